//! Read as its documentation says: the key is `mcp:server:tool`, its default holds, and what has no key is asked about.
//! Source: zed.dev/docs/ai/tool-permissions; zed-industries/zed, `mcp_tool_id`.

use super::clients::{clashing, is_sound, three};
use serde_json::{Value, json};
use toolgrade::policy::{Decision, Part, Preset};

fn seen(policy: &str, alias: &str, tool: &str) -> Decision {
    let settings: Value = serde_json::from_str(policy).expect("JSON");
    let tools = settings["agent"]["tool_permissions"]["tools"].as_object().expect("a map");
    match tools.get(&format!("mcp:{alias}:{tool}")).map(|rule| rule["default"].as_str()) {
        Some(Some("allow")) => Decision::Allow,
        Some(Some("confirm")) | None => Decision::Ask,
        Some(Some("deny")) => Decision::Deny,
        other => panic!("{other:?} is no default of Zed"),
    }
}

#[test]
fn zed_does_what_the_policy_says() {
    is_sound("zed", seen);
}

#[test]
fn zed_is_told_in_its_own_words() {
    let settings: Value = serde_json::from_str(&three("zed", Preset::Balanced, "github").text).expect("JSON");
    let (allow, confirm, deny) = (json!({"default": "allow"}), json!({"default": "confirm"}), json!({"default": "deny"}));
    let tools = json!({"mcp:github:get_me": allow, "mcp:github:pay": confirm, "mcp:github:delete_all": deny});
    assert_eq!(settings, json!({"agent": {"tool_permissions": {"tools": tools}}}));
}

#[test]
fn servers_whose_names_run_into_their_tools_are_held_to_the_strictest() {
    let rendered = clashing("zed", ("a:b", "c"), ("a", "b:c"));
    assert_eq!((seen(&rendered.text, "a:b", "c"), seen(&rendered.text, "a", "b:c")), (Decision::Deny, Decision::Deny));
    assert!(rendered.lost.iter().any(|loss| (loss.part, loss.server.as_str()) == (Part::Name, "a:b")), "{:?}", rendered.lost);
}
