use crate::model::words::words;
use crate::model::{Risk, Trait};

words! {
    /// By what servers can be filtered, in the order of the page.
    ServerField {
        /// The highest risk among its tools.
        Risk = "risk",
        /// What a server's tools do.
        Does = "does",
        /// A trait that one of its tools has.
        Trait = "trait",
        /// How it is run.
        Runs = "runs",
        /// Whether its tools are known.
        Tools = "tools",
    }
}

words! {
    /// What a server's tools do. One that executes may write as well.
    Does {
        /// A tool executes.
        Execute = "execute",
        /// A tool writes.
        Write = "write",
        /// There are tools, and all of them read.
        OnlyRead = "only-read",
    }
}

words! {
    /// How a server is run; there may be several ways.
    Runs {
        /// A package for Node.
        Npm = "npm",
        /// A package for Python.
        Pypi = "pypi",
        /// An image of a container.
        Oci = "oci",
        /// A package for .NET.
        Nuget = "nuget",
        /// A bundle that a client installs.
        Mcpb = "mcpb",
        /// It answers at an address.
        Remote = "remote",
        /// A package of another kind.
        Other = "other",
        /// Nobody told.
        Unknown = "unknown",
    }
}

words! {
    /// Whether a server's tools are known.
    Reading {
        /// Some are.
        Known = "known",
        /// None is: nobody has seen a list of them, or it was empty.
        Unread = "unread",
    }
}

/// A condition on servers. Of one field any may hold, of several fields all must.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ServerFilter {
    /// The highest risk among its tools; `None` for servers of which no tool is known.
    Risk(Option<Risk>),
    /// What its tools do.
    Does(Does),
    /// A tool has it.
    Trait(Trait),
    /// How it is run.
    Runs(Runs),
    /// Whether its tools are known.
    Tools(Reading),
}

/// The word for a risk that nobody knows.
const NO_RISK: &str = "none";

impl ServerFilter {
    /// Every filter of a field, in the order of the page.
    pub fn of(field: ServerField) -> Vec<Self> {
        match field {
            ServerField::Risk => Risk::ALL.iter().rev().copied().map(Some).chain([None]).map(Self::Risk).collect(),
            ServerField::Does => Does::ALL.iter().copied().map(Self::Does).collect(),
            ServerField::Trait => Trait::ALL.iter().copied().map(Self::Trait).collect(),
            ServerField::Runs => Runs::ALL.iter().copied().map(Self::Runs).collect(),
            ServerField::Tools => Reading::ALL.iter().copied().map(Self::Tools).collect(),
        }
    }

    /// The filter of a field with this value, in upper or lower case.
    pub fn parse(field: ServerField, value: &str) -> Option<Self> {
        let value = value.replace('_', "-");
        Self::of(field).into_iter().find(|filter| filter.value().eq_ignore_ascii_case(&value))
    }

    /// Its field.
    pub fn field(self) -> ServerField {
        match self {
            Self::Risk(_) => ServerField::Risk,
            Self::Does(_) => ServerField::Does,
            Self::Trait(_) => ServerField::Trait,
            Self::Runs(_) => ServerField::Runs,
            Self::Tools(_) => ServerField::Tools,
        }
    }

    /// The word for it in addresses.
    pub fn value(self) -> &'static str {
        match self {
            Self::Risk(Some(Risk::High)) => "high",
            Self::Risk(Some(Risk::Medium)) => "medium",
            Self::Risk(Some(Risk::Low)) => "low",
            Self::Risk(None) => NO_RISK,
            Self::Does(one) => one.as_str(),
            Self::Trait(one) => one.as_str(),
            Self::Runs(one) => one.as_str(),
            Self::Tools(one) => one.as_str(),
        }
    }

    /// Its bit in what is stored of a server. The places never change: the store's tables count them too.
    pub fn bit(self) -> i64 {
        let place = match self {
            Self::Risk(risk) => risk.map_or(3, |risk| 2 - risk as usize),
            Self::Tools(one) => 4 + one as usize,
            Self::Does(one) => 6 + one as usize,
            Self::Runs(one) => 9 + one as usize,
            Self::Trait(one) => 17 + one as usize,
        };
        1 << place
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_filter_has_a_bit_of_its_own_and_reads_back() {
        let all: Vec<ServerFilter> = ServerField::ALL.iter().flat_map(|field| ServerFilter::of(*field)).collect();
        let bits = all.iter().fold(0, |bits, filter| bits | filter.bit());
        assert_eq!(bits, (1 << all.len()) - 1);
        assert!(all.iter().all(|filter| ServerFilter::parse(filter.field(), filter.value()) == Some(*filter)));
    }
}
