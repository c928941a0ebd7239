use super::words::words;
use super::{Assessment, Category, Risk, Severity, Trait};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

words! {
    /// What kind of change it is.
    ChangeKind {
        /// A server is new.
        ServerAdded = "server_added",
        /// What is known of a server changed.
        ServerChanged = "server_changed",
        /// A server was retired: its page stays, its tools are gone.
        ServerRetired = "server_retired",
        /// A retired server is back.
        ServerReturned = "server_returned",
        /// A tool is new.
        ToolAdded = "tool_added",
        /// A tool has another definition.
        ToolChanged = "tool_changed",
        /// A tool bears another name; nothing else of its definition changed.
        ToolRenamed = "tool_renamed",
        /// A tool is no longer in its server's list.
        ToolRemoved = "tool_removed",
        /// A removed tool is back.
        ToolReturned = "tool_returned",
        /// A person corrected the verdict, or took the correction back.
        VerdictCorrected = "verdict_corrected",
        /// Another verdict on the same definition: by new rules, or because its server says something else of itself.
        VerdictChanged = "verdict_changed",
        /// Other checks object to the same definition.
        FindingsChanged = "findings_changed",
    }
}

words! {
    /// How much a change matters to somebody who has looked at the tool before.
    ChangeSeverity {
        /// Nothing to do.
        Info = "info",
        /// Other words, to no effect.
        Low = "low",
        /// Worth a look before the next call.
        Medium = "medium",
        /// Don't call the tool before somebody has looked.
        High = "high",
    }
}

words! {
    /// A part of a definition.
    Part {
        /// Its name.
        Name = "name",
        /// The name for people.
        Title = "title",
        /// The description.
        Description = "description",
        /// The JSON Schema of the arguments.
        InputSchema = "input_schema",
        /// The JSON Schema of the answer.
        OutputSchema = "output_schema",
        /// The server's own hints.
        Annotations = "annotations",
    }
}

/// Which parts of a definition are others than before.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Parts {
    /// In the order of [`Part::ALL`].
    pub changed: Vec<Part>,
    /// What became of the arguments.
    pub arguments: Vec<ParameterChange>,
    /// What became of the members of the answer.
    pub answer: Vec<ParameterChange>,
    /// Changes of parameters beyond those that are listed.
    #[serde(default)]
    pub more: usize,
}

impl Parts {
    /// Whether the definitions mean the same.
    pub fn is_empty(&self) -> bool {
        self.changed.is_empty()
    }
}

/// What became of a parameter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ParameterChange {
    /// Its name behind those of its parents, as `filter/id`; clipped to 200 bytes.
    pub parameter: String,
    /// What became of it.
    #[serde(flatten)]
    pub event: ParameterEvent,
}

/// See [`ParameterChange`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "event", rename_all = "snake_case")]
pub enum ParameterEvent {
    /// It is new.
    Came {
        /// Whether it must be given.
        required: bool,
    },
    /// It is gone.
    Went {
        /// Whether it had to be given.
        required: bool,
    },
    /// It must be given now.
    BecameRequired,
    /// It need not be given any longer.
    BecameOptional,
    /// It takes another type.
    Retyped {
        /// As [`super::Parameter::kind`] says it.
        before: String,
        /// See `before`.
        after: String,
    },
    /// Its closed list of values is another one.
    Choices {
        /// Values that came; some, where there are many.
        gained: Vec<String>,
        /// Values that went.
        lost: Vec<String>,
    },
    /// Its description is another one.
    Redescribed,
}

impl ParameterEvent {
    /// Whether a caller who passed the right arguments before may fail now.
    pub fn breaks_calls(&self) -> bool {
        matches!(self, Self::Came { required: true } | Self::Went { required: true } | Self::BecameRequired)
    }
}

/// Something that was one thing and is another. `before` is `None` for a tool that is new.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Moved<T> {
    /// As it was.
    pub before: Option<T>,
    /// As it is.
    pub after: T,
}

impl<T: Copy + Ord> Moved<T> {
    /// Whether it is more than it was.
    pub fn rose(&self) -> bool {
        self.before.is_some_and(|before| before < self.after)
    }

    /// Whether it is less than it was.
    pub fn fell(&self) -> bool {
        self.before.is_some_and(|before| before > self.after)
    }
}

/// A check that objects to a tool and didn't before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GainedFinding {
    /// The check's id.
    pub check: String,
    /// How much it matters.
    pub severity: Severity,
    /// Whether the check is about definitions that deceive, and not about careless ones.
    pub deceives: bool,
}

/// What the classifier and the checks said of a tool before it changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Former {
    /// What a call did.
    pub category: Category,
    /// How bad a call could be.
    pub risk: Risk,
    /// In the order of [`Trait::ALL`].
    pub traits: Vec<Trait>,
    /// Ids of the checks that objected to the definition.
    pub checks: BTreeSet<String>,
}

impl From<&Assessment> for Former {
    fn from(Assessment { verdict, findings }: &Assessment) -> Self {
        let checks = findings.iter().map(|finding| finding.check.clone()).collect();
        Self { category: verdict.category, risk: verdict.risk, traits: verdict.traits.clone(), checks }
    }
}

/// What a change did to the classifier's verdict and the findings. Corrections by people play no part in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Effect {
    /// What a call does.
    pub category: Moved<Category>,
    /// How bad a call can be.
    pub risk: Moved<Risk>,
    /// Traits that came, in the order of [`Trait::ALL`].
    pub traits_gained: Vec<Trait>,
    /// Traits that went.
    pub traits_lost: Vec<Trait>,
    /// Checks that object now and didn't.
    pub findings_gained: Vec<GainedFinding>,
    /// Ids of checks that objected and don't any more.
    pub findings_lost: Vec<String>,
}

impl Effect {
    /// Whether verdict and findings are as they were.
    pub fn is_none(&self) -> bool {
        let same = self.category.before == Some(self.category.after) && self.risk.before == Some(self.risk.after);
        let traits = self.traits_gained.is_empty() && self.traits_lost.is_empty();
        same && traits && self.findings_gained.is_empty() && self.findings_lost.is_empty()
    }
}

impl Trait {
    /// Whether a tool that gains it can do lasting harm from one call to the next.
    pub fn is_grave(self) -> bool {
        matches!(self, Self::Destructive | Self::Financial | Self::CodeExecution | Self::AccessControl | Self::Secrets)
    }
}
