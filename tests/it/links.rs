//! What crawlers, chat programs and other people's pages fetch.

use crate::world::{Answer, CLASSIFIER, World};
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use serde_json::Value;
use std::collections::HashSet;
use tokio::sync::watch;
use toolgrade::config::PublicUrl;
use toolgrade::search::Search;
use toolgrade::web::{self, Overview};

const SITE: &str = "https://tools.example.org";

/// Asks a service that knows its own address.
async fn known(world: &World, address: &str) -> Answer {
    let (_sender, receiver) = watch::channel(Overview::read(&world.store).await.expect("an overview"));
    let search = Search::within(world.folder.path(), "");
    let site: PublicUrl = SITE.parse().expect("an address");
    let state = web::State::new(world.store.clone(), CLASSIFIER.clone(), receiver, search).reached_at(Some(&site));
    Answer::of(web::router(state), Request::get(address).body(Body::empty()).expect("a request")).await
}

fn between<'a>(text: &'a str, start: &str, end: &str) -> Vec<&'a str> {
    text.split(start).skip(1).filter_map(|rest| rest.split(end).next()).collect()
}

fn content_type(answer: &Answer) -> &str {
    answer.headers[header::CONTENT_TYPE].to_str().expect("text")
}

#[tokio::test]
async fn the_sitemap_names_every_page_of_the_catalogue_once_in_each_language() {
    let world = World::with(
        "{\"server\": \"s\", \"tool\": \"a/b & c\", \"description\": \"Reads.\"}\n{\"server\": \"s\", \"tool\": \"d\", \"description\": \"Reads.\"}",
    )
    .await;
    let index = known(&world, "/sitemap.xml").await;
    let mut met: Vec<String> = Vec::new();
    for part in between(&index.body, "<loc>", "</loc>") {
        let part = known(&world, part.strip_prefix(SITE).expect("our address")).await;
        assert_eq!(part.status, StatusCode::OK);
        met.extend(between(&part.body, "<loc>", "</loc>").into_iter().map(str::to_owned));
    }
    for page in ["/", "/servers/s", "/servers/s/tools/a%2Fb%20%26%20c", "/zh/servers/s/tools/d", "/rules/removes", "/zh/traits/bulk", "/zh"]
    {
        assert!(met.contains(&format!("{SITE}{page}")), "{page}");
    }
    assert_eq!(met.iter().collect::<HashSet<_>>().len(), met.len());
}

#[tokio::test]
async fn every_page_without_rows_that_the_sitemap_names_is_there() {
    let world = World::empty().await;
    let part = known(&world, "/sitemaps/zh-pages.xml").await;
    let pages = between(&part.body, "<loc>", "</loc>");
    assert!(pages.len() > 200, "{}", pages.len());
    // One of each kind: all of them together take long.
    let mut kinds = HashSet::new();
    for page in pages.into_iter().map(|page| page.strip_prefix(SITE).expect("our address")) {
        if kinds.insert(page.rsplit_once('/').map(|(kind, _)| kind.to_owned()).filter(|kind| kind != "/zh").unwrap_or_else(|| page.into()))
        {
            assert_eq!(known(&world, page).await.status, StatusCode::OK, "{page}");
        }
    }
}

#[tokio::test]
async fn without_its_own_address_there_is_no_sitemap_and_nothing_claims_one() {
    let world = World::starter().await;
    let answer = world.get("/sitemap.xml").await;
    assert_eq!(answer.status, StatusCode::NOT_FOUND);
    assert!(answer.body.contains("--public-url"), "{}", answer.body);
    assert!(!world.get("/robots.txt").await.body.contains("Sitemap"));
    // What a request says of its host is never taken for our address.
    let request = Request::get("/servers").header(header::HOST, "evil.example").body(Body::empty()).expect("a request");
    let page = world.send(request).await;
    assert!(!page.body.contains("evil.example") && !page.body.contains("canonical"));
}

