use crate::model::{Category, Risk, Trait};

/// What the policy does with calls of one tool.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decision {
    /// Every call goes through.
    Allow,
    /// Calls go through, up to this many a minute.
    Limit(u32),
    /// No call goes through until a person approves.
    Ask,
    /// The agent doesn't even see the tool.
    Hide,
}

/// Calls a minute for a change.
const WRITES: u32 = 30;

/// Calls a minute for what can do the most harm.
const EXECUTIONS: u32 = 10;

impl Decision {
    /// The decision for a verdict: the first row of the table that fits.
    pub(super) fn of(category: Category, risk: Risk, traits: &[Trait]) -> Self {
        match (category, risk) {
            _ if traits.contains(&Trait::Destructive) => Self::Hide,
            _ if traits.contains(&Trait::Financial) => Self::Ask,
            (Category::Read, Risk::Low) => Self::Allow,
            (Category::Read, Risk::Medium) | (Category::Write, _) => Self::Limit(WRITES),
            (Category::Read, Risk::High) | (Category::Execute, _) => Self::Limit(EXECUTIONS),
        }
    }

    /// Whether no call goes through without a person.
    pub fn holds_back(self) -> bool {
        matches!(self, Self::Ask | Self::Hide)
    }

    /// Calls a minute, where calls are limited.
    pub fn limit(self) -> Option<u32> {
        match self {
            Self::Limit(max) => Some(max),
            _ => None,
        }
    }

    /// In a word or two, for a table.
    pub fn word(self) -> String {
        match self {
            Self::Allow => "allow".into(),
            Self::Limit(max) => format!("{max} a minute"),
            Self::Ask => "ask a person".into(),
            Self::Hide => "deny".into(),
        }
    }

    /// Why, in words that follow "because".
    pub fn reason(self, category: Category) -> &'static str {
        match (self, category) {
            (Self::Allow, _) => "it only reads, and what it reads is not sensitive",
            (Self::Limit(_), Category::Read) => "what it reads is sensitive, and a limit keeps one run from reading everything",
            (Self::Limit(_), Category::Write) => "it changes things, and a limit keeps a mistake small",
            (Self::Limit(_), Category::Execute) => "what it does depends on the call, and a limit gives people time to notice",
            (Self::Ask, _) => "it can spend money, and a person should say yes each time",
            (Self::Hide, _) => {
                "what it removes or overwrites can't be brought back, and an agent that doesn't see a tool can't be talked into it"
            }
        }
    }
}
