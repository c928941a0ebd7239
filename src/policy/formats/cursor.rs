//! Cursor's list of tools that run without approval. It takes the place of the list in Cursor's settings; the lists of a person
//! and of a workspace are joined. Everything else is asked about, unless a person has Cursor run everything. It can't refuse.
//! Cursor calls the list a convenience and no security boundary.
//!
//! `*` stands for any text in an entry, and the first `:` ends the server's name, so that names which hold either are not
//! listed. Cursor's command line has a file of its own that can refuse; how it names a tool is told differently in different
//! places, so that it is not written here.
//! Source: cursor.com/docs/reference/permissions.

use super::names::pretty;
use super::{Expresses, Format, Unwritten, fine, held};
use crate::policy::Decision;
use serde_json::json;

pub(super) const FORMAT: Format = Format {
    id: "cursor",
    title: "Cursor",
    file: "~/.cursor/permissions.json or .cursor/permissions.json",
    media: "application/json",
    name,
    expresses: Expresses { ask: true, unnamed: Decision::Ask, open: true, ..Expresses::LEAVE },
    trap: fine,
    unwritten,
    unheld: held,
    render: |lowered| {
        let allowed = lowered.tools().filter(|(_, tool)| tool.decision == Decision::Allow);
        let mut entries: Vec<String> = allowed.map(|(alias, tool)| name(alias, tool.name)).collect();
        if lowered.is_open() {
            let servers = lowered.servers.iter().filter(|server| is_held(server.alias));
            entries = servers.map(|server| name(server.alias, "*")).collect();
        }
        pretty(&json!({ "mcpAllowlist": entries }))
    },
};

fn name(alias: &str, tool: &str) -> String {
    format!("{alias}:{tool}")
}

fn unwritten(alias: &str, tool: &str) -> Option<Unwritten> {
    let detail = "Cursor reads `*` as any text, and a `:` as the end of the server's name; it asks about each call";
    (!is_held(alias) || tool.contains('*')).then(|| (Decision::Ask, detail.into()))
}

fn is_held(alias: &str) -> bool {
    !alias.contains(['*', ':'])
}
