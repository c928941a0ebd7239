use super::output::{self, Output};
use crate::app;
use crate::config::Home;
use std::process::ExitCode;

/// `toolgrade reindex`
pub(super) async fn run(home: &Home, out: &mut Output) -> anyhow::Result<ExitCode> {
    let bar = output::progress("indexing tools and servers");
    let entries = app::reindex(home, |done, _| bar.set_position(done)).await?;
    bar.finish_and_clear();
    out.line(&format!("indexed {entries} tools and servers"))?;
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}
