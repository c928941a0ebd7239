use super::offer::{Batch, Refusal};
use super::parallel;
use super::past::Past;
use super::pipeline::Servers;
use super::work::Work;
use crate::classify::{Classifier, skeleton};
use crate::model::{ServerProfile, ServerSlug, Status, Timestamp};
use crate::store::{KnownServer, Plan, Report, RunId, Sighting, StoreError, Write};
use std::collections::HashMap;

/// One transaction of a run: batches are met one by one, and settled together, since every statement costs a way to the
/// database and back.
pub(super) struct Step<'a> {
    write: Write,
    classifier: &'a Classifier,
    run: RunId,
    now: Timestamp,
    report: &'a mut Report,
    /// What the run remembers of the servers that it met.
    servers: &'a mut Servers,
    met: Vec<Met>,
    plan: Plan,
    refused: Vec<Refusal>,
}

/// A batch and the server that it is of.
struct Met {
    server: KnownServer,
    /// What is known of the server with what the batch says.
    profile: ServerProfile,
    batch: Batch,
    is_new: bool,
}

impl<'a> Step<'a> {
    pub(super) fn new(
        write: Write,
        classifier: &'a Classifier,
        (run, now): (RunId, Timestamp),
        (report, servers): (&'a mut Report, &'a mut Servers),
        refused: Vec<Refusal>,
    ) -> Self {
        Self { write, classifier, run, now, report, servers, met: vec![], plan: Plan::default(), refused }
    }

    /// Finds the batch's server, or stores it when it isn't known.
    pub(super) async fn meet(&mut self, batch: Batch) -> Result<(), StoreError> {
        let mut known = self.write.find_server(&batch.server).await?;
        // What this step has decided about a server must be written before it is compared with again.
        if known.as_ref().is_some_and(|server| self.met.iter().any(|met| met.server.id == server.id)) {
            self.settle().await?;
            known = self.write.find_server(&batch.server).await?;
        }
        match known {
            None if batch.is_withdrawn() => {
                (self.report.seen, self.report.unchanged) = (self.report.seen + 1, self.report.unchanged + 1);
                Ok(())
            }
            None => self.add(batch).await,
            Some(server) if server.last_run == self.run && batch.complete && self.servers.told.contains(&server.id) => {
                self.refuse(&server, &batch);
                Ok(())
            }
            Some(server) => self.see(server, batch).await,
        }
    }

    async fn add(&mut self, mut batch: Batch) -> Result<(), StoreError> {
        let profile = batch.server.profile.clone();
        let looks = |slug: &ServerSlug| skeleton(display_name(&profile, slug));
        if let (Some(listing), Some(identity)) = (&batch.server.listing, &batch.server.identity)
            && self.write.has_identity(identity).await?
        {
            batch.server.identity = Some(Sighting::by_listing(&listing.name));
        }
        let server = self.write.add_server(&batch.server, looks, self.run, self.now).await?;
        if let Some(listing) = &batch.server.listing {
            self.write.put_listing(server.id, listing, false, self.run, self.now).await?;
        }
        if let Some(look) = &batch.look {
            self.write.put_look(server.id, look, self.now).await?;
        }
        self.count(&batch, |report| &mut report.added);
        self.plan.new_servers.push(server.id);
        self.push(Met { server, profile, batch, is_new: true });
        Ok(())
    }

    fn refuse(&mut self, server: &KnownServer, batch: &Batch) {
        let count = batch.offers.len() as u64;
        self.report.seen += count;
        self.report.refused += count;
        let reason = format!("the server `{}` came before in this import; its first list is kept", server.slug);
        self.refused.push(Refusal { place: batch.source.clone(), reason });
    }

