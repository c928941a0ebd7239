//! What is asked and what is answered.

use super::idle::Idle;
use super::rule::{Outcome, Place};
use serde::Serialize;
use std::collections::BTreeSet;

/// A server whose tools are known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Known {
    /// The name that the client gives it.
    pub alias: String,
    /// Its name in the catalogue.
    pub slug: String,
    /// The names of its tools.
    pub tools: Vec<String>,
    /// Whether another file of the client switches it off.
    pub off: bool,
    /// Tools that another file of the client hides.
    pub hidden: BTreeSet<String>,
}

/// What a file does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Explained {
    /// For each known tool, in the order of the servers.
    pub tools: Vec<Decided>,
    /// For each rule, in the order of the file.
    pub rules: Vec<RuleReport>,
}

/// What becomes of a tool's calls.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Decided {
    /// The server's alias.
    pub server: String,
    /// The tool.
    pub tool: String,
    /// What becomes of it.
    pub decision: Outcome,
    /// The rule that decides; none where it is what the client does without one.
    pub rule: Option<Place>,
}

/// What one rule does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RuleReport {
    /// Where it stands.
    pub place: Place,
    /// As it is written.
    pub text: String,
    /// How many known tools it has a say in.
    pub decides: usize,
    /// Why it never has one, if so. A rule for tools that a known server doesn't offer yet is none of these.
    pub idle: Option<Idle>,
}
