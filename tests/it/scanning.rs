//! Live servers over standard input and output: what they say, what they may not do, and that nothing of them is left.

use crate::world::{CLASSIFIER, World, at};
use serde_json::json;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};
use toolgrade::ingest::Outcome;
use toolgrade::ingest::http::{Http, Limits};
use toolgrade::ingest::scan::{Bounds, Launch, ScanError, Wanted, scan};
use toolgrade::model::ServerSlug;

const SERVER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it/played_server.sh");

fn bounds() -> Bounds {
    Bounds { start: Duration::from_secs(20), list: Duration::from_secs(20), answer: 10_000 }
}

async fn played(world: &World, part: &[&str], bounds: Bounds) -> Result<Outcome, ScanError> {
    let command = ["sh", SERVER].iter().chain(part).map(|word| (*word).to_owned()).collect();
    let wanted = Wanted::command(Launch { command, ..Launch::default() }, ServerSlug::of("played"));
    scan(&world.store, &CLASSIFIER, &Http::new(Limits::default()), &wanted, &bounds, at(5)).await
}

#[tokio::test]
async fn definitions_are_stored_as_the_server_wrote_them_and_noise_is_passed_over() {
    let world = World::empty().await;
    assert_eq!(played(&world, &["plain"], bounds()).await.expect("tools").report.added, 1);
    let tool = world.json("/api/v1/servers/played/tools/odd").await["tool"].clone();
    assert_eq!(tool["input_schema"], json!({"type": "object", "x-order": ["b", "a"]}));
    assert_eq!((&tool["annotations"]["own"], &tool["category"]), (&json!(1), &json!("Write")));
    let server = world.json("/api/v1/servers/played").await["server"].clone();
    assert_eq!((&server["name"], &server["version"]), (&json!("played"), &json!("9")));
    let scan = &server["scan"];
    assert_eq!((&scan["posture"], &scan["transport"], &scan["protocol"]), (&json!("open"), &json!("stdio"), &json!("2025-06-18")));
    assert_eq!((&scan["instructions"], &scan["capabilities"]), (&json!("Ask nicely."), &json!({"tools": {"listChanged": true}})));
    assert!(scan["latency_ms"].is_u64());
    assert!(world.get("/servers/played").await.text("dl.facts").contains("over stdio: answered to everybody"));
}

#[tokio::test]
async fn a_second_scan_says_all_unchanged() {
    let world = World::empty().await;
    played(&world, &["plain"], bounds()).await.expect("tools");
    let again = played(&world, &["plain"], bounds()).await.expect("tools").report;
    assert_eq!((again.unchanged, again.changed, again.added), (1, 0, 0));
}

#[tokio::test]
async fn a_list_that_fills_once_the_server_was_greeted_is_read_again() {
    let world = World::empty().await;
    assert_eq!(played(&world, &["late"], bounds()).await.expect("tools").report.added, 1);
}

#[tokio::test]
async fn a_tool_that_is_none_is_refused_alone() {
    let world = World::empty().await;
    let report = played(&world, &["bad"], bounds()).await.expect("tools").report;
    assert_eq!((report.added, report.refused), (1, 2));
}

#[tokio::test]
async fn a_server_that_ends_or_stays_silent_is_quoted_with_its_last_words() {
    let world = World::empty().await;
    let died = played(&world, &["dies"], bounds()).await.expect_err("no tools").to_string();
    assert!(died.contains("ended before it answered") && died.contains("no API key was given"), "{died}");
    let short = Bounds { start: Duration::from_millis(400), ..bounds() };
    let silent = played(&world, &["silent"], short).await.expect_err("no tools").to_string();
    assert!(silent.contains("within 0.4 s") && silent.contains("--timeout") && silent.contains("still thinking"), "{silent}");
    assert!(world.store.is_empty().await.expect("an answer"));
}

