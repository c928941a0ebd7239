use super::super::output::Output;
use super::super::reading::text;
use crate::model::one_line;
use crate::policy::{Call, Evaluator, Policy};
use anyhow::{Context, anyhow, bail};
use clap::Args;
use std::path::PathBuf;
use std::process::ExitCode;

/// What `toolgrade policy test` takes.
#[derive(Args, Debug)]
pub(super) struct Wanted {
    /// A policy in the catalogue's own format (`-` for standard input)
    policy: PathBuf,
    /// A call: {"tool": NAME, "arguments": {…}}, and where they matter "server", "grant", and "at" in seconds. Several are
    /// answered one after the other, so that limits count
    #[arg(long = "call", value_name = "JSON")]
    calls: Vec<String>,
    /// A file with such a call on each line (`-` for standard input)
    #[arg(long, value_name = "FILE")]
    calls_from: Option<PathBuf>,
    /// One JSON object a line
    #[arg(long)]
    json: bool,
}

/// The largest policy, and the largest file of calls, in bytes.
const MAX_BYTES: u64 = 16 << 20;

/// `toolgrade policy test`
pub(super) fn run(wanted: &Wanted, out: &mut Output) -> anyhow::Result<ExitCode> {
    let name = wanted.policy.display();
    let text = text(&wanted.policy, MAX_BYTES)?;
    let policy: Policy = text.parse().map_err(|error: String| anyhow!("{name}: {}", one_line(&error, 400)))?;
    let calls = calls(wanted)?;
    if calls.is_empty() {
        bail!("no call is given; add --call '{{\"tool\": \"NAME\", \"arguments\": {{}}}}'");
    }
    let mut evaluator = Evaluator::new(&policy);
    for call in calls {
        let answer = evaluator.answer(&call);
        let line = if wanted.json {
            serde_json::to_string(&answer)?
        } else {
            format!(
                "{:5} {}  {}: {}",
                answer.decision,
                one_line(&call.tool, 60),
                one_line(&answer.rule, 120),
                one_line(&answer.because, 300)
            )
        };
        out.line(&line)?;
    }
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}

fn calls(wanted: &Wanted) -> anyhow::Result<Vec<Call>> {
    let given = wanted.calls.iter().enumerate().map(|(index, text)| read(text).with_context(|| format!("--call {}", index + 1)));
    let mut calls: Vec<Call> = given.collect::<anyhow::Result<_>>()?;
    if let Some(path) = &wanted.calls_from {
        for (index, line) in text(path, MAX_BYTES)?.lines().enumerate() {
            if !line.trim().is_empty() {
                calls.push(read(line).with_context(|| format!("{}, line {}", path.display(), index + 1))?);
            }
        }
    }
    Ok(calls)
}

fn read(text: &str) -> anyhow::Result<Call> {
    serde_json::from_str(text).context("a call is an object such as {\"tool\": \"NAME\", \"arguments\": {}}")
}
