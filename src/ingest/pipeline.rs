use super::offer::{Batch, Refusal};
use super::step::Step;
use crate::classify::Classifier;
use crate::model::Timestamp;
use crate::store::{Report, RunId, Store, StoreError};
use std::collections::{HashMap, HashSet};

/// One run in progress: batches go in, and are classified and stored as they come.
pub struct Importer<'a> {
    store: &'a Store,
    classifier: &'a Classifier,
    kind: &'a str,
    source: String,
    /// `None` while it is only rehearsed.
    run: Option<RunId>,
    now: Timestamp,
    outcome: Outcome,
    servers: Servers,
}

/// What a run remembers of the servers that it met.
#[derive(Debug, Default)]
pub(super) struct Servers {
    /// Servers whose tools were told of in this run: a second whole list of them is refused.
    pub(super) told: HashSet<i64>,
    /// Servers of which no tool was known before this run.
    pub(super) fresh: HashSet<i64>,
}

/// Where a source that comes in pages goes on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Bookmark {
    /// What the source calls the next page; `None` at its end.
    pub(super) cursor: Option<String>,
    /// From when its changes were asked for.
    pub(super) since: Option<Timestamp>,
    /// The last change that was seen.
    pub(super) newest: Option<Timestamp>,
}

/// What a run did, and what it could not take.
#[derive(Clone, Debug, Default)]
pub struct Outcome {
    /// The numbers.
    pub report: Report,
    /// The refusals, in the order in which they were met; at most 10,000 are kept.
    pub refusals: Vec<Refusal>,
}

const MAX_REFUSALS: usize = 10_000;

impl<'a> Importer<'a> {
    /// Begins a run; `kind` is the verb, `source` what it reads.
    pub async fn start(
        store: &'a Store,
        classifier: &'a Classifier,
        kind: &'a str,
        source: &str,
        now: Timestamp,
    ) -> Result<Self, StoreError> {
        let run = store.start_run(kind, source, now).await?;
        Ok(Self { run: Some(run), ..Self::rehearsal(store, classifier, kind, source, now) })
    }

    /// A run that says what it would do and leaves nothing behind. Batches that build on one another are seen one by one.
    pub(super) fn rehearsal(store: &'a Store, classifier: &'a Classifier, kind: &'a str, source: &str, now: Timestamp) -> Self {
        Self {
            store,
            classifier,
            kind,
            source: source.to_owned(),
            run: None,
            now,
            outcome: Outcome::default(),
            servers: Servers::default(),
        }
    }

    /// The same run as one that was broken off, from where it came to.
    pub(super) fn resumed(self, run: RunId, report: Report) -> Self {
        Self { run: Some(run), outcome: Outcome { report, ..Outcome::default() }, ..self }
    }

    /// Classifies and stores some batches in one transaction: all of it, or, when it fails, nothing.
    pub async fn take(&mut self, batches: Vec<Batch>, refusals: Vec<Refusal>) -> Result<(), StoreError> {
        self.take_page(batches, refusals, None).await
    }

    /// The same, with where its source goes on: both are there after a kill at any moment, or neither.
    pub(super) async fn take_page(
        &mut self,
        batches: Vec<Batch>,
        refusals: Vec<Refusal>,
        mark: Option<&Bookmark>,
    ) -> Result<(), StoreError> {
        let mut write = self.store.write().await?;
        let run = match self.run {
            Some(run) => run,
            None => write.start_run(self.kind, &self.source, self.now).await?,
        };
        let report = &mut self.outcome.report;
        report.seen += refusals.len() as u64;
        report.refused += refusals.len() as u64;
        let mut step = Step::new(write, self.classifier, (run, self.now), (report, &mut self.servers), refusals);
        for batch in joined(batches) {
            step.meet(batch).await?;
        }
        let (mut write, refused) = step.settled().await?;
        write.settle_overrides(self.now).await?;
        write.progress(run, &self.outcome.report).await?;
        for (number, refusal) in (self.outcome.refusals.len() as u64..).zip(&refused) {
            write.refuse(run, &refusal.place, &refusal.reason, number).await?;
        }
        if let Some(mark) = mark {
            write.bookmark(run, mark.cursor.as_deref(), mark.since, mark.newest).await?;
        }
        // What is dropped without a commit was never there.
        if self.run.is_some() {
            write.commit().await?;
        }
        self.outcome.refusals.extend(refused);
        self.outcome.refusals.truncate(MAX_REFUSALS);
        Ok(())
    }

    /// How far the run has come.
    pub fn report(&self) -> &Report {
        &self.outcome.report
    }

    /// Ends the run.
    pub async fn finish(self) -> Result<Outcome, StoreError> {
        if let Some(run) = self.run {
            self.store.finish_run(run, &self.outcome.report, self.now).await?;
        }
        Ok(self.outcome)
    }

    /// Leaves the run unfinished, for a later one to go on with.
    pub(super) fn pause(self) -> Outcome {
        self.outcome
    }
}

/// Partial batches of the same server become one, in the order in which the servers came.
fn joined(batches: Vec<Batch>) -> Vec<Batch> {
    let mut joined: Vec<Batch> = Vec::new();
    let mut places: HashMap<String, usize> = HashMap::new();
    for batch in batches {
        let known = if batch.complete { None } else { places.get(batch.server.slug.as_str()).copied() };
        if let Some(at) = known {
            let profile = std::mem::take(&mut joined[at].server.profile);
            joined[at].server.profile = profile.or(batch.server.profile);
            joined[at].offers.extend(batch.offers);
        } else {
            if !batch.complete {
                places.insert(batch.server.slug.to_string(), joined.len());
            }
            joined.push(batch);
        }
    }
    joined
}
