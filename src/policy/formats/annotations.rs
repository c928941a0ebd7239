//! Each tool's hints as the verdict has them, to put in the place of what the server says of itself. They enforce nothing: they
//! correct what clients and policies that go by hints go by, such as Codex's `writes`, Gemini CLI's `toolAnnotations`, VS Code
//! and ToolHive's Cedar policies.
//!
//! Written as ToolHive's virtual MCP server takes them: merge the lists of overrides by the backend's name. In Kubernetes the
//! overrides of one server stand under `toolsOverride` of an `MCPToolConfig` in the same words. Hints that the definition doesn't
//! tell and the server doesn't declare are left out, and stay as they are.
//! Source: stacklok/toolhive, pkg/vmcp/config (`WorkloadToolConfig`) and docs.stacklok.com, reference of `MCPToolConfig`.

use super::lower::{Lowered, LoweredServer};
use super::names::own;
use super::{Expresses, Format, fine, held, written};
use serde_json::{Map, Value, json};

pub(super) const FORMAT: Format = Format {
    id: "annotations",
    title: "corrected annotations",
    file: "ToolHive's virtual MCP server configuration",
    media: "application/yaml",
    name: own,
    expresses: Expresses { open: true, ..Expresses::LEAVE },
    trap: fine,
    unwritten: written,
    unheld: held,
    render,
};

fn render(lowered: &Lowered<'_>) -> String {
    let workload = |server: &LoweredServer<'_>| -> Value {
        let hints = server.tools.iter().map(|tool| (tool.name.to_owned(), json!({ "annotations": tool.whole.annotations })));
        json!({ "workload": server.alias, "overrides": hints.collect::<Map<_, _>>() })
    };
    let workloads: Vec<Value> = lowered.servers.iter().map(workload).collect();
    super::yaml::yaml(&json!({ "aggregation": { "tools": workloads } }))
}
