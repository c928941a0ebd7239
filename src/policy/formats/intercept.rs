//! Intercept, the proxy of PolicyLayer: a policy file for one server, `intercept -c policy.yaml -- SERVER`. A stack is a
//! document for each server, with the alias in its description; save each as a file of its own, for only the first
//! document of a file is read.
//!
//! It compares values by how they print, so that the text `true` equals true and text that looks like a number equals the
//! number: only texts are asked for that nothing else prints as. It counts calls by minutes of the clock, for everybody
//! together, and by names as they are written. The path of a counter splits at dots, so that a tool with a dot in its name
//! can have no limit, and the name `*` means every tool. Where nothing is said of a tool, `default: deny` refuses it.
//! Read from the proxy's own source and its POLICY.md, as of March 2026: `internal/config`, `internal/engine`.

use super::lower::{Lowered, LoweredServer, LoweredTool};
use super::twins::Twins;
use super::yaml::documents;
use super::{Condition, Expresses, Format, Recommendation, fine, written};
use crate::policy::{Clause, Decision, Test};
use serde_json::{Map, Value, json};

pub(super) const FORMAT: Format = Format {
    id: "intercept",
    title: "Intercept",
    file: "policy.yaml, one for each server",
    media: "application/yaml",
    name: |_, tool| tool.to_owned(),
    expresses: Expresses {
        hide: true,
        limits: true,
        conditions,
        narrower,
        excepts: Decision::ALL,
        miscounts: Some(MISCOUNTS),
        ..Expresses::RULES
    },
    trap: fine,
    unwritten: written,
    unheld,
    render,
};

const MISCOUNTS: &str = "Intercept counts by minutes of the clock, so that up to twice as many calls pass within 60 seconds, and it \
    counts names that differ in case alone apart";

/// The largest number that every reader of YAML takes for the same.
const LARGEST: f64 = 9e15;

fn conditions(condition: &Condition) -> bool {
    let test = match &condition.test {
        Test::Eq(value) => prints_alone(value),
        Test::In(values) => !values.is_empty() && values.iter().all(prints_alone),
        Test::Lte(most) => most.as_f64().is_some_and(|most| most.abs() <= LARGEST),
        _ => false,
    };
    test && !condition.optional && condition.names().count() == 1
}

/// Whether only this text prints as it does: no number, list, object, null or truth value.
fn prints_alone(value: &Value) -> bool {
    value.as_str().is_some_and(|text| {
        !["true", "false", "<nil>"].contains(&text)
            && !text.starts_with(['[', '+', '-', '.'])
            && !text.starts_with("map[")
            && !text.starts_with(|c: char| c.is_ascii_digit())
    })
}

fn narrower(condition: &Condition) -> Option<&'static str> {
    match condition.test {
        Test::In(_) => Some("calls that give a list"),
        Test::Lte(_) => Some("numbers written as text, and lists of numbers"),
        _ => None,
    }
}

fn unheld(_: &Twins<'_>, _: &str, tool: &Recommendation) -> Option<String> {
    if cannot_be_named(&tool.tool) {
        return Some("Intercept takes the name for every tool, or for none".into());
    }
    let counted = tool.limit.is_some() && tool.tool.contains('.');
    counted.then(|| "Intercept can't count the calls of a tool with a dot in its name".into())
}

fn cannot_be_named(tool: &str) -> bool {
    tool == "*" || tool.trim().is_empty()
}

fn render(lowered: &Lowered<'_>) -> String {
    documents(&lowered.servers.iter().map(|server| document(server, lowered.is_open())).collect::<Vec<_>>())
}

fn document(server: &LoweredServer<'_>, open: bool) -> Value {
    let hidden: Vec<&str> = server.named(Decision::Hide).filter(|tool| !cannot_be_named(tool)).collect();
    let named = server.tools.iter().filter(|tool| tool.decision < Decision::Hide && !cannot_be_named(tool.name));
    // What isn't named goes through then, and so needs no rule.
    let named = named.filter(|tool| !open || !tool.whole.is_free());
    let default = if open { Decision::Allow } else { Decision::Deny };
    let tools: Map<String, Value> = named.map(|tool| (tool.name.to_owned(), json!({ "rules": rules(tool) }))).collect();
    let mut document = json!({ "version": "1", "description": format!("for the server {}", server.alias), "default": default });
    if !hidden.is_empty() {
        document["hide"] = json!(hidden);
    }
    document["tools"] = Value::Object(tools);
    document
}

/// A rule for each clause, in their order, then the limit: each has to let the call through.
fn rules(tool: &LoweredTool<'_>) -> Vec<Value> {
    if tool.is_denied() {
        return vec![json!({ "name": "refused", "action": "deny", "on_deny": tool.whole.on_deny() })];
    }
    let asked = |clause: &&Clause| {
        let conditions: Vec<Value> = clause.conditions.iter().flat_map(compared).collect();
        json!({ "name": "arguments", "conditions": conditions, "on_deny": clause.on_deny })
    };
    let limit = tool.limit.map(|max| json!({ "name": "calls a minute", "rate_limit": format!("{max}/minute") }));
    tool.require.iter().map(asked).chain(limit).collect()
}

fn compared(condition: &Condition) -> Vec<Value> {
    let of = |op: &str, value: Value| json!({ "path": condition.path, "op": op, "value": value });
    match &condition.test {
        // Amounts below nought pay too, the other way round.
        Test::Lte(most) => {
            let least = most.as_i64().map_or_else(|| json!(-most.as_f64().unwrap_or_default()), |most| json!(-most));
            vec![of("lte", most.clone().into()), of("gte", least)]
        }
        test => vec![of(test.operator(), test.value())],
    }
}
