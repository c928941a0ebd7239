//! OpenAI's Responses API and what copies it. Each entry is the one that the request has already, with its `server_url` or
//! `connector_id`: merge by `server_label`. The model sees only what `allowed_tools` lists, and what `never` doesn't list is
//! asked about. A server of which no tool is left is not listed, as an empty list could be read as none at all: don't send it.
//! Sources: platform.openai.com/docs/guides/tools-connectors-mcp; what a label may hold is from secondary sources alone.

use super::lower::{Lowered, LoweredServer};
use super::names::{is_plain, own, pretty};
use super::{Expresses, Format, Unwritten, fine, held};
use crate::policy::Decision;
use serde_json::{Value, json};

pub(super) const FORMAT: Format = Format {
    id: "openai-responses",
    title: "OpenAI Responses API",
    file: "`tools` of the request",
    media: "application/json",
    name: own,
    expresses: Expresses { ask: true, hide: true, unnamed: Decision::Hide, open: true, ..Expresses::LEAVE },
    trap: fine,
    unwritten,
    unheld: held,
    render,
};

fn unwritten(alias: &str, _: &str) -> Option<Unwritten> {
    let detail = || "the API takes a label of letters, digits, `-` and `_` that starts with a letter".into();
    (!is_held(alias)).then(|| (Decision::Hide, detail()))
}

fn is_held(alias: &str) -> bool {
    is_plain(alias) && alias.starts_with(|c: char| c.is_ascii_alphabetic())
}

fn render(lowered: &Lowered<'_>) -> String {
    let servers = lowered.servers.iter().filter(|server| is_held(server.alias));
    let entries: Vec<Value> = if lowered.is_open() { servers.map(open).collect() } else { servers.filter_map(listed).collect() };
    pretty(&json!({ "tools": entries }))
}

fn open(server: &LoweredServer<'_>) -> Value {
    json!({ "type": "mcp", "server_label": server.alias, "require_approval": "never" })
}

fn listed(server: &LoweredServer<'_>) -> Option<Value> {
    let seen: Vec<&str> = server.tools.iter().filter(|tool| !tool.is_denied()).map(|tool| tool.name).collect();
    let names = |decision| json!({ "tool_names": server.named(decision).collect::<Vec<_>>() });
    let approval = json!({ "never": names(Decision::Allow), "always": names(Decision::Ask) });
    let entry = json!({ "type": "mcp", "server_label": server.alias, "allowed_tools": seen, "require_approval": approval });
    (!seen.is_empty()).then_some(entry)
}
