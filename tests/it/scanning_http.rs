//! Live servers at an address: one that the SDK itself serves, one of the older kind, and those that say no.

use crate::loopback::{Loopback, Play, reply};
use crate::registry::{PUBLISHED, Registry, entry};
use crate::world::{CLASSIFIER, World, at};
use rmcp::model::{ListToolsResult, PaginatedRequestParams, ServerCapabilities, ServerConfig, Tool};
use rmcp::service::{RequestContext, RoleServer};
use rmcp::transport::streamable_http_server::session::local::LocalSessionManager;
use rmcp::transport::{StreamableHttpServerConfig, StreamableHttpService};
use rmcp::{ErrorData, ServerHandler};
use serde_json::json;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::net::TcpListener;
use toolgrade::ingest::Outcome;
use toolgrade::ingest::http::{Http, Limits};
use toolgrade::ingest::registry::{Patience, Sync, sync};
use toolgrade::ingest::scan::{Bounds, ScanError, Tally, Wanted, scan, scan_all};
use toolgrade::model::ServerSlug;

/// A server of 250 tools, a hundred on a page.
#[derive(Clone)]
struct Served;

const TOOLS: usize = 250;

impl ServerHandler for Served {
    fn get_info(&self) -> ServerConfig {
        ServerConfig::new(ServerCapabilities::builder().enable_tools().build()).with_instructions("Ask nicely.")
    }

    async fn list_tools(
        &self,
        request: Option<PaginatedRequestParams>,
        _: RequestContext<RoleServer>,
    ) -> Result<ListToolsResult, ErrorData> {
        let first: usize = request.and_then(|request| request.cursor).and_then(|cursor| cursor.parse().ok()).unwrap_or(0);
        let last = (first + 100).min(TOOLS);
        let schema = Arc::new(serde_json::Map::from_iter([("type".to_owned(), json!("object"))]));
        let tools = (first..last).map(|number| Tool::new(format!("get_{number}"), "Returns a thing.", schema.clone())).collect();
        let mut page = ListToolsResult::with_all_items(tools);
        page.next_cursor = (last < TOOLS).then(|| last.to_string());
        Ok(page)
    }
}

/// Serves it with sessions and streams, or without sessions and as plain JSON.
pub(crate) async fn served(plain: bool) -> String {
    let mut config = StreamableHttpServerConfig::default();
    config.legacy_session_mode = !plain;
    config.json_response = plain;
    let service = StreamableHttpService::new(|| Ok(Served), Arc::new(LocalSessionManager::default()), config);
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("an address");
    tokio::spawn(async move { axum::serve(listener, axum::Router::new().route_service("/mcp", service)).await });
    format!("http://{address}/mcp")
}

fn http() -> Http {
    Http::new(Limits { private: true, ..Limits::default() })
}

fn bounds() -> Bounds {
    Bounds { start: Duration::from_secs(20), list: Duration::from_secs(20), answer: 1 << 20 }
}

pub(crate) async fn scanned(world: &World, url: &str) -> Result<Outcome, ScanError> {
    let wanted = Wanted::address(&world.store, &http(), url, ServerSlug::of("served")).await?;
    scan(&world.store, &CLASSIFIER, &http(), &wanted, &bounds(), at(5)).await
}

#[tokio::test]
async fn every_page_of_a_served_list_is_read_with_sessions_and_streams_and_without() {
    for plain in [false, true] {
        let world = World::empty().await;
        assert_eq!(scanned(&world, &served(plain).await).await.expect("tools").report.added, TOOLS as u64, "plain: {plain}");
        let scan = world.json("/api/v1/servers/served").await["server"]["scan"].clone();
        assert_eq!((&scan["transport"], &scan["instructions"]), (&json!("streamable-http"), &json!("Ask nicely.")));
    }
}

#[tokio::test]
async fn a_server_that_wants_authorization_is_noted_by_its_scheme() {
    let world = World::empty().await;
    let guarded = Loopback::start(|_| Play::Bytes(reply("401 Unauthorized", "www-authenticate: Bearer realm=\"x\"\r\n", ""))).await;
    let mut listed = entry(0, "active", PUBLISHED);
    listed["server"]["remotes"][0]["url"] = json!(guarded.url("/mcp"));
    synced(&world, vec![listed]).await;
    let error = scanned(&world, &guarded.url("/mcp")).await.expect_err("no tools").to_string();
    assert!(error.contains("asks for authorization (401 Bearer)"), "{error}");
    let server = world.json("/api/v1/servers/io-github-maker0-tool-server").await["server"].clone();
    assert_eq!((&server["scan"]["posture"], &server["scan"]["detail"]), (&json!("guarded"), &json!("401 Bearer")));
}

