//! `toolgrade stack --write` and `--undo`, and `policy --into`, started as a user starts them, in a home folder of its own.

use crate::machine::Machine;
use crate::stack::captured;
use crate::world::World;
use std::process::Output;

const SERVERS: &str = r#"{"mcpServers": {
    "notes": {"command": "npx", "args": ["-y", "notes-mcp"], "env": {"KEY": "S3CRET1"}},
    "sums": {"command": "npx", "args": ["-y", "sums-mcp"]}
}}"#;

/// The same under the same names, started by who knows what.
const GUESSED: &str = r#"{"mcpServers": {"notes": {"command": "x"}, "sums": {"command": "y"}}}"#;

const SETTINGS: &str = "{\n  // mine\n  \"env\": {\"KEY\": \"S3CRET2\"},\n  \"permissions\": {\"allow\": [\"Bash(ls S3CRET3)\"]}\n}\n";

/// With Claude Code and its settings.
async fn machine() -> Machine {
    let machine = Machine::with(World::empty().await);
    for server in ["notes", "sums"] {
        machine.world.import(&format!("{server}.json"), captured(server).as_bytes(), 0).await;
    }
    machine.put(".claude.json", SERVERS);
    machine.put(".claude/settings.json", SETTINGS);
    machine
}

fn write(machine: &Machine) -> Output {
    let output = machine.run(&["stack", "--write", "--yes"]);
    assert!(output.status.success(), "{output:?}");
    output
}

fn told(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

#[tokio::test]
async fn rules_come_into_the_settings_beside_what_stands_there() {
    let machine = machine().await;
    write(&machine);
    let settings = machine.text(".claude/settings.json");
    assert!(settings.starts_with("{\n  // mine\n  \"env\": {\"KEY\": \"S3CRET2\"},\n"), "{settings}");
    assert!(settings.contains("Bash(ls S3CRET3)") && settings.contains("mcp__notes__read_file"), "{settings}");
}

#[tokio::test]
async fn no_secret_comes_out() {
    let machine = machine().await;
    let told = told(&write(&machine));
    assert!(told.contains("+ permissions.") && !told.contains("S3CRET"), "{told}");
}

#[tokio::test]
async fn a_second_time_there_is_nothing_to_do() {
    let machine = machine().await;
    write(&machine);
    let once = machine.text(".claude/settings.json");
    assert!(told(&write(&machine)).contains("nothing to do"));
    assert_eq!(machine.text(".claude/settings.json"), once);
    assert!(!machine.at(".claude/settings.json.toolgrade-backup-2").exists());
}

#[tokio::test]
async fn the_old_file_is_kept_and_comes_back() {
    let machine = machine().await;
    write(&machine);
    assert_eq!(machine.text(".claude/settings.json.toolgrade-backup-1"), SETTINGS);
    let output = machine.run(&["stack", "--undo"]);
    assert!(output.status.success(), "{output:?}");
    assert_eq!(machine.text(".claude/settings.json"), SETTINGS);
}

#[tokio::test]
async fn a_file_that_was_not_there_is_gone_after_undoing() {
    let machine = machine().await;
    machine.put(".cursor/mcp.json", SERVERS);
    write(&machine);
    assert!(machine.text(".cursor/permissions.json").contains("sums:add"));
    machine.run(&["stack", "--undo"]);
    assert!(!machine.at(".cursor/permissions.json").exists());
}

#[tokio::test]
async fn what_was_changed_since_is_not_undone() {
    let machine = machine().await;
    write(&machine);
    machine.put(".claude/settings.json", "{}");
    let output = machine.run(&["stack", "--undo"]);
    assert_eq!((output.status.code(), machine.text(".claude/settings.json").as_str()), (Some(1), "{}"));
    assert!(told(&output).contains("was changed since"), "{output:?}");
}

#[tokio::test]
async fn without_anybody_to_ask_nothing_is_written() {
    let machine = machine().await;
    let output = machine.run(&["stack", "--write"]);
    assert!(!output.status.success() && told(&output).contains("nothing was written"), "{output:?}");
    assert_eq!(machine.text(".claude/settings.json"), SETTINGS);
}

#[tokio::test]
async fn only_a_chosen_client_is_written_for() {
    let machine = machine().await;
    machine.put(".cursor/mcp.json", SERVERS);
    let output = machine.run(&["stack", "--write", "--yes", "--client", "cursor"]);
    assert!(output.status.success() && machine.at(".cursor/permissions.json").exists(), "{output:?}");
    assert_eq!(machine.text(".claude/settings.json"), SETTINGS);
}

#[tokio::test]
async fn a_file_that_cannot_be_read_is_left_alone() {
    let machine = machine().await;
    machine.put(".claude/settings.json", "{ S3CRET4");
    let output = machine.run(&["stack", "--write", "--yes"]);
    assert_eq!((output.status.code(), machine.text(".claude/settings.json").as_str()), (Some(1), "{ S3CRET4"));
    assert!(told(&output).contains("is not JSON: look at line 1") && !told(&output).contains("S3CRET4"), "{output:?}");
}

#[cfg(unix)]
#[tokio::test]
async fn behind_a_link_the_file_itself_is_written() {
    let machine = machine().await;
    machine.put("dotfiles/settings.json", SETTINGS);
    std::fs::remove_file(machine.at(".claude/settings.json")).expect("gone");
    std::os::unix::fs::symlink(machine.at("dotfiles/settings.json"), machine.at(".claude/settings.json")).expect("a link");
    write(&machine);
    assert!(machine.at(".claude/settings.json").is_symlink());
    assert!(machine.text("dotfiles/settings.json").contains("mcp__notes__read_file"));
}

#[cfg(unix)]
#[tokio::test]
async fn file_and_backup_keep_who_may_read_them() {
    use std::os::unix::fs::PermissionsExt;
    let machine = machine().await;
    std::fs::set_permissions(machine.at(".claude/settings.json"), std::fs::Permissions::from_mode(0o640)).expect("set");
    write(&machine);
    let mode = |file: &str| std::fs::metadata(machine.at(file)).expect("a file").permissions().mode() & 0o777;
    assert_eq!((mode(".claude/settings.json"), mode(".claude/settings.json.toolgrade-backup-1")), (0o640, 0o640));
}

#[cfg(unix)]
#[tokio::test]
async fn a_read_only_file_is_an_error() {
    use std::os::unix::fs::PermissionsExt;
    let machine = machine().await;
    std::fs::set_permissions(machine.at(".claude/settings.json"), std::fs::Permissions::from_mode(0o444)).expect("set");
    let output = machine.run(&["stack", "--write", "--yes"]);
    assert!(told(&output).contains("read-only") && output.status.code() == Some(1), "{output:?}");
    assert_eq!(machine.text(".claude/settings.json"), SETTINGS);
}

#[tokio::test]
async fn a_merged_file_can_be_piped() {
    let machine = machine().await;
    let file = machine.at(".claude/settings.json");
    let output = machine.run(&["policy", "notes", "--format", "claude-code", "--into", file.to_str().expect("a path")]);
    let merged = String::from_utf8(output.stdout.clone()).expect("UTF-8");
    assert!(merged.starts_with("{\n  // mine\n") && merged.contains("mcp__notes__read_file"), "{output:?}");
    assert_eq!(machine.text(".claude/settings.json"), SETTINGS);
}

#[tokio::test]
async fn rules_for_a_project_that_belong_into_a_persons_settings_are_told_as_such() {
    let machine = machine().await;
    machine.put("desk/.zed/settings.json", &SERVERS.replace("mcpServers", "context_servers"));
    let file = machine.at("desk/.zed/settings.json");
    let output = machine.run(&["stack", "--write", "--yes", file.to_str().expect("a path")]);
    let expected = "Zed takes these rules only in a person's own settings, so they go into ";
    assert!(output.status.success() && told(&output).contains(expected), "{output:?}");
    assert!(machine.text(".config/zed/settings.json").contains("mcp:sums:add"));
}

#[tokio::test]
async fn no_rules_are_written_on_a_guess() {
    let machine = machine().await;
    machine.put(".claude.json", GUESSED);
    let output = machine.run(&["stack", "--write", "--yes"]);
    assert!(told(&output).contains("notes is only perhaps notes, so no rules are written for it"), "{output:?}");
    assert_eq!(machine.text(".claude/settings.json"), SETTINGS);
}

#[tokio::test]
async fn no_rules_are_written_under_a_name_that_stands_for_two_servers() {
    let machine = machine().await;
    machine.put(
        ".claude.json",
        r#"{"projects": {
            "/a": {"mcpServers": {"db": {"command": "npx", "args": ["-y", "notes-mcp"]}, "sums": {"command": "npx", "args": ["-y", "sums-mcp"]}}},
            "/b": {"mcpServers": {"db": {"command": "./mine"}}}
        }}"#,
    );
    let output = write(&machine);
    let settings = machine.text(".claude/settings.json");
    assert!(told(&output).contains("db stands for more than one server, so no rules are written for it"), "{output:?}");
    assert!(settings.contains("mcp__sums__add") && !settings.contains("mcp__db"), "{settings}");
}

