//! `toolgrade stack`, started as a user starts it, in a home folder of its own.

use crate::machine::Machine;
use crate::stack::{TOOLS, package, packaged};
use crate::world::World;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::process::Output;

const CONFIGURATION: &str = r#"{"mcpServers": {"notes": {"command": "x"}, "web": {"command": "x"}}}"#;

async fn machine() -> Machine {
    Machine::with(World::with(TOOLS).await)
}

/// With servers that can be recognised for certain, and a configuration of one of them and of one that is a guess.
async fn sure() -> Machine {
    let machine = Machine::with(packaged().await);
    machine.put("mcp.json", &json!({"mcpServers": {"notes": package("notes"), "sums": {"command": "x"}}}).to_string());
    machine
}

/// The report as JSON.
fn json(machine: &Machine, more: &[&str]) -> Value {
    let output = machine.stack(&[&["--json"], more].concat());
    serde_json::from_slice(&output.stdout).unwrap_or_else(|error| panic!("{error}: {output:?}"))
}

fn state(machine: &Machine) -> PathBuf {
    let folder = machine.at(".local/state/toolgrade");
    std::fs::read_dir(folder).expect("the state folder").flatten().next().expect("a state file").path()
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("UTF-8")
}

#[tokio::test]
async fn the_files_of_all_clients_are_found() {
    let machine = machine().await;
    machine.put(".cursor/mcp.json", CONFIGURATION);
    machine.put(".codex/config.toml", "[mcp_servers.shell]\ncommand = \"x\"\n");
    machine.put(".config/goose/config.yaml", "extensions:\n  sums:\n    cmd: x\n    type: stdio\n");
    machine.put(".claude/plugins/cache/a/b/.mcp.json", CONFIGURATION);
    machine.put(".kiro/agents/one.json", CONFIGURATION);
    machine.put(".mcp.json", CONFIGURATION);
    // Settings that say nothing of servers are no problem.
    machine.put(".config/zed/settings.json", "{\"theme\": \"dark\"}");
    let report = json(&machine, &["--no-state"]);
    let mut clients: Vec<&str> =
        report["sources"].as_array().expect("a list").iter().filter_map(|source| source["client"].as_str()).collect();
    clients.sort_unstable();
    assert_eq!(clients, ["claude-code", "claude-code", "codex", "cursor", "goose", "kiro", "zed"], "{report:#}");
    assert!(report["sources"].as_array().expect("a list").iter().all(|source| source["problem"].is_null()));
    assert_eq!(report["totals"]["known"], 4);
}

#[tokio::test]
async fn where_nothing_is_found_it_says_where_it_looked() {
    let machine = machine().await;
    let output = machine.stack(&[]);
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(2));
    assert!(told.contains("Cursor: ") && told.contains("/.cursor/mcp.json") && told.contains("LibreChat: ./librechat.yaml"), "{told}");
}

#[tokio::test]
async fn where_nothing_is_found_programs_get_the_whole_shape() {
    let (nothing, something) = (machine().await, sure().await);
    let keys = |report: &Value| report.as_object().expect("an object").keys().cloned().collect::<Vec<_>>();
    let mut expected = keys(&json(&something, &["mcp.json", "--no-state"]));
    expected.retain(|key| key != "policy");
    assert_eq!(keys(&json(&nothing, &[])), expected);
}

#[tokio::test]
async fn the_report_names_servers_tools_and_dangers_without_colours_in_a_pipe() {
    let machine = machine().await;
    machine.put("mcp.json", CONFIGURATION);
    let output = machine.stack(&["mcp.json", "--no-state"]);
    let told = out(&output);
    // One of them is only perhaps known.
    assert_eq!(output.status.code(), Some(1), "{told}");
    for expected in [
        "2 tools on 2 servers can be called",
        "[High] Private data",
        "notes/read_file",
        "web/fetch (through the address it requests)",
        "perhaps notes",
    ] {
        assert!(told.contains(expected), "{expected}: {told}");
    }
    assert!(!told.contains('\u{1b}'));
}

#[tokio::test]
async fn what_changed_since_the_last_time_is_told() {
    let machine = machine().await;
    machine.put("mcp.json", CONFIGURATION);
    assert_eq!(json(&machine, &["mcp.json"])["changes"], Value::Null);
    assert_eq!(json(&machine, &["mcp.json"])["changes"]["changes"], json!([]));
    machine.put("mcp.json", &CONFIGURATION.replace("\"web\"", "\"sums\""));
    let more = TOOLS.replace("Reads a file from the local filesystem.", "Reads a file from the local filesystem, and more.");
    machine.world.import("more.jsonl", more.as_bytes(), 2).await;
    let report = json(&machine, &["mcp.json"]);
    let told: Vec<(&str, &str)> = report["changes"]["changes"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|change| (change["kind"].as_str().expect("text"), change["server"].as_str().expect("text")))
        .collect();
    assert_eq!(told, [("definition_changed", "notes"), ("server_added", "sums"), ("server_removed", "web")]);
    assert_eq!(report["changes"]["changes"][0]["before"], "Read, Medium, file-access");
    let again = out(&machine.stack(&["mcp.json"]));
    assert!(again.contains("Nothing changed since"), "{again}");
}

