use super::servers::{LISTED, SHOWN, ServerView, more, name, url};
use crate::clients::{Combination, Part, Reach, Reason, Server, Source, State, Supplier, by_address_alone};
use crate::lang::{Lang, tell};
use crate::model::Risk;
use crate::store::Tally;
use crate::web::marked::Marked;
use crate::web::pages::pictures::Reached;
use crate::web::pages::views::{Counts, SeverityBadge};
use crate::web::told::Told;
use crate::web::{address, unread, words};

/// A report, laid out for the page.
pub(super) struct Report {
    pub(super) headline: Marked,
    pub(super) sources: Vec<SourceView>,
    pub(super) combinations: Vec<CombinationView>,
    /// The worst of the combinations as a graph.
    pub(super) reached: Option<Reached>,
    pub(super) counts: Counts,
    pub(super) known: Vec<ServerView>,
    pub(super) unread: Vec<ServerView>,
    pub(super) unknown: Vec<ServerView>,
    /// Whether a remedy of the unknown ones has a place to fill in.
    pub(super) has_places: bool,
}

/// A configuration.
pub(super) struct SourceView {
    pub(super) name: String,
    pub(super) what: String,
    /// Why it can't be read, in the parser's words.
    pub(super) problem: Option<Told>,
    /// Entries that can't be read, with the reason.
    pub(super) unread: Vec<(String, String)>,
}

/// Something that is dangerous together.
pub(super) struct CombinationView {
    pub(super) id: &'static str,
    pub(super) title: String,
    pub(super) why: String,
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
    /// The others: how many, the first of them, and how many even of them are not named.
    pub(super) rest: Option<(String, Vec<SupplierView>, Option<String>)>,
}

/// A tool that supplies it.
pub(super) struct SupplierView {
    /// What the person calls the server.
    pub(super) alias: String,
    /// What the catalogue calls it, where that is something else.
    pub(super) server: String,
    pub(super) name: String,
    pub(super) url: String,
    pub(super) note: String,
}

impl Report {
    pub(super) fn new(lang: Lang, reach: &Reach) -> Self {
        let of = |state: State| {
            let mut servers: Vec<(usize, &Server)> = reach.servers.iter().enumerate().filter(|(_, one)| one.state() == state).collect();
            servers.sort_by_key(|(_, server)| std::cmp::Reverse((server.risk(Risk::High), server.risk(Risk::Medium))));
            servers.into_iter().map(|(at, server)| ServerView::new(lang, at, server, reach)).collect::<Vec<_>>()
        };
        let unknown = of(State::Unknown);
        Self {
            headline: Marked::new(lang, headline(lang, reach)),
            sources: reach.sources.iter().map(|source| SourceView::new(lang, source)).collect(),
            combinations: reach.combinations.iter().map(|found| CombinationView::new(lang, found, reach)).collect(),
            reached: Reached::new(lang, reach),
            counts: Counts::new(lang, Tally::from(reach.totals().tools)),
            known: of(State::Known),
            unread: of(State::Unread),
            has_places: unknown.iter().filter_map(|server| server.remedy.as_ref()).any(|(_, remedy)| has_place(remedy)),
            unknown,
        }
    }
}

/// Whether a command has a place to fill in, as [`Server::remedy`] writes it.
fn has_place(remedy: &str) -> bool {
    ["COMMAND", "URL"].iter().any(|place| remedy.ends_with(place))
}

