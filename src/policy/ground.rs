use crate::lang::Lang;
use crate::model::{Category, Risk, Trait};

/// What a decision rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ground {
    /// A read of nothing sensitive.
    HarmlessRead,
    /// A read of what is sensitive.
    SensitiveRead,
    /// A read that returns secrets, or is as bad.
    SecretRead,
    /// A change.
    Change,
    /// A call whose effect the definition doesn't fix.
    Run,
    /// A call that can pay.
    Payment,
    /// A call that can remove or overwrite for good.
    Removal,
    /// A preset that only lets reads through.
    ReadOnly,
    /// A preset that lets everything through.
    Open,
    /// A person decided so.
    Person,
}

impl Ground {
    /// Why, in words that follow "because".
    pub fn because(self, lang: Lang) -> String {
        lang.say(match self {
            Self::HarmlessRead => "because-harmless-read",
            Self::SensitiveRead => "because-sensitive-read",
            Self::SecretRead => "because-secret-read",
            Self::Change => "because-change",
            Self::Run => "because-run",
            Self::Payment => "because-payment",
            Self::Removal => "because-removal",
            Self::ReadOnly => "because-read-only",
            Self::Open => "because-open",
            Self::Person => "because-person",
        })
    }

    /// What the agent is told of a call that is refused, or waits for a person. It stands in the policy and has one language.
    pub fn on_deny(self) -> &'static str {
        match self {
            Self::Payment => "This call can move money. Ask a person to approve it.",
            Self::SensitiveRead | Self::SecretRead => "This call can return what must stay secret. Ask a person to approve it.",
            Self::Removal => "This call can remove what can't be brought back. Ask a person to do it.",
            Self::ReadOnly => "This policy only lets reads through.",
            Self::HarmlessRead | Self::Change | Self::Run | Self::Open | Self::Person => {
                "This call is held back. Ask a person to approve it."
            }
        }
    }

    /// The parts of the verdict that it rests on, as `category`, `risk` or a trait.
    pub fn rests_on(self, category: Category, risk: Risk) -> Vec<String> {
        let category = format!("category {category}");
        match self {
            Self::Removal => vec![format!("trait {}", Trait::Destructive)],
            Self::Payment => vec![format!("trait {}", Trait::Financial)],
            Self::HarmlessRead | Self::SensitiveRead | Self::SecretRead => vec![category, format!("risk {risk}")],
            Self::Change | Self::Run | Self::ReadOnly => vec![category],
            Self::Open | Self::Person => vec![],
        }
    }
}
