//! The glossary as people read it.

use crate::world::World;
use axum::http::StatusCode;
use scraper::{Html, Selector};
use std::collections::HashSet;

#[tokio::test]
async fn the_glossary_tells_at_least_twenty_five_terms() {
    let page = World::empty().await.get("/glossary").await;
    assert_eq!(page.status, StatusCode::OK);
    let (terms, told) = (page.texts("dl.glossary dt dfn"), page.texts("dl.glossary dd"));
    assert!(terms.len() >= 25 && terms.len() == told.len(), "{terms:?}");
}

#[tokio::test]
async fn every_link_of_the_glossary_leads_somewhere() {
    let world = World::empty().await;
    let page = world.get("/glossary").await;
    let html = Html::parse_document(&page.body);
    let all = |selector: &str| Selector::parse(selector).expect("a selector");
    let anchors: HashSet<String> = html.select(&all("[id]")).filter_map(|found| found.value().id().map(str::to_owned)).collect();
    let links: Vec<String> = html.select(&all("main a")).filter_map(|link| link.value().attr("href").map(str::to_owned)).collect();
    assert!(links.len() > 60, "{links:?}");
    for link in links {
        match link.strip_prefix('#') {
            Some(anchor) => assert!(anchors.contains(anchor), "{link}"),
            None if link.starts_with('/') => assert_eq!(world.get(&link).await.status, StatusCode::OK, "{link}"),
            None => assert!(link.starts_with("https://"), "{link}"),
        }
    }
}
