//! Gemini CLI's settings: servers that are left out, then the tools that a server's entry leaves out, then trust.
//! Source: google-gemini/gemini-cli, docs/tools/mcp-server.md and docs/reference/configuration.md.

use super::rule::{Aim, Effect, Outcome, Pattern, Place, Reading, Rule};
use super::text::Node;
use crate::policy::Decision;

/// Whether a text is these settings, and no file of rules.
pub(super) fn are_in(text: &str) -> bool {
    let text = text.trim_start_matches('\u{FEFF}').trim_start();
    text.starts_with('{') || text.starts_with("//") || text.starts_with("/*")
}

pub(super) fn read(text: &str) -> Result<Reading, String> {
    let root = Node::json(text)?.table()?;
    let mut reading = Reading::default();
    for (alias, entry) in root.map("mcpServers")? {
        reading.take_entry(alias, entry);
        reading.rules.extend(listed(alias, entry)?);
    }
    let Some(general) = root.get("mcp") else { return Ok(reading) };
    for (alias, node) in general.texts("excluded")? {
        reading.off.insert(alias.to_owned(), place(node));
    }
    let allowed = general.texts("allowed")?;
    if let Some(list) = general.get("allowed").filter(|_| !allowed.is_empty()) {
        let aim = Aim::OtherServers(allowed.iter().map(|(alias, _)| (*alias).to_owned()).collect());
        reading.rules.push(rule(list, "mcp.allowed", aim, (hidden(), -1)));
    }
    Ok(reading)
}

fn listed(alias: &str, entry: &Node) -> Result<Vec<Rule>, String> {
    let server = || Pattern::exact(alias);
    let one = |name: &str| Aim::Parts { server: server(), tool: Pattern::exact(name) };
    let excluded = entry.texts("excludeTools")?.into_iter();
    let mut rules: Vec<Rule> = excluded.map(|(name, node)| rule(node, name, one(name), (hidden(), 0))).collect();
    if let Some(list) = entry.get("includeTools") {
        // What stands in brackets behind a name is about arguments.
        let bare = |name: &str| name.split('(').next().unwrap_or_default().to_owned();
        let included = entry.texts("includeTools")?;
        let tools = included.iter().map(|(name, _)| bare(name)).collect();
        rules.extend(included.into_iter().map(|(name, node)| rule(node, name, one(&bare(name)), (Effect::Admits, 1))));
        rules.push(rule(list, "includeTools", Aim::Unlisted { server: alias.to_owned(), tools }, (hidden(), 2)));
    }
    if let Some(trust) = entry.get("trust").filter(|trust| trust.flag() == Some(true)) {
        let aim = Aim::Parts { server: server(), tool: Pattern::any() };
        rules.push(rule(trust, "trust", aim, (Effect::Settles(Outcome::Sure(Decision::Allow)), 3)));
    }
    Ok(rules)
}

fn hidden() -> Effect {
    Effect::Settles(Outcome::Sure(Decision::Hide))
}

fn place(node: &Node) -> Place {
    Place { line: node.line, path: node.path.clone() }
}

fn rule(node: &Node, text: &str, aim: Aim, (effect, rank): (Effect, i64)) -> Rule {
    Rule { place: place(node), text: text.to_owned(), aim, effect, rank, skipped: None }
}
