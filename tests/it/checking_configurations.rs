//! `toolgrade check` of a client's configuration: its servers asked themselves or looked up, its secrets kept, and what could
//! not be checked told in every format. Also lists that are only a part.

use crate::checking::{check, told};
use crate::command::out;
use crate::world::World;
use serde_json::{Value, json};
use std::path::Path;
use std::process::Output;
use tempfile::TempDir;

const SERVER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it/played_server.sh");

const FORMATS: [&str; 4] = ["text", "json", "sarif", "junit"];

/// A server that the catalogue knows by its package.
const KNOWN: &[u8] =
    br#"{"name": "Notes", "package": "npm:notes-mcp", "tools": [{"name": "delete_all", "description": "Deletes all notes for good."}]}"#;

/// A configuration in a folder of its own, beside which a catalogue may lie.
struct Desk {
    folder: TempDir,
}

impl Desk {
    fn with(servers: &Value) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        std::fs::write(folder.path().join("mcp.json"), json!({"mcpServers": servers}).to_string()).expect("a file");
        Self { folder }
    }

    fn path(&self, name: &str) -> String {
        self.folder.path().join(name).to_str().expect("a path").to_owned()
    }

    /// Checks the configuration with the catalogue in `home`.
    fn check_in(&self, home: &Path, more: &[&str]) -> Output {
        check(&[&[&self.path("mcp.json"), "--data-dir", home.to_str().expect("a path")], more].concat(), "")
    }

    fn check(&self, more: &[&str]) -> Output {
        self.check_in(&self.folder.path().join("none"), more)
    }
}

async fn catalogue() -> World {
    let world = World::empty().await;
    world.import("notes.json", KNOWN, 1).await;
    world.store.close().await;
    world
}

fn report(output: &Output) -> Value {
    serde_json::from_str(&out(output)).unwrap_or_else(|error| panic!("{error}: {output:?}"))
}

fn played() -> Value {
    json!({"command": "sh", "args": [SERVER, "plain"]})
}

#[tokio::test]
async fn servers_of_the_catalogue_are_checked_by_its_definitions() {
    let world = catalogue().await;
    let desk = Desk::with(&json!({"mine": {"command": "npx", "args": ["-y", "notes-mcp"]}, "off": {"command": "x", "disabled": true}}));
    let output = desk.check_in(world.folder.path(), &["--format", "json"]);
    assert_eq!(output.status.code(), Some(1), "{}", told(&output));
    let report = report(&output);
    let servers = &report["sources"][0]["servers"];
    assert_eq!((&servers[0]["alias"], &servers[0]["how"]), (&json!("off"), &json!("off")));
    assert_eq!((&servers[1]["how"], &servers[1]["server"], &servers[1]["tools"]), (&json!("catalogue"), &json!("notes-mcp"), &json!(1)));
    let found = &report["findings"][0];
    assert_eq!((&found["rule"], &found["server"], &found["tool"]), (&json!("high-risk-tool"), &json!("mine"), &json!("delete_all")));
}

#[test]
fn servers_are_started_only_where_that_is_said() {
    let folder = tempfile::tempdir().expect("a folder");
    let noted = folder.path().join("environment");
    let desk = Desk::with(&json!({"played": {"command": "sh", "args": [SERVER, "environment", noted], "env": {"GIVEN": "${HOME}"}}}));
    let unasked = desk.check(&[]);
    assert_eq!((unasked.status.code(), noted.exists()), (Some(2), false), "{}", told(&unasked));
    assert!(told(&unasked).contains("could not read played: is not in the catalogue; --run asks it itself"), "{}", told(&unasked));
    let asked = desk.check(&["--run", "--fail-on", "none"]);
    assert_eq!(asked.status.code(), Some(0), "{}", told(&asked));
    let home = std::env::var("HOME").expect("a home");
    assert!(std::fs::read_to_string(&noted).expect("the environment").contains(&format!("GIVEN={home}\n")));
}

#[test]
fn many_servers_are_one_report_with_one_baseline() {
    let desk = Desk::with(&json!({"one": played(), "two": played(), "three": played(), "four": played(), "five": played()}));
    let report = report(&desk.check(&["--run", "--fail-on", "low", "--format", "json"]));
    assert_eq!((&report["exit_code"], &report["meta"]["tools"]), (&json!(1), &json!(5)));
    let servers: Vec<&str> = report["findings"].as_array().expect("findings").iter().filter_map(|found| found["server"].as_str()).collect();
    assert!(["one", "two", "three", "four", "five"].iter().all(|name| servers.contains(name)), "{servers:?}");
    let baseline = desk.path("baseline.json");
    assert_eq!(desk.check(&["--run", "--fail-on", "low", "--write-baseline", &baseline]).status.code(), Some(0));
    assert_eq!(desk.check(&["--run", "--fail-on", "low", "--baseline", &baseline]).status.code(), Some(0));
}

