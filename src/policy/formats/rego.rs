//! Open Policy Agent: one module that asks all questions, and the policy as its data. What is asked of it, and what it
//! answers, stands in the module's first lines: no gateway says what it gives to OPA, so that the reader joins them.
//!
//! The text holds both; the same in two files is what [`bundle`](super::bundle) packs. An engine without a memory counts no
//! calls. It answers `ask` and `hide`, and whoever asks has to know what they mean.

use super::lower::{Lowered, LoweredServer, LoweredTool};
use super::{Condition, Expresses, Format, fine, held, patterns, written};
use crate::policy::{Clause, Decision, Test};
use serde_json::{Map, Value, json};

pub(super) const FORMAT: Format = Format {
    id: "rego",
    title: "Open Policy Agent",
    file: "toolgrade.rego",
    media: "text/plain",
    name: |alias, tool| format!("{alias}/{tool}"),
    expresses: Expresses { ask: true, hide: true, conditions, excepts: Decision::ALL, ..Expresses::RULES },
    trap: fine,
    unwritten: written,
    unheld: held,
    render: |lowered| {
        let policy = serde_json::to_string_pretty(&policy(lowered)).expect("text, numbers and lists always become JSON");
        module(&policy)
    },
};

/// The rules, which are the same for every policy.
const RULES: &str = include_str!("toolgrade.rego");

/// The module, with where the policy is to be found.
pub(super) fn module(policy: &str) -> String {
    format!("package toolgrade\n\nimport rego.v1\n\n{RULES}\npolicy := {policy}\n")
}

/// Whether the rules can ask it. Numbers are compared by what they are worth, and not by how they are written.
fn conditions(condition: &Condition) -> bool {
    let test = match &condition.test {
        Test::Eq(value) => !holds_number(value),
        Test::In(values) => !values.iter().any(holds_number),
        Test::Host(_) | Test::Recipient(_) => patterns::fits(condition),
        Test::Lte(_) | Test::Under(_) | Test::MaxItems(_) => true,
        Test::ReadOnlySql => false,
    };
    test && condition.names().count() == 1
}

fn holds_number(value: &Value) -> bool {
    match value {
        Value::Number(_) => true,
        Value::Array(items) => items.iter().any(holds_number),
        Value::Object(members) => members.values().any(holds_number),
        _ => false,
    }
}

/// The policy as the rules read it.
pub(super) fn policy(lowered: &Lowered<'_>) -> Value {
    let servers: Map<String, Value> = lowered.servers.iter().map(|server| (server.alias.to_owned(), of_server(server))).collect();
    let fallback = if lowered.is_open() { Decision::Allow } else { Decision::Deny };
    json!({ "fallback": fallback, "servers": servers })
}

fn of_server(server: &LoweredServer<'_>) -> Value {
    let tools: Map<String, Value> = server.tools.iter().map(|tool| (tool.name.to_owned(), of_tool(tool))).collect();
    json!({ "tools": tools })
}

fn of_tool(tool: &LoweredTool<'_>) -> Value {
    json!({ "decision": tool.decision, "require": tool.require.iter().map(|clause| of_clause(clause)).collect::<Vec<_>>() })
}

fn of_clause(clause: &Clause) -> Value {
    let otherwise = if clause.asks() { Decision::Ask } else { Decision::Deny };
    let conditions: Vec<Value> = clause.conditions.iter().map(of_condition).collect();
    json!({ "conditions": conditions, "otherwise": otherwise, "because": clause.on_deny })
}

fn of_condition(condition: &Condition) -> Value {
    let mut told = json!({
        "argument": condition.names().next(), "optional": condition.optional,
        "op": condition.test.operator(), "value": condition.test.value(),
    });
    match &condition.test {
        Test::Host(hosts) => {
            told["doubtful"] = patterns::DOUBTFUL.into();
            told["with_scheme"] = patterns::with_scheme(hosts).into();
            told["without_scheme"] = patterns::without_scheme(hosts).into();
        }
        Test::Recipient(people) => told["pattern"] = patterns::recipient(people).into(),
        _ => {}
    }
    told
}
