//! The report: what all servers of some configurations reach together.

use super::combinations::{self, Combination, Danger};
use super::configuration::Configured;
use super::origin::Origin;
use super::plain::Plain;
use super::recognise::{Answers, How, Match, Recognising};
use super::source::Source;
use crate::model::{Callable, Category, Risk, ServerSlug};
use std::collections::{BTreeSet, HashMap};

/// A server, wherever it is configured.
#[derive(Clone, Debug)]
pub struct Server {
    /// Where it is configured and how it is called there.
    pub entries: Vec<Entry>,
    /// What it is.
    pub origin: Origin,
    /// What the catalogue knows it as.
    pub known: Option<Known>,
    /// All that can be called on it, riskiest first; nothing of servers whose tools nobody has seen.
    pub tools: Vec<Callable>,
    /// The rest of its tools, in the same order: the lists in its entries hide them wherever it is switched on.
    pub hidden: Vec<Callable>,
}

/// One place where a server is configured.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Which of the sources.
    pub source: usize,
    /// What is said of it there.
    pub configured: Configured,
}

/// A server of the catalogue.
#[derive(Clone, Debug)]
pub struct Known {
    /// The store's key.
    pub id: i64,
    /// Its name in addresses.
    pub slug: ServerSlug,
    /// Its name for people.
    pub name: String,
    /// Whether a registry lists it, with how it can be asked.
    pub listed: bool,
    /// How it was recognised.
    pub how: How,
    /// Whether it can hardly be another one.
    pub sure: bool,
}

/// How much is known of a server.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Its tools are known.
    Known,
    /// It is in the catalogue; nobody has seen its tools.
    Unread,
    /// It is not in the catalogue.
    Unknown,
}

/// Servers and tools in numbers; those that are switched off are counted as such and nowhere else.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// Servers that can be called.
    pub servers: usize,
    /// Of them, those whose tools are known.
    pub known: usize,
    /// Of them, those in the catalogue without tools.
    pub unread: usize,
    /// Of them, those that the catalogue doesn't know.
    pub unknown: usize,
    /// Servers that are switched off wherever they stand.
    pub disabled: usize,
    /// Tools by category and risk, as both count.
    pub tools: [[u64; 3]; 3],
    /// Tools that clients hide from their agents, counted nowhere else.
    pub hidden: u64,
}

/// What some configurations reach.
#[derive(Clone, Debug)]
pub struct Reach {
    /// What was read.
    pub sources: Vec<Source>,
    /// Every server once, in the order in which they were met.
    pub servers: Vec<Server>,
    /// What is dangerous together, worst first.
    pub combinations: Vec<Combination>,
}

/// What makes two configured servers one.
#[derive(PartialEq, Eq, Hash)]
enum Same {
    /// They are the same in the catalogue.
    Known(i64),
    /// They are perhaps the same in the catalogue, and are started alike.
    Guessed(i64, Origin),
    /// They are started alike; what a program's name alone tells is the same only under the same alias.
    Started(Origin, Option<Plain>),
}

impl Same {
    fn of(configured: &Configured, found: Option<Match<'_>>) -> Self {
        let vague = matches!(configured.origin, Origin::Program(_) | Origin::Unnamed);
        match found {
            Some(found) if found.sure => Self::Known(found.candidate.id),
            Some(found) => Self::Guessed(found.candidate.id, configured.origin.clone()),
            None => Self::Started(configured.origin.clone(), vague.then(|| configured.alias.clone())),
        }
    }
}

impl From<Match<'_>> for Known {
    fn from(Match { candidate, how, sure }: Match<'_>) -> Self {
        Self { id: candidate.id, slug: candidate.slug.clone(), name: candidate.name.clone(), listed: candidate.listed, how, sure }
    }
}

impl Reach {
    /// Puts the servers of all sources together, by what the catalogue knows of them. Those that are the same server, or that it
    /// doesn't know and that are started alike, become one.
    pub fn recognised(sources: Vec<Source>, answers: &Answers) -> Self {
        let recognising = Recognising::new(answers);
        let mut servers: Vec<Server> = Vec::new();
        let mut places: HashMap<Same, usize> = HashMap::new();
        let all = sources.iter().enumerate().flat_map(|(at, source)| source.servers.iter().map(move |one| (at, one)));
        for (source, configured) in all {
            let found = recognising.recognise(configured);
            let place = *places.entry(Same::of(configured, found)).or_insert_with(|| {
                let origin = configured.origin.clone();
                servers.push(Server { entries: vec![], origin, known: found.map(Known::from), tools: vec![], hidden: vec![] });
                servers.len() - 1
            });
            let server = &mut servers[place];
            if let (Some(known), Some(found)) = (&mut server.known, found)
                && found.how < known.how
            {
                (known.how, known.sure, server.origin) = (found.how, found.sure, configured.origin.clone());
            }
            server.entries.push(Entry { source, configured: configured.clone() });
        }
        Self { sources, servers, combinations: vec![] }
    }

    /// The catalogue's keys of the servers that were recognised, each once.
    pub fn ids(&self) -> Vec<i64> {
        let ids: BTreeSet<i64> = self.servers.iter().filter_map(|server| server.known.as_ref()).map(|known| known.id).collect();
        ids.into_iter().collect()
    }