/// All of it in a sentence or two, of our words and numbers alone.
fn headline(lang: Lang, reach: &Reach) -> String {
    let totals = reach.totals();
    let (tools, servers) = (tell!(lang, "count-tools", count = totals.all()), tell!(lang, "count-servers", count = totals.known));
    let first = match (totals.servers, totals.known) {
        (0, _) => lang.say("stack-none-on"),
        (_, 0) => lang.say("stack-none-known"),
        _ => tell!(lang, "stack-can-call", tools = tools, servers = servers, high = totals.risk(Risk::High)),
    };
    let open = totals.unread + totals.unknown;
    let place = if totals.unknown > 0 { "unknown" } else { "unread" };
    let open = if open > 0 && totals.known > 0 { tell!(lang, "stack-open", count = open, place = place) } else { String::new() };
    let disabled = if totals.disabled > 0 { tell!(lang, "stack-disabled", count = totals.disabled) } else { String::new() };
    lang.sentences([first.as_str(), open.as_str(), disabled.as_str()])
}

impl SourceView {
    fn new(lang: Lang, source: &Source) -> Self {
        let servers = tell!(lang, "count-servers", count = source.servers.len());
        let what = match (&source.problem, source.client) {
            (Some(_), _) => String::new(),
            (None, Some(client)) => tell!(lang, "stack-of-client", client = client.name, servers = servers),
            (None, None) => servers,
        };
        let unread = source.unread.iter().map(|one| (one.alias.to_string(), lang.say(reason(one.reason)))).collect();
        Self {
            name: source.name.clone(),
            what,
            problem: source.problem.as_ref().map(|problem| unread::configuration(lang, problem).ended(lang)),
            unread,
        }
    }
}

/// The key of why an entry can't be read.
fn reason(reason: Reason) -> &'static str {
    match reason {
        Reason::NoTable => "stack-unread-no-table",
        Reason::Nothing => "stack-unread-nothing",
        Reason::Address => "stack-unread-address",
        Reason::Command => "stack-unread-command",
    }
}

impl CombinationView {
    fn new(lang: Lang, found: &Combination, reach: &Reach) -> Self {
        let alone = |at: &usize| {
            let server = &reach.servers[*at];
            (name(server), server.known.as_ref().map(|known| address::within(lang, &address::server(&known.slug))))
        };
        Self {
            id: found.danger.id,
            title: lang.of(found.danger.title, Some(found.danger.title_zh)).to_owned(),
            why: lang.of(found.danger.why, Some(found.danger.why_zh)).to_owned(),
            severity: SeverityBadge::new(lang, found.danger.severity),
            whose: if reach.sources.len() > 1 { lang.list(&found.clients) } else { String::new() },
            parts: found.danger.parts.iter().zip(&found.parts).map(|(part, tools)| PartView::new(lang, part, tools, reach)).collect(),
            alone: found.alone.iter().map(alone).collect(),
        }
    }

    /// The message about servers that have all of it by themselves.
    pub(super) fn alone_key(&self) -> &'static str {
        if self.alone.len() > 1 { "stack-alone-each" } else { "stack-alone" }
    }

    pub(super) fn is_high(&self) -> bool {
        self.severity.is_high()
    }
}

impl PartView {
    fn new(lang: Lang, part: &Part, suppliers: &[Supplier], reach: &Reach) -> Self {
        let tool = |supplier: &Supplier| {
            let server = &reach.servers[supplier.server];
            let tool = &server.tools[supplier.tool];
            let by_address = part.id == "way_out" && by_address_alone(tool);
            let called = name(server);
            SupplierView {
                alias: server.alias().to_owned(),
                server: if called == server.alias() { String::new() } else { called },
                name: words::shortened(&tool.name),
                url: url(lang, server, tool),
                note: if by_address { lang.say("stack-by-address") } else { String::new() },
            }
        };
        Self {
            title: words::capitalised(lang.of(part.title, Some(part.title_zh))),
            tools: suppliers.iter().take(SHOWN).map(tool).collect(),
            rest: more(lang, suppliers.len()).map(|told| {
                let rest: Vec<SupplierView> = suppliers.iter().skip(SHOWN).take(LISTED).map(tool).collect();
                let unlisted = suppliers.len().saturating_sub(SHOWN + LISTED);
                (told, rest, (unlisted > 0).then(|| tell!(lang, "stack-rest", count = unlisted)))
            }),
        }
    }
}
