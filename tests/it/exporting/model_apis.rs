//! The interfaces of models that call servers themselves: OpenAI's Responses API, Claude's Messages API and Managed Agents,
//! read as their references say.
//! Sources: platform.openai.com/docs/guides/tools-connectors-mcp; platform.claude.com/docs/en/agents-and-tools/mcp-connector and
//! platform.claude.com/docs/en/managed-agents/permission-policies.

use super::clients::{is_sound, three};
use serde_json::{Value, json};
use toolgrade::policy::{Decision, Format, Lossy, Plan, Preset, Wanted};

fn entry(policy: &str, key: &str, alias: &str) -> Option<Value> {
    let file: Value = serde_json::from_str(policy).expect("JSON");
    file["tools"].as_array().expect("a list").iter().find(|entry| entry[key] == alias).cloned()
}

fn has(list: &Value, tool: &str) -> bool {
    list.as_array().expect("a list").iter().any(|name| name == tool)
}

fn openai(policy: &str, alias: &str, tool: &str) -> Decision {
    let Some(entry) = entry(policy, "server_label", alias) else { return Decision::Hide };
    let approval = &entry["require_approval"];
    match () {
        () if entry.get("allowed_tools").is_some_and(|allowed| !has(allowed, tool)) => Decision::Hide,
        () if approval == "never" || has(&approval["never"]["tool_names"], tool) => Decision::Allow,
        () => Decision::Ask,
    }
}

fn messages(policy: &str, alias: &str, tool: &str) -> Decision {
    let Some(set) = entry(policy, "mcp_server_name", alias) else { return Decision::Hide };
    let own = set.get("configs").and_then(|configs| configs.get(tool)).map(|config| &config["enabled"]);
    if own.unwrap_or(&set["default_config"]["enabled"]) == true { Decision::Allow } else { Decision::Hide }
}

fn agents(policy: &str, alias: &str, tool: &str) -> Decision {
    let Some(set) = entry(policy, "mcp_server_name", alias) else { return Decision::Hide };
    let configs = set.get("configs").and_then(Value::as_array).cloned().unwrap_or_default();
    assert!(configs.iter().all(|config| config["name"].as_str().expect("a name").chars().count() <= 128));
    let config = configs.iter().find(|config| config["name"] == tool).unwrap_or(&set["default_config"]);
    match (config["enabled"].as_bool(), config["permission_policy"]["type"].as_str()) {
        (Some(true), Some("always_allow")) => Decision::Allow,
        (Some(true), Some("always_ask")) => Decision::Ask,
        (Some(false), _) => Decision::Hide,
        other => panic!("{other:?} is no configuration"),
    }
}

#[test]
fn the_responses_api_does_what_the_policy_says() {
    is_sound("openai-responses", openai);
}

#[test]
fn the_messages_api_does_what_the_policy_says() {
    is_sound("claude-api", messages);
}

#[test]
fn managed_agents_do_what_the_policy_says() {
    is_sound("claude-agents", agents);
}

#[test]
fn each_is_told_in_its_own_words() {
    let read = |format: &str| entry_of(&three(format, Preset::Balanced, "github").text);
    let approval = json!({"never": {"tool_names": ["get_me"]}, "always": {"tool_names": ["pay"]}});
    let openai = json!({"type": "mcp", "server_label": "github", "allowed_tools": ["get_me", "pay"], "require_approval": approval});
    assert_eq!(read("openai-responses"), openai);
    let of = json!({"enabled": false});
    let messages =
        json!({"type": "mcp_toolset", "mcp_server_name": "github", "default_config": of, "configs": {"get_me": {"enabled": true}}});
    assert_eq!(read("claude-api"), messages);
}

fn entry_of(policy: &str) -> Value {
    let file: Value = serde_json::from_str(policy).expect("JSON");
    file["tools"][0].clone()
}

#[test]
fn a_server_without_a_tool_left_is_not_sent_to_the_responses_api() {
    let plan = Plan::of_server("github", [], &Wanted::default());
    let text = Format::named("openai-responses").expect("a format").render(&plan, Lossy::Stricter).text;
    assert_eq!(entry(&text, "server_label", "github"), None);
}

#[test]
fn a_label_that_the_responses_api_refuses_is_told() {
    let lost = three("openai-responses", Preset::Balanced, "1 desk").lost;
    assert_eq!(lost.iter().filter(|loss| loss.becomes == Decision::Hide && loss.tool.is_some()).count(), 3);
}

#[test]
fn under_an_open_policy_everything_goes_through() {
    let open = |format: &str| three(format, Preset::Open, "github").text;
    let seen = [
        openai(&open("openai-responses"), "github", "unheard_of"),
        messages(&open("claude-api"), "github", "unheard_of"),
        agents(&open("claude-agents"), "github", "unheard_of"),
    ];
    assert_eq!(seen, [Decision::Allow; 3]);
}
