//! Why a rule never decides anything.

use super::desk::Desk;
use super::note::Note;
use super::report::Known;
use super::rule::{Aim, Rule};
use super::weigh::Weighing;
use crate::model::{clip, one_line, words};
use serde::Serialize;
use std::cell::Cell;

words! {
    /// The kinds of reasons for which a rule never decides.
    Why {
        /// The client skips it.
        Skipped = "skipped",
        /// No known server has this alias.
        UnknownServer = "unknown-server",
        /// Nobody has seen the server's tools.
        ToolsUnread = "tools-unread",
        /// The server has no such tool.
        UnknownTool = "unknown-tool",
        /// The server's tool is written with other capitals.
        OtherCase = "other-case",
        /// A stronger rule decides for all that it fits.
        Overruled = "overruled",
        /// An earlier rule says the same.
        Duplicate = "duplicate",
        /// Its server is switched off.
        SwitchedOff = "switched-off",
        /// The client's own list hides the tool.
        Hidden = "hidden-by-client",
    }
}

/// What to do about each.
const NEXT: &[(Why, &str)] = &[
    (Why::Skipped, "write it as the client reads it"),
    (Why::UnknownServer, "write the name that your client gives the server, or say --server ALIAS=SLUG if it is right"),
    (Why::ToolsUnread, "have its tools read with `toolgrade scan`"),
    (Why::UnknownTool, "write the tool's name as the server does, or remove the rule"),
    (Why::OtherCase, "write the name with the server's capitals"),
    (Why::Overruled, "remove it, or change the stronger rule"),
    (Why::Duplicate, "remove one of them"),
    (Why::SwitchedOff, "switch the server on, or remove the rule"),
    (Why::Hidden, "take the tool out of that list, or remove the rule"),
];

/// Why one rule never decides.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Idle {
    /// The kind of reason.
    pub why: Why,
    /// In a sentence without a full stop.
    pub detail: String,
    /// What to do.
    pub next: &'static str,
}

/// Names among which the nearest is looked for.
const MAX_NAMES: usize = 500;

/// Rules for which it is looked for at all.
const MAX_NEAREST: usize = 100;

/// How like another a name must be to be told.
const ALIKE: f64 = 0.7;

/// Stands for a tool that isn't known yet.
const TO_COME: &str = "not-yet-known";

/// Rules tried in the search for wildcards that stand by; behind it each is taken for one of them.
const MAX_TRIES: usize = 5_000_000;

/// Says why rules never decide.
pub(super) struct Idling<'w> {
    weighing: &'w Weighing<'w>,
    desk: Desk<'w>,
    /// What is left of the limits.
    nearest: Cell<usize>,
    tries: Cell<usize>,
}

impl Idle {
    fn new(why: Why, detail: String) -> Self {
        let next = NEXT.iter().find(|(known, _)| *known == why).map_or("", |(_, next)| next);
        Self { why, detail, next }
    }

    fn off(alias: &str) -> Self {
        Self::new(Why::SwitchedOff, format!("the server `{alias}` is switched off"))
    }
}

impl<'w> Idling<'w> {
    pub(super) fn new(weighing: &'w Weighing<'w>, desk: Desk<'w>) -> Self {
        Self { weighing, desk, nearest: Cell::new(MAX_NEAREST), tries: Cell::new(MAX_TRIES) }
    }

    /// Of a rule that decides for no known tool. `None` when it stands by for tools that are not known yet.
    pub(super) fn of(&self, at: usize, note: &Note) -> Option<Idle> {
        let rules = &self.weighing.reading.rules;
        let rule = &rules[at];
        if let Some(why) = &rule.skipped {
            return Some(Idle::new(Why::Skipped, why.clone()));
        }
        if let Some(twin) = self.weighing.twins[at] {
            return Some(Idle::new(Why::Duplicate, format!("{} says the same", named(&rules[twin]))));
        }
        let alias = written_alias(rule, self.weighing);
        if self.is_off(&alias) {
            return Some(Idle::off(&one_line(&alias, 80)));
        }
        let fitted = match (note, note.beaten) {
            (Note { off: Some(alias), .. }, _) => Some(Idle::off(alias)),
            (Note { hidden: Some(hidden), .. }, _) => Some(Idle::new(Why::Hidden, hidden.clone())),
            (_, stronger) => stronger.map(|at| Idle::new(Why::Overruled, format!("{} has its say first", named(&rules[at])))),
        };
        match (fitted, &rule.aim) {
            (Some(idle), _) => (!self.stands_by(at)).then_some(idle),
            (None, Aim::Unlisted { .. } | Aim::OtherServers(_)) => None,
            (None, _) => Some(self.unmatched(rule, &alias)),
        }
    }

