//! What became of tools that were known before: what was said of them is compared with what is said now.

use super::work::Work;
use crate::classify::Classifier;
use crate::classify::changes::{Alarm, parts, severity};
use crate::model::{Assessment, ChangeKind, ChangeSeverity, Definition, DescriptionSource, Parts, Timestamp};
use crate::store::{Change, Consequence, FormerTool, KnownTool, StoreError, Write};
use std::collections::HashMap;
use std::sync::Arc;

/// The past of a step's tools, by their keys: read before anything is written, in few statements.
pub(super) struct Past<'a> {
    classifier: &'a Classifier,
    now: Timestamp,
    said: HashMap<i64, FormerTool>,
    parts: HashMap<i64, Parts>,
}

impl<'a> Past<'a> {
    /// Reads what was said of the tools that changed, and of those in `judged` that are judged again.
    pub(super) async fn of(
        write: &mut Write,
        classifier: &'a Classifier,
        works: &[Work],
        judged: impl Iterator<Item = i64>,
        now: Timestamp,
    ) -> Result<Self, StoreError> {
        let changed: Vec<(i64, i64, Arc<Definition>)> = works.iter().flat_map(Work::compared).collect();
        let mut tools: Vec<i64> = changed.iter().map(|(tool, ..)| *tool).chain(judged).collect();
        tools.sort_unstable();
        tools.dedup();
        let said = write.former(&tools).await?;
        let keys: Vec<i64> = changed.iter().map(|(_, definition, _)| *definition).collect();
        let after: HashMap<i64, (i64, &Definition)> =
            changed.iter().map(|(tool, definition, after)| (*definition, (*tool, after.as_ref()))).collect();
        let mut compared = HashMap::new();
        write
            .definitions(&keys, |key, before| {
                if let Some((tool, after)) = after.get(&key) {
                    compared.insert(*tool, parts(before, after));
                }
            })
            .await?;
        Ok(Self { classifier, now, said, parts: compared })
    }

    /// What it means that a tool has this definition now. Where its words were this catalogue's own and are the server's now,
    /// or the other way round, the tool did nothing.
    pub(super) fn consequence(&mut self, kind: ChangeKind, tool: &KnownTool, source: DescriptionSource, after: &Assessment) -> Consequence {
        let parts = self.parts.remove(&tool.id).unwrap_or_default();
        let Some(FormerTool { former, raised }) = self.said.remove(&tool.id) else {
            return Consequence { change: Change::plain(kind, ChangeSeverity::Info), alarm: None, settled: vec![] };
        };
        let effect = self.classifier.effect(&former, after);
        let most = if source == tool.description_source { ChangeSeverity::High } else { ChangeSeverity::Low };
        let severity = severity(kind, &parts, Some(&effect)).min(most);
        let alarm = (severity == ChangeSeverity::High).then(|| Alarm::of(&effect).finding(&parts, self.now));
        let settled = raised.iter().filter(|raised| !Alarm::of(&raised.effect).holds(after)).map(|raised| raised.finding).collect();
        let change = Change { kind, parts: Some(parts).filter(|parts| !parts.is_empty()), effect: Some(effect), severity };
        Consequence { change, alarm, settled }
    }

    /// What is to be noted of a tool with the same definition, whose server says something else of itself.
    pub(super) fn rejudged(&mut self, tool: i64, after: &Assessment) -> Option<Change> {
        let FormerTool { former, .. } = self.said.remove(&tool)?;
        let effect = self.classifier.effect(&former, after);
        let kind = ChangeKind::VerdictChanged;
        let severity = severity(kind, &Parts::default(), Some(&effect));
        (!effect.is_none()).then_some(Change { kind, parts: None, effect: Some(effect), severity })
    }
}
