//! Envoy AI Gateway: the authorization of an `MCPRoute` whose backends bear the servers' aliases. Merge it into the route:
//! `kubectl patch mcproute NAME --type merge --patch-file FILE`.
//!
//! Rules are CEL and the first that matches decides; one that fails doesn't match. A route takes 32 rules of 4,096 characters
//! each, so that many tools share a rule. The list of tools is asked for with the same rules and without arguments, where
//! `request.mcp.params` is null: conditions are put behind that, or tools that have them would never be seen.
//! Read from the gateway's own source: `api/v1beta1/mcp_route.go`, `internal/mcpproxy/authorization.go` and `handlers.go`.

use super::cel::{can_ask, clauses, list, literal};
use super::lower::{Lowered, LoweredServer};
use super::twins::Twins;
use super::yaml::yaml;
use super::{Condition, Expresses, Format, HELD, Named, Recommendation, written};
use crate::policy::{Clause, Decision, Test};
use serde_json::{Value, json};

pub(super) const FORMAT: Format = Format {
    id: "envoy",
    title: "Envoy AI Gateway",
    file: "a patch for your MCPRoute",
    media: "application/yaml",
    name: |alias, tool| format!("{alias}__{tool}"),
    expresses: Expresses { conditions: can_ask, narrower, excepts: HELD, crowded, ..Expresses::LIST },
    trap,
    unwritten: written,
    unheld,
    render,
};

/// The longest expression that a rule takes.
const LONGEST: usize = 4096;

/// Rules that a route takes.
const RULES: usize = 32;

/// An expression, and the tools of which it speaks.
type Expression<'p> = (String, Vec<&'p str>);

fn narrower(condition: &Condition) -> Option<&'static str> {
    match condition.test {
        Test::Lte(_) => Some("numbers written as text with blanks around them"),
        Test::Host(_) | Test::Recipient(_) => Some("texts so long that reading them costs more than it allows"),
        _ => None,
    }
}

/// Backends are objects of Kubernetes, and an underscore can't stand in the name of one.
fn trap(alias: &str, _: &str) -> Option<String> {
    let fits = alias.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-' || c == '.');
    (!fits).then(|| "no backend can have this alias: Kubernetes takes lower-case letters, digits, dashes and dots".into())
}

fn unheld(_: &Twins<'_>, alias: &str, tool: &Recommendation) -> Option<String> {
    let askable: Vec<&Clause> = tool.require.iter().filter(|clause| clause.conditions.iter().all(can_ask)).collect();
    let rule = if askable.is_empty() { together(alias, &[&tool.tool]) } else { conditioned(alias, &tool.tool, &askable) };
    (rule.len() > LONGEST).then(|| "its name and its conditions are longer than a rule may be".into())
}

fn render(lowered: &Lowered<'_>) -> String {
    let (default, action) = if lowered.is_open() { ("Allow", "Deny") } else { ("Deny", "Allow") };
    let rules: Vec<Value> = packed(lowered).into_iter().map(|(cel, _)| json!({ "cel": cel, "action": action })).collect();
    yaml(&json!({
        "apiVersion": "aigateway.envoyproxy.io/v1beta1",
        "kind": "MCPRoute",
        "spec": { "securityPolicy": { "authorization": { "defaultAction": default, "rules": rules } } },
    }))
}

/// The tools that only rules beyond those that a route takes would speak of.
fn crowded<'p>(lowered: &Lowered<'p>) -> Named<'p> {
    packed(lowered).into_iter().skip(RULES).flat_map(|(_, tools)| tools).collect()
}

/// What names the tools of a server that go through, or where everything else does, those that don't: those without conditions
/// together, as many as fit, then the others one by one.
fn expressions<'p>(server: &LoweredServer<'p>, open: bool) -> Vec<Expression<'p>> {
    let named = || server.tools.iter().filter(|tool| (tool.decision == Decision::Allow) != open);
    let plain: Vec<&str> = named().filter(|tool| tool.require.is_empty()).map(|tool| tool.name).collect();
    let mut found: Vec<Expression<'p>> = Vec::new();
    let mut rest = plain.as_slice();
    while !rest.is_empty() {
        let fitting = (1..=rest.len()).take_while(|count| together(server.alias, &rest[..*count]).len() <= LONGEST).last().unwrap_or(1);
        let (now, later) = rest.split_at(fitting);
        found.push((together(server.alias, now), now.to_vec()));
        rest = later;
    }
    let others = named().filter(|tool| !tool.require.is_empty());
    found.extend(others.map(|tool| (conditioned(server.alias, tool.name, &tool.require), vec![tool.name])));
    found
}

fn together(alias: &str, tools: &[&str]) -> String {
    format!("request.mcp.backend == {} && request.mcp.tool in {}", literal(alias), list(tools.iter().copied()))
}

fn conditioned(alias: &str, tool: &str, require: &[&Clause]) -> String {
    let conditions = clauses(require, "request.mcp.params.arguments");
    let (alias, tool) = (literal(alias), literal(tool));
    format!("request.mcp.backend == {alias} && request.mcp.tool == {tool} && (request.mcp.params == null || ({conditions}))")
}

/// As few rules as possible: expressions side by side, as many as fit. Each with its tools by alias and name.
fn packed<'p>(lowered: &Lowered<'p>) -> Vec<(String, Vec<(&'p str, &'p str)>)> {
    let mut rules: Vec<(String, Vec<(&'p str, &'p str)>)> = Vec::new();
    for server in &lowered.servers {
        for (expression, tools) in expressions(server, lowered.is_open()) {
            let tools = tools.into_iter().map(|tool| (server.alias, tool));
            match rules.last_mut() {
                Some((rule, known)) if rule.len() + expression.len() + 4 <= LONGEST => {
                    *rule = format!("{rule} || {expression}");
                    known.extend(tools);
                }
                _ => rules.push((expression, tools.collect())),
            }
        }
    }
    rules
}
