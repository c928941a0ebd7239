use super::offer::{Batch, Offer, Refusal};
use crate::model::{Definition, Fingerprint, MAX_TOOLS, ServerProfile};
use crate::store::{KnownServer, KnownTool, Report, RunId};
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
    /// Tools that came with the definition of one that went, but for its name.
    pub(super) renamed: Vec<(KnownTool, Offer)>,
    /// No tool of the server was known before this run: whatever comes is no news to anybody who looked at it.
    pub(super) first: bool,
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
        let first = known.is_empty();
        let judge_all = (&profile.name, &profile.description) != (&server.profile.name, &server.profile.description);
        let (new, redefined, unchanged, gone, renamed) = (vec![], vec![], vec![], vec![], vec![]);
        let (profile, source) = (Arc::new(profile), batch.source);
        let mut work = Self { server, profile, source, new, redefined, unchanged, gone, renamed, first, judge_all };
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
    /// Keys of the definitions that one of the new tools may have under another name.
    pub(super) fn left_behind(&self) -> Vec<i64> {
        if self.new.is_empty() { vec![] } else { self.gone.iter().map(|tool| tool.definition_id).collect() }
    }

    /// Takes a tool that went and one that came for the same, where they say the same but for their names and no other tool
    /// does. `left` are the fingerprints of the definitions that are left behind, without their names.
    pub(super) fn pair(&mut self, left: &HashMap<i64, Fingerprint>, report: &mut Report) {
        let (mut went, mut came): (HashMap<Fingerprint, Vec<usize>>, HashMap<Fingerprint, Vec<usize>>) = Default::default();
        for (at, tool) in self.gone.iter().enumerate() {
            if let Some(print) = left.get(&tool.definition_id) {
                went.entry(*print).or_default().push(at);
            }
        }
        // Tools without a word look alike and have nothing to do with each other.
        for (at, offer) in self.new.iter().enumerate().filter(|(_, offer)| offer.definition.description.is_some()) {
            came.entry(offer.definition.fingerprint_but_name()).or_default().push(at);
        }
        let only = |list: Option<&Vec<usize>>| list.filter(|list| list.len() == 1).map(|list| list[0]);
        let mut pairs: Vec<(usize, usize)> =
            went.iter().filter_map(|(print, list)| Some((only(Some(list))?, only(came.get(print))?))).collect();
        pairs.sort_unstable_by_key(|(_, came)| *came);
        for (was, is) in pairs.into_iter().rev() {
            self.renamed.push((self.gone[was].clone(), self.new.remove(is)));
        }
        let renamed: HashSet<i64> = self.renamed.iter().map(|(tool, _)| tool.id).collect();
        self.gone.retain(|tool| !renamed.contains(&tool.id));
        let count = renamed.len() as u64;
        (report.added, report.removed, report.changed) = (report.added - count, report.removed - count, report.changed + count);
    }

    /// Tools of which two definitions are compared: the tool's key, that of its definition before, and the one that it has now.
    pub(super) fn compared(&self) -> impl Iterator<Item = (i64, i64, Arc<Definition>)> + '_ {
        let changed = self.redefined.iter().chain(&self.renamed);
        changed.map(|(tool, offer)| (tool.id, tool.definition_id, offer.definition.clone()))
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
