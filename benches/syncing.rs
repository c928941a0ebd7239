//! How fast a registry is read: 10,000 servers, played on loopback, beside the limit. Ends with 1 when it is broken.

#[path = "figure.rs"]
#[expect(dead_code, reason = "memory is measured elsewhere")]
mod figure;
#[path = "../tests/it/loopback.rs"]
#[expect(dead_code, reason = "hostile worlds are for the tests")]
mod loopback;
#[path = "../tests/it/registry.rs"]
#[expect(dead_code, reason = "what was asked is for the tests")]
mod registry;

use figure::Figure;
use mimalloc::MiMalloc;
use registry::Registry;
use std::process::ExitCode;
use std::time::Instant;
use toolgrade::classify::Classifier;
use toolgrade::ingest::http::{Http, Limits};
use toolgrade::ingest::registry::{Patience, Sync, sync};
use toolgrade::model::Timestamp;
use toolgrade::store::Store;

/// The allocator of the program.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

const SERVERS: u32 = 10_000;

#[tokio::main]
async fn main() -> ExitCode {
    let (classifier, registry) = (Classifier::embedded(), Registry::of(SERVERS as usize).await);
    let folder = tempfile::tempdir().expect("a temporary folder");
    let store = Store::open(folder.path()).await.expect("a catalogue");
    let http = Http::new(Limits { private: true, ..Limits::default() });
    let run = async |full: bool| {
        let wanted = Sync { registry: registry.url(), max: None, rehearse: false, full, patience: Patience::default() };
        let (start, now) = (Instant::now(), Timestamp::from_seconds(1_800_000_000));
        let outcome = sync(&store, &classifier, &http, &wanted, now, |_| ()).await.expect("a sync");
        (outcome.report, start.elapsed().as_secs_f64())
    };
    let (first, took) = run(false).await;
    assert_eq!(first.added, u64::from(SERVERS), "{first:?}");
    let (second, nothing) = run(false).await;
    assert_eq!(second.seen, 0, "{second:?}");
    let (third, again) = run(true).await;
    assert_eq!(third.unchanged, u64::from(SERVERS), "{third:?}");
    let speed = |took: f64| f64::from(SERVERS) / took;
    let figures = [
        Figure { name: "sync 10,000 servers", measured: speed(took), limit: 2000.0, unit: "servers/s", at_least: true },
        Figure { name: "sync them again, nothing changed", measured: nothing * 1000.0, limit: 1000.0, unit: "ms", at_least: false },
        Figure { name: "sync --full, all unchanged", measured: speed(again), limit: 2000.0, unit: "servers/s", at_least: true },
    ];
    let mut out = std::io::stdout().lock();
    for figure in &figures {
        figure.print(&mut out).expect("standard output");
    }
    ExitCode::from(u8::from(figures.iter().any(|figure| !figure.holds())))
}
