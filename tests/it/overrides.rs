//! Corrections by people: over the API, from a file, beside what the rules said.

use crate::world::{CLASSIFIER, TOKEN, World, at};
use axum::http::{StatusCode, header};
use serde_json::{Value, json};
use toolgrade::classify::{Classifier, Pack};
use toolgrade::ingest::{self, Applied, apply_overrides, parse_overrides};

const TOOL: &str = r#"{"server": "s", "tool": "get_note", "description": "Returns a note."}"#;
const ADDRESS: &str = "/api/v1/servers/s/tools/get_note/override";
const RIGHT: &str = r#"{"category": "Execute", "risk": "High", "traits": ["code-execution"], "note": "it runs macros", "author": "Ada"}"#;

fn bearer() -> String {
    format!("Bearer {TOKEN}")
}

async fn put(world: &World, body: &str) -> crate::world::Answer {
    world.write("PUT", ADDRESS, Some(&bearer()), body).await
}

#[tokio::test]
async fn without_a_configured_token_nobody_writes_and_the_answer_says_how() {
    let world = World::with(TOOL).await;
    let request = axum::http::Request::put(ADDRESS).header(header::AUTHORIZATION, bearer());
    let answer = world.send(request.body(axum::body::Body::from(RIGHT)).expect("a request")).await;
    assert_eq!((answer.status, &answer.json()["errors"][0]["code"]), (StatusCode::FORBIDDEN, &json!("writing_closed")));
    assert!(answer.body.contains("TOOLGRADE_TOKEN"), "{}", answer.body);
}

#[tokio::test]
async fn a_missing_or_wrong_token_is_challenged_and_writes_nothing() {
    let world = World::with(TOOL).await;
    let wrong = format!("Bearer {TOKEN}x");
    for sent in [None, Some("Bearer"), Some("Bearer "), Some(wrong.as_str()), Some("Basic YTpi"), Some(TOKEN)] {
        for method in ["PUT", "DELETE"] {
            let answer = world.write(method, ADDRESS, sent, RIGHT).await;
            assert_eq!(
                (answer.status, &answer.json()["errors"][0]["code"]),
                (StatusCode::UNAUTHORIZED, &json!("unauthorized")),
                "{sent:?}"
            );
            assert!(answer.headers[header::WWW_AUTHENTICATE].to_str().is_ok_and(|value| value.starts_with("Bearer realm")), "{sent:?}");
        }
    }
    assert_eq!(world.json("/api/v1/servers/s/tools/get_note").await["tool"]["override"], Value::Null);
}

#[tokio::test]
async fn a_correction_holds_and_the_rules_word_stands_beside_it() {
    let world = World::with(TOOL).await;
    let answer = put(&world, RIGHT).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
    let tool = world.json("/api/v1/servers/s/tools/get_note").await["tool"].clone();
    assert_eq!(answer.json()["tool"], tool);
    assert_eq!(tool["verdict"], json!({"category": "Execute", "risk": "High", "traits": ["code-execution"]}));
    assert_eq!(tool["ruled"], json!({"category": "Read", "risk": "Low", "traits": []}));
    assert_eq!((&tool["override"]["note"], &tool["override"]["author"]), (&json!("it runs macros"), &json!("Ada")));
    assert_eq!((&tool["override"]["at"], &tool["category"]), (&json!(at(9).to_string()), &json!("Execute")));
}

#[tokio::test]
async fn the_tools_page_shows_the_correction_beside_the_verdict() {
    let world = World::with(TOOL).await;
    put(&world, RIGHT).await;
    let page = world.get("/servers/s/tools/get_note").await;
    assert_eq!(page.text(".correction p"), format!("Corrected by Ada on {}: it runs macros.", at(9).date()));
    assert_eq!(page.texts(".correction td"), ["", "Execute", "Read", "High", "Low", "code-execution", "none"]);
    assert_eq!(page.text(".badges"), "High risk Execute code-execution");
}

