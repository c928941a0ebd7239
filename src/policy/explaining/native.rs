//! Our own format: what is hidden, then a tool's own rule, then the default.

use super::rule::{Aim, Effect, Outcome, Pattern, Place, Reader, Reading, Rule, nameless, unparted};
use super::text::Node;
use crate::policy::document::{Policy, ToolRule};
use crate::policy::rules::Rules;
use crate::policy::{Decision, document::Fallback};

pub(super) const READER: Reader = Reader { format: "toolgrade", read, names: nameless, parted: unparted };

fn read(text: &str) -> Result<Reading, String> {
    let policy: Policy = text.parse()?;
    let root = Node::json(text)?;
    let mut reading = Reading::default();
    let default = match &policy {
        Policy::Server(policy) => {
            reading.rules = part(&root, &Pattern::any(), &policy.tools)?;
            policy.default
        }
        Policy::Stack(policy) => {
            for (alias, server) in &policy.servers.0 {
                let Some(node) = root.at(&["servers", alias]) else { continue };
                reading.servers.push(alias.clone());
                reading.rules.extend(part(node, &Pattern::exact(alias), &server.tools)?);
            }
            policy.default
        }
    };
    let decision = if default == Fallback::Allow { Decision::Allow } else { Decision::Deny };
    let node = root.get("default").unwrap_or(&root);
    reading.rules.push(rule(node, ("default", &Pattern::any(), Pattern::any()), Outcome::Sure(decision), 2));
    Ok(reading)
}

fn part(node: &Node, server: &Pattern, tools: &Rules<ToolRule>) -> Result<Vec<Rule>, String> {
    let hide = node.texts("hide")?.into_iter();
    let mut rules: Vec<Rule> =
        hide.map(|(name, node)| rule(node, (name, server, Pattern::glob(name)), Outcome::Sure(Decision::Hide), 0)).collect();
    for (name, node) in node.map("tools")? {
        if let Some(known) = tools.get(name) {
            rules.push(rule(node, (name, server, Pattern::exact(name)), outcome(known), 1));
        }
    }
    Ok(rules)
}

fn rule(node: &Node, (text, server, tool): (&str, &Pattern, Pattern), outcome: Outcome, rank: i64) -> Rule {
    Rule {
        place: Place { line: node.line, path: node.path.clone() },
        text: text.to_owned(),
        aim: Aim::Parts { server: server.clone(), tool },
        effect: Effect::Settles(outcome),
        rank,
        skipped: None,
    }
}

/// What a rule does to every call, if its arguments don't matter.
fn outcome(rule: &ToolRule) -> Outcome {
    let conditional = rule.require.iter().chain(&rule.deny_if).any(|clause| !clause.conditions.is_empty());
    match () {
        () if conditional => Outcome::Arguments,
        () if !rule.deny_if.is_empty() => Outcome::Sure(Decision::Ask),
        () if rule.limits.iter().any(|limit| limit.max == 0) => Outcome::Sure(Decision::Deny),
        () => Outcome::Sure(Decision::Allow),
    }
}