    fn is_off(&self, alias: &str) -> bool {
        self.weighing.reading.off.contains_key(alias) || self.desk.called_exactly(alias).is_some_and(|known| known.off)
    }

    /// Of a rule that fits no known tool.
    fn unmatched(&self, rule: &'w Rule, alias: &str) -> Idle {
        let targets = self.desk.targets(rule);
        let Some((first, tool)) = targets.first() else {
            let near = self.near(alias, self.desk.servers.iter().map(|known| known.alias.as_str()));
            return Idle::new(Why::UnknownServer, format!("no known server is called `{}`{near}", one_line(alias, 80)));
        };
        if targets.iter().all(|(known, _)| known.tools.is_empty()) {
            return Idle::new(Why::ToolsUnread, format!("the catalogue knows no tools of `{}`", one_line(&first.alias, 80)));
        }
        let server = if targets.len() == 1 { format!("`{}`", one_line(&first.alias, 80)) } else { "no server".into() };
        if let Some(other) = targets.iter().find_map(|(known, tool)| self.desk.written(known, tool)) {
            return Idle::new(Why::OtherCase, format!("the tool is called `{}`", one_line(other, 80)));
        }
        let has = if targets.len() == 1 { "has no tool" } else { "has a tool" };
        let near = self.near(tool, targets.iter().flat_map(|(known, _)| known.tools.iter().map(String::as_str)));
        Idle::new(Why::UnknownTool, format!("{server} {has} `{}`{near}", one_line(tool, 80)))
    }

    /// The nearest of some names, as the end of a sentence.
    fn near<'n>(&self, wanted: &str, names: impl Iterator<Item = &'n str>) -> String {
        let Some(left) = self.nearest.get().checked_sub(1) else { return String::new() };
        self.nearest.set(left);
        nearest(wanted, names).map_or_else(String::new, |name| format!("; the nearest is `{}`", one_line(name, 80)))
    }

    /// Whether a rule would decide for a tool that a server might offer some day.
    fn stands_by(&self, at: usize) -> bool {
        let rule = &self.weighing.reading.rules[at];
        let is_wild = match &rule.aim {
            Aim::Whole(pattern) => pattern.wild,
            Aim::Parts { tool, .. } => tool.wild,
            Aim::Unlisted { .. } | Aim::OtherServers(_) => return true,
        };
        if !is_wild {
            return false;
        }
        let mut targets = self.desk.targets(rule);
        if targets.is_empty() {
            // A wildcard in the server's name: it is for all.
            targets = self.desk.servers.iter().map(|known| (known, "*")).collect();
        }
        targets.iter().any(|(known, tool)| !self.is_off(&known.alias) && self.decides_some_day(at, known, tool))
    }

    fn decides_some_day(&self, at: usize, known: &Known, tool: &str) -> bool {
        let left = self.tries.get();
        if left == 0 {
            return true;
        }
        let settled = self.weighing.settle(&known.alias, &tool.replace('*', TO_COME));
        self.tries.set(left.saturating_sub(settled.tried + 1));
        settled.says.contains(&at)
    }
}

/// A rule in a sentence about another.
fn named(rule: &Rule) -> String {
    format!("`{}` ({}, line {})", one_line(&rule.text, 120), one_line(&rule.place.path, 160), rule.place.line)
}

/// The server's alias as a rule has it.
pub(super) fn written_alias(rule: &Rule, weighing: &Weighing<'_>) -> String {
    match &rule.aim {
        Aim::Parts { server, .. } => server.text.clone(),
        Aim::Unlisted { server, .. } => server.clone(),
        Aim::OtherServers(_) => String::new(),
        Aim::Whole(pattern) => (weighing.reader.parted)(&pattern.text).map_or_else(|| pattern.text.clone(), |(alias, _)| alias.to_owned()),
    }
}

fn nearest<'n>(wanted: &str, names: impl Iterator<Item = &'n str>) -> Option<&'n str> {
    let wanted = clip(wanted, 120).to_lowercase();
    let scored = names.take(MAX_NAMES).map(|name| (strsim::jaro_winkler(&wanted, &clip(name, 120).to_lowercase()), name));
    scored.filter(|(alike, _)| *alike >= ALIKE).max_by(|(one, _), (other, _)| one.total_cmp(other)).map(|(_, name)| name)
}