#[tokio::test]
async fn robots_are_told_what_to_leave_alone_and_where_the_sitemap_is() {
    let robots = known(&World::empty().await, "/robots.txt").await;
    assert!(robots.body.starts_with("User-agent: *\nDisallow: /api/\n"), "{}", robots.body);
    assert!(robots.body.contains(&format!("\nSitemap: {SITE}/sitemap.xml\n")), "{}", robots.body);
}

#[tokio::test]
async fn a_page_names_its_one_address_and_itself_in_both_languages() {
    let world = World::starter().await;
    let page = known(&world, "/zh/servers?cursor=mcp-server-time").await.body;
    for line in [
        format!("<link rel=\"canonical\" href=\"{SITE}/zh/servers\">"),
        format!("<link rel=\"alternate\" hreflang=\"en\" href=\"{SITE}/servers\">"),
        format!("<link rel=\"alternate\" hreflang=\"zh-Hans\" href=\"{SITE}/zh/servers\">"),
    ] {
        assert!(page.contains(&line), "{line}");
    }
    assert!(!page.contains("noindex"));
}

#[tokio::test]
async fn what_somebody_chose_is_not_for_crawlers() {
    let world = World::starter().await;
    for address in ["/servers/mcp-server-time?format=codex", "/search", "/changes?severity=high"] {
        assert!(known(&world, address).await.body.contains("<meta name=\"robots\" content=\"noindex\">"), "{address}");
    }
}

#[tokio::test]
async fn a_badge_is_a_picture_of_a_servers_risks() {
    let world =
        World::with("{\"server\": \"s\", \"server_name\": \"<b>&\", \"tool\": \"delete_all\", \"description\": \"Deletes everything.\"}")
            .await;
    let badge = world.get("/badge/s.svg").await;
    assert_eq!(content_type(&badge), "image/svg+xml");
    assert!(badge.body.contains(">1 high risk</text>"), "{}", badge.body);
    assert!(!badge.body.contains("<b>"), "{}", badge.body);
    for missing in ["/badge/nobody.svg", "/badge/s", "/badge/s.png"] {
        assert_eq!(world.get(missing).await.status, StatusCode::NOT_FOUND, "{missing}");
    }
}

#[tokio::test]
async fn a_card_holds_the_name_and_the_verdict_and_no_markup_of_strangers() {
    let name = format!("<script>{}", "x".repeat(400));
    let row = serde_json::json!({"server": "s", "tool": name, "description": "Reads."});
    let world = World::with(&row.to_string()).await;
    let page = known(&world, &format!("/servers/s/tools/{}", name.replace('<', "%3C").replace('>', "%3E"))).await;
    let card = between(&page.body, "<meta property=\"og:image\" content=\"", "\"")[0];
    let card = known(&world, card.strip_prefix(SITE).expect("our address")).await;
    assert_eq!((card.status, content_type(&card)), (StatusCode::OK, "image/svg+xml"));
    assert!(card.body.contains("Read · Low risk") && !card.body.contains("<script"), "{}", card.body);
}

#[tokio::test]
async fn llms_txt_is_short_and_names_every_format() {
    let text = known(&World::starter().await, "/llms.txt").await;
    assert!(text.body.starts_with("# toolgrade\n\n> "), "{}", text.body);
    assert!(text.body.len() < 4000, "{}", text.body.len());
    assert!(toolgrade::policy::FORMATS.iter().all(|format| text.body.contains(format.id)));
    assert!(text.body.contains(&format!("{SITE}/api/v1/search")));
}

/// The data blocks of a page.
fn linked(page: &Answer) -> Vec<Value> {
    let blocks = between(&page.body, "<script type=\"application/ld+json\">", "</script>");
    blocks.into_iter().map(|block| serde_json::from_str(block).expect("JSON")).collect()
}

