//! What a policy of ours does to calls: the reference of the format, and `toolgrade policy test`.
//!
//! A call is looked at in this order, and the first thing that decides decides: the list of hidden tools; the tool's rule,
//! or the default where there is none; each clause of `require`; each clause of `deny_if`; each limit. Only calls that go
//! through are counted.

mod counters;
mod passing;
mod sql;

use super::document::{Fallback, Policy, ToolRule};
use super::rules::Rules;
use super::{Condition, Decision};
use counters::Counters;
use passing::{Outcome, is_whole, outcome};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// A call of a tool.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Call {
    /// The server's alias, where the policy is for a stack.
    #[serde(default)]
    pub server: Option<String>,
    /// The tool's name.
    pub tool: String,
    /// What it is given.
    #[serde(default)]
    pub arguments: Map<String, Value>,
    /// Under which grant; calls that don't say are under one and the same.
    #[serde(default)]
    pub grant: String,
    /// When, in seconds since any moment; without it, together with the call before.
    #[serde(default)]
    pub at: Option<f64>,
}

/// What became of a call.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Answer {
    /// What became of it.
    pub decision: Decision,
    /// The rule that decided: a JSON pointer into the policy.
    pub rule: String,
    /// Why, in a sentence.
    pub because: String,
}

/// Answers calls one after the other.
#[derive(Debug)]
pub struct Evaluator<'p> {
    policy: &'p Policy,
    counters: Counters,
}

/// A server's part of a policy, and the pointer to it.
struct Part<'p> {
    at: String,
    hide: &'p [String],
    tools: &'p Rules<ToolRule>,
}

impl<'p> Evaluator<'p> {
    /// With all counters at nought.
    pub fn new(policy: &'p Policy) -> Self {
        Self { policy, counters: Counters::default() }
    }

    /// What becomes of a call, given those before it.
    pub fn answer(&mut self, call: &Call) -> Answer {
        self.counters.advance(call.at);
        let Some(part) = self.part(call) else { return self.unnamed(call, "the policy doesn't name the server") };
        if let Some(place) = part.hide.iter().position(|pattern| matches(pattern, &call.tool)) {
            return answer(Decision::Hide, format!("{}/hide/{place}", part.at), "the agent doesn't see the tool".into());
        }
        let Some(rule) = part.tools.get(&call.tool) else { return self.unnamed(call, "the policy doesn't name the tool") };
        let at = format!("{}/tools/{}", part.at, escaped(&call.tool));
        refused(rule, call, &at).unwrap_or_else(|| self.counted(rule, call, &at))
    }

    fn part(&self, call: &Call) -> Option<Part<'p>> {
        match self.policy {
            Policy::Server(policy) => Some(Part { at: String::new(), hide: &policy.hide, tools: &policy.tools }),
            Policy::Stack(policy) => {
                let alias = call.server.as_deref()?;
                let server = policy.servers.get(alias)?;
                Some(Part { at: format!("/servers/{}", escaped(alias)), hide: &server.hide, tools: &server.tools })
            }
        }
    }

    fn unnamed(&self, call: &Call, what: &str) -> Answer {
        let fallback = match self.policy {
            Policy::Server(policy) => policy.default,
            Policy::Stack(policy) => policy.default,
        };
        let (decision, does) = match fallback {
            Fallback::Allow => (Decision::Allow, "allows"),
            Fallback::Deny => (Decision::Deny, "denies"),
        };
        answer(decision, "/default".into(), format!("{what} (`{}`), and its default {does}", super::document::shown(&call.tool)))
    }

    /// Looks at the limits, and counts the call where it goes through.
    fn counted(&mut self, rule: &ToolRule, call: &Call, at: &str) -> Answer {
        let server = call.server.as_deref().unwrap_or_default();
        let full = rule.limits.iter().enumerate().find_map(|(place, limit)| {
            let wait = self.counters.wait((server, &call.grant), limit)?;
            let because = match limit.max {
                0 => "its limit lets no call through".to_owned(),
                max => format!("calls went through within the last {}: {max}, as many as may; wait {wait:.0} seconds", limit.window),
            };
            Some(answer(Decision::Deny, format!("{at}/limits/{place}"), because))
        });
        full.unwrap_or_else(|| {
            self.counters.count((server, &call.grant), &rule.limits);
            answer(Decision::Allow, at.to_owned(), "its rule lets the call through".into())
        })
    }
}