#[tokio::test]
async fn other_files_have_a_last_time_of_their_own() {
    let machine = machine().await;
    machine.put("one.json", CONFIGURATION);
    machine.put("two.json", CONFIGURATION);
    machine.stack(&["one.json"]);
    assert_eq!(json(&machine, &["two.json"])["changes"], Value::Null);
    assert_eq!(json(&machine, &["one.json", "--no-state"])["changes"], Value::Null);
}

#[tokio::test]
async fn the_state_is_its_owners_alone_and_damage_to_it_is_told() {
    let machine = machine().await;
    machine.put("mcp.json", CONFIGURATION);
    machine.stack(&["mcp.json"]);
    let state = state(&machine);
    #[cfg(unix)]
    assert_eq!(std::os::unix::fs::PermissionsExt::mode(&std::fs::metadata(&state).expect("a file").permissions()) & 0o777, 0o600);
    for damage in ["{", "{\"version\": 9, \"at\": \"2026-11-21T00:00:00Z\", \"servers\": {}}"] {
        std::fs::write(&state, damage).expect("a file");
        let output = machine.stack(&["mcp.json"]);
        assert_eq!(output.status.code(), Some(1));
        assert!(String::from_utf8_lossy(&output.stderr).contains("it is written anew"));
        assert!(std::fs::read_to_string(&state).expect("text").contains("read_file"));
    }
}

#[tokio::test]
async fn a_file_that_cannot_be_read_ends_with_1_and_spoils_no_other() {
    let machine = machine().await;
    machine.put("mcp.json", CONFIGURATION);
    machine.put("bad.json", "{");
    let output = machine.stack(&["mcp.json", "bad.json", "/nowhere/mcp.json", "--no-state"]);
    let told = out(&output);
    assert_eq!(output.status.code(), Some(1));
    assert!(
        told.contains("bad.json is not JSON") && told.contains("/nowhere/mcp.json can't be read") && told.contains("2 tools"),
        "{told}"
    );
    assert!(!Path::new(machine.home.path()).join(".local").exists());
}

#[tokio::test]
async fn the_json_holds_the_policy_for_the_lot() {
    let machine = sure().await;
    let policy = json(&machine, &["mcp.json", "--no-state", "--preset", "strict"])["policy"].clone();
    assert_eq!((&policy["format"], &policy["preset"]), (&json!("toolgrade"), &json!("strict")));
    let text: Value = serde_json::from_str(policy["text"].as_str().expect("a policy")).expect("JSON");
    assert!(text["tools"]["read_file"].is_object(), "{text:#}");
}

#[tokio::test]
async fn the_policy_for_the_lot_can_be_piped_and_what_it_leaves_out_is_told() {
    let machine = sure().await;
    let output = machine.stack(&["mcp.json", "--policy", "claude-code", "--no-state"]);
    let policy: Value = serde_json::from_slice(&output.stdout).unwrap_or_else(|error| panic!("{error}: {output:?}"));
    assert!(policy.to_string().contains("mcp__notes__read_file") && !policy.to_string().contains("sums"), "{policy}");
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(told.contains("sums: is only perhaps sums, so no rules are written for it"), "{told}");
}

#[tokio::test]
async fn a_policy_of_a_file_that_cannot_be_read_says_why() {
    let machine = machine().await;
    machine.put("bad.json", "{");
    let output = machine.stack(&["bad.json", "--policy", "codex", "--no-state"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stderr).contains("bad.json is not JSON"), "{output:?}");
}

#[tokio::test]
async fn the_report_says_what_a_policy_would_do() {
    let machine = sure().await;
    let told = out(&machine.stack(&["mcp.json", "--no-state"]));
    assert!(told.contains("One policy for the lot, balanced\nIt allows"), "{told}");
    assert!(told.contains("  sums: is only perhaps sums"), "{told}");
}

#[tokio::test]
async fn the_text_says_what_the_policy_leaves_open_as_the_json_does() {
    let machine = Machine::with(packaged().await);
    machine.put("mcp.json", &json!({"mcpServers": {"web": package("web"), "shell": package("shell")}}).to_string());
    let said = "This policy leaves open: Strangers' text and code execution (foreign-code)\n";
    assert_eq!(json(&machine, &["mcp.json", "--no-state"])["left_open"], json!(["foreign-code"]));
    assert!(out(&machine.stack(&["mcp.json", "--no-state"])).contains(said));
    let piped = machine.stack(&["mcp.json", "--no-state", "--policy", "claude-code"]);
    assert!(String::from_utf8_lossy(&piped.stderr).contains(said) && !out(&piped).contains("leaves open"), "{piped:?}");
    let strict = machine.stack(&["mcp.json", "--no-state", "--preset", "strict"]);
    assert!(!out(&strict).contains("leaves open"), "{strict:?}");
}
