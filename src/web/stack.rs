//! What clients' configurations reach, by what the catalogue knows: one join for the page, the API and the command line.

use super::error::Error;
use super::policies::{Asking, Explained};
use super::wrong::Wrong;
use crate::clients::{Answers, Danger, Difference, Keys, Reach, Server, Source, StackShape};
use crate::lang::{Lang, tell};
use crate::model::{ServerSlug, one_line};
use crate::policy::{Conflict, Decision, FORMATS, Lossy, Plan, Planned, Recommendation, Wanted};
use crate::store::{Defined, Store, StoreError};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet, HashSet};

/// The most tools in one report.
pub(super) const MAX_TOOLS: u32 = 50_000;

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
            Unreported::TooMany => Self::Invalid(Wrong::Callable(MAX_TOOLS)),
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
    reach.with_tools(tools, MAX_TOOLS as usize).ok_or(Unreported::TooMany)
}

/// A server of the catalogue under the name that a person gave it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Named {
    /// Its name in the client.
    pub alias: String,
    /// Its name in the catalogue.
    pub slug: ServerSlug,
}

/// A server that no rules are given for, though the catalogue knows tools of it or of one that it may be.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct LeftOut {
    /// Its name in the client.
    pub alias: String,
    /// Why, in English words that follow the alias.
    pub detail: String,
    #[serde(skip)]
    why: Unsure,
}

/// Why rules under a name could let something else through.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Unsure {
    /// The server may be another one than this of the catalogue.
    Perhaps(String),
    /// The name stands for several servers.
    Shared,
}

impl LeftOut {
    fn new(alias: String, why: Unsure) -> Self {
        Self { detail: why.told(Lang::En), alias, why }
    }

    /// Why, in words that follow the alias.
    pub fn told(&self, lang: Lang) -> String {
        self.why.told(lang)
    }
}

impl Unsure {
    fn told(&self, lang: Lang) -> String {
        match self {
            Self::Perhaps(server) => tell!(lang, "stack-left-perhaps", server = server.as_str()),
            Self::Shared => lang.say("stack-left-shared"),
        }
    }
}

impl Named {
    /// The servers that a policy can be about, and those that are left out of it. They are switched on, in the catalogue with
    /// their tools, and have a name that may be shown. Rules let calls through by that name alone, so that none are given for a
    /// server that was not recognised for certain, nor under a name that stands for another one elsewhere. `counts` says which
    /// sources do.
    pub fn sure(reach: &Reach, counts: impl Fn(usize) -> bool) -> (Vec<Self>, Vec<LeftOut>) {
        let counted = |server: &Server| -> Vec<String> {
            let entries = server.entries.iter().filter(|entry| counts(entry.source) && !entry.configured.disabled);
            entries.map(|entry| &entry.configured.alias).filter(|alias| !alias.is_cut()).map(ToString::to_string).collect()
        };
        let mut holders: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
        for (at, server) in reach.servers.iter().enumerate() {
            for alias in counted(server) {
                holders.entry(alias).or_default().insert(at);
            }
        }
        let (mut found, mut left_out) = (BTreeSet::new(), BTreeSet::new());
        for server in reach.servers.iter().filter(|server| !server.tools.is_empty()) {
            let Some(known) = &server.known else { continue };
            for alias in counted(server) {
                let others = holders.get(&alias).map_or(0, BTreeSet::len);
                let why = match (known.sure, others) {
                    (false, _) => Unsure::Perhaps(one_line(known.slug.as_str(), 80)),
                    (true, 2..) => Unsure::Shared,
                    _ => {
                        found.insert(Self { alias, slug: known.slug.clone() });
                        continue;
                    }
                };
                left_out.insert(LeftOut::new(alias, why));
            }
        }
        (found.into_iter().collect(), left_out.into_iter().collect())
    }
}

/// One policy for servers of the catalogue under their aliases, and what in it doesn't go together.
pub async fn plan(store: &Store, servers: &[Named], wanted: &Wanted) -> Result<(Plan, Vec<Conflict>), Unreported> {
    let planned = planned(store, servers, std::slice::from_ref(wanted)).await?;
    Ok(Plan::merged(wanted.preset, planned.into_iter().flatten()))
}

