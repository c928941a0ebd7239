//! Tools that a format calls by one and the same name, because it rewrites names or joins them to the server's.

use super::lower::{LoweredServer, LoweredTool};
use super::{Format, Handled, Loss, Part};
use crate::policy::Decision;
use std::collections::{BTreeMap, BTreeSet};

/// What a rule hangs on: the alias where the format keeps servers apart, and the name that it calls the tool by.
type Key = (String, String);

/// Of tools that share a name, the strictest decision holds for all; on each server the name is written once. Says of which
/// tools that is not what the policy says. A tool for which no rule can be written counts too: it may be held to another's.
pub(super) fn settle(servers: &mut [LoweredServer<'_>], format: &Format) -> Vec<Loss> {
    // A format that calls tools of two servers by the same name keeps their rules in a place for each server.
    let apart = (format.name)("a", "t") == (format.name)("b", "t");
    let key = |alias: &str, tool: &str| (if apart { alias.to_owned() } else { String::new() }, (format.name)(alias, tool));
    let mut held: BTreeMap<Key, Option<Decision>> = BTreeMap::new();
    let mut first: BTreeMap<Key, LoweredTool<'_>> = BTreeMap::new();
    for (alias, tool) in servers.iter().flat_map(|server| server.tools.iter().chain(&server.unwritten).map(|tool| (server.alias, tool))) {
        let key = key(alias, tool.name);
        match first.get(&key) {
            None => _ = first.insert(key, tool.clone()),
            Some(known) => {
                let so_far = held.entry(key).or_insert(None);
                *so_far = (*so_far).max(strictest(known, tool, format));
            }
        }
    }
    let mut lost = Vec::new();
    for server in servers {
        let alias = server.alias;
        let mut written = BTreeSet::new();
        server.tools.retain_mut(|tool| {
            let key = key(alias, tool.name);
            let Some(decision) = held.get(&key) else { return true };
            lost.extend(decision.and_then(|decision| hold(tool, alias, decision, format)));
            // The first that bears the name is written, for all of the server's; another server's place may be its own.
            written.insert(key)
        });
        for tool in &mut server.unwritten {
            let decision = held.get(&key(alias, tool.name)).copied().flatten();
            lost.extend(decision.and_then(|decision| hold(tool, alias, decision, format)));
        }
    }
    lost
}

/// The decision that holds for both of two tools; `None` where the same is said of both.
fn strictest(one: &LoweredTool<'_>, other: &LoweredTool<'_>, format: &Format) -> Option<Decision> {
    let can = format.expresses;
    match one.decision.max(other.decision) {
        _ if (one.decision, one.limit, &one.require) == (other.decision, other.limit, &other.require) => None,
        // Neither's limits or conditions may stand for the other's.
        Decision::Allow if can.ask => Some(Decision::Ask),
        Decision::Allow if can.deny => Some(Decision::Deny),
        Decision::Allow => Some(Decision::Hide),
        stricter => Some(stricter),
    }
}

/// Holds a tool to a decision.
fn hold(tool: &mut LoweredTool<'_>, alias: &str, decision: Decision, format: &Format) -> Option<Loss> {
    let handled = if decision == tool.decision { return None } else { Handled::Stricter };
    (tool.decision, tool.limit) = (decision, None);
    tool.require.clear();
    let called = crate::model::one_line(&(format.name)(alias, tool.name), 80);
    let detail = format!("{} calls several tools `{called}`; what is strictest of what they need holds for all of them", format.title);
    let (server, tool) = (alias.to_owned(), Some(tool.name.to_owned()));
    Some(Loss { server, tool, part: Part::Name, handled, becomes: decision, detail })
}
