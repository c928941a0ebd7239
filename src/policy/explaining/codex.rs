//! Codex: disabled tools, then those that `enabled_tools` leaves out, then a tool's own mode, then the server's.
//! Sources: developers.openai.com/codex/config-reference; the names of servers: github.com/openai/codex/issues/19179.

use super::rule::{Aim, Effect, Outcome, Pattern, Place, Reader, Reading, Rest, Rule, nameless, unparted};
use super::text::Node;
use crate::policy::{Decision, formats::is_plain};

pub(super) const READER: Reader = Reader { format: "codex", read, names: nameless, parted: unparted };

/// What each mode does.
const MODES: &[(&str, Outcome)] = &[
    ("approve", Outcome::Sure(Decision::Allow)),
    ("prompt", Outcome::Sure(Decision::Ask)),
    ("writes", Outcome::Annotations),
    ("auto", Outcome::Annotations),
];

fn read(text: &str) -> Result<Reading, String> {
    let root = Node::toml(text)?;
    let rest = Rest { outcome: Outcome::Annotations, absent: Some(Decision::Hide) };
    let mut reading = Reading { rest, ..Reading::default() };
    for (alias, server) in root.map("mcp_servers")? {
        reading.take_entry(alias, server);
        let mut rules = listed(alias, server)?;
        rules.extend(modes(alias, server)?);
        if !is_plain(alias) {
            let why = "Codex doesn't start a server whose name holds more than letters, digits, `-` and `_`";
            for rule in &mut rules {
                rule.skipped = Some(why.into());
            }
            rules.push(rule(alias, server, ("its name", Pattern::any(), hidden(), -1)));
        }
        reading.rules.extend(rules);
    }
    Ok(reading)
}

fn hidden() -> Effect {
    Effect::Settles(Outcome::Sure(Decision::Hide))
}

fn rule(alias: &str, node: &Node, (text, tool, effect, rank): (&str, Pattern, Effect, i64)) -> Rule {
    let place = Place { line: node.line, path: node.path.clone() };
    let aim = Aim::Parts { server: Pattern::exact(alias), tool };
    Rule { place, text: text.to_owned(), aim, effect, rank, skipped: None }
}

fn listed(alias: &str, server: &Node) -> Result<Vec<Rule>, String> {
    let entry = |effect, rank| move |(name, node): (&str, &Node)| rule(alias, node, (name, Pattern::exact(name), effect, rank));
    let mut rules: Vec<Rule> = server.texts("disabled_tools")?.into_iter().map(entry(hidden(), 0)).collect();
    if let Some(list) = server.get("enabled_tools") {
        let enabled = server.texts("enabled_tools")?;
        let tools = enabled.iter().map(|(name, _)| (*name).to_owned()).collect();
        rules.extend(enabled.into_iter().map(entry(Effect::Admits, 1)));
        let aim = Aim::Unlisted { server: alias.to_owned(), tools };
        rules.push(Rule { aim, ..rule(alias, list, ("enabled_tools", Pattern::any(), hidden(), 2)) });
    }
    Ok(rules)
}

fn modes(alias: &str, server: &Node) -> Result<Vec<Rule>, String> {
    let moded = |node: &Node, text: &str, tool: Pattern, rank| {
        let known = MODES.iter().find(|(mode, _)| node.text() == Some(mode)).map(|(_, outcome)| *outcome);
        let skipped = known.is_none().then(|| "Codex knows the modes auto, prompt, writes and approve".to_owned());
        let effect = Effect::Settles(known.unwrap_or(Outcome::Annotations));
        Rule { skipped, ..rule(alias, node, (text, tool, effect, rank)) }
    };
    let own = server.map("tools")?.iter().filter_map(|(tool, settings)| Some((tool, settings.get("approval_mode")?)));
    let mut rules: Vec<Rule> = own.map(|(tool, node)| moded(node, tool, Pattern::exact(tool), 3)).collect();
    let default = server.get("default_tools_approval_mode");
    rules.extend(default.map(|node| moded(node, "default_tools_approval_mode", Pattern::any(), 4)));
    Ok(rules)
}
