use super::Preset;
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
}

/// Calls a minute for a change.
pub(super) const WRITES: u32 = 30;

/// Calls a minute for what can do the most harm.
pub(super) const EXECUTIONS: u32 = 10;

impl Decision {
    /// Whether no call goes through without a person.
    pub fn holds_back(self) -> bool {
        self != Self::Allow
    }
}

impl Stance {
    const FREE: Self = Self { decision: Decision::Allow, limit: None };

    const fn at_most(limit: u32) -> Self {
        Self { decision: Decision::Allow, limit: Some(limit) }
    }

    const fn held(decision: Decision) -> Self {
        Self { decision, limit: None }
    }

    /// What a preset says of a verdict.
    pub fn of(preset: Preset, category: Category, risk: Risk, traits: &[Trait]) -> Self {
        match preset {
            Preset::Open => Self::FREE,
            Preset::Strict if category != Category::Read => Self::held(Decision::Hide),
            Preset::Strict if risk == Risk::High => Self::held(Decision::Ask),
            Preset::Strict | Preset::Balanced => Self::balanced(category, risk, traits),
        }
    }

    /// The first row of the table that fits.
    fn balanced(category: Category, risk: Risk, traits: &[Trait]) -> Self {
        match (category, risk) {
            _ if traits.contains(&Trait::Destructive) => Self::held(Decision::Hide),
            _ if traits.contains(&Trait::Financial) => Self::held(Decision::Ask),
            (Category::Read, Risk::Low) => Self::FREE,
            (category, risk) => Self::at_most(pace(category, risk)),
        }
    }

    /// What is recommended for calls in one mode.
    pub fn of_mode(preset: Preset, mode: &Mode) -> Self {
        Self::of(preset, mode.category, mode.risk, &mode.traits)
    }

    /// In a word or two, for a table.
    pub fn word(self) -> String {
        match (self.decision, self.limit) {
            (Decision::Allow, None) => "allow".into(),
            (Decision::Allow, Some(limit)) => format!("{limit} a minute"),
            (Decision::Ask, _) => "ask a person".into(),
            (Decision::Deny, _) => "deny".into(),
            (Decision::Hide, _) => "hide".into(),
        }
    }

    /// Why the balanced preset says so, in words that follow "because".
    pub fn reason(self, category: Category) -> &'static str {
        match (self.decision, category) {
            (Decision::Allow, _) if self.limit.is_none() => "it only reads, and what it reads is not sensitive",
            (Decision::Allow, Category::Read) => "what it reads is sensitive, and a limit keeps one run from reading everything",
            (Decision::Allow, Category::Write) => "it changes things, and a limit keeps a mistake small",
            (Decision::Allow, Category::Execute) => "what it does depends on the call, and a limit gives people time to notice",
            (Decision::Ask, _) => "it can spend money, and a person should say yes each time",
            (Decision::Deny | Decision::Hide, _) => {
                "what it removes or overwrites can't be brought back, and an agent that doesn't see a tool can't be talked into it"
            }
        }
    }
}

/// Calls a minute for what may go through but is more than a harmless read.
pub(super) fn pace(category: Category, risk: Risk) -> u32 {
    match (category, risk) {
        (Category::Execute, _) | (Category::Read, Risk::High) => EXECUTIONS,
        (Category::Read | Category::Write, _) => WRITES,
    }
}
