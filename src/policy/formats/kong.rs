//! Kong's plugin `ai-mcp-proxy`, one for each server, on the route that bears its alias. Put the consumers that agents use
//! into the group `mcp-agents`, and nobody into the group `nobody`; merge the plugins into the declarative configuration.
//!
//! A tool's own list takes the place of the default, which lets nobody through. A name that matches no tool of the server
//! does nothing. Kong's words on the list of tools leave open whether it follows a tool's own list or the default alone;
//! where it is the default, allowed tools can be called and aren't listed.
//! From developer.konghq.com: the plugin's examples and its page on tool access. No source is open.

use super::lower::{Lowered, LoweredServer};
use super::yaml::yaml;
use super::{Expresses, Format, HELD, fine, held, written};
use crate::policy::Decision;
use serde_json::{Value, json};

pub(super) const FORMAT: Format = Format {
    id: "kong",
    title: "Kong AI MCP Proxy",
    file: "kong.yaml, merged into what is there",
    media: "application/yaml",
    name: |_, tool| tool.to_owned(),
    expresses: Expresses { excepts: HELD, ..Expresses::LIST },
    trap: fine,
    unwritten: written,
    unheld: held,
    render,
};

/// The group of those who call on behalf of agents.
const AGENTS: &str = "mcp-agents";

/// A group without members: an empty list would count as none.
const NOBODY: &str = "nobody";

fn render(lowered: &Lowered<'_>) -> String {
    let default = if lowered.is_open() { AGENTS } else { NOBODY };
    let plugins: Vec<Value> = lowered.servers.iter().map(|server| plugin(server, default)).collect();
    yaml(&json!({ "_format_version": "3.0", "plugins": plugins }))
}

fn plugin(server: &LoweredServer<'_>, default: &str) -> Value {
    let tools: Vec<Value> = server
        .tools
        .iter()
        .map(|tool| {
            let group = if tool.decision == Decision::Allow { AGENTS } else { NOBODY };
            json!({ "name": tool.name, "description": tool.name, "acl": { "allow": [group] } })
        })
        .collect();
    json!({
        "name": "ai-mcp-proxy",
        "route": server.alias,
        "config": {
            "mode": "passthrough-listener",
            "include_consumer_groups": true,
            "default_acl": [{ "scope": "tools", "allow": [default] }],
            "tools": tools,
        },
    })
}
