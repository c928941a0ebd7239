//! The report as programs read it, from the command line and from the API alike.

use super::combinations::{Combination, by_address_alone};
use super::known::Rules;
use super::plain::Plain;
use super::reach::{Entry, Reach, Server, State, Totals};
use super::since::Difference;
use super::source::Source;
use crate::model::{Callable, Category, Risk};
use serde::Serialize;
use std::collections::BTreeMap;

/// Tools that are named for each part of a combination; their number is told beside.
const NAMED: usize = 20;

/// What some configurations reach.
#[derive(Serialize)]
pub struct StackShape<'a> {
    sources: Vec<SourceShape<'a>>,
    totals: TotalsShape,
    combinations: Vec<CombinationShape<'a>>,
    servers: Vec<ServerShape<'a>>,
    /// Since the last time; null where nothing was kept.
    changes: Option<ChangesShape<'a>>,
}

#[derive(Serialize)]
struct SourceShape<'a> {
    name: &'a str,
    client: Option<&'static str>,
    servers: usize,
    unread: Vec<UnreadShape<'a>>,
    problem: Option<String>,
    /// The keys under which the client takes rules about single tools in a server's entry.
    tool_rules: &'static [&'static str],
}

#[derive(Serialize)]
struct UnreadShape<'a> {
    alias: &'a str,
    reason: &'static str,
}

#[derive(Serialize)]
struct TotalsShape {
    servers: usize,
    known: usize,
    tools_unread: usize,
    unknown: usize,
    disabled: usize,
    hidden_tools: u64,
    tools: ToolsShape,
}

#[derive(Serialize)]
struct ToolsShape {
    total: u64,
    by_category: BTreeMap<String, u64>,
    by_risk: BTreeMap<String, u64>,
}

#[derive(Serialize)]
struct CombinationShape<'a> {
    id: &'static str,
    title: &'static str,
    why: &'static str,
    severity: &'static str,
    clients: &'a [String],
    parts: Vec<PartShape<'a>>,
    /// Servers that have all of it by themselves.
    alone: Vec<&'a str>,
}

#[derive(Serialize)]
struct PartShape<'a> {
    id: &'static str,
    title: &'static str,
    total: usize,
    tools: Vec<SupplierShape<'a>>,
}

#[derive(Serialize)]
struct SupplierShape<'a> {
    server: &'a str,
    tool: &'a str,
    /// Whether it is a way out only in that the caller names the address that is asked.
    by_address: bool,
}

#[derive(Serialize)]
struct ServerShape<'a> {
    configured: Vec<EntryShape<'a>>,
    told_by: ToldShape<'a>,
    state: &'static str,
    server: Option<&'a str>,
    name: Option<&'a str>,
    recognised_by: Option<&'static str>,
    sure: Option<bool>,
    /// The command that has its tools read.
    remedy: Option<String>,
    tools: Vec<ToolShape<'a>>,
    /// Names of the tools that the clients hide, and that count nowhere.
    hidden_tools: Vec<&'a str>,
}

#[derive(Serialize)]
struct EntryShape<'a> {
    alias: &'a str,
    source: &'a str,
    client: Option<&'static str>,
    project: Option<&'a str>,
    enabled: bool,
    /// The projects in which alone it is switched off.
    off_in: Vec<&'a str>,
    /// Names alone; values are never read.
    variables: Vec<&'a str>,
    headers: Vec<&'a str>,
}

#[derive(Serialize)]
struct ToldShape<'a> {
    kind: &'static str,
    value: &'a str,
    version: Option<&'a str>,
}

#[derive(Serialize)]
struct ToolShape<'a> {
    name: &'a str,
    category: &'static str,
    risk: &'static str,
    traits: Vec<&'static str>,
}

#[derive(Serialize)]
struct ChangesShape<'a> {
    since: &'a str,
    changes: &'a [Difference],
}

impl<'a> StackShape<'a> {
    /// The report, with what changed since a time where that is known.
    pub fn new(reach: &'a Reach, since: Option<(&'a str, &'a [Difference])>) -> Self {
        Self {
            sources: reach.sources.iter().map(source).collect(),
            totals: totals(reach.totals()),
            combinations: reach.combinations.iter().map(|found| combination(found, reach)).collect(),
            servers: reach.servers.iter().map(|one| server(one, reach)).collect(),
            changes: since.map(|(since, changes)| ChangesShape { since, changes }),
        }
    }
}

