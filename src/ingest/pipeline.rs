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
    run: RunId,
    now: Timestamp,
    outcome: Outcome,
    /// Servers of which no tool was known before this run.
    fresh: HashSet<i64>,
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
    pub async fn start(store: &'a Store, classifier: &'a Classifier, kind: &str, source: &str, now: Timestamp) -> Result<Self, StoreError> {
        let run = store.start_run(kind, source, now).await?;
        Ok(Self { store, classifier, run, now, outcome: Outcome::default(), fresh: HashSet::new() })
    }

    /// Classifies and stores some batches in one transaction: all of it, or, when it fails, nothing.
    pub async fn take(&mut self, batches: Vec<Batch>, refusals: Vec<Refusal>) -> Result<(), StoreError> {
        let report = &mut self.outcome.report;
        report.seen += refusals.len() as u64;
        report.refused += refusals.len() as u64;
        let counted = (report, &mut self.fresh);
        let mut step = Step::new(self.store.write().await?, self.classifier, (self.run, self.now), counted, refusals);
        for batch in joined(batches) {
            step.meet(batch).await?;
        }
        let (mut write, refused) = step.settled().await?;
        write.settle_overrides(self.now).await?;
        write.progress(self.run, &self.outcome.report).await?;
        for (number, refusal) in (self.outcome.refusals.len() as u64..).zip(&refused) {
            write.refuse(self.run, &refusal.place, &refusal.reason, number).await?;
        }
        write.commit().await?;
        self.outcome.refusals.extend(refused);
        self.outcome.refusals.truncate(MAX_REFUSALS);
        Ok(())
    }

    /// The run.
    pub fn run(&self) -> RunId {
        self.run
    }

    /// How far the run has come.
    pub fn report(&self) -> &Report {
        &self.outcome.report
    }

    /// Ends the run.
    pub async fn finish(self) -> Result<Outcome, StoreError> {
        self.store.finish_run(self.run, &self.outcome.report, self.now).await?;
        Ok(self.outcome)
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