#[tokio::test]
async fn a_servers_claim_is_compared_with_its_definition_and_not_with_a_correction() {
    let world = World::with(&TOOL.replace('}', r#", "annotations": {"readOnlyHint": true}}"#)).await;
    put(&world, RIGHT).await;
    assert!(world.get("/servers/s/tools/get_note").await.texts(".differs").is_empty());
}

#[tokio::test]
async fn a_correction_over_the_api_outlives_new_rules() {
    let world = World::with(TOOL).await;
    put(&world, RIGHT).await;
    let rule = "[[rule]]\nid='a'\ntitle='writes'\nwhy='w'\nwhen={verb=['get']}\nadds={Write=9.0}\nfires=['get_x']\nquiet=['x']";
    let other = Classifier::new(Pack::parse(&[("r.toml".into(), rule.into())]).expect("a pack"));
    ingest::reclassify(&world.store, &other, at(10), |_, _| ()).await.expect("done");
    let tool = world.json("/api/v1/servers/s/tools/get_note").await["tool"].clone();
    assert_eq!((&tool["verdict"]["category"], &tool["ruled"]["category"]), (&json!("Execute"), &json!("Write")));
    let page = world.get("/servers/s/tools/get_note").await;
    assert_eq!(page.texts(".correction td")[1..3], ["Execute", "Write"]);
}

#[tokio::test]
async fn taking_a_correction_back_leaves_the_rules_word() {
    let world = World::with(TOOL).await;
    put(&world, RIGHT).await;
    let answer = world.write("DELETE", ADDRESS, Some(&bearer()), "").await;
    assert_eq!((answer.status, &answer.json()["tool"]["override"]), (StatusCode::OK, &Value::Null));
    assert_eq!(answer.json()["tool"]["category"], "Read");
    let again = world.write("DELETE", ADDRESS, Some(&bearer()), "").await;
    assert_eq!((again.status, &again.json()["errors"][0]["code"]), (StatusCode::NOT_FOUND, &json!("override_not_found")));
}

#[tokio::test]
async fn a_wrong_correction_names_the_field_and_changes_nothing() {
    let world = World::with(TOOL).await;
    let long = |field: &str, size: usize| json!({"risk": "Low", "note": "n", "author": "a", field: "é".repeat(size)}).to_string();
    let wrong = [
        (r#"{"category": "Rite", "note": "n", "author": "a"}"#.to_owned(), "field `category`: `Rite` is none of Read, Write, Execute"),
        (r#"{"risk": 3, "note": "n", "author": "a"}"#.to_owned(), "field `risk`: invalid type"),
        (r#"{"traits": ["shiny"], "note": "n", "author": "a"}"#.to_owned(), "field `traits`: `shiny`"),
        (r#"{"risk": "Low", "author": "a"}"#.to_owned(), "field `note` is missing"),
        (r#"{"risk": "Low", "note": "n"}"#.to_owned(), "field `author` is missing"),
        (r#"{"note": "n", "author": "a"}"#.to_owned(), "nothing is corrected"),
        (r#"{"colour": "red", "risk": "Low", "note": "n", "author": "a"}"#.to_owned(), "unknown field `colour`"),
        (long("note", 1001), "1001 characters; the limit is 1000"),
        (long("author", 101), "101 characters; the limit is 100"),
        ("[]".to_owned(), "the body is no object"),
    ];
    for (body, part) in wrong {
        let answer = put(&world, &body).await;
        assert_eq!((answer.status, &answer.json()["errors"][0]["code"]), (StatusCode::UNPROCESSABLE_ENTITY, &json!("invalid")), "{body}");
        assert!(answer.json()["errors"][0]["detail"].as_str().is_some_and(|detail| detail.contains(part)), "{}", answer.body);
    }
    assert_eq!(put(&world, "{").await.status, StatusCode::BAD_REQUEST);
    assert_eq!(put(&world, &"x".repeat(70_000)).await.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert_eq!(put(&world, &long("note", 1000)).await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_correction_of_an_unknown_tool_gets_the_nearest() {
    let world = World::with(TOOL).await;
    let answer = world.write("PUT", "/api/v1/servers/s/tools/get_notes/override", Some(&bearer()), RIGHT).await;
    assert_eq!((answer.status, &answer.json()["errors"][0]["code"]), (StatusCode::NOT_FOUND, &json!("tool_not_found")));
    assert!(answer.body.contains("`get_note`"), "{}", answer.body);
}

#[tokio::test]
async fn a_persons_words_are_escaped_and_their_hidden_characters_shown() {
    let world = World::with(TOOL).await;
    let body = json!({"risk": "High", "note": "<script>alert(1)</script>\u{202e}", "author": "<b>Ada</b>"}).to_string();
    assert_eq!(put(&world, &body).await.status, StatusCode::OK);
    let page = world.get("/servers/s/tools/get_note").await;
    assert!(page.text(".correction p").contains("by <b>Ada</b>") && page.text(".correction p").contains("⟨U+202E⟩"));
    assert!(page.texts("main script, .correction b").is_empty());
}

#[tokio::test]
async fn the_same_correction_again_is_no_change() {
    let world = World::with(TOOL).await;
    put(&world, RIGHT).await;
    let before = world.store.sequence().await.expect("a number");
    put(&world, RIGHT).await;
    assert_eq!(world.store.sequence().await.expect("a number"), before);
}

#[test]
fn a_token_is_never_printed() {
    let token = toolgrade::config::Token::new("hunter22").expect("a token");
    assert!(!format!("{token:?}").contains("hunter22") && toolgrade::config::Token::new("  ").is_none());
}

fn block(server: &str, tool: &str, rest: &str) -> String {
    format!("[[override]]\nserver = \"{server}\"\ntool = \"{tool}\"\n{rest}\nnote = \"n\"\nauthor = \"Ada\"\n")
}

#[test]
fn all_problems_of_a_file_of_corrections_are_told_at_once() {
    let text = [
        block("s", "a", "risk = \"Hihg\"\ntraits = [\"shiny\"]"),
        block("", "b", "colour = \"red\""),
        block("s", "c", "risk = \"Low\""),
        block("s", "c", "risk = \"High\""),
    ];
    let told = parse_overrides("o.toml", &text.concat(), at(1)).expect_err("problems").join("\n");
    for part in [
        "o.toml: override 1 (s/a): field `risk`: `Hihg` is none of",
        "o.toml: override 1 (s/a): field `traits`: `shiny`",
        "o.toml: override 2 (/b): field `colour`",
        "o.toml: override 2 (/b): field `server` is missing, empty",
        "o.toml: override 4 (s/c): the tool is corrected twice",
    ] {
        assert!(told.contains(part), "{part} is missing in:\n{told}");
    }
    let nameless = parse_overrides("o.toml", &block("", "b", "risk = \"Low\""), at(1)).expect_err("a problem");
    assert_eq!(nameless.len(), 1, "{nameless:?}");
    let typo = parse_overrides("o.toml", "[[overide]]\n", at(1)).expect_err("a problem");
    assert!(typo[0].contains("overide"), "{typo:?}");
}

async fn apply(world: &World, text: &str) -> Applied {
    apply_overrides(&world.store, &parse_overrides("o.toml", text, at(5)).expect("a file")).await.expect("applied")
}

#[tokio::test]
async fn a_file_of_corrections_is_safe_to_apply_again() {
    let world = World::with(TOOL).await;
    let text = block("s", "get_note", "risk = \"High\"");
    assert_eq!(apply(&world, &text).await, Applied { set: 1, unchanged: 0, pending: vec![] });
    let before = world.store.sequence().await.expect("a number");
    assert_eq!(apply(&world, &text).await, Applied { set: 0, unchanged: 1, pending: vec![] });
    assert_eq!(world.store.sequence().await.expect("a number"), before);
}

#[tokio::test]
async fn a_correction_waits_for_its_tool_and_does_not_hold_up_the_others() {
    let world = World::with(TOOL).await;
    let text = [block("s", "later", "category = \"Execute\""), block("s", "get_note", "risk = \"High\"")].concat();
    assert_eq!(apply(&world, &text).await, Applied { set: 1, unchanged: 0, pending: vec!["s/later".into()] });
    world.import("more.jsonl", br#"{"server": "s", "tool": "later", "description": "Returns a list."}"#, 6).await;
    let tool = world.json("/api/v1/servers/s/tools/later").await["tool"].clone();
    assert_eq!((&tool["category"], &tool["ruled"]["category"]), (&json!("Execute"), &json!("Read")));
    assert_eq!(apply(&world, &text).await, Applied { set: 0, unchanged: 2, pending: vec![] });
}

#[tokio::test]
async fn a_correction_that_waits_can_be_taken_back() {
    let world = World::with(TOOL).await;
    apply(&world, &block("s", "later", "risk = \"High\"")).await;
    let slug = toolgrade::model::ServerSlug::of("s").expect("a slug");
    assert!(world.store.clear_override(&slug, "later", at(6)).await.expect("an answer"));
    world.import("more.jsonl", br#"{"server": "s", "tool": "later", "description": "Returns a list."}"#, 7).await;
    assert_eq!(world.json("/api/v1/servers/s/tools/later").await["tool"]["override"], Value::Null);
    assert_eq!(CLASSIFIER.version(), world.json("/api/v1/servers/s/tools/later").await["tool"]["rules_version"]);
}
