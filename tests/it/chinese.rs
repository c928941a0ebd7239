//! The pages below `/zh`: Chinese throughout, and every link of theirs stays in Chinese.

use crate::world::{Answer, World};
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use scraper::node::Node;
use scraper::{ElementRef, Html, Selector};

/// Whether four English words stand side by side, not all of them names: names, codes and terms are shorter.
fn is_prose(text: &str) -> bool {
    let is_word = |word: &&str| word.len() > 1 && word.trim_end_matches([',', '.', ':', ';']).bytes().all(|b| b.is_ascii_alphabetic());
    let is_plain = |word: &&&str| word.starts_with(|c: char| c.is_ascii_lowercase());
    let told = |words: &[&str]| words.iter().all(is_word) && words.iter().filter(is_plain).count() > 1;
    text.split_whitespace().collect::<Vec<_>>().windows(4).any(told)
}

/// Whether the text in an element may be English on a Chinese page.
fn is_foreign(element: &ElementRef<'_>) -> bool {
    let element = element.value();
    let quoted = matches!(element.name(), "code" | "pre" | "script" | "style" | "textarea");
    quoted || element.attr("lang").is_some_and(|lang| !lang.starts_with("zh"))
}

/// Our English prose on a page.
pub(crate) fn english(page: &Answer) -> Vec<String> {
    let html = Html::parse_document(&page.body);
    let mut found = Vec::new();
    for node in html.tree.root().descendants() {
        let texts = match node.value() {
            Node::Text(text) => vec![text.to_string()],
            Node::Element(element) => {
                ["title", "aria-label", "placeholder"].iter().filter_map(|name| element.attr(name)).map(str::to_owned).collect()
            }
            _ => vec![],
        };
        let foreign = node.ancestors().filter_map(ElementRef::wrap).any(|element| is_foreign(&element) && element.value().name() != "html");
        found.extend(texts.into_iter().filter(|text| !foreign && is_prose(text)));
    }
    found
}

/// Links in the page's own part that leave the language.
pub(crate) fn leaving(page: &Answer) -> Vec<String> {
    let html = Html::parse_document(&page.body);
    let wanted = Selector::parse("main a[href]:not([hreflang]), main form[action]").expect("a selector");
    let targets = html.select(&wanted).filter_map(|found| found.value().attr("href").or(found.value().attr("action")));
    let stays = |target: &str| {
        let has_no_language = ["/api/", "/feed", "/static/", "/policy.schema.json"].iter().any(|start| target.starts_with(start));
        let is_below = (target.starts_with("/zh/") || target.starts_with("/zh?")) && !target.starts_with("/zh/zh");
        !target.starts_with('/') || target == "/zh" || is_below || has_no_language
    };
    targets.filter(|target| !stays(target)).map(str::to_owned).collect()
}

/// A page below `/zh`, which is Chinese and stays so.
fn assert_chinese(address: &str, page: &Answer) {
    assert_eq!(page.status, StatusCode::OK, "{address}");
    assert_eq!(english(page), Vec::<String>::new(), "{address}");
    assert_eq!(leaving(page), Vec::<String>::new(), "{address}");
}

const TOOLS: &str = r#"{"server": "notes", "server_name": "备忘录", "tool": "delete_note", "description": "删除一条备忘。", "input_schema": {"type": "object", "properties": {"id": {"type": "string"}}, "required": ["id"]}}
{"server": "notes", "server_name": "备忘录", "tool": "list_notes", "description": "列出所有备忘。"}
{"server": "notes", "server_name": "备忘录", "tool": "fetch_page", "description": "抓取指定网址的网页，返回其内容。", "input_schema": {"type": "object", "properties": {"url": {"type": "string"}}, "required": ["url"]}}"#;

#[tokio::test]
async fn pages_about_the_catalogue_are_chinese_throughout() {
    let world = World::with(TOOLS).await;
    for address in [
        "/zh",
        "/zh/servers",
        "/zh/glossary",
        "/zh/attacks",
        "/zh/contact",
        "/zh/contact/thanks",
        "/zh/methodology",
        "/zh/builder",
        "/zh/docs/api",
    ] {
        assert_chinese(address, &world.get(address).await);
    }
    for address in ["/zh/servers?sort=tools&risk=high&tools=known", "/zh/servers?does=only-read&risk=high"] {
        assert_chinese(address, &world.get(address).await);
    }
    for address in ["/zh/stack", "/zh/changes?severity=info", "/zh/changes?kind=tool_removed", "/zh/search"] {
        assert_chinese(address, &world.get(address).await);
    }
}

#[tokio::test]
async fn the_first_page_is_found_with_a_slash_behind_it_too() {
    for (asked, there) in [("/zh/", "/zh"), ("/zh/?a=/b", "/zh?a=/b")] {
        let answer = World::empty().await.get(asked).await;
        assert_eq!((answer.status, answer.headers[header::LOCATION].to_str().expect("text")), (StatusCode::PERMANENT_REDIRECT, there));
    }
}

