//! The registry: everything at first, then only what changed, and nothing lost when it breaks off.

use crate::loopback::{Loopback, Play, json, reply};
use crate::registry::{PUBLISHED, Registry, entry};
use crate::world::{CLASSIFIER, World, at};
use serde_json::{Value, json};
use std::sync::Mutex;
use std::time::Duration;
use toolgrade::ingest::Outcome;
use toolgrade::ingest::http::{Http, Limits};
use toolgrade::ingest::registry::{Patience, Sync, SyncError, sync};
use toolgrade::store::Report;

fn wanted(registry: &str) -> Sync {
    let patience = Patience { first: Duration::from_millis(1), longest: Duration::from_millis(50), tries: 4 };
    Sync { registry: registry.to_owned(), max: None, rehearse: false, full: false, patience }
}

async fn run(world: &World, wanted: &Sync, second: i64) -> Result<Outcome, SyncError> {
    let http = Http::new(Limits { private: true, ..Limits::default() });
    sync(&world.store, &CLASSIFIER, &http, wanted, at(second), |_| ()).await
}

async fn synced(world: &World, registry: &Registry, second: i64) -> Report {
    run(world, &wanted(&registry.url()), second).await.expect("a sync").report
}

fn report(seen: u64, added: u64, changed: u64, removed: u64, unchanged: u64) -> Report {
    Report { seen, added, changed, removed, unchanged, refused: 0 }
}

#[tokio::test]
async fn every_server_of_every_page_is_stored_and_its_tools_are_said_to_be_unseen() {
    let (world, registry) = (World::empty().await, Registry::of(250).await);
    assert_eq!(synced(&world, &registry, 1).await, report(250, 250, 0, 0, 0));
    assert_eq!(
        registry.asked(),
        ["limit=100&version=latest", "limit=100&version=latest&cursor=100", "limit=100&version=latest&cursor=200"]
    );
    assert_eq!(world.json("/api/v1/servers").await["meta"]["total"], 250);
    let page = world.get("/servers/io-github-maker7-tool-server").await;
    assert!(page.text("main").contains("Its tools were not seen yet"), "{}", page.text("main"));
    assert_eq!(world.json("/api/v1/servers/io-github-maker7-tool-server").await["server"]["package"], "npm:@maker7/tool-server");
}

#[tokio::test]
async fn a_second_sync_fetches_only_what_changed() {
    let (world, registry) = (World::empty().await, Registry::of(250).await);
    synced(&world, &registry, 1).await;
    for number in [3, 77, 249] {
        let mut changed = entry(number, "active", "2026-02-01T00:00:00Z");
        changed["server"]["version"] = json!("1.1.0");
        registry.put(number, changed);
    }
    registry.asked();
    assert_eq!(synced(&world, &registry, 2).await, report(3, 0, 3, 0, 0));
    assert_eq!(registry.asked(), ["limit=100&version=latest&updated_since=2026-01-01T00%3A00%3A00Z"]);
    assert_eq!(synced(&world, &registry, 3).await, report(0, 0, 0, 0, 0));
    assert_eq!(registry.asked(), ["limit=100&version=latest&updated_since=2026-02-01T00%3A00%3A00Z"]);
    let server = world.json("/api/v1/servers/io-github-maker77-tool-server").await;
    assert_eq!(server["server"]["version"], "1.1.0");
}

#[tokio::test]
async fn everything_again_is_all_unchanged() {
    let (world, registry) = (World::empty().await, Registry::of(120).await);
    synced(&world, &registry, 1).await;
    let full = Sync { full: true, ..wanted(&registry.url()) };
    assert_eq!(run(&world, &full, 2).await.expect("a sync").report, report(120, 0, 0, 0, 120));
}

