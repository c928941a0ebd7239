//! What clients' configurations reach, by what the catalogue knows: one join for the page, the API and the command line.

use super::error::Error;
use super::policies::{Asking, Explained};
use crate::clients::{Answers, Difference, Keys, Reach, Source, StackShape};
use crate::model::ServerSlug;
use crate::policy::{Conflict, FORMATS, Lossy, Plan, Planned, Wanted};
use crate::store::{Defined, Store, StoreError};
use serde::Serialize;
use std::collections::BTreeMap;

/// The most tools in one report.
const MAX_TOOLS: u32 = 50_000;

/// Why there is no report.
#[derive(Debug, thiserror::Error)]
pub enum Unreported {
    /// More than anybody can read.
    #[error("these servers have more than {MAX_TOOLS} tools; look at fewer configurations at a time")]
    TooMany,
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<Unreported> for Error {
    fn from(unreported: Unreported) -> Self {
        match unreported {
            Unreported::TooMany => Self::Invalid(unreported.to_string()),
            Unreported::Store(error) => Self::Store(error),
        }
    }
}

/// Recognises the servers of these configurations and reads all that can be called on them. Nothing of it is stored or logged.
pub async fn reach(store: &Store, sources: Vec<Source>) -> Result<Reach, Unreported> {
    let keys = Keys::of(sources.iter().flat_map(|source| &source.servers));
    let answers = Answers {
        by_way: store.servers_by_way(&keys.ways).await?,
        by_package: store.servers_by_package(&keys.packages).await?,
        by_identity: store.servers_by_identity(&keys.identities).await?,
        by_repository: store.servers_by_repository(&keys.repositories).await?,
        by_slug: store.servers_by_slug(&keys.slugs).await?,
    };
    let reach = Reach::recognised(sources, &answers);
    let tools = store.callable(&reach.ids(), MAX_TOOLS + 1).await?;
    if tools.len() > MAX_TOOLS as usize {
        return Err(Unreported::TooMany);
    }
    Ok(reach.with_tools(tools))
}

/// A server of the catalogue under the name that a person gave it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Named {
    /// Its name in the client.
    pub alias: String,
    /// Its name in the catalogue.
    pub slug: ServerSlug,
}

impl Named {
    /// The servers that a policy can be about: switched on, in the catalogue with their tools, and with a name that may be shown.
    /// `counts` says which sources do.
    pub fn of(reach: &Reach, counts: impl Fn(usize) -> bool) -> Vec<Self> {
        Self::all(reach, counts, |_| true)
    }

    /// Only those that were recognised for certain: rules that let calls through must not be given on a guess.
    pub fn sure(reach: &Reach, counts: impl Fn(usize) -> bool) -> Vec<Self> {
        Self::all(reach, counts, |sure| sure)
    }

    fn all(reach: &Reach, counts: impl Fn(usize) -> bool, fits: impl Fn(bool) -> bool) -> Vec<Self> {
        let mut found = Vec::new();
        for server in reach.servers.iter().filter(|server| !server.tools.is_empty()) {
            let Some(known) = server.known.as_ref().filter(|known| fits(known.sure)) else { continue };
            let entries = server.entries.iter().filter(|entry| counts(entry.source) && !entry.configured.disabled);
            let named = entries.map(|entry| &entry.configured.alias).filter(|alias| !alias.is_cut());
            found.extend(named.map(|alias| Self { alias: alias.to_string(), slug: known.slug.clone() }));
        }
        found.sort_unstable();
        found.dedup();
        found
    }
}

/// One policy for servers of the catalogue under their aliases, and what in it doesn't go together.
pub async fn plan(store: &Store, servers: &[Named], wanted: &Wanted) -> Result<(Plan, Vec<Conflict>), Unreported> {
    let mut by_slug: BTreeMap<&str, Vec<&Named>> = BTreeMap::new();
    for named in servers {
        by_slug.entry(named.slug.as_str()).or_default().push(named);
    }
    let (mut planned, mut tools) = (Vec::new(), 0);
    for names in by_slug.values() {
        let defined = store.defined_of(&names[0].slug).await?;
        tools += defined.len() * names.len();
        if tools > MAX_TOOLS as usize {
            return Err(Unreported::TooMany);
        }
        planned.extend(names.iter().map(|named| Planned::of(&named.alias, defined.iter().map(Defined::judged), wanted)));
    }
    Ok(Plan::merged(wanted.preset, planned))
}

/// The report as programs read it, from the API and from the command line, with one policy for all that was recognised.
#[derive(Serialize)]
pub struct StackAnswer<'a> {
    #[serde(flatten)]
    report: StackShape<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    policy: Option<Explained>,
}

impl<'a> StackAnswer<'a> {
    pub(in crate::web) fn new(reach: &'a Reach, since: Option<(&'a str, &'a [Difference])>, policy: Option<Explained>) -> Self {
        Self { report: StackShape::new(reach, since), policy }
    }

    /// With the policy in the catalogue's own format.
    pub fn with_policy(
        reach: &'a Reach,
        since: Option<(&'a str, &'a [Difference])>,
        (plan, conflicts): (&Plan, Vec<Conflict>),
        (wanted, lossy): (Wanted, Lossy),
    ) -> Self {
        Self::new(reach, since, Some(Asking { format: FORMATS[0], wanted, lossy }.explained(plan, conflicts)))
    }
}
