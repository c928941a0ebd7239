use super::child::Child;
use super::conversation::{Said, converse};
use super::error::ScanError;
use super::finding::{batch, silence};
use super::launch::Launch;
use super::notebook::Notebook;
use super::tally::Tally;
use super::target::{Target, Wanted};
use super::wire::Wire;
use super::{older, streamable};
use crate::classify::Classifier;
use crate::ingest::http::Http;
use crate::ingest::pipeline::{Importer, Outcome};
use crate::ingest::source::Source;
use crate::model::{Posture, Timestamp, Transport};
use crate::store::Store;
use reqwest::Url;
use reqwest::header::HeaderMap;
use std::time::Duration;
use tokio::task::JoinSet;
use tokio::time::timeout;

/// How long and how much.
#[derive(Clone, Copy, Debug)]
pub struct Bounds {
    /// Until a server has said who it is; a package may have to be fetched first.
    pub start: Duration,
    /// Until its list is read.
    pub list: Duration,
    /// Bytes of one answer.
    pub answer: usize,
}

impl Default for Bounds {
    fn default() -> Self {
        Self { start: Duration::from_mins(1), list: Duration::from_mins(1), answer: 16 << 20 }
    }
}

const KIND: &str = "scan";

/// Asks one server and stores its tools. A server of the catalogue that doesn't answer is noted as such, and keeps its tools.
///
/// # Errors
/// When it gives no tools, with what to do; tools that can't be taken are refused one by one.
pub async fn scan(
    store: &Store,
    classifier: &Classifier,
    http: &Http,
    wanted: &Wanted,
    bounds: &Bounds,
    now: Timestamp,
) -> Result<Outcome, ScanError> {
    let answer = ask(http, wanted, bounds).await;
    let mut importer = Importer::start(store, classifier, KIND, &wanted.source(), now).await?;
    let posture = take(&mut importer, wanted, answer).await;
    let outcome = importer.finish().await?;
    posture.map(|_| outcome)
}

/// Asks one server and stores nothing.
///
/// # Errors
/// When it gives no tools, with what to do; tools that can't be taken are refused one by one.
pub async fn ask_alone(http: &Http, wanted: &Wanted, bounds: &Bounds) -> Result<Source, ScanError> {
    let (said, transport) = ask(http, wanted, bounds).await?;
    let (batch, refusals) = batch(wanted, said, transport)?;
    Ok(Source::live(batch.server.slug.to_string(), batch, refusals))
}

/// Asks many servers, `concurrency` of them at a time, and stores what they say. `watch` hears how far it has come.
pub async fn scan_all(
    store: &Store,
    classifier: &Classifier,
    http: &Http,
    wanted: Vec<Wanted>,
    (concurrency, bounds): (usize, Bounds),
    now: Timestamp,
    mut watch: impl FnMut(&Tally),
) -> Result<(Outcome, Tally), ScanError> {
    let mut importer = Importer::start(store, classifier, KIND, "all remotes", now).await?;
    let (mut tally, mut asking, mut waiting) = (Tally::default(), JoinSet::new(), wanted.into_iter());
    loop {
        while asking.len() < concurrency.max(1) {
            let Some(next) = waiting.next() else { break };
            let http = http.clone();
            asking.spawn(async move {
                let answer = ask(&http, &next, &bounds).await;
                (next, answer)
            });
        }
        let Some(asked) = asking.join_next().await else { return Ok((importer.finish().await?, tally)) };
        let Ok((wanted, answer)) = asked else { continue };
        match take(&mut importer, &wanted, answer).await {
            Ok(posture) => tally.count(posture),
            Err(ScanError::Store(error)) => return Err(error.into()),
            Err(ScanError::Guarded { .. }) => tally.count(Posture::Guarded),
            Err(_) => tally.count(Posture::Dead),
        }
        watch(&tally);
    }
}

/// Stores an answer, or that there was none.
async fn take(importer: &mut Importer<'_>, wanted: &Wanted, answer: Result<(Said, Transport), ScanError>) -> Result<Posture, ScanError> {
    match answer {
        Ok((said, transport)) => {
            let (batch, refusals) = batch(wanted, said, transport)?;
            importer.take(vec![batch], refusals).await?;
            Ok(Posture::Open)
        }
        Err(error) => {
            let transport = match &wanted.target {
                Target::Start(_) => Transport::Stdio,
                Target::Ask { transport, .. } => transport.unwrap_or(Transport::StreamableHttp),
            };
            let batch = error.look(transport).and_then(|look| silence(wanted, look));
            importer.take(batch.into_iter().collect(), vec![]).await?;
            Err(error)
        }
    }
}

/// Asks a server; nothing is stored. Says which way it was spoken to.
async fn ask(http: &Http, wanted: &Wanted, bounds: &Bounds) -> Result<(Said, Transport), ScanError> {
    match &wanted.target {
        Target::Start(launch) => over_stdio(launch, bounds).await.map(|said| (said, Transport::Stdio)),
        Target::Ask { url, transport: Some(Transport::Sse), headers } => {
            over_older(http, (url, headers), bounds).await.map(|said| (said, Transport::Sse))
        }
        Target::Ask { url, headers, .. } => match over_streamable(http, (url, headers), bounds).await {
            // So the standard tells a server of the older kind.
            Err(first @ ScanError::Refused { status: 400..=499 }) => {
                over_older(http, (url, headers), bounds).await.map(|said| (said, Transport::Sse)).map_err(|second| first.or(second))
            }
            answer => answer.map(|said| (said, Transport::StreamableHttp)),
        },
    }
}

async fn over_stdio(launch: &Launch, bounds: &Bounds) -> Result<Said, ScanError> {
    let notebook = Notebook::default();
    let (wire, line) = Wire::new(notebook.clone());
    let (child, exchange) = Child::start(launch, line, bounds.answer)?;
    let answer = over(exchange, wire, &notebook, bounds).await;
    let last_words = child.end().await;
    answer.map_err(|error| error.with_last_words(&last_words))
}

async fn over_streamable(http: &Http, (url, own): (&Url, &HeaderMap), bounds: &Bounds) -> Result<Said, ScanError> {
    let notebook = Notebook::default();
    let (wire, line) = Wire::new(notebook.clone());
    over(streamable::exchange(http.clone(), (url.clone(), own.clone()), line, bounds.answer), wire, &notebook, bounds).await
}

async fn over_older(http: &Http, (url, own): (&Url, &HeaderMap), bounds: &Bounds) -> Result<Said, ScanError> {
    let notebook = Notebook::default();
    let (wire, line) = Wire::new(notebook.clone());
    // One stream carries every answer, so it lasts as long as everything may.
    let http = http.within(bounds.start + bounds.list);
    over(older::exchange(http, (url.clone(), own.clone()), line, bounds.answer), wire, &notebook, bounds).await
}

/// How long an exchange that has ended may take to say why.
const WHY: Duration = Duration::from_millis(200);

/// Holds the conversation over an exchange. Why the exchange broke off says more than that it did.
async fn over(
    exchange: impl Future<Output = Result<(), ScanError>> + Send + 'static,
    wire: Wire,
    notebook: &Notebook,
    bounds: &Bounds,
) -> Result<Said, ScanError> {
    let mut exchange = tokio::spawn(exchange);
    let answer = converse(wire, notebook, bounds).await;
    // When all went well this is the time to take leave of the server.
    let ended = timeout(WHY, &mut exchange).await;
    exchange.abort();
    match (answer, ended) {
        (Err(_), Ok(Ok(Err(why)))) => Err(why),
        (answer, _) => answer,
    }
}
