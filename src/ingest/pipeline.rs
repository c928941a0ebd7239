use super::offer::{Batch, Refusal};
use super::parallel::{self, Job};
use super::work::Work;
use crate::classify::Classifier;
use crate::model::{Definition, Timestamp, Verdict};
use crate::store::{Plan, Report, RunId, Store, StoreError, Write};
use std::collections::{HashMap, HashSet};

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
        let mut works = Vec::new();
        for batch in joined(batches) {
            let (work, more) = compare(&mut write, batch, self.run, self.now, report).await?;
            works.extend(work);
            refused.extend(more);
        }
        let mut verdicts = parallel::classify(self.classifier, jobs(&mut write, &works).await?).await.into_iter();
        for work in works {
            store(&mut write, self.classifier, work, &mut verdicts, self.run, self.now).await?;
        }
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
        match known {
            Some(at) => {
                let profile = std::mem::take(&mut joined[at].server.profile);
                joined[at].server.profile = profile.or(batch.server.profile);
                joined[at].offers.extend(batch.offers);
            }
            None => {
                if !batch.complete {
                    places.insert(batch.server.slug.to_string(), joined.len());
                }
                joined.push(batch);
            }
        }
    }
    joined
}

/// Finds or stores the batch's server, and compares its tools with what is offered.
async fn compare(
    write: &mut Write,
    batch: Batch,
    run: RunId,
    now: Timestamp,
    report: &mut Report,
) -> Result<(Option<Work>, Vec<Refusal>), StoreError> {
    let identity = batch.server.identity.as_deref();
    let Some(server) = write.find_server(&batch.server.slug, identity).await? else {
        let server = write.add_server(&batch.server, run, now).await?;
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
    write.see_server(&server, identity, &profile, run, now).await?;
    let known = write.known_tools(server.id).await?;
    let (work, refusals) = Work::decide(server, profile, known, batch, run, report);
    Ok((Some(work), refusals))
}

/// Everything that needs a verdict, in the order in which [`store`] takes the verdicts again.
async fn jobs(write: &mut Write, works: &[Work]) -> Result<Vec<Job>, StoreError> {
    let mut jobs = Vec::new();
    for work in works {
        let offered = work.new.iter().chain(work.redefined.iter().map(|(_, offer)| offer)).map(|offer| offer.definition.clone());
        jobs.extend(offered.map(|definition| Job { server: work.profile.clone(), definition }));
        if work.judge_all {
            let stored = write.definitions_of(work.server.id).await?;
            jobs.extend(stored.into_iter().map(|(_, definition)| Job { server: work.profile.clone(), definition }));
        }
    }
    Ok(jobs)
}

async fn store(
    write: &mut Write,
    classifier: &Classifier,
    work: Work,
    verdicts: &mut impl Iterator<Item = (Definition, Verdict)>,
    run: RunId,
    now: Timestamp,
) -> Result<(), StoreError> {
    let mut plan = Plan::default();
    let mut verdict = || verdicts.next().expect("there is a verdict for each job, in their order");
    for offer in work.new {
        let (definition, verdict) = verdict();
        let verb = classifier.leading_verb(definition.name.as_str());
        plan.add(definition, offer.fingerprint, verb, (offer.description_source, work.source.clone()), verdict);
    }
    let redefined: HashSet<i64> = work.redefined.iter().map(|(tool, _)| tool.id).collect();
    for (tool, offer) in work.redefined {
        let (definition, verdict) = verdict();
        plan.redefine(tool, definition, offer.fingerprint, (offer.description_source, work.source.clone()), verdict);
    }
    if work.judge_all {
        for (tool, _) in write.definitions_of(work.server.id).await? {
            let (_, verdict) = verdict();
            // What was redefined has its verdict from its new definition.
            if !redefined.contains(&tool) {
                plan.judge(tool, verdict);
            }
        }
    }
    work.unchanged.iter().for_each(|tool| plan.see(tool));
    work.gone.iter().for_each(|tool| plan.remove(tool));
    write.apply(work.server.id, plan, run, now).await
}