#[tokio::test]
async fn a_server_that_can_not_be_asked_is_looked_up() {
    let world = catalogue().await;
    let start = json!({"command": "/nowhere/npx", "args": ["-y", "notes-mcp"]});
    let output = Desk::with(&json!({"mine": start})).check_in(world.folder.path(), &["--run"]);
    assert_eq!(output.status.code(), Some(1), "{}", told(&output));
    assert!(out(&output).contains("mcp.json:1:16: mine  FAIL  High"), "{}", out(&output));
    assert!(out(&output).contains("mine could not be asked (its program can't be started: "), "{}", out(&output));
    assert!(
        out(&output).contains(", and was looked up in the catalogue: notes-mcp, recognised by its package; 1 tool"),
        "{}",
        out(&output)
    );
}

#[test]
fn what_nobody_knows_ends_with_2_or_is_a_warning_where_that_is_said() {
    let desk = Desk::with(&json!({"own": {"command": "own-server"}}));
    assert_eq!(desk.check(&[]).status.code(), Some(2));
    for format in FORMATS {
        let output = desk.check(&["--allow-unknown", "--format", format]);
        assert_eq!(output.status.code(), Some(0), "{}", told(&output));
        assert!(out(&output).contains("names own, which is not in the catalogue"), "{}", out(&output));
    }
}

#[tokio::test]
async fn a_name_alone_tells_no_server_for_certain() {
    let world = catalogue().await;
    let output = Desk::with(&json!({"notes-mcp": {"command": "own"}})).check_in(world.folder.path(), &[]);
    assert_eq!(output.status.code(), Some(2));
    assert!(told(&output).contains("notes-mcp: is perhaps notes-mcp, but only by its name; --run asks it itself"), "{}", told(&output));
}

#[test]
fn no_secret_of_a_configuration_is_printed() {
    let desk = Desk::with(&json!({
        "plain": {"command": "sh", "args": [SERVER, "plain", "S3CRETargument1"], "env": {"KEY": "S3CRETvalue1"}},
        "dies": {"command": "sh", "args": ["-c", "echo $KEY $1 >&2; exit 3", "S3CRETargument2"], "env": {"KEY": "S3CRETvalue2"}},
        "absent": {"command": "/nowhere/S3CRETprogram3 --token S3CRETargument3"},
        "closed": {"url": "http://ada:S3CRETuser4@127.0.0.1:9/S3CRETpath4?key=S3CRETquery4", "headers": {"Authorization": "Bearer S3CRETheader4"}},
        "odd": {"url": "S3CRETurl5", "headers": {"X\n": "S3CRETheader5"}},
        "open": {"command": "x", "args": ["${input:S3CRETinput6}"]},
        "broken": {"command": {"x": "S3CRETbroken7"}},
    }));
    for run in [&["--run", "--allow-private"][..], &[]] {
        for format in FORMATS {
            let output = desk.check(&[&["--format", format, "--timeout", "20"], run].concat());
            assert_eq!(output.status.code(), Some(2));
            let all = format!("{}{}", out(&output), told(&output));
            assert!(!all.contains("S3CRET"), "{format}: {all}");
        }
    }
}

#[test]
fn configurations_of_other_languages_are_checked_too() {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, text) in [
        ("config.toml", format!("[mcp_servers.played]\ncommand = \"sh\"\nargs = [\"{SERVER}\", \"plain\"]\n")),
        ("config.yaml", format!("extensions:\n  played:\n    type: stdio\n    cmd: sh\n    args: [\"{SERVER}\", plain]\n")),
        (
            "settings.json",
            format!("// mine\n{{\"context_servers\": {{\"played\": {{\"command\": \"sh\", \"args\": [\"{SERVER}\", \"plain\"]}}}}}}"),
        ),
    ] {
        let path = folder.path().join(name);
        std::fs::write(&path, text).expect("a file");
        let output = check(&[path.to_str().expect("a path"), "--run", "--fail-on", "none", "--format", "json"], "");
        assert_eq!(report(&output)["meta"]["tools"], json!(1), "{name}: {}", told(&output));
    }
}

