//! What stays in a file and lets more through than the rules that are written there.

use super::settle::{Level, Rule};
use crate::model::one_line;
use crate::policy::document::Fallback;
use crate::policy::evaluator::matches;
use crate::policy::{Format, Plan};
use serde_json::Value;

/// A setting for everything that no rule names, or that holds before all rules.
struct Switch {
    format: &'static str,
    path: &'static [&'static str],
    value: &'static str,
    /// What it does, behind "stays".
    told: &'static str,
}

const SWITCHES: &[Switch] = &[
    Switch {
        format: "zed",
        path: &["agent", "tool_permissions", "default"],
        value: "\"allow\"",
        told: "`allow`, so that tools which no rule names run unasked; set it to `confirm`",
    },
    Switch {
        format: "vscode",
        path: &["chat.tools.global.autoApprove"],
        value: "true",
        told: "true, so that VS Code asks about no tool at all; take it out",
    },
    Switch {
        format: "claude-code",
        path: &["permissions", "defaultMode"],
        value: "\"bypassPermissions\"",
        told: "`bypassPermissions`, so that Claude Code asks about nothing; refusals alone hold",
    },
];

/// Tools that are named of those which a wildcard lets through.
const NAMED: usize = 3;

/// What weakens the rules of a plan in a document, in sentences without a full stop. `there` are the rules that stay in it.
pub(super) fn weaker(format: &Format, document: &Value, there: &[&Rule], ours: &[Rule], plan: &Plan) -> Vec<String> {
    if plan.preset.fallback() == Fallback::Allow {
        return vec![];
    }
    let on = |switch: &&Switch| {
        let value = switch.path.iter().try_fold(document, |value, key| value.get(key));
        switch.format == format.id && value.map(Value::to_string).as_deref() == Some(switch.value)
    };
    let told = |switch: &Switch| format!("{} stays {}", switch.path.join("."), switch.told);
    let mut found: Vec<String> = SWITCHES.iter().filter(on).map(told).collect();
    if format.id == "cursor" {
        found.extend(there.iter().filter(|rule| rule.name.contains('*')).filter_map(|rule| widened(rule, format, ours, plan)));
    }
    found
}

/// A wildcard of Cursor's list with the tools that it lets through and the plan doesn't. The wildcard itself is not told: it
/// stands in the file alone.
fn widened(rule: &Rule, format: &Format, ours: &[Rule], plan: &Plan) -> Option<String> {
    let (server, tool) = rule.name.split_once(':')?;
    let allowed = |name: &str| ours.iter().any(|rule| rule.level == Level::Allow && rule.name == name);
    let fits = plan.tools().filter(|(alias, known)| matches(server, alias) && matches(tool, &known.tool));
    let names = fits.map(|(alias, known)| (format.name)(alias, &known.tool)).filter(|name| !allowed(name));
    let_through(&rule.place.join("."), "a wildcard", &names.collect::<Vec<_>>())
}

/// That something which stays lets these tools through; nothing where there are none.
pub(super) fn let_through(place: &str, what: &str, names: &[String]) -> Option<String> {
    let shown: Vec<String> = names.iter().take(NAMED).map(|name| one_line(name, 80)).collect();
    let more = names.len().checked_sub(NAMED).filter(|more| *more > 0).map_or_else(String::new, |more| format!(" and {more} more"));
    let tools = shown.join(", ");
    (!names.is_empty()).then(|| format!("{place}: {what} stays that lets {tools}{more} through, which the policy doesn't; take it out"))
}
