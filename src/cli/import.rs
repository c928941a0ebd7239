use super::output::{self, Output};
use crate::config::Home;
use crate::ingest::Outcome;
use crate::store::Report;
use crate::{app, ingest};
use std::path::PathBuf;
use std::process::ExitCode;

/// Refusals printed one by one; the rest are counted.
const SHOWN: usize = 50;

/// `toolgrade import FILE...`
pub(super) async fn run(home: &Home, paths: &[PathBuf], out: &mut Output) -> anyhow::Result<ExitCode> {
    let renewing = output::progress("classifying with new rules");
    let ready = app::open(home, |done, _| renewing.set_position(done)).await?;
    renewing.finish_and_clear();
    let bar = output::progress("importing tools");
    let outcome = ingest::import(&ready.store, &ready.classifier, paths, app::now(), |report| bar.set_position(report.seen)).await?;
    bar.finish_and_clear();
    ready.store.close().await;
    tell(&outcome, out)
}

/// Prints what a run did, and some of what it could not take. 1 when there is any of that.
pub(super) fn tell(outcome: &Outcome, out: &mut Output) -> anyhow::Result<ExitCode> {
    for refusal in outcome.refusals.iter().take(SHOWN) {
        out.complain(&format!("refused {}: {}", refusal.place, refusal.reason));
    }
    if outcome.report.refused > SHOWN as u64 {
        out.complain(&format!("… and {} more", outcome.report.refused - SHOWN as u64));
    }
    out.line(&summary(&outcome.report))?;
    out.flush()?;
    Ok(ExitCode::from(u8::from(outcome.report.refused > 0)))
}

fn summary(report: &Report) -> String {
    let Report { seen, added, changed, removed, unchanged, refused } = report;
    format!("seen {seen}, added {added}, changed {changed}, removed {removed}, unchanged {unchanged}, refused {refused}")
}