fn source(source: &Source) -> SourceShape<'_> {
    let rules = match source.client.map(|client| &client.rules) {
        Some(Rules::InEntry(keys)) => keys,
        _ => &[][..],
    };
    SourceShape {
        name: &source.name,
        client: source.client.map(|client| client.id),
        servers: source.servers.len(),
        unread: source.unread.iter().map(|one| UnreadShape { alias: one.alias.as_str(), reason: one.reason.as_str() }).collect(),
        problem: source.problem.as_ref().map(ToString::to_string),
        tool_rules: rules,
    }
}

fn totals(totals: Totals) -> TotalsShape {
    let by_category = Category::ALL.iter().map(|category| (category.as_str().to_lowercase(), totals.category(*category))).collect();
    let by_risk = Risk::ALL.iter().map(|risk| (risk.as_str().to_lowercase(), totals.risk(*risk))).collect();
    TotalsShape {
        servers: totals.servers,
        known: totals.known,
        tools_unread: totals.unread,
        unknown: totals.unknown,
        disabled: totals.disabled,
        hidden_tools: totals.hidden,
        tools: ToolsShape { total: totals.all(), by_category, by_risk },
    }
}

fn combination<'a>(found: &'a Combination, reach: &'a Reach) -> CombinationShape<'a> {
    let parts = found.danger.parts.iter().zip(&found.parts).map(|(part, suppliers)| PartShape {
        id: part.id,
        title: part.title,
        total: suppliers.len(),
        tools: suppliers
            .iter()
            .take(NAMED)
            .map(|supplier| {
                let server = &reach.servers[supplier.server];
                let tool = &server.tools[supplier.tool];
                SupplierShape { server: server.called(), tool: &tool.name, by_address: part.id == "way_out" && by_address_alone(tool) }
            })
            .collect(),
    });
    CombinationShape {
        id: found.danger.id,
        title: found.danger.title,
        why: found.danger.why,
        severity: found.danger.severity.as_str(),
        clients: &found.clients,
        parts: parts.collect(),
        alone: found.alone.iter().map(|at| reach.servers[*at].called()).collect(),
    }
}

fn server<'a>(server: &'a Server, reach: &'a Reach) -> ServerShape<'a> {
    let known = server.known.as_ref();
    let state = match server.state() {
        State::Known => "known",
        State::Unread => "tools_unread",
        State::Unknown => "unknown",
    };
    ServerShape {
        configured: server.entries.iter().map(|one| entry(one, reach)).collect(),
        told_by: ToldShape { kind: server.origin.kind(), value: server.origin.name(), version: server.origin.version() },
        state,
        server: known.map(|known| known.slug.as_str()),
        name: known.map(|known| known.name.as_str()),
        recognised_by: known.map(|known| known.how.as_str()),
        sure: known.map(|known| known.sure),
        remedy: server.remedy(),
        tools: server.tools.iter().map(tool).collect(),
        hidden_tools: server.hidden.iter().map(|tool| tool.name.as_str()).collect(),
    }
}

fn entry<'a>(entry: &'a Entry, reach: &'a Reach) -> EntryShape<'a> {
    let (configured, source) = (&entry.configured, &reach.sources[entry.source]);
    let words = |names: &'a [Plain]| names.iter().map(Plain::as_str).collect();
    EntryShape {
        alias: configured.alias.as_str(),
        source: &source.name,
        client: source.client.map(|client| client.id),
        project: configured.project.as_ref().map(Plain::as_str),
        enabled: !configured.disabled,
        off_in: words(&configured.off_in),
        variables: words(&configured.variables),
        headers: words(&configured.headers),
    }
}

fn tool(tool: &Callable) -> ToolShape<'_> {
    ToolShape {
        name: &tool.name,
        category: tool.category.as_str(),
        risk: tool.risk.as_str(),
        traits: tool.traits.iter().map(|found| found.as_str()).collect(),
    }
}
