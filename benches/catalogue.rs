//! The figures that the README names, each beside its limit, measured in one run: `cargo bench`.
//!
//! Ends with 1 when a limit is broken. Nothing here is a test: tests state facts that hold on any machine.

#[path = "figure.rs"]
#[expect(dead_code, reason = "the other benchmark's measures")]
mod figure;
#[path = "generate.rs"]
mod generate;

use axum::body::Body;
use axum::http::Request;
use figure::{Figure, memory};
use generate::Dice;
use mimalloc::MiMalloc;
use std::io::{BufWriter, Write};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};
use std::time::{Duration, Instant};
use tokio::sync::watch;
use toolgrade::classify::Classifier;
use toolgrade::model::{ServerSort, Timestamp, ToolRow};
use toolgrade::search::Search;
use toolgrade::store::Store;
use toolgrade::{ingest, web};
use tower::ServiceExt;

/// The allocator of the program.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

const IMPORTED: usize = 100_000;
const TOOLS_PER_SERVER: usize = 12;

fn main() -> ExitCode {
    let (classifier, mut figures) = compiling();
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let folder = tempfile::tempdir().expect("a temporary folder");
    figures.push(classifying(&classifier, "classify, generated definitions, best round", 50_000.0, &generated()));
    if let Some(real) = real() {
        figures.push(classifying(&classifier, "classify, real definitions, best round", 100_000.0, &real));
    }
    figures.push(single(&classifier));
    figures.extend(runtime.block_on(importing(&classifier, folder.path())));
    figures.extend(serving());
    let mut out = std::io::stdout().lock();
    for figure in &figures {
        figure.print(&mut out).expect("standard output");
    }
    ExitCode::from(u8::from(figures.iter().any(|figure| !figure.holds())))
}

/// What it takes until the first verdict can be given: rules, matcher and dictionary. To be measured before anything else
/// takes memory; what the allocator keeps of what was given back counts too, since counting bytes would need unsafe code.
fn compiling() -> (Classifier, Vec<Figure>) {
    let (start, before) = (Instant::now(), memory(std::process::id(), "VmRSS"));
    let classifier = Classifier::embedded();
    let (took, held) = (start.elapsed().as_secs_f64() * 1000.0, memory(std::process::id(), "VmRSS") - before);
    let figures = vec![
        Figure { name: "rules and dictionary, start-up", measured: took, limit: 100.0, unit: "ms", at_least: false },
        Figure { name: "rules and dictionary, memory held", measured: held, limit: 50.0, unit: "MB", at_least: false },
    ];
    (classifier, figures)
}

fn generated() -> Vec<ToolRow> {
    let mut dice = Dice::new(7);
    let row = |number| ToolRow::parse(generate::row(&mut dice, number, TOOLS_PER_SERVER).to_string().as_bytes()).expect("a valid row");
    (0..10_000).map(row).collect()
}

/// The collected definitions, when they lie beside the project.
fn real() -> Option<Vec<ToolRow>> {
    let text = std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus/tools-dev.jsonl")).ok()?;
    Some(text.split(|byte| *byte == b'\n').filter_map(|line| ToolRow::parse(line).ok()).collect())
}

/// How many of these are classified in a second, by two threads that each take every row, in the best of so many rounds: what
/// others on the same machine take away comes and goes, and is no part of it.
const ROUNDS: usize = 12;

fn classifying(classifier: &Classifier, name: &'static str, limit: f64, rows: &[ToolRow]) -> Figure {
    let round = |_| {
        let start = Instant::now();
        std::thread::scope(|scope| {
            for _ in 0..2 {
                scope.spawn(|| rows.iter().for_each(|row| drop(std::hint::black_box(classifier.classify(&row.subject())))));
            }
        });
        per_second(2 * rows.len(), start)
    };
    let measured = (0..ROUNDS).map(round).fold(0.0, f64::max);
    Figure { name, measured, limit, unit: "tools/s", at_least: true }
}

fn single(classifier: &Classifier) -> Figure {
    let rows = generated();
    let mut times: Vec<Duration> =
        rows.iter().take(5000).map(|row| timed(|| drop(std::hint::black_box(classifier.classify(&row.subject()))))).collect();
    Figure { name: "classify, one call, median", measured: micros(median(&mut times)), limit: 100.0, unit: "µs", at_least: false }
}

