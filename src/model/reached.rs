use super::{Category, Fingerprint, Risk, ServerSlug, Trait};

/// A server of the catalogue that a configuration may mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// What it was found by: a way, a package, a repository, an identity or a slug, in lower case.
    pub key: String,
    /// The store's key.
    pub id: i64,
    /// Its name in addresses.
    pub slug: ServerSlug,
    /// Its name for people.
    pub name: String,
    /// Whether a registry lists it, with how it can be asked.
    pub listed: bool,
    /// Whether anybody has seen its tools.
    pub has_tools: bool,
}

/// A tool as an agent can call it: what holds of it, and nothing that it says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Callable {
    /// The store's key of its server.
    pub server: i64,
    /// Its exact name.
    pub name: String,
    /// What holds of it.
    pub category: Category,
    /// See `category`.
    pub risk: Risk,
    /// See `category`.
    pub traits: Vec<Trait>,
    /// Of its current definition.
    pub fingerprint: Fingerprint,
    /// Names of its arguments, where it reaches out; otherwise none are told.
    pub arguments: Vec<String>,
}

impl Callable {
    /// Whether it has this trait.
    pub fn has(&self, wanted: Trait) -> bool {
        self.traits.contains(&wanted)
    }
}
