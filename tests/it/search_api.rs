//! Search over the API: shapes, filters, pages, refusals.

use crate::world::{Answer, World, at};
use axum::Router;
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use serde_json::{Value, json};
use toolgrade::model::{Override, Risk, ServerSlug};

const ROWS: &str = r#"{"server": "acme", "server_name": "Acme Tracker", "tool": "create_issue", "description": "Creates an issue in the tracker."}
{"server": "acme", "tool": "delete_issue", "description": "Permanently deletes an issue."}
{"server": "notes", "tool": "list_notes", "description": "Lists the notes about an issue."}
{"server": "notes", "tool": "write_note", "description": "写一条笔记"}"#;

async fn ask(app: &Router, address: &str) -> Answer {
    Answer::of(app.clone(), Request::get(address).body(Body::empty()).expect("a request")).await
}

async fn results(world: &World, query: &str) -> Value {
    world.search(&format!("/api/v1/search?{query}")).await.json()
}

fn tools(results: &Value) -> Vec<&str> {
    results["tools"].as_array().expect("tools").iter().map(|tool| tool["tool"].as_str().expect("a name")).collect()
}

/// So many tools on each of some servers.
fn many(servers: usize, each: usize) -> String {
    let row =
        |server: usize, tool: usize| format!(r#"{{"server": "s{server}", "tool": "read_page_{tool}", "description": "Reads a page."}}"#);
    (0..servers * each).map(|at| row(at / each, at % each)).collect::<Vec<_>>().join("\n")
}

#[tokio::test]
async fn a_hit_says_what_it_is_and_why_it_was_found() {
    let world = World::with(ROWS).await;
    let found = results(&world, "q=create+issue").await;
    let first = &found["tools"][0];
    let facts = json!([first["server"], first["server_name"], first["tool"], first["category"], first["matched"], first["url"]]);
    assert_eq!(facts, json!(["acme", "Acme Tracker", "create_issue", "Write", "exact_name", "/servers/acme/tools/create_issue"]));
    assert_eq!((&first["risk"], &first["why"]), (&json!("Medium"), &json!("this is its exact name")));
}

#[tokio::test]
async fn the_pieces_of_a_snippet_are_its_text_with_the_words_apart() {
    let world = World::with(r#"{"server": "s", "tool": "t", "description": "Reads <b>pages</b> & \"notes\"."}"#).await;
    let snippet = results(&world, "q=page").await["tools"][0]["snippet"].clone();
    let expected = json!([
        {"text": "Reads <b>", "marked": false},
        {"text": "pages", "marked": true},
        {"text": "</b> & \"notes\".", "marked": false},
    ]);
    assert_eq!(snippet, expected);
}

#[tokio::test]
async fn servers_are_a_group_of_their_own() {
    let world = World::with(ROWS).await;
    let found = results(&world, "q=acme").await;
    assert_eq!((&found["servers"][0]["slug"], &found["servers"][0]["tools"]["total"]), (&json!("acme"), &json!(2)));
    assert_eq!(found["meta"]["total"], json!(2));
}

#[tokio::test]
async fn a_filter_works_in_the_query_and_as_a_parameter_alike() {
    let world = World::with(ROWS).await;
    let (typed, given) =
        (results(&world, "q=issue+server:acme+category:write").await, results(&world, "q=issue&server=acme&category=write").await);
    assert_eq!(tools(&typed), tools(&given));
    assert_eq!((tools(&given).len(), &typed["query"]), (2, &given["query"]));
}

#[tokio::test]
async fn a_parameter_with_an_unknown_value_is_told_what_there_is() {
    let world = World::with(ROWS).await;
    let answer = world.search("/api/v1/search?q=issue&risk=enormous").await;
    let detail = "risk takes low, medium, high; `enormous` is none of these";
    assert_eq!((answer.status, &answer.json()["errors"][0]["detail"]), (StatusCode::BAD_REQUEST, &json!(detail)));
}

#[tokio::test]
async fn facets_are_counted_under_the_filters_of_other_fields() {
    let world = World::with(ROWS).await;
    let facets = results(&world, "q=issue&server=acme&category=write").await["facets"].clone();
    let server: Vec<_> =
        facets["server"].as_array().expect("servers").iter().map(|one| (one["value"].clone(), one["chosen"].clone())).collect();
    assert!(server.contains(&(json!("acme"), json!(true))), "{facets}");
    assert_eq!(facets["category"], json!([{"value": "write", "count": 2, "chosen": true}]), "{facets}");
}

#[tokio::test]
async fn a_word_that_nobody_uses_is_corrected_and_that_is_said() {
    let world = World::with(ROWS).await;
    let found = results(&world, "q=delete+isssue").await;
    assert_eq!((&found["corrections"], &found["corrected"]), (&json!([{"typed": "isssue", "used": "issue"}]), &json!("delete issue")));
    let kept = results(&world, "q=isssue&verbatim=true").await;
    assert_eq!((tools(&kept).len(), &kept["corrected"]), (0, &Value::Null));
}

#[tokio::test]
async fn pages_meet_every_hit_once_and_lead_back() {
    let world = World::with(&many(6, 7)).await;
    let app = world.searched_app().await;
    let first = "/api/v1/search?q=page&limit=10";
    let (mut met, mut address) = (Vec::new(), first.to_owned());
    loop {
        let page = ask(&app, &address).await.json();
        met.extend(page["tools"].as_array().expect("tools").iter().map(|tool| tool["url"].to_string()));
        let Some(next) = page["meta"]["next"].as_str() else { break };
        address = format!("{first}&cursor={next}");
    }
    assert_eq!((met.len(), met.iter().collect::<std::collections::HashSet<_>>().len()), (42, 42));
    let second =
        ask(&app, &format!("{first}&cursor={}", ask(&app, first).await.json()["meta"]["next"].as_str().expect("more"))).await.json();
    let back = ask(&app, &format!("{first}&cursor={}", second["meta"]["previous"].as_str().expect("a way back"))).await.json();
    assert_eq!(tools(&back), tools(&ask(&app, first).await.json()));
}

#[tokio::test]
async fn what_a_server_has_beyond_its_share_is_counted() {
    let world = World::with(&many(8, 7)).await;
    let found = results(&world, "q=page").await;
    let more: Vec<_> = found["tools"].as_array().expect("tools").iter().filter_map(|tool| tool["more_on_server"].as_u64()).collect();
    assert!(!more.is_empty() && more.iter().all(|more| *more == 1), "{more:?}");
}

#[tokio::test]
async fn a_query_may_have_five_hundred_characters_and_no_more() {
    let world = World::with(ROWS).await;
    assert_eq!(world.search(&format!("/api/v1/search?q={}", "a".repeat(500))).await.status, StatusCode::OK);
    for address in ["/api/v1/search", "/api/v1/search/suggest"] {
        let answer = world.search(&format!("{address}?q={}", "a".repeat(501))).await;
        assert_eq!((answer.status, &answer.json()["errors"][0]["code"]), (StatusCode::BAD_REQUEST, &json!("query_too_long")));
    }
}

#[tokio::test]
async fn wild_queries_and_foreign_cursors_never_fail_on_our_side() {
    let world = World::with(ROWS).await;
    let app = world.searched_app().await;
    for query in ["%22unclosed", "%00", "a:b:c", "%22%22%22", "server:%22", "((((", "*", "%F0%9F%98%80", "-", "risk:", "AND+OR+NOT"] {
        assert_eq!(ask(&app, &format!("/api/v1/search?q={query}")).await.status, StatusCode::OK, "{query}");
        assert_eq!(ask(&app, &format!("/search?q={query}")).await.status, StatusCode::OK, "{query}");
    }
    for wrong in ["cursor=zz", "cursor=5b5d", "limit=0", "limit=101", "limit=x"] {
        assert_eq!(ask(&app, &format!("/api/v1/search?q=issue&{wrong}")).await.status, StatusCode::BAD_REQUEST, "{wrong}");
    }
}

#[tokio::test]
async fn an_index_that_is_being_rebuilt_says_how_far_it_is_and_when_to_ask_again() {
    let world = World::with(ROWS).await;
    for address in ["/api/v1/search?q=issue", "/api/v1/search/suggest?q=is"] {
        let answer = world.get(address).await;
        let error = answer.json()["errors"][0].clone();
        assert_eq!((answer.status, &error["code"]), (StatusCode::SERVICE_UNAVAILABLE, &json!("search_rebuilding")));
        assert!(
            error["progress"]["total"].is_u64() && error["detail"].as_str().is_some_and(|words| words.contains("being rebuilt, 0 %")),
            "{error}"
        );
        assert_eq!(answer.headers[header::RETRY_AFTER], "3");
    }
}

#[tokio::test]
async fn an_answer_that_is_known_already_is_not_sent_again() {
    let world = World::with(ROWS).await;
    let app = world.searched_app().await;
    let tag = ask(&app, "/api/v1/search?q=issue").await.headers[header::ETAG].clone();
    let again = Request::get("/api/v1/search?q=issue").header(header::IF_NONE_MATCH, tag).body(Body::empty()).expect("a request");
    assert_eq!(Answer::of(app, again).await.status, StatusCode::NOT_MODIFIED);
}

#[tokio::test]
async fn verdicts_come_from_the_store_and_removed_tools_are_left_out() {
    let world = World::empty().await;
    let list = |tools: &str| format!(r#"{{"name": "s", "tools": [{tools}]}}"#);
    let (kept, gone) =
        (r#"{"name": "read_page", "description": "Reads a page."}"#, r#"{"name": "open_page", "description": "Opens a page."}"#);
    world.import("s.json", list(&format!("{kept}, {gone}")).as_bytes(), 1).await;
    let stale = world.searched_app().await;
    world.import("s.json", list(kept).as_bytes(), 2).await;
    let person = Override { category: None, risk: Some(Risk::High), traits: None, note: "n".into(), author: "a".into(), at: at(3) };
    world.store.set_override(&ServerSlug::of("s").expect("a slug"), "read_page", &person).await.expect("a correction");
    let found = ask(&stale, "/api/v1/search?q=page").await.json();
    assert_eq!((tools(&found), &found["tools"][0]["risk"]), (vec!["read_page"], &json!("High")));
}

#[tokio::test]
async fn suggestions_begin_as_typed_and_count_their_servers() {
    let world = World::with(&many(3, 1)).await;
    let found = world.search("/api/v1/search/suggest?q=read").await.json();
    assert_eq!(found, json!({"suggestions": [{"text": "read_page_0", "kind": "tool", "servers": 3, "url": "/search?q=read_page_0"}]}));
    assert_eq!(world.search("/api/v1/search/suggest").await.json(), json!({"suggestions": []}));
}
