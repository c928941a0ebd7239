//! Codex. Merge each table into the entry that the server has already: TOML allows a table only once.
//!
//! Only what `enabled_tools` lists is there at all; `disabled_tools` says of the rest that it was left out on purpose. Tools
//! are called by their own names. Each tool is asked about unless its own table approves it. What asks fails where Codex runs
//! with `approval_policy = "never"`. A server whose name holds other characters than letters, digits, `-` and `_` isn't started.
//! Sources: developers.openai.com/codex/config-reference; the names of servers: github.com/openai/codex/issues/19179.

use super::lower::{Lowered, LoweredServer};
use super::names::{is_plain, own};
use super::{Expresses, Format, HELD, Unwritten, fine, held};
use crate::policy::Decision;
use serde::Serialize;
use std::collections::BTreeMap;

pub(super) const FORMAT: Format = Format {
    id: "codex",
    title: "Codex",
    file: "~/.codex/config.toml",
    media: "application/toml",
    name: own,
    expresses: Expresses { ask: true, hide: true, unnamed: Decision::Hide, open: true, excepts: HELD, ..Expresses::LEAVE },
    trap: fine,
    unwritten,
    unheld: held,
    render,
};

#[derive(Serialize)]
struct Config<'l> {
    mcp_servers: BTreeMap<&'l str, Entry<'l>>,
}

#[derive(Serialize)]
struct Entry<'l> {
    #[serde(skip_serializing_if = "Option::is_none")]
    enabled_tools: Option<Vec<&'l str>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    disabled_tools: Vec<&'l str>,
    default_tools_approval_mode: &'static str,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    tools: BTreeMap<&'l str, Approval>,
}

#[derive(Serialize)]
struct Approval {
    approval_mode: &'static str,
}

fn unwritten(alias: &str, _: &str) -> Option<Unwritten> {
    let detail = || "Codex doesn't start a server whose name holds more than letters, digits, `-` and `_`".into();
    (!is_plain(alias)).then(|| (Decision::Hide, detail()))
}

fn render(lowered: &Lowered<'_>) -> String {
    let servers = lowered.servers.iter().filter(|server| is_plain(server.alias));
    let entry = if lowered.is_open() { open } else { listed };
    let config = Config { mcp_servers: servers.map(|server| (server.alias, entry(server))).collect() };
    toml::to_string(&config).expect("lists and tables of text always become TOML")
}

fn open<'l>(server: &'l LoweredServer<'_>) -> Entry<'l> {
    Entry {
        enabled_tools: None,
        disabled_tools: server.tools.iter().filter(|tool| tool.is_denied()).map(|tool| tool.name).collect(),
        default_tools_approval_mode: "approve",
        tools: server.named(Decision::Ask).map(|name| (name, Approval { approval_mode: "prompt" })).collect(),
    }
}

fn listed<'l>(server: &'l LoweredServer<'_>) -> Entry<'l> {
    let (disabled, enabled): (Vec<_>, Vec<_>) = server.tools.iter().partition(|tool| tool.is_denied());
    let names = |tools: Vec<_>| tools.into_iter().map(|tool: &super::lower::LoweredTool<'l>| tool.name).collect();
    Entry {
        enabled_tools: Some(names(enabled)),
        disabled_tools: names(disabled),
        default_tools_approval_mode: "prompt",
        tools: server.named(Decision::Allow).map(|name| (name, Approval { approval_mode: "approve" })).collect(),
    }
}
