//! What is wrong with an address is told to programs in English, and to readers in the language of the page.

use crate::chinese::{english, leaving};
use crate::stack::packaged;
use crate::world::{Answer, World};
use axum::Router;
use axum::body::Body;
use axum::http::Request;

/// A page, the same of the API, its query, and what programs hear of it.
type Row = (&'static str, &'static str, &'static str, &'static str);

const SERVERS: (&str, &str) = ("/servers", "/api/v1/servers");
const SEARCH: (&str, &str) = ("/search", "/api/v1/search");
const CHANGES: (&str, &str) = ("/changes", "/api/v1/changes");
const SERVER: (&str, &str) = ("/servers/notes", "/api/v1/servers/notes/policy");
const TOOL: (&str, &str) = ("/servers/notes/tools/read_file", "/api/v1/servers/notes/tools/read_file/policy");

const fn row((page, api): (&'static str, &'static str), query: &'static str, detail: &'static str) -> Row {
    (page, api, query, detail)
}

const NOT_OURS: &str = "the cursor is not one that this catalogue handed out; start again without it";
const OTHER_SORT: &str = "the cursor belongs to another sort; start again without it, or with the sort that it came with";
const LIMIT: &str = "limit must be a whole number from 1 to 100";

const ROWS: &[Row] = &[
    row(SERVERS, "risk=extreme", "risk takes high, medium, low, none; `extreme` is none of these"),
    row(SERVERS, "sort=stars", "sort takes slug, name, tools, high-risk, newest, worst-risk; `stars` is none of these"),
    row(SERVERS, "sort=name&sort=tools", "sort is given twice; give it once"),
    row(SERVERS, "limit=0", LIMIT),
    row(SERVERS, "cursor=zz", NOT_OURS),
    // `["tools","-1","notes","next"]`
    row(SERVERS, "sort=name&cursor=5b22746f6f6c73222c222d31222c226e6f746573222c226e657874225d", OTHER_SORT),
    row(SERVERS, "limit=1&limit=2", "Failed to deserialize query string: duplicate field `limit`"),
    row(SEARCH, "q=file&risk=enormous", "risk takes low, medium, high; `enormous` is none of these"),
    row(SEARCH, "q=file&has=legs", "has takes annotations, findings; `legs` is none of these"),
    row(SEARCH, "q=file&limit=1000", LIMIT),
    row(SEARCH, "q=file&cursor=zz", "the cursor is not one that this search handed out; start again without it"),
    row(CHANGES, "severity=grave", "severity: `grave` is none of info, low, medium, high"),
    row(
        CHANGES,
        "kind=tool_painted",
        "kind: `tool_painted` is none of server_added, server_changed, server_retired, server_returned, tool_added, tool_changed, \
         tool_renamed, tool_removed, tool_returned, verdict_corrected, verdict_changed, findings_changed",
    ),
    row(CHANGES, "cursor=zz", NOT_OURS),
    row(SERVER, "preset=lax", "preset: `lax` is none of strict, balanced, open"),
    row(SERVER, "lossy=maybe", "lossy: `maybe` is none of stricter, report"),
    row(SERVER, "amount=much", "amount: give a number such as 100 or 99.5"),
    row(SERVER, "items=-1", "items: give a whole number such as 20"),
    row(SERVER, "paths=~/desk", "paths: give whole paths such as /srv/desk, without ~, variables or wildcards"),
    row(SERVER, "recipients=a%07", "recipients: each is at most 1,000 bytes of plain text"),
    row(SERVER, "by=tool", "a policy can't be had by `tool`; use mode"),
    row(SERVER, "alias=%07", "alias: give at most 200 bytes of plain text"),
    row(TOOL, "hosts=https://example.org", "hosts: give names of hosts such as example.org, without scheme, port or path"),
    row(
        TOOL,
        "preset=open&conditions=all",
        "preset: open holds nothing back, so that it takes no conditions; leave them out, or choose balanced",
    ),
];

async fn ask(app: &Router, address: &str) -> Answer {
    Answer::of(app.clone(), Request::get(address).body(Body::empty()).expect("a request")).await
}

