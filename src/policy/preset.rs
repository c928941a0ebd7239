use super::document::Fallback;
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

    /// In a sentence.
    pub fn told(self) -> &'static str {
        match self {
            Self::Strict => "Read-only: tools that change or run anything are hidden, and reads that return secrets wait for a person.",
            Self::Balanced => {
                "What the catalogue recommends: harmless reads are free, changes and runs are limited, payments wait for a person, and what destroys is hidden."
            }
            Self::Open => "Everything goes through, whatever it is; what happened is in the gateway's log alone.",
        }
    }
}
