//! The pages of the words of a verdict.

use crate::world::World;
use axum::http::StatusCode;
use toolgrade::model::{Category, Risk, Trait};

#[tokio::test]
async fn every_word_has_a_page_in_both_languages() {
    let world = World::empty().await;
    let words = Category::ALL.iter().map(|one| format!("/categories/{}", one.as_str().to_lowercase()));
    let words = words.chain(Risk::ALL.iter().map(|one| format!("/risks/{}", one.as_str().to_lowercase())));
    for address in words.chain(Trait::ALL.iter().map(|one| format!("/traits/{one}"))) {
        for prefix in ["", "/zh"] {
            let page = world.get(&format!("{prefix}{address}")).await;
            assert_eq!(page.status, StatusCode::OK, "{prefix}{address}");
            assert!(!page.text("h1").is_empty() && !page.text(".lede").is_empty(), "{prefix}{address}");
        }
    }
}

#[tokio::test]
async fn a_word_lists_its_tools_and_no_others_and_pages_to_the_end() {
    let row = |at: usize| format!("{{\"server\": \"s{}\", \"tool\": \"delete_{at}\", \"description\": \"Deletes a record.\"}}", at / 10);
    let mut rows: Vec<String> = (0..45).map(row).collect();
    rows.push("{\"server\": \"t\", \"tool\": \"list_notes\", \"description\": \"Lists notes.\"}".into());
    let world = World::with(&rows.join("\n")).await;
    let (mut met, mut address) = (Vec::new(), Some("/traits/destructive".to_owned()));
    while let Some(page) = address {
        let page = world.search(&page).await;
        met.extend(page.texts(".cards .card-head a"));
        address = page.attribute("nav.pages a[rel=next]", "href");
    }
    met.sort();
    met.dedup();
    assert_eq!(met.len(), 45);
    assert!(met.iter().all(|name| name.starts_with("delete_")));
}

#[tokio::test]
async fn an_unknown_word_is_not_found_and_capitals_do_not_matter() {
    let world = World::empty().await;
    assert_eq!(world.get("/risks/huge").await.status, StatusCode::NOT_FOUND);
    assert_eq!(world.get("/risks/High").await.status, StatusCode::OK);
}

#[tokio::test]
async fn while_the_index_is_built_the_page_still_says_what_the_word_means() {
    let page = World::starter().await.get("/categories/execute").await;
    assert!(page.text(".lede").starts_with("An Execute tool runs"), "{}", page.body);
    assert!(page.text(".note").contains("being rebuilt"), "{}", page.body);
}
