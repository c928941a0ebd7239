//! Imports: one run, one report, safe to repeat, nothing lost.

use crate::world::{World, shared};
use serde_json::{Value, json};
use toolgrade::store::Report;

fn report(seen: u64, added: u64, changed: u64, removed: u64, unchanged: u64, refused: u64) -> Report {
    Report { seen, added, changed, removed, unchanged, refused }
}

fn capture(package: &str, tools: &[(&str, &str)]) -> Vec<u8> {
    let tools: Vec<_> = tools.iter().map(|(name, text)| json!({"name": name, "description": text})).collect();
    json!({"package": package, "tools": tools}).to_string().into_bytes()
}

#[tokio::test]
async fn a_second_run_says_all_unchanged() {
    let world = World::empty().await;
    let rows = b"{\"server\":\"s\",\"tool\":\"a\"}\n{\"server\":\"t\",\"tool\":\"a\"}\n{\"server\":\"s\",\"tool\":\"b\"}\n";
    assert_eq!(world.import("r.jsonl", rows, 1).await.report, report(3, 3, 0, 0, 0, 0));
    assert_eq!(world.import("r.jsonl", rows, 2).await.report, report(3, 0, 0, 0, 3, 0));
}

#[tokio::test]
async fn an_unchanged_tool_and_its_server_are_seen_again() {
    let world = World::empty().await;
    let rows = br#"{"server":"s","server_name":"S","tool":"a","description":"Lists."}"#;
    world.import("r.jsonl", rows, 1).await;
    world.import("r.jsonl", rows, 90_000).await;
    let server = &world.json("/api/v1/servers/s").await["server"];
    let tool = &world.json("/api/v1/servers/s/tools/a").await["tool"];
    let times = |seen: &Value| [&seen["first_seen"], &seen["last_seen"]].map(|time| time.as_str().expect("a time").to_owned());
    assert_eq!(times(server), times(tool));
    assert!(times(tool)[0] < times(tool)[1], "{:?}", times(tool));
}

