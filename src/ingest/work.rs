use super::offer::{Batch, Offer, Refusal};
use super::parallel::Job;
use crate::classify::Classifier;
use crate::model::{Assessment, Definition, MAX_TOOLS, ServerProfile};
use crate::store::{KnownServer, KnownTool, NewDefinition, NewTool, Plan, Report, RunId};
use std::collections::hash_map::Entry;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

/// What is to be done for one server, decided from what is known and what is offered. Nothing is written here.
pub(super) struct Work {
    pub(super) server: KnownServer,
    pub(super) profile: Arc<ServerProfile>,
    pub(super) source: String,
    pub(super) new: Vec<Offer>,
    pub(super) redefined: Vec<(KnownTool, Offer)>,
    pub(super) unchanged: Vec<KnownTool>,
    pub(super) gone: Vec<KnownTool>,
    /// What the server is for reads otherwise than before, so every verdict on it is due.
    pub(super) judge_all: bool,
}

impl Work {
    /// Compares a batch with the tools that its server has. Counts into the report; refusals are handed back.
    pub(super) fn decide(
        server: KnownServer,
        profile: ServerProfile,
        mut known: HashMap<String, KnownTool>,
        batch: Batch,
        run: RunId,
        report: &mut Report,
    ) -> (Self, Vec<Refusal>) {
        let judge_all = (&profile.name, &profile.description) != (&server.profile.name, &server.profile.description);
        let (new, redefined, unchanged, gone) = (vec![], vec![], vec![], vec![]);
        let mut work = Self { server, profile: Arc::new(profile), source: batch.source, new, redefined, unchanged, gone, judge_all };
        // Of a complete list only its own tools will be there; of a part, all that are there already.
        let listed: HashSet<&str> = batch.offers.iter().map(|offer| offer.definition.name.as_str()).collect();
        let stays = |(name, tool): &(&String, &KnownTool)| if batch.complete { listed.contains(name.as_str()) } else { !tool.removed };
        let mut present = known.iter().filter(stays).count();
        let mut refusals = Vec::new();
        let mut met: HashMap<String, Offer> = HashMap::new();
        for offer in batch.offers {
            report.seen += 1;
            match work.sort(offer, &mut known, &mut met, &mut present, run) {
                Ok(count) => *count.of(report) += 1,
                Err(refusal) => {
                    report.refused += 1;
                    refusals.push(refusal);
                }
            }
        }
        work.new.extend(met.into_values());
        work.new.sort_by(|a, b| a.definition.name.cmp(&b.definition.name));
        if batch.complete {
            work.gone = known
                .into_iter()
                .filter(|(name, tool)| !tool.removed && tool.last_run != run && !batch.refused.contains(name))
                .map(|(_, tool)| tool)
                .collect();
            report.removed += work.gone.len() as u64;
        }
        (work, refusals)
    }

    fn sort(
        &mut self,
        offer: Offer,
        known: &mut HashMap<String, KnownTool>,
        met: &mut HashMap<String, Offer>,
        present: &mut usize,
        run: RunId,
    ) -> Result<Count, Refusal> {
        let name = offer.definition.name.as_str().to_owned();
        if let Some(tool) = known.get_mut(&name) {
            return self.sort_known(offer, tool, run);
        }
        match met.entry(name) {
            Entry::Occupied(first) if first.get().fingerprint == offer.fingerprint => Ok(Count::Unchanged),
            Entry::Occupied(first) => Err(twice(&offer, &format!("the first definition, at {}, is kept", first.get().place))),
            Entry::Vacant(_) if *present >= MAX_TOOLS => {
                Err(Refusal { place: offer.place, reason: format!("the server has {MAX_TOOLS} tools already, which is the limit") })
            }
            Entry::Vacant(free) => {
                *present += 1;
                free.insert(offer);
                Ok(Count::Added)
            }
        }
    }

    /// Within one run the first definition of a tool holds, so that running it again changes nothing.
    fn sort_known(&mut self, offer: Offer, tool: &mut KnownTool, run: RunId) -> Result<Count, Refusal> {
        let same = tool.fingerprint == offer.fingerprint;
        match (tool.last_run == run, same && !tool.removed) {
            (true, true) => Ok(Count::Unchanged),
            (true, false) => Err(twice(&offer, "the first definition is kept")),
            (false, true) => {
                tool.last_run = run;
                self.unchanged.push(tool.clone());
                Ok(Count::Unchanged)
            }
            (false, false) => {
                let before = tool.clone();
                (tool.last_run, tool.fingerprint, tool.removed) = (run, offer.fingerprint, false);
                self.redefined.push((before, offer));
                Ok(Count::Changed)
            }
        }
    }
}

impl Work {
    /// Everything that needs a verdict, in the order in which [`Work::into_plan`] takes the verdicts again. `stored` are
    /// the server's present definitions, when all of them are due.
    pub(super) fn jobs<'a>(&'a self, stored: &'a [(i64, Arc<Definition>)]) -> impl Iterator<Item = Job> + 'a {
        let offers = self.new.iter().chain(self.redefined.iter().map(|(_, offer)| offer));
        let offered = offers.filter(|offer| offer.assessment_for(&self.profile).is_none()).map(|offer| &offer.definition);
        let due = offered.chain(stored.iter().map(|(_, definition)| definition));
        due.map(|definition| Job { server: self.profile.clone(), definition: definition.clone() })
    }

    /// What is to be written.
    pub(super) fn into_plan(
        self,
        plan: &mut Plan,
        classifier: &Classifier,
        stored: &[(i64, Arc<Definition>)],
        assessments: &mut impl Iterator<Item = Assessment>,
    ) {
        let server = self.server.id;
        let mut judged = || assessments.next().expect("there is one for each job, in their order");
        for offer in self.new {
            let assessment = offer.assessment_for(&self.profile).cloned().unwrap_or_else(&mut judged);
            let Offer { definition, body, fingerprint, description_source, .. } = offer;
            let name = definition.name.clone();
            let (verb, source) = (classifier.leading_verb(name.as_str()), self.source.clone());
            plan.added.push(NewTool { server, name, body, fingerprint, verb, description_source, source, assessment });
        }
        let redefined: HashSet<i64> = self.redefined.iter().map(|(tool, _)| tool.id).collect();
        for (tool, offer) in self.redefined {
            let assessment = offer.assessment_for(&self.profile).cloned().unwrap_or_else(&mut judged);
            let (source, Offer { body, fingerprint, description_source, .. }) = (self.source.clone(), offer);
            plan.redefined.push(NewDefinition { server, tool, body, fingerprint, description_source, source, assessment });
        }
        for (tool, _) in stored {
            let assessment = judged();
            // What was redefined has its verdict from its new definition.
            if !redefined.contains(tool) {
                plan.judged.push((*tool, assessment));
            }
        }
        plan.seen.extend(self.unchanged);
        plan.removed.extend(self.gone.into_iter().map(|tool| (server, tool)));
    }
}

fn twice(offer: &Offer, kept: &str) -> Refusal {
    let name = crate::model::clip(offer.definition.name.as_str(), 120);
    Refusal { place: offer.place.clone(), reason: format!("`{name}` is defined twice in this import, differently; {kept}") }
}

/// Where an offer is counted.
#[derive(Clone, Copy)]
enum Count {
    Added,
    Changed,
    Unchanged,
}

impl Count {
    fn of(self, report: &mut Report) -> &mut u64 {
        match self {
            Self::Added => &mut report.added,
            Self::Changed => &mut report.changed,
            Self::Unchanged => &mut report.unchanged,
        }
    }
}