#[tokio::test]
async fn what_is_left_out_or_cannot_be_read_is_told_and_ends_with_1() {
    for (file, text, more, told_of) in [
        ("mcp.json", "{ S3CRET", &["mcp.json"][..], "mcp.json is not JSON"),
        ("mcp.json", SERVERS, &["mcp.json"], "nobody knows which client's it is"),
        (
            ".cursor/mcp.json",
            r#"{"mcpServers": {"notes": {"command": "npx", "args": ["-y", "notes-mcp"]}, "bad": 1}}"#,
            &[],
            "bad is no table",
        ),
        ("x", "", &["--client", "codex"], "no configuration of codex was found"),
    ] {
        let machine = machine().await;
        machine.put(file, text);
        let output = machine.run(&[&["stack", "--write", "--yes"], more].concat());
        assert!(output.status.code() == Some(1) && told(&output).contains(told_of), "{told_of}: {output:?}");
    }
}

#[tokio::test]
async fn an_unknown_client_is_answered_with_those_that_there_are() {
    let output = machine().await.run(&["stack", "--write", "--client", "nobody"]);
    assert!(told(&output).contains("claude-code, ") && !told(&output).contains("known.rs"), "{output:?}");
}

#[tokio::test]
async fn undoing_passes_over_a_file_that_is_no_text_any_more() {
    let machine = machine().await;
    machine.put(".cursor/mcp.json", SERVERS);
    write(&machine);
    std::fs::write(machine.at(".claude/settings.json"), [0xff, 0xfe]).expect("a file");
    let output = machine.run(&["stack", "--undo"]);
    assert_eq!((output.status.code(), machine.at(".cursor/permissions.json").exists()), (Some(1), false), "{output:?}");
    assert!(told(&machine.run(&["stack", "--undo"])).contains("nothing to undo"));
}

#[tokio::test]
async fn what_has_lost_its_backup_is_told_and_forgotten() {
    let machine = machine().await;
    write(&machine);
    std::fs::remove_file(machine.at(".claude/settings.json.toolgrade-backup-1")).expect("gone");
    let output = machine.run(&["stack", "--undo"]);
    assert!(output.status.code() == Some(1) && told(&output).contains("is gone"), "{output:?}");
    assert!(told(&machine.run(&["stack", "--undo"])).contains("nothing to undo"));
}