#[tokio::test]
async fn an_answer_over_the_limit_and_a_list_without_end_are_refused() {
    let world = World::empty().await;
    assert!(matches!(played(&world, &["huge"], bounds()).await, Err(ScanError::TooLarge { limit: 10_000 })));
    assert!(matches!(played(&world, &["circle"], bounds()).await, Err(ScanError::Circle)));
    assert!(world.store.is_empty().await.expect("an answer"));
}

#[tokio::test]
async fn what_can_not_be_started_says_so() {
    let world = World::empty().await;
    let wanted = Wanted::command(Launch { command: vec!["no-such-program".into()], ..Launch::default() }, None);
    let error = scan(&world.store, &CLASSIFIER, &Http::new(Limits::default()), &wanted, &bounds(), at(5)).await.expect_err("no program");
    assert!(error.to_string().contains("cannot start `no-such-program`") && error.to_string().contains("is it installed?"), "{error}");
}

/// Whether a process is there; one that is dead and not yet buried is not.
fn is_there(process: &str) -> bool {
    let status = std::fs::read_to_string(format!("/proc/{}/stat", process.trim())).unwrap_or_default();
    status.rsplit(')').next().and_then(|rest| rest.trim().chars().next()).is_some_and(|state| state != 'Z')
}

fn gone(process: &str) -> bool {
    let end = Instant::now() + Duration::from_secs(5);
    while is_there(process) && Instant::now() < end {
        std::thread::sleep(Duration::from_millis(10));
    }
    !is_there(process)
}

#[tokio::test]
async fn nothing_that_a_server_started_outlives_the_scan() {
    let world = World::empty().await;
    for part in ["child", "deaf"] {
        let note = world.folder.path().join(part);
        played(&world, &[part, note.to_str().expect("a path")], bounds()).await.expect("tools");
        let process = std::fs::read_to_string(note).expect("a note");
        assert!(gone(&process), "{part}: process {process} is still there");
    }
}

fn program(folder: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_toolgrade"));
    command.args(["scan", "--data-dir"]).arg(folder.join("catalogue")).args(args);
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

#[test]
fn a_server_gets_no_more_of_the_environment_than_it_needs() {
    let folder = tempfile::tempdir().expect("a folder");
    let note = folder.path().join("environment");
    let path = note.to_str().expect("a path");
    let mut scan = program(folder.path(), &["--yes", "--env", "GIVEN=here", "--env", "NAMED", "--", "sh", SERVER, "environment", path]);
    let output = scan.env("A_SECRET", "x").env("NAMED", "there").output().expect("the program");
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    let got = std::fs::read_to_string(note).expect("a note");
    assert!(!got.contains("A_SECRET") && got.contains("GIVEN=here") && got.contains("NAMED=there") && got.contains("PATH="), "{got}");
}

#[test]
fn no_program_is_started_without_a_yes() {
    let folder = tempfile::tempdir().expect("a folder");
    let note = folder.path().join("environment");
    let output =
        program(folder.path(), &["--", "sh", SERVER, "environment", note.to_str().expect("a path")]).output().expect("the program");
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.code() == Some(2) && told.contains("a stranger's program") && told.contains("--yes"), "{told}");
    assert!(!note.exists());
}

#[test]
fn who_is_interrupted_leaves_no_process_behind() {
    let folder = tempfile::tempdir().expect("a folder");
    let note = folder.path().join("process");
    // It never answers the greeting: its standard input is not its own.
    let script = format!("echo $$ > {0}.new; mv {0}.new {0}; sleep 300", note.display());
    let mut scan = program(folder.path(), &["--yes", "--", "sh", "-c", &script]).spawn().expect("the program");
    let end = Instant::now() + Duration::from_secs(30);
    while !note.exists() && Instant::now() < end {
        std::thread::sleep(Duration::from_millis(10));
    }
    let process = std::fs::read_to_string(&note).expect("a note");
    let pid = rustix::process::Pid::from_raw(i32::try_from(scan.id()).expect("a small number")).expect("a process");
    rustix::process::kill_process(pid, rustix::process::Signal::TERM).expect("a signal");
    assert_eq!(scan.wait().expect("an end").code(), Some(2));
    assert!(gone(&process), "process {process} is still there");
}
