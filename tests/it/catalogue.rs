//! The API: shapes, paging, errors, tags.

use crate::world::{World, at};
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use serde_json::{Value, json};
use toolgrade::model::{Category, Override, ServerSlug};

#[tokio::test]
async fn paging_meets_every_server_once() {
    let world = World::starter().await;
    let (mut met, mut address) = (Vec::new(), "/api/v1/servers?limit=7".to_owned());
    loop {
        let page = world.json(&address).await;
        met.extend(page["servers"].as_array().expect("servers").iter().map(|s| s["slug"].as_str().expect("a slug").to_owned()));
        let Some(next) = page["meta"]["next"].as_str() else { break };
        address = format!("/api/v1/servers?limit=7&cursor={next}");
    }
    let mut once = met.clone();
    once.sort();
    once.dedup();
    assert_eq!((met.len(), &met), (51, &once));
}

#[tokio::test]
async fn tools_come_riskiest_first_and_page_without_a_gap() {
    let world = World::starter().await;
    let list = "/api/v1/servers/supabase-mcp-server-supabase/tools";
    let rank = |tool: &Value| ["High", "Medium", "Low"].iter().position(|risk| tool["risk"] == *risk).expect("a risk");
    let first = world.json(&format!("{list}?limit=4")).await;
    let second = world.json(&format!("{list}?limit=96&cursor={}", first["meta"]["next"].as_str().expect("more"))).await;
    let all: Vec<Value> = [&first, &second].iter().flat_map(|page| page["tools"].as_array().expect("tools").clone()).collect();
    assert!(all.windows(2).all(|pair| rank(&pair[0]) <= rank(&pair[1])));
    assert_eq!(json!(all.len()), first["meta"]["total"]);
}

#[tokio::test]
async fn wrong_paging_is_told_and_not_guessed() {
    let world = World::empty().await;
    for query in ["limit=0", "limit=101", "limit=x", "cursor=zz", "cursor=5b5d"] {
        let answer = world.get(&format!("/api/v1/servers?{query}")).await;
        assert_eq!((answer.status, &answer.json()["errors"][0]["code"]), (StatusCode::BAD_REQUEST, &json!("bad_request")), "{query}");
    }
}

#[tokio::test]
async fn unknown_names_get_what_does_exist() {
    let world = World::starter().await;
    let tool = world.get("/api/v1/servers/modelcontextprotocol-server-github/tools/creat_issue").await;
    assert_eq!(tool.status, StatusCode::NOT_FOUND);
    assert!(tool.json()["errors"][0]["detail"].as_str().expect("a detail").contains("`create_issue`"), "{}", tool.body);
    let server = world.get("/servers/modelcontextprotocol-server-githup").await;
    assert_eq!(server.status, StatusCode::NOT_FOUND);
    assert_eq!(server.texts("main h2 + ul .count")[0], "modelcontextprotocol-server-github", "{}", server.body);
}

#[tokio::test]
async fn every_api_failure_has_the_one_error_body() {
    let world = World::empty().await;
    let wrong_method = Request::delete("/api/v1/servers").body(Body::empty()).expect("a request");
    let answers = [
        (world.get("/api/v1/nothing").await, 404),
        (world.get("/api/v1/servers/none").await, 404),
        (world.get("/api/v1/servers/none/policy").await, 404),
        (world.send(wrong_method).await, 405),
        (world.get("/api/v1/servers?limit=1&limit=2").await, 400),
        (world.get("/api/v1/servers/%ff").await, 400),
        (world.post("/api/v1/classify", "{").await, 400),
        (world.post("/api/v1/classify", "x".repeat(5 << 20)).await, 413),
    ];
    for (answer, status) in answers {
        assert_eq!(answer.status.as_u16(), status, "{}", answer.body);
        let body = answer.json();
        assert!(body["errors"][0]["code"].is_string() && body["errors"][0]["detail"].is_string(), "{body}");
    }
}