#[tokio::test]
async fn what_the_registry_takes_back_keeps_its_page_with_a_notice() {
    let (world, registry) = (World::empty().await, Registry::of(3).await);
    synced(&world, &registry, 1).await;
    for (number, status) in [(0, "deleted"), (1, "deprecated")] {
        let mut gone = entry(number, status, "2026-02-01T00:00:00Z");
        gone["_meta"]["io.modelcontextprotocol.registry/official"]["statusMessage"] = json!("moved to another name");
        registry.put(number, gone);
    }
    assert_eq!(synced(&world, &registry, 2).await, report(2, 0, 1, 1, 0));
    for (number, notice) in [(0, "was taken out of its registry"), (1, "is deprecated")] {
        let text = world.get(&format!("/servers/io-github-maker{number}-tool-server")).await.text("main");
        assert!(text.contains(notice) && text.contains("moved to another name"), "{text}");
    }
    let server = world.json("/api/v1/servers/io-github-maker0-tool-server").await;
    assert_eq!(server["server"]["registry"]["status"], "deleted");
}

#[tokio::test]
async fn a_server_that_was_taken_back_before_anybody_saw_it_is_not_added() {
    let (world, registry) = (World::empty().await, Registry::with(vec![entry(0, "deleted", PUBLISHED)]).await);
    assert_eq!(synced(&world, &registry, 1).await, report(1, 0, 0, 0, 1));
    assert_eq!(world.json("/api/v1/servers").await["meta"]["total"], 0);
}

#[tokio::test]
async fn a_bad_entry_is_refused_alone_and_an_older_version_is_passed_over() {
    let mut outdated = entry(1, "active", PUBLISHED);
    outdated["_meta"]["io.modelcontextprotocol.registry/official"]["isLatest"] = json!(false);
    let old = json!({"name": "io.github.old/spelling", "version_detail": {"version": "0.1.0"}, "packages": [{"registry_name": "pypi", "name": "old"}]});
    let entries = vec![json!({"server": {"name": "no namespace"}}), entry(0, "active", PUBLISHED), outdated, old];
    let (world, registry) = (World::empty().await, Registry::with(entries).await);
    let outcome = run(&world, &wanted(&registry.url()), 1).await.expect("a sync");
    assert_eq!(outcome.report, Report { seen: 3, added: 2, refused: 1, ..Report::default() });
    assert!(
        outcome.refusals[0].place.ends_with(": no namespace") && outcome.refusals[0].reason.contains("namespace/name"),
        "{:?}",
        outcome.refusals
    );
    assert_eq!(world.json("/api/v1/servers/io-github-old-spelling").await["server"]["package"], "pypi:old");
}