/// What is planned for these servers, for each of several wishes.
pub(super) async fn planned(store: &Store, servers: &[Named], wishes: &[Wanted]) -> Result<Vec<Vec<Planned>>, Unreported> {
    let mut by_slug: BTreeMap<&str, Vec<&Named>> = BTreeMap::new();
    for named in servers {
        by_slug.entry(named.slug.as_str()).or_default().push(named);
    }
    let (mut planned, mut tools) = (vec![Vec::new(); wishes.len()], 0);
    for names in by_slug.values() {
        let defined = store.defined_of(&names[0].slug).await?;
        tools += defined.len() * names.len();
        if tools > MAX_TOOLS as usize {
            return Err(Unreported::TooMany);
        }
        for (planned, wanted) in planned.iter_mut().zip(wishes) {
            planned.extend(names.iter().map(|named| Planned::of(&named.alias, defined.iter().map(Defined::judged), wanted)));
        }
    }
    Ok(planned)
}

/// The combinations that a plan leaves: those for each part of which it lets some tool through, be it with limits, conditions or
/// a person's consent. It holds back nothing of servers that it doesn't name.
pub(super) fn left_open(reach: &Reach, plan: &Plan) -> Vec<&'static Danger> {
    let is_held = |tool: &Recommendation| matches!(tool.decision, Decision::Deny | Decision::Hide);
    let held = plan.tools().filter(|(_, tool)| is_held(tool)).map(|(alias, tool)| (alias, tool.tool.as_str()));
    let held: HashSet<(&str, &str)> = held.collect();
    reach.dangers_among(|server, tool| {
        let mut entries = server.entries.iter().filter(|entry| !entry.configured.disabled);
        entries.any(|entry| !held.contains(&(entry.configured.alias.as_str(), tool.name.as_str())))
    })
}

/// What a policy of the lot is made of.
#[derive(Clone, Debug)]
pub struct Planning {
    /// The policy.
    pub plan: Plan,
    /// What in it doesn't go together.
    pub conflicts: Vec<Conflict>,
    /// What it says nothing of.
    pub left_out: Vec<LeftOut>,
    /// The combinations that it leaves possible.
    pub left_open: Vec<&'static Danger>,
}

impl Planning {
    /// One policy for all of a report that was recognised for certain.
    ///
    /// # Errors
    /// When there are too many tools, or the store fails.
    pub async fn of(store: &Store, reach: &Reach, wanted: &Wanted) -> Result<Self, Unreported> {
        let (servers, left_out) = Named::sure(reach, |_| true);
        let (plan, conflicts) = plan(store, &servers, wanted).await?;
        let left_open = left_open(reach, &plan);
        Ok(Self { plan, conflicts, left_out, left_open })
    }
}

/// The report as programs read it, from the API and from the command line; on demand with one policy for all that was recognised
/// for certain.
#[derive(Serialize)]
pub struct StackAnswer<'a> {
    #[serde(flatten)]
    report: StackShape<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    policy: Option<Explained>,
    /// Servers that the policy says nothing of.
    #[serde(skip_serializing_if = "Option::is_none")]
    left_out: Option<&'a [LeftOut]>,
    /// Combinations that the policy leaves possible.
    #[serde(skip_serializing_if = "Option::is_none")]
    left_open: Option<Vec<&'static str>>,
}

impl<'a> StackAnswer<'a> {
    /// With the policy as somebody asks for it, if anybody does.
    pub(in crate::web) fn new(reach: &'a Reach, planned: Option<(&'a Planning, &Asking)>) -> Self {
        Self::whole(reach, None, planned)
    }

    /// With what changed since the last time, and the policy in the catalogue's own format.
    pub fn with_policy(
        reach: &'a Reach,
        since: Option<(&'a str, &'a [Difference])>,
        planning: &'a Planning,
        (wanted, lossy): (Wanted, Lossy),
    ) -> Self {
        Self::whole(reach, since, Some((planning, &Asking { format: FORMATS[0], wanted, lossy })))
    }

    fn whole(reach: &'a Reach, since: Option<(&'a str, &'a [Difference])>, planned: Option<(&'a Planning, &Asking)>) -> Self {
        let explained = |(planning, asking): (&Planning, &Asking)| {
            let Planning { plan, conflicts, .. } = planning;
            (!plan.servers.is_empty()).then(|| asking.explained(plan, conflicts.clone()))
        };
        let left_out = planned.map(|(planning, _)| planning.left_out.as_slice());
        let left_open = planned.map(|(planning, _)| planning.left_open.iter().map(|danger| danger.id).collect());
        Self { report: StackShape::new(reach, since), policy: planned.and_then(explained), left_out, left_open }
    }
}
