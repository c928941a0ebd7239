use crate::clients::{Combination, How, Part, Reach, Server, State, Supplier, by_address_alone};
use crate::lang::Lang;
use crate::model::{Callable, Risk};
use crate::store::Tally;
use crate::web::pages::views::{Counts, RiskBadge, SeverityBadge};
use crate::web::{address, segments, words};
use std::collections::BTreeSet;

/// Tools of one server, and of one part of a combination, that the page names.
const SHOWN: usize = 6;

/// A report, laid out for the page.
pub(super) struct Report {
    pub(super) headline: String,
    pub(super) sources: Vec<SourceView>,
    pub(super) combinations: Vec<CombinationView>,
    pub(super) counts: Counts,
    pub(super) known: Vec<ServerView>,
    pub(super) unread: Vec<ServerView>,
    pub(super) unknown: Vec<ServerView>,
}

/// A configuration.
pub(super) struct SourceView {
    pub(super) name: String,
    pub(super) what: String,
    /// Entries that can't be read, with the reason.
    pub(super) unread: Vec<(String, &'static str)>,
}

/// Something that is dangerous together.
pub(super) struct CombinationView {
    pub(super) id: &'static str,
    pub(super) title: &'static str,
    pub(super) why: &'static str,
    pub(super) severity: SeverityBadge,
    pub(super) whose: String,
    pub(super) parts: Vec<PartView>,
    /// Servers that have all of it by themselves.
    pub(super) alone: Vec<(String, Option<String>)>,
}

/// What a part of it comes from.
pub(super) struct PartView {
    pub(super) title: String,
    pub(super) tools: Vec<SupplierView>,
    pub(super) more: Option<String>,
}

/// A tool that supplies it.
pub(super) struct SupplierView {
    pub(super) server: String,
    pub(super) name: String,
    pub(super) url: String,
    pub(super) note: &'static str,
}

/// A server, wherever it is configured.
pub(super) struct ServerView {
    pub(super) alias: String,
    pub(super) whose: String,
    pub(super) name: Option<(String, String)>,
    pub(super) how: String,
    pub(super) sure: bool,
    pub(super) disabled: bool,
    pub(super) total: String,
    pub(super) risks: Vec<(RiskBadge, usize)>,
    pub(super) riskiest: Vec<(String, String)>,
    pub(super) more: Option<String>,
    pub(super) keys: String,
    /// Tools that the client hides.
    pub(super) hidden: String,
    pub(super) remedy: Option<String>,
}

impl Report {
    pub(super) fn new(reach: &Reach) -> Self {
        let of = |state: State| {
            let mut servers: Vec<&Server> = reach.servers.iter().filter(|server| server.state() == state).collect();
            servers.sort_by_key(|server| std::cmp::Reverse((server.risk(Risk::High), server.risk(Risk::Medium))));
            servers.into_iter().map(|server| ServerView::new(server, reach)).collect()
        };
        Self {
            headline: headline(reach),
            sources: reach.sources.iter().map(SourceView::from).collect(),
            combinations: reach.combinations.iter().map(|found| CombinationView::new(found, reach)).collect(),
            counts: Counts::new(Lang::En, Tally::from(reach.totals().tools)),
            known: of(State::Known),
            unread: of(State::Unread),
            unknown: of(State::Unknown),
        }
    }
}

/// All of it in a sentence or two.
fn headline(reach: &Reach) -> String {
    let totals = reach.totals();
    let known = words::count(totals.known as u64, "server");
    let mut sentences = match (totals.servers, totals.known) {
        (0, _) => vec!["No server is switched on.".to_owned()],
        (_, 0) => vec!["Nothing is known yet of the tools of these servers.".to_owned()],
        _ => vec![format!(
            "It can call {} on {known}, {} of them of high risk.",
            words::count(totals.all(), "tool"),
            words::grouped(totals.risk(Risk::High))
        )],
    };
    let open = totals.unread + totals.unknown;
    if open > 0 && totals.known > 0 {
        sentences.push(format!("Nothing is known yet of {}.", words::count(open as u64, "further server")));
    }
    if totals.disabled > 0 {
        sentences.push(format!(
            "{} switched off and not counted.",
            if totals.disabled == 1 { "1 server is".to_owned() } else { format!("{} servers are", totals.disabled) }
        ));
    }
    sentences.join(" ")
}

impl From<&crate::clients::Source> for SourceView {
    fn from(source: &crate::clients::Source) -> Self {
        let servers = words::count(source.servers.len() as u64, "server");
        let what = match (&source.problem, source.client) {
            (Some(problem), _) => words::sentence(problem),
            (None, Some(client)) => format!("{}, {servers}", client.name),
            (None, None) => servers,
        };
        let unread = source.unread.iter().map(|one| (one.alias.to_string(), one.reason)).collect();
        Self { name: source.name.clone(), what, unread }
    }
}

impl CombinationView {
    fn new(found: &Combination, reach: &Reach) -> Self {
        let alone = |at: &usize| {
            let server = &reach.servers[*at];
            (name(server), server.known.as_ref().map(|known| address::server(&known.slug)))
        };
        Self {
            id: found.danger.id,
            title: found.danger.title,
            why: found.danger.why,
            severity: SeverityBadge::new(Lang::En, found.danger.severity),
            whose: if reach.sources.len() > 1 { words::list(&found.clients) } else { String::new() },
            parts: found.danger.parts.iter().zip(&found.parts).map(|(part, tools)| PartView::new(part, tools, reach)).collect(),
            alone: found.alone.iter().map(alone).collect(),
        }
    }

