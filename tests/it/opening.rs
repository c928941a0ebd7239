//! One data folder, opened by several at once.

use sqlx::{Connection, SqliteConnection};
use toolgrade::store::Store;

/// How often it is tried: whoever comes second comes at another moment each time.
const ROUNDS: usize = 10;

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn an_empty_folder_can_be_opened_by_many_at_once() {
    for round in 0..ROUNDS {
        let folder = tempfile::tempdir().expect("a folder");
        let openings: Vec<_> = (0..4)
            .map(|_| {
                let path = folder.path().to_path_buf();
                tokio::spawn(async move { Store::open(&path).await })
            })
            .collect();
        for opening in openings {
            let store = opening.await.expect("no panic").unwrap_or_else(|error| panic!("round {round}: {error}"));
            assert!(store.is_empty().await.expect("an answer"));
            store.close().await;
        }
    }
}

#[cfg(unix)]
#[tokio::test]
async fn the_catalogue_is_its_owners_alone_and_a_folder_that_was_there_stays_as_it_is() {
    use std::os::unix::fs::PermissionsExt;
    let mode = |path: &std::path::Path| std::fs::metadata(path).expect("a file").permissions().mode() & 0o777;
    let home = tempfile::tempdir().expect("a folder");
    let (new, shared) = (home.path().join("a/b"), home.path().join("shared"));
    std::fs::create_dir(&shared).expect("a folder");
    std::fs::set_permissions(&shared, std::fs::Permissions::from_mode(0o750)).expect("set");
    for (folder, expected) in [(&new, 0o700), (&shared, 0o750)] {
        Store::open(folder).await.expect("a store").close().await;
        let file = folder.join("catalogue.sqlite");
        assert_eq!((mode(folder), mode(&file)), (expected, 0o600));
        std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o644)).expect("set");
        Store::open(folder).await.expect("a store").close().await;
        assert_eq!(mode(&file), 0o600);
    }
}

/// With these each statement would be planned anew whenever its arguments change, and all connections would wait for one lock.
const COSTLY: [&str; 2] = ["ENABLE_STAT4", "ENABLE_MEMORY_MANAGEMENT"];

#[tokio::test]
async fn sqlite_is_built_without_the_switches_that_cost_every_read() {
    let mut db = SqliteConnection::connect("sqlite::memory:").await.expect("a database");
    for switch in COSTLY {
        let used: bool =
            sqlx::query_scalar("select sqlite_compileoption_used($1)").bind(switch).fetch_one(&mut db).await.expect("an answer");
        assert!(!used, "{switch}: `.cargo/config.toml` takes it out; run cargo within the project's folder");
    }
}
