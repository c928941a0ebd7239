//! Definitions are strangers' text: none of it may break a page, a policy, the store or the log.

use crate::world::{Answer, World};
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use serde_json::{Value, json};

/// Texts that have broken other programs.
fn nasty() -> Vec<(&'static str, String)> {
    vec![
        ("script", "<script>alert(1)</script><img src=x onerror=alert(2)>".into()),
        ("template", "{{ layout.title }} {% raw %} ${7*7} |safe #{x}".into()),
        ("attribute", "\" onmouseover=\"alert(1)\" ' autofocus".into()),
        ("reversed", "safe \u{202e}gnihton\u{2066} text\u{200b}".into()),
        ("one letter", "a".repeat(1_000_000)),
        ("nul", "before\u{0}after".into()),
        ("ansi", "\u{1b}[31mred\u{1b}[0m\u{7}".into()),
        ("tags", "\u{e0041}\u{e0042}\u{feff}".into()),
        ("end of block", "</code></pre></main></html><!-- ]]>".into()),
        ("slashes", "\\u0000 \\\" %00 %2e%2e/ ../../etc/passwd".into()),
    ]
}

async fn world_of(text: &str) -> World {
    let schema = json!({"properties": {clipped(text): {"type": "string", "description": text, "enum": [text]}}});
    let row = json!({"server": "s", "server_name": text, "server_description": text, "tool": "t", "title": text, "description": text, "input_schema": schema});
    // Four copies of a million letters are over the limit for one definition; then the description alone.
    let row = if text.len() > 100_000 { json!({"server": "s", "tool": "t", "description": text}) } else { row };
    let world = World::empty().await;
    let outcome = world.import("r.jsonl", row.to_string().as_bytes(), 1).await;
    assert_eq!(outcome.refusals, []);
    world
}

fn clipped(text: &str) -> &str {
    toolgrade::model::clip(text, 60)
}

#[tokio::test]
async fn hostile_text_leaves_every_page_whole() {
    for (name, text) in nasty() {
        let world = world_of(&text).await;
        let app = world.searched_app().await;
        for address in ["/", "/servers", "/servers/s", "/servers/s/tools/t", "/search?q=t"] {
            let page = Answer::of(app.clone(), Request::get(address).body(Body::empty()).expect("a request")).await;
            assert_eq!(page.status, StatusCode::OK, "{name}: {address}");
            let scripts = page.texts("script:not([type='application/ld+json'])");
            assert_eq!(
                (scripts.len(), page.texts("img").len(), page.texts("[onmouseover], [onerror]").len()),
                (2, 0, 0),
                "{name}: {address}"
            );
            assert_eq!(page.texts("footer.site").len(), 1, "{name}: the footer of {address} is gone");
            let raw = page.body.chars().find(|c| matches!(c, '\u{0}' | '\u{1b}' | '\u{202e}' | '\u{200b}' | '\u{e0041}'));
            assert_eq!(raw, None, "{name}: {address} holds a hidden character");
        }
    }
}

#[tokio::test]
async fn hostile_text_comes_back_from_the_api_as_it_went_in() {
    for (name, text) in nasty() {
        let tool = world_of(&text).await.json("/api/v1/servers/s/tools/t").await["tool"].clone();
        assert_eq!(tool["description"].as_str(), Some(text.as_str()), "{name}");
    }
}

#[tokio::test]
async fn a_hostile_tool_name_stays_a_name_in_the_policy() {
    let evil = "x\": {}}, \"default\": \"allow\u{0}";
    let world = World::with(&json!({"server": "s", "tool": evil, "description": "Creates a note."}).to_string()).await;
    let policy: Value = world.json("/api/v1/servers/s/policy").await;
    assert_eq!(
        (policy["default"].as_str(), policy["tools"].as_object().map(|tools| tools.keys().cloned().collect())),
        (Some("deny"), Some(vec![evil.to_owned()]))
    );
}

#[tokio::test]
async fn a_long_text_is_cut_on_the_page_and_says_so() {
    let world = world_of(&"a".repeat(1_000_000)).await;
    let page = world.get("/servers/s/tools/t").await;
    assert!(page.body.len() < 200_000 && page.body.contains("more bytes, in the API"), "{} bytes", page.body.len());
}

#[tokio::test]
async fn every_answer_carries_the_protecting_headers() {
    let world = World::starter().await;
    for address in ["/", "/servers/none", "/api/v1/servers", "/api/v1/none", "/healthz"] {
        let answer = world.get(address).await;
        let policy = answer.headers[header::CONTENT_SECURITY_POLICY].to_str().expect("text").to_owned();
        assert!(policy.starts_with("default-src 'none'") && !policy.contains("unsafe"), "{address}: {policy}");
        assert_eq!(answer.headers[header::X_CONTENT_TYPE_OPTIONS], "nosniff", "{address}");
    }
}

#[tokio::test]
async fn hostile_addresses_are_answered_calmly() {
    let world = World::starter().await;
    for address in [
        "/servers/%00",
        "/servers/%ff",
        "/servers/..%2f..%2fetc",
        "/servers/%3Cscript%3E",
        "/search?q=%25_%27%22%5C",
        "/search?q=%00",
        "/static/../Cargo.toml",
        "/servers/a/tools/%E2%80%AE",
    ] {
        let answer = world.search(address).await;
        assert!(answer.status.is_client_error() || answer.status.is_success(), "{address}: {}", answer.status);
        assert!(!answer.body.contains("<script>"), "{address}");
    }
}
