//! What changed, for people: the page, the histories, the feed.

use crate::world::World;
use axum::http::header;
use serde_json::json;
use std::collections::HashSet;

const HOSTILE: &str = "</ins><script>alert(1)</script>]]> & \u{202e}\u{0}\u{ffff}";

fn row(tool: &str, description: &str, name: &str) -> String {
    json!({"server": "acme", "server_name": name, "tool": tool, "description": description}).to_string()
}

async fn pulled() -> World {
    let world = World::with(&row("sync_notes", "Returns all notes.", "Acme")).await;
    world.import("rows.jsonl", row("sync_notes", "Permanently deletes all notes.", "Acme").as_bytes(), 86_400).await;
    world
}

#[tokio::test]
async fn the_page_lists_changes_by_day_with_severity_sentence_and_links() {
    let world = pulled().await;
    let page = world.get("/changes").await;
    assert_eq!(page.texts("section h2"), ["2026-09-22"]);
    assert_eq!(page.texts(".changes .badge"), ["High severity", "risk Low → High", "category Read → Write", "+ destructive", "+ bulk"]);
    assert_eq!(page.texts(".changes a"), ["sync_notes", "Acme"]);
    assert!(page.text(".changes .summary").starts_with("Its description changed."), "{}", page.text(".changes .summary"));
}

#[tokio::test]
async fn what_came_or_went_is_told_once() {
    let world = World::with(&row("delete_note", "Permanently deletes a note.", "Acme")).await;
    world.import("gone.jsonl", row("list_notes", "Lists all notes.", "Acme").as_bytes(), 9).await;
    let told = |page: &crate::world::Answer| (page.texts(".changes .summary").len(), page.texts(".changes .badge"));
    let page = world.get("/changes?severity=info&kind=tool_added").await;
    assert_eq!(told(&page), (1, ["Low severity", "Low risk", "Read", "Info"].map(str::to_owned).to_vec()));
}

#[tokio::test]
async fn every_way_to_the_same_changes_keeps_the_filters() {
    let page = pulled().await.get("/changes?severity=high&kind=tool_changed").await;
    for address in ["/feed.atom?severity=high&#38;kind=tool_changed", "/api/v1/changes?severity=high&#38;kind=tool_changed"] {
        assert!(page.body.contains(&format!("href=\"{address}\"")), "{address}");
    }
}

#[tokio::test]
async fn the_page_filters_and_pages() {
    let world = pulled().await;
    let kinds = async |query: &str| world.get(&format!("/changes?{query}")).await.texts(".changes .card-head").len();
    assert_eq!((kinds("severity=info").await, kinds("severity=info&kind=tool_added").await), (3, 1));
    assert_eq!((kinds("severity=high&kind=tool_added").await, kinds("server=acme&severity=&kind=").await), (0, 1));
    let first = world.get("/changes?severity=info&limit=2").await;
    let next = first.body.split("href=\"").find_map(|rest| rest.split('"').next().filter(|url| url.contains("cursor="))).expect("more");
    let second = world.get(&next.replace("&amp;", "&").replace("&#38;", "&")).await;
    assert_eq!((first.texts(".changes > li").len(), second.texts(".changes > li").len()), (2, 1));
}

#[tokio::test]
async fn tool_and_server_pages_tell_their_history_with_the_words_that_came_and_went() {
    let world = pulled().await;
    for address in ["/servers/acme/tools/sync_notes", "/servers/acme"] {
        let page = world.get(address).await;
        assert_eq!(page.texts("h2#history"), ["What changed"], "{address}");
        assert_eq!(page.text(".diff del"), "removed: Returns, end of what was removed", "{address}");
        assert_eq!(page.text(".diff ins"), "added: Permanently deletes, end of what was added", "{address}");
    }
}

