//! Claude's Managed Agents. Each entry goes into `tools` of the agent, beside the server of the same name in `mcp_servers`. It
//! looks like the Messages API's, but its `configs` are a list, and a policy says whether a person is asked. What isn't
//! enabled isn't shown to the model. A tool's name has at most 128 characters there.
//! Sources: platform.claude.com/docs/en/managed-agents/permission-policies and the reference of agents.

use super::lower::{Lowered, LoweredServer, LoweredTool};
use super::names::{own, pretty};
use super::{Expresses, Format, HELD, fine, held};
use crate::policy::Decision;
use serde_json::{Value, json};

pub(super) const FORMAT: Format = Format {
    id: "claude-agents",
    title: "Claude Managed Agents",
    file: "`tools` of the agent",
    media: "application/json",
    name: own,
    expresses: Expresses { ask: true, hide: true, unnamed: Decision::Hide, open: true, excepts: HELD, ..Expresses::LEAVE },
    trap: fine,
    unwritten: |_, tool| {
        let detail = || format!("Managed Agents take a tool's name of at most {LONGEST} characters; the tool stays disabled");
        (tool.chars().count() > LONGEST).then(|| (Decision::Hide, detail()))
    },
    unheld: held,
    render,
};

const LONGEST: usize = 128;

fn render(lowered: &Lowered<'_>) -> String {
    let sets = lowered.servers.iter().map(if lowered.is_open() { open } else { listed });
    pretty(&json!({ "tools": sets.collect::<Vec<_>>() }))
}

fn open(server: &LoweredServer<'_>) -> Value {
    let config = json!({ "enabled": true, "permission_policy": { "type": "always_allow" } });
    let mut set = json!({ "type": "mcp_toolset", "mcp_server_name": server.alias, "default_config": config });
    let configs: Vec<Value> = server.tools.iter().filter(|tool| tool.decision != Decision::Allow).map(of_tool).collect();
    if !configs.is_empty() {
        set["configs"] = configs.into();
    }
    set
}

fn of_tool(tool: &LoweredTool<'_>) -> Value {
    let policy = if tool.decision == Decision::Allow { "always_allow" } else { "always_ask" };
    json!({ "name": tool.name, "enabled": !tool.is_denied(), "permission_policy": { "type": policy } })
}

fn listed(server: &LoweredServer<'_>) -> Value {
    let configs: Vec<Value> = server.tools.iter().filter(|tool| !tool.is_denied()).map(of_tool).collect();
    let rest = json!({ "enabled": false, "permission_policy": { "type": "always_ask" } });
    json!({ "type": "mcp_toolset", "mcp_server_name": server.alias, "default_config": rest, "configs": configs })
}