/// What the clauses of a rule say against a call.
fn refused(rule: &ToolRule, call: &Call, at: &str) -> Option<Answer> {
    let lacking = rule.require.iter().enumerate().find(|(_, clause)| !clause.conditions.iter().all(|one| met(one, &call.arguments)));
    let lacking = lacking.map(|(place, clause)| (format!("{at}/require/{place}"), clause));
    let refusing =
        || rule.deny_if.iter().enumerate().find(|(_, clause)| clause.conditions.iter().all(|one| may_hold(one, &call.arguments)));
    let (at, clause) = lacking.or_else(|| refusing().map(|(place, clause)| (format!("{at}/deny_if/{place}"), clause)))?;
    let decision = if clause.asks() { Decision::Ask } else { Decision::Deny };
    Some(answer(decision, at, clause.on_deny.clone()))
}

/// Whether an argument meets a condition that lets calls through: all of it does. What isn't given meets none, unless it is
/// optional.
fn met(condition: &Condition, arguments: &Map<String, Value>) -> bool {
    let Given { values, lacking } = given(condition, arguments);
    (condition.optional || !lacking) && values.iter().all(|value| outcome(&condition.test, value) == Outcome::Passes)
}

/// Whether an argument meets a condition that refuses calls: any of it does, or might.
fn may_hold(condition: &Condition, arguments: &Map<String, Value>) -> bool {
    let Given { values, lacking } = given(condition, arguments);
    (condition.optional && lacking) || values.iter().any(|value| outcome(&condition.test, value) != Outcome::Fails)
}

/// What a call gives for a condition.
struct Given<'v> {
    /// The values; a list's items, where a test is about each.
    values: Vec<&'v Value>,
    /// Whether something isn't there, or empty.
    lacking: bool,
}

fn given<'v>(condition: &Condition, arguments: &'v Map<String, Value>) -> Given<'v> {
    let names: Vec<&str> = condition.names().collect();
    let mut given = Given { values: vec![], lacking: false };
    match names.split_first() {
        Some((first, rest)) => collect(arguments.get(*first), rest, is_whole(&condition.test), &mut given),
        None => given.lacking = true,
    }
    given
}

/// Follows the names through every item of the lists on the way.
fn collect<'v>(value: Option<&'v Value>, names: &[&str], whole: bool, given: &mut Given<'v>) {
    match (value, names.split_first()) {
        (None | Some(Value::Null), _) => given.lacking = true,
        (Some(value), None) if whole => given.values.push(value),
        (Some(Value::Array(items)), _) if items.is_empty() => given.lacking = true,
        (Some(Value::Array(items)), None) => given.values.extend(items),
        (Some(Value::Array(items)), Some(_)) => items.iter().for_each(|item| collect(Some(item), names, whole, given)),
        (Some(value), None) => given.values.push(value),
        (Some(value), Some((name, rest))) => collect(value.get(*name), rest, whole, given),
    }
}

/// Whether a name fits a pattern, in which each `*` stands for any text.
pub(super) fn matches(pattern: &str, name: &str) -> bool {
    let Some((start, rest)) = pattern.split_once('*') else { return pattern == name };
    let Some(mut left) = name.strip_prefix(start) else { return false };
    let mut parts: Vec<&str> = rest.split('*').collect();
    let end = parts.pop().unwrap_or_default();
    for part in parts {
        let Some(at) = left.find(part) else { return false };
        left = &left[at + part.len()..];
    }
    left.ends_with(end)
}

/// A name as a step of a JSON pointer.
fn escaped(name: &str) -> String {
    name.replace('~', "~0").replace('/', "~1")
}

fn answer(decision: Decision, rule: String, because: String) -> Answer {
    Answer { decision, rule, because }
}
