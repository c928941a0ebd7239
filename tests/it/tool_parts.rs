//! The tools of a large server, in parts that lead to one another.

use crate::world::{Answer, World};
use serde_json::json;

/// A server with so many tools, riskiest first and then by name.
async fn with(tools: usize) -> World {
    let row = |at: usize| {
        let (verb, says) = if at < 5 { ("delete", "Permanently deletes a record.") } else { ("get", "Reads a record.") };
        json!({"server": "large", "tool": format!("{verb}_{at:03}"), "description": says}).to_string()
    };
    World::with(&(0..tools).map(row).collect::<Vec<_>>().join("\n")).await
}

fn names(page: &Answer) -> Vec<String> {
    page.texts("section[aria-labelledby=tools] .card-head code")
}

fn link(page: &Answer, rel: &str) -> Option<String> {
    page.attribute(&format!("nav.pages a[rel={rel}]"), "href")
}

fn told(page: &Answer) -> Vec<String> {
    page.texts("section[aria-labelledby=tools] > .from")
}

#[tokio::test]
async fn a_part_says_where_it_stands_and_leads_both_ways() {
    let world = with(61).await;
    let first = world.get("/servers/large").await;
    assert_eq!((told(&first), link(&first, "prev")), (vec!["1–50 of 61".to_owned()], None));
    let second = world.get(&link(&first, "next").expect("a next part")).await;
    assert_eq!((told(&second), names(&second).len(), link(&second, "next")), (vec!["51–61 of 61".to_owned()], 11, None));
    assert_eq!(link(&second, "prev"), Some("/servers/large#tools".into()));
    assert_eq!(world.get("/zh/servers/large").await.text("section[aria-labelledby=tools] > .from"), "第 1–50 个，共 61 个");
}

#[tokio::test]
async fn the_way_back_shows_the_parts_that_were_seen() {
    let world = with(13).await;
    let mut seen: Vec<Vec<String>> = Vec::new();
    let mut page = world.get("/zh/servers/large?limit=4").await;
    loop {
        seen.push(names(&page));
        let Some(next) = link(&page, "next") else { break };
        assert!(next.starts_with("/zh/servers/large?limit=4&cursor="), "{next}");
        page = world.get(&next).await;
    }
    assert_eq!(seen.iter().map(Vec::len).collect::<Vec<_>>(), [4, 4, 4, 1]);
    for part in seen.iter().rev().skip(1) {
        page = world.get(&link(&page, "prev").expect("a part before")).await;
        assert_eq!(&names(&page), part);
    }
    assert_eq!(link(&page, "prev"), None);
}

#[tokio::test]
async fn a_list_in_one_part_says_nothing_of_parts() {
    let page = with(50).await.get("/servers/large").await;
    assert_eq!((told(&page), page.texts("nav.pages").len()), (vec![], 0));
}
