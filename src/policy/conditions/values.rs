use super::Kind;
use serde_json::Number;

/// What the reader wants asked of arguments, and the figures that only the reader knows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Values {
    /// The kinds of conditions to put in, as far as the tool's schema allows.
    pub kinds: Vec<Kind>,
    /// The highest amount that goes through, in the unit that the tool itself takes.
    pub amount: Option<Number>,
    /// Folders whose paths go through.
    pub paths: Vec<String>,
    /// Hosts whose addresses go through.
    pub hosts: Vec<String>,
    /// Recipients that go through; `@example.org` stands for all of a domain.
    pub recipients: Vec<String>,
    /// The longest list that goes through.
    pub items: Option<u64>,
}

impl Values {
    /// Whether any condition is wanted.
    pub(in crate::policy) fn want_any(&self) -> bool {
        Kind::ALL.iter().any(|kind| self.wants(*kind))
    }

    /// Whether conditions of this kind are wanted: those with a figure always are.
    pub(in crate::policy) fn wants(&self, kind: Kind) -> bool {
        self.kinds.contains(&kind) || self.gives(kind)
    }

    /// Whether the reader gave the figure or the list for this kind.
    fn gives(&self, kind: Kind) -> bool {
        match kind {
            Kind::Amount => self.amount.is_some(),
            Kind::Paths => !self.paths.is_empty(),
            Kind::Hosts => !self.hosts.is_empty(),
            Kind::Recipients => !self.recipients.is_empty(),
            Kind::Items => self.items.is_some(),
            Kind::Modes | Kind::DryRun | Kind::Statements => false,
        }
    }
}
