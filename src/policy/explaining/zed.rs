//! Zed: the exact name is the key, and its `default` holds. Patterns don't work for tools of servers.
//! Source: zed.dev/docs/ai/tool-permissions.

use super::rule::{Aim, Effect, Outcome, Pattern, Place, Reader, Reading, Rest, Rule};
use super::text::Node;
use crate::policy::Decision;

pub(super) const READER: Reader = Reader { format: "zed", read, names: |alias, tool| vec![format!("mcp:{alias}:{tool}")], parted };

const DEFAULTS: &[(&str, Decision)] = &[("allow", Decision::Allow), ("confirm", Decision::Ask), ("deny", Decision::Deny)];

/// Keys that hold patterns.
const PATTERNS: &[&str] = &["always_allow", "always_confirm", "always_deny"];

fn parted(text: &str) -> Option<(&str, &str)> {
    text.strip_prefix("mcp:")?.split_once(':')
}

fn decision(node: &Node) -> Option<Decision> {
    DEFAULTS.iter().find(|(word, _)| node.text() == Some(word)).map(|(_, decision)| *decision)
}

fn read(text: &str) -> Result<Reading, String> {
    let root = Node::json(text)?.table()?;
    let mut reading = Reading::default();
    root.map("context_servers")?.iter().for_each(|(alias, entry)| reading.take_entry(alias, entry));
    let Some(permissions) = root.at(&["agent", "tool_permissions"]) else { return Ok(reading) };
    if let Some(default) = permissions.get("default") {
        let decided = decision(default).ok_or_else(|| default.wrong("allow, confirm or deny"))?;
        reading.rest = Rest { outcome: Outcome::Sure(decided), absent: None };
    }
    for (name, settings) in permissions.map("tools")?.iter().filter(|(name, _)| name.starts_with("mcp:")) {
        if let Some(default) = settings.get("default") {
            let decided = decision(default).ok_or_else(|| default.wrong("allow, confirm or deny"))?;
            reading.rules.push(rule(name, settings, decided, skipped(name)));
        }
        for node in PATTERNS.iter().filter_map(|key| settings.get(key)) {
            let why = "Zed's patterns never match tools of MCP servers; set `default`";
            reading.rules.push(rule(name, node, Decision::Ask, Some(why.into())));
        }
    }
    Ok(reading)
}

fn rule(name: &str, node: &Node, decided: Decision, skipped: Option<String>) -> Rule {
    Rule {
        place: Place { line: node.line, path: node.path.clone() },
        text: name.to_owned(),
        aim: Aim::Whole(Pattern::exact(name)),
        effect: Effect::Settles(Outcome::Sure(decided)),
        rank: 0,
        skipped,
    }
}

fn skipped(name: &str) -> Option<String> {
    parted(name).is_none().then(|| "Zed calls a tool `mcp:SERVER:TOOL`".into())
}
