use super::page::Page;
use super::pages::{Pages, SyncError};
use super::patience::Patience;
use crate::classify::Classifier;
use crate::ingest::http::{Http, HttpError};
use crate::ingest::offer::Batch;
use crate::ingest::pipeline::{Bookmark, Importer, Outcome};
use crate::model::Timestamp;
use crate::store::{Left, Report, Store};
use reqwest::Url;
use tokio::sync::mpsc::{Receiver, Sender, channel};

/// What to bring in step with which registry.
#[derive(Clone, Debug)]
pub struct Sync {
    /// Where the registry answers: the address before `/v0.1/servers`.
    pub registry: String,
    /// Stop behind the page on which so many servers were seen; a later sync goes on from there.
    pub max: Option<u64>,
    /// Say what would be done, and do nothing.
    pub rehearse: bool,
    /// Ask for everything, not only for what changed.
    pub full: bool,
    /// How it is asked again.
    pub patience: Patience,
}

/// The verb of its runs.
const KIND: &str = "sync";

/// Brings the catalogue in step with a registry: everything at first, later only what changed since. One that was broken off
/// goes on with the page behind the last that is stored. `watch` hears how far it has come.
///
/// # Errors
/// When the registry can't be asked, repeats itself or says no, or the store fails; bad entries are refused one by one.
pub async fn sync(
    store: &Store,
    classifier: &Classifier,
    http: &Http,
    wanted: &Sync,
    now: Timestamp,
    mut watch: impl FnMut(&Report),
) -> Result<Outcome, SyncError> {
    let list = list(http, &wanted.registry)?;
    let source = list.as_str().to_owned();
    let left = if wanted.full { None } else { store.left(KIND, &source).await? }.unwrap_or_default();
    let mut importer = importer(store, classifier, wanted, &source, &left, now).await?;
    let mut mark = begin(&left);
    let (sender, mut pages) = channel(1);
    let asked = Pages::new(http.clone(), wanted.patience, list, &mark, wanted.max);
    let asking = tokio::spawn(ask(asked, sender));
    let answer = store_pages(&mut importer, &mut pages, &mut mark, wanted.max, &mut watch).await;
    asking.abort();
    match answer {
        Ok(true) => Ok(importer.finish().await?),
        Ok(false) => Ok(importer.pause()),
        // A circle can't be gone on with: the next sync begins where this one did.
        Err(error @ SyncError::Circle { .. }) => {
            mark.cursor = None;
            importer.take_page(vec![], vec![], Some(&mark)).await?;
            Err(error)
        }
        Err(error) => Err(error),
    }
}

/// The address of the list, whichever part of it was named.
fn list(http: &Http, registry: &str) -> Result<Url, HttpError> {
    let base = registry.trim_end_matches('/').trim_end_matches("/servers").trim_end_matches("/v0.1").trim_end_matches("/v0");
    http.address(&format!("{base}/v0.1/servers"))
}

async fn importer<'a>(
    store: &'a Store,
    classifier: &'a Classifier,
    wanted: &Sync,
    source: &str,
    left: &Left,
    now: Timestamp,
) -> Result<Importer<'a>, SyncError> {
    let rehearsal = Importer::rehearsal(store, classifier, KIND, source, now);
    match left.unfinished {
        _ if wanted.rehearse => Ok(rehearsal),
        Some((run, report)) => Ok(rehearsal.resumed(run, report)),
        None => Ok(Importer::start(store, classifier, KIND, source, now).await?),
    }
}

/// Where to begin: on the page behind the last of a run that was broken off, else with what changed since the last.
fn begin(left: &Left) -> Bookmark {
    match left.unfinished {
        Some(_) => Bookmark { cursor: left.cursor.clone(), since: left.since, newest: left.newest },
        None => Bookmark { cursor: None, since: left.newest, newest: left.newest },
    }
}

/// Fetches the next page while the one before is written.
async fn ask(mut pages: Pages, sender: Sender<Result<Page, SyncError>>) {
    while let Some(page) = pages.next().await.transpose() {
        let failed = page.is_err();
        if sender.send(page).await.is_err() || failed {
            break;
        }
    }
}

/// Stores what comes; says whether that was all.
async fn store_pages(
    importer: &mut Importer<'_>,
    pages: &mut Receiver<Result<Page, SyncError>>,
    mark: &mut Bookmark,
    max: Option<u64>,
    watch: &mut impl FnMut(&Report),
) -> Result<bool, SyncError> {
    let before = importer.report().seen;
    while let Some(page) = pages.recv().await {
        let Page { entries, refusals, next, .. } = page?;
        mark.newest = entries.iter().filter_map(|entry| entry.updated).chain(mark.newest).max();
        mark.cursor = next;
        let batches = entries.into_iter().map(|entry| Batch::of_server(entry.server, "the registry".into())).collect();
        importer.take_page(batches, refusals, Some(mark)).await?;
        watch(importer.report());
        if mark.cursor.is_some() && max.is_some_and(|max| importer.report().seen - before >= max) {
            return Ok(false);
        }
    }
    Ok(true)
}
