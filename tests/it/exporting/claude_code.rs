//! Read as its documentation says: refusals first, then questions, then leave; what no rule names is asked about; a rule with
//! parentheses is skipped, and `*` stands for any text.
//! Sources: code.claude.com/docs/en/permissions and code.claude.com/docs/en/managed-mcp.

use super::clients::{clashing, is_sound, three};
use super::text;
use serde_json::{Value, json};
use toolgrade::policy::{Decision, Lossy, Part, Preset};

/// The name that Claude Code gives a tool: what the model's interface doesn't take becomes an underscore.
fn called(alias: &str, tool: &str) -> String {
    let plain = |name: &str| -> String {
        let units = name.encode_utf16().map(|unit| char::from_u32(unit.into()).unwrap_or('\u{fffd}'));
        units.map(|c| if c.is_ascii_alphanumeric() || "-_".contains(c) { c } else { '_' }).collect()
    };
    format!("mcp__{}__{}", plain(alias), plain(tool))
}

fn matches(rule: &str, name: &str) -> bool {
    match rule.split_once('*') {
        _ if rule.contains(['(', ')']) => false,
        Some((start, _)) => name.starts_with(start),
        None => rule == name,
    }
}

fn seen(policy: &str, alias: &str, tool: &str) -> Decision {
    let settings: Value = serde_json::from_str(policy).expect("JSON");
    let name = called(alias, tool);
    let rules = |list: &str| settings["permissions"][list].as_array().expect("a list").clone();
    let names = |list: &str| rules(list).iter().any(|rule| matches(rule.as_str().expect("text"), &name));
    match () {
        () if names("deny") => Decision::Deny,
        () if names("ask") => Decision::Ask,
        () if names("allow") => Decision::Allow,
        () => Decision::Ask,
    }
}

#[test]
fn claude_code_does_what_the_policy_says() {
    is_sound("claude-code", seen);
}

#[test]
fn claude_code_does_what_managed_settings_say() {
    is_sound("claude-code-managed", seen);
}

#[test]
fn no_rule_is_one_that_claude_code_skips() {
    let settings: Value = serde_json::from_str(&text("claude-code", Lossy::Stricter)).expect("JSON");
    let lists = settings["permissions"].as_object().expect("lists");
    let rules: Vec<&str> = lists.values().flat_map(|list| list.as_array().expect("a list")).filter_map(Value::as_str).collect();
    assert_eq!(rules.len(), 40);
    assert!(rules.iter().all(|rule| rule.starts_with("mcp__work-desk__") && !rule.contains(['(', ')', '*'])), "{rules:?}");
}

#[test]
fn an_alias_is_written_as_claude_code_does() {
    assert_eq!(seen(&three("claude-code", Preset::Balanced, "my desk.1").text, "my desk.1", "get_me"), Decision::Allow);
}

#[test]
fn tools_that_are_called_alike_are_held_to_the_strictest() {
    let rendered = clashing("claude-code", ("a.b", "c"), ("a b", "c"));
    let told: Vec<_> = rendered.lost.iter().filter(|loss| loss.part == Part::Name).map(|loss| loss.server.as_str()).collect();
    assert_eq!((told, seen(&rendered.text, "a.b", "c")), (vec!["a.b"], Decision::Deny));
}

#[test]
fn under_an_open_policy_one_rule_is_for_all_tools() {
    let settings: Value = serde_json::from_str(&three("claude-code", Preset::Open, "github").text).expect("JSON");
    assert_eq!(settings, json!({"permissions": {"allow": ["mcp__github__*"], "ask": [], "deny": []}}));
}

#[test]
fn managed_settings_let_only_the_servers_of_the_plan_in() {
    let settings: Value = serde_json::from_str(&three("claude-code-managed", Preset::Balanced, "github").text).expect("JSON");
    let servers = json!([{"serverName": "github"}]);
    assert_eq!((&settings["allowedMcpServers"], &settings["allowManagedMcpServersOnly"]), (&servers, &json!(true)));
}

#[test]
fn an_alias_that_the_list_of_servers_cant_hold_leaves_the_list_out() {
    let settings: Value = serde_json::from_str(&three("claude-code-managed", Preset::Balanced, "my desk").text).expect("JSON");
    assert_eq!(settings.get("allowedMcpServers"), None);
}
