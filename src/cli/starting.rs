//! How a server is started and how long it has: the same for every command that asks one.

use crate::ingest::scan::{Bounds, Launch, Sandbox};
use anyhow::Context;
use clap::{Args, ValueEnum};
use std::time::Duration;

/// Flags for asking a live server.
#[derive(Args, Debug)]
pub(super) struct Starting {
    /// Seconds until a server has to have said who it is; a package may have to be fetched first
    #[arg(long, default_value_t = 60, value_name = "SECONDS", value_parser = clap::value_parser!(u64).range(1..=3600))]
    timeout: u64,
    /// Start the program without asking
    #[arg(long, short)]
    pub(super) yes: bool,
    /// Give the program an environment variable: NAME=VALUE, or NAME for the value that it has here
    #[arg(long, value_name = "NAME[=VALUE]")]
    env: Vec<String>,
    /// Shut the program in with bubblewrap: a read-only system, no home folder, and no network unless it is `network`, which
    /// packages need to be fetched
    #[arg(long, value_name = "NETWORK", num_args = 0..=1, require_equals = true, default_missing_value = "offline")]
    sandbox: Option<Network>,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Network {
    Offline,
    Network,
}

impl Starting {
    /// How long the server has.
    pub(super) fn bounds(&self) -> Bounds {
        Bounds { start: Duration::from_secs(self.timeout), ..Bounds::default() }
    }

    /// Gives a program its environment and its sandbox.
    pub(super) fn prepare(&self, launch: &mut Launch) -> anyhow::Result<()> {
        launch.environment.extend(environment(&self.env)?);
        launch.sandbox = self.sandbox.map(|network| match network {
            Network::Offline => Sandbox::Offline,
            Network::Network => Sandbox::Network,
        });
        Ok(())
    }
}

fn environment(given: &[String]) -> anyhow::Result<Vec<(String, String)>> {
    let pair = |text: &String| match text.split_once('=') {
        Some((name, value)) => Ok((name.to_owned(), value.to_owned())),
        None => std::env::var(text).map(|value| (text.clone(), value)).with_context(|| format!("--env {text}: it is not set here")),
    };
    given.iter().map(pair).collect()
}
