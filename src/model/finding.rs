use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// How much a finding matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Severity {
    /// Worth knowing.
    Low,
    /// Worth a look before the tool is used.
    Medium,
    /// Don't use the tool before somebody has read it.
    High,
}

impl Severity {
    /// All of them, mildest first.
    pub const ALL: &[Self] = &[Self::Low, Self::Medium, Self::High];

    /// The word for it in JSON, addresses and pages.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Low => "Low",
            Self::Medium => "Medium",
            Self::High => "High",
        }
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for Severity {
    type Err = String;

    /// Reads the word, in upper or lower case.
    fn from_str(text: &str) -> Result<Self, String> {
        let found = Self::ALL.iter().copied().find(|severity| severity.as_str().eq_ignore_ascii_case(text));
        found.ok_or_else(|| format!("`{text}` is none of Low, Medium, High"))
    }
}

/// Something in a definition that a check objects to. It never moves the verdict.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// The check's id.
    pub check: String,
    /// How much it matters.
    pub severity: Severity,
    /// The field, named as in [`super::Evidence`], or a place in `annotations` or `output_schema`.
    pub field: String,
    /// First byte of the span in that field's UTF-8 text.
    pub start: usize,
    /// The byte behind the span.
    pub end: usize,
    /// The span itself.
    pub text: String,
    /// What was found there, in words.
    pub detail: String,
}

/// A verdict and what the checks found beside it.
#[derive(Clone, Debug, PartialEq)]
pub struct Assessment {
    /// What the tool does.
    pub verdict: super::Verdict,
    /// What the checks object to, gravest first.
    pub findings: Vec<Finding>,
}
