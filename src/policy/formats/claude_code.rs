//! Claude Code's permissions. Merge the lists into those of the settings file; rules in other files still hold beside them.
//!
//! Refusals come first, then questions, then leave, however exact a rule is; a refused tool is not shown to the model. Server
//! and tool are named with an underscore for each character that the model's interface doesn't take, so that no rule holds a
//! `*` or a parenthesis, both of which would make another rule of it. A rule for all tools of a server is `mcp__SERVER__*`.
//! Sources: code.claude.com/docs/en/permissions; the rewriting of names is from secondary sources alone, but a tool whose
//! name isn't rewritten can't be called there at all.

use super::names::{distinct, double_underscore};
use super::{Expresses, Format, exact, fine, held, lower::Lowered, none, written};
use crate::policy::Decision;
use serde_json::{Value, json};

pub(super) const FORMAT: Format = Format {
    id: "claude-code",
    title: "Claude Code",
    file: ".claude/settings.json or ~/.claude/settings.json",
    media: "application/json",
    name: double_underscore,
    expresses: EXPRESSES,
    trap: fine,
    unwritten: written,
    unheld: held,
    render: |lowered| super::names::pretty(&json!({ "permissions": permissions(lowered) })),
};

pub(super) const EXPRESSES: Expresses = Expresses {
    allow: true,
    ask: true,
    deny: true,
    hide: true,
    limits: false,
    conditions: none,
    narrower: exact,
    unnamed: Decision::Ask,
    open: true,
    excepts: Decision::ALL,
    ..Expresses::LEAVE
};

/// The three lists.
pub(super) fn permissions(lowered: &Lowered<'_>) -> Value {
    let list = |wanted: fn(Decision) -> bool| -> Vec<String> {
        let tools = lowered.tools().filter(|(_, tool)| wanted(tool.decision));
        distinct(tools.map(|(alias, tool)| double_underscore(alias, tool.name)))
    };
    let mut allow = list(|decision| decision == Decision::Allow);
    if lowered.is_open() {
        allow = distinct(lowered.servers.iter().map(|server| double_underscore(server.alias, "") + "*"));
    }
    let (ask, deny) = (list(|decision| decision == Decision::Ask), list(|decision| decision >= Decision::Deny));
    json!({ "allow": allow, "ask": ask, "deny": deny })
}
