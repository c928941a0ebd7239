use crate::model::one_line;
use std::fmt;

/// What became of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Merged {
    /// The whole file.
    pub text: String,
    /// The rules that came and went; none where the file says it all already.
    pub changes: Vec<RuleChange>,
    /// What was left as it is on purpose, in sentences without a full stop.
    pub kept: Vec<String>,
}

/// A rule that came or went.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleChange {
    /// Whether it came.
    pub added: bool,
    /// Where it stands and what it is about. Of what stands in the file, only what is sure to be the name of a tool is told.
    pub rule: String,
}

impl RuleChange {
    /// A rule that came.
    pub(super) fn added(place: &str, rule: &str) -> Self {
        Self { added: true, rule: one_line(&format!("{place}: {rule}"), 300) }
    }

    /// A rule that went.
    pub(super) fn removed(place: &str, rule: &str) -> Self {
        Self { added: false, rule: one_line(&format!("{place}: {rule}"), 300) }
    }
}

impl fmt::Display for RuleChange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", if self.added { '+' } else { '-' }, self.rule)
    }
}

/// Where a text goes wrong, as people count.
pub(super) fn place(text: &str, at: usize) -> String {
    let before = crate::model::clip(text, at);
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or("").chars().count() + 1;
    format!("line {line}, column {column}")
}
