//! The list of servers: orders, filters with their counts, and pages that can be linked.

use crate::world::{Answer, World};
use scraper::{Html, Selector};
use serde_json::Value;
use std::collections::BTreeMap;
use toolgrade::model::Cursor;

const SORTS: [&str; 6] = ["slug", "name", "tools", "high-risk", "newest", "worst-risk"];

/// A server has its tools in one line: R reads, W writes, D destroys, X executes.
async fn world(servers: &[(&str, &str, &str)]) -> World {
    let tool = |letter| match letter {
        'R' => ("get_note", "Returns a note."),
        'W' => ("add_note", "Adds a note."),
        'D' => ("delete_note", "Permanently deletes a note."),
        _ => ("run_command", "Runs a shell command."),
    };
    let world = World::empty().await;
    for (second, (slug, name, tools)) in (1..).zip(servers) {
        let row = |(at, letter): (usize, char)| {
            let (tool, description) = tool(letter);
            serde_json::json!({"server": slug, "server_name": name, "tool": format!("{tool}_{at}"), "description": description}).to_string()
        };
        let rows: Vec<String> = tools.chars().enumerate().map(row).collect();
        world.import("rows.jsonl", rows.join("\n").as_bytes(), second).await;
    }
    world
}

/// Servers of which many are alike.
async fn alike() -> World {
    let servers: Vec<(String, String, &str)> =
        (0..13).map(|at| (format!("s{at:02}"), format!("Server {}", at % 3), ["R", "RR", "D", "WX"][at % 4])).collect();
    let servers: Vec<(&str, &str, &str)> = servers.iter().map(|(slug, name, tools)| (slug.as_str(), name.as_str(), *tools)).collect();
    world(&servers).await
}

fn slugs(answer: &Value) -> Vec<String> {
    answer["servers"].as_array().expect("servers").iter().map(|one| one["slug"].as_str().expect("a slug").to_owned()).collect()
}

/// Addresses of all links that a selector finds.
fn links(page: &Answer, selector: &str) -> Vec<String> {
    let selector = Selector::parse(selector).expect("a selector");
    let href = |link: scraper::ElementRef<'_>| link.attr("href").expect("an address").to_owned();
    Html::parse_document(&page.body).select(&selector).map(href).collect()
}

/// The API's answers from the first page to the last.
async fn walked(world: &World, query: &str) -> Vec<String> {
    let (mut met, mut cursor) = (Vec::new(), String::new());
    loop {
        let page = world.json(&format!("/api/v1/servers?{query}&limit=2{cursor}")).await;
        met.extend(slugs(&page));
        let Some(next) = page["meta"]["next"].as_str() else { return met };
        cursor = format!("&cursor={next}");
    }
}

async fn detail(world: &World, query: &str) -> String {
    let answer = world.get(&format!("/api/v1/servers?{query}")).await;
    assert_eq!(answer.status, 400, "{query}: {}", answer.body);
    answer.json()["errors"][0]["detail"].as_str().expect("a detail").to_owned()
}

/// What each filter would leave, by field and value.
fn counts(answer: &Value) -> BTreeMap<(String, String), u64> {
    let fields = answer["facets"].as_object().expect("facets");
    let of = |(field, options): (&String, &Value)| {
        let option = |one: &Value| ((field.clone(), one["value"].as_str().unwrap_or("").to_owned()), one["count"].as_u64().unwrap_or(0));
        options.as_array().expect("options").iter().map(option).collect::<Vec<_>>()
    };
    fields.iter().flat_map(of).collect()
}

#[tokio::test]
async fn each_order_puts_first_what_it_says() {
    let world = world(&[("d", "alpha", "R"), ("c", "Beta", "DRR"), ("b", "gamma", "RRRR"), ("a", "Zeta", "DDW")]).await;
    let orders = [
        ["a", "b", "c", "d"],
        ["d", "c", "b", "a"],
        ["b", "a", "c", "d"],
        ["a", "c", "b", "d"],
        ["a", "b", "c", "d"],
        ["a", "c", "b", "d"],
    ];
    for (sort, order) in SORTS.into_iter().zip(orders) {
        assert_eq!(slugs(&world.json(&format!("/api/v1/servers?sort={sort}")).await), order, "{sort}");
    }
}