#[test]
fn a_list_with_a_next_page_is_told_as_a_part_in_every_format() {
    let part = r#"{"tools": [{"name": "list_notes", "description": "Lists the notes."}], "nextCursor": "2"}"#;
    let whole = r#"{"tools": [{"name": "list_notes", "description": "Lists the notes."}]}"#;
    for format in FORMATS {
        let output = check(&["-", "--format", format], part);
        assert!(out(&output).contains("holds only a part of"), "{format}: {}", out(&output));
        assert!(!out(&check(&["-", "--format", format], whole)).contains("only a part"), "{format}");
    }
    assert!(out(&check(&["-"], part)).contains("none fails (--fail-on high); not everything was checked"));
    let log: Value = serde_json::from_str(&out(&check(&["-", "--format", "sarif"], part))).expect("JSON");
    assert_eq!(log["runs"][0]["invocations"][0]["toolExecutionNotifications"][0]["level"], "warning");
}

#[test]
fn a_part_of_a_list_never_becomes_the_baseline() {
    let folder = tempfile::tempdir().expect("a folder");
    let baseline = folder.path().join("baseline.json");
    let path = baseline.to_str().expect("a path");
    let part = r#"{"tools": [{"name": "delete_all", "description": "Deletes all notes for good."}], "nextCursor": "2"}"#;
    let output = check(&["-", "--write-baseline", path], part);
    assert_eq!((output.status.code(), baseline.exists()), (Some(2), false), "{}", told(&output));
    assert!(told(&output).contains("the baseline was not written, since only a part was checked"), "{}", told(&output));
}

#[tokio::test]
async fn what_is_accepted_of_a_server_that_nobody_knows_stays_accepted() {
    let (world, empty) = (catalogue().await, tempfile::tempdir().expect("a folder"));
    let desk = Desk::with(&json!({"mine": {"command": "npx", "args": ["-y", "notes-mcp"]}, "sums": {"command": "sums-server"}}));
    let baseline = desk.path("baseline.json");
    let write = ["--write-baseline", &baseline, "--allow-unknown"];
    assert_eq!(desk.check_in(world.folder.path(), &write).status.code(), Some(0));
    let before = std::fs::read_to_string(&baseline).expect("a baseline");
    let output = desk.check_in(empty.path(), &write);
    assert_eq!((output.status.code(), std::fs::read_to_string(&baseline).expect("a baseline")), (Some(0), before), "{}", told(&output));
    assert!(!out(&output).contains("is found no more"), "{}", out(&output));
}

#[tokio::test]
async fn a_finding_stands_where_the_configuration_names_its_server() {
    let (world, folder) = (catalogue().await, tempfile::tempdir().expect("a folder"));
    let home = world.folder.path().to_str().expect("a path");
    for (name, text, place) in [
        (
            "mcp.json",
            "{\n  // mine\n  \"mcpServers\": {\n    \"mine\": {\"command\": \"npx\", \"args\": [\"-y\", \"notes-mcp\"]}\n  }\n}",
            (4, 5),
        ),
        ("config.toml", "model = \"m\"\n\n[mcp_servers.mine]\ncommand = \"npx\"\nargs = [\"-y\", \"notes-mcp\"]\n", (3, 14)),
        ("config.yaml", "extensions:\n  # é\n  mine:\n    type: stdio\n    cmd: npx\n    args: [-y, notes-mcp]\n", (3, 3)),
    ] {
        let path = folder.path().join(name);
        std::fs::write(&path, text).expect("a file");
        let path = path.to_str().expect("a path");
        let run = |format: &str| out(&check(&[path, "--data-dir", home, "--format", format], ""));
        let (line, column) = place;
        let json: Value = serde_json::from_str(&run("json")).expect("JSON");
        assert_eq!((&json["findings"][0]["line"], &json["findings"][0]["column"]), (&json!(line), &json!(column)), "{json:#}");
        let sarif: Value = serde_json::from_str(&run("sarif")).expect("JSON");
        let physical = &sarif["runs"][0]["results"][0]["locations"][0]["physicalLocation"];
        assert!(
            physical["region"]["startLine"] == line && physical["artifactLocation"]["uri"].as_str().is_some_and(|uri| uri.ends_with(name)),
            "{physical:#}"
        );
        assert!(run("text").contains(&format!("{name}:{line}:{column}: mine  FAIL")), "{}", run("text"));
        assert!(run("junit").contains(&format!("{name}:{line}:{column}: High high-risk-tool")), "{}", run("junit"));
    }
}
