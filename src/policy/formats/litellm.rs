//! LiteLLM's proxy: `allowed_tools` of each server in `config.yaml`. Merge it into the servers that stand there.
//!
//! An empty list counts as none, and everything goes through: a server of which nothing is allowed gets a list of a name that
//! no tool has. A name is also held against the list with the server's name and a dash before it, so that a tool which is
//! itself called so would bring another one with it: such a tool is left out. Where tools that aren't named go through, those
//! that are held back stand in `disallowed_tools`, which counts where there is no other list.
//! From `docs.litellm.ai/docs/mcp_control` and `check_allowed_or_banned_tools` of the proxy's source, as of 2026.

use super::lower::{Lowered, LoweredServer};
use super::twins::Twins;
use super::yaml::yaml;
use super::{Expresses, Format, HELD, Recommendation, written};
use crate::policy::Decision;
use serde_json::{Map, Value, json};

pub(super) const FORMAT: Format = Format {
    id: "litellm",
    title: "LiteLLM",
    file: "config.yaml, merged into what is there",
    media: "application/yaml",
    name: |alias, tool| format!("{alias}-{tool}"),
    expresses: Expresses { excepts: HELD, ..Expresses::LIST },
    trap: |alias, _| {
        alias.contains('-').then(|| "LiteLLM puts a dash behind a server's name, and some versions refuse a name that holds one".into())
    },
    unwritten: written,
    unheld,
    render,
};

fn unheld(_: &Twins<'_>, alias: &str, tool: &Recommendation) -> Option<String> {
    let brings = |alias: &str| tool.tool.strip_prefix(alias).is_some_and(|rest| rest.starts_with('-'));
    let brought = brings(alias) || brings(&alias.replace(' ', "_"));
    brought.then(|| "its name starts with the server's, and LiteLLM would let the tool of the remaining name through with it".into())
}

fn render(lowered: &Lowered<'_>) -> String {
    let listed = |server: &LoweredServer<'_>| {
        let allowed: Vec<&str> = server.named(Decision::Allow).collect();
        let allowed = if allowed.is_empty() { vec![""] } else { allowed };
        (server.alias.to_owned(), json!({ "allowed_tools": allowed }))
    };
    let held = |server: &LoweredServer<'_>| {
        let held: Vec<&str> = server.tools.iter().filter(|tool| tool.decision != Decision::Allow).map(|tool| tool.name).collect();
        (!held.is_empty()).then(|| (server.alias.to_owned(), json!({ "disallowed_tools": held })))
    };
    let servers: Map<String, Value> =
        if lowered.is_open() { lowered.servers.iter().filter_map(held).collect() } else { lowered.servers.iter().map(listed).collect() };
    yaml(&json!({ "mcp_servers": servers }))
}
