//! The program killed while it writes: after the next start the index answers for what the store holds.

use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::Duration;
use toolgrade::app::Indexing;
use toolgrade::model::ToolEntry;
use toolgrade::search::{Request, Search};
use toolgrade::store::Store;

const TOOLS: usize = 1_500;

/// Starts the program on a catalogue.
fn start(folder: &Path, args: &[&str]) -> Child {
    let mut command = Command::new(env!("CARGO_BIN_EXE_toolgrade"));
    command.args(args).arg("--data-dir").arg(folder).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    command.spawn().expect("the program starts")
}

fn kill(mut child: Child) {
    // SIGKILL; that it has ended by itself is as good.
    let _ = child.kill();
    child.wait().expect("it ends");
}

/// Tools of some servers, other ones in every round, of which each takes some of the round before away or changes it.
fn rows(folder: &Path, round: usize) -> String {
    let row = |at: usize| {
        let text = format!("Does thing {at} as of round {}.", if at.is_multiple_of(3) { 0 } else { round });
        format!(r#"{{"server": "s{}", "tool": "thing_{}", "description": "{text}"}}"#, at % 40, at + round * TOOLS / 2)
    };
    let path = folder.join("rows.jsonl");
    std::fs::write(&path, (0..TOOLS).map(row).collect::<Vec<_>>().join("\n")).expect("a file");
    path.to_string_lossy().into_owned()
}

async fn tools(store: &Store) -> Vec<ToolEntry> {
    store.tool_entries_after(0, u32::MAX >> 1).await.expect("tools")
}

fn total(search: &Search, text: &str) -> u64 {
    let answer = search.ask(&Request::new(text)).expect("an answer");
    assert!(!answer.total.more, "too many to be counted");
    answer.total.count
}

/// Opens what the killed processes left, as the next start does, and compares.
async fn index_and_store_agree(folder: &Path, when: &str) {
    let store = Store::open(folder).await.expect("the catalogue opens");
    let mut indexing = Indexing::new(&store, folder).await.expect("a catalogue");
    indexing.step().await.expect("an index in step");
    let (search, tools) = (indexing.search(), tools(&store).await);
    assert_eq!(search.sequence(), store.sequence().await.expect("a number"), "{when}");
    assert_eq!(total(&search, "kind:tool"), tools.len() as u64, "{when}");
    for tool in tools.iter().step_by(97) {
        let answer = search.ask(&Request::new(&format!("{} ", tool.name))).expect("an answer");
        assert!(answer.hits.iter().any(|hit| hit.tool == tool.id), "{when}: {}", tool.name);
    }
    store.close().await;
}

#[tokio::test]
async fn after_a_kill_at_any_moment_the_next_start_makes_index_and_store_agree() {
    let folder = tempfile::tempdir().expect("a folder");
    for round in 0..8_usize {
        let file = rows(folder.path(), round);
        let server = start(folder.path(), &["serve", "--no-starter", "--listen", "127.0.0.1:0"]);
        let import = start(folder.path(), &["import", &file]);
        // Moments spread over an import and the index that follows it; which of them is hit differs from run to run.
        sleep(Duration::from_millis((round as u64 * 331) % 1_400 + 60));
        if round.is_multiple_of(2) {
            kill(import);
            kill(server);
        } else {
            kill(server);
            kill(import);
        }
        index_and_store_agree(folder.path(), &format!("killed in round {round}")).await;
    }
}

#[tokio::test]
async fn a_rebuild_that_is_killed_leaves_an_index_that_agrees() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = rows(folder.path(), 0);
    let import = start(folder.path(), &["import", &file]).wait().expect("it ends");
    assert!(import.success());
    for round in 0..6_u64 {
        let reindex = start(folder.path(), &["reindex"]);
        sleep(Duration::from_millis(20 + round * 45));
        kill(reindex);
        index_and_store_agree(folder.path(), &format!("killed in round {round}")).await;
    }
}
