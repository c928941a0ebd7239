//! Claude Code's settings as an organisation deploys them: the permissions of `claude_code`, and the servers that people may
//! connect to. Nothing in a person's own settings takes a refusal or a question back.
//!
//! Under a policy that refuses what it doesn't name, the servers of the plan become the only ones: merge the list with that of
//! servers which are wanted besides. A server's name is what people call it, not what it is; an entry with `serverUrl` or
//! `serverCommand` in its place holds a server to its address or command. The list takes plain names only, so that it is
//! left out where an alias isn't plain: one bad entry could void the file.
//! Source: code.claude.com/docs/en/managed-mcp.

use super::claude_code::{EXPRESSES, permissions};
use super::names::{double_underscore, is_plain, pretty};
use super::{Format, fine, held, lower::Lowered, written};
use serde_json::{Value, json};

pub(super) const FORMAT: Format = Format {
    id: "claude-code-managed",
    title: "Claude Code (managed settings)",
    file: "/etc/claude-code/managed-settings.json, or its place on macOS and Windows",
    media: "application/json",
    name: double_underscore,
    expresses: EXPRESSES,
    trap: fine,
    unwritten: written,
    unheld: held,
    render,
};

fn render(lowered: &Lowered<'_>) -> String {
    let mut settings = json!({ "permissions": permissions(lowered) });
    if !lowered.is_open() && lowered.servers.iter().all(|server| is_plain(server.alias)) {
        let servers: Vec<Value> = lowered.servers.iter().map(|server| json!({ "serverName": server.alias })).collect();
        settings["allowedMcpServers"] = servers.into();
        settings["allowManagedMcpServersOnly"] = true.into();
    }
    pretty(&settings)
}
