//! A client's configuration: which servers it knows. It is full of secrets, so of each server only the name is taken, and the
//! package where the command tells it; values of the environment, headers, addresses and arguments are never kept.

use super::tree::Tree;
use super::{Document, Found};
use crate::ingest::lines::source_of;
use crate::ingest::offer::{Batch, Refusal};
use crate::ingest::scan::Launch;
use crate::model::{ServerProfile, ServerSlug, clip};
use crate::store::Sighting;
use serde_json::{Map, Value};

/// Where clients keep their servers, by the keys that lead there.
const PLACES: &[&[&str]] = &[
    &["mcpServers"],
    &["servers"],
    &["mcp_servers"],
    &["context_servers"],
    &["amp.mcpServers"],
    &["mcp", "servers"],
    &["mcp.servers"],
    &["powers", "mcpServers"],
    &["extensions"],
    &["mcp"],
];

/// A file names so many servers at most.
const MAX_SERVERS: usize = 1000;

pub(super) fn is(tree: &Tree) -> bool {
    !tree.has("tools", Value::is_array) && !servers(tree).is_empty()
}

pub(super) fn read(document: &Document<'_>) -> Result<Found, String> {
    let servers = servers(&document.tree);
    if servers.len() > MAX_SERVERS {
        return Err(format!("names {} servers; the limit is {MAX_SERVERS}", servers.len()));
    }
    let (mut batches, mut refusals) = (Vec::new(), Vec::new());
    for (name, server) in servers {
        match sighting(name, server) {
            Some(server) => batches.push(Batch { fills: true, ..Batch::of_server(server, source_of(document.name)) }),
            None => refusals.push(Refusal {
                place: format!("{}: {}", document.name, clip(name, 120)),
                reason: "its name holds no letter or digit".into(),
            }),
        }
    }
    Ok((batches, refusals))
}

/// Every server, by the name that the person gave it.
fn servers(tree: &Tree) -> Vec<(&str, &Map<String, Value>)> {
    let projects = tree.member("projects").and_then(Value::as_object).into_iter().flat_map(Map::values);
    let roots = std::iter::once(tree.root()).chain(projects);
    let lists = roots.filter_map(|root| PLACES.iter().find_map(|place| list(root, place)));
    lists.flatten().collect()
}

/// The servers in one place: a table of them, or a list in which each says its name. Anything else there is something else.
fn list<'a>(root: &'a Value, place: &[&str]) -> Option<Vec<(&'a str, &'a Map<String, Value>)>> {
    let found: Vec<_> = match place.iter().try_fold(root, |value, key| value.get(key))? {
        Value::Object(servers) => servers.iter().filter_map(|(name, server)| Some((name.as_str(), server.as_object()?))).collect(),
        Value::Array(servers) => servers.iter().filter_map(|server| Some((server.get("name")?.as_str()?, server.as_object()?))).collect(),
        _ => return None,
    };
    let is_server = |server: &Map<String, Value>| {
        ["command", "cmd", "url", "serverUrl", "httpUrl", "uri"].into_iter().any(|key| server.contains_key(key))
    };
    let found: Vec<_> = found.into_iter().filter(|(_, server)| is_server(server)).collect();
    (!found.is_empty()).then_some(found)
}

fn sighting(name: &str, server: &Map<String, Value>) -> Option<Sighting> {
    let words = |key: &str| match server.get(key) {
        Some(Value::String(word)) => vec![word.clone()],
        Some(Value::Array(words)) => words.iter().filter_map(|word| word.as_str().map(str::to_owned)).collect(),
        _ => vec![],
    };
    let command = ["command", "cmd", "args"].into_iter().flat_map(words).collect();
    let package = Launch { command, ..Launch::default() }.package().map(|(package, _)| package);
    let called = package.as_ref().and_then(|package| package.split_once(':')).map_or(name, |(_, package)| package);
    let slug = ServerSlug::of(called).or_else(|| ServerSlug::of(name))?;
    let profile = ServerProfile { name: Some(clip(name, 200).to_owned()), package: package.clone(), ..ServerProfile::default() };
    Some(Sighting { slug, identity: package, profile, listing: None })
}
