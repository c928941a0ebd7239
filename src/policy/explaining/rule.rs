//! A rule of a client's file, as every client's reader gives it.

use super::text::Node;
use crate::policy::Decision;
use serde::{Serialize, Serializer};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

/// Where a rule stands in its file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Place {
    /// From 1.
    pub line: usize,
    /// The keys that lead to it, such as `permissions.allow[3]`.
    pub path: String,
}

/// What becomes of a tool's calls.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Outcome {
    /// This.
    Sure(Decision),
    /// It rests on the annotations that the server sends.
    Annotations,
    /// It rests on the arguments of the call.
    Arguments,
    /// It rests on the mode that the client runs in.
    Mode,
    /// It rests on more than one of these.
    Several,
    /// Its server is switched off.
    Off,
}

impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Sure(decision) => decision.as_str(),
            Self::Annotations => "by annotations",
            Self::Arguments => "by arguments",
            Self::Mode => "by mode",
            Self::Several => "by several conditions",
            Self::Off => "switched off",
        })
    }
}

impl Serialize for Outcome {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// What a rule does to a tool that it fits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Effect {
    /// It settles what becomes of the calls.
    Settles(Outcome),
    /// It settles that where something holds which the file doesn't tell; what rests on it, and the decision.
    Perhaps(Outcome, Decision),
    /// It lets the tool in; a later rule settles the rest.
    Admits,
}

/// A name, or a pattern in which each `*` stands for any text.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Pattern {
    pub(super) text: String,
    pub(super) wild: bool,
}

impl Pattern {
    pub(super) fn exact(text: &str) -> Self {
        Self { text: text.to_owned(), wild: false }
    }

    /// Wild where it holds a `*`.
    pub(super) fn glob(text: &str) -> Self {
        Self { text: text.to_owned(), wild: text.contains('*') }
    }

    /// Fits everything.
    pub(super) fn any() -> Self {
        Self::glob("*")
    }

    pub(super) fn fits(&self, name: &str) -> bool {
        if self.wild { crate::policy::evaluator::matches(&self.text, name) } else { self.text == name }
    }
}

/// Which tools a rule is for.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum Aim {
    /// By the one name that the client gives a server and its tool together.
    Whole(Pattern),
    /// By server and tool apart.
    Parts { server: Pattern, tool: Pattern },
    /// Every tool of a server but these.
    Unlisted { server: String, tools: BTreeSet<String> },
    /// Every server but these.
    OtherServers(BTreeSet<String>),
}

/// One rule.
#[derive(Clone, Debug)]
pub(super) struct Rule {
    pub(super) place: Place,
    /// As it is written.
    pub(super) text: String,
    pub(super) aim: Aim,
    pub(super) effect: Effect,
    /// Rules of a lower rank have their say first.
    pub(super) rank: i64,
    /// Why the client skips it, if it does, in a sentence without a full stop.
    pub(super) skipped: Option<String>,
}

/// A file as a client reads it.
#[derive(Debug, Default)]
pub(super) struct Reading {
    /// In the order of the file.
    pub(super) rules: Vec<Rule>,
    /// Servers that it names as such, beside those in the rules.
    pub(super) servers: Vec<String>,
    /// Servers that it switches off, and where.
    pub(super) off: BTreeMap<String, Place>,
    /// The rest that is not about one rule.
    pub(super) rest: Rest,
}

impl Reading {
    /// Takes a server's entry: its name, and whether it is switched off there.
    pub(super) fn take_entry(&mut self, alias: &str, entry: &Node) {
        self.servers.push(alias.to_owned());
        let mut switches = [("disabled", true), ("enabled", false)].into_iter();
        let off = switches.find_map(|(key, off)| entry.get(key).filter(|node| node.flag() == Some(off)));
        if let Some(node) = off {
            self.off.insert(alias.to_owned(), Place { line: node.line, path: node.path.clone() });
        }
    }
}

/// What becomes of tools that no rule is for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Rest {
    pub(super) outcome: Outcome,
    /// The same for servers that the file doesn't name, where that differs.
    pub(super) absent: Option<Decision>,
}

impl Default for Rest {
    /// As most clients do: a person is asked.
    fn default() -> Self {
        Self { outcome: Outcome::Sure(Decision::Ask), absent: None }
    }
}

/// How one client's file is read.
pub(super) struct Reader {
    /// The format's name.
    pub(super) format: &'static str,
    pub(super) read: fn(&str) -> Result<Reading, String>,
    /// Every name under which a rule may call a tool as a whole.
    pub(super) names: fn(alias: &str, tool: &str) -> Vec<String>,
    /// A whole name as its server and its tool, as far as the text alone tells.
    pub(super) parted: fn(&str) -> Option<(&str, &str)>,
}

/// For clients whose rules name server and tool apart.
pub(super) fn nameless(_: &str, _: &str) -> Vec<String> {
    vec![]
}

/// For the same.
pub(super) fn unparted(_: &str) -> Option<(&str, &str)> {
    None
}
