//! The contact form and the command that reads its messages.

use crate::world::{Answer, CLASSIFIER, World, at};
use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::{Request, StatusCode, header};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use std::net::SocketAddr;
use std::process::{Command, Output};
use tokio::sync::watch;
use toolgrade::model::NewMessage;
use toolgrade::search::Search;
use toolgrade::web::{self, MOST_MESSAGES, Overview};

/// A service whose contact form is open.
async fn desk(world: &World) -> Router {
    let (_sender, receiver) = watch::channel(Overview::read(&world.store).await.expect("an overview"));
    let search = Search::within(world.folder.path(), "");
    web::router(web::State::new(world.store.clone(), CLASSIFIER.clone(), receiver, search).taking_messages(|| at(7)))
}

fn form(fields: &[(&str, &str)]) -> Request<Body> {
    form_at("/contact", fields)
}

fn form_at(address: &str, fields: &[(&str, &str)]) -> Request<Body> {
    let pairs: Vec<String> =
        fields.iter().map(|(name, value)| format!("{name}={}", utf8_percent_encode(value, NON_ALPHANUMERIC))).collect();
    let request = Request::post(address).header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
    request.body(Body::from(pairs.join("&"))).expect("a request")
}

fn from(peer: &str, mut request: Request<Body>) -> Request<Body> {
    request.extensions_mut().insert(ConnectInfo(peer.parse::<SocketAddr>().expect("an address")));
    request
}

async fn send(world: &World, fields: &[(&str, &str)]) -> Answer {
    Answer::of(desk(world).await, form(fields)).await
}

async fn kept(world: &World) -> Vec<toolgrade::model::Message> {
    world.store.messages_after(0, false, 1000).await.expect("messages")
}

fn messages(world: &World, args: &[&str]) -> Output {
    let folder = world.folder.path().display().to_string();
    let all = [&["messages", "--data-dir", &folder], args].concat();
    Command::new(env!("CARGO_BIN_EXE_toolgrade")).args(all).output().expect("the program runs")
}

fn text(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("UTF-8")
}

#[tokio::test]
async fn a_message_is_kept_and_thanked_for() {
    let world = World::empty().await;
    let fields = [("name", "Ada"), ("address", "ada@example.org"), ("about", "/servers/s/tools/t"), ("message", "It writes.\r\nReally.")];
    let answer = send(&world, &fields).await;
    assert_eq!((answer.status, answer.headers[header::LOCATION].as_bytes()), (StatusCode::SEE_OTHER, b"/contact/thanks".as_slice()));
    assert_eq!(
        Answer::of(desk(&world).await, Request::get("/contact/thanks").body(Body::empty()).expect("a request")).await.text("h1"),
        "Thank you"
    );
    let kept = kept(&world).await;
    let [message] = kept.as_slice() else { panic!("{kept:?}") };
    assert_eq!((message.text.as_str(), message.address.as_deref(), message.at), ("It writes.\nReally.", Some("ada@example.org"), at(7)));
}

#[tokio::test]
async fn what_is_wrong_stands_beside_its_field_and_nothing_typed_is_lost() {
    let world = World::empty().await;
    let answer = send(&world, &[("name", "<b>Ada</b>"), ("address", "nowhere"), ("message", "</textarea><script>x</script>")]).await;
    assert_eq!((answer.status, answer.texts(".wrong").len()), (StatusCode::UNPROCESSABLE_ENTITY, 1));
    assert_eq!(answer.text("#address-wrong"), "That is no mail address such as ada@example.org; leave it empty if you want no answer.");
    assert_eq!((answer.text("textarea"), answer.texts("form script").len()), ("</textarea><script>x</script>".into(), 0));
    assert!(answer.body.contains("&#60;b&#62;Ada") && kept(&world).await.is_empty());
}

#[tokio::test]
async fn five_thousand_characters_are_taken_and_no_more() {
    let world = World::empty().await;
    let told =
        [send(&world, &[("message", &"𠀀".repeat(5000))]).await.status, send(&world, &[("message", &"a".repeat(5001))]).await.status];
    assert_eq!((told, kept(&world).await.len()), ([StatusCode::SEE_OTHER, StatusCode::UNPROCESSABLE_ENTITY], 1));
}

#[tokio::test]
async fn a_body_beyond_all_measure_is_refused_on_the_page() {
    let world = World::empty().await;
    let answer = send(&world, &[("message", &"a".repeat(200_000))]).await;
    assert_eq!((answer.status, answer.texts(".notice").len()), (StatusCode::PAYLOAD_TOO_LARGE, 1));
}

#[tokio::test]
async fn a_form_with_its_trap_filled_in_is_thanked_for_and_dropped() {
    let world = World::empty().await;
    let answer = send(&world, &[("message", "Buy!"), ("website", "https://example.com")]).await;
    assert_eq!((answer.status, kept(&world).await.len()), (StatusCode::SEE_OTHER, 0));
}

#[tokio::test]
async fn a_form_of_another_site_is_not_taken() {
    let world = World::empty().await;
    for (name, value) in [("sec-fetch-site", "cross-site"), ("origin", "https://elsewhere.example"), ("origin", "null")] {
        let mut request = form(&[("message", "typed")]);
        request.headers_mut().insert(name, value.parse().expect("a value"));
        let answer = Answer::of(desk(&world).await, request).await;
        assert_eq!((answer.status, answer.text("textarea").as_str()), (StatusCode::FORBIDDEN, "typed"), "{name}: {value}");
    }
    assert!(kept(&world).await.is_empty());
}

