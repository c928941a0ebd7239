//! Read as its documentation says: only enabled tools are there, disabled ones are taken from them, a tool's own mode comes
//! before the server's, and a server of an odd name isn't started.
//! Sources: developers.openai.com/codex/config-reference; openai/codex, config of MCP servers and issue 19179.

use super::clients::{is_sound, three};
use toml::{Table, Value};
use toolgrade::policy::{Decision, Preset};

fn seen(policy: &str, alias: &str, tool: &str) -> Decision {
    let config: Table = policy.parse().expect("TOML");
    let Some(server) = config["mcp_servers"].get(alias) else { return Decision::Hide };
    let lists = |list: &str| server.get(list).and_then(Value::as_array).map(|tools| tools.iter().any(|name| name.as_str() == Some(tool)));
    if lists("enabled_tools") == Some(false) || lists("disabled_tools") == Some(true) {
        return Decision::Hide;
    }
    let own = server.get("tools").and_then(|tools| tools.get(tool)).map(|tool| &tool["approval_mode"]);
    match own.unwrap_or(&server["default_tools_approval_mode"]).as_str() {
        Some("approve") => Decision::Allow,
        Some("prompt") => Decision::Ask,
        other => panic!("{other:?} is no mode that we write"),
    }
}

#[test]
fn codex_does_what_the_policy_says() {
    is_sound("codex", seen);
}

#[test]
fn codex_is_told_in_its_own_words() {
    let expected = r#"[mcp_servers.github]
enabled_tools = ["get_me", "pay"]
disabled_tools = ["delete_all"]
default_tools_approval_mode = "prompt"

[mcp_servers.github.tools.get_me]
approval_mode = "approve"
"#;
    assert_eq!(three("codex", Preset::Balanced, "github").text, expected);
}

#[test]
fn codex_starts_no_server_of_an_odd_name() {
    let rendered = three("codex", Preset::Balanced, "my desk");
    assert!(rendered.lost.iter().filter(|loss| loss.tool.is_some()).all(|loss| loss.becomes == Decision::Hide), "{:?}", rendered.lost);
    assert_eq!(seen(&rendered.text, "my desk", "get_me"), Decision::Hide);
}

#[test]
fn under_an_open_policy_codex_approves_everything() {
    assert_eq!(seen(&three("codex", Preset::Open, "github").text, "github", "unheard_of"), Decision::Allow);
}
