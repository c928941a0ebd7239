//! The page of results as people read it.

use crate::world::{Answer, World};
use axum::Router;
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use scraper::{Html, Selector};

const ROWS: &str = r#"{"server": "acme", "server_name": "Acme Tracker", "tool": "create_issue", "description": "Creates an issue."}
{"server": "acme", "tool": "delete_issue", "description": "Permanently deletes an issue."}
{"server": "notes", "tool": "list_notes", "description": "Lists the notes about an issue."}"#;

async fn ask(app: &Router, address: &str) -> Answer {
    Answer::of(app.clone(), Request::get(address).body(Body::empty()).expect("a request")).await
}

/// The addresses of all links that a selector finds.
fn links(page: &Answer, selector: &str) -> Vec<String> {
    let selector = Selector::parse(selector).expect("a selector");
    let href = |link: scraper::ElementRef<'_>| link.attr("href").expect("an address").to_owned();
    Html::parse_document(&page.body).select(&selector).map(href).collect()
}

#[tokio::test]
async fn results_stand_in_two_groups_with_risk_category_and_reason() {
    let world = World::with(ROWS).await;
    let page = world.search("/search?q=acme").await;
    assert_eq!((page.text("#found-servers"), page.text("#found-tools")), ("Servers".into(), "2 tools".into()));
    assert!(page.text("#found-servers + ul li").starts_with("Acme Tracker"));
    let card = page.text("#found-tools ~ ul li");
    for part in ["create_issue", "Medium risk", "Write", "on Acme Tracker", "in its server"] {
        assert!(card.contains(part), "{part} in {card}");
    }
}