async fn synced(world: &World, entries: Vec<serde_json::Value>) {
    let registry = Registry::with(entries).await;
    let wanted = Sync { registry: registry.url(), max: None, rehearse: false, full: false, patience: Patience::default() };
    sync(&world.store, &CLASSIFIER, &http(), &wanted, at(1), |_| ()).await.expect("a sync");
}

#[tokio::test]
async fn all_remotes_are_asked_and_told_apart() {
    let world = World::empty().await;
    let guarded = Loopback::start(|_| Play::Bytes(reply("401 Unauthorized", "", ""))).await.url("/mcp");
    let dead = Loopback::start(|_| Play::Bytes(reply("500 Internal Server Error", "", ""))).await.url("/mcp");
    let places = [served(false).await, served(true).await, guarded, dead, "https://{tenant}.example/mcp".to_owned()];
    let listed = |(number, url): (usize, &String)| {
        let mut listed = entry(number, "active", PUBLISHED);
        listed["server"]["remotes"][0]["url"] = json!(url);
        listed
    };
    synced(&world, places.iter().enumerate().map(listed).collect()).await;
    let wanted = Wanted::all_remotes(&world.store, &http()).await.expect("addresses");
    let (outcome, tally) = scan_all(&world.store, &CLASSIFIER, &http(), wanted, (3, bounds()), at(9), |_| ()).await.expect("a scan");
    assert_eq!(tally, Tally { asked: 4, open: 2, guarded: 1, dead: 1 });
    assert_eq!((outcome.report.added, outcome.report.refused), (2 * TOOLS as u64, 0));
    let server = world.json("/api/v1/servers/io-github-maker0-tool-server").await["server"].clone();
    assert_eq!((&server["name"], &server["tools"]["total"]), (&json!("Tool server 0"), &json!(TOOLS)));
    let dead = world.json("/api/v1/servers/io-github-maker3-tool-server").await["server"]["scan"].clone();
    assert!(dead["posture"] == "dead" && dead["detail"].as_str().is_some_and(|why| why.contains("500")), "{dead}");
}

/// A server of the older kind: messages come in at one address, their answers go out on a stream at another.
async fn older(endpoint: &'static str) -> String {
    let answers: Arc<Mutex<Vec<u8>>> = Arc::default();
    let world = Loopback::start(move |request| {
        let (head, body) = request.split_once("\r\n\r\n").expect("a request");
        match (head.starts_with("GET"), head.starts_with("POST /messages")) {
            (true, _) => {
                let head = b"HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\n\r\n".to_vec();
                Play::Fed([head, format!("event: endpoint\ndata: {endpoint}\n\n").into_bytes()].concat(), answers.clone())
            }
            (_, true) => {
                let asked: serde_json::Value = serde_json::from_str(body).expect("a message");
                let result = match asked["method"].as_str() {
                    Some("initialize") => json!({"protocolVersion": "2024-11-05", "capabilities": {"tools": {}}, "serverInfo": {"name": "older", "version": "1"}}),
                    _ => json!({"tools": [{"name": "get_x", "description": "Returns x."}]}),
                };
                if asked.get("id").is_some() {
                    let answer = json!({"jsonrpc": "2.0", "id": asked["id"], "result": result});
                    answers.lock().expect("answers").extend(format!("event: message\ndata: {answer}\n\n").into_bytes());
                }
                Play::Bytes(reply("202 Accepted", "", "Accepted"))
            }
            _ => Play::Bytes(reply("405 Method Not Allowed", "", "")),
        }
    })
    .await;
    world.url("/sse")
}

#[tokio::test]
async fn a_server_of_the_older_kind_is_asked_in_its_own_way() {
    let world = World::empty().await;
    assert_eq!(scanned(&world, &older("/messages?session=1").await).await.expect("tools").report.added, 1);
    assert_eq!(world.json("/api/v1/servers/served").await["server"]["scan"]["transport"], "sse");
}

#[tokio::test]
async fn an_older_server_can_not_send_us_elsewhere() {
    let world = World::empty().await;
    let error = scanned(&world, &older("http://169.254.169.254/messages").await).await.expect_err("no tools").to_string();
    assert!(error.contains("answers 405") || error.contains("not its own"), "{error}");
}

#[tokio::test]
async fn an_address_of_this_machine_is_not_asked_unless_that_is_meant() {
    let world = World::empty().await;
    let strict = Http::new(Limits::default());
    let refused = Wanted::address(&world.store, &strict, &served(true).await, None).await.expect_err("a refusal");
    assert!(refused.to_string().contains("--allow-private"), "{refused}");
}
