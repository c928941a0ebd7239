use super::shape::Shape;
use crate::lang::Lang;
use crate::model::words;
use crate::model::{Category, Trait};
use serde::Deserialize;

words! {
    /// What sort of entry it is.
    AttackKind {
        /// A way to attack that many servers and clients are open to.
        Pattern = "pattern",
        /// Shown by researchers on a real product.
        Demonstration = "demonstration",
        /// A fault in one program, with a fix or without.
        Vulnerability = "vulnerability",
        /// It happened to somebody.
        Incident = "incident",
    }
}

words! {
    /// How well the facts are known to whoever wrote the entry.
    Known {
        /// Read in the words of those who found it, or of the standard that names it.
        FirstHand = "first-hand",
        /// Read in the accounts of others, which agree.
        SecondHand = "second-hand",
        /// Read in the accounts of others; the report that is linked was not opened.
        Unchecked = "unchecked",
    }
}

words! {
    /// Where in a definition something stands.
    Part {
        /// In its schemas: names, defaults, choices and texts of parameters and results.
        Schema = "schema",
    }
}

/// A documented attack.
#[derive(Clone, Debug)]
pub struct Attack {
    /// Its id, which is the name of its file.
    pub id: String,
    /// Pattern, demonstration, vulnerability or incident.
    pub kind: AttackKind,
    /// When it was first described, shown or noticed.
    pub when: String,
    /// The same in Chinese, where it is more than dates.
    pub when_zh: Option<String>,
    /// How well the facts are known.
    pub known: Known,
    /// What is told of it, in English.
    pub told: Telling,
    /// The same in Chinese, where that was written.
    pub zh: Option<Telling>,
    /// Its names in others' lists: OWASP, ATLAS, SAFE-MCP, CVE.
    pub lists: Vec<String>,
    /// Where it is told first.
    pub references: Vec<Source>,
    /// What makes a tool open to it; empty when no definition of a tool shows that.
    pub opens: Vec<Opening>,
}

impl Attack {
    /// What is told of it; in English where that was written in no other language.
    pub fn told(&self, lang: Lang) -> &Telling {
        match (lang, &self.zh) {
            (Lang::Zh, Some(zh)) => zh,
            _ => &self.told,
        }
    }

    /// When it was first described, shown or noticed.
    pub fn when(&self, lang: Lang) -> &str {
        lang.of(&self.when, self.when_zh.as_deref())
    }
}

/// The texts of an attack in one language.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Telling {
    /// Its name.
    pub title: String,
    /// One sentence.
    pub summary: String,
    /// A paragraph or two.
    pub what_happened: String,
    /// Step by step.
    pub how_it_works: Vec<String>,
    /// What stops it.
    pub stop: Vec<String>,
}

/// A page where the attack is told.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Whose page it is, and what it is called.
    pub title: String,
    /// Its address.
    pub url: String,
}

/// A condition on a tool. All that it names must hold.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Opening {
    /// Why the tool is open to the attack, in words that follow "it".
    pub reason: String,
    /// The same in Chinese, to follow 「它」.
    #[serde(default)]
    pub reason_zh: Option<String>,
    /// Traits that it must all have.
    #[serde(default)]
    pub traits: Vec<Trait>,
    /// Traits of which it must have none.
    #[serde(default)]
    pub without: Vec<Trait>,
    /// What a call must do; only together with something else.
    #[serde(default)]
    pub category: Option<Category>,
    /// What one of its parameters must take.
    #[serde(default)]
    pub parameter: Option<Shape>,
    /// Checks of which one must object to it.
    #[serde(default)]
    pub findings: Vec<String>,
    /// Where one of those checks must have found something; only together with them.
    #[serde(default, rename = "in")]
    pub part: Option<Part>,
    /// Words of which its name must hold one; only together with something else.
    #[serde(default)]
    pub named: Vec<String>,
}

impl Part {
    /// Whether the field of a finding stands there.
    pub(super) fn holds(self, field: &str) -> bool {
        match self {
            Self::Schema => field.starts_with("input_schema") || field.starts_with("output_schema"),
        }
    }
}

impl Opening {
    /// Why the tool is open to the attack; in English where the file says it in no other language.
    pub fn reason(&self, lang: Lang) -> &str {
        lang.of(&self.reason, self.reason_zh.as_deref())
    }

    /// Whether it names more than a category and words: a trait that must be there, a parameter or a finding.
    pub fn is_grounded(&self) -> bool {
        !self.traits.is_empty() || self.parameter.is_some() || !self.findings.is_empty()
    }

    /// How much it says of a tool: the more, the less it is about tools in general.
    pub(super) fn weight(&self) -> usize {
        let narrowing = usize::from(self.category.is_some()) + usize::from(!self.without.is_empty());
        8 * usize::from(!self.findings.is_empty())
            + 3 * usize::from(self.parameter.is_some())
            + usize::from(self.part.is_some())
            + 2 * (self.traits.len() + usize::from(!self.named.is_empty()))
            + narrowing
    }
}