#[tokio::test]
async fn orders_and_filters_of_servers_are_told_in_chinese() {
    let page = World::with(TOOLS).await.get("/zh/servers?risk=high&sort=newest").await;
    assert_eq!(
        (page.text(".lede"), page.text(".chips a")),
        ("1 个 MCP 服务器，符合条件的有 1 个。".into(), "最高风险：高 ×，点击去掉".into())
    );
    assert_eq!(page.texts(".sorts a"), ["名称", "最高风险", "高风险工具数", "工具数", "最新收录"]);
}

#[tokio::test]
async fn results_of_a_search_are_told_in_chinese() {
    let world = World::with(TOOLS).await;
    for query in ["删除", "备忘", "risk%3Ahigh", "zzzz+risk%3Alow+kind%3Aserver", "server%3Anotez"] {
        let address = format!("/zh/search?q={query}");
        assert_chinese(&address, &world.search(&address).await);
    }
}

#[tokio::test]
async fn every_attack_is_told_in_chinese_alone() {
    let world = World::empty().await;
    for attack in crate::world::CLASSIFIER.attacks().all() {
        let address = format!("/zh/attacks/{}", attack.id);
        let page = world.get(&address).await;
        assert_eq!(page.text("h1"), attack.zh.as_ref().expect("a Chinese telling").title);
        assert_eq!(leaving(&page), Vec::<String>::new(), "{address}");
    }
}

#[tokio::test]
async fn a_change_is_told_in_chinese() {
    let world = World::with(TOOLS).await;
    let changed = TOOLS
        .replace(r#""required": ["id"]"#, r#""required": ["id", "name"]"#)
        .replace(r#"{"id": {"#, r#"{"name": {"type": "string"}, "id": {"#);
    world.import("changed.jsonl", changed.as_bytes(), 2).await;
    let told = world.get("/zh/changes").await.texts(".changes .summary");
    assert_eq!(told[0], "有改动：输入 schema。新增必填的参数 name。");
}

#[tokio::test]
async fn servers_and_their_policies_are_told_in_chinese() {
    let world = World::with(TOOLS).await;
    for address in ["/zh/servers/notes", "/zh/servers/notes?format=claude-code&preset=strict", "/zh/builder?server=notes"] {
        assert_chinese(address, &world.get(address).await);
    }
    assert_eq!(
        world.get("/zh/servers/notes").await.text(".lede"),
        "备忘录 MCP 服务器有 3 个工具，其中 1 个会改动数据或触发执行，高风险的有 1 个。"
    );
}

#[tokio::test]
async fn rules_and_checks_are_told_in_chinese() {
    let world = World::empty().await;
    for address in ["/zh/rules", "/zh/rules/removes", "/zh/rules/similar-server-names"] {
        assert_chinese(address, &world.get(address).await);
    }
}

/// What the form of the stack page answers to a configuration.
async fn stack(world: &World, configuration: &str) -> Answer {
    let body = format!("--b0undary\r\ncontent-disposition: form-data; name=\"config\"\r\n\r\n{configuration}\r\n--b0undary--\r\n");
    let request = Request::post("/zh/stack").header(header::CONTENT_TYPE, "multipart/form-data; boundary=b0undary");
    world.send(request.body(Body::from(body)).expect("a request")).await
}

#[tokio::test]
async fn the_report_on_a_stack_is_chinese() {
    let servers =
        r#"{"mcpServers": {"notes": {"command": "x"}, "other": {"command": "npx", "args": ["-y", "other-mcp@1.2.3"]}, "broken": 1}}"#;
    let page = stack(&World::with(TOOLS).await, servers).await;
    assert_chinese("/zh/stack", &page);
    assert_eq!(page.texts(".combination summary")[0], "中 陌生人的文本和销毁");
}

#[tokio::test]
async fn a_configuration_that_can_not_be_read_is_told_in_chinese_but_for_the_parsers_words() {
    let page = stack(&World::empty().await, "{").await;
    assert_eq!((page.status, english(&page), leaving(&page)), (StatusCode::UNPROCESSABLE_ENTITY, vec![], vec![]));
    assert!(page.text("p[role=alert]").starts_with("无法读取“粘贴的文本”："), "{}", page.text("p[role=alert]"));
}

#[tokio::test]
async fn the_api_is_described_in_chinese_sentences() {
    let page = World::empty().await.get("/zh/docs/api").await;
    assert_eq!((page.text("h1"), page.text("#search")), ("API".to_owned(), "搜索".to_owned()));
    assert!(page.texts("td").contains(&"1 到 100 之间的整数。默认为 50。".to_owned()), "{:?}", page.texts("td"));
    assert!(page.texts("p").iter().any(|text| text.starts_with("列出服务器，并给出各筛选条件下的数量；")), "{}", page.body);
}