#[tokio::test]
async fn a_renamed_tool_keeps_its_history() {
    let world = World::empty().await;
    let list = |name: &str, text: &str| json!({"package": "npm:acme", "tools": [{"name": name, "description": text}]}).to_string();
    for (second, name, text) in [(1, "a", "Lists notes."), (2, "a", "Lists all notes."), (3, "b", "Lists all notes.")] {
        world.import("c.json", list(name, text).as_bytes(), second).await;
    }
    let page = world.get("/servers/acme/tools/b").await;
    let told = page.texts(".changes .summary");
    assert_eq!(told, ["It was called a and is the same but for its name.", "Its description changed.", "It came with its server."]);
}

#[tokio::test]
async fn strangers_words_are_escaped_in_diff_and_feed() {
    let world = World::with(&row("t", "Lists.", "Acme")).await;
    world.import("rows.jsonl", row("t", HOSTILE, HOSTILE).as_bytes(), 2).await;
    let page = world.get("/servers/acme/tools/t").await;
    assert!(page.texts("main script").is_empty() && page.text(".diff ins").contains("</ins><script>alert(1)</script>"));
    assert!(page.texts(".diff .hidden-character").contains(&"U+202E".to_owned()) && !page.body.contains('\u{202e}'));
    let feed = world.get("/feed.atom?severity=info").await;
    let document = roxmltree::Document::parse(&feed.body).expect("XML");
    let told: String = document.descendants().filter_map(|node| node.text()).collect();
    assert!(told.contains("<script>alert(1)</script>") && told.contains("⟨U+202E⟩"), "{told}");
}

#[tokio::test]
async fn the_feed_is_atom_with_ids_that_stay() {
    let world = pulled().await;
    let first = world.get("/feed.atom").await;
    let ids = |body: &str| -> Vec<String> {
        let document = roxmltree::Document::parse(body).expect("XML");
        let atom = |name| (("http://www.w3.org/2005/Atom"), name);
        assert!(document.root_element().has_tag_name(atom("feed")));
        for node in document.descendants().filter(|node| node.has_tag_name(atom("entry")) || node.has_tag_name(atom("feed"))) {
            for part in ["id", "title", "updated"] {
                assert_eq!(node.children().filter(|child| child.has_tag_name(atom(part))).count(), 1, "{part}");
            }
            let updated = node.children().find(|child| child.has_tag_name(atom("updated"))).and_then(|child| child.text());
            assert!(updated.is_some_and(|time| time.parse::<toolgrade::model::Timestamp>().is_ok()));
        }
        let all = document.descendants().filter(|node| node.has_tag_name(atom("id")));
        all.filter_map(|node| node.text().map(str::to_owned)).collect()
    };
    let before = ids(&first.body);
    assert!(before.iter().all(|id| id.starts_with("urn:uuid:") && id.len() == 45), "{before:?}");
    assert_eq!((first.headers[header::CONTENT_TYPE].to_str().ok(), before.len()), (Some("application/atom+xml; charset=utf-8"), 2));
    assert_eq!(first.headers[header::LAST_MODIFIED], "Tue, 22 Sep 2026 14:13:20 GMT");
    assert!(first.headers.contains_key(header::ETAG));
    world.import("rows.jsonl", row("sync_notes", "Permanently deletes all notes and runs commands.", "Acme").as_bytes(), 90_000).await;
    let after = ids(&world.get("/feed.atom").await.body);
    assert_eq!((&after[0], &after[2]), (&before[0], &before[1]));
    assert_eq!(after.iter().collect::<HashSet<_>>().len(), 3);
}

#[tokio::test]
async fn an_empty_catalogue_has_a_page_and_a_feed() {
    let world = World::empty().await;
    assert!(world.get("/changes").await.body.contains("Nothing of this kind has changed."));
    assert!(roxmltree::Document::parse(&world.get("/feed.atom").await.body).is_ok());
    assert!(world.get("/").await.body.contains(r#"<link rel="alternate" href="/feed.atom" type="application/atom+xml""#));
}
