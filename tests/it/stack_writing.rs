//! `toolgrade stack --write` and `--undo`, and `policy --into`, started as a user starts them, in a home folder of its own.

use crate::stack::TOOLS;
use crate::world::World;
use serde_json::{Value, json};
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};
use tempfile::TempDir;

const SERVERS: &str = r#"{"mcpServers": {
    "notes": {"command": "npx", "args": ["-y", "notes-mcp"], "env": {"KEY": "S3CRET1"}},
    "sums": {"command": "npx", "args": ["-y", "sums-mcp"]}
}}"#;

/// The same under the same names, started by who knows what.
const GUESSED: &str = r#"{"mcpServers": {"notes": {"command": "x"}, "sums": {"command": "y"}}}"#;

/// A server's answer to `tools/list` with the package that it came in.
fn captured(server: &str) -> String {
    let rows = TOOLS.lines().map(|row| serde_json::from_str::<Value>(row).expect("JSON")).filter(|row| row["server"] == server);
    let tools: Vec<Value> =
        rows.map(|row| json!({"name": row["tool"], "description": row["description"], "inputSchema": row["input_schema"]})).collect();
    json!({"server": server, "package": format!("npm:{server}-mcp"), "tools": tools}).to_string()
}

const SETTINGS: &str = "{\n  // mine\n  \"env\": {\"KEY\": \"S3CRET2\"},\n  \"permissions\": {\"allow\": [\"Bash(ls S3CRET3)\"]}\n}\n";

struct Machine {
    world: World,
    home: TempDir,
}

impl Machine {
    /// With Claude Code and its settings.
    async fn new() -> Self {
        let machine = Self { world: World::empty().await, home: tempfile::tempdir().expect("a folder") };
        for server in ["notes", "sums"] {
            machine.world.import(&format!("{server}.json"), captured(server).as_bytes(), 0).await;
        }
        machine.put(".claude.json", SERVERS);
        machine.put(".claude/settings.json", SETTINGS);
        machine
    }

    fn at(&self, file: &str) -> PathBuf {
        self.home.path().join(file)
    }

    fn put(&self, file: &str, text: &str) {
        std::fs::create_dir_all(self.at(file).parent().expect("a folder")).expect("a folder");
        std::fs::write(self.at(file), text).expect("a file");
    }

    fn text(&self, file: &str) -> String {
        std::fs::read_to_string(self.at(file)).expect("a file")
    }

    fn run(&self, arguments: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_toolgrade"))
            .args(arguments)
            .env_clear()
            .env("TOOLGRADE_DATA_DIR", self.world.folder.path())
            .env("HOME", self.home.path())
            .current_dir(self.home.path())
            .stdin(Stdio::null())
            .output()
            .expect("the program runs")
    }

    fn write(&self) -> Output {
        let output = self.run(&["stack", "--write", "--yes"]);
        assert!(output.status.success(), "{output:?}");
        output
    }
}

