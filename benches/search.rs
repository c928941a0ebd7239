//! The figures of the search at the size of all public catalogues together, each beside its limit: `cargo bench --bench search`.
//!
//! `TOOLGRADE_BENCH_TOOLS=50000` measures a smaller catalogue. Ends with 1 when a limit is broken. The client that asks over
//! HTTP runs on the same machine, and whatever else runs there slows all of it down: the load is printed.

#[path = "bare.rs"]
mod bare;
#[path = "crowd.rs"]
mod crowd;
#[path = "figure.rs"]
mod figure;
#[path = "generate.rs"]
#[expect(dead_code, reason = "the other benchmark's rows")]
mod generate;
#[path = "likeness.rs"]
mod likeness;
#[path = "load.rs"]
mod load;
#[path = "plain.rs"]
mod plain;

use crowd::Crowd;
use figure::{Figure, memory};
use indexmap::IndexSet;
use mimalloc::MiMalloc;
use rustix::time::ClockId;
use serde_json::Value;
use std::io::{BufWriter, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};
use std::time::{Duration, Instant};
use tokio::runtime::Runtime;
use toolgrade::app::{Indexing, Trial};
use toolgrade::classify::Classifier;
use toolgrade::ingest;
use toolgrade::model::{Entry, Timestamp};
use toolgrade::search::measure::{Judged, LOOKED_AT, Measures};
use toolgrade::search::{PAGE, Search};
use toolgrade::store::Store;

/// The allocator of the program.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

const TOOLS: usize = 515_000;
const CONNECTIONS: usize = 32;
const DISTINCT: usize = 5_000;
const REQUESTS: usize = 40_000;
const COMPARED: usize = 1_000;
const ROUNDS: usize = 3;
const SEED: u64 = 11;

fn main() -> ExitCode {
    let tools = std::env::var("TOOLGRADE_BENCH_TOOLS").ok().and_then(|count| count.parse().ok()).unwrap_or(TOOLS);
    let runtime = Runtime::new().expect("a runtime");
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut report = Report::default();
    say(&format!("load before: {}", load_of_machine()));
    relevance(&runtime, &mut report);
    compare_words(&mut report);
    fill(&runtime, folder.path(), tools, &mut report);
    build(&runtime, folder.path(), &mut report);
    compare(&runtime, folder.path(), &mut report);
    serve(folder.path(), &mut report);
    report.notes.push(format!("load of the machine at the end: {}", load_of_machine()));
    report.print()
}

/// What is printed at the end.
#[derive(Default)]
struct Report {
    figures: Vec<Figure>,
    notes: Vec<String>,
}

impl Report {
    fn add(&mut self, name: &'static str, measured: f64, limit: f64, unit: &'static str, at_least: bool) {
        self.figures.push(Figure { name, measured, limit, unit, at_least });
    }

    fn print(&self) -> ExitCode {
        let mut out = std::io::stdout().lock();
        self.notes.iter().try_for_each(|note| writeln!(out, "{note}")).expect("standard output");
        self.figures.iter().try_for_each(|figure| figure.print(&mut out)).expect("standard output");
        ExitCode::from(u8::from(self.figures.iter().any(|figure| !figure.holds())))
    }
}

/// A line about how far it has come.
fn say(text: &str) {
    writeln!(std::io::stderr(), "{text}").expect("standard error");
}

fn load_of_machine() -> String {
    std::fs::read_to_string("/proc/loadavg").unwrap_or_default().split(' ').take(3).collect::<Vec<_>>().join(" ")
}

/// The judged queries on the collected definitions, when these lie beside the project: ours beside SQLite's own.
fn relevance(runtime: &Runtime, report: &mut Report) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let file = root.join("../shared/corpus/tools-dev.jsonl");
    if !file.exists() {
        return report.notes.push("the judged queries are left out: the collected definitions are not here".into());
    }
    let text = std::fs::read_to_string(root.join("data/labels/queries.tsv")).expect("the judged queries");
    let judged = Judged::parse(&text).expect("judged queries");
    let trial = runtime.block_on(Trial::of(std::slice::from_ref(&file), &Classifier::embedded())).expect("a catalogue");
    let ask = |one: &Judged| {
        let hits = trial.search.find(&one.query, PAGE).expect("hits");
        one.outcome(&hits.iter().take(LOOKED_AT).map(|hit| trial.tools[&hit.tool].clone()).collect::<Vec<_>>())
    };
    let ours = Measures::of(&judged.iter().map(ask).collect::<Vec<_>>());
    report.add("judged queries, nDCG@10", ours.ndcg, 0.9, "", true);
    report.add("judged queries, exact name first", ours.exact_first.unwrap_or(f64::NAN) * 100.0, 98.0, "%", true);
    report.notes.push(format!("{:<28} {}", "ours", told(&ours)));
    for tokenizer in ["unicode61", "trigram"] {
        let plain = runtime.block_on(plain::measured(&file, tokenizer, &judged));
        report.notes.push(format!("{:<28} {}", format!("SQLite FTS5, {tokenizer}"), told(&plain)));
    }
}

