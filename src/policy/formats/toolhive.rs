//! ToolHive: the file of `thv run --authz-config`, or the inline configuration of its operator; replace what is there. For a
//! stack each policy names its server, by the name under which `thv` runs it, and every server takes the whole file.
//!
//! Arguments are attributes of the context, `arg_` before their names; lists, objects and null are not, only that they are
//! there. A failing policy refuses the call. The list of tools is asked for without arguments, so that a tool with a
//! condition is called but never listed. Prompts and resources are refused: nothing here permits them.
//! Limits stand in another place, the `rateLimiting` of a server's Kubernetes resource, and aren't written.
//! Read from ToolHive's own source and its `docs/authz.md`: `pkg/authz/authorizers/cedar`.

use super::cedar_text::{can_ask, clauses, literal};
use super::lower::{Lowered, LoweredTool};
use super::yaml::yaml;
use super::{Condition, Expresses, Format, HELD, fine, held, written};
use crate::policy::{Decision, Test};
use serde_json::json;

pub(super) const FORMAT: Format = Format {
    id: "toolhive",
    title: "ToolHive",
    file: "authz.yaml, for thv run --authz-config",
    media: "application/yaml",
    name: |_, tool| format!("Tool::{}", literal(tool)),
    expresses: Expresses { conditions, narrower, excepts: HELD, ..Expresses::LIST },
    trap: fine,
    unwritten: written,
    unheld: held,
    render,
};

/// An argument that is a list looks as if it weren't given, and a name that ends like the mark for it could be that mark.
fn conditions(condition: &Condition) -> bool {
    can_ask(condition) && !condition.optional && !condition.path.ends_with("_present")
}

#[expect(clippy::unnecessary_wraps, reason = "every format has the same signature")]
fn narrower(condition: &Condition) -> Option<&'static str> {
    Some(match condition.test {
        Test::In(_) => "calls that give a list, and leaves the tool out of the list that the agent sees",
        _ => "nothing more, but leaves the tool out of the list that the agent sees",
    })
}

/// A forbidding policy where nothing is permitted: without any policy ToolHive doesn't start.
const NOTHING: &str = "forbid(principal, action == Action::\"call_tool\", resource);";

const EVERYTHING: &str = "permit(principal, action == Action::\"call_tool\", resource);";

fn render(lowered: &Lowered<'_>) -> String {
    let alone = lowered.servers.len() == 1;
    let (allowed, held): (Vec<_>, Vec<_>) = lowered.tools().partition(|(_, tool)| tool.decision == Decision::Allow);
    let policy = |effect: &'static str, tools: Vec<(&str, &LoweredTool<'_>)>| -> Vec<String> {
        tools.into_iter().map(|(alias, tool)| about(effect, (!alone).then_some(alias), tool)).collect()
    };
    let policies =
        if lowered.is_open() { [vec![EVERYTHING.to_owned()], policy("forbid", held)].concat() } else { policy("permit", allowed) };
    let policies = if policies.is_empty() { vec![NOTHING.to_owned()] } else { policies };
    yaml(&json!({ "version": "1.0", "type": "cedarv1", "cedar": { "policies": policies, "entities_json": "[]" } }))
}

fn about(effect: &str, alias: Option<&str>, tool: &LoweredTool<'_>) -> String {
    let server = alias.map(|alias| format!("resource in MCP::{}", literal(alias)));
    let conditions: Vec<String> = server.into_iter().chain(clauses(&tool.require, "context", "arg_")).collect();
    let when = if conditions.is_empty() { String::new() } else { format!(" when {{ {} }}", conditions.join(" && ")) };
    format!("{effect}(principal, action == Action::\"call_tool\", resource == Tool::{}){when};", literal(tool.name))
}
