//! Where in a document its servers stand.

use super::known::{self, Client};
use serde_json::{Map, Value};

/// One entry: the name that a person gave the server, and what is said of it.
pub(super) struct Found<'a> {
    pub(super) alias: &'a str,
    pub(super) entry: &'a Value,
    /// The folder for which alone it holds.
    pub(super) project: Option<&'a str>,
    /// The keys that lead to where it stands, and its number there, in a list.
    pub(super) place: &'static [&'static str],
    pub(super) item: Option<usize>,
}

/// Where clients keep their servers, and the client that is told by that.
struct Place {
    keys: &'static [&'static str],
    client: Option<&'static str>,
    /// Whether nothing but servers stands there, so that a broken entry is a broken server.
    certain: bool,
}

/// A document has one or several of the certain ones, or else the first of the others in which some server stands.
const PLACES: &[Place] = &[
    Place { keys: &["mcpServers"], client: None, certain: true },
    Place { keys: &["powers", "mcpServers"], client: Some("kiro"), certain: true },
    Place { keys: &["amp.mcpServers"], client: Some("amp"), certain: true },
    Place { keys: &["context_servers"], client: Some("zed"), certain: true },
    Place { keys: &["mcp_servers"], client: Some("codex"), certain: true },
    Place { keys: &["mcp.servers"], client: Some("vscode"), certain: true },
    Place { keys: &["mcp", "servers"], client: Some("vscode"), certain: true },
    Place { keys: &["servers"], client: Some("vscode"), certain: false },
    Place { keys: &["extensions"], client: Some("goose"), certain: false },
    Place { keys: &["mcp"], client: Some("opencode"), certain: false },
    // The greedy one: any map whose members look like servers.
    Place { keys: &[], client: None, certain: false },
];

/// Keys that only a server has.
const SIGNS: &[&str] = &["command", "cmd", "url", "serverUrl", "httpUrl", "uri"];

/// Every entry of a document, and the client that its form tells. `None` when no place of servers is in it.
pub(super) fn entries(root: &Value) -> Option<(Vec<Found<'_>>, Option<&'static Client>)> {
    let projects = root.get("projects").and_then(Value::as_object);
    let within = projects.into_iter().flatten().flat_map(|(project, settings)| {
        at(settings, &PLACES[0]).into_iter().flatten().map(move |found| Found { project: Some(project), ..found })
    });
    let certain = || PLACES.iter().filter(|place| place.certain).filter_map(|place| Some((at(root, place)?, place)));
    let mut client = certain().find_map(|(_, place)| place.client);
    let is_there = certain().next().is_some();
    let mut found: Vec<Found<'_>> = certain().flat_map(|(found, _)| found).collect();
    found.extend(within);
    if projects.is_some() && !found.is_empty() {
        client = Some("claude-code");
    }
    if is_there || !found.is_empty() {
        return Some((found, client.and_then(known::client)));
    }
    let others = PLACES.iter().filter(|place| !place.certain);
    let (found, place) = others.filter_map(|place| Some((at(root, place)?, place))).find(|(found, _)| !found.is_empty())?;
    Some((found, place.client.and_then(known::client)))
}

/// The entries in one place: a map of them, or a list in which each says its name.
fn at<'a>(root: &'a Value, place: &Place) -> Option<Vec<Found<'a>>> {
    let fits = |entry: &Value| place.certain || is_server(entry);
    let found = |(alias, entry): (&'a str, &'a Value)| Found { alias, entry, project: None, place: place.keys, item: None };
    match place.keys.iter().try_fold(root, |value, key| value.get(key))? {
        Value::Object(map) => Some(members(map).filter(|(_, entry)| fits(entry)).map(found).collect()),
        Value::Array(list) => {
            let name = |entry: &'a Value| entry.get("name").and_then(Value::as_str).unwrap_or("");
            let fitting = list.iter().enumerate().filter(|(_, entry)| fits(entry));
            Some(fitting.map(|(at, entry)| Found { item: Some(at), ..found((name(entry), entry)) }).collect())
        }
        _ => None,
    }
}

fn members(map: &Map<String, Value>) -> impl Iterator<Item = (&str, &Value)> {
    map.iter().map(|(alias, entry)| (alias.as_str(), entry))
}

/// Whether an entry can be nothing but a server.
pub(super) fn is_server(entry: &Value) -> bool {
    let inner = || entry.get("type").and_then(Value::as_str).is_some_and(|kind| INNER.contains(&kind)) && entry.get("enabled").is_some();
    SIGNS.iter().any(|key| entry.get(key).is_some_and(|value| !value.is_null())) || inner()
}

/// How clients mark what they bring themselves.
pub(super) const INNER: &[&str] = &["builtin", "platform", "frontend"];