/// A clause as a sentence of its own.
fn sentence(clause: &str) -> String {
    let mut letters = clause.chars();
    letters.next().map_or_else(String::new, |first| format!("{}{}.", first.to_uppercase(), letters.as_str()))
}

/// A page below `/zh` that tells what is wrong: in Chinese but for quoted values and words marked as English.
pub(crate) fn assert_told(page: &Answer, told: &str) {
    let is_chinese = told.chars().filter(|c| matches!(c, '\u{4e00}'..='\u{9fff}')).count() > 3;
    assert!(is_chinese && told.ends_with('。'), "{told}");
    assert_eq!((english(page), leaving(page)), (vec![], vec![]), "{told}");
}

async fn told(app: &Router, (page, api, query, detail): &Row) {
    let told = ask(app, &format!("{api}?{query}")).await;
    assert_eq!((told.status.as_u16(), told.json()["errors"][0]["detail"].as_str()), (400, Some(*detail)), "{api}?{query}");
    let english = ask(app, &format!("{page}?{query}")).await;
    assert_eq!((english.status.as_u16(), english.text("main .lede")), (400, sentence(detail)), "{page}?{query}");
    let chinese = ask(app, &format!("/zh{page}?{query}")).await;
    assert_eq!(chinese.status.as_u16(), 400, "/zh{page}?{query}");
    assert_told(&chinese, &chinese.text("main .lede"));
    let back = chinese.attribute("main p a", "href");
    assert_eq!(back, Some(format!("/zh{page}")), "the page without parameters is a link away");
}

#[tokio::test]
async fn whatever_an_address_asks_wrongly_is_told_in_the_language_of_the_page() {
    let world = packaged().await;
    let app = world.searched_app().await;
    for row in ROWS {
        told(&app, row).await;
    }
}

#[tokio::test]
async fn long_values_and_lists_are_told_too() {
    let world = packaged().await;
    let app = world.searched_app().await;
    let listed = vec!["a"; 101].join(",");
    for (page, says) in [
        (format!("/search?q={}", "x".repeat(501)), "一次搜索最多 500 个字符，这里有 501 个，请删去一些词。"),
        (format!("/servers/notes?recipients={listed}"), "recipients：给出了 101 个，上限是 100 个。"),
    ] {
        let page = ask(&app, &format!("/zh{page}")).await;
        assert_eq!((page.status.as_u16(), page.text("main .lede")), (400, says.to_owned()));
        assert_told(&page, says);
    }
    let page = ask(&app, "/zh/servers/notes?format=yaml").await;
    assert!(page.text("main .lede").starts_with("没有名为“yaml”的策略格式，现有：toolgrade、annotations、"), "{}", page.body);
    assert_told(&page, &page.text("main .lede"));
}

#[tokio::test]
async fn the_frameworks_own_words_stay_english_and_are_marked() {
    let world = World::empty().await;
    let page = world.get("/zh/servers?limit=1&limit=2").await;
    assert_eq!(page.text(".lede [lang=en]"), "Failed to deserialize query string: duplicate field `limit`");
    assert!(page.text(".lede").starts_with("这个地址无法读懂（"), "{}", page.text(".lede"));
}

#[tokio::test]
async fn an_address_that_is_no_text_leads_back_to_no_page_of_its_own() {
    let page = World::empty().await.get("/zh/servers/%ff").await;
    assert_eq!((page.status.as_u16(), page.attribute("main p a", "href")), (400, Some("/zh/servers".into())));
    assert_told(&page, &page.text(".lede"));
}

#[tokio::test]
async fn a_page_that_takes_no_such_request_says_so_as_a_page() {
    let world = World::empty().await;
    let ask = async |address: &str| world.send(Request::delete(address).body(Body::empty()).expect("a request")).await;
    let (english, chinese) = (ask("/servers").await, ask("/zh/servers").await);
    assert_eq!((english.status.as_u16(), chinese.status.as_u16()), (405, 405));
    assert_eq!(english.text(".lede"), "This address takes no DELETE requests; open it as a page.");
    assert_eq!(chinese.attribute("main p a", "href"), Some("/zh/servers".into()));
    assert_told(&chinese, &chinese.text(".lede"));
}
