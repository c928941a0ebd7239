use super::import::tell;
use super::output::{self, Output};
use crate::app;
use crate::config::{Home, Outside};
use crate::ingest::registry::{Patience, Sync, sync};
use clap::Args;
use std::process::ExitCode;

/// What `toolgrade sync` takes.
#[derive(Args, Debug)]
pub(super) struct Wanted {
    /// The registry: its address without /v0.1/servers
    #[arg(long, env = "TOOLGRADE_REGISTRY", default_value = "https://registry.modelcontextprotocol.io", value_name = "URL")]
    registry: String,
    /// Stop after about so many servers, a page more or less; the next sync goes on from there
    #[arg(long, value_name = "N")]
    max: Option<u64>,
    /// Say what would be done, and do nothing
    #[arg(long)]
    dry_run: bool,
    /// Ask for every server again, not only for those that changed since the last sync
    #[arg(long)]
    full: bool,
    #[command(flatten)]
    outside: Outside,
}

/// `toolgrade sync`. 1 when entries were refused.
pub(super) async fn run(home: &Home, wanted: Wanted, out: &mut Output) -> anyhow::Result<ExitCode> {
    let renewing = output::progress("classifying with new rules");
    let ready = app::open(home, |done, _| renewing.set_position(done)).await?;
    renewing.finish_and_clear();
    let Wanted { registry, max, dry_run, full, outside } = wanted;
    let wanted = Sync { registry, max, rehearse: dry_run, full, patience: Patience::default() };
    let bar = output::progress("reading servers");
    let http = app::http(&outside);
    let outcome = sync(&ready.store, &ready.classifier, &http, &wanted, app::now(), |report| bar.set_position(report.seen)).await;
    bar.finish_and_clear();
    ready.store.close().await;
    if dry_run {
        out.complain("a dry run: nothing was stored");
    }
    tell(&outcome?, out)
}
