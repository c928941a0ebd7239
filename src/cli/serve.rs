use super::output::{self, Output};
use crate::app;
use crate::config::{Home, Serving};
use std::io::IsTerminal;
use std::process::ExitCode;
use tracing_subscriber::EnvFilter;

/// `toolgrade serve`
pub(super) async fn run(home: &Home, serving: &Serving, out: &mut Output) -> anyhow::Result<ExitCode> {
    let filter = EnvFilter::try_from_env("TOOLGRADE_LOG").unwrap_or_else(|_| EnvFilter::new("info,tower_http=warn,sqlx=warn"));
    let colour = std::io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
    tracing_subscriber::fmt().with_env_filter(filter).with_ansi(colour).with_writer(std::io::stderr).init();
    let bar = output::progress("classifying with new rules");
    let ready = app::open(home, |done, _| bar.set_position(done)).await?;
    bar.finish_and_clear();
    app::serve(ready, home, serving, |address| out.complain(&format!("toolgrade serves {address} from {}", home.folder().display())))
        .await?;
    Ok(ExitCode::SUCCESS)
}
