//! Changes as pages show them: what they are about, a sentence, badges, and the texts before and now.

use super::views::RiskBadge;
use crate::lang::{Lang, tell};
use crate::model::{ChangeKind, ChangeSeverity, Definition, Effect};
use crate::store::{ChangeFilter, ChangeRecord, Store, StoreError};
use crate::web::changes::{self, Compared};
use crate::web::{address, segments, words};
use std::collections::HashMap;

/// A change in a list.
pub(in crate::web) struct ChangeView {
    pub(in crate::web) anchor: String,
    pub(in crate::web) date: String,
    pub(in crate::web) time: String,
    pub(in crate::web) severity: ChangeBadge,
    pub(in crate::web) heading: String,
    pub(in crate::web) server: String,
    pub(in crate::web) server_url: String,
    pub(in crate::web) tool: Option<String>,
    /// `None` when the tool is gone.
    pub(in crate::web) tool_url: Option<String>,
    /// Empty where heading and badges say all of it.
    pub(in crate::web) sentence: String,
    pub(in crate::web) effects: Vec<EffectBadge>,
    pub(in crate::web) compared: Vec<Compared>,
}

/// A change's severity as a badge.
#[derive(Clone, Copy)]
pub(in crate::web) struct ChangeBadge {
    lang: Lang,
    severity: ChangeSeverity,
}

impl ChangeBadge {
    pub(in crate::web) fn class(self) -> &'static str {
        match self.severity {
            ChangeSeverity::Info => "plain",
            ChangeSeverity::Low => "low",
            ChangeSeverity::Medium => "medium",
            ChangeSeverity::High => "high",
        }
    }

    pub(in crate::web) fn word(self) -> String {
        let level = match self.severity {
            ChangeSeverity::Info => return self.lang.say("level-info"),
            ChangeSeverity::Low => "level-low",
            ChangeSeverity::Medium => "level-medium",
            ChangeSeverity::High => "level-high",
        };
        tell!(self.lang, "change-level", level = self.lang.say(level))
    }
}

/// One thing that a change did.
pub(in crate::web) struct EffectBadge {
    pub(in crate::web) class: &'static str,
    pub(in crate::web) text: String,
}

/// Changes in the history of a tool or a server.
const SHOWN: usize = 10;

/// Of so many of them the definitions are compared on the page.
const COMPARED: usize = 5;

/// The latest changes of a tool or a server, with what its definitions said before and say now.
pub(super) async fn history(lang: Lang, store: &Store, filter: &ChangeFilter) -> Result<Vec<ChangeView>, StoreError> {
    let changes = store.latest_changes(filter, None, SHOWN).await?;
    let mut keys: Vec<i64> = changes.iter().filter_map(between).take(COMPARED).flat_map(|(before, after)| [before, after]).collect();
    keys.sort_unstable();
    keys.dedup();
    let definitions = store.small_definitions(&keys).await?;
    Ok(changes.iter().map(|change| ChangeView { compared: compared(lang, change, &definitions), ..view(lang, change) }).collect())
}

fn between(change: &ChangeRecord) -> Option<(i64, i64)> {
    let compares = matches!(change.kind, ChangeKind::ToolChanged | ChangeKind::ToolRenamed);
    Some((change.before?, change.after?)).filter(|_| compares)
}

fn compared(lang: Lang, change: &ChangeRecord, definitions: &HashMap<i64, Definition>) -> Vec<Compared> {
    let both = between(change).and_then(|(before, after)| Some((definitions.get(&before)?, definitions.get(&after)?)));
    both.map(|(before, after)| changes::compare(lang, before, after)).unwrap_or_default()
}

/// A change without the texts.
pub(super) fn view(lang: Lang, change: &ChangeRecord) -> ChangeView {
    let (date, time) = change.at.date_and_minute();
    ChangeView {
        anchor: format!("change-{}", change.seq),
        date,
        time,
        severity: ChangeBadge { lang, severity: change.severity },
        heading: changes::heading(lang, change.kind),
        server: segments::one_line(&change.server_name, 120),
        server_url: address::within(lang, &address::server(&change.server)),
        tool: change.tool.as_deref().map(words::shortened),
        tool_url: change.tool.as_deref().filter(|_| change.listed).map(|tool| address::within(lang, &address::tool(&change.server, tool))),
        sentence: if is_told(change) { String::new() } else { changes::sentence(lang, change) },
        effects: change.effect.as_ref().map(|effect| effects(lang, effect)).unwrap_or_default(),
        compared: vec![],
    }
}

/// Whether the heading and the badges of a change say all that its sentence would.
fn is_told(change: &ChangeRecord) -> bool {
    match change.kind {
        ChangeKind::ToolAdded => change.effect.is_some(),
        ChangeKind::ServerAdded | ChangeKind::ServerReturned | ChangeKind::ToolRemoved => true,
        _ => false,
    }
}

fn effects(lang: Lang, effect: &Effect) -> Vec<EffectBadge> {
    let shade = match effect.risk.before {
        None => RiskBadge::new(lang, effect.risk.after).class(),
        Some(_) if effect.risk.rose() => "high",
        Some(_) if effect.risk.fell() => "low",
        Some(_) => "plain",
    };
    let badge = |class, text| EffectBadge { class, text };
    let level = |risk| lang.risk(risk);
    let risk = match (effect.risk.before, effect.risk.after) {
        (None, after) => Some(tell!(lang, "change-badge-risk", after = level(after))),
        (Some(before), after) if before != after => {
            Some(tell!(lang, "change-badge-risk-moved", before = level(before), after = level(after)))
        }
        _ => None,
    };
    let deed = |category| lang.category(category);
    let category = match (effect.category.before, effect.category.after) {
        (None, after) => Some(tell!(lang, "change-badge-category", after = deed(after))),
        (Some(before), after) if before != after => {
            Some(tell!(lang, "change-badge-category-moved", before = deed(before), after = deed(after)))
        }
        _ => None,
    };
    let gained = effect
        .traits_gained
        .iter()
        .map(|found| badge(if found.is_grave() { "high" } else { "medium" }, format!("+ {}", lang.named(*found))));
    let lost = effect.traits_lost.iter().map(|found| badge("plain", format!("− {}", lang.named(*found))));
    let objected = effect
        .findings_gained
        .iter()
        .map(|finding| badge(if finding.deceives { "high" } else { "medium" }, format!("+ {}", finding.check)));
    let risk = risk.map(|text| badge(shade, text));
    let category = category.map(|text| badge(if effect.category.rose() { "medium" } else { "plain" }, text));
    risk.into_iter().chain(category).chain(gained).chain(objected).chain(lost).collect()
}