#[tokio::test]
async fn too_many_messages_of_one_client_are_told_when_to_come_again() {
    let world = World::empty().await;
    let app = desk(&world).await;
    let mut last = None;
    for _ in 0..6 {
        last = Some(Answer::of(app.clone(), from("192.0.2.1:4000", form(&[("message", "again")]))).await);
    }
    let last = last.expect("an answer");
    assert_eq!((last.status, last.headers[header::RETRY_AFTER].as_bytes()), (StatusCode::TOO_MANY_REQUESTS, b"3600".as_slice()));
    assert_eq!((last.text("textarea").as_str(), kept(&world).await.len()), ("again", 5));
    let other = Answer::of(app, from("192.0.2.2:4000", form(&[("message", "first")]))).await;
    assert_eq!(other.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn a_header_does_not_make_another_client() {
    let world = World::empty().await;
    let app = desk(&world).await;
    for number in 0..8 {
        let mut request = from("192.0.2.1:4000", form(&[("message", "again")]));
        request.headers_mut().insert("x-forwarded-for", format!("198.51.100.{number}").parse().expect("a value"));
        Answer::of(app.clone(), request).await;
    }
    assert_eq!(kept(&world).await.len(), 5);
}

#[tokio::test]
async fn a_full_desk_takes_no_more_and_keeps_what_it_has() {
    let world = World::empty().await;
    let message = NewMessage::checked("", "", "", "x").expect("a message");
    let first = world.store.put_message(&message, at(1), 1).await.expect("the store");
    let second = world.store.put_message(&message, at(2), 1).await.expect("the store");
    assert_eq!((first.is_some(), second, kept(&world).await.len(), MOST_MESSAGES), (true, None, 1, 10_000));
}

#[tokio::test]
async fn a_tools_page_opens_the_form_with_the_tool_filled_in() {
    let world = World::with(r#"{"server": "s", "tool": "wipe\"<a> 盘", "description": "Erases a disk."}"#).await;
    let list = world.json("/api/v1/servers/s/tools").await;
    let tool = list["tools"][0]["url"].as_str().expect("an address").to_owned();
    let page = world.get(&tool).await;
    let html = scraper::Html::parse_document(&page.body);
    let link = html.select(&scraper::Selector::parse("a[rel=nofollow]").expect("a selector")).next().expect("a link");
    let opened =
        Answer::of(desk(&world).await, Request::get(link.attr("href").expect("an address")).body(Body::empty()).expect("a request")).await;
    let html = scraper::Html::parse_document(&opened.body);
    let about = html.select(&scraper::Selector::parse("input#about").expect("a selector")).next().expect("a field");
    assert_eq!((link.text().collect::<String>().as_str(), about.attr("value")), ("Something wrong?", Some(tool.as_str())));
}

#[tokio::test]
async fn a_link_can_fill_in_nothing_but_an_address_of_ours() {
    let world = World::empty().await;
    for address in ["/contact?tool=Your+account+is+locked", "/contact?tool=/servers/a+b", "/contact?tool=https://x.example/servers/"] {
        let page = Answer::of(desk(&world).await, Request::get(address).body(Body::empty()).expect("a request")).await;
        assert!(page.status == StatusCode::OK && page.body.contains(r#"maxlength="2000" value="">"#), "{address}");
    }
}

#[tokio::test]
async fn messages_are_printed_once_and_can_be_removed() {
    let world = World::empty().await;
    send(&world, &[("message", "first"), ("about", "/servers/s")]).await;
    let (peeked, new) = (messages(&world, &["--unread"]), messages(&world, &[]));
    assert_eq!(text(&peeked), text(&new));
    assert!(text(&new).contains("  about: /servers/s\n    first\n"), "{}", text(&new));
    assert!(text(&messages(&world, &[])).starts_with("there are no unread messages"));
    assert_eq!(text(&messages(&world, &["--all", "--json"])).matches("\"read\":true").count(), 1);
    assert_eq!(messages(&world, &["--delete", "1"]).status.code(), Some(0));
    assert_eq!((messages(&world, &["--delete", "1"]).status.code(), kept(&world).await.len()), (Some(1), 0));
}

#[tokio::test]
async fn no_message_steers_a_terminal() {
    let world = World::empty().await;
    send(&world, &[("message", "a\u{1b}]0;x\u{7}\u{9b}31m\u{202e}b\u{e0041}")]).await;
    let printed = [text(&messages(&world, &["--unread"])), text(&messages(&world, &["--unread", "--json"]))];
    let steering = |c: char| toolgrade::model::is_hidden(c);
    assert!(printed.iter().all(|text| text.contains('b') && !text.chars().any(steering)), "{printed:?}");
    let row: serde_json::Value = serde_json::from_str(&printed[1]).expect("JSON");
    assert_eq!(row["text"], "a]0;x31m\u{202e}b\u{e0041}");
}

#[tokio::test]
async fn below_zh_a_fault_is_told_in_chinese_and_the_thanks_stay_there() {
    let world = World::empty().await;
    let wrong = Answer::of(desk(&world).await, form_at("/zh/contact", &[("address", "ada"), ("message", "错了")])).await;
    assert_eq!(wrong.text("#address-wrong"), "这不是有效的邮箱地址（如 ada@example.org）；不需要回复可以留空。");
    let taken = Answer::of(desk(&world).await, form_at("/zh/contact", &[("message", "错了")])).await;
    assert_eq!(taken.headers[header::LOCATION], "/zh/contact/thanks");
}