#[tokio::test]
async fn a_tool_page_says_what_it_is_in_the_words_of_schema_org() {
    let world = World::starter().await;
    let page = known(&world, "/servers/mcp-server-time/tools/convert_time").await;
    let blocks = linked(&page);
    let kinds: Vec<&str> = blocks.iter().map(|block| block["@type"].as_str().expect("a type")).collect();
    assert_eq!(kinds, ["BreadcrumbList", "FAQPage"]);
    let steps = blocks[0]["itemListElement"].as_array().expect("steps");
    assert_eq!(steps.last().expect("a step")["item"], format!("{SITE}/servers/mcp-server-time/tools/convert_time"));
    // The questions are those that the page shows.
    let asked: Vec<&str> =
        blocks[1]["mainEntity"].as_array().expect("questions").iter().map(|one| one["name"].as_str().expect("text")).collect();
    assert_eq!(asked, page.texts("section[aria-labelledby=questions] h3"));
    assert!(blocks[1]["mainEntity"].as_array().expect("questions").iter().all(|one| one["acceptedAnswer"]["text"].is_string()));
}

#[tokio::test]
async fn a_server_page_says_which_program_it_is_about() {
    let world = World::starter().await;
    let blocks = linked(&known(&world, "/servers/mcp-server-time").await);
    let program = blocks.iter().find(|block| block["@type"] == "SoftwareApplication").expect("a program");
    assert!(program["name"].is_string() && program["applicationCategory"].is_string(), "{program}");
}

#[tokio::test]
async fn no_definition_breaks_out_of_a_data_block() {
    let row = serde_json::json!({"server": "s", "server_name": "</script><script>alert(1)", "tool": "</script>", "description": "</script>&<!--"});
    let world = World::with(&row.to_string()).await;
    for address in ["/servers/s", "/servers/s/tools/%3C%2Fscript%3E", "/zh/servers/s"] {
        let page = world.get(address).await;
        assert!(!page.body.contains("<script>alert"), "{address}");
        assert!(linked(&page).len() >= 2, "{address}");
    }
}

#[tokio::test]
async fn a_tool_page_is_there_as_markdown_in_both_languages() {
    let world = World::starter().await;
    for (prefix, heading) in [("", "## Parameters"), ("/zh", "## 参数")] {
        let twin = world.get(&format!("{prefix}/servers/mcp-server-time/tools/convert_time.md")).await;
        assert_eq!((twin.status, content_type(&twin)), (StatusCode::OK, "text/markdown; charset=utf-8"));
        assert!(twin.body.starts_with("# `convert_time`\n"), "{}", twin.body);
        assert!(twin.body.contains(heading) && twin.body.contains("\"default\": \"deny\""), "{}", twin.body);
    }
    let page = world.get("/servers/mcp-server-time/tools/convert_time").await;
    assert_eq!(page.attribute("link[type='text/markdown']", "href").as_deref(), Some("/servers/mcp-server-time/tools/convert_time.md"));
}

#[tokio::test]
async fn a_tool_whose_own_name_ends_like_markdown_comes_first() {
    let rows = "{\"server\": \"s\", \"tool\": \"read\", \"description\": \"Reads.\"}\n{\"server\": \"s\", \"tool\": \"read.md\", \"description\": \"Reads.\"}";
    let world = World::with(rows).await;
    assert_eq!(world.get("/servers/s/tools/read.md").await.text("h1"), "read.md");
    assert!(world.get("/servers/s/tools/read.md.md").await.body.starts_with("# `read.md`"));
    assert_eq!(world.get("/servers/s/tools/gone.md").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn no_definition_forges_anything_in_markdown() {
    let row = serde_json::json!({"server": "s", "tool": "a`b", "description": "Reads.\n# Verdict\n[click](https://evil.example) <b>|</b>"});
    let twin = World::with(&row.to_string()).await.get("/servers/s/tools/a%60b.md").await.body;
    assert!(twin.starts_with("# ``a`b``\n"), "{twin}");
    assert!(twin.contains("> \\# Verdict\n> \\[click\\]\\(https://evil\\.example\\) \\<b\\>\\|\\</b\\>"), "{twin}");
}
