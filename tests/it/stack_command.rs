//! `toolgrade stack`, started as a user starts it, in a home folder of its own.

use crate::stack::TOOLS;
use crate::world::World;
use serde_json::{Value, json};
use std::path::Path;
use std::process::{Command, Output, Stdio};
use tempfile::TempDir;

const CONFIGURATION: &str = r#"{"mcpServers": {"notes": {"command": "x"}, "web": {"command": "x"}}}"#;

struct Machine {
    world: World,
    home: TempDir,
}

impl Machine {
    async fn new() -> Self {
        Self { world: World::with(TOOLS).await, home: tempfile::tempdir().expect("a folder") }
    }

    fn put(&self, file: &str, text: &str) {
        let path = self.home.path().join(file);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        std::fs::write(path, text).expect("a file");
    }

    fn stack(&self, more: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_toolgrade"))
            .args(["stack", "--data-dir", self.world.folder.path().to_str().expect("a path")])
            .args(more)
            .current_dir(self.home.path())
            .env_clear()
            .env("HOME", self.home.path())
            .stdin(Stdio::null())
            .output()
            .expect("the program runs")
    }

    fn json(&self, more: &[&str]) -> Value {
        let output = self.stack(&[&["--json"], more].concat());
        serde_json::from_slice(&output.stdout).unwrap_or_else(|error| panic!("{error}: {output:?}"))
    }

    fn state(&self) -> std::path::PathBuf {
        let folder = self.home.path().join(".local/state/toolgrade");
        std::fs::read_dir(folder).expect("the state folder").flatten().next().expect("a state file").path()
    }
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("UTF-8")
}

#[tokio::test]
async fn the_files_of_all_clients_are_found() {
    let machine = Machine::new().await;
    machine.put(".cursor/mcp.json", CONFIGURATION);
    machine.put(".codex/config.toml", "[mcp_servers.shell]\ncommand = \"x\"\n");
    machine.put(".config/goose/config.yaml", "extensions:\n  sums:\n    cmd: x\n    type: stdio\n");
    machine.put(".claude/plugins/cache/a/b/.mcp.json", CONFIGURATION);
    machine.put(".kiro/agents/one.json", CONFIGURATION);
    machine.put(".mcp.json", CONFIGURATION);
    // Settings that say nothing of servers are no problem.
    machine.put(".config/zed/settings.json", "{\"theme\": \"dark\"}");
    let report = machine.json(&["--no-state"]);
    let mut clients: Vec<&str> =
        report["sources"].as_array().expect("a list").iter().filter_map(|source| source["client"].as_str()).collect();
    clients.sort_unstable();
    assert_eq!(clients, ["claude-code", "claude-code", "codex", "cursor", "goose", "kiro", "zed"], "{report:#}");
    assert!(report["sources"].as_array().expect("a list").iter().all(|source| source["problem"].is_null()));
    assert_eq!(report["totals"]["known"], 4);
}

#[tokio::test]
async fn where_nothing_is_found_it_says_where_it_looked() {
    let machine = Machine::new().await;
    let output = machine.stack(&[]);
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(1));
    assert!(told.contains("Cursor: ") && told.contains("/.cursor/mcp.json") && told.contains("LibreChat: ./librechat.yaml"), "{told}");
}

#[tokio::test]
async fn the_report_names_servers_tools_and_dangers_without_colours_in_a_pipe() {
    let machine = Machine::new().await;
    machine.put("mcp.json", CONFIGURATION);
    let output = machine.stack(&["mcp.json", "--no-state"]);
    let told = out(&output);
    // One of them is only perhaps known.
    assert_eq!(output.status.code(), Some(1), "{told}");
    for expected in [
        "2 tools on 2 servers can be called",
        "[High] Private data",
        "notes/read_file",
        "web/fetch (by the address that it asks)",
        "perhaps notes",
    ] {
        assert!(told.contains(expected), "{expected}: {told}");
    }
    assert!(!told.contains('\u{1b}'));
}

#[tokio::test]
async fn what_changed_since_the_last_time_is_told() {
    let machine = Machine::new().await;
    machine.put("mcp.json", CONFIGURATION);
    assert_eq!(machine.json(&["mcp.json"])["changes"], Value::Null);
    assert_eq!(machine.json(&["mcp.json"])["changes"]["changes"], json!([]));
    machine.put("mcp.json", &CONFIGURATION.replace("\"web\"", "\"sums\""));
    let more = TOOLS.replace("Reads a file from the local filesystem.", "Reads a file from the local filesystem, and more.");
    machine.world.import("more.jsonl", more.as_bytes(), 2).await;
    let report = machine.json(&["mcp.json"]);
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
    let machine = Machine::new().await;
    machine.put("one.json", CONFIGURATION);
    machine.put("two.json", CONFIGURATION);
    machine.stack(&["one.json"]);
    assert_eq!(machine.json(&["two.json"])["changes"], Value::Null);
    assert_eq!(machine.json(&["one.json", "--no-state"])["changes"], Value::Null);
}

#[tokio::test]
async fn the_state_is_its_owners_alone_and_damage_to_it_is_told() {
    let machine = Machine::new().await;
    machine.put("mcp.json", CONFIGURATION);
    machine.stack(&["mcp.json"]);
    let state = machine.state();
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
    let machine = Machine::new().await;
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
    let machine = Machine::new().await;
    machine.put("mcp.json", CONFIGURATION);
    let policy = machine.json(&["mcp.json", "--no-state", "--preset", "strict"])["policy"].clone();
    assert_eq!((&policy["format"], &policy["preset"]), (&json!("toolgrade"), &json!("strict")));
    let text: Value = serde_json::from_str(policy["text"].as_str().expect("a policy")).expect("JSON");
    assert!(text["servers"]["notes"].is_object(), "{text:#}");
}

#[tokio::test]
async fn the_policy_for_the_lot_can_be_piped() {
    let machine = Machine::new().await;
    machine.put("mcp.json", CONFIGURATION);
    let output = machine.stack(&["mcp.json", "--policy", "cursor", "--no-state"]);
    let policy: Value = serde_json::from_slice(&output.stdout).unwrap_or_else(|error| panic!("{error}: {output:?}"));
    assert!(policy["mcpAllowlist"].is_array(), "{policy}");
}

#[tokio::test]
async fn the_report_says_what_a_policy_would_do() {
    let machine = Machine::new().await;
    machine.put("mcp.json", CONFIGURATION);
    let told = out(&machine.stack(&["mcp.json", "--no-state"]));
    assert!(told.contains("One policy for the lot, balanced\nIt allows"), "{told}");
}
