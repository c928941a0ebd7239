//! One data folder, opened by several at once.

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
