//! Gemini CLI's policy engine: of the rules that fit, the one of the highest priority holds; of equals, the first. Its settings,
//! which are JSON, are read by [`gemini_settings`](super::gemini_settings).
//! Source: google-gemini/gemini-cli, docs/reference/policy-engine.md and packages/core/src/policy.

use super::gemini_settings;
use super::rule::{Aim, Effect, Outcome, Pattern, Place, Reader, Reading, Rule};
use super::text::Node;
use crate::policy::{Decision, Format};

pub(super) const READER: Reader = Reader { format: "gemini-cli", read, names, parted };

/// Characters of a whole name, beyond which it is cut, and of each end that is left then.
const LONGEST: usize = 63;
const END: usize = 30;

const DECISIONS: &[(&str, Decision)] = &[("deny", Decision::Hide), ("ask_user", Decision::Ask), ("allow", Decision::Allow)];

/// Keys on which it rests whether a rule holds, and what that is.
const CONDITIONS: &[(&str, Outcome)] = &[
    ("toolAnnotations", Outcome::Annotations),
    ("argsPattern", Outcome::Arguments),
    ("modes", Outcome::Mode),
    ("interactive", Outcome::Mode),
];

fn names(alias: &str, tool: &str) -> Vec<String> {
    let whole = Format::named("gemini-cli").map_or_else(|_| String::new(), |format| (format.name)(alias, tool));
    let cut = whole.len() > LONGEST && whole.is_ascii();
    vec![if cut { format!("{}...{}", &whole[..END], &whole[whole.len() - END..]) } else { whole }]
}

fn parted(text: &str) -> Option<(&str, &str)> {
    text.strip_prefix("mcp_")?.split_once('_')
}

fn read(text: &str) -> Result<Reading, String> {
    if gemini_settings::are_in(text) {
        return gemini_settings::read(text);
    }
    let root = Node::toml(text)?;
    let mut reading = Reading::default();
    let entries = root.get("rule").map_or(&[][..], Node::items);
    for entry in entries {
        reading.rules.extend(rules(entry)?);
    }
    if let Some(bare) = entries.iter().find(|entry| entry.get("toolName").is_none()) {
        let why =
            format!("the rule of line {} has no `toolName`, and from version 0.36 on Gemini CLI takes no rule of such a file", bare.line);
        reading.rules.iter_mut().for_each(|rule| rule.skipped = Some(why.clone()));
    }
    Ok(reading)
}

fn rules(entry: &Node) -> Result<Vec<Rule>, String> {
    let server = entry.get("mcpName").and_then(Node::text);
    let tools = match entry.get("toolName") {
        Some(one) if one.text().is_some() => one.text().map(|text| (text, one)).into_iter().collect(),
        Some(_) => entry.texts("toolName")?,
        None => vec![("*", entry)],
    };
    // A rule without a server is for the client's own tools, unless it names one of a server or all.
    let ours = tools.into_iter().filter(|(tool, _)| server.is_some() || *tool == "*" || tool.starts_with("mcp_"));
    ours.map(|(tool, node)| rule(entry, server, (tool, node))).collect()
}

fn rule(entry: &Node, server: Option<&str>, (tool, node): (&str, &Node)) -> Result<Rule, String> {
    let word = entry.get("decision").and_then(Node::text);
    let known = DECISIONS.iter().find(|(known, _)| word == Some(known)).map(|(_, decision)| *decision);
    let decision = known.ok_or_else(|| entry.wrong("a decision (deny, ask_user or allow)"))?;
    let priority = entry.get("priority").and_then(Node::whole).unwrap_or(0);
    let rests = CONDITIONS.iter().find(|(key, _)| entry.get(key).is_some()).map(|(_, rests)| *rests);
    let name = server.map_or_else(|| tool.to_owned(), |server| format!("mcp_{server}_{tool}"));
    Ok(Rule {
        place: Place { line: node.line, path: node.path.clone() },
        aim: if name == "*" || name == "mcp_*_*" {
            Aim::Parts { server: Pattern::any(), tool: Pattern::any() }
        } else {
            Aim::Whole(Pattern::glob(&name))
        },
        skipped: server.and_then(|server| skipped(server, tool)),
        text: name,
        effect: rests.map_or(Effect::Settles(Outcome::Sure(decision)), |rests| Effect::Perhaps(rests, decision)),
        rank: -priority.clamp(-1_000_000, 1_000_000),
    })
}

fn skipped(server: &str, tool: &str) -> Option<String> {
    let is_all = server == "*";
    let is_held = !server.is_empty() && server.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '.');
    if !is_all && !is_held {
        return Some(
            "Gemini CLI reads a server's name up to its first underscore and rewrites odd characters, so that no rule fits it".into(),
        );
    }
    let is_part = !is_all && tool != "*" && tool.contains('*');
    is_part.then(|| "Gemini CLI knows `*` only as all tools of a server, and not as a part of a name".into())
}
