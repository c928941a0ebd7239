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
    /// What only the reader knows, in words that follow "once you name".
    pub fn needs(self) -> &'static str {
        match self {
            Self::Amount => "the highest amount",
            Self::Paths => "the folders",
            Self::Hosts => "the hosts",
            Self::Recipients => "the recipients",
            Self::Items => "the longest list",
            Self::Modes | Self::DryRun | Self::Statements => "nothing more",
        }
    }
}
