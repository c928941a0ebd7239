//! Claude Code: `permissions` of a settings file. Refusals win over questions, and questions over leave; a tool that is
//! refused by its bare name isn't shown to the model. Rules with parentheses are skipped for MCP tools, so none is written.

use super::lower::Lowered;
use super::names::double_underscore;
use super::{Expresses, Format, exact, fine, held, none};
use crate::policy::Decision;
use serde_json::{Value, json};

pub(super) const FORMAT: Format = Format {
    id: "claude-code",
    title: "Claude Code",
    file: ".claude/settings.json or ~/.claude/settings.json",
    media: "application/json",
    name: double_underscore,
    expresses: Expresses { ask: true, deny: true, hide: true, limits: false, conditions: none, narrower: exact, unnamed: Decision::Ask },
    trap: fine,
    unheld: held,
    render,
};

fn render(lowered: &Lowered<'_>) -> String {
    let list = |wanted: fn(Decision) -> bool| -> Value {
        let servers = lowered.servers.iter();
        let tools = servers.flat_map(|server| server.tools.iter().map(move |tool| (server.alias, tool)));
        tools.filter(|(_, tool)| wanted(tool.decision)).map(|(alias, tool)| double_underscore(alias, tool.name)).collect()
    };
    let permissions = json!({ "permissions": {
        "allow": list(|decision| decision == Decision::Allow),
        "ask": list(|decision| decision == Decision::Ask),
        "deny": list(|decision| decision >= Decision::Deny),
    }});
    serde_json::to_string_pretty(&permissions).expect("text and lists always become JSON")
}
