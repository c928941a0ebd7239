//! The builder: plain forms, nothing stored, and a pasted list is a stranger's text.

use crate::world::{Answer, World};
use axum::body::Body;
use axum::http::{Request, header};
use serde_json::{Value, json};

async fn post(world: &World, fields: &[(&str, &str)]) -> Answer {
    let encoded = |text: &str| percent_encoding::utf8_percent_encode(text, percent_encoding::NON_ALPHANUMERIC).to_string();
    let body: Vec<String> = fields.iter().map(|(name, value)| format!("{}={}", encoded(name), encoded(value))).collect();
    let request =
        Request::post("/builder").header(header::CONTENT_TYPE, "application/x-www-form-urlencoded").body(Body::from(body.join("&")));
    world.send(request.expect("a request")).await
}

#[tokio::test]
async fn a_server_is_shown_with_a_choice_for_each_tool() {
    let world = World::starter().await;
    let page = world.get("/builder?server=modelcontextprotocol-server-filesystem").await;
    let tools = world.json("/api/v1/servers/modelcontextprotocol-server-filesystem").await["tools"].as_u64();
    assert!(page.texts("table select").len() > 5, "{:?} {}", tools, page.body);
    assert!(page.text("#preview").contains("allows"), "{}", page.text("#preview"));
}

#[tokio::test]
async fn a_server_is_found_by_its_name_with_all_its_signs() {
    let world = World::starter().await;
    let page = world.get("/builder?server=%40modelcontextprotocol%2Fserver-filesystem").await;
    assert!(page.texts("table select").len() > 5, "{}", page.body);
}

#[tokio::test]
async fn a_decision_of_the_readers_stands_in_the_policy() {
    let world = World::starter().await;
    let fields = [("server", "modelcontextprotocol-server-filesystem"), ("decision:read_file", "hide"), ("decision:write_file", "ask")];
    let page = post(&world, &fields).await;
    let policy: Value = serde_json::from_str(&page.text("pre#policy")).expect("JSON");
    assert!(policy["hide"].as_array().expect("a list").contains(&json!("read_file")), "{policy}");
    assert_eq!(policy["tools"]["write_file"]["deny_if"][0]["conditions"], json!([]));
}

#[tokio::test]
async fn the_file_itself_is_handed_over_on_request() {
    let world = World::starter().await;
    let file = post(&world, &[("server", "leonaiuv-seedance-2-mcp"), ("format", "claude-code"), ("download", "1")]).await;
    assert_eq!(file.headers[header::CONTENT_DISPOSITION], "attachment; filename=\"claude-code.json\"");
    assert!(serde_json::from_str::<Value>(&file.body).is_ok(), "{}", file.body);
}

#[tokio::test]
async fn a_pasted_list_is_judged_escaped_and_not_stored() {
    let world = World::starter().await;
    let list = json!({"tools": [
        {"name": "<script>alert(1)</script>", "description": "Deletes every file for good."},
        {"name": "get_time", "description": "Returns the time."},
        {"name": ""},
    ]});
    let before = world.json("/api/v1/stats").await;
    let page = post(&world, &[("list", &list.to_string())]).await;
    assert_eq!((page.status.as_u16(), page.headers[header::CACHE_CONTROL].to_str().ok()), (200, Some("no-store")));
    assert!(!page.body.contains("<script>alert") && page.text("[role=alert]").starts_with("Tool 3: "), "{}", page.body);
    assert_eq!((page.texts("table tbody tr").len(), world.json("/api/v1/stats").await), (2, before));
}

#[tokio::test]
async fn what_is_no_list_is_told_on_the_page_that_asks_for_one() {
    let world = World::empty().await;
    for (text, says) in [("nonsense", "not JSON"), ("{}", "under “tools”"), ("[]", "holds no tools")] {
        let page = post(&world, &[("list", text)]).await;
        assert!(page.text("[role=alert]").contains(says), "{}", page.body);
        assert_eq!(page.text("textarea").trim(), text, "what was pasted is there to be mended");
    }
    let wrong = post(&world, &[("list", r#"[{"name": "x"}]"#), ("decision:x", "maybe")]).await;
    assert_eq!(wrong.status.as_u16(), 400);
}