    async fn see(&mut self, server: KnownServer, batch: Batch) -> Result<(), StoreError> {
        // Within one run the first word about a server holds; what it left out may still be said.
        let profile = if batch.fills {
            server.profile.clone().filled_by(batch.server.profile.clone())
        } else if server.last_run == self.run {
            server.profile.clone().or(batch.server.profile.clone())
        } else {
            batch.server.profile.clone().or(server.profile.clone())
        };
        // A registry's word on which package a server is doesn't outweigh what it goes by already.
        let identity = batch.server.identity.as_deref().filter(|_| batch.server.listing.is_none() || server.identity.is_none());
        let relisted = batch.server.listing.as_ref().filter(|said| server.listing.as_ref() != Some(said));
        let changed = profile != server.profile;
        if let Some(look) = &batch.look {
            self.write.put_look(server.id, look, self.now).await?;
        }
        if let Some(listing) = relisted {
            self.write.put_listing(server.id, listing, !changed, self.run, self.now).await?;
        }
        self.count(&batch, |report| match relisted {
            Some(listing) if listing.status == Status::Deleted => &mut report.removed,
            None if !changed => &mut report.unchanged,
            _ => &mut report.changed,
        });
        if !server.retired && profile == server.profile && identity.is_none_or(|said| server.identity.as_deref() == Some(said)) {
            self.plan.seen_servers.push(server.id);
        } else {
            self.write.see_server(&server, identity, &profile, self.run, self.now).await?;
        }
        if profile.name != server.profile.name {
            self.write.put_skeleton(server.id, &skeleton(display_name(&profile, &server.slug))).await?;
        }
        self.push(Met { server, profile, batch, is_new: false });
        Ok(())
    }

    fn push(&mut self, met: Met) {
        if !met.batch.is_of_server_alone() {
            self.servers.told.insert(met.server.id);
        }
        self.met.push(met);
    }

    /// Counts a server of which no tools are told; otherwise its tools are what is counted.
    fn count(&mut self, batch: &Batch, number: impl Fn(&mut Report) -> &mut u64) {
        if batch.is_of_server_alone() {
            self.report.seen += 1;
            *number(self.report) += 1;
        }
    }

    /// Settles what is left; gives the transaction back, and what was refused.
    pub(super) async fn settled(mut self) -> Result<(Write, Vec<Refusal>), StoreError> {
        self.settle().await?;
        Ok((self.write, self.refused))
    }

    /// Compares what was met with what is known, classifies what is due and writes it.
    async fn settle(&mut self) -> Result<(), StoreError> {
        let mut works = self.compare().await?;
        self.pair(&mut works).await?;
        let mut stored = Vec::new();
        for work in &works {
            stored.push(if work.judge_all { self.write.definitions_of(work.server.id).await? } else { vec![] });
        }
        let jobs = works.iter().zip(&stored).flat_map(|(work, stored)| work.jobs(stored)).collect();
        let mut assessments = parallel::classify(self.classifier, jobs).await.into_iter();
        let judged = stored.iter().flatten().map(|(tool, _)| *tool);
        let mut past = Past::of(&mut self.write, self.classifier, &works, judged, self.now).await?;
        let mut plan = std::mem::take(&mut self.plan);
        for (work, stored) in works.into_iter().zip(stored) {
            work.into_plan(&mut plan, self.classifier, &stored, &mut assessments, &mut past);
        }
        self.write.apply(&plan, self.run, self.now).await
    }

    /// Finds the tools that only bear another name.
    async fn pair(&mut self, works: &mut [Work]) -> Result<(), StoreError> {
        let left: Vec<i64> = works.iter().flat_map(Work::left_behind).collect();
        let mut prints = HashMap::new();
        self.write
            .definitions(&left, |key, definition| {
                prints.insert(key, definition.fingerprint_but_name());
            })
            .await?;
        for work in works {
            work.pair(&prints, self.report);
        }
        Ok(())
    }

    async fn compare(&mut self) -> Result<Vec<Work>, StoreError> {
        let known: Vec<i64> = self.met.iter().filter(|met| !met.is_new).map(|met| met.server.id).collect();
        let mut tools = self.write.known_tools(&known).await?;
        let mut works = Vec::new();
        for Met { server, profile, batch, .. } in self.met.drain(..) {
            let known = tools.remove(&server.id).unwrap_or_default();
            let (mut work, refusals) = Work::decide(server, profile, known, batch, self.run, self.report);
            if work.first && !work.new.is_empty() {
                self.servers.fresh.insert(work.server.id);
            }
            work.first |= self.servers.fresh.contains(&work.server.id);
            works.push(work);
            self.refused.extend(refusals);
        }
        Ok(works)
    }
}

fn display_name<'a>(profile: &'a ServerProfile, slug: &'a ServerSlug) -> &'a str {
    profile.name.as_deref().unwrap_or(slug.as_str())
}