#[tokio::test]
async fn a_long_wrong_name_is_answered_as_quickly_as_a_short_one() {
    let rows: Vec<String> = (0..2000).map(|n| json!({"server": "s", "tool": format!("{}{n}", "x".repeat(180))}).to_string()).collect();
    let world = World::with(&rows.join("\n")).await;
    let answer = world.get(&format!("/api/v1/servers/s/tools/{}", "y".repeat(8000))).await;
    assert_eq!(answer.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_known_tag_saves_the_body() {
    let world = World::starter().await;
    for address in ["/api/v1/servers", "/", "/servers/mcp-server-time/tools/convert_time", "/api/v1/servers/mcp-server-time/policy"] {
        let first = world.get(address).await;
        let tag = first.headers[header::ETAG].clone();
        let again = world.send(Request::get(address).header(header::IF_NONE_MATCH, tag).body(Body::empty()).expect("a request")).await;
        assert_eq!((again.status, again.body.as_str()), (StatusCode::NOT_MODIFIED, ""), "{address}");
    }
}

#[tokio::test]
async fn classify_answers_rows_in_their_order_and_stores_nothing() {
    let world = World::empty().await;
    let one = world.post("/api/v1/classify", r#"{"tool": "delete_note"}"#).await.json();
    assert_eq!((one["category"].as_str(), one["server"].is_null()), (Some("Write"), true));
    let many = world.post("/api/v1/classify", r#"{"tools": [{"tool": "get_note"}, {"tool": 7}, {"tool": "run_command"}]}"#).await.json();
    let told: Vec<&Value> = many["tools"].as_array().expect("rows").iter().map(|row| row.get("category").unwrap_or(&row["line"])).collect();
    assert_eq!((told, many["meta"]["total"].as_u64()), (vec![&json!("Read"), &json!(2), &json!("Execute")], Some(3)));
    assert!(world.store.is_empty().await.expect("an answer"));
}

#[tokio::test]
async fn tool_names_of_every_kind_have_an_address() {
    let names = ["a/b", "a b", "a.b", "[x]", "删除用户", "100%", "a?b#c", "..", "<b>", "a\u{202e}b"];
    let rows: Vec<String> = names.iter().map(|name| json!({"server": "s", "tool": name}).to_string()).collect();
    let world = World::with(&rows.join("\n")).await;
    let listed = world.json("/api/v1/servers/s/tools?limit=100").await;
    assert_eq!(listed["tools"].as_array().expect("tools").len(), names.len());
    for tool in listed["tools"].as_array().expect("tools") {
        let url = tool["url"].as_str().expect("an address");
        assert_eq!(world.json(&format!("/api/v1{url}")).await["tool"]["tool"], tool["tool"], "{url}");
        assert_eq!(world.get(url).await.status, StatusCode::OK, "{url}");
    }
}

#[tokio::test]
async fn a_persons_correction_outlives_new_rules() {
    let world = World::with(r#"{"server": "s", "tool": "get_note", "description": "Returns a note."}"#).await;
    let correction = Override {
        category: Some(Category::Execute),
        risk: None,
        traits: None,
        note: "it runs macros".into(),
        author: "Ada".into(),
        at: at(2),
    };
    let slug = ServerSlug::of("s").expect("a slug");
    assert!(world.store.set_override(&slug, "get_note", &correction).await.expect("set"));
    let pack = toolgrade::classify::Pack::parse(&[(
        "r.toml".into(),
        "[[rule]]\nid='a'\ntitle='reads'\nwhy='w'\nwhen={verb=['get']}\nadds={Write=9.0}\nfires=['get_x']\nquiet=['x']".into(),
    )]);
    let other = toolgrade::classify::Classifier::new(pack.expect("a pack"));
    let renewed = toolgrade::ingest::reclassify(&world.store, &other, at(3), |_, _| ()).await.expect("done");
    let record = world.store.tool(&slug, "get_note").await.expect("an answer").expect("a tool");
    let page = world.get("/servers/s/tools/get_note").await;
    let risk = &page.texts("#questions ~ p")[2];
    assert!(risk.contains("It was corrected by Ada: it runs macros.") && risk.contains("A person set this verdict by hand."), "{risk}");
    assert_eq!(renewed, 1);
    assert_eq!((record.judgement.verdict.category, record.judgement.verdict.rules_version.as_str()), (Category::Execute, other.version()));
    assert!(world.store.clear_override(&slug, "get_note", at(4)).await.expect("cleared"));
    let record = world.store.tool(&slug, "get_note").await.expect("an answer").expect("a tool");
    assert_eq!(record.judgement.verdict.category, Category::Write);
}

#[tokio::test]
async fn every_committed_change_moves_the_sequence() {
    let world = World::empty().await;
    let row = |text: &str| format!(r#"{{"server": "s", "tool": "t", "description": "{text}"}}"#);
    let mut last = world.store.sequence().await.expect("a number");
    for (second, text, moves) in [(1, "Reads.", true), (2, "Reads.", false), (3, "Writes.", true)] {
        world.import("r.jsonl", row(text).as_bytes(), second).await;
        let now = world.store.sequence().await.expect("a number");
        assert_eq!(now > last, moves, "{text}");
        last = now;
    }
}

#[tokio::test]
async fn corrected_annotations_follow_the_definition() {
    let world =
        World::with(r#"{"server":"s","tool":"delete_note","description":"Deletes a note.","annotations":{"readOnlyHint":true}}"#).await;
    let one = world.json("/api/v1/servers/s/tools/delete_note/annotations").await;
    let all = world.json("/api/v1/servers/s/annotations").await;
    assert_eq!(one["annotations"], serde_json::json!({"readOnlyHint": false, "destructiveHint": true}));
    assert_eq!(all["tools"]["delete_note"], one["annotations"]);
}

#[tokio::test]
async fn a_policy_by_mode_denies_what_destroys_and_nothing_else() {
    let row = r#"{"server":"s","tool":"notes","description":"Manages notes.","input_schema":{"properties":{"action":{"enum":["list","create","delete"]}}}}"#;
    let world = World::with(row).await;
    let by_mode = world.json("/api/v1/servers/s/tools/notes/policy?by=mode").await;
    let rule = &by_mode["tools"]["notes"];
    assert_eq!(
        (&rule["require"][0]["conditions"][0]["value"], &rule["limits"][0]["max"]),
        (&serde_json::json!(["list", "create"]), &serde_json::json!(30))
    );
    assert_eq!(world.json("/api/v1/servers/s/tools/notes/policy").await["hide"], serde_json::json!(["notes"]));
    assert_eq!(world.get("/api/v1/servers/s/tools/notes/policy?by=moon").await.status, 400);
    assert_eq!(world.get("/servers/s/tools/notes").await.texts("table.modes tbody th"), ["list", "create", "delete"]);
}

#[tokio::test]
async fn annotations_of_a_large_server_are_all_told() {
    let rows: Vec<String> = (0..150).map(|n| format!(r#"{{"server":"s","tool":"get_{n}"}}"#)).collect();
    let all = World::with(&rows.join("\n")).await.json("/api/v1/servers/s/annotations").await;
    assert_eq!(all["tools"].as_object().map(serde_json::Map::len), Some(150));
}
