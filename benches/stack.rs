//! How long the report on a stack takes: a configuration of 30 servers among 100,000 tools, beside the limit. Ends with 1 when it
//! is broken.

#[path = "figure.rs"]
#[expect(dead_code, reason = "memory and work are measured elsewhere")]
mod figure;
#[path = "generate.rs"]
mod generate;

use axum::Router;
use axum::body::Body;
use axum::http::Request;
use figure::Figure;
use generate::Dice;
use mimalloc::MiMalloc;
use serde_json::{Map, Value, json};
use std::io::{BufWriter, Write};
use std::path::Path;
use std::process::ExitCode;
use std::time::Instant;
use tokio::sync::watch;
use toolgrade::classify::Classifier;
use toolgrade::clients::Source;
use toolgrade::model::{ServerSort, Timestamp};
use toolgrade::search::Search;
use toolgrade::store::Store;
use toolgrade::{ingest, web};
use tower::ServiceExt;

/// The allocator of the program.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

const TOOLS: usize = 100_000;
const TOOLS_PER_SERVER: usize = 12;
const SERVERS: usize = 30;
const ROUNDS: usize = 50;

/// In milliseconds.
const LIMIT: f64 = 200.0;

#[tokio::main]
async fn main() -> ExitCode {
    let (classifier, folder) = (Classifier::embedded(), tempfile::tempdir().expect("a temporary folder"));
    let store = catalogue(&classifier, folder.path()).await;
    let configuration = configuration(&store).await;
    let overview = web::Overview::read(&store).await.expect("an overview");
    let (_sender, receiver) = watch::channel(overview);
    let app = web::router(web::State::new(store.clone(), classifier, receiver, Search::within(Path::new(""), "")));
    let form = format!("--b\r\ncontent-disposition: form-data; name=\"config\"\r\n\r\n{configuration}\r\n--b--\r\n");
    let figures = [
        figure("stack of 30 servers, the report alone", reported(&store, &configuration).await),
        figure("stack of 30 servers, page with its policy", asked(&app, "/stack", "multipart/form-data; boundary=b", &form).await),
        figure("stack of 30 servers, JSON with its policy", asked(&app, "/api/v1/stack", "text/plain", &configuration).await),
    ];
    let mut out = std::io::stdout().lock();
    for figure in &figures {
        figure.print(&mut out).expect("standard output");
    }
    ExitCode::from(u8::from(figures.iter().any(|figure| !figure.holds())))
}

/// The made-up catalogue of the other benchmarks.
async fn catalogue(classifier: &Classifier, folder: &Path) -> Store {
    let path = folder.join("tools.jsonl");
    let (mut file, mut dice) = (BufWriter::new(std::fs::File::create(&path).expect("a file")), Dice::new(11));
    for number in 0..TOOLS {
        writeln!(file, "{}", generate::row(&mut dice, number, TOOLS_PER_SERVER)).expect("a row");
    }
    file.flush().expect("all rows");
    let store = Store::open(&folder.join("catalogue")).await.expect("a catalogue");
    let now = Timestamp::from_seconds(1_800_000_000);
    let outcome = ingest::import(&store, classifier, &[path], now, |_| ()).await.expect("an import");
    assert_eq!(outcome.report.added, TOOLS as u64, "{:?}", outcome.report);
    store
}

/// Every third server hides one of its tools.
async fn configuration(store: &Store) -> String {
    let mut servers = Map::new();
    for (number, card) in store.servers(ServerSort::Slug, &[], None, SERVERS).await.expect("servers").cards.iter().enumerate() {
        let tools = store.tool_names(&card.slug).await.expect("tools");
        let hidden: &[String] = if number % 3 == 0 { &tools[..1] } else { &[] };
        servers.insert(
            card.slug.to_string(),
            json!({"command": "npx", "args": ["-y", card.slug.as_str()], "env": {"API_KEY": "x"}, "disabledTools": hidden}),
        );
    }
    json!({"mcpServers": Value::Object(servers)}).to_string()
}

async fn reported(store: &Store, configuration: &str) -> f64 {
    let mut times = Vec::new();
    for _ in 0..ROUNDS {
        let start = Instant::now();
        let reach = web::reach(store, vec![Source::read("mcp.json", configuration, None)]).await.expect("a report");
        times.push(start.elapsed().as_secs_f64());
        assert_eq!(reach.totals().known, SERVERS);
    }
    median(times)
}

async fn asked(app: &Router, address: &str, kind: &str, body: &str) -> f64 {
    let mut times = Vec::new();
    for _ in 0..ROUNDS {
        let request = Request::post(address).header("content-type", kind).body(Body::from(body.to_owned())).expect("a request");
        let start = Instant::now();
        let response = app.clone().oneshot(request).await.expect("an answer");
        times.push(start.elapsed().as_secs_f64());
        assert!(response.status().is_success());
    }
    median(times)
}

/// In milliseconds.
fn median(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times[times.len() / 2] * 1000.0
}

fn figure(name: &'static str, measured: f64) -> Figure {
    Figure { name, measured, limit: LIMIT, unit: "ms", at_least: false }
}
