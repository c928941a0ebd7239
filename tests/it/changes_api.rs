//! What changed, for programs: in order, nothing skipped and nothing twice.

use crate::world::{World, at};
use axum::http::StatusCode;
use serde_json::{Value, json};
use std::collections::BTreeSet;

fn row(server: &str, tool: &str, description: &str) -> String {
    json!({"server": server, "tool": tool, "description": description}).to_string()
}

/// A catalogue in which a harmless tool became a harmful one.
async fn pulled() -> World {
    let world = World::with(&[row("acme", "sync_notes", "Returns notes."), row("other", "get_note", "Returns a note.")].join("\n")).await;
    world.import("rows.jsonl", row("acme", "sync_notes", "Permanently deletes notes.").as_bytes(), 86_400).await;
    world
}

fn numbers(answer: &Value) -> Vec<i64> {
    answer["changes"].as_array().expect("changes").iter().map(|change| change["seq"].as_i64().expect("a number")).collect()
}

#[tokio::test]
async fn changes_come_in_order_and_pages_meet_each_once() {
    let world = World::starter().await;
    let (mut met, mut cursor) = (Vec::new(), String::new());
    loop {
        let page = world.json(&format!("/api/v1/changes?limit=100{cursor}")).await;
        met.extend(numbers(&page));
        let Some(next) = page["meta"]["next"].as_str() else { break };
        cursor = format!("&cursor={next}");
    }
    assert_eq!(met, (1..=51 + 565).collect::<Vec<i64>>());
}

#[tokio::test]
async fn a_change_is_told_in_the_documented_shape() {
    let world = pulled().await;
    let answer = world.json("/api/v1/changes?severity=high").await;
    let change = &answer["changes"][0];
    let keys: Vec<&str> = change.as_object().expect("an object").keys().map(String::as_str).collect();
    assert_eq!(keys, ["seq", "kind", "severity", "at", "server", "tool", "former_tool", "summary", "parts", "effect", "url"]);
    assert_eq!(
        (&change["kind"], &change["severity"], &change["at"]),
        (&json!("tool_changed"), &json!("high"), &json!(at(86_400).to_string()))
    );
    assert_eq!(change["parts"]["changed"], json!(["description"]));
    assert_eq!(change["effect"]["risk"], json!({"before": "Low", "after": "High"}));
    assert_eq!(change["effect"]["traits"], json!({"gained": ["destructive"], "lost": []}));
    assert_eq!(change["url"], "/servers/acme/tools/sync_notes");
    let summary = "Its description changed. Its risk went from Low to High; its category went from Read to Write; it gained destructive.";
    assert_eq!(change["summary"], summary);
}

#[tokio::test]
async fn since_is_a_time_or_a_number_and_filters_hold_together() {
    let world = pulled().await;
    let count = async |query: &str| numbers(&world.json(&format!("/api/v1/changes?{query}")).await).len();
    assert_eq!(count("").await, 5);
    assert_eq!((count("since=4").await, count("since=5").await, count("since=0").await), (1, 0, 5));
    assert_eq!((count(&format!("since={}", at(2))).await, count(&format!("since={}", at(90_000))).await), (1, 0));
    assert_eq!((count("server=acme").await, count("server=acme&since=3").await, count("severity=low").await), (3, 1, 1));
    assert_eq!((count("kind=tool_added").await, count("kind=tool_added&server=other").await), (2, 1));
    let last = world.json("/api/v1/changes?severity=high").await["meta"].clone();
    assert_eq!(last, json!({"next": null, "sequence": 5}));
}

#[tokio::test]
async fn wrong_filters_are_told_and_not_guessed() {
    let world = pulled().await;
    for query in ["since=yesterday", "since=-1", "severity=grave", "kind=other", "limit=0", "cursor=5b5d", "cursor=5b2278225d"] {
        let answer = world.get(&format!("/api/v1/changes?{query}")).await;
        assert_eq!((answer.status, &answer.json()["errors"][0]["code"]), (StatusCode::BAD_REQUEST, &json!("bad_request")), "{query}");
    }
    assert_eq!(world.get("/api/v1/changes?server=acne").await.json()["errors"][0]["code"], "server_not_found");
}

/// Four writers and a reader who follows `meta`: whatever was committed is met once, in order.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_follower_neither_skips_nor_repeats_while_writers_write() {
    let world = std::sync::Arc::new(World::empty().await);
    let writers: Vec<_> = (0..4)
        .map(|writer| {
            let world = world.clone();
            tokio::spawn(async move {
                for turn in 0..6 {
                    let rows = (0..5).map(|n| row(&format!("s{writer}"), &format!("t{turn}-{n}"), "Lists.")).collect::<Vec<_>>().join("\n");
                    world.import(&format!("w{writer}.jsonl"), rows.as_bytes(), turn).await;
                }
            })
        })
        .collect();
    let (mut met, mut since, mut cursor) = (Vec::new(), 0, None::<String>);
    let total = 4 + 4 * 6 * 5;
    while met.len() < total {
        let place = cursor.as_ref().map_or_else(|| format!("since={since}"), |cursor| format!("since={since}&cursor={cursor}"));
        let answer = world.json(&format!("/api/v1/changes?limit=7&{place}")).await;
        met.extend(numbers(&answer));
        cursor = answer["meta"]["next"].as_str().map(str::to_owned);
        if cursor.is_none() {
            since = answer["meta"]["sequence"].as_i64().expect("a number");
        }
    }
    for writer in writers {
        writer.await.expect("a writer");
    }
    assert!(met.is_sorted(), "{met:?}");
    let there: BTreeSet<i64> = met.iter().copied().collect();
    assert_eq!((there.len(), there.last().copied()), (met.len(), world.store.sequence().await.ok()));
}
