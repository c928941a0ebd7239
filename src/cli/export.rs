use super::output::Output;
use crate::config::Home;
use crate::store::Store;
use anyhow::bail;
use std::process::ExitCode;

/// Tools that are read at once.
const PIECE: u32 = 1000;

/// `toolgrade export [SERVER]`: every tool as a row that `toolgrade import` takes.
pub(super) async fn run(home: &Home, server: Option<&str>, out: &mut Output) -> anyhow::Result<ExitCode> {
    let store = Store::open(&home.folder()).await?;
    let mut last = 0;
    loop {
        let tools = store.exported_after(last, server, PIECE).await?;
        let Some(tail) = tools.last() else { break };
        last = tail.id;
        for tool in &tools {
            out.line(&serde_json::to_string(&tool.row())?)?;
        }
    }
    out.flush()?;
    match server {
        Some(server) if last == 0 => bail!("there are no tools of a server `{server}` in this catalogue"),
        _ => Ok(ExitCode::SUCCESS),
    }
}
