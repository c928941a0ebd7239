use super::Timestamp;
use super::words::words;
use serde::{Deserialize, Serialize};

words! {
    /// What a call does.
    Category {
        /// Returns information and leaves everything as it was.
        Read = "Read",
        /// Changes state whose kind the definition fixes.
        Write = "Write",
        /// Runs something whose effect the arguments or a pipeline decide.
        Execute = "Execute",
    }
}

words! {
    /// How bad a call can be.
    Risk {
        /// Nothing that matters is changed or given away.
        Low = "Low",
        /// Something is changed, or something private is read.
        Medium = "Medium",
        /// Loss, payment, running code, a change of rights, a secret in the clear.
        High = "High",
    }
}

words! {
    /// A property with evidence in the definition.
    Trait {
        /// Removes content or a working thing without a way back.
        Destructive = "destructive",
        /// Moves money or commits somebody to pay.
        Financial = "financial",
        /// Runs code, a command or a query that can change state.
        CodeExecution = "code-execution",
        /// Returns or takes credentials.
        Secrets = "secrets",
        /// Returns people's private data.
        PersonalData = "personal-data",
        /// Sends content to other people or the public.
        Outbound = "outbound",
        /// Reaches addresses the caller names, or returns text that strangers wrote.
        OpenWorld = "open-world",
        /// Takes a path on the machine where the server runs.
        FileAccess = "file-access",
        /// Changes who may do or reach what.
        AccessControl = "access-control",
        /// Changes many objects in one call.
        Bulk = "bulk",
        /// Each call costs money or quota.
        Metered = "metered",
        /// Controls devices in the world.
        Physical = "physical",
    }
}

/// How sure a verdict is: 0 to 1; of the verdicts that say 0.9, about nine in ten should be right.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Confidence(f64);

impl Confidence {
    /// Rounded to two places and kept within 0 and 1.
    pub fn new(value: f64) -> Self {
        Self((value.clamp(0.0, 1.0) * 100.0).round() / 100.0)
    }

    /// The number.
    pub fn value(self) -> f64 {
        self.0
    }

    /// Whether it is no better than a guess: other readings together are as likely.
    pub fn is_guess(self) -> bool {
        self.0 < 0.5
    }

    /// A word for it: high from 0.85, moderate from 0.6, low below.
    pub fn word(self) -> &'static str {
        match self.0 {
            v if v >= 0.85 => "high",
            v if v >= 0.6 => "moderate",
            _ => "low",
        }
    }
}

/// A span of the definition that a rule rests on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    /// The field: `name`, `title`, `description`, `server_name`, `server_description`, or a place in the schema such as
    /// `input_schema/properties/sql` (the parameter's name) or `input_schema/properties/sql/description`.
    pub field: String,
    /// First byte of the span in that field's UTF-8 text.
    pub start: usize,
    /// The byte behind the span.
    pub end: usize,
    /// The span itself.
    pub text: String,
    /// The rule that it fired.
    pub rule: String,
}

/// What a call does when a parameter such as `action` has a certain value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mode {
    /// The parameter that chooses.
    pub parameter: String,
    /// Its value.
    pub value: String,
    /// What such a call does.
    pub category: Category,
    /// How bad it can be.
    pub risk: Risk,
    /// In the order of [`Trait::ALL`].
    pub traits: Vec<Trait>,
}

/// What the classifier says of a tool.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Verdict {
    /// What a call does.
    pub category: Category,
    /// How bad a call can be.
    pub risk: Risk,
    /// In the order of [`Trait::ALL`].
    pub traits: Vec<Trait>,
    /// How sure the category is.
    pub confidence: Confidence,
    /// What it rests on, weightiest first.
    pub evidence: Vec<Evidence>,
    /// Two to four sentences for a reviewer.
    pub rationale: String,
    /// One line for each mode, where a parameter chooses what the tool does; the verdict itself is that of the worst.
    pub modes: Vec<Mode>,
    /// The version of the rules that gave it.
    pub rules_version: String,
}

impl Verdict {
    /// Whether the tool has this trait.
    pub fn has(&self, wanted: Trait) -> bool {
        self.traits.contains(&wanted)
    }
}

/// A person's correction of a verdict. It outlives every new version of the rules.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Override {
    /// The category that the person gives, if any.
    pub category: Option<Category>,
    /// The risk that the person gives, if any.
    pub risk: Option<Risk>,
    /// The traits that the person gives, if any.
    pub traits: Option<Vec<Trait>>,
    /// Why.
    pub note: String,
    /// Who.
    pub author: String,
    /// When.
    pub at: Timestamp,
}

/// A verdict together with the correction that stands over it.
#[derive(Clone, Debug)]
pub struct Judgement {
    /// What holds: the classifier's verdict with the person's corrections put in.
    pub verdict: Verdict,
    /// The correction, when there is one.
    pub correction: Option<Override>,
    /// What the rules said.
    pub ruled: Ruled,
}

/// What the rules said of a tool, whoever corrected it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ruled {
    /// What a call does.
    pub category: Category,
    /// How bad a call can be.
    pub risk: Risk,
    /// In the order of [`Trait::ALL`].
    pub traits: Vec<Trait>,
}

impl Judgement {
    /// Puts a correction over the classifier's verdict.
    pub fn new(mut verdict: Verdict, correction: Option<Override>) -> Self {
        let ruled = Ruled { category: verdict.category, risk: verdict.risk, traits: verdict.traits.clone() };
        if let Some(person) = &correction {
            verdict.category = person.category.unwrap_or(verdict.category);
            verdict.risk = person.risk.unwrap_or(verdict.risk);
            if let Some(traits) = &person.traits {
                verdict.traits.clone_from(traits);
            }
        }
        Self { verdict, correction, ruled }
    }

    /// The verdict as the rules gave it, for what compares the definition with other claims about it.
    pub fn by_rules(&self) -> Verdict {
        let Ruled { category, risk, traits } = self.ruled.clone();
        Verdict { category, risk, traits, ..self.verdict.clone() }
    }
}