async fn importing(classifier: &Classifier, folder: &Path) -> Vec<Figure> {
    let file = write_rows(folder);
    let store = Store::open(&folder.join("catalogue")).await.expect("a catalogue");
    let now = Timestamp::from_seconds(1_800_000_000);
    let import = async || {
        let start = Instant::now();
        let outcome = ingest::import(&store, classifier, std::slice::from_ref(&file), now, |_| ()).await.expect("an import");
        (outcome.report, per_second(IMPORTED, start))
    };
    let (first, added) = import().await;
    assert_eq!(first.added, IMPORTED as u64, "{first:?}");
    let (second, repeated) = import().await;
    assert_eq!(second.unchanged, IMPORTED as u64, "{second:?}");
    vec![
        Figure { name: "import 100,000 tools, end to end", measured: added, limit: 20_000.0, unit: "tools/s", at_least: true },
        Figure { name: "import them again, all unchanged", measured: repeated, limit: 20_000.0, unit: "tools/s", at_least: true },
        pages(&store, classifier).await,
    ]
}

fn write_rows(folder: &Path) -> PathBuf {
    let path = folder.join("tools.jsonl");
    let mut file = BufWriter::new(std::fs::File::create(&path).expect("a file"));
    let mut dice = Dice::new(11);
    for number in 0..IMPORTED {
        writeln!(file, "{}", generate::row(&mut dice, number, TOOLS_PER_SERVER)).expect("a row");
    }
    file.flush().expect("all rows");
    path
}

async fn pages(store: &Store, classifier: &Classifier) -> Figure {
    let overview = web::Overview::read(store).await.expect("an overview");
    let (_sender, receiver) = watch::channel(overview);
    let app = web::router(web::State::new(store.clone(), classifier.clone(), receiver, Search::within(std::path::Path::new(""), "")));
    let cards = store.servers(ServerSort::Slug, &[], None, 100).await.expect("servers").cards;
    let mut times = Vec::new();
    for round in 0..20 {
        for card in &cards {
            let tools = store.tool_names(&card.slug).await.expect("tools");
            let address = format!("/servers/{}/tools/{}", card.slug, tools[round % tools.len()]);
            let start = Instant::now();
            let response = app.clone().oneshot(Request::get(address).body(Body::empty()).expect("a request")).await.expect("an answer");
            assert!(response.status().is_success());
            times.push(start.elapsed());
        }
    }
    Figure {
        name: "tool page among 100,000 tools, warm, median",
        measured: micros(median(&mut times)) / 1000.0,
        limit: 1.0,
        unit: "ms",
        at_least: false,
    }
}

/// Starts the program with an empty folder, as a new user does.
fn serving() -> Vec<Figure> {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let port = TcpListener::bind("127.0.0.1:0").and_then(|l| l.local_addr()).expect("a free port").port();
    let start = Instant::now();
    let mut server = Command::new(env!("CARGO_BIN_EXE_toolgrade"))
        .args(["serve", "--listen", &format!("127.0.0.1:{port}"), "--data-dir"])
        .arg(folder.path())
        .stderr(Stdio::null())
        .spawn()
        .expect("the server starts");
    while std::net::TcpStream::connect(("127.0.0.1", port)).is_err() {
        assert!(start.elapsed() < Duration::from_secs(30), "the server does not answer");
        std::thread::sleep(Duration::from_millis(2));
    }
    let started = start.elapsed();
    std::thread::sleep(Duration::from_secs(2));
    let held = memory(server.id(), "VmRSS");
    server.kill().and_then(|()| server.wait()).expect("the server ends");
    vec![
        Figure { name: "start with the starter catalogue", measured: started.as_secs_f64(), limit: 1.0, unit: "s", at_least: false },
        Figure { name: "memory when idle", measured: held, limit: 100.0, unit: "MB", at_least: false },
    ]
}

fn timed(work: impl FnOnce()) -> Duration {
    let start = Instant::now();
    work();
    start.elapsed()
}

fn median(times: &mut [Duration]) -> Duration {
    times.sort();
    times[times.len() / 2]
}

fn per_second(count: usize, start: Instant) -> f64 {
    f64::from(u32::try_from(count).expect("a few hundred thousand")) / start.elapsed().as_secs_f64()
}

fn micros(time: Duration) -> f64 {
    time.as_secs_f64() * 1e6
}
