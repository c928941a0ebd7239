//! Which server of the catalogue a configured one is: what to ask the catalogue for, and how to read its answers.

use super::configuration::Configured;
use super::origin::Origin;
use super::plain::Plain;
use crate::model::{Candidate, ServerSlug, address_way, package_way};
use std::collections::{BTreeSet, HashMap};

/// How a server was recognised, surest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum How {
    /// By its package.
    Package,
    /// By its container image.
    Image,
    /// By its address.
    Address,
    /// By the repository that it is fetched from.
    Repository,
    /// Only by what it is called.
    Name,
}

impl How {
    /// The word in answers.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Package => "package",
            Self::Image => "image",
            Self::Address => "address",
            Self::Repository => "repository",
            Self::Name => "name",
        }
    }
}

/// What the catalogue is asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Keys {
    /// Packages, images and addresses in the one spelling of registries' entries.
    pub ways: Vec<String>,
    /// Packages as other sources may spell them, in lower case.
    pub packages: Vec<String>,
    /// Identities of servers that were asked at an address.
    pub identities: Vec<String>,
    /// Repositories in lower case.
    pub repositories: Vec<String>,
    /// What the servers may be called.
    pub slugs: Vec<String>,
}

impl Keys {
    /// The keys of all these servers, each once.
    pub fn of<'a>(servers: impl Iterator<Item = &'a Configured>) -> Self {
        let mut keys: [BTreeSet<String>; 5] = Default::default();
        for server in servers {
            let [ways, packages, identities, repositories, slugs] = &mut keys;
            ways.extend(way(&server.origin));
            match &server.origin {
                Origin::Package { coordinate, .. } => packages.extend(spellings(coordinate.as_str())),
                Origin::Address(address) => identities.extend(spellings(address.as_str()).map(|address| format!("url:{address}"))),
                Origin::Repository(repository) => drop(repositories.insert(repository.as_str().to_ascii_lowercase())),
                Origin::Program(_) | Origin::Unnamed => {}
            }
            slugs.extend(names(server).map(|slug| slug.to_string()));
        }
        let [ways, packages, identities, repositories, slugs] = keys.map(|set| set.into_iter().collect());
        Self { ways, packages, identities, repositories, slugs }
    }
}

/// What the catalogue answered.
#[derive(Clone, Debug, Default)]
pub struct Answers {
    /// By [`Keys::ways`].
    pub by_way: Vec<Candidate>,
    /// By [`Keys::packages`].
    pub by_package: Vec<Candidate>,
    /// By [`Keys::identities`].
    pub by_identity: Vec<Candidate>,
    /// By [`Keys::repositories`].
    pub by_repository: Vec<Candidate>,
    /// By [`Keys::slugs`].
    pub by_slug: Vec<Candidate>,
}

/// A server of the catalogue, and how it was recognised.
#[derive(Clone, Copy, Debug)]
pub(super) struct Match<'a> {
    pub(super) candidate: &'a Candidate,
    pub(super) how: How,
    /// Whether it can hardly be another one.
    pub(super) sure: bool,
}

/// The answers, ready to be looked up. Of several servers with one key the first is taken: those with tools come first.
pub(super) struct Recognising<'a> {
    exact: HashMap<String, &'a Candidate>,
    repositories: HashMap<&'a str, Vec<&'a Candidate>>,
    slugs: HashMap<&'a str, &'a Candidate>,
}

impl<'a> Recognising<'a> {
    pub(super) fn new(answers: &'a Answers) -> Self {
        let (mut exact, mut repositories, mut slugs) = (HashMap::new(), HashMap::<_, Vec<_>>::new(), HashMap::new());
        let all = [&answers.by_way, &answers.by_package, &answers.by_identity].into_iter().flatten();
        let (seen, unseen): (Vec<_>, Vec<_>) = all.partition(|candidate| candidate.has_tools);
        for candidate in seen.into_iter().chain(unseen) {
            exact.entry(normal(&candidate.key)).or_insert(candidate);
        }
        for candidate in &answers.by_repository {
            repositories.entry(candidate.key.as_str()).or_default().push(candidate);
        }
        for candidate in &answers.by_slug {
            slugs.entry(candidate.key.as_str()).or_insert(candidate);
        }
        Self { exact, repositories, slugs }
    }

    pub(super) fn recognise(&self, server: &Configured) -> Option<Match<'a>> {
        let how = match server.origin.kind() {
            "image" => How::Image,
            "address" => How::Address,
            _ => How::Package,
        };
        if let Some(candidate) = way(&server.origin).and_then(|way| self.exact.get(&way).copied()) {
            return Some(Match { candidate, how, sure: server.certain });
        }
        if let Origin::Repository(repository) = &server.origin
            && let Some(found) = self.repositories.get(repository.as_str().to_ascii_lowercase().as_str())
            && let Some(candidate) = called_like(found, server).or_else(|| found.first().copied())
        {
            return Some(Match { candidate, how: How::Repository, sure: found.len() == 1 && server.certain });
        }
        let candidate = names(server).find_map(|slug| self.slugs.get(slug.as_str()).copied())?;
        Some(Match { candidate, how: How::Name, sure: false })
    }
}

/// Of several servers in one repository, the one whose name ends as the person calls it.
fn called_like<'a>(found: &[&'a Candidate], server: &Configured) -> Option<&'a Candidate> {
    let slug = ServerSlug::of(server.alias.as_str())?;
    found.iter().copied().find(|candidate| candidate.slug.as_str().ends_with(slug.as_str()))
}

/// The spelling under which a registry's entry would name it; none for what was cut, which is no longer what was written.
fn way(origin: &Origin) -> Option<String> {
    match origin {
        Origin::Package { coordinate, .. } => coordinate.as_str().split_once(':').map(|(registry, name)| package_way(registry, name)),
        Origin::Address(address) if !address.is_cut() => Some(address_way(address.as_str())),
        _ => None,
    }
}

/// A key of the catalogue in that spelling.
fn normal(key: &str) -> String {
    match key.strip_prefix("url:").unwrap_or(key) {
        address if address.contains("://") => address_way(address),
        package => package.split_once(':').map_or_else(|| package.to_owned(), |(registry, name)| package_way(registry, name)),
    }
}

/// As it is written, in lower case, with the other hyphen that `PyPI` takes for the same, and with the name of Docker's registry.
fn spellings(text: &str) -> impl Iterator<Item = String> {
    let lower = text.to_ascii_lowercase();
    let mut spelt = BTreeSet::from([text.to_owned(), lower.clone()]);
    if lower.starts_with("pypi:") {
        spelt.extend([lower.replace('_', "-"), lower.replace('-', "_")]);
    }
    if let Some(image) = lower.strip_prefix("oci:") {
        spelt.insert(format!("oci:docker.io/{image}"));
    }
    spelt.into_iter()
}

/// What the server may be called in the catalogue, the likeliest first.
fn names(server: &Configured) -> impl Iterator<Item = ServerSlug> {
    let of = |text: &str| ServerSlug::of(text);
    let origin = match &server.origin {
        Origin::Package { coordinate, .. } => coordinate.as_str().split_once(':').and_then(|(_, name)| of(name)),
        Origin::Repository(name) => of(name.as_str()),
        // A program's ending is none of its name.
        Origin::Program(name) => {
            name.as_str().split('.').next().and_then(of).filter(|slug| !matches!(slug.as_str(), "index" | "main" | "server"))
        }
        Origin::Address(_) | Origin::Unnamed => None,
    };
    origin.into_iter().chain(Some(&server.alias).filter(|alias| !alias.is_cut()).map(Plain::as_str).and_then(of))
}
