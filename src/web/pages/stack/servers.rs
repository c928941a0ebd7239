use crate::clients::{How, Known, Origin, Plain, Reach, Server};
use crate::lang::{Lang, tell};
use crate::model::{Callable, Risk};
use crate::web::pages::views::RiskBadge;
use crate::web::{address, segments, words};
use std::collections::BTreeSet;

/// Tools of one server, and of one part of a combination, that the page names.
pub(super) const SHOWN: usize = 6;

/// Tools of a part that are named on demand; a form may reach many thousands.
pub(super) const LISTED: usize = 200;

/// A server, wherever it is configured.
pub(super) struct ServerView {
    pub(super) alias: String,
    pub(super) name: Option<(String, String)>,
    /// What it is, how it was recognised, where it stands and what it is given.
    pub(super) told: String,
    pub(super) sure: bool,
    pub(super) disabled: bool,
    pub(super) total: String,
    pub(super) risks: Vec<(RiskBadge, usize)>,
    pub(super) riskiest: Vec<(String, String)>,
    pub(super) more: Option<String>,
    /// Tools that the client hides.
    pub(super) hidden: Option<String>,
    /// The command that has its tools read, with a name for it on the page.
    pub(super) remedy: Option<(String, String)>,
}

impl ServerView {
    /// The server at a place in the report.
    pub(super) fn new(lang: Lang, at: usize, server: &Server, reach: &Reach) -> Self {
        let mut aliases: Vec<String> = server.entries.iter().map(|entry| entry.configured.alias.to_string()).collect();
        aliases.sort_unstable();
        aliases.dedup();
        let risk = |risk: &Risk| (RiskBadge::new(lang, *risk), server.risk(*risk));
        let page = |known: &Known| address::within(lang, &address::server(&known.slug));
        Self {
            alias: lang.list(&aliases),
            name: server.known.as_ref().map(|known| (segments::one_line(&known.name, 120), page(known))),
            told: told(lang, server, reach),
            sure: server.known.as_ref().is_none_or(|known| known.sure),
            disabled: server.is_disabled(),
            total: tell!(lang, "count-tools", count = server.tools.len()),
            risks: Risk::ALL.iter().rev().map(risk).filter(|(_, count)| *count > 0).collect(),
            riskiest: riskiest(server).map(|tool| (words::shortened(&tool.name), url(lang, server, tool))).collect(),
            more: more(lang, server.tools.len()),
            hidden: hidden(lang, server),
            remedy: server.remedy().map(|remedy| (format!("remedy-{at}"), remedy)),
        }
    }
}

/// The tools that are named: the riskiest, which stand first.
fn riskiest(server: &Server) -> impl Iterator<Item = &Callable> {
    server.tools.iter().take(SHOWN)
}

/// All that is known of it without its tools, in one line.
fn told(lang: Lang, server: &Server, reach: &Reach) -> String {
    let (places, keys) = (places(lang, server, reach), keys(server));
    let mut clauses = vec![how(lang, server)];
    if !places.is_empty() {
        clauses.push(tell!(lang, "stack-where", places = lang.clauses(&places)));
    }
    let off: BTreeSet<&str> = server.entries.iter().flat_map(|entry| &entry.configured.off_in).map(Plain::as_str).collect();
    if !off.is_empty() {
        let named: Vec<String> = off.iter().take(SHOWN).map(|name| (*name).to_owned()).chain(more(lang, off.len())).collect();
        clauses.push(tell!(lang, "stack-off-in", count = off.len(), projects = lang.list(&named)));
    }
    if !keys.is_empty() {
        clauses.push(tell!(lang, "stack-given", keys = lang.list(&keys)));
    }
    lang.clauses(&clauses)
}

/// Who has it, where there is more than one configuration, and for which project; the first few of them.
fn places(lang: Lang, server: &Server, reach: &Reach) -> Vec<String> {
    let (mut found, mut known) = (Vec::new(), BTreeSet::new());
    for entry in &server.entries {
        let client = Some(reach.called(entry.source)).filter(|_| reach.sources.len() > 1);
        let place = match (client, &entry.configured.project) {
            (Some(client), Some(project)) => tell!(lang, "stack-client-project", client = client, project = project.as_str()),
            (Some(client), None) => client.to_owned(),
            (None, Some(project)) => tell!(lang, "stack-project", project = project.as_str()),
            (None, None) => continue,
        };
        if known.insert(place.clone()) {
            found.push(place);
        }
    }
    let more = more(lang, found.len());
    found.truncate(SHOWN);
    found.extend(more);
    found
}

/// What it is, and how it was recognised by that.
fn how(lang: Lang, server: &Server) -> String {
    let value = server.origin.name();
    if value.is_empty() {
        return lang.say("stack-part-of-client");
    }
    let recognised = server.known.as_ref().map(|known| known.how).filter(|how| *how != How::Name);
    let kind = lang.say(recognised.map_or_else(|| kind(&server.origin), key));
    match (recognised, server.origin.version()) {
        (Some(_), None) => tell!(lang, "stack-recognised", kind = kind, value = value),
        (Some(_), Some(version)) => tell!(lang, "stack-recognised-pinned", kind = kind, value = value, version = version),
        (None, None) => tell!(lang, "stack-origin", kind = kind, value = value),
        (None, Some(version)) => tell!(lang, "stack-origin-pinned", kind = kind, value = value, version = version),
    }
}

/// The key of what a server is recognised by.
fn key(how: How) -> &'static str {
    match how {
        How::Package => "stack-kind-package",
        How::Image => "stack-kind-image",
        How::Address => "stack-kind-address",
        How::Repository => "stack-kind-repository",
        How::Name => "stack-kind-name",
    }
}

/// The key of what an origin is.
fn kind(origin: &Origin) -> &'static str {
    match origin {
        Origin::Package { .. } if origin.is_image() => "stack-kind-image",
        Origin::Package { .. } => "stack-kind-package",
        Origin::Address(_) => "stack-kind-address",
        Origin::Repository(_) => "stack-kind-repository",
        Origin::Program(_) => "stack-kind-program",
        Origin::Unnamed => "stack-kind-name",
    }
}

/// Names of what it is given, without the values.
fn keys(server: &Server) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for configured in server.entries.iter().map(|entry| &entry.configured) {
        names.extend(configured.variables.iter().chain(&configured.headers).map(ToString::to_string));
    }
    names.sort_unstable();
    names.dedup();
    names
}

/// The tools that its clients hide, the riskiest by name.
fn hidden(lang: Lang, server: &Server) -> Option<String> {
    let names: Vec<String> = server.hidden.iter().take(SHOWN).map(|tool| words::shortened(&tool.name)).collect();
    let tools = names.join(lang.comma());
    match server.hidden.len() {
        0 => None,
        all if all > SHOWN => Some(tell!(lang, "stack-hidden-more", tools = tools, count = all - SHOWN)),
        _ => Some(tell!(lang, "stack-hidden", tools = tools)),
    }
}

/// How many are not named.
pub(super) fn more(lang: Lang, all: usize) -> Option<String> {
    all.checked_sub(SHOWN).filter(|rest| *rest > 0).map(|rest| tell!(lang, "stack-more", count = rest))
}

/// The catalogue's name for it, else the person's.
pub(super) fn name(server: &Server) -> String {
    server.known.as_ref().map_or_else(|| server.alias().to_owned(), |known| segments::one_line(&known.name, 120))
}

/// The page of a tool.
pub(super) fn url(lang: Lang, server: &Server, tool: &Callable) -> String {
    server.known.as_ref().map_or_else(String::new, |known| address::within(lang, &address::tool(&known.slug, &tool.name)))
}