#[tokio::test]
async fn paging_meets_every_server_once_in_each_order_whatever_the_ties() {
    let world = alike().await;
    for sort in SORTS {
        let met = walked(&world, &format!("sort={sort}")).await;
        assert_eq!(met, slugs(&world.json(&format!("/api/v1/servers?limit=100&sort={sort}")).await), "{sort}");
        assert_eq!(met.len(), 13, "{sort}");
    }
}

#[tokio::test]
async fn paging_under_filters_meets_those_that_meet_them() {
    let world = alike().await;
    for sort in SORTS {
        let mut met = walked(&world, &format!("sort={sort}&risk=high&does=write")).await;
        met.sort();
        assert_eq!(met, ["s02", "s03", "s06", "s07", "s10", "s11"], "{sort}");
    }
}

#[tokio::test]
async fn the_pages_back_are_those_that_led_on() {
    let world = alike().await;
    for sort in SORTS {
        let (mut address, mut led, mut back) = (format!("/servers?limit=3&sort={sort}"), Vec::new(), Vec::new());
        loop {
            let page = world.get(&address).await;
            led.push(page.texts(".cards .card-head a"));
            let Some(next) = links(&page, "a[rel=next]").pop() else { break };
            address = next;
        }
        loop {
            let page = world.get(&address).await;
            back.push(page.texts(".cards .card-head a"));
            let Some(previous) = links(&page, "a[rel=prev]").pop() else { break };
            address = previous;
        }
        back.reverse();
        assert_eq!((led.len(), &led), (5, &back), "{sort}");
    }
}

#[tokio::test]
async fn what_nobody_knows_is_refused_with_what_there_is() {
    let world = alike().await;
    assert_eq!(detail(&world, "sort=stars").await, "sort takes slug, name, tools, high-risk, newest, worst-risk; `stars` is none of these");
    assert_eq!(detail(&world, "risk=extreme").await, "risk takes high, medium, low, none; `extreme` is none of these");
    assert!(detail(&world, &format!("trait={}", "x".repeat(9000))).await.starts_with("trait takes destructive, financial, "));
    assert_eq!(detail(&world, "sort=name&sort=tools").await, "sort is given twice; give it once");
    for query in ["sort=stars", "does=nothing", "runs=steam", "tools=some", "cursor=zz"] {
        assert_eq!(world.get(&format!("/servers?{query}")).await.status, 400, "{query}");
    }
}

#[tokio::test]
async fn a_cursor_of_another_order_is_refused() {
    let world = alike().await;
    let cursor = world.json("/api/v1/servers?limit=2&sort=tools").await["meta"]["next"].as_str().expect("more").to_owned();
    assert_eq!(world.get(&format!("/api/v1/servers?sort=tools&risk=high&cursor={cursor}")).await.status, 200);
    assert!(detail(&world, &format!("sort=newest&cursor={cursor}")).await.starts_with("the cursor belongs to another sort"));
    assert!(detail(&world, &format!("cursor={cursor}")).await.starts_with("the cursor belongs to another sort"));
}

#[tokio::test]
async fn a_cursor_that_was_made_up_is_refused() {
    let world = alike().await;
    for keys in [["tools", "many", "a", "next"], ["tools", "1", "a", "up"], ["stars", "1", "a", "next"]] {
        let cursor = Cursor::after(keys.map(str::to_owned));
        assert!(
            detail(&world, &format!("sort=tools&cursor={cursor}")).await.contains("not one that this catalogue handed out"),
            "{keys:?}"
        );
    }
}

#[tokio::test]
async fn every_count_is_what_its_filter_leaves_under_the_others() {
    let world = World::starter().await;
    for query in ["", "&risk=high", "&trait=destructive&trait=secrets", "&does=write&runs=npm", "&risk=low&risk=medium&runs=pypi"] {
        let answer = world.json(&format!("/api/v1/servers?limit=1{query}")).await;
        let counts = counts(&answer);
        assert!(counts.len() > 5, "{query}: {counts:?}");
        for ((field, value), count) in counts {
            // Those of the same field are taken back: of one field any may hold.
            let mut others = query.split('&').filter(|pair| !pair.starts_with(&format!("{field}="))).collect::<Vec<_>>();
            let filter = format!("{field}={value}");
            others.push(&filter);
            let left = world.json(&format!("/api/v1/servers?limit=1&{}", others.join("&"))).await["meta"]["total"].as_u64();
            assert_eq!(left, Some(count), "{query}: {field}={value}");
        }
    }
}

