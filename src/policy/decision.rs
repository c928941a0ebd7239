use super::{Ground, Preset};
use crate::lang::{Lang, tell};
use crate::model::{Category, Mode, Risk, Trait, words};

words! {
    /// What becomes of a call.
    Decision {
        /// It goes through.
        Allow = "allow",
        /// It waits until a person approves.
        Ask = "ask",
        /// It is refused.
        Deny = "deny",
        /// It is refused, and the agent doesn't even see the tool.
        Hide = "hide",
    }
}

/// What holds for a tool before its arguments are looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stance {
    /// What becomes of its calls.
    pub decision: Decision,
    /// Calls a minute that go through, where their number is limited.
    pub limit: Option<u32>,
    /// What it rests on.
    pub ground: Ground,
}

/// Calls a minute for a change.
const WRITES: u32 = 30;

/// Calls a minute for what can do the most harm.
const EXECUTIONS: u32 = 10;

impl Decision {
    /// In a word or two.
    pub fn named(self, lang: Lang) -> String {
        word(lang, self, None)
    }

    /// Whether no call goes through without a person.
    pub fn holds_back(self) -> bool {
        self != Self::Allow
    }
}

impl Stance {
    const fn free(ground: Ground) -> Self {
        Self { decision: Decision::Allow, limit: None, ground }
    }

    const fn at_most(limit: u32, ground: Ground) -> Self {
        Self { decision: Decision::Allow, limit: Some(limit), ground }
    }

    const fn held(decision: Decision, ground: Ground) -> Self {
        Self { decision, limit: None, ground }
    }

    /// What a preset says of a verdict.
    pub fn of(preset: Preset, category: Category, risk: Risk, traits: &[Trait]) -> Self {
        match preset {
            Preset::Open => Self::free(Ground::Open),
            Preset::Strict if category != Category::Read => Self::held(Decision::Hide, Ground::ReadOnly),
            Preset::Strict if risk == Risk::High => Self::held(Decision::Ask, Ground::SecretRead),
            Preset::Strict | Preset::Balanced => Self::balanced(category, risk, traits),
        }
    }

    /// The first row of the table that fits.
    fn balanced(category: Category, risk: Risk, traits: &[Trait]) -> Self {
        match (category, risk) {
            _ if traits.contains(&Trait::Destructive) => Self::held(Decision::Hide, Ground::Removal),
            _ if traits.contains(&Trait::Financial) => Self::held(Decision::Ask, Ground::Payment),
            (Category::Read, Risk::Low) => Self::free(Ground::HarmlessRead),
            (Category::Read, _) => Self::at_most(pace(category, risk), Ground::SensitiveRead),
            (Category::Write, _) => Self::at_most(pace(category, risk), Ground::Change),
            (Category::Execute, _) => Self::at_most(pace(category, risk), Ground::Run),
        }
    }

    /// What is recommended for calls in one mode.
    pub fn of_mode(preset: Preset, mode: &Mode) -> Self {
        Self::of(preset, mode.category, mode.risk, &mode.traits)
    }

    /// In a word or two, for a table.
    pub fn word(self, lang: Lang) -> String {
        word(lang, self.decision, self.limit)
    }
}

/// A decision in a word or two.
pub(super) fn word(lang: Lang, decision: Decision, limit: Option<u32>) -> String {
    match (decision, limit) {
        (Decision::Allow, None) => lang.say("word-allow"),
        (Decision::Allow, Some(max)) => tell!(lang, "word-limit", max = max),
        (Decision::Ask, _) => lang.say("word-ask"),
        (Decision::Deny, _) => lang.say("word-deny"),
        (Decision::Hide, _) => lang.say("word-hide"),
    }
}

/// Calls a minute for what may go through but is more than a harmless read.
pub(super) fn pace(category: Category, risk: Risk) -> u32 {
    match (category, risk) {
        (Category::Execute, _) | (Category::Read, Risk::High) => EXECUTIONS,
        (Category::Read | Category::Write, _) => WRITES,
    }
}
