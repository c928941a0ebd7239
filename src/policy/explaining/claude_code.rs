//! Claude Code: refusals, then questions, then leave, however exact a rule is. Managed settings also say which servers may be
//! connected to, before all that.
//! Sources: code.claude.com/docs/en/permissions and code.claude.com/docs/en/managed-mcp.

use super::rule::{Aim, Effect, Outcome, Pattern, Place, Reader, Reading, Rule};
use super::text::Node;
use crate::policy::{Decision, formats::double_underscore};

pub(super) const READER: Reader = Reader { format: "claude-code", read: |text| permissions(&Node::json(text)?.table()?), names, parted };

pub(super) const MANAGED: Reader = Reader { format: "claude-code-managed", read: managed, names, parted };

/// What each list decides, strongest first.
const LISTS: &[(&str, Decision, i64)] = &[("deny", Decision::Deny, 2), ("ask", Decision::Ask, 3), ("allow", Decision::Allow, 4)];

fn names(alias: &str, tool: &str) -> Vec<String> {
    vec![double_underscore(alias, tool)]
}

fn parted(text: &str) -> Option<(&str, &str)> {
    let name = text.strip_prefix("mcp__")?;
    Some(name.split_once("__").unwrap_or((name, "*")))
}

fn permissions(root: &Node) -> Result<Reading, String> {
    let mut reading = Reading::default();
    for (alias, node) in root.texts("disabledMcpjsonServers")? {
        reading.off.insert(alias.to_owned(), Place { line: node.line, path: node.path.clone() });
    }
    let Some(permissions) = root.get("permissions") else { return Ok(reading) };
    for (list, decision, rank) in LISTS {
        let rules = permissions.texts(list)?.into_iter().filter(|(text, _)| text.starts_with("mcp"));
        reading.rules.extend(rules.map(|(text, node)| Rule {
            place: Place { line: node.line, path: node.path.clone() },
            text: text.to_owned(),
            aim: Aim::Whole(pattern(text)),
            effect: Effect::Settles(Outcome::Sure(*decision)),
            rank: *rank,
            skipped: skipped(text, *decision),
        }));
    }
    Ok(reading)
}

/// A server alone stands for all of its tools.
fn pattern(text: &str) -> Pattern {
    let is_server = text.strip_prefix("mcp__").is_some_and(|name| !name.contains("__") && !name.contains('*'));
    if is_server { Pattern::glob(&format!("{text}__*")) } else { Pattern::glob(text) }
}

fn skipped(text: &str, decision: Decision) -> Option<String> {
    let fixed = text.split('*').next().unwrap_or_default();
    let names_server = parted(fixed).is_some_and(|(server, _)| !server.is_empty() && fixed.len() >= "mcp____".len() + server.len());
    match () {
        () if text.contains(['(', ')']) => Some("Claude Code skips rules for MCP tools that hold parentheses".into()),
        () if !text.starts_with("mcp__") => Some("a rule for MCP tools begins with `mcp__`, with two underscores".into()),
        () if decision == Decision::Allow && text.contains('*') && !names_server => {
            Some("Claude Code skips a wildcard under `allow` that doesn't begin with `mcp__SERVER__`".into())
        }
        () => None,
    }
}

fn managed(text: &str) -> Result<Reading, String> {
    let root = Node::json(text)?.table()?;
    let mut reading = permissions(&root)?;
    let named = |key: &str| -> Vec<(String, Place)> {
        let entries = root.get(key).map_or(&[][..], Node::items).iter();
        let name = |entry: &Node| {
            let node = entry.get("serverName")?;
            Some((node.text()?.to_owned(), Place { line: node.line, path: node.path.clone() }))
        };
        entries.filter_map(name).collect()
    };
    let server = |(name, place): (String, Place), effect, rank| Rule {
        place,
        aim: Aim::Parts { server: Pattern::exact(&name), tool: Pattern::any() },
        text: name,
        effect,
        rank,
        skipped: None,
    };
    let hidden = Effect::Settles(Outcome::Sure(Decision::Hide));
    reading.rules.extend(named("deniedMcpServers").into_iter().map(|entry| server(entry, hidden, -1)));
    let Some(list) = root.get("allowedMcpServers") else { return Ok(reading) };
    let allowed = named("allowedMcpServers");
    // Which servers an address or a command stands for isn't told here.
    if allowed.len() == list.items().len() {
        reading.rules.push(Rule {
            place: Place { line: list.line, path: list.path.clone() },
            text: "allowedMcpServers".into(),
            aim: Aim::OtherServers(allowed.iter().map(|(name, _)| name.clone()).collect()),
            effect: hidden,
            rank: 1,
            skipped: None,
        });
    }
    reading.rules.extend(allowed.into_iter().map(|entry| server(entry, Effect::Admits, 0)));
    Ok(reading)
}
