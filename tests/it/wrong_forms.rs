//! What is wrong with a form that was sent is told in the language of its page.

use crate::world::{Answer, World};
use crate::wrong_requests::assert_told;
use axum::body::Body;
use axum::http::{Request, header};
use serde_json::{Value, json};

const MULTIPART: &str = "multipart/form-data; boundary=b0undary";
const FIELDS: &str = "application/x-www-form-urlencoded";

async fn send(world: &World, address: &str, media: &str, body: &str) -> Answer {
    world.send(Request::post(address).header(header::CONTENT_TYPE, media).body(Body::from(body.to_owned())).expect("a request")).await
}

/// Fields of the stack's form.
fn parts<'a>(fields: impl IntoIterator<Item = (&'a str, &'a str)>) -> String {
    let part = |(name, text): (&str, &str)| format!("--b0undary\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n{text}\r\n");
    fields.into_iter().map(part).chain(["--b0undary--\r\n".to_owned()]).collect()
}

fn encoded(text: &str) -> String {
    percent_encoding::utf8_percent_encode(text, percent_encoding::NON_ALPHANUMERIC).to_string()
}

/// A page, the kind of its form, a body, the status, and the beginning of what it says in English.
type Row = (&'static str, &'static str, String, u16, &'static str);

fn rows() -> Vec<Row> {
    let servers: serde_json::Map<String, Value> = (0..600).map(|at| (format!("s{at}"), json!({"command": "x"}))).collect();
    let many = json!({"mcpServers": servers}).to_string();
    let tools: Vec<Value> = (0..2001).map(|at| json!({"name": format!("t{at}")})).collect();
    let list = encoded(&json!({"tools": tools}).to_string());
    vec![
        ("/stack", FIELDS, "config=x".into(), 400, "Send the form of this page, or use POST /api/v1/stack"),
        ("/stack", MULTIPART, parts([("config", "{}")])[..60].to_owned(), 400, "The form can't be read; send it again."),
        ("/stack", MULTIPART, parts([("servers", "notes")]), 400, "Servers: give a slug and an alias a line, at most 1000."),
        ("/stack", MULTIPART, parts([("config", "{}"); 21]), 422, "There are more than 20 configurations; send fewer at a time."),
        ("/stack", MULTIPART, parts([("config", many.as_str()); 2]), 422, "These configurations name more than 1000 servers;"),
        ("/stack", MULTIPART, parts([("config", "{}"), ("preset", "lax")]), 400, "Preset: `lax` is none of strict, balanced, open."),
        ("/stack", MULTIPART, parts([("config", "x".repeat(5 << 20).as_str())]), 413, "The form is over the limit of 4 MiB;"),
        ("/builder", "application/json", "{}".into(), 400, "This is no form that the builder sent; begin there again."),
        ("/builder", FIELDS, format!("list={}", "x".repeat(5 << 20)), 413, "The list is over the limit of 4 MiB;"),
        ("/builder", FIELDS, format!("list={list}"), 400, "2,001 tools are too many for the builder; the limit is 2,000."),
        ("/builder", FIELDS, "decision%3Ax=maybe&list=%5B%5D".into(), 400, "Decision on x: `maybe` is none of allow, "),
        ("/builder", FIELDS, "format=yaml&list=%5B%7B%22name%22%3A%22a%22%7D%5D".into(), 400, "There is no policy format `yaml`;"),
    ]
}

#[tokio::test]
async fn whatever_is_wrong_with_a_form_is_told_in_the_language_of_the_page() {
    let world = World::empty().await;
    for (page, media, body, status, says) in rows() {
        let english = send(&world, page, media, &body).await;
        assert_eq!(english.status.as_u16(), status, "{page}: {says}");
        assert!(english.text(".lede").starts_with(says), "{}", english.text(".lede"));
        let chinese = send(&world, &format!("/zh{page}"), media, &body).await;
        assert_eq!((chinese.status.as_u16(), chinese.attribute("main p a", "href")), (status, Some(format!("/zh{page}"))));
        assert_told(&chinese, &chinese.text(".lede"));
    }
}

/// What the builder says of a pasted list: in both languages, and what of the Chinese stays English.
async fn pasted(world: &World, list: &str) -> (String, String, Vec<String>) {
    let body = format!("list={}", encoded(list));
    let (english, chinese) = (send(world, "/builder", FIELDS, &body).await, send(world, "/zh/builder", FIELDS, &body).await);
    assert_told(&chinese, &chinese.text("[role=alert]"));
    (english.text("[role=alert]"), chinese.text("[role=alert]"), chinese.texts("[role=alert] [lang=en]"))
}

#[tokio::test]
async fn what_is_wrong_with_a_pasted_list_is_told_around_the_parsers_words() {
    let world = World::empty().await;
    let long = "x".repeat(600);
    for (list, says, stays) in [
        ("{", "This is not JSON: EOF while parsing", 1),
        (r#"{"tools": 3}"#, "This is no answer to tools/list: invalid type", 1),
        ("{}", "This holds no list under “tools”; paste a server's answer to tools/list.", 0),
        ("[]", "The list holds no tools; paste one that does.", 0),
        (r#"[{"title": "x"}]"#, "Tool 1: missing field `name`", 1),
        (r#"[{"name": ""}]"#, "Tool 1: the tool's name is empty.", 0),
        (&format!(r#"[{{"name": "{long}"}}]"#), "Tool 1: the tool's name has 600 bytes; the limit is 512.", 0),
        (&format!(r#"[{{"name": "a", "inputSchema": {}1{}}}]"#, "[".repeat(80), "]".repeat(80)), "Tool 1: the definition is nested", 0),
    ] {
        let (english, chinese, marked) = pasted(&world, list).await;
        assert!(english.starts_with(says), "{english}");
        assert_eq!(marked.len(), stays, "{chinese}");
    }
}

#[tokio::test]
async fn what_is_wrong_with_a_configuration_is_told_without_a_word_of_english() {
    let world = World::empty().await;
    let servers: serde_json::Map<String, Value> = (0..1001).map(|at| (format!("s{at}"), json!({"command": "x"}))).collect();
    for (text, english, chinese) in [
        ("{", "The pasted text is not JSON: look at line 1, column ", "不是有效的 JSON，请检查第 1 行第 "),
        ("a = 1\nb = x", "The pasted text is not TOML: look at line 2, column 5.", "不是有效的 TOML，请检查第 2 行第 5 列。"),
        ("{\"a\": 1}", "The pasted text names no MCP servers; give the part with `mcpServers`", "其中没有 MCP 服务器，"),
        (&json!({"mcpServers": servers}).to_string(), "The pasted text names 1001 servers;", "其中有 1001 个服务器，上限是 1000 个。"),
    ] {
        let body = parts([("config", text)]);
        let (told, page) = (send(&world, "/stack", MULTIPART, &body).await, send(&world, "/zh/stack", MULTIPART, &body).await);
        assert!(told.text("[role=alert]").starts_with(english), "{}", told.text("[role=alert]"));
        assert!(page.text("[role=alert]").starts_with(&format!("无法读取“粘贴的文本”：{chinese}")), "{}", page.text("[role=alert]"));
        assert_told(&page, &page.text("[role=alert]"));
        assert_eq!((page.status.as_u16(), page.texts("[role=alert] [lang=en]").len()), (422, 0));
    }
}

#[tokio::test]
async fn one_of_several_configurations_that_can_not_be_read_is_told_behind_its_name() {
    let world = World::empty().await;
    let body = parts([("config", "a = 1\nb = x"), ("config", r#"{"mcpServers": {"a": {"command": "x"}}}"#)]);
    for (address, says) in [
        ("/stack", "the pasted text: is not TOML: look at line 2, column 5."),
        ("/zh/stack", "粘贴的文本：不是有效的 TOML，请检查第 2 行第 5 列。"),
    ] {
        let told = send(&world, address, MULTIPART, &body).await.texts("p.from");
        assert!(told.iter().any(|told| told == says), "{told:?}");
    }
}
