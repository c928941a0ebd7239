//! What is counted of each server is what a count from the beginning gives, whatever was written.

use crate::world::{CLASSIFIER, World, at};
use sqlx::SqlitePool;
use sqlx::sqlite::SqliteConnectOptions;
use toolgrade::model::{Category, Override, Risk, ServerSlug, Trait};
use toolgrade::store::{Sighting, Store};

const ROWS: &str = r#"{"server": "acme", "server_name": "Acme", "tool": "get_note", "description": "Returns a note."}
{"server": "acme", "tool": "delete_note", "description": "Permanently deletes a note."}
{"server": "other", "tool": "run_command", "description": "Runs a shell command."}"#;

async fn database(world: &World) -> SqlitePool {
    let options = SqliteConnectOptions::new().filename(world.folder.path().join("catalogue.sqlite"));
    SqlitePool::connect_with(options).await.expect("the catalogue's file")
}

/// How many servers were counted, when all of them were counted right.
async fn counted(world: &World) -> i64 {
    let pool = database(world).await;
    let wrong: Vec<String> = sqlx::query_scalar(
        "select slug from (select * from counted except select * from tallies)
         union
         select slug from (select * from tallies except select * from counted)",
    )
    .fetch_all(&pool)
    .await
    .expect("an answer");
    assert_eq!(wrong, Vec::<String>::new());
    let number = sqlx::query_scalar("select count(*) from tallies").fetch_one(&pool).await.expect("a number");
    pool.close().await;
    number
}

fn slug(text: &str) -> ServerSlug {
    ServerSlug::of(text).expect("a slug")
}

fn correction(risk: Option<Risk>, traits: Option<Vec<Trait>>, second: i64) -> Override {
    Override { category: Some(Category::Write), risk, traits, note: "it was tried".into(), author: "Ada".into(), at: at(second) }
}

#[tokio::test]
async fn an_import_counts_its_servers() {
    assert_eq!(counted(&World::with(ROWS).await).await, 2);
    assert_eq!(counted(&World::starter().await).await, 51);
}

#[tokio::test]
async fn tools_that_go_change_and_come_back_are_counted_as_they_are() {
    let world = World::with(ROWS).await;
    let list = |tools: &str| format!(r#"{{"package": "npm:acme", "name": "Acme", "tools": [{tools}]}}"#);
    let one = r#"{"name": "get_note", "description": "Returns a note."}"#;
    let two = format!(r#"{one}, {{"name": "drop_table", "description": "Drops a table for good."}}"#);
    let changed = r#"{"name": "get_note", "description": "Runs any shell command."}"#;
    let renamed = r#"{"name": "fetch_note", "description": "Runs any shell command."}"#;
    for (second, tools) in (2..).zip([two.as_str(), one, two.as_str(), changed, renamed]) {
        world.import("acme.json", list(tools).as_bytes(), second).await;
        assert!(counted(&world).await >= 2, "{tools}");
    }
}

#[tokio::test]
async fn a_correction_counts_while_it_stands() {
    let world = World::with(ROWS).await;
    let (high, all) = (correction(Some(Risk::High), None, 2), correction(None, Some(Trait::ALL.to_vec()), 3));
    let facets = async || world.json("/api/v1/servers?does=only-read").await["meta"]["total"].as_u64();
    for (set, tool) in [(&high, "get_note"), (&all, "get_note")] {
        assert!(world.store.set_override(&slug("acme"), tool, set).await.expect("set"));
        counted(&world).await;
    }
    let traits = world.json("/api/v1/servers").await["facets"]["trait"].as_array().map(Vec::len);
    assert_eq!((facets().await, traits), (Some(0), Some(Trait::ALL.len())));
    assert!(world.store.clear_override(&slug("acme"), "get_note", at(4)).await.expect("cleared"));
    assert_eq!(counted(&world).await, 2);
}

#[tokio::test]
async fn a_correction_that_waited_for_its_tool_counts() {
    let world = World::empty().await;
    let mut write = world.store.write().await.expect("a write");
    write.place_override(&slug("acme"), "get_note", &correction(Some(Risk::High), None, 1)).await.expect("placed");
    write.commit().await.expect("a commit");
    world.import("rows.jsonl", ROWS.as_bytes(), 2).await;
    assert_eq!(
        (counted(&world).await, world.json("/api/v1/servers/acme").await["server"]["tools"]["by_risk"]["high"].as_u64()),
        (2, Some(2))
    );
}

#[tokio::test]
async fn a_retired_server_is_not_counted_until_it_is_back() {
    let world = World::with(ROWS).await;
    world.store.retire(&slug("acme"), at(2)).await.expect("retired");
    assert_eq!(counted(&world).await, 1);
    world.import("rows.jsonl", ROWS.as_bytes(), 3).await;
    assert_eq!(counted(&world).await, 2);
}

#[tokio::test]
async fn other_rules_count_their_own_verdicts() {
    let world = World::with(ROWS).await;
    let rule = "[[rule]]\nid='a'\ntitle='reads'\nwhy='w'\nwhen={verb=['delete']}\nadds={Read=9.0}\nfires=['delete_x']\nquiet=['x']";
    let pack = toolgrade::classify::Pack::parse(&[("r.toml".into(), rule.into())]).expect("a pack");
    let other = toolgrade::classify::Classifier::new(pack);
    toolgrade::ingest::reclassify(&world.store, &other, at(3), |_, _| ()).await.expect("done");
    assert_eq!(counted(&world).await, 2);
    assert_eq!(world.json("/api/v1/servers/acme").await["server"]["tools"]["by_category"]["read"], 1);
    toolgrade::ingest::reclassify(&world.store, &CLASSIFIER, at(4), |_, _| ()).await.expect("done");
    assert_eq!(counted(&world).await, 2);
}

#[tokio::test]
async fn an_identity_that_comes_later_says_how_the_server_is_run() {
    let world = World::with(ROWS).await;
    let run = world.store.start_run("scan", "x", at(2)).await.expect("a run");
    let sighting = Sighting { slug: slug("acme"), identity: None, profile: <_>::default(), listing: None };
    let mut write = world.store.write().await.expect("a write");
    let known = write.find_server(&sighting).await.expect("an answer").expect("a server");
    write.see_server(&known, Some("url:https://example.org/mcp"), &known.profile, run, at(2)).await.expect("seen");
    write.commit().await.expect("a commit");
    assert_eq!((counted(&world).await, world.json("/api/v1/servers?runs=remote").await["meta"]["total"].as_u64()), (2, Some(1)));
}

#[tokio::test]
async fn what_is_dropped_without_a_commit_counts_for_nothing() {
    let world = World::with(ROWS).await;
    let mut write = world.store.write().await.expect("a write");
    write.place_override(&slug("acme"), "get_note", &correction(Some(Risk::High), None, 2)).await.expect("placed");
    drop(write);
    assert_eq!(counted(&world).await, 2);
}

#[tokio::test]
async fn a_catalogue_from_before_is_counted_when_it_is_opened() {
    let world = World::starter().await;
    let before = world.json("/api/v1/servers?limit=100&sort=worst-risk").await;
    let pool = database(&world).await;
    for statement in
        ["drop view counted", "drop view stocked", "drop table tallies", "delete from _sqlx_migrations where version = 20261126000000"]
    {
        sqlx::query(statement).execute(&pool).await.expect("done");
    }
    pool.close().await;
    let opened = World { store: Store::open(world.folder.path()).await.expect("a catalogue"), folder: world.folder };
    assert_eq!((counted(&opened).await, opened.json("/api/v1/servers?limit=100&sort=worst-risk").await), (51, before));
}
