use super::document::Fallback;
use crate::lang::Lang;
use crate::model::words;

words! {
    /// How careful a policy is.
    Preset {
        /// Read-only: what changes or runs anything is hidden, and what returns secrets waits for a person.
        Strict = "strict",
        /// What the catalogue recommends.
        Balanced = "balanced",
        /// Everything goes through; the gateway's log is all there is.
        Open = "open",
    }
}

impl Preset {
    /// What becomes of tools that a policy doesn't name.
    pub fn fallback(self) -> Fallback {
        match self {
            Self::Open => Fallback::Allow,
            Self::Strict | Self::Balanced => Fallback::Deny,
        }
    }

    /// Its name for people.
    pub fn named(self, lang: Lang) -> String {
        lang.say(match self {
            Self::Strict => "preset-strict",
            Self::Balanced => "preset-balanced",
            Self::Open => "preset-open",
        })
    }

    /// What it does, in a sentence.
    pub fn told(self, lang: Lang) -> String {
        lang.say(match self {
            Self::Strict => "preset-strict-does",
            Self::Balanced => "preset-balanced-does",
            Self::Open => "preset-open-does",
        })
    }
}
