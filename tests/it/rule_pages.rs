//! The rules as people and programs read them.

use crate::world::{CLASSIFIER, World};
use axum::http::StatusCode;
use serde_json::json;
use std::collections::HashSet;

#[tokio::test]
async fn every_rule_is_listed_and_has_a_page_and_an_answer() {
    let world = World::empty().await;
    let mut listed = world.get("/rules").await.texts("table.rules tbody th");
    let mut ids: Vec<&str> = CLASSIFIER.rules().iter().map(|rule| rule.id.as_str()).collect();
    listed.sort();
    ids.sort_unstable();
    assert_eq!(listed, ids);
    for rule in CLASSIFIER.rules() {
        let page = world.get(&format!("/rules/{}", rule.id)).await;
        assert_eq!((page.status, page.text("h1").to_lowercase()), (StatusCode::OK, rule.title.to_lowercase()), "{}", rule.id);
        for part in ["effect", "when", "fires", "quiet", "tools"] {
            assert_eq!(page.texts(&format!("h2#{part}")).len(), 1, "{}: {part}", rule.id);
        }
        assert_eq!(world.json(&format!("/api/v1/rules/{}", rule.id)).await["rule"]["why"], json!(rule.why), "{}", rule.id);
    }
}

#[tokio::test]
async fn the_rules_begin_with_a_way_to_each_of_their_groups() {
    let page = World::empty().await.get("/rules").await;
    let groups = ["Verbs", "People", "Places", "Removal", "Running", "Steering", "Making", "Languages", "Checks"];
    assert_eq!(
        (page.texts("main .contents a"), page.texts("main h2")),
        (groups.map(str::to_owned).to_vec(), groups.map(str::to_owned).to_vec())
    );
}

#[tokio::test]
async fn a_trait_in_a_rules_effect_leads_to_its_tools() {
    let page = World::empty().await.get("/rules/removes").await;
    assert_eq!(page.texts("#effect ~ ul a[href='/search?q=trait%3Adestructive']"), ["destructive"]);
}

#[tokio::test]
async fn circumstances_have_names_for_people_in_both_languages() {
    let world = World::empty().await;
    let named = async |address: &str| world.get(address).await.texts("table.rules td a[href$='/methodology#risk']");
    let (english, chinese) = (named("/rules").await, named("/zh/rules").await);
    assert_eq!((english.is_empty(), english.len()), (false, chinese.len()));
    assert!(!chinese.iter().any(|text| text.starts_with(|c: char| c.is_ascii())), "{chinese:?}");
}

#[tokio::test]
async fn a_rules_page_holds_every_word_of_its_condition() {
    let world = World::empty().await;
    for rule in CLASSIFIER.rules() {
        let chips: HashSet<String> = world.get(&format!("/rules/{}", rule.id)).await.texts(".chips li").into_iter().collect();
        let (when, unless) = (rule.when(), rule.unless());
        for phrase in when.iter().chain(&unless).flat_map(|clause| &clause.places).flat_map(|place| place.phrases) {
            assert!(chips.contains(phrase.trim()), "{}: `{phrase}` is missing", rule.id);
        }
    }
}

#[tokio::test]
async fn a_rules_weights_are_told_in_plain_words() {
    let world = World::empty().await;
    let effects = world.get("/rules/window-matters").await.texts("#effect ~ ul li");
    assert_eq!(effects, ["It speaks against Execute with weight 1.5.", "It speaks for Write with weight 4."]);
    let found = world.get("/rules/removes").await.texts("#effect ~ ul li");
    assert!(found[0].starts_with("It speaks for the trait destructive with weight 1; a trait holds from 0.7."), "{found:?}");
}

#[tokio::test]
async fn a_rules_answer_is_its_block_again() {
    let world = World::empty().await;
    let rule = world.json("/api/v1/rules/looks-at-page").await["rule"].clone();
    assert_eq!((&rule["adds"], &rule["file"]), (&json!({"Read": 3.0}), &json!("steering.toml")));
    assert!(rule["when"][0]["name"].as_array().is_some_and(|words| words.contains(&json!("screenshot"))), "{rule}");
    assert!(rule["unless"].as_array().is_some_and(|clauses| clauses.len() == 2) && rule["tools"].is_null(), "{rule}");
}

#[tokio::test]
async fn an_unknown_rule_is_answered_with_the_nearest() {
    let world = World::empty().await;
    let page = world.get("/rules/look-at-page").await;
    assert_eq!(page.status, StatusCode::NOT_FOUND);
    assert!(page.texts("main a").contains(&"looks-at-page".to_owned()));
    let answer = world.get("/api/v1/rules/look-at-page").await;
    assert_eq!((answer.status, &answer.json()["errors"][0]["code"]), (StatusCode::NOT_FOUND, &json!("rule_not_found")));
}

#[tokio::test]
async fn the_list_of_rules_pages_without_a_gap() {
    let world = World::empty().await;
    let (mut met, mut address) = (Vec::new(), "/api/v1/rules?limit=7".to_owned());
    loop {
        let page = world.json(&address).await;
        met.extend(page["rules"].as_array().expect("rules").iter().map(|rule| rule["id"].as_str().expect("an id").to_owned()));
        let Some(next) = page["meta"]["next"].as_str() else { break };
        address = format!("/api/v1/rules?limit=7&cursor={next}");
    }
    assert_eq!(met, CLASSIFIER.rules().iter().map(|rule| rule.id.clone()).collect::<Vec<_>>());
}

#[tokio::test]
async fn evidence_links_to_the_rule_that_it_fired() {
    let world = World::with(r#"{"server": "s", "tool": "delete_note", "description": "Permanently deletes a note."}"#).await;
    let page = world.get("/servers/s/tools/delete_note").await;
    let named = page.texts(".evidence .rule a");
    assert!(!named.is_empty() && named == page.texts(".evidence .rule"), "{named:?}");
    assert_eq!(world.get(&format!("/rules/{}", named[0])).await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_rule_counts_the_tools_that_it_fired_on_and_shows_some() {
    let rows = r#"{"server": "a", "tool": "delete_note", "description": "Permanently deletes a note."}
{"server": "a", "tool": "delete_page", "description": "Deletes a page."}
{"server": "b", "tool": "delete_row", "description": "Deletes a row."}
{"server": "b", "tool": "get_row", "description": "Returns a row."}"#;
    let world = World::with(rows).await;
    let page = world.get_counted("/rules/removes").await;
    assert_eq!(page.text("#tools + p"), "3 tools in this catalogue, among them these.");
    assert_eq!(page.texts("#tools ~ ul code"), ["delete_note", "delete_row"], "one of each server");
    let uncounted = world.get("/rules/removes").await;
    assert_eq!(uncounted.text("#tools + p"), "They are being counted.");
}

#[tokio::test]
async fn removed_tools_are_not_counted() {
    let world = World::empty().await;
    let list = |tools: &str| format!(r#"{{"name": "s", "tools": [{tools}]}}"#);
    let (one, two) = (r#"{"name": "delete_note"}"#, r#"{"name": "delete_page"}"#);
    world.import("s.json", list(&format!("{one}, {two}")).as_bytes(), 1).await;
    assert_eq!(world.store.firings().await.expect("counts").of("removes").map(|firing| firing.tools), Some(2));
    world.import("s.json", list(one).as_bytes(), 2).await;
    assert_eq!(world.store.firings().await.expect("counts").of("removes").map(|firing| firing.tools), Some(1));
}
