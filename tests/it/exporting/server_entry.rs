//! Kiro and Cline, read as they say: `autoApprove` lists tools that run unasked (`*` is every tool in Kiro), `disabledTools`
//! those that Kiro leaves out and that Cline doesn't know; everything else is asked about.
//! Sources: kiro.dev/docs/mcp/configuration; cline/cline, src/services/mcp/schemas.ts.

use super::clients::{is_sound, three};
use serde_json::{Value, json};
use toolgrade::policy::{Decision, Handled, Preset};

fn lists(policy: &str, alias: &str, list: &str, tool: &str) -> bool {
    let file: Value = serde_json::from_str(policy).expect("JSON");
    file["mcpServers"][alias][list].as_array().is_some_and(|tools| tools.iter().any(|name| name == tool))
}

fn kiro(policy: &str, alias: &str, tool: &str) -> Decision {
    match () {
        () if lists(policy, alias, "disabledTools", tool) => Decision::Hide,
        () if lists(policy, alias, "autoApprove", tool) || lists(policy, alias, "autoApprove", "*") => Decision::Allow,
        () => Decision::Ask,
    }
}

fn cline(policy: &str, alias: &str, tool: &str) -> Decision {
    if lists(policy, alias, "autoApprove", tool) { Decision::Allow } else { Decision::Ask }
}

#[test]
fn kiro_does_what_the_policy_says() {
    is_sound("kiro", kiro);
}

#[test]
fn cline_does_what_the_policy_says() {
    is_sound("cline", cline);
}

#[test]
fn entries_stand_under_the_alias() {
    let read = |format: &str| -> Value { serde_json::from_str(&three(format, Preset::Balanced, "my desk").text).expect("JSON") };
    assert_eq!(read("kiro"), json!({"mcpServers": {"my desk": {"autoApprove": ["get_me"], "disabledTools": ["delete_all"]}}}));
    assert_eq!(read("cline"), json!({"mcpServers": {"my desk": {"autoApprove": ["get_me"]}}}));
}

#[test]
fn that_cline_refuses_nothing_is_told() {
    let lost = three("cline", Preset::Balanced, "github").lost;
    let weaker = |tool: &str| lost.iter().any(|loss| loss.tool.as_deref() == Some(tool) && loss.handled == Handled::Weaker);
    assert!(weaker("delete_all") && !weaker("pay"), "{lost:?}");
}

#[test]
fn under_an_open_policy_kiro_approves_everything() {
    assert_eq!(kiro(&three("kiro", Preset::Open, "github").text, "github", "unheard_of"), Decision::Allow);
}