    pub(super) fn is_high(&self) -> bool {
        self.severity.is_high()
    }
}

impl PartView {
    fn new(part: &Part, suppliers: &[Supplier], reach: &Reach) -> Self {
        let tool = |supplier: &Supplier| {
            let server = &reach.servers[supplier.server];
            let tool = &server.tools[supplier.tool];
            let by_address = part.id == "way_out" && by_address_alone(tool);
            SupplierView {
                server: name(server),
                name: words::shortened(&tool.name),
                url: url(server, tool),
                note: if by_address { "by the address that it asks" } else { "" },
            }
        };
        Self { title: words::capitalised(part.title), tools: suppliers.iter().take(SHOWN).map(tool).collect(), more: more(suppliers.len()) }
    }
}

impl ServerView {
    fn new(server: &Server, reach: &Reach) -> Self {
        let mut aliases: Vec<String> = server.entries.iter().map(|entry| entry.configured.alias.to_string()).collect();
        aliases.dedup();
        let risk = |risk: &Risk| (RiskBadge::new(Lang::En, *risk), server.risk(*risk));
        Self {
            alias: words::list(&aliases),
            whose: whose(server, reach),
            name: server.known.as_ref().map(|known| (segments::one_line(&known.name, 120), address::server(&known.slug))),
            how: how(server),
            sure: server.known.as_ref().is_none_or(|known| known.sure),
            disabled: server.is_disabled(),
            total: words::count(server.tools.len() as u64, "tool"),
            risks: Risk::ALL.iter().rev().map(risk).filter(|(_, count)| *count > 0).collect(),
            riskiest: riskiest(server).map(|tool| (words::shortened(&tool.name), url(server, tool))).collect(),
            more: more(server.tools.len()),
            keys: keys(server),
            hidden: hidden(server),
            remedy: server.remedy(),
        }
    }
}

/// The tools that the clients hide, the riskiest by name.
fn hidden(server: &Server) -> String {
    let names: Vec<String> = server.hidden.iter().take(SHOWN).map(|tool| words::shortened(&tool.name)).collect();
    let more = more(server.hidden.len()).map_or_else(String::new, |more| format!(" {more}"));
    format!("{}{more}", names.join(", "))
}

/// The tools that are named: the riskiest, which stand first.
fn riskiest(server: &Server) -> impl Iterator<Item = &Callable> {
    server.tools.iter().take(SHOWN)
}

fn more(all: usize) -> Option<String> {
    all.checked_sub(SHOWN).filter(|rest| *rest > 0).map(|rest| format!("and {} more", words::grouped(rest as u64)))
}

/// The catalogue's name for it, else the person's.
fn name(server: &Server) -> String {
    server.known.as_ref().map_or_else(|| server.alias().to_owned(), |known| segments::one_line(&known.name, 120))
}

fn url(server: &Server, tool: &Callable) -> String {
    server.known.as_ref().map_or_else(String::new, |known| address::tool(&known.slug, &tool.name))
}

/// Who has it, where there is more than one configuration, and for which project; the first few of them.
fn whose(server: &Server, reach: &Reach) -> String {
    let (mut found, mut known) = (Vec::new(), BTreeSet::new());
    for entry in &server.entries {
        let client = if reach.sources.len() > 1 { reach.called(entry.source) } else { "" };
        let project = entry.configured.project.as_ref().map_or_else(String::new, |project| format!("project {project}"));
        let place = [client, &project].into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join(", ");
        if !place.is_empty() && known.insert(place.clone()) {
            found.push(place);
        }
    }
    let more = more(found.len());
    found.truncate(SHOWN);
    found.into_iter().chain(more).collect::<Vec<_>>().join("; ")
}

/// What it is, and how it was recognised by that.
fn how(server: &Server) -> String {
    let version = server.origin.version().map_or_else(String::new, |version| format!(", pinned to {version}"));
    let (kind, value) = (server.origin.kind(), server.origin.name());
    match (server.known.as_ref().map(|known| known.how), value) {
        (_, "") => "part of the client, or not named".into(),
        (Some(How::Name) | None, value) => format!("{kind} {value}{version}"),
        (Some(how), value) => format!("recognised by its {}: {value}{version}", how.as_str()),
    }
}

/// Names of what it is given, without the values.
fn keys(server: &Server) -> String {
    let mut names: Vec<String> = Vec::new();
    for configured in server.entries.iter().map(|entry| &entry.configured) {
        names.extend(configured.variables.iter().chain(&configured.headers).map(ToString::to_string));
    }
    names.sort_unstable();
    names.dedup();
    words::list(&names)
}
