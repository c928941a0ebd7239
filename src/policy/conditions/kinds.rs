use crate::lang::Lang;
use crate::model::words;

words! {
    /// What a condition is about.
    Kind {
        /// Harmless modes go through, the others don't.
        Modes = "modes",
        /// Trial runs go through, real ones don't.
        DryRun = "dry-run",
        /// Statements that only read go through.
        Statements = "statements",
        /// Amounts up to a cap go through.
        Amount = "amount",
        /// Paths in certain folders go through.
        Paths = "paths",
        /// Addresses on certain hosts go through.
        Hosts = "hosts",
        /// Certain recipients go through.
        Recipients = "recipients",
        /// Short lists go through.
        Items = "items",
    }
}

impl Kind {
    /// Its name for people.
    pub fn named(self, lang: Lang) -> String {
        lang.say(match self {
            Self::Modes => "offer-modes",
            Self::DryRun => "offer-dry-run",
            Self::Statements => "offer-statements",
            Self::Amount => "offer-amount",
            Self::Paths => "offer-paths",
            Self::Hosts => "offer-hosts",
            Self::Recipients => "offer-recipients",
            Self::Items => "offer-items",
        })
    }

    /// What only the reader knows, in words that follow "once you name".
    pub fn needs(self, lang: Lang) -> String {
        lang.say(match self {
            Self::Amount => "needs-amount",
            Self::Paths => "needs-paths",
            Self::Hosts => "needs-hosts",
            Self::Recipients => "needs-recipients",
            Self::Items => "needs-items",
            Self::Modes | Self::DryRun | Self::Statements => "needs-nothing",
        })
    }
}
