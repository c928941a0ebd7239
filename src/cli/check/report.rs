//! A whole run of the check: its sources, what was accepted, and how it ends.

use super::baseline::Entry;
use super::findings::{Checked, CheckedTool, FailOn, Found, RISK_RULES, severity};
use super::layout::Region;
use crate::classify::Classifier;
use crate::model::Severity;
use std::collections::HashMap;

/// Everything that a format prints.
#[derive(Debug)]
pub(super) struct Report {
    pub(super) sources: Vec<Checked>,
    pub(super) rules: Vec<RuleText>,
    pub(super) rules_version: String,
    pub(super) fail_on: FailOn,
    /// Accepted findings that were not met, when there is a baseline.
    pub(super) stale: Option<Vec<Entry>>,
}

/// A rule that a run can find something by.
#[derive(Debug)]
pub(super) struct RuleText {
    pub(super) id: String,
    pub(super) title: String,
    pub(super) why: String,
    pub(super) severity: Severity,
    /// What it is about: `poisoning`, `hygiene` or `risk`.
    pub(super) family: &'static str,
    pub(super) references: Vec<String>,
}

/// What a run comes to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Totals {
    pub(super) tools: usize,
    pub(super) findings: usize,
    pub(super) failing: usize,
    pub(super) accepted: usize,
    /// Things that could not be read.
    pub(super) unread: usize,
    /// Reasons why what was read isn't all there is.
    pub(super) warnings: usize,
}

impl Report {
    pub(super) fn new(sources: Vec<Checked>, classifier: &Classifier, fail_on: FailOn) -> Self {
        let checks = classifier.checks().iter().filter(|check| check.is_of_one_definition()).map(|check| RuleText {
            id: check.id.clone(),
            title: check.title.clone(),
            why: check.why.clone(),
            severity: check.severity,
            family: check.family.as_str(),
            references: check.references.clone(),
        });
        let risks = RISK_RULES.iter().map(|rule| RuleText {
            id: rule.id.into(),
            title: rule.title.into(),
            why: rule.why.into(),
            severity: severity(rule.risk),
            family: "risk",
            references: vec![],
        });
        Self { sources, rules: checks.chain(risks).collect(), rules_version: classifier.version().to_owned(), fail_on, stale: None }
    }

    /// Every finding with its source and its tool.
    pub(super) fn findings(&self) -> impl Iterator<Item = (&Checked, &CheckedTool, &Found)> {
        let tools = self.sources.iter().flat_map(|source| source.tools.iter().map(move |tool| (source, tool)));
        tools.flat_map(|(source, tool)| tool.findings.iter().map(move |found| (source, tool, found)))
    }

    /// What the run comes to.
    pub(super) fn totals(&self) -> Totals {
        let tools = self.sources.iter().map(|source| source.tools.len()).sum();
        let unread = self.sources.iter().map(|source| source.refusals.len()).sum();
        let warnings = self.sources.iter().map(|source| source.warnings.len()).sum();
        let mut totals = Totals { tools, unread, warnings, ..Totals::default() };
        for (.., found) in self.findings() {
            totals.findings += 1;
            totals.failing += usize::from(found.fails);
            totals.accepted += usize::from(found.accepted.is_some());
        }
        totals
    }

    /// Whether some source said nothing of tools, or none held any, so that a clean result would prove nothing.
    pub(super) fn saw_too_little(&self) -> bool {
        let is_empty = |source: &Checked| source.tools.is_empty() && source.servers.is_empty();
        self.sources.iter().all(is_empty) || self.sources.iter().any(|source| !source.lists)
    }

    /// 0: nothing that fails; 1: something fails; 2: something could not be read, so that the rest isn't all there is.
    pub(super) fn exit_code(&self) -> u8 {
        let totals = self.totals();
        match (totals.unread > 0 || self.saw_too_little(), totals.failing > 0) {
            (true, _) => 2,
            (false, failing) => u8::from(failing),
        }
    }
}

impl Checked {
    /// What makes this source's findings less than all, as sentences: what could not be read.
    pub(super) fn errors(&self) -> impl Iterator<Item = String> {
        self.refusals.iter().map(|refusal| format!("{}: {}", refusal.place, refusal.reason))
    }

    /// The same for what was never there to be read.
    pub(super) fn warnings(&self) -> impl Iterator<Item = String> {
        self.warnings.iter().map(|warning| format!("{} {warning}", self.name))
    }

    /// The same with the places of servers for findings on tools that don't stand in the file themselves.
    pub(super) fn placed(mut self, servers: &HashMap<String, Region>) -> Self {
        for tool in &mut self.tools {
            let place = servers.get(&tool.server).copied();
            tool.findings.iter_mut().for_each(|found| found.region = found.region.or(place));
        }
        self
    }

    /// Whether what was checked is known to be only a part of what was to be.
    pub(super) fn is_partial(&self) -> bool {
        self.warnings.len() > self.allowed
    }

    /// Of each server of a configuration, what was checked.
    pub(super) fn remarks(&self) -> impl Iterator<Item = String> {
        self.servers.iter().map(|server| {
            let tools = if server.tools == 1 { "1 tool".to_owned() } else { format!("{} tools", server.tools) };
            let counted = if server.tools == 0 { String::new() } else { format!("; {tools}") };
            format!("{} {}{counted}", server.alias, server.detail)
        })
    }
}
