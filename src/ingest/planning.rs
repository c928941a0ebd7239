//! From work and verdicts to what is written.

use super::offer::Offer;
use super::parallel::Job;
use super::past::Past;
use super::work::Work;
use crate::classify::Classifier;
use crate::classify::changes::{newcomer, severity};
use crate::model::{Assessment, ChangeKind, ChangeSeverity, Definition, Parts};
use crate::store::{Change, KnownTool, NewDefinition, NewTool, Plan, Rejudged, Renamed};
use std::collections::HashSet;
use std::sync::Arc;

impl Work {
    /// Everything that needs a verdict, in the order in which [`Work::into_plan`] takes the verdicts again. `stored` are
    /// the server's present definitions, when all of them are due.
    pub(super) fn jobs<'a>(&'a self, stored: &'a [(i64, Arc<Definition>)]) -> impl Iterator<Item = Job> + 'a {
        let changed = self.redefined.iter().chain(&self.renamed).map(|(_, offer)| offer);
        let offered = self.new.iter().chain(changed).filter(|offer| offer.assessment_for(&self.profile).is_none());
        let due = offered.map(|offer| &offer.definition).chain(stored.iter().map(|(_, definition)| definition));
        due.map(|definition| Job { server: self.profile.clone(), definition: definition.clone() })
    }

    /// What is to be written.
    pub(super) fn into_plan(
        self,
        plan: &mut Plan,
        classifier: &Classifier,
        stored: &[(i64, Arc<Definition>)],
        assessments: &mut impl Iterator<Item = Assessment>,
        past: &mut Past<'_>,
    ) {
        let (server, profile, source, first) = (self.server.id, self.profile, self.source, self.first);
        let mut judged = || assessments.next().expect("there is one for each job, in their order");
        let mut assessed = |offer: &Offer| offer.assessment_for(&profile).cloned().unwrap_or_else(&mut judged);
        let as_new = |offer: Offer, assessment, change| {
            let Offer { definition, body, fingerprint, description_source, .. } = offer;
            let name = definition.name.clone();
            let verb = classifier.leading_verb(name.as_str());
            NewTool { server, name, body, fingerprint, verb, description_source, source: source.clone(), assessment, change }
        };
        for offer in self.new {
            let assessment = assessed(&offer);
            let change = if first { FIRST } else { came(&assessment) };
            plan.added.push(as_new(offer, assessment, change));
        }
        // Of these the verdict is that of their new definition, or nobody asks any more.
        let mut settled: HashSet<i64> = self.gone.iter().map(|tool| tool.id).collect();
        for (tool, offer) in self.redefined {
            settled.insert(tool.id);
            let assessment = assessed(&offer);
            let consequence = past.consequence(kind(&tool, &offer), &tool, offer.description_source, &assessment);
            let (source, Offer { body, fingerprint, description_source, .. }) = (source.clone(), offer);
            plan.redefined.push(NewDefinition { server, tool, body, fingerprint, description_source, source, assessment, consequence });
        }
        for (from, offer) in self.renamed {
            settled.insert(from.id);
            let assessment = assessed(&offer);
            let consequence = past.consequence(ChangeKind::ToolRenamed, &from, offer.description_source, &assessment);
            plan.renamed.push(Renamed { from, tool: as_new(offer, assessment, consequence.change.clone()), consequence });
        }
        for (tool, _) in stored {
            let assessment = judged();
            if !settled.contains(tool) {
                let change = past.rejudged(*tool, &assessment);
                plan.judged.push(Rejudged { tool: *tool, assessment, change });
            }
        }
        plan.seen.extend(self.unchanged);
        plan.removed.extend(self.gone.into_iter().map(|tool| (server, tool)));
    }
}

/// A tool that came with its server.
const FIRST: Change = Change { kind: ChangeKind::ToolAdded, parts: None, effect: None, severity: ChangeSeverity::Info };

/// A tool that came to a server that people know already.
fn came(assessment: &Assessment) -> Change {
    let (kind, effect) = (ChangeKind::ToolAdded, newcomer(assessment));
    Change { kind, parts: None, severity: severity(kind, &Parts::default(), Some(&effect)), effect: Some(effect) }
}

fn kind(before: &KnownTool, offer: &Offer) -> ChangeKind {
    let same = before.fingerprint == offer.fingerprint;
    if before.removed && same { ChangeKind::ToolReturned } else { ChangeKind::ToolChanged }
}