#[tokio::test]
async fn what_a_filter_leaves_has_what_it_asks_for() {
    let world = World::starter().await;
    for (filter, member, wanted) in
        [("risk=high", "risk", "High"), ("does=execute", "category", "Execute"), ("trait=financial", "traits", "financial")]
    {
        let found = slugs(&world.json(&format!("/api/v1/servers?limit=100&{filter}")).await);
        let mut expected = Vec::new();
        for slug in slugs(&world.json("/api/v1/servers?limit=100").await) {
            let tools = world.json(&format!("/api/v1/servers/{slug}/tools?limit=100")).await["tools"].clone();
            let has =
                |tool: &Value| tool[member] == wanted || tool[member].as_array().is_some_and(|all| all.iter().any(|one| one == wanted));
            expected.extend(tools.as_array().expect("tools").iter().any(has).then_some(slug));
        }
        assert_eq!(found, expected, "{filter}");
    }
}

#[tokio::test]
async fn how_a_server_is_run_comes_from_its_entry_and_its_package() {
    let world = World::empty().await;
    let remote = r#"{"name": "org.example/far", "description": "x", "version": "1", "remotes": [{"type": "streamable-http", "url": "https://{host}/mcp"}], "packages": [{"registryType": "oci", "identifier": "org/far", "version": "1", "transport": {"type": "stdio"}}]}"#;
    world.import("server.json", remote.as_bytes(), 1).await;
    world.import("near.json", r#"{"package": "cargo:near", "name": "Near", "tools": [{"name": "get_x"}]}"#.as_bytes(), 2).await;
    world.import("rows.jsonl", br#"{"server": "bare", "tool": "get_x"}"#, 3).await;
    let runs: Vec<(String, u64)> = counts(&world.json("/api/v1/servers").await)
        .into_iter()
        .filter_map(|((field, value), count)| (field == "runs").then_some((value, count)))
        .collect();
    assert_eq!(runs, [("oci", 1), ("other", 1), ("remote", 1), ("unknown", 1)].map(|(value, count)| (value.to_owned(), count)));
    assert_eq!(slugs(&world.json("/api/v1/servers?tools=unread").await), slugs(&world.json("/api/v1/servers?runs=remote&risk=none").await));
}

#[tokio::test]
async fn the_page_sorts_and_filters_by_links_alone() {
    let world = World::starter().await;
    let page = world.get("/servers?risk=high").await;
    assert_eq!(links(&page, ".sorts a[aria-current]"), ["/servers?risk=high"]);
    let sorted = links(&page, ".sorts a").into_iter().find(|link| link.ends_with("sort=tools")).expect("an order");
    let address =
        links(&world.get(&sorted).await, ".filters a").into_iter().find(|link| link.contains("trait=destructive")).expect("a filter");
    let narrowed = world.get(&address).await;
    assert_eq!(address, "/servers?risk=high&trait=destructive&sort=tools");
    assert_eq!(links(&narrowed, ".chips a"), ["/servers?trait=destructive&sort=tools", "/servers?risk=high&sort=tools"]);
    assert_eq!(narrowed.texts(".filters a[aria-current]").len(), 2);
}

#[tokio::test]
async fn the_page_says_how_many_of_all_servers_are_left() {
    let world = alike().await;
    assert_eq!(world.get("/servers?does=only-read").await.text(".lede"), "7 of 13 MCP servers.");
    let none = world.get("/servers?does=only-read&risk=high").await;
    assert_eq!(
        (none.text(".lede"), links(&none, ".results p a")),
        ("No server meets all of these filters.".into(), vec!["/servers".into()])
    );
}

#[tokio::test]
async fn an_empty_value_of_a_form_says_nothing() {
    let world = alike().await;
    assert_eq!(world.json("/api/v1/servers?sort=&risk=&trait=").await, world.json("/api/v1/servers").await);
}

#[tokio::test]
async fn a_strangers_name_stays_text_in_the_order_by_name() {
    let world = world(&[("a", "<b>'\"\u{202e}", "R"), ("b", &"字".repeat(3000), "R"), ("c", "   ", "R")]).await;
    assert_eq!(walked(&world, "sort=name").await.len(), 3);
    assert!(!world.get("/servers").await.body.contains("<b>'"));
}
