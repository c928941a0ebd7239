//! The index follows the store: after every step it answers for what the store holds, whatever happened before.

use crate::world::{CLASSIFIER, World, at};
use toolgrade::app::{IndexError, Indexing};
use toolgrade::ingest;
use toolgrade::model::{Listed, Override, Risk, ServerSlug};
use toolgrade::search::{Request, Search, SearchError, SearchState};

const ROWS: &str = r#"{"server": "acme", "tool": "create_issue", "description": "Creates an issue."}
{"server": "acme", "tool": "delete_repo", "description": "Deletes a repository."}"#;

async fn indexed(world: &World) -> Indexing {
    let mut indexing = Indexing::new(&world.store, world.folder.path()).await.expect("a catalogue");
    indexing.step().await.expect("a first step");
    indexing
}

fn found(search: &Search, text: &str) -> u64 {
    search.ask(&Request::new(text)).expect("an answer").total.count
}

#[tokio::test]
async fn an_import_is_found_after_the_next_step() {
    let world = World::with(ROWS).await;
    let mut indexing = indexed(&world).await;
    assert_eq!((found(&indexing.search(), "issue"), found(&indexing.search(), "pipeline")), (1, 0));
    world.import("more.jsonl", br#"{"server": "acme", "tool": "run_pipeline", "description": "Runs a pipeline."}"#, 2).await;
    indexing.step().await.expect("a step");
    assert_eq!(found(&indexing.search(), "pipeline"), 1);
    assert_eq!(indexing.search().sequence(), world.store.sequence().await.expect("a number"));
}

#[tokio::test]
async fn a_correction_moves_a_tool_between_filters() {
    let world = World::with(ROWS).await;
    let mut indexing = indexed(&world).await;
    let before = found(&indexing.search(), "issue risk:high");
    let person = Override { category: None, risk: Some(Risk::High), traits: None, note: "n".into(), author: "a".into(), at: at(3) };
    let slug = ServerSlug::of("acme").expect("a slug");
    assert!(world.store.set_override(&slug, "create_issue", &person).await.expect("a correction"));
    indexing.step().await.expect("a step");
    assert_eq!((before, found(&indexing.search(), "issue risk:high")), (0, 1));
    assert!(world.store.clear_override(&slug, "create_issue", at(4)).await.expect("taken back"));
    indexing.step().await.expect("a step");
    assert_eq!(found(&indexing.search(), "issue risk:high"), 0);
}

#[tokio::test]
async fn a_removed_tool_is_no_longer_found() {
    let world = World::empty().await;
    let capture = |tools: &str| format!(r#"{{"server": "acme", "name": "acme", "tools": [{tools}]}}"#);
    let (kept, gone) = (r#"{"name": "keep_it", "description": "Keeps."}"#, r#"{"name": "drop_it", "description": "Drops."}"#);
    world.import("all.json", capture(&format!("{kept}, {gone}")).as_bytes(), 1).await;
    let mut indexing = indexed(&world).await;
    assert_eq!(found(&indexing.search(), "drop"), 1);
    world.import("all.json", capture(kept).as_bytes(), 2).await;
    indexing.step().await.expect("a step");
    assert_eq!((found(&indexing.search(), "drop"), found(&indexing.search(), "keep")), (0, 1));
}

#[tokio::test]
async fn another_name_of_a_server_reaches_its_tools() {
    let world = World::with(ROWS).await;
    let mut indexing = indexed(&world).await;
    let renamed = br#"{"server": "acme", "server_name": "Zebra Forge", "tool": "create_issue", "description": "Creates an issue."}"#;
    world.import("renamed.jsonl", renamed, 2).await;
    indexing.step().await.expect("a step");
    assert_eq!(found(&indexing.search(), "zebra"), 2);
}

#[tokio::test]
async fn what_was_not_committed_is_made_up_for_after_a_kill() {
    let world = World::with(ROWS).await;
    drop(indexed(&world).await);
    world.import("more.jsonl", br#"{"server": "acme", "tool": "run_pipeline", "description": "Runs."}"#, 2).await;
    let identity = world.store.identity().await.expect("an identity");
    let search = Search::within(world.folder.path(), &identity);
    let keeper = search.keep().expect("the index");
    let behind = keeper.sequence();
    // As after a kill: what is written was never committed.
    drop(keeper);
    assert!(behind < world.store.sequence().await.expect("a number"));
    let indexing = indexed(&world).await;
    assert_eq!(found(&indexing.search(), "pipeline"), 1);
}

#[tokio::test]
async fn an_update_and_its_number_are_written_together_or_not_at_all() {
    let world = World::with(ROWS).await;
    drop(indexed(&world).await);
    let search = Search::within(world.folder.path(), &world.store.identity().await.expect("an identity"));
    let mut keeper = search.keep().expect("the index");
    let tools = world.store.tool_entries_after(0, 10).await.expect("tools");
    keeper.update(&[], &[Listed::Tool(tools[0].id)], 77).expect("an update");
    drop(keeper);
    let again = search.keep().expect("the index");
    assert_eq!((again.sequence(), found(&search, "issue"), found(&search, "repository")), (77, 0, 1));
}

#[tokio::test]
async fn a_damaged_old_foreign_or_missing_index_is_built_anew() {
    let world = World::with(ROWS).await;
    drop(indexed(&world).await);
    let folder = world.folder.path().join("search");
    let ruin: [&dyn Fn(); 3] = [
        &|| std::fs::remove_dir_all(&folder).expect("removed"),
        &|| std::fs::write(folder.join("meta.json"), "{").expect("damaged"),
        &|| {
            let mut files = std::fs::read_dir(&folder).expect("files").map(|entry| entry.expect("a file").path());
            let terms = files.find(|path| path.extension().is_some_and(|end| end == "term")).expect("terms");
            let mut bytes = std::fs::read(&terms).expect("bytes");
            let middle = bytes.len() / 2;
            bytes[middle] ^= 0xFF;
            std::fs::write(&terms, bytes).expect("damaged");
        },
    ];
    for spoil in ruin {
        spoil();
        assert_eq!(found(&indexed(&world).await.search(), "issue"), 1);
    }
    let other = Search::within(world.folder.path(), "another catalogue");
    assert!(matches!(other.keep(), Err(SearchError::Unusable(why)) if why.contains("another catalogue")));
}

#[tokio::test]
async fn an_index_that_another_version_wrote_is_built_anew() {
    let world = World::with(ROWS).await;
    drop(indexed(&world).await);
    let folder = world.folder.path().join("search");
    let search = Search::within(world.folder.path(), &world.store.identity().await.expect("an identity"));
    let older: [&dyn Fn(); 2] = [
        // As texts were read before.
        &|| {
            let meta = std::fs::read_to_string(folder.join("meta.json")).expect("what a commit says");
            let (before, after) = meta.split_once("\\\"version\\\":").expect("a version");
            let rest = after.trim_start_matches(|c: char| c.is_ascii_digit());
            std::fs::write(folder.join("meta.json"), format!("{before}\\\"version\\\":0{rest}")).expect("an older version");
        },
        // With other fields.
        &|| {
            std::fs::remove_dir_all(&folder).expect("removed");
            std::fs::create_dir(&folder).expect("a folder");
            let mut schema = tantivy::schema::Schema::builder();
            schema.add_u64_field("key", tantivy::schema::FAST);
            tantivy::Index::create_in_dir(&folder, schema.build()).expect("another index");
        },
    ];
    for make_older in older {
        make_older();
        assert!(matches!(search.keep(), Err(SearchError::Unusable(why)) if why.contains("another version")));
        assert_eq!(found(&indexed(&world).await.search(), "issue"), 1);
    }
}

#[tokio::test]
async fn nobody_else_writes_to_an_index_that_is_kept() {
    let world = World::with(ROWS).await;
    let _indexing = indexed(&world).await;
    let mut second = Indexing::new(&world.store, world.folder.path()).await.expect("a catalogue");
    assert!(matches!(second.step().await, Err(IndexError::Search(SearchError::Held(_)))));
}

#[tokio::test]
async fn it_says_that_it_is_being_built_until_it_can_be_asked() {
    let world = World::with(ROWS).await;
    let mut indexing = Indexing::new(&world.store, world.folder.path()).await.expect("a catalogue");
    let search = indexing.search();
    assert!(matches!(search.ask(&Request::new("issue")), Err(SearchError::Rebuilding { .. })));
    assert!(matches!(search.state(), SearchState::Rebuilding { .. }));
    indexing.step().await.expect("a step");
    assert_eq!(search.state(), SearchState::Ready);
}

#[tokio::test]
async fn every_starter_tool_is_indexed_with_what_the_store_holds() {
    let world = World::empty().await;
    let mut indexing = indexed(&world).await;
    ingest::load_starter(&world.store, &CLASSIFIER, at(1)).await.expect("the starter catalogue");
    indexing.step().await.expect("a step");
    let tools = world.store.stats().await.expect("counts").tools.total();
    assert_eq!(found(&indexing.search(), "kind:tool"), tools);
    assert_eq!(world.store.count_entries().await.expect("a count"), tools + world.store.count_servers().await.expect("a count"));
}