    /// The same with all that can be called, and with what is dangerous in that together; `None` where that is more than `most`
    /// tools. What one server of the catalogue has is there for each that may be it.
    #[must_use]
    pub fn with_tools(mut self, tools: Vec<Callable>, most: usize) -> Option<Self> {
        let mut by_server: HashMap<i64, Vec<Callable>> = HashMap::new();
        for tool in tools {
            by_server.entry(tool.server).or_default().push(tool);
        }
        let known = self.servers.iter().filter_map(|server| server.known.as_ref());
        if known.map(|known| by_server.get(&known.id).map_or(0, Vec::len)).sum::<usize>() > most {
            return None;
        }
        for server in &mut self.servers {
            let all = server.known.as_ref().and_then(|known| by_server.get(&known.id)).cloned().unwrap_or_default();
            let is_shown = |tool: &Callable| server.is_disabled() || server.entries.iter().any(|entry| entry.shows(&self.sources, tool));
            (server.tools, server.hidden) = all.into_iter().partition(is_shown);
        }
        self.combinations = combinations::found(&self);
        Some(self)
    }

    /// What is dangerous together among the tools that some policy lets through.
    pub fn dangers_among(&self, passes: impl Fn(&Server, &Callable) -> bool) -> Vec<&'static Danger> {
        let mut rest = self.clone();
        for server in &mut rest.servers {
            let tools = std::mem::take(&mut server.tools);
            server.tools = tools.into_iter().filter(|tool| passes(server, tool)).collect();
        }
        combinations::found(&rest).into_iter().map(|found| found.danger).collect()
    }

    /// Servers and tools in numbers.
    pub fn totals(&self) -> Totals {
        let mut totals = Totals::default();
        for server in &self.servers {
            if server.is_disabled() {
                totals.disabled += 1;
                continue;
            }
            totals.servers += 1;
            match server.state() {
                State::Known => totals.known += 1,
                State::Unread => totals.unread += 1,
                State::Unknown => totals.unknown += 1,
            }
            totals.hidden += server.hidden.len() as u64;
            for tool in &server.tools {
                totals.tools[tool.category as usize][tool.risk as usize] += 1;
            }
        }
        totals
    }

    /// Whether everything could be read and is in the catalogue with its tools.
    pub fn is_complete(&self) -> bool {
        let read = |source: &Source| source.problem.is_none() && source.unread.is_empty();
        self.sources.iter().all(read)
            && self.servers.iter().all(|server| {
                server.is_disabled() || server.state() == State::Known && server.known.as_ref().is_some_and(|known| known.sure)
            })
    }

    /// For people: the client of a source, else its name.
    pub fn called(&self, source: usize) -> &str {
        self.sources.get(source).map_or("", |source| source.client.map_or(source.name.as_str(), |client| client.name))
    }
}

impl Entry {
    /// Whether the agent of its client can call a tool of its server.
    pub(super) fn shows(&self, sources: &[Source], tool: &Callable) -> bool {
        let client = sources.get(self.source).and_then(|source| source.client);
        !self.configured.disabled && !self.configured.choice.hides(client, &tool.name)
    }
}

impl Server {
    /// How much is known of it.
    pub fn state(&self) -> State {
        match (&self.known, self.tools.is_empty() && self.hidden.is_empty()) {
            (None, _) => State::Unknown,
            (Some(_), true) => State::Unread,
            (Some(_), false) => State::Known,
        }
    }

    /// Whether it is switched off wherever it stands.
    pub fn is_disabled(&self) -> bool {
        self.entries.iter().all(|entry| entry.configured.disabled)
    }

    /// The name that a person gave it, where it was met first.
    pub fn alias(&self) -> &str {
        self.entries.first().map_or("", |entry| entry.configured.alias.as_str())
    }

    /// Its name in the catalogue's addresses, else the one that a person gave it.
    pub fn called(&self) -> &str {
        self.known.as_ref().map_or_else(|| self.alias(), |known| known.slug.as_str())
    }

    /// Tools of a risk.
    pub fn risk(&self, risk: Risk) -> usize {
        self.tools.iter().filter(|tool| tool.risk == risk).count()
    }

    /// The command that has the catalogue read its tools; `None` where they are known, or where the server is the client's own.
    pub fn remedy(&self) -> Option<String> {
        let named = ServerSlug::of(self.alias()).map_or_else(String::new, |slug| format!(" --as {slug}"));
        let started = |runner: &str, name: &str| format!("toolgrade scan -- {runner} {name}");
        match (self.state(), &self.known, &self.origin) {
            (State::Known, ..) | (State::Unknown, _, Origin::Unnamed) => None,
            (_, Some(known), _) if known.listed => Some(format!("toolgrade scan --server {}", known.slug)),
            (_, _, Origin::Package { coordinate, .. }) => match coordinate.as_str().split_once(':') {
                Some(("npm", name)) => Some(started("npx -y", name)),
                Some(("pypi", name)) => Some(started("uvx", name)),
                Some(("oci", name)) => Some(started("docker run -i --rm", name)),
                _ => Some(format!("toolgrade scan{named} -- COMMAND")),
            },
            (_, _, Origin::Address(address)) if !address.is_cut() => Some(format!("toolgrade scan --url {address}")),
            (_, _, Origin::Address(_)) => Some(format!("toolgrade scan{named} --url URL")),
            _ => Some(format!("toolgrade scan{named} -- COMMAND")),
        }
    }
}

impl Totals {
    /// Tools of a risk.
    pub fn risk(&self, risk: Risk) -> u64 {
        self.tools.iter().map(|row| row[risk as usize]).sum()
    }

    /// Tools of a category.
    pub fn category(&self, category: Category) -> u64 {
        self.tools[category as usize].iter().sum()
    }

    /// All tools.
    pub fn all(&self) -> u64 {
        self.tools.iter().flatten().sum()
    }
}
