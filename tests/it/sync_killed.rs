//! A sync that is killed at any moment, by the system, in the midst of whatever it does.

use crate::registry::Registry;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;
use toolgrade::model::{Listing, ServerEntry};
use toolgrade::store::Store;

const SERVERS: usize = 5000;
const KILLS: usize = 20;

fn start(registry: &Registry, folder: &Path) -> Child {
    Command::new(env!("CARGO_BIN_EXE_toolgrade"))
        .args(["sync", "--allow-private", "--registry", &registry.url(), "--data-dir"])
        .arg(folder)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("the program starts")
}

/// Everything that a sync writes, apart from times and runs.
async fn catalogue(folder: &Path) -> Vec<(ServerEntry, Option<Listing>)> {
    let store = Store::open(folder).await.expect("a catalogue");
    let mut all = Vec::new();
    for server in store.server_entries_after(0, 1_000_000).await.expect("servers") {
        let slug = toolgrade::model::ServerSlug::stored(server.slug.clone());
        let listing = store.listing(&slug).await.expect("a listing");
        all.push((server, listing));
    }
    store.close().await;
    all
}

#[tokio::test(flavor = "multi_thread")]
async fn a_sync_that_is_killed_twenty_times_ends_as_one_that_never_was() {
    let (registry, folder) = (Registry::of(SERVERS).await, tempfile::tempdir().expect("a folder"));
    let [whole, killed] = ["whole", "killed"].map(|name| folder.path().join(name));
    assert!(start(&registry, &whole).wait().expect("an end").success());
    registry.asked();
    let mut served = 0;
    for kill in 0..KILLS {
        let mut child = start(&registry, &killed);
        // Some pages on, or before the first; then at any point between two pages.
        let until = served + kill % 3;
        while registry.pages_served() < until && child.try_wait().expect("its state").is_none() {
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
        tokio::time::sleep(Duration::from_millis((kill as u64 * 7) % 23)).await;
        child.kill().and_then(|()| child.wait()).expect("an end");
        served = registry.pages_served();
    }
    assert!(catalogue(&killed).await.len() < SERVERS, "it was done before it was killed so often");
    assert!(start(&registry, &killed).wait().expect("an end").success());
    let (whole, killed) = (catalogue(&whole).await, catalogue(&killed).await);
    assert_eq!(whole.len(), SERVERS);
    assert!(whole == killed, "{} and {} servers", whole.len(), killed.len());
}
