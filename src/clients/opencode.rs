//! opencode: which tools its agents see. `tools` and `permission` of the file hold for all agents, those of an agent for it alone.
//!
//! A tool is called by its server's name and its own, with an underscore between them and for every letter that isn't plain. Of the
//! rules that fit a name the last holds, an agent's own before the common ones; `tools` stand before `permission`. Newer versions
//! put names with a `*` before the others, older ones keep the order of the file: a tool is hidden where both hide it. One that some
//! agent sees is no hidden one. Other files, and agents in files of their own, may show more: [`opens_tools`].
//! Source: anomalyco/opencode, packages/opencode/src/{permission,agent,config}.

use super::tree::{Dialect, Tree};
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// Agents that are there without being named, and whether they see nothing unless they are told to.
const OWN: &[(&str, bool)] = &[("build", false), ("plan", false), ("general", false), ("explore", true)];

/// The most agents, rules of all of them, letters of a rule's name, and rules with a `*` elsewhere than at the end. Where there is
/// more, nothing is called hidden.
const MAX_AGENTS: usize = 50;
const MAX_RULES: usize = 5_000;
const MAX_NAME: usize = 200;
const MAX_LOOSE: usize = 20;

/// The rules of a document, in their order: a name or pattern, and whether it refuses.
type Rules = Vec<(String, bool)>;

/// What a document says to all agents.
pub(super) struct Agents {
    common: Rules,
    each: Vec<(Rules, bool)>,
}

impl Agents {
    /// `None` where it says nothing, or where not all of it can be read.
    pub(super) fn of(root: &Value) -> Option<Self> {
        let named = || ["agent", "mode"].iter().filter_map(|key| root.get(*key)?.as_object()).flatten();
        let is_off = |agent: &Value| agent.get("disable").and_then(Value::as_bool) == Some(true);
        let own = OWN.iter().filter(|(name, _)| !named().any(|(other, _)| other == name)).map(|(_, closed)| (Rules::new(), *closed));
        let closed = |name: &str| OWN.iter().any(|(own, closed)| *own == name && *closed);
        let told = named().filter(|(_, agent)| !is_off(agent)).map(|(name, agent)| (rules(agent), closed(name)));
        let agents = Self { common: rules(root), each: own.chain(told).collect() };
        let all = || agents.each.iter().map(|(rules, _)| rules).chain([&agents.common]).flatten().map(|(name, _)| name.as_str());
        let is_loose = |name: &&str| name.trim_end_matches('*').contains('*');
        let fits = |name: &str| name.chars().count() <= MAX_NAME && !name.contains('?');
        let bounded = agents.each.len() <= MAX_AGENTS && all().count() <= MAX_RULES && all().filter(is_loose).count() <= MAX_LOOSE;
        (bounded && all().next().is_some() && all().all(fits)).then_some(agents)
    }

    /// The same for one server.
    pub(super) fn of_server(&self, alias: &str) -> Seen {
        let prefix = plainly(alias) + "_";
        let mut agents: Vec<(Names, bool)> = Vec::new();
        for (rules, closed) in &self.each {
            let agent = (Names::of(rules, &prefix), *closed);
            if !agents.contains(&agent) {
                agents.push(agent);
            }
        }
        Seen { common: Names::of(&self.common, &prefix), agents, prefix }
    }
}

/// Whether a document of opencode's, a file of its own or what stands before an agent's prompt, may show a tool of a server that
/// another one hides. One that can't be read may.
pub fn opens_tools(text: &str, dialect: Dialect) -> bool {
    let Ok(tree) = Tree::read(text, dialect) else { return true };
    let agents = ["agent", "mode"].iter().filter_map(|key| tree.member(key)?.as_object()).flatten().map(|(_, agent)| agent);
    let shows = |(name, refuses): (String, bool)| !refuses && name.contains(['*', '?', '_']);
    agents.chain([tree.root()]).any(|table| rules(table).into_iter().any(shows))
}

/// A name as opencode writes it, which counts letters in UTF-16.
fn plainly(name: &str) -> String {
    let fits = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
    name.chars().map(|c| if fits(c) { c.to_string() } else { "_".repeat(c.len_utf16()) }).collect()
}

/// What `tools` and `permission` of a table say, of which the latter may be a single word for everything.
fn rules(table: &Value) -> Rules {
    let mut all: Map<String, Value> = table.get("tools").and_then(Value::as_object).cloned().unwrap_or_default();
    match table.get("permission") {
        Some(Value::Object(permissions)) => all.extend(permissions.clone()),
        Some(word @ Value::String(_)) => _ = all.insert("*".into(), word.clone()),
        _ => {}
    }
    all.into_iter().filter_map(|(name, value)| Some((name, refuses(&value)?))).collect()
}

/// Whether a value takes the tool away, and not only some of its calls; `None` where it says nothing.
fn refuses(value: &Value) -> Option<bool> {
    match value {
        Value::Object(calls) => calls.iter().next_back().map(|(call, word)| call == "*" && word == "deny"),
        value => Some(value == "deny" || *value == Value::Bool(false)),
    }
}

/// What the agents see of one server's tools.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Seen {
    prefix: String,
    common: Names,
    /// Their own rules, and whether what none is for is refused; agents of whom the same is said once.
    agents: Vec<(Names, bool)>,
}

impl Seen {
    /// Whether no agent sees a tool.
    pub(super) fn hides(&self, tool: &str) -> bool {
        let name = self.prefix.clone() + &plainly(tool);
        let common = self.common.refuses(&name);
        self.agents.iter().all(|(own, closed)| own.refuses(&name).or(common).unwrap_or(*closed))
    }

    /// Whether no agent sees any tool, whatever the server has.
    pub(super) fn hides_all(&self) -> bool {
        let common = self.common.refuses_all();
        self.agents.iter().all(|(own, closed)| own.refuses_all().or(common).unwrap_or(*closed))
    }
}

