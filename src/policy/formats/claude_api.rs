//! The connector of Claude's Messages API. Each entry goes into `tools` of the request, beside the server of the same name in
//! `mcp_servers`. What isn't enabled isn't shown to the model. Nobody is asked: for that see `claude_agents`.
//! Source: platform.claude.com/docs/en/agents-and-tools/mcp-connector (version mcp-client-2025-11-20).

use super::lower::{Lowered, LoweredServer};
use super::names::{own, pretty};
use super::{Expresses, Format, HELD, fine, held, written};
use crate::policy::Decision;
use serde_json::{Map, Value, json};

pub(super) const FORMAT: Format = Format {
    id: "claude-api",
    title: "Claude API (Messages)",
    file: "`tools` of the request",
    media: "application/json",
    name: own,
    expresses: Expresses { hide: true, unnamed: Decision::Hide, open: true, excepts: HELD, ..Expresses::LEAVE },
    trap: fine,
    unwritten: written,
    unheld: held,
    render,
};

fn render(lowered: &Lowered<'_>) -> String {
    let toolset = |server: &LoweredServer<'_>| -> Value {
        let open = lowered.is_open();
        let mut set = json!({ "type": "mcp_toolset", "mcp_server_name": server.alias });
        set["default_config"] = json!({ "enabled": open });
        // Only tools for which something else holds than for those that aren't named.
        let others = server.tools.iter().filter(|tool| (tool.decision == Decision::Allow) != open);
        let configs: Map<_, _> = others.map(|tool| (tool.name.to_owned(), json!({ "enabled": !open }))).collect();
        if !open || !configs.is_empty() {
            set["configs"] = configs.into();
        }
        set
    };
    pretty(&json!({ "tools": lowered.servers.iter().map(toolset).collect::<Vec<_>>() }))
}
