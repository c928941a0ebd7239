//! The client for outside addresses, against a world that means harm.

use crate::loopback::{Loopback, Play, json, reply};
use serde_json::Value;
use std::io::Write;
use std::time::{Duration, Instant};
use toolgrade::ingest::http::{Ask, Http, HttpError, Limits};

/// Short times and small bodies; loopback is allowed, since that is where the tests' world lies.
fn limits() -> Limits {
    Limits { connect: Duration::from_millis(300), whole: Duration::from_millis(300), body: 64 << 10, private: true }
}

async fn ask(limits: Limits, url: &str) -> Result<Value, HttpError> {
    let http = Http::new(limits);
    http.send(Ask::get(http.address(url)?)).await?.json().await
}

async fn played(play: impl Fn(&str) -> Play + Send + Sync + 'static) -> Result<Value, HttpError> {
    let world = Loopback::start(play).await;
    ask(limits(), &world.url("/")).await
}

fn redirect(place: &str) -> Play {
    Play::Bytes(reply("302 Found", &format!("location: {place}\r\n"), ""))
}

#[tokio::test]
async fn an_honest_answer_is_read() {
    assert_eq!(played(|_| json("{\"a\": 1}")).await.expect("an answer")["a"], 1);
}

#[tokio::test]
async fn this_machine_is_not_asked_unless_that_is_meant_whether_by_address_or_by_name() {
    let world = Loopback::start(|_| json("{}")).await;
    let strict = Limits { private: false, ..limits() };
    for url in [world.url("/"), format!("http://localhost:{}/", world.address.port()), "http://[::1]/".into()] {
        let error = ask(strict, &url).await.expect_err("a refusal");
        assert!(matches!(error, HttpError::Private { .. }) && error.to_string().contains("--allow-private"), "{url}: {error}");
    }
    assert!(ask(limits(), &format!("http://localhost:{}/", world.address.port())).await.is_ok());
}

#[tokio::test]
async fn a_redirect_to_a_metadata_service_is_not_followed_whatever_is_allowed() {
    for place in
        ["http://169.254.169.254/latest/meta-data/", "http://[fd00:ec2::254]/", "//169.254.169.254/", "http://[::ffff:169.254.169.254]/"]
    {
        let error = played(move |_| redirect(place)).await.expect_err("a refusal");
        assert!(matches!(error, HttpError::NeverAsked { .. }), "{place}: {error}");
    }
}

#[tokio::test]
async fn a_redirect_to_another_scheme_is_not_followed() {
    assert!(matches!(played(|_| redirect("file:///etc/passwd")).await, Err(HttpError::NoAddress(_))));
}

#[tokio::test]
async fn three_redirects_are_followed_and_no_fourth() {
    let steps = |last: usize| {
        played(move |request| {
            let step: usize = request.split(' ').nth(1).and_then(|path| path[1..].parse().ok()).unwrap_or(0);
            if step == last { json("{\"there\": true}") } else { redirect(&format!("/{}", step + 1)) }
        })
    };
    assert_eq!(steps(3).await.expect("an answer")["there"], true);
    assert!(matches!(steps(4).await, Err(HttpError::Redirects { limit: 3, .. })));
}

#[tokio::test]
async fn an_endless_body_ends_at_the_limit() {
    let head = b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n\r\n".to_vec();
    let world = Loopback::start(move |_| Play::Endless([head.clone(), vec![b' '; 4096]].concat())).await;
    assert!(matches!(ask(limits(), &world.url("/")).await, Err(HttpError::TooLarge { limit: 65_536, .. })));
}

#[tokio::test]
async fn who_drips_byte_after_byte_is_left_in_time() {
    let start = Instant::now();
    let dripping = |bytes: Vec<u8>| played(move |_| Play::Slow(bytes.clone(), Duration::from_millis(20)));
    assert!(matches!(dripping(vec![b'H'; 100]).await, Err(HttpError::Slow { .. })));
    let head = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 900\r\n\r\n";
    assert!(matches!(dripping([head.as_bytes(), &[b' '; 900]].concat()).await, Err(HttpError::Slow { .. })));
    assert!(start.elapsed() < Duration::from_secs(2), "{:?}", start.elapsed());
}

#[tokio::test]
async fn a_bomb_is_weighed_by_what_it_unpacks_to() {
    let packed = gzip(&vec![b' '; 8 << 20]);
    assert!(packed.len() < limits().body, "{} bytes", packed.len());
    let answer = reply("200 OK", "content-type: application/json\r\ncontent-encoding: gzip\r\n", packed);
    assert!(matches!(played(move |_| Play::Bytes(answer.clone())).await, Err(HttpError::TooLarge { .. })));
    let small = reply("200 OK", "content-type: application/json\r\ncontent-encoding: gzip\r\n", gzip(b"{\"a\": 1}"));
    assert_eq!(played(move |_| Play::Bytes(small.clone())).await.expect("an answer")["a"], 1);
}

#[tokio::test]
async fn content_of_another_kind_and_half_json_are_refused_and_not_quoted() {
    let page = || Play::Bytes(reply("200 OK", "content-type: text/html\r\n", "<secret>"));
    let error = played(move |_| page()).await.expect_err("a refusal").to_string();
    assert!(error.contains("answered `text/html` where JSON was expected") && !error.contains("secret"), "{error}");
    let half = played(|_| json("{\"secret\": [1, ")).await.expect_err("a refusal").to_string();
    assert!(half.contains("can't be read") && !half.contains("secret"), "{half}");
    let cut = played(|_| Play::Bytes(b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 99\r\n\r\n{}".to_vec())).await;
    assert!(matches!(cut, Err(HttpError::Unreadable { .. })));
}

#[tokio::test]
async fn where_nobody_listens_the_error_names_the_host() {
    let port = std::net::TcpListener::bind("127.0.0.1:0").and_then(|free| free.local_addr()).expect("a port").port();
    let error = ask(limits(), &format!("http://127.0.0.1:{port}/")).await.expect_err("nobody").to_string();
    assert!(error.starts_with(&format!("cannot reach 127.0.0.1:{port}: ")), "{error}");
}

#[tokio::test]
async fn what_was_told_to_one_host_is_not_told_to_another() {
    let second = Loopback::start(|request| json(&format!("{{\"heard\": {}}}", request.to_lowercase().contains("mcp-session-id")))).await;
    let place = second.url("/");
    let first = Loopback::start(move |_| redirect(&place)).await;
    let http = Http::new(limits());
    let mut asked = Ask::get(http.address(&first.url("/")).expect("an address"));
    asked.headers.insert("mcp-session-id", "s".parse().expect("a value"));
    let heard: Value = http.send(asked).await.expect("an answer").json().await.expect("JSON");
    assert_eq!(heard["heard"], false);
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    packer.write_all(bytes).expect("memory");
    packer.finish().expect("memory")
}