fn told(of: &Measures) -> String {
    let kinds: Vec<String> = of.kinds.iter().map(|(kind, of)| format!("{kind} {:.3}", of.ndcg)).collect();
    let first = of.exact_first.unwrap_or(f64::NAN) * 100.0;
    format!(
        "nDCG@10 {:.4} of {} queries ({}), exact name first {first:.1} %, without any hit {}",
        of.ndcg,
        of.queries,
        kinds.join(", "),
        of.empty
    )
}

/// The made-up definitions beside as many collected ones, when these lie beside the project.
fn compare_words(report: &mut Report) {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus/tools-dev.jsonl");
    let Ok(text) = std::fs::read_to_string(file) else { return };
    let mut collected: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).expect("a row")).collect();
    collected.sort_by_cached_key(|row| row["server"].to_string());
    let mut crowd = Crowd::new(SEED);
    let made: Vec<Value> = collected.iter().map(|_| crowd.row()).collect();
    for (whose, rows) in [("collected", &collected), ("made-up", &made)] {
        for (language, found) in ["English", "Chinese"].iter().zip(likeness::of(rows)) {
            report.notes.push(format!("{whose} descriptions, {language}: {}", found.told()));
        }
    }
}

/// Imports a made-up catalogue.
fn fill(runtime: &Runtime, folder: &Path, tools: usize, report: &mut Report) {
    let file = written(folder, tools);
    runtime.block_on(async {
        let store = Store::open(folder).await.expect("a catalogue");
        let (now, start) = (Timestamp::from_seconds(1_800_000_000), Instant::now());
        let mut told = 0;
        let watch = |so_far: &toolgrade::store::Report| {
            if so_far.seen >= told + 50_000 {
                told = so_far.seen;
                say(&format!("imported {told} of {tools} tools"));
            }
        };
        let outcome = ingest::import(&store, &Classifier::embedded(), &[file], now, watch).await.expect("an import");
        let servers = store.count_servers().await.expect("a number");
        report.notes.push(format!(
            "{} tools of {servers} servers, imported in {:.0} s",
            outcome.report.added,
            start.elapsed().as_secs_f64()
        ));
        store.close().await;
    });
}

fn written(folder: &Path, tools: usize) -> PathBuf {
    let path = folder.join("tools.jsonl");
    let mut file = BufWriter::new(std::fs::File::create(&path).expect("a file"));
    let mut crowd = Crowd::new(SEED);
    (0..tools).try_for_each(|_| writeln!(file, "{}", crowd.row())).expect("rows");
    file.flush().expect("all rows");
    path
}

/// Builds the index from entries in memory, so that nothing of the store is measured. Of several rounds the best one counts,
/// of ours and of the engine's: what else the machine does takes up to half of its speed for seconds.
fn build(runtime: &Runtime, folder: &Path, report: &mut Report) {
    let (entries, text, identity, sequence) = runtime.block_on(entries(folder));
    let search = Search::within(folder, &identity);
    let ours = (0..ROUNDS).map(|_| {
        let (start, used) = (Instant::now(), bare::used(ClockId::ProcessCPUTime));
        let mut rebuild = search.rebuild(entries.len() as u64).expect("an index to build");
        entries.chunks(5_000).for_each(|some| rebuild.add(some).expect("entries"));
        drop(rebuild.finish(sequence).expect("an index"));
        (start.elapsed(), bare::used(ClockId::ProcessCPUTime).saturating_sub(used))
    });
    let (took, used) = ours.min().expect("a round");
    let tools = number(entries.iter().filter(|entry| matches!(entry, Entry::Tool(_))).count());
    let size: u64 = std::fs::read_dir(folder.join("search"))
        .expect("the index")
        .map(|file| file.expect("a file").metadata().expect("its size").len())
        .sum();
    report.add("index building, best round", tools / took.as_secs_f64(), 100_000.0, "tools/s", true);
    report.add("index size against text size", mega(size) / mega(text), 1.2, "", false);
    let both = tools / (used.as_secs_f64() / 2.0);
    report.notes.push(format!(
        "index: {:.0} MB for {:.0} MB of text; {both:.0} tools/s by the processor time used, with two cores to itself",
        mega(size),
        mega(text)
    ));
    let (took, used) = (0..ROUNDS).map(|_| bare::index(&entries)).min().expect("a round");
    report.notes.push(format!(
        "index building by bare tantivy with its plain tokenizer: {:.0} tools/s, {:.0} by the processor time used",
        tools / took.as_secs_f64(),
        tools / (used.as_secs_f64() / 2.0)
    ));
}

