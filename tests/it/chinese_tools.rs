//! What a policy does, told in Chinese: the tool page and the page of the policy format.

use crate::world::World;
use scraper::{ElementRef, Html, Selector};
use toolgrade::policy::FORMATS;

/// Elements whose text is no prose of ours: code, quotes, texts of the server, what says that it is English.
const NOT_OURS: &str = "code, pre, q, blockquote, [lang=en]";

/// Addresses that have no language.
const WITHOUT_LANGUAGE: [&str; 7] = ["/api/", "/static/", "/feed.atom", "/policy.schema.json", "/robots.txt", "/llms.txt", "/healthz"];

/// Words of English in a row that can't be a name: three or more in lower case.
fn is_prose(text: &str) -> bool {
    let is_word = |word: &str| word.len() > 1 && word.chars().all(|c| c.is_ascii_lowercase() || matches!(c, '\'' | ',' | '.'));
    let words: Vec<&str> = text.split_whitespace().collect();
    words.windows(3).any(|three| three.iter().all(|word| is_word(word)))
}

/// English prose of ours in a part of a page.
fn english(page: &str, part: &str) -> Vec<String> {
    let document = Html::parse_document(page);
    let [part, not_ours] = [part, NOT_OURS].map(|selector| Selector::parse(selector).expect("a selector"));
    let part = document.select(&part).next().expect("the part");
    let foreign: Vec<_> = document.select(&not_ours).map(|element| element.id()).collect();
    let texts = part.descendants().filter_map(|node| Some((node, node.value().as_text()?.trim().to_owned())));
    let ours = texts.filter(|(node, text)| is_prose(text) && !node.ancestors().any(|around| foreign.contains(&around.id())));
    ours.map(|(_, text)| text).collect()
}

/// Links to pages of ours that lead out of Chinese.
fn strays(page: &str, part: &str) -> Vec<String> {
    let document = Html::parse_document(page);
    let [part, links] = [part, "a[href], form[action]"].map(|selector| Selector::parse(selector).expect("a selector"));
    let links = document.select(&part).flat_map(|part| part.select(&links).collect::<Vec<ElementRef<'_>>>());
    let addresses = links.filter_map(|link| link.attr("href").or(link.attr("action")));
    let stays = |address: &str| !address.starts_with('/') || address == "/zh" || address.starts_with("/zh/") || address.starts_with("/zh?");
    let stray = |address: &&str| !stays(address) && !WITHOUT_LANGUAGE.iter().any(|begin| address.starts_with(begin));
    addresses.filter(stray).map(str::to_owned).collect()
}

/// A part of a page that has no English prose of ours and no link out of Chinese.
async fn is_chinese(world: &World, address: &str, part: &str) -> String {
    let page = world.get(address).await;
    let found = (page.status.as_u16(), english(&page.body, part), strays(&page.body, part));
    assert_eq!(found, (200, vec![], vec![]), "{address}");
    page.body
}

const ROWS: &str = concat!(
    r#"{"server": "desk", "tool": "get_time", "description": "返回当前时间。", "input_schema": {"type": "object", "properties": {}}}"#,
    "\n",
    r#"{"server": "desk", "tool": "write_file", "description": "写入文件。", "annotations": {"readOnlyHint": true}, "input_schema": {"type": "object", "properties": {"path": {"type": "string"}, "mode": {"enum": ["append", "replace"]}}, "required": ["path"]}}"#,
    "\n",
    r#"{"server": "desk", "tool": "delete_note", "description": "永久删除笔记。"}"#,
    "\n",
    r#"{"server": "desk", "tool": "pay_invoice", "description": "支付账单。", "input_schema": {"type": "object", "properties": {"amount": {"type": "number"}}, "required": ["amount"]}}"#,
    "\n",
    r#"{"server": "desk", "tool": "x"}"#,
);

#[tokio::test]
async fn the_page_of_a_policy_format_is_chinese() {
    let world = World::empty().await;
    let page = is_chinese(&world, "/zh/docs/policy", "main").await;
    assert!(page.contains("列表中的工具不向智能体显示，对它们的调用一律拒绝。名称中的 <code>*</code> 代表任意文本。"), "{page}");
}

#[tokio::test]
async fn what_a_policy_does_and_loses_is_told_in_chinese_for_every_format() {
    let world = World::with(ROWS).await;
    for tool in ["get_time", "write_file", "delete_note", "pay_invoice", "x"] {
        let page = format!("/zh/servers/desk/tools/{tool}");
        for format in FORMATS.iter().map(|format| format.id) {
            let query = format!("?format={format}&conditions=all&amount=20&paths=/srv&lossy=report");
            is_chinese(&world, &format!("{page}{query}"), "section[aria-labelledby=control]").await;
        }
        for part in ["related", "provenance"] {
            is_chinese(&world, &format!("{page}?preset=strict"), &format!("section[aria-labelledby={part}]")).await;
        }
    }
}

#[tokio::test]
async fn a_tool_page_answers_the_seven_questions_in_chinese() {
    let world = World::with(ROWS).await;
    let page = world.get("/zh/servers/desk/tools/write_file").await;
    let answers = page.texts("#questions ~ p");
    assert_eq!(page.texts("#questions ~ h3")[4], "可以限制 write_file 的调用频率吗？");
    assert_eq!(answers[1], "2 个参数：path（string，必填）、mode（string）。", "{answers:#?}");
    assert!(answers[4].starts_with("可以，推荐策略已经这样做：在 “limits” 下把计数器 write_file_rate 的 max 设为 30，"), "{answers:#?}");
}

#[tokio::test]
async fn what_a_policy_does_is_told_in_chinese() {
    let world = World::with(ROWS).await;
    let told = |tool: &'static str, query: &'static str| {
        let world = &world;
        async move { world.get(&format!("/zh/servers/desk/tools/{tool}{query}")).await.text("#control + p") }
    };
    assert_eq!(
        told("pay_invoice", "?amount=20").await,
        "网关位于智能体与服务器之间，只放行策略允许的调用。对 pay_invoice 的调用予以放行，每个授权每分钟最多 30 次。\
         仅当 amount 不超过 20 时放行，其余调用等待人批准。如果不设条件，每次调用都要等人批准，因为它可能花钱，每次都应由人确认。\
         策略没有列出的工具一律拒绝。"
    );
    assert!(told("delete_note", "").await.contains("delete_note 被隐藏，智能体看不到也不能调用它"));
}

#[tokio::test]
async fn what_is_wrong_with_a_query_is_told_in_chinese() {
    let world = World::with(ROWS).await;
    let page = world.get("/zh/servers/desk/tools/write_file?amount=much").await;
    assert!(page.status.as_u16() == 400 && page.body.contains("amount：请填数字，例如 100 或 99.5。"), "{}", page.body);
}

#[tokio::test]
async fn a_name_of_chinese_letters_stands_in_a_sentence_without_blanks() {
    let world = World::with(r#"{"server": "feishu", "server_name": "飞书服务", "tool": "发消息", "description": "发送消息。"}"#).await;
    let page = world.get("/zh/servers/feishu/tools/%E5%8F%91%E6%B6%88%E6%81%AF").await;
    assert!(page.text("#what + p").starts_with("发消息是飞书服务的写入类工具，也是那里唯一的工具。"), "{}", page.text("#what + p"));
}