/// Rules that may be for tools of one server: whole names, and patterns, each with its place and whether it refuses.
#[derive(Clone, Default, PartialEq, Eq)]
struct Names {
    whole: BTreeMap<String, (usize, bool)>,
    patterns: Vec<(usize, Pattern, bool)>,
}

/// What stands between its `*`.
#[derive(Clone, PartialEq, Eq)]
struct Pattern {
    parts: Vec<String>,
    /// Whether it fits every tool of the server.
    covers: bool,
}

impl Names {
    fn of(rules: &Rules, prefix: &str) -> Self {
        let mut names = Self::default();
        let may_fit = |name: &str| match name.split_once('*') {
            Some((start, _)) => start.starts_with(prefix) || prefix.starts_with(start),
            None => name.starts_with(prefix),
        };
        for (place, (name, refuses)) in rules.iter().filter(|(name, _)| may_fit(name)).enumerate() {
            if name.contains('*') {
                names.patterns.push((place, Pattern::of(name, prefix), *refuses));
            } else {
                names.whole.insert(name.clone(), (place, *refuses));
            }
        }
        names
    }

    /// Whether a name is refused, in whichever order the rules are read; `None` where no rule is for it.
    fn refuses(&self, name: &str) -> Option<bool> {
        let pattern = self.patterns.iter().rev().find(|(_, pattern, _)| pattern.fits(name));
        match (self.whole.get(name), pattern) {
            (None, None) => None,
            (Some((_, refuses)), None) | (None, Some((_, _, refuses))) => Some(*refuses),
            (Some((at, refuses)), Some((later, _, too))) => Some(*refuses && (at > later || *too)),
        }
    }

    fn refuses_all(&self) -> Option<bool> {
        let some_through = self.whole.values().any(|(_, refuses)| !refuses) || self.patterns.iter().any(|(.., refuses)| !refuses);
        let covered = self.patterns.iter().any(|(_, pattern, _)| pattern.covers);
        (some_through || covered).then_some(!some_through)
    }
}

impl Pattern {
    fn of(text: &str, prefix: &str) -> Self {
        let parts: Vec<String> = text.split('*').map(str::to_owned).collect();
        let covers = text.trim_end_matches('*').split_once('*').is_none() && text.ends_with('*') && prefix.starts_with(&parts[0]);
        Self { parts, covers }
    }

    fn fits(&self, name: &str) -> bool {
        let [start, between @ .., end] = self.parts.as_slice() else { return false };
        let Some(rest) = name.strip_prefix(start.as_str()).and_then(|rest| rest.strip_suffix(end.as_str())) else { return false };
        between.iter().try_fold(rest, |rest, part| Some(&rest[rest.find(part.as_str())? + part.len()..])).is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn hides(root: &Value, tool: &str) -> bool {
        Agents::of(root).is_some_and(|agents| agents.of_server("my.desk").hides(tool))
    }

    #[test]
    fn a_tool_is_hidden_where_no_agent_sees_it() {
        let cases = [
            (json!({"tools": {"my_desk_*": false}}), true),
            (json!({"tools": {"my_desk*": false}}), true),
            (json!({"permission": {"*": "deny"}}), true),
            (json!({"permission": "deny"}), true),
            (json!({"permission": {"my_desk_*": "ask"}}), false),
            (json!({"permission": {"my_desk_*": {"*": "deny"}}}), true),
            (json!({"permission": {"my_desk_*": {"*": "deny", "a": "allow"}}}), false),
            (json!({"tools": {"my_desk_*": false}, "permission": {"my_desk_get": "allow"}}), false),
            (json!({"tools": {"my_desk_get": true, "my_desk_*": false}}), false),
            (json!({"tools": {"my_desk_*": true, "my_desk_get": false}}), true),
            (json!({"tools": {"my_desk_*": false}, "agent": {"build": {"tools": {"my_desk_get": true}}}}), false),
            (json!({"tools": {"my_desk_*": false}, "agent": {"build": {"tools": {"my_desk_get": true}, "disable": true}}}), true),
            (json!({"agent": {"build": {"tools": {"my_desk_*": false}}}}), false),
            (json!({"agent": {"explore": {"permission": {"my_desk_*": "allow"}}}, "permission": {"*": "deny"}}), false),
            (json!({"tools": {"*_get": false}}), true),
            (json!({"tools": {"my*d*k_*t": false}}), true),
            (json!({"tools": {"my_desk_get": false, "x?": true}}), false),
            (json!({"tools": {"other_*": false}}), false),
        ];
        for (root, expected) in cases {
            assert_eq!(hides(&root, "get"), expected, "{root}");
        }
    }

    #[test]
    fn a_server_is_off_where_nothing_of_it_can_be_seen() {
        for (tools, expected) in [
            (json!({"my_desk_*": false}), true),
            (json!({"*": false, "bash": true}), true),
            (json!({"my_desk_*": false, "my_desk_get": true}), false),
            (json!({"my_desk_g*": false}), false),
            (json!({"*_get": false}), false),
        ] {
            let agents = Agents::of(&json!({"tools": tools})).expect("rules");
            assert_eq!(agents.of_server("my.desk").hides_all(), expected, "{tools}");
        }
    }

    #[test]
    fn more_than_can_be_read_hides_nothing() {
        let many = |count: usize, name: &str| json!({"tools": (0..count).map(|at| (format!("{name}{at}"), json!(false))).collect::<Map<_, _>>(), "permission": "deny"});
        assert_eq!((hides(&many(20, "*a*"), "get"), hides(&many(21, "*a*"), "get"), hides(&many(5_000, "a"), "get")), (true, false, false));
    }
}