/// Everything that is indexed, and the bytes of its texts: of a server's names each once, not once a tool.
async fn entries(folder: &Path) -> (Vec<Entry>, u64, String, i64) {
    let store = Store::open(folder).await.expect("a catalogue");
    let (mut entries, mut text, mut last) = (Vec::new(), 0, 0);
    let length = |text: &Option<String>| text.as_ref().map_or(0, String::len);
    while let Some(tail) = {
        let some = store.server_entries_after(last, 5_000).await.expect("servers");
        let tail = some.last().map(|one| one.id);
        text += some
            .iter()
            .map(|one| one.slug.len() + length(&one.name) + length(&one.description) + length(&one.package) + length(&one.repository))
            .sum::<usize>();
        entries.extend(some.into_iter().map(Entry::Server));
        tail
    } {
        last = tail;
    }
    last = 0;
    while let Some(tail) = {
        let some = store.tool_entries_after(last, 5_000).await.expect("tools");
        let tail = some.last().map(|one| one.id);
        text += some.iter().map(|one| one.name.len() + length(&one.title) + length(&one.description)).sum::<usize>();
        entries.extend(some.into_iter().map(Entry::Tool));
        tail
    } {
        last = tail;
    }
    let (identity, sequence) = (store.identity().await.expect("an identity"), store.sequence().await.expect("a number"));
    store.close().await;
    (entries, text as u64, identity, sequence)
}

/// Asks what was never asked before, of the room and of the engine alone. Of several rounds, each with queries of its own, the
/// middle one counts: a stop of the machine that falls into one query says nothing of the others.
fn compare(runtime: &Runtime, folder: &Path, report: &mut Report) {
    let mut crowd = Crowd::new(23);
    let drawn: IndexSet<Vec<String>> = (0..COMPARED).map(|_| crowd.words()).collect();
    let queries: Vec<Vec<String>> = drawn.into_iter().collect();
    let store = runtime.block_on(Store::open(folder)).expect("a catalogue");
    let mut indexing = runtime.block_on(Indexing::new(&store, folder)).expect("an index");
    runtime.block_on(indexing.step()).expect("an index in step");
    let search = indexing.search();
    let mut rounds: Vec<_> = queries.chunks(queries.len().div_ceil(ROUNDS)).map(|some| bare::compare(&search, folder, some)).collect();
    rounds.sort_by(|one, other| one.ratio().total_cmp(&other.ratio()));
    let compared = &rounds[rounds.len() / 2];
    report.add("query against bare tantivy, top 20, middle round", compared.ratio(), 1.5, "times", false);
    report.notes.push(format!(
        "{} queries, each never asked before, in processor time on average: the top 20 {:.0} µs, by bare tantivy {:.0} µs; with facets, totals and servers {:.0} µs, bare with a total {:.0} µs; {} left out",
        compared.queries, micros(compared.ours, compared.queries), micros(compared.bare, compared.queries), micros(compared.answering, compared.queries), micros(compared.counting, compared.queries), compared.others
    ));
    runtime.block_on(store.close());
}

/// Asks a server of its own over HTTP.
fn serve(folder: &Path, report: &mut Report) {
    let port = TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr()).expect("a free port").port();
    let mut server = Command::new(env!("CARGO_BIN_EXE_toolgrade"))
        .args(["serve", "--listen", &format!("127.0.0.1:{port}"), "--data-dir"])
        .arg(folder)
        .stderr(Stdio::null())
        .spawn()
        .expect("the server starts");
    let start = Instant::now();
    while TcpStream::connect(("127.0.0.1", port)).is_err() {
        assert!(start.elapsed() < Duration::from_mins(5), "the server does not answer");
        std::thread::sleep(Duration::from_millis(20));
    }
    ask(port, server.id(), report);
    report.add("resident memory of the service", memory(server.id(), "VmRSS"), 512.0, "MB", false);
    let own = memory(server.id(), "RssAnon");
    report.notes.push(format!(
        "of the resident memory {own:.0} MB are the program's own; the rest are pages of files that the system can take back"
    ));
    server.kill().and_then(|()| server.wait()).expect("the server ends");
}