fn told(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

#[tokio::test]
async fn rules_come_into_the_settings_beside_what_stands_there() {
    let machine = Machine::new().await;
    machine.write();
    let settings = machine.text(".claude/settings.json");
    assert!(settings.starts_with("{\n  // mine\n  \"env\": {\"KEY\": \"S3CRET2\"},\n"), "{settings}");
    assert!(settings.contains("Bash(ls S3CRET3)") && settings.contains("mcp__notes__read_file"), "{settings}");
}

#[tokio::test]
async fn no_secret_comes_out() {
    let machine = Machine::new().await;
    let told = told(&machine.write());
    assert!(told.contains("+ permissions.") && !told.contains("S3CRET"), "{told}");
}

#[tokio::test]
async fn a_second_time_there_is_nothing_to_do() {
    let machine = Machine::new().await;
    machine.write();
    let once = machine.text(".claude/settings.json");
    assert!(told(&machine.write()).contains("nothing to do"));
    assert_eq!(machine.text(".claude/settings.json"), once);
    assert!(!machine.at(".claude/settings.json.toolgrade-backup-2").exists());
}

#[tokio::test]
async fn the_old_file_is_kept_and_comes_back() {
    let machine = Machine::new().await;
    machine.write();
    assert_eq!(machine.text(".claude/settings.json.toolgrade-backup-1"), SETTINGS);
    let output = machine.run(&["stack", "--undo"]);
    assert!(output.status.success(), "{output:?}");
    assert_eq!(machine.text(".claude/settings.json"), SETTINGS);
}

#[tokio::test]
async fn a_file_that_was_not_there_is_gone_after_undoing() {
    let machine = Machine::new().await;
    machine.put(".cursor/mcp.json", SERVERS);
    machine.write();
    assert!(machine.text(".cursor/permissions.json").contains("sums:add"));
    machine.run(&["stack", "--undo"]);
    assert!(!machine.at(".cursor/permissions.json").exists());
}

#[tokio::test]
async fn what_was_changed_since_is_not_undone() {
    let machine = Machine::new().await;
    machine.write();
    machine.put(".claude/settings.json", "{}");
    let output = machine.run(&["stack", "--undo"]);
    assert_eq!((output.status.code(), machine.text(".claude/settings.json").as_str()), (Some(1), "{}"));
    assert!(told(&output).contains("was changed since"), "{output:?}");
}

#[tokio::test]
async fn without_anybody_to_ask_nothing_is_written() {
    let machine = Machine::new().await;
    let output = machine.run(&["stack", "--write"]);
    assert!(!output.status.success() && told(&output).contains("nothing was written"), "{output:?}");
    assert_eq!(machine.text(".claude/settings.json"), SETTINGS);
}

#[tokio::test]
async fn only_a_chosen_client_is_written_for() {
    let machine = Machine::new().await;
    machine.put(".cursor/mcp.json", SERVERS);
    let output = machine.run(&["stack", "--write", "--yes", "--client", "cursor"]);
    assert!(output.status.success() && machine.at(".cursor/permissions.json").exists(), "{output:?}");
    assert_eq!(machine.text(".claude/settings.json"), SETTINGS);
}

#[tokio::test]
async fn a_file_that_cannot_be_read_is_left_alone() {
    let machine = Machine::new().await;
    machine.put(".claude/settings.json", "{ S3CRET4");
    let output = machine.run(&["stack", "--write", "--yes"]);
    assert_eq!((output.status.code(), machine.text(".claude/settings.json").as_str()), (Some(1), "{ S3CRET4"));
    assert!(told(&output).contains("is not JSON: look at line 1") && !told(&output).contains("S3CRET4"), "{output:?}");
}

#[cfg(unix)]
#[tokio::test]
async fn behind_a_link_the_file_itself_is_written() {
    let machine = Machine::new().await;
    machine.put("dotfiles/settings.json", SETTINGS);
    std::fs::remove_file(machine.at(".claude/settings.json")).expect("gone");
    std::os::unix::fs::symlink(machine.at("dotfiles/settings.json"), machine.at(".claude/settings.json")).expect("a link");
    machine.write();
    assert!(machine.at(".claude/settings.json").is_symlink());
    assert!(machine.text("dotfiles/settings.json").contains("mcp__notes__read_file"));
}

#[cfg(unix)]
#[tokio::test]
async fn file_and_backup_keep_who_may_read_them() {
    use std::os::unix::fs::PermissionsExt;
    let machine = Machine::new().await;
    std::fs::set_permissions(machine.at(".claude/settings.json"), std::fs::Permissions::from_mode(0o640)).expect("set");
    machine.write();
    let mode = |file: &str| std::fs::metadata(machine.at(file)).expect("a file").permissions().mode() & 0o777;
    assert_eq!((mode(".claude/settings.json"), mode(".claude/settings.json.toolgrade-backup-1")), (0o640, 0o640));
}

#[cfg(unix)]
#[tokio::test]
async fn a_read_only_file_is_an_error() {
    use std::os::unix::fs::PermissionsExt;
    let machine = Machine::new().await;
    std::fs::set_permissions(machine.at(".claude/settings.json"), std::fs::Permissions::from_mode(0o444)).expect("set");
    let output = machine.run(&["stack", "--write", "--yes"]);
    assert!(told(&output).contains("read-only") && output.status.code() == Some(1), "{output:?}");
    assert_eq!(machine.text(".claude/settings.json"), SETTINGS);
}

#[tokio::test]
async fn a_merged_file_can_be_piped() {
    let machine = Machine::new().await;
    let file = machine.at(".claude/settings.json");
    let output = machine.run(&["policy", "notes", "--format", "claude-code", "--into", file.to_str().expect("a path")]);
    let merged = String::from_utf8(output.stdout.clone()).expect("UTF-8");
    assert!(merged.starts_with("{\n  // mine\n") && merged.contains("mcp__notes__read_file"), "{output:?}");
    assert_eq!(machine.text(".claude/settings.json"), SETTINGS);
}

#[tokio::test]
async fn rules_for_a_project_that_belong_into_a_persons_settings_are_told_as_such() {
    let machine = Machine::new().await;
    machine.put("desk/.zed/settings.json", &SERVERS.replace("mcpServers", "context_servers"));
    let file = machine.at("desk/.zed/settings.json");
    let output = machine.run(&["stack", "--write", "--yes", file.to_str().expect("a path")]);
    let expected = "Zed takes these rules only in a person's own settings, so they go into ";
    assert!(output.status.success() && told(&output).contains(expected), "{output:?}");
    assert!(machine.text(".config/zed/settings.json").contains("mcp:sums:add"));
}

#[tokio::test]
async fn no_rules_are_written_on_a_guess() {
    let machine = Machine::new().await;
    machine.put(".claude.json", GUESSED);
    let output = machine.run(&["stack", "--write", "--yes"]);
    assert!(told(&output).contains("notes is only perhaps notes, so no rules are written for it"), "{output:?}");
    assert_eq!(machine.text(".claude/settings.json"), SETTINGS);
}
