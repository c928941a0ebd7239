use super::offer::{Batch, Refusal};
use super::parallel;
use super::work::Work;
use crate::classify::{Classifier, skeleton};
use crate::model::{ServerProfile, ServerSlug, Timestamp};
use crate::store::{KnownServer, Plan, Report, RunId, Store, StoreError, Write};
use std::collections::HashMap;

/// One run in progress: batches go in, and are classified and stored as they come.
pub struct Importer<'a> {
    store: &'a Store,
    classifier: &'a Classifier,
    run: RunId,
    now: Timestamp,
    outcome: Outcome,
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
        Ok(Self { store, classifier, run, now, outcome: Outcome::default() })
    }

    /// Classifies and stores some batches in one transaction: all of it, or, when it fails, nothing.
    pub async fn take(&mut self, batches: Vec<Batch>, refusals: Vec<Refusal>) -> Result<(), StoreError> {
        let mut write = self.store.write().await?;
        let report = &mut self.outcome.report;
        report.seen += refusals.len() as u64;
        report.refused += refusals.len() as u64;
        let mut refused = refusals;
        let mut works: Vec<Work> = Vec::new();
        for batch in joined(batches) {
            let known = write.find_server(&batch.server).await?;
            // What this step has decided about a server must be written before it is compared with again.
            if known.as_ref().is_some_and(|server| works.iter().any(|work| work.server.id == server.id)) {
                settle(&mut write, self.classifier, std::mem::take(&mut works), self.run, self.now).await?;
            }
            let (work, more) = compare(&mut write, known, batch, self.run, self.now, report).await?;
            works.extend(work);
            refused.extend(more);
        }
        settle(&mut write, self.classifier, works, self.run, self.now).await?;
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

/// Stores the batch's server when it isn't known, and compares its tools with what is offered.
async fn compare(
    write: &mut Write,
    known: Option<KnownServer>,
    batch: Batch,
    run: RunId,
    now: Timestamp,
    report: &mut Report,
) -> Result<(Option<Work>, Vec<Refusal>), StoreError> {
    let Some(server) = known else {
        let server = write.add_server(&batch.server, run, now).await?;
        write.put_skeleton(server.id, &skeleton(display_name(&server.profile, &server.slug))).await?;
        let profile = server.profile.clone();
        let (work, refusals) = Work::decide(server, profile, HashMap::new(), batch, run, report);
        return Ok((Some(work), refusals));
    };
    if server.last_run == run && batch.complete {
        let count = batch.offers.len() as u64;
        report.seen += count;
        report.refused += count;
        let reason = format!("the server `{}` came before in this import; its first list is kept", server.slug);
        return Ok((None, vec![Refusal { place: batch.source, reason }]));
    }
    // Within one run the first word about a server holds; what it left out may still be said.
    let profile = if server.last_run == run {
        server.profile.clone().or(batch.server.profile.clone())
    } else {
        batch.server.profile.clone().or(server.profile.clone())
    };
    write.see_server(&server, batch.server.identity.as_deref(), &profile, run, now).await?;
    if profile.name != server.profile.name {
        write.put_skeleton(server.id, &skeleton(display_name(&profile, &server.slug))).await?;
    }
    let known = write.known_tools(server.id).await?;
    let (work, refusals) = Work::decide(server, profile, known, batch, run, report);
    Ok((Some(work), refusals))
}

fn display_name<'a>(profile: &'a ServerProfile, slug: &'a ServerSlug) -> &'a str {
    profile.name.as_deref().unwrap_or(slug.as_str())
}

/// Classifies and writes what was decided.
async fn settle(write: &mut Write, classifier: &Classifier, works: Vec<Work>, run: RunId, now: Timestamp) -> Result<(), StoreError> {
    let mut stored = Vec::new();
    for work in &works {
        stored.push(if work.judge_all { write.definitions_of(work.server.id).await? } else { vec![] });
    }
    let jobs = works.iter().zip(&stored).flat_map(|(work, stored)| work.jobs(stored)).collect();
    let mut assessments = parallel::classify(classifier, jobs).await.into_iter();
    let mut plan = Plan::default();
    for (work, stored) in works.into_iter().zip(stored) {
        work.into_plan(&mut plan, classifier, &stored, &mut assessments);
    }
    write.apply(&plan, run, now).await
}
