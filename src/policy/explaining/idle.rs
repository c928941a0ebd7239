//! Why a rule never decides anything.

use super::report::Known;
use super::rule::{Aim, Rule};
use super::weigh::Weighing;
use crate::model::{clip, one_line, words};
use serde::Serialize;

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

/// How like another a name must be to be told.
const ALIKE: f64 = 0.7;

/// Stands for a tool that isn't known yet.
const TO_COME: &str = "not-yet-known";

impl Idle {
    fn new(why: Why, detail: String) -> Self {
        let next = NEXT.iter().find(|(known, _)| *known == why).map_or("", |(_, next)| next);
        Self { why, detail, next }
    }

    /// Of a rule that decides for no known tool; `beaten` is the rule that came before it where it fits one. `None` when it
    /// stands by for tools that are not known yet.
    pub(super) fn of(at: usize, weighing: &Weighing<'_>, servers: &[Known], beaten: Option<usize>) -> Option<Self> {
        let rules = &weighing.reading.rules;
        let rule = &rules[at];
        if let Some(why) = &rule.skipped {
            return Some(Self::new(Why::Skipped, why.clone()));
        }
        if let Some(twin) = weighing.twins[at] {
            return Some(Self::new(Why::Duplicate, format!("{} says the same", named(&rules[twin]))));
        }
        if let Some(stronger) = beaten {
            let stands_by = stands_by(at, weighing, servers);
            return (!stands_by).then(|| Self::new(Why::Overruled, format!("{} has its say first", named(&rules[stronger]))));
        }
        if matches!(rule.aim, Aim::Unlisted { .. } | Aim::OtherServers(_)) {
            return None;
        }
        Some(Self::unmatched(rule, weighing, servers))
    }

    /// Of a rule that fits no known tool.
    fn unmatched(rule: &Rule, weighing: &Weighing<'_>, servers: &[Known]) -> Self {
        let targets = weighing.targets(rule, servers);
        let Some((first, tool)) = targets.first() else {
            let written = written_alias(rule, weighing);
            let near = nearest(&written, servers.iter().map(|known| known.alias.as_str()));
            return Self::new(Why::UnknownServer, format!("no known server is called `{}`{}", one_line(&written, 80), told(near)));
        };
        if targets.iter().all(|(known, _)| known.tools.is_empty()) {
            return Self::new(Why::ToolsUnread, format!("the catalogue knows no tools of `{}`", one_line(&first.alias, 80)));
        }
        let names = || targets.iter().flat_map(|(known, _)| known.tools.iter().map(String::as_str));
        let server = if targets.len() == 1 { format!("`{}`", one_line(&first.alias, 80)) } else { "no server".into() };
        if let Some(other) = names().find(|name| name.to_lowercase() == tool.to_lowercase()) {
            return Self::new(Why::OtherCase, format!("the tool is called `{}`", one_line(other, 80)));
        }
        let has = if targets.len() == 1 { "has no tool" } else { "has a tool" };
        let near = nearest(tool, names());
        Self::new(Why::UnknownTool, format!("{server} {has} `{}`{}", one_line(tool, 80), told(near)))
    }
}

/// Whether a wildcard would decide for a tool that a server might offer some day.
fn stands_by(at: usize, weighing: &Weighing<'_>, servers: &[Known]) -> bool {
    let rule = &weighing.reading.rules[at];
    let is_wild = match &rule.aim {
        Aim::Whole(pattern) => pattern.wild,
        Aim::Parts { tool, .. } => tool.wild,
        Aim::Unlisted { .. } | Aim::OtherServers(_) => return true,
    };
    let mut targets = weighing.targets(rule, servers);
    if targets.is_empty() {
        // A wildcard in the server's name: it is for all.
        targets = servers.iter().map(|known| (known, "*")).collect();
    }
    let decides = |(known, tool): &(&Known, &str)| weighing.settle(&known.alias, &tool.replace('*', TO_COME)).says.contains(&at);
    is_wild && targets.iter().any(decides)
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

fn told(near: Option<&str>) -> String {
    near.map_or_else(String::new, |name| format!("; the nearest is `{}`", one_line(name, 80)))
}
