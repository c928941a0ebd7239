//! Tools that a client's own lists keep from its agent: told as hidden, and counted nowhere.

use crate::stack::TOOLS;
use crate::world::World;
use axum::http::StatusCode;
use serde_json::{Value, json};
use toolgrade::clients::{Source, client};
use toolgrade::web::reach;

/// Notes that can be read, and the web: together a way for private data to leak.
fn servers(more: &Value) -> String {
    let mut notes = json!({"command": "x"});
    notes.as_object_mut().expect("an entry").extend(more.as_object().expect("an entry").clone());
    json!({"mcpServers": {"notes": notes, "web": {"command": "x"}}}).to_string()
}

async fn report(world: &World, text: String) -> Value {
    let answer = world.post("/api/v1/stack", text).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
    answer.json()
}

fn dangers(report: &Value) -> usize {
    report["combinations"].as_array().expect("a list").len()
}

#[tokio::test]
async fn a_hidden_tool_is_told_and_counts_nowhere() {
    let world = World::with(TOOLS).await;
    let (open, hidden) =
        (report(&world, servers(&json!({}))).await, report(&world, servers(&json!({"disabledTools": ["read_file"]}))).await);
    assert!(dangers(&open) > 0 && dangers(&hidden) < dangers(&open), "{hidden:#}");
    let notes = hidden["servers"].as_array().expect("servers").iter().find(|server| server["server"] == "notes").expect("notes");
    assert_eq!((&notes["hidden_tools"], &notes["tools"], &notes["state"]), (&json!(["read_file"]), &json!([]), &json!("known")));
    assert_eq!((&hidden["totals"]["hidden_tools"], &hidden["totals"]["tools"]["total"]), (&json!(1), &json!(1)));
}

#[tokio::test]
async fn codex_is_read_by_its_own_lists() {
    let world = World::with(TOOLS).await;
    let hidden = |list: &str| format!("[mcp_servers.notes]\ncommand = \"x\"\n{list}\n");
    for (list, expected) in
        [("enabled_tools = [\"other\"]", 1), ("disabled_tools = [\"read_file\"]", 1), ("disabledTools = [\"read_file\"]", 0)]
    {
        assert_eq!(report(&world, hidden(list)).await["totals"]["hidden_tools"], json!(expected), "{list}");
    }
}

#[tokio::test]
async fn what_one_client_hides_another_may_show() {
    let world = World::with(TOOLS).await;
    let sources = vec![
        Source::read("a", &servers(&json!({"disabledTools": ["read_file"]})), client("windsurf")),
        Source::read("b", &servers(&json!({})), client("cursor")),
    ];
    let reach = reach(&world.store, sources).await.expect("a report");
    let leak = reach.combinations.iter().find(|found| found.danger.id == "private-data-leak").expect("a leak");
    assert_eq!((leak.clients.as_slice(), reach.totals().hidden), (&["Cursor".to_owned()][..], 0));
}

#[tokio::test]
async fn the_page_names_what_is_hidden() {
    let world = World::with(TOOLS).await;
    let form = format!(
        "--b\r\ncontent-disposition: form-data; name=\"config\"\r\n\r\n{}\r\n--b--\r\n",
        servers(&json!({"excludeTools": ["read_file"]}))
    );
    let request = axum::http::Request::post("/stack").header("content-type", "multipart/form-data; boundary=b");
    let page = world.send(request.body(axum::body::Body::from(form)).expect("a request")).await;
    assert!(page.body.contains("Hidden by the client: read_file"), "{}", page.body);
}
