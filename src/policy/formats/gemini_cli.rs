//! Gemini CLI's policy engine. A file of its own; every `.toml` in the folder is read. An administrator puts it in
//! `/etc/gemini-cli/policies`. A question is a refusal where nobody can be asked (headless runs).
//!
//! The rule of the highest priority holds: refusals, then questions, then leave, then one that refuses whatever else the
//! server offers. A refused tool isn't shown to the model. Gemini CLI rewrites the characters of a tool's name that its
//! interface doesn't take, and so do the rules; a `*` is among them. It also cuts long names, and reads a server's name up to
//! its first underscore: rules for either can fail without a word, and are not written.
//!
//! No condition on arguments becomes an `argsPattern`. That is a regular expression over all arguments as one JSON text with
//! sorted names: it can't tell an argument from one of the same name within another, as JSON nests and regular expressions
//! don't count, and the engine refuses patterns with one repetition in another. An agent could thus pass what it shouldn't.
//! Sources: google-gemini/gemini-cli, docs/reference/policy-engine.md, packages/core/src/policy and tools/mcp-tool.ts.

use super::lower::{Lowered, LoweredServer};
use super::{Expresses, Format, HELD, Unwritten, fine, held};
use crate::policy::Decision;
use serde::Serialize;
use std::collections::BTreeMap;

pub(super) const FORMAT: Format = Format {
    id: "gemini-cli",
    title: "Gemini CLI",
    file: "~/.gemini/policies/toolgrade.toml",
    media: "application/toml",
    name: called,
    expresses: Expresses { ask: true, hide: true, unnamed: Decision::Hide, open: true, excepts: HELD, ..Expresses::LEAVE },
    trap: fine,
    unwritten,
    unheld: held,
    render,
};

/// Characters of a whole name, beyond which Gemini CLI cuts it.
const LONGEST: usize = 63;

/// Characters at either end of a long name that the cut leaves.
const ENDS: usize = 30;

/// Characters of an alias that survive the cut whole, with what stands before and behind it.
const WHOLE: usize = ENDS - "mcp__".len();

/// The name for all tools of a server.
const ALL: &str = "*";

/// What the last rule says when it refuses.
pub(in crate::policy) const UNNAMED: &str = "The policy doesn't name this tool.";

#[derive(Serialize)]
struct File<'l> {
    rule: Vec<Rule<'l>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Rule<'l> {
    mcp_name: &'l str,
    tool_name: Vec<String>,
    decision: &'static str,
    priority: u16,
    #[serde(skip_serializing_if = "Option::is_none")]
    deny_message: Option<&'static str>,
}

fn unwritten(alias: &str, tool: &str) -> Option<Unwritten> {
    if !is_held(alias) {
        let detail =
            "Gemini CLI's rules need a server's name of letters, digits, `-` and `.` alone that isn't `mcp`; it asks about each call";
        return Some((Decision::Ask, detail.into()));
    }
    let is_cut = "mcp__".len() + alias.len() + spelt(tool).len() > LONGEST;
    match alias.len() <= WHOLE {
        false if is_cut => {
            let detail = format!(
                "Gemini CLI cuts a name this long within the server's, and no rule is for this server alone then; with at most {WHOLE} \
                 characters in the server's name one is"
            );
            Some((Decision::Ask, detail))
        }
        is_whole if tool.contains(':') => {
            let becomes = if is_whole || !is_cut { Decision::Hide } else { Decision::Ask };
            Some((becomes, "Gemini CLI's versions differ in how they write a `:`, and no rule fits all of them".into()))
        }
        _ => None,
    }
}

/// Whether rules for a server of this name work. What begins like Gemini CLI's own mark is not marked again.
fn is_held(alias: &str) -> bool {
    !alias.is_empty() && alias != "mcp" && alias.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '.')
}

/// A tool's name as Gemini CLI writes it; it counts characters in UTF-16.
fn spelt(tool: &str) -> String {
    let fits = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | '-');
    tool.chars().map(|c| if fits(c) { c.to_string() } else { "_".repeat(c.len_utf16()) }).collect()
}

/// The whole name of a tool, cut as Gemini CLI cuts it.
fn called(alias: &str, tool: &str) -> String {
    let whole = format!("mcp_{alias}_{}", spelt(tool));
    match (whole.get(..ENDS), whole.len().checked_sub(ENDS).and_then(|from| whole.get(from..))) {
        (Some(start), Some(end)) if whole.is_ascii() && whole.len() > LONGEST => format!("{start}...{end}"),
        _ => whole,
    }
}

/// What a rule for the server calls a tool: what stands behind the server's name in the whole one.
fn named(alias: &str, tool: &str) -> String {
    let whole = called(alias, tool);
    whole.get("mcp__".len() + alias.len()..).unwrap_or_default().to_owned()
}

fn render(lowered: &Lowered<'_>) -> String {
    // Behind a longer name every tool's is cut.
    let is_short = |alias: &str| "mcp__".len() + alias.len() < LONGEST;
    let servers = lowered.servers.iter().filter(|server| is_held(server.alias) && is_short(server.alias));
    let file = File { rule: servers.flat_map(|server| rules(server, lowered.is_open())).collect() };
    toml::to_string(&file).expect("lists and tables of text always become TOML")
}

fn rules<'l>(server: &'l LoweredServer<'_>, open: bool) -> Vec<Rule<'l>> {
    let mut refused: BTreeMap<&'static str, Vec<String>> = BTreeMap::new();
    for tool in server.tools.iter().filter(|tool| tool.is_denied()) {
        refused.entry(tool.whole.on_deny()).or_default().push(named(server.alias, tool.name));
    }
    let rule = |tool_name: Vec<String>, decision, priority, deny_message| Rule {
        mcp_name: server.alias,
        tool_name,
        decision,
        priority,
        deny_message,
    };
    let these = |decision| server.named(decision).map(|tool| named(server.alias, tool)).collect();
    let mut rules: Vec<Rule<'_>> = refused.into_iter().map(|(message, names)| rule(names, "deny", 500, Some(message))).collect();
    rules.push(rule(these(Decision::Ask), "ask_user", 400, None));
    rules.push(rule(these(Decision::Allow), "allow", 300, None));
    rules.retain(|rule| !rule.tool_name.is_empty());
    let all = vec![ALL.to_owned()];
    rules.push(if open { rule(all, "allow", 100, None) } else { rule(all, "deny", 100, Some(UNNAMED)) });
    rules
}
