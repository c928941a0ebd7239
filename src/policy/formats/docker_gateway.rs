//! Docker's MCP gateway: `tools.yaml`, the tools that each server may offer, by exact names. Merge it into the file of
//! `--tools-config`; the gateway must run without `--tools`, which takes its place.
//!
//! A server that stands in the file offers what is listed and nothing else, and one that doesn't offers everything: a server
//! of which nothing is allowed stands there with an empty list.
//! Read from the gateway's own source: `pkg/config/tools.go`, `isToolEnabled` in `pkg/gateway`.

use super::lower::{Lowered, LoweredServer};
use super::yaml::yaml;
use super::{Expresses, Format, fine, held, written};
use crate::policy::Decision;
use serde_json::{Map, Value};

pub(super) const FORMAT: Format = Format {
    id: "docker-gateway",
    title: "Docker MCP gateway",
    file: "~/.docker/mcp/tools.yaml",
    media: "application/yaml",
    name: |_, tool| tool.to_owned(),
    expresses: Expresses::LIST,
    trap: fine,
    unwritten: written,
    unheld: held,
    render,
};

fn render(lowered: &Lowered<'_>) -> String {
    let named = |server: &LoweredServer<'_>| (server.alias.to_owned(), server.named(Decision::Allow).collect::<Value>());
    let servers: Map<String, Value> = if lowered.is_open() { Map::new() } else { lowered.servers.iter().map(named).collect() };
    yaml(&Value::Object(servers))
}
