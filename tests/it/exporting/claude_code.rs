//! Read as its documentation says: refusals first, then questions, then leave; what no rule names is asked about.
//! Source of the syntax and the order: code.claude.com/docs/en/permissions.

use super::{ALIAS, agrees, text};
use serde_json::Value;
use toolgrade::policy::{Decision, Lossy};

fn seen(policy: &str, tool: &str, _: &Value) -> Decision {
    let settings: Value = serde_json::from_str(policy).expect("JSON");
    let rule = format!("mcp__{ALIAS}__{tool}");
    let names = |list: &str| settings["permissions"][list].as_array().expect("a list").contains(&rule.as_str().into());
    match () {
        () if names("deny") => Decision::Deny,
        () if names("ask") => Decision::Ask,
        () if names("allow") => Decision::Allow,
        () => Decision::Ask,
    }
}

#[test]
fn claude_code_does_what_the_policy_says() {
    agrees("claude-code", &seen);
}

#[test]
fn no_rule_is_one_that_claude_code_skips() {
    let settings: Value = serde_json::from_str(&text("claude-code", Lossy::Stricter)).expect("JSON");
    let lists = settings["permissions"].as_object().expect("lists");
    let rules: Vec<&str> = lists.values().flat_map(|list| list.as_array().expect("a list")).filter_map(Value::as_str).collect();
    assert_eq!(rules.len(), 40);
    assert!(rules.iter().all(|rule| rule.starts_with("mcp__work-desk__") && !rule.contains(['(', ')', '*'])), "{rules:?}");
}