fn ask(port: u16, server: u32, report: &mut Report) {
    let mut crowd = Crowd::new(37);
    let mut queries: Vec<String> = (0..DISTINCT).map(|_| crowd.query()).collect();
    queries.sort();
    queries.dedup();
    let mut sum = 0.0;
    let sums: Vec<f64> = (1_u32..)
        .take(queries.len())
        .map(|rank| {
            sum += 1.0 / f64::from(rank);
            sum
        })
        .collect();
    let mixed: Vec<usize> = (0..REQUESTS).map(|_| crowd.place(&sums)).collect();
    let path = |query: &String| format!("/api/v1/search?q={}", encoded(query));
    // The index is opened after the address: the first answers may say that it isn't there yet.
    let warm: Vec<String> = queries.iter().rev().take(50).map(path).collect();
    let ready = (0..200).any(|_| {
        load::run(port, warm[..1].to_vec(), 1).is_ok() || {
            std::thread::sleep(Duration::from_millis(50));
            false
        }
    });
    if !ready {
        report.notes.push(format!("the search API did not answer: {}", load::run(port, warm[..1].to_vec(), 1).err().unwrap_or_default()));
    }
    let before = figure::worked(server);
    let first = load::run(port, queries.iter().map(path).collect(), CONNECTIONS);
    let between = figure::worked(server);
    let search = load::run(port, mixed.iter().map(|at| path(&queries[*at])).collect(), CONNECTIONS);
    let after = figure::worked(server);
    let suggested: Vec<String> = (0..REQUESTS / 4).map(|_| format!("/api/v1/search/suggest?q={}", encoded(&crowd.beginning()))).collect();
    let suggest = load::run(port, suggested, CONNECTIONS);
    let suggesting = figure::worked(server) - after;
    let share = |times: &Result<load::Times, String>, share: f64| times.as_ref().map_or(f64::NAN, |times| times.share(share));
    report.add("search over HTTP, 32 connections, p50", share(&search, 0.5), 3.0, "ms", false);
    report.add("search over HTTP, 32 connections, p99", share(&search, 0.99), 15.0, "ms", false);
    report.add("suggestions over HTTP, 32 connections, p99", share(&suggest, 0.99), 5.0, "ms", false);
    report.notes.push(format!(
        "search: {REQUESTS} requests for {} distinct queries, the n-th asked 1/n as often as the first: {}",
        queries.len(),
        rate(&search)
    ));
    report.notes.push(format!("search, each of these queries once before that, nothing remembered: {}", rate(&first)));
    report.notes.push(format!(
        "processor time of the server: {:.0} µs for a search that is new, {:.0} µs for one of the mix, {:.0} µs for suggestions",
        (between - before) * 1e6 / number(queries.len()),
        (after - between) * 1e6 / number(REQUESTS),
        suggesting * 1e6 / number(REQUESTS / 4)
    ));
    report.notes.push(format!("suggestions: {} beginnings of names of 1 to 12 characters: {}", REQUESTS / 4, rate(&suggest)));
}

fn rate(times: &Result<load::Times, String>) -> String {
    match times {
        Ok(times) => format!("{:.0} a second, p50 {:.2} ms, p99 {:.2} ms", times.per_second(), times.share(0.5), times.share(0.99)),
        Err(error) => format!("not measured: {error}"),
    }
}

fn encoded(text: &str) -> String {
    percent_encoding::utf8_percent_encode(text, percent_encoding::NON_ALPHANUMERIC).to_string()
}

fn number(count: usize) -> f64 {
    f64::from(u32::try_from(count).expect("some hundred thousand"))
}

fn mega(bytes: u64) -> f64 {
    f64::from(u32::try_from(bytes / 1000).expect("some gigabytes")) / 1000.0
}

fn micros(time: Duration, count: usize) -> f64 {
    time.as_secs_f64() * 1e6 / number(count.max(1))
}