#[tokio::test]
async fn rows_never_say_that_other_tools_are_gone_and_whole_lists_do() {
    let world = World::empty().await;
    world.import("c.json", &capture("npm:x", &[("a", "A."), ("b", "B.")]), 1).await;
    assert_eq!(world.import("r.jsonl", br#"{"server":"x","tool":"c"}"#, 2).await.report, report(1, 1, 0, 0, 0, 0));
    assert_eq!(world.import("c.json", &capture("npm:x", &[("a", "A, changed.")]), 3).await.report, report(1, 0, 1, 2, 0, 0));
    assert_eq!(world.import("c.json", &capture("npm:x", &[("a", "A, changed."), ("b", "B.")]), 4).await.report, report(2, 0, 1, 0, 1, 0));
    let names = world.json("/api/v1/servers/x/tools").await["tools"].as_array().expect("tools").len();
    assert_eq!(names, 2);
}

#[tokio::test]
async fn bad_lines_and_files_are_refused_with_their_place_and_the_rest_goes_in() {
    let world = World::empty().await;
    let rows = b"{\"server\":\"s\",\"tool\":\"a\"}\nnot json\n{\"server\":\"s\"}\n{\"tool\":\"b\"}\n{\"server\":\"s\",\"tool\":\"\\ud800\"}\n{\"server\":\"s\",\"tool\":\"\xff\"}\n{\"server\":\"s\",\"tool\":\"c\"}";
    let outcome = world.import("r.jsonl", rows, 1).await;
    assert_eq!(outcome.report, report(7, 2, 0, 0, 0, 5));
    let places: Vec<String> =
        outcome.refusals.iter().map(|refusal| refusal.place.rsplit('/').next().unwrap_or_default().to_owned()).collect();
    assert_eq!(places, ["r.jsonl:2", "r.jsonl:3", "r.jsonl:4", "r.jsonl:5", "r.jsonl:6"]);
    let broken = world.import("c.json", b"{\"tools\": [", 2).await;
    assert!(broken.refusals[0].reason.starts_with("is not JSON"), "{:?}", broken.refusals);
}

#[tokio::test]
async fn one_bad_tool_of_a_list_is_refused_and_not_taken_for_gone() {
    let world = World::empty().await;
    world.import("c.json", &capture("npm:x", &[("a", "A."), ("b", "B.")]), 1).await;
    let deep = format!(
        r#"{{"package":"npm:x","tools":[{{"name":"a","description":"A."}},{{"name":"b","inputSchema":{}{}}}]}}"#,
        "[".repeat(70),
        "]".repeat(70)
    );
    let outcome = world.import("c.json", deep.as_bytes(), 2).await;
    assert_eq!(outcome.report, report(2, 0, 0, 0, 1, 1));
    assert!(
        outcome.refusals[0].place.ends_with("tool 2 b") && outcome.refusals[0].reason.contains("limit of 64"),
        "{:?}",
        outcome.refusals
    );
}

#[tokio::test]
async fn a_definition_over_a_mebibyte_is_refused_by_name_of_the_limit() {
    let world = World::empty().await;
    let row = json!({"server": "s", "tool": "t", "description": "a".repeat(1 << 20)}).to_string();
    let outcome = world.import("r.jsonl", row.as_bytes(), 1).await;
    assert!(outcome.report.refused == 1 && outcome.refusals[0].reason.contains("1 MiB"), "{:?}", outcome.refusals);
}

#[tokio::test]
async fn the_tool_after_the_ten_thousandth_is_refused() {
    let world = World::empty().await;
    let rows: Vec<String> = (0..10_002).map(|n| format!(r#"{{"server":"s","tool":"t{n}"}}"#)).collect();
    let outcome = world.import("r.jsonl", rows.join("\n").as_bytes(), 1).await;
    assert_eq!(outcome.report, report(10_002, 10_000, 0, 0, 0, 2));
    assert!(outcome.refusals[0].reason.contains("10000 tools already"), "{:?}", outcome.refusals[0]);
}

#[tokio::test]
async fn within_one_run_the_first_definition_holds() {
    let world = World::empty().await;
    let rows = b"{\"server\":\"s\",\"tool\":\"a\",\"description\":\"One.\"}\n{\"server\":\"s\",\"tool\":\"a\",\"description\":\"Two.\"}\n{\"server\":\"s\",\"tool\":\"a\",\"description\":\"One.\"}";
    assert_eq!(world.import("r.jsonl", rows, 1).await.report, report(3, 1, 0, 0, 1, 1));
    assert_eq!(world.import("r.jsonl", rows, 2).await.report, report(3, 0, 0, 0, 2, 1));
}

#[tokio::test]
async fn the_order_of_keys_and_tools_is_no_change() {
    let world = World::empty().await;
    let file = |schema: &str, first: &str, second: &str| {
        format!(
            r#"{{"package":"npm:x","tools":[{{"name":"{first}","inputSchema":{schema}}},{{"name":"{second}","inputSchema":{schema}}}]}}"#
        )
    };
    world.import("c.json", file(r#"{"type":"object","title":"T"}"#, "a", "b").as_bytes(), 1).await;
    let outcome = world.import("c.json", file(r#"{"title":"T","type":"object"}"#, "b", "a").as_bytes(), 2).await;
    assert_eq!(outcome.report, report(2, 0, 0, 0, 2, 0));
}

#[tokio::test]
async fn slugs_come_from_the_repository_and_a_clash_gets_a_number() {
    let world = World::empty().await;
    let file =
        |package: &str, repository: &str| json!({"package": package, "repository": repository, "tools": [{"name": "t"}]}).to_string();
    for (second, package) in [(1, "npm:a"), (2, "npm:b"), (3, "npm:a")] {
        world.import("c.json", file(package, "git+https://github.com/joeseesun/seedream_mcp.git").as_bytes(), second).await;
    }
    let slugs: Vec<_> =
        world.json("/api/v1/servers").await["servers"].as_array().expect("servers").iter().map(|s| s["slug"].clone()).collect();
    assert_eq!(slugs, [json!("joeseesun-seedream-mcp"), json!("joeseesun-seedream-mcp-2")]);
}

#[tokio::test]
async fn what_a_server_is_for_moves_the_verdicts_on_all_its_tools() {
    let world = World::empty().await;
    let row = |about: &str| json!({"server": "s", "server_description": about, "tool": "generate_image"}).to_string();
    let category = async || world.json("/api/v1/servers/s/tools/generate_image").await["tool"]["category"].clone();
    world.import("r.jsonl", row("Generates and edits images").as_bytes(), 1).await;
    assert_eq!(category().await, json!("Write"));
    world.import("r.jsonl", row("Opens an ecosystem of AI resources").as_bytes(), 2).await;
    assert_eq!(category().await, json!("Execute"));
}

#[tokio::test]
async fn a_later_row_that_says_less_takes_nothing_away() {
    let world = World::empty().await;
    world.import("r.jsonl", br#"{"server":"s","server_name":"S","server_description":"Does things","tool":"a"}"#, 1).await;
    world.import("r.jsonl", br#"{"server":"s","tool":"b"}"#, 2).await;
    let server = world.json("/api/v1/servers/s").await["server"].clone();
    assert_eq!((&server["name"], &server["description"]), (&json!("S"), &json!("Does things")));
}

#[tokio::test]
async fn a_refused_double_of_a_tool_does_not_stop_the_run() {
    let world = World::empty().await;
    world.import("c.json", &capture("npm:x", &[("a", "A.")]), 1).await;
    let twice = br#"{"package":"npm:x","tools":[{"name":"a","description":3},{"name":"a","description":"A."}]}"#;
    assert_eq!(world.import("c.json", twice, 2).await.report, report(2, 0, 0, 0, 1, 1));
}

#[tokio::test]
async fn a_page_of_a_list_never_says_that_the_rest_is_gone() {
    let world = World::empty().await;
    world.import("c.json", &capture("npm:x", &[("a", "A."), ("b", "B.")]), 1).await;
    let page = br#"{"package":"npm:x","tools":[{"name":"a","description":"A."}],"nextCursor":"x"}"#;
    assert_eq!(world.import("c.json", page, 2).await.report, report(1, 0, 0, 0, 1, 0));
}

#[tokio::test]
async fn a_server_known_by_its_repository_stays_the_same_when_its_package_is_learnt() {
    let world = World::empty().await;
    world.import("c.json", br#"{"repository":"acme/foo-mcp","tools":[{"name":"a"}]}"#, 1).await;
    world.import("c.json", br#"{"repository":"https://github.com/Acme/Foo-MCP","package":"npm:foo","tools":[{"name":"a"}]}"#, 2).await;
    world.import("c.json", br#"{"package":"npm:foo","tools":[{"name":"a"}]}"#, 3).await;
    assert_eq!(world.json("/api/v1/servers").await["meta"]["total"], 1);
}

#[tokio::test]
async fn readers_learn_the_files_name_and_not_where_it_lies() {
    let world = World::empty().await;
    world.import("c.json", &capture("npm:x", &[("a", "A.")]), 1).await;
    world.import("r.jsonl", br#"{"server":"x","tool":"b"}"#, 2).await;
    let source = async |tool: &str| world.json(&format!("/api/v1/servers/x/tools/{tool}")).await["tool"]["source"].clone();
    assert_eq!((source("a").await, source("b").await), (json!("import c.json"), json!("import r.jsonl")));
}

#[tokio::test]
async fn a_list_and_rows_of_the_same_server_may_come_in_one_run() {
    let world = World::empty().await;
    let folder = world.folder.path().join("in");
    std::fs::create_dir(&folder).expect("a folder");
    std::fs::write(folder.join("a.json"), capture("npm:x", &[("a", "A.")])).expect("a file");
    std::fs::write(folder.join("b.jsonl"), br#"{"server":"x","tool":"b"}"#).expect("a file");
    std::fs::write(folder.join("README.md"), "not for us").expect("a file");
    assert_eq!(world.import_paths(vec![folder.clone()], 1).await.report, report(2, 2, 0, 0, 0, 0));
}

#[tokio::test]
async fn every_captured_server_goes_in_whole_and_stays_unchanged() {
    let Some(live) = shared("live") else { return };
    let world = World::starter().await;
    let first = world.import_paths(vec![live.clone()], 2).await;
    assert_eq!((first.report.seen, first.report.refused, first.refusals), (2856, 0, vec![]));
    let second = world.import_paths(vec![live], 3).await;
    assert_eq!((second.report.unchanged, second.report.changed), (2856, 0));
}