#[tokio::test]
async fn words_are_marked_and_strangers_text_is_escaped() {
    let world = World::with(r#"{"server": "s", "tool": "show_page", "description": "Shows <script>alert(1)</script> pages\u202e."}"#).await;
    let page = world.search("/search?q=page+%3Cimg%20src=x%3E").await;
    assert!(page.texts("#found-tools ~ ul mark").iter().any(|word| word == "pages"), "{}", page.body);
    assert!(!page.body.contains("<script>alert") && !page.body.contains("<img"), "{}", page.body);
    assert_eq!(page.texts(".hidden-character"), ["U+202E"]);
}

#[tokio::test]
async fn a_facet_keeps_the_other_filters_and_can_be_taken_back() {
    let world = World::with(ROWS).await;
    let app = world.searched_app().await;
    let page = ask(&app, "/search?q=issue+server:acme").await;
    let low = links(&page, ".filters a").into_iter().find(|link| link.contains("category%3Awrite")).expect("a facet");
    let narrowed = ask(&app, &low).await;
    assert_eq!((narrowed.text("#found-tools"), narrowed.texts(".chips li").len()), ("2 tools".into(), 2));
    let back = links(&narrowed, ".chips a").into_iter().find(|link| !link.contains("category")).expect("a way back");
    assert_eq!(links(&ask(&app, &back).await, ".chips a").len(), 1);
    assert!(links(&narrowed, ".filters a[aria-current]").len() == 2, "{}", narrowed.body);
}

#[tokio::test]
async fn a_full_server_leads_to_the_rest_of_it() {
    let row = |at: usize| format!(r#"{{"server": "s{}", "tool": "read_page_{at}", "description": "Reads a page."}}"#, at / 7);
    let world = World::with(&(0..56).map(row).collect::<Vec<_>>().join("\n")).await;
    let app = world.searched_app().await;
    let page = ask(&app, "/search?q=page").await;
    let more = links(&page, "a.more");
    assert_eq!((page.text("a.more"), ask(&app, &more[0]).await.text("#found-tools")), ("1 more on this server".into(), "7 tools".into()));
    let next = links(&page, "a[rel=next]");
    let second = ask(&app, &next[0]).await;
    let back = links(&second, "a[rel=prev]");
    assert_eq!(ask(&app, &back[0]).await.texts(".card-head"), page.texts(".card-head"));
}

#[tokio::test]
async fn a_corrected_spelling_is_told_with_a_way_to_keep_it() {
    let world = World::with(ROWS).await;
    let app = world.searched_app().await;
    let page = ask(&app, "/search?q=isssue").await;
    assert_eq!(page.text(".lede"), "Showing results for issue. Search instead for isssue.");
    let kept = ask(&app, &links(&page, ".lede a")[1]).await;
    assert_eq!(kept.text(".lede"), "Nothing was found.");
    assert!(kept.texts("#advice + ul li").contains(&"With the spelling corrected".to_owned()), "{}", kept.body);
}

#[tokio::test]
async fn an_empty_result_says_which_filter_is_in_the_way_and_which_names_are_near() {
    let world = World::with(ROWS).await;
    let app = world.searched_app().await;
    let filtered = ask(&app, "/search?q=issue+trait:financial").await.texts("#advice + ul li");
    assert_eq!(filtered[0], "Without trait: financial: 3 tools");
    let misnamed = ask(&app, "/search?q=issue+trait:financial+server:acne").await.texts("#advice + ul li");
    assert_eq!(misnamed[..2], ["Without any filter: 3 tools", "Perhaps server: acme"]);
    let misspelt = ask(&app, "/search?q=create_isuee").await;
    let tried = [misspelt.texts("#advice + ul li"), misspelt.texts(".card-head code")].concat();
    assert!(tried.iter().any(|text| text.contains("create_issue")), "{tried:?}");
}

#[tokio::test]
async fn a_search_for_nothing_explains_what_can_be_searched() {
    let world = World::with(ROWS).await;
    let page = world.search("/search?q=+").await;
    assert_eq!((page.status, page.text("h1")), (StatusCode::OK, "Search".into()));
    assert!(page.text("main").contains("risk:high"));
}

#[tokio::test]
async fn while_the_index_is_rebuilt_the_page_says_so_and_keeps_the_words() {
    let world = World::with(ROWS).await;
    let page = world.get("/search?q=create+issue").await;
    assert_eq!((page.status, &page.headers[header::RETRY_AFTER]), (StatusCode::SERVICE_UNAVAILABLE, &"3".parse().expect("a value")));
    assert!(page.text(".lede").contains("being rebuilt, 0\u{a0}%"));
    assert_eq!(links(&page, ".lede a")[0], "/search?q=create%20issue");
}

#[tokio::test]
async fn a_search_that_is_too_long_is_told_in_plain_words() {
    let page = World::with(ROWS).await.search(&format!("/search?q={}", "字".repeat(501))).await;
    assert_eq!((page.status, page.text("h1")), (StatusCode::BAD_REQUEST, "That request can't be read".into()));
    assert!(page.text(".lede").contains("at most 500 characters; this one has 501"));
}

#[tokio::test]
async fn every_page_has_a_plain_form_and_no_inline_script() {
    let world = World::with(ROWS).await;
    let app = world.searched_app().await;
    for address in ["/", "/servers", "/servers/acme", "/search?q=issue", "/search", "/rules", "/nothing"] {
        let page = ask(&app, address).await;
        let selector = Selector::parse("form.search[action='/search'] input[name=q][type=search]").expect("a selector");
        assert_eq!(Html::parse_document(&page.body).select(&selector).count(), 1, "{address}");
        assert!(
            page.texts("script:not([type='application/ld+json'])").iter().all(String::is_empty) && page.body.contains("suggest.js"),
            "{address}"
        );
        assert!(page.headers[header::CONTENT_SECURITY_POLICY].to_str().expect("a policy").contains("script-src 'self'; "), "{address}");
    }
}

#[tokio::test]
async fn chinese_and_english_words_are_found_in_the_starter_catalogue() {
    let world = World::starter().await;
    let app = world.searched_app().await;
    let english = ask(&app, "/search?q=create+issue").await;
    assert_eq!(english.text("#found-tools ~ ul code"), "create_issue");
    assert!(!ask(&app, "/search?q=%E6%9F%A5%E8%AF%A2+%E5%A4%A9%E6%B0%94").await.texts("#found-tools ~ ul code").is_empty());
}

#[tokio::test]
async fn tools_that_hold_fewer_of_the_words_stand_below_and_are_told_apart() {
    let world = World::with(ROWS).await;
    let page = world.search("/search?q=delete+issue").await;
    assert_eq!((page.text("#found-tools ~ ul code"), page.texts(".fewer").len()), ("delete_issue".into(), 1));
}

/// What a page says of words that were meant as filters, and the first link there.
async fn mistaken(app: &Router, address: &str) -> (Vec<String>, Option<String>) {
    let page = ask(app, address).await;
    assert_eq!(page.status, StatusCode::OK, "{address}");
    (page.texts(".mistaken"), links(&page, ".mistaken a").into_iter().next())
}

#[tokio::test]
async fn a_filter_with_an_unknown_value_is_told_with_those_there_are_and_the_one_that_was_meant() {
    let world = World::with(ROWS).await;
    let app = world.searched_app().await;
    let (told, link) = mistaken(&app, "/search?q=issue+risk:hgih").await;
    let says =
        "There is no filter “risk:hgih”, so it was read as plain words; risk: takes low, medium, high. Search with risk:high instead.";
    assert_eq!((told, link.as_deref()), (vec![says.to_owned()], Some("/search?q=issue%20risk%3Ahigh")));
    let (told, link) = mistaken(&app, "/zh/search?q=issue+risk:hgih").await;
    let says = "没有“risk:hgih”这个筛选条件，已按普通词语搜索；risk: 可选 low、medium、high。改用 risk:high 搜索。";
    assert_eq!((told, link.as_deref()), (vec![says.to_owned()], Some("/zh/search?q=issue%20risk%3Ahigh")));
}

#[tokio::test]
async fn what_was_meant_is_offered_by_its_name_in_either_language_and_only_where_it_is_near() {
    let world = World::with(ROWS).await;
    let app = world.searched_app().await;
    for (query, meant) in [
        ("category:exec", Some("category:execute")),
        ("category:foo", None),
        ("风险：高", Some("risk:high")),
        ("风险:", None),
        ("语言:zh", Some("lang:zh")),
        ("服务器:acme", Some("server:acme")),
        ("server:", None),
    ] {
        let (told, link) = mistaken(&app, &format!("/zh/search?q={}", encoded(query))).await;
        assert_eq!((told.len(), link), (1, meant.map(|meant| format!("/zh/search?q={}", encoded(meant)))), "{query}");
    }
}

#[tokio::test]
async fn words_with_a_colon_that_are_no_filter_are_left_alone() {
    let world = World::with(ROWS).await;
    let app = world.searched_app().await;
    for query in ["https://example.org", "note:issue", "risk:high", "\"risk:hgih\"", ":"] {
        assert_eq!(mistaken(&app, &format!("/search?q={}", encoded(query))).await, (vec![], None), "{query}");
    }
}

fn encoded(text: &str) -> String {
    percent_encoding::utf8_percent_encode(text, percent_encoding::NON_ALPHANUMERIC).to_string()
}