#[tokio::test]
async fn a_captured_server_and_its_entry_are_one_and_two_entries_of_one_package_are_two() {
    let world = World::empty().await;
    world.import("c.json", br#"{"package":"npm:@maker0/tool-server","tools":[{"name":"a"}]}"#, 1).await;
    let mut fork = entry(1, "active", PUBLISHED);
    fork["server"]["packages"][0]["identifier"] = json!("@maker0/tool-server");
    let registry = Registry::with(vec![entry(0, "active", PUBLISHED), fork]).await;
    assert_eq!(synced(&world, &registry, 2).await, report(2, 1, 1, 0, 0));
    let all = Sync { full: true, ..wanted(&registry.url()) };
    assert_eq!(run(&world, &all, 3).await.expect("a sync").report, report(2, 0, 0, 0, 2));
    assert_eq!(world.json("/api/v1/servers/maker0-tool-server").await["server"]["tools"]["total"], 1);
}

#[tokio::test]
async fn an_overloaded_registry_is_asked_again_and_one_that_stays_so_is_left() {
    let world = World::empty().await;
    let answers = Mutex::new(vec![
        ("429 Too Many Requests", "retry-after: 0\r\n"),
        ("503 Service Unavailable", ""),
        ("200 OK", "content-type: application/json\r\n"),
    ]);
    let patient = Loopback::start(move |_| {
        let (status, headers) = answers.lock().expect("answers").remove(0);
        Play::Bytes(reply(status, headers, json!({"servers": [entry(0, "active", PUBLISHED)]}).to_string()))
    });
    assert_eq!(run(&world, &wanted(&patient.await.url("")), 1).await.expect("a sync").report.added, 1);
    for (status, headers, told) in [
        ("500 Internal Server Error", "", "overloaded"),
        ("429 Too Many Requests", "retry-after: 3600\r\n", "overloaded"),
        ("404 Not Found", "", "is it a registry?"),
        ("400 Bad Request", "", "--full"),
    ] {
        let refusing = Loopback::start(move |_| Play::Bytes(reply(status, headers, ""))).await;
        let error = run(&world, &wanted(&refusing.url("")), 2).await.expect_err("a refusal").to_string();
        assert!(error.contains(told), "{error}");
    }
}

#[tokio::test]
async fn a_registry_that_leads_in_a_circle_is_left_and_what_came_before_is_stored() {
    let looping = |request: &str| {
        let number = usize::from(request.contains("cursor=b")) + 1;
        let next = if number == 1 { "b" } else { "a" };
        json(&json!({"servers": [entry(number, "active", PUBLISHED)], "metadata": {"nextCursor": next}}).to_string())
    };
    let counter = Mutex::new(0);
    let repeating = move |_: &str| {
        *counter.lock().expect("a counter") += 1;
        let next = counter.lock().expect("a counter").to_string();
        json(&json!({"servers": [entry(0, "active", PUBLISHED)], "metadata": {"nextCursor": next}}).to_string())
    };
    let world = World::empty().await;
    for (registry, told) in [(Loopback::start(looping).await, "leads back"), (Loopback::start(repeating).await, "brings nothing new")] {
        let error = run(&world, &wanted(&registry.url("")), 1).await.expect_err("a circle").to_string();
        assert!(error.contains(told) && error.contains("is stored"), "{error}");
    }
    assert_eq!(world.json("/api/v1/servers").await["meta"]["total"], 3);
}

#[tokio::test]
async fn a_sync_that_stopped_goes_on_with_the_page_behind() {
    let (world, registry) = (World::empty().await, Registry::of(250).await);
    let part = Sync { max: Some(100), ..wanted(&registry.url()) };
    assert_eq!(run(&world, &part, 1).await.expect("a sync").report.seen, 100);
    registry.asked();
    assert_eq!(synced(&world, &registry, 2).await, report(250, 250, 0, 0, 0));
    assert_eq!(registry.asked(), ["limit=100&version=latest&cursor=100", "limit=100&version=latest&cursor=200"]);
}

#[tokio::test]
async fn a_rehearsal_counts_and_leaves_nothing() {
    let (world, registry) = (World::empty().await, Registry::of(120).await);
    let rehearsal = Sync { rehearse: true, ..wanted(&registry.url()) };
    assert_eq!(run(&world, &rehearsal, 1).await.expect("a sync").report, report(120, 120, 0, 0, 0));
    assert_eq!((world.store.is_empty().await.expect("an answer"), world.store.sequence().await.expect("a number")), (true, 0));
    assert_eq!(synced(&world, &registry, 2).await, report(120, 120, 0, 0, 0));
}

#[tokio::test]
async fn text_that_is_no_page_is_told_with_its_host() {
    let world = World::empty().await;
    let page = Loopback::start(|_| Play::Bytes(reply("200 OK", "content-type: text/html\r\n", "<p>"))).await;
    let error = run(&world, &wanted(&page.url("")), 1).await.expect_err("no page").to_string();
    assert!(error.contains("text/html") && error.contains(&page.address.to_string()), "{error}");
    let none: Value = json!({"servers": null, "metadata": {}});
    let empty = Loopback::start(move |_| json(&none.to_string())).await;
    assert_eq!(run(&world, &wanted(&empty.url("")), 1).await.expect("a sync").report, Report::default());
}
