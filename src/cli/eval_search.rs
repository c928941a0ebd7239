use super::output::Output;
use super::relevance::{Asked, Bar, Relevance};
use crate::app::{self, Trial};
use crate::config::Home;
use crate::search::measure::Judged;
use anyhow::{Context, anyhow, bail};
use clap::Args;
use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// The judged queries that come with the program.
const QUERIES: &str = include_str!("../../data/labels/queries.tsv");

/// Queries worth less than this are listed as errors.
const POOR: f64 = 0.7;

/// What `toolgrade eval-search` takes.
#[derive(Args, Debug)]
pub(super) struct EvalSearch {
    /// The tools to search: JSON Lines, as `import` takes them
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Judged queries instead of those that come with the program: query, kind and SERVER/TOOL=GRADE, separated by tabs
    #[arg(long, value_name = "FILE")]
    queries: Option<PathBuf>,
    /// List the queries below 0.7, with what came first and what was expected
    #[arg(long)]
    errors: bool,
    /// Print the measures as JSON
    #[arg(long)]
    json: bool,
    /// End with 1 when a figure breaks this limit: ndcg and exact-first are floors, empty (a share of the queries) is a
    /// ceiling. Can be said several times
    #[arg(long, value_name = "FIGURE=LIMIT")]
    require: Vec<Bar>,
}

/// `toolgrade eval-search FILE`: how good the ranking is. 1 when a required limit is broken.
pub(super) async fn run(home: &Home, wanted: &EvalSearch, out: &mut Output) -> anyhow::Result<ExitCode> {
    let judged = judged(wanted.queries.as_deref())?;
    let classifier = app::classifier(home.rules.as_deref())?;
    let trial = Trial::of(&wanted.files, &classifier).await?;
    let tools: HashSet<String> = trial.tools.values().cloned().collect();
    let all = judged.len();
    let asked: Vec<Asked> =
        judged.into_iter().filter_map(|one| one.among(&tools)).map(|one| Asked::ask(one, &trial)).collect::<Result<_, _>>()?;
    if asked.is_empty() {
        bail!("none of the {} tools is graded for any query", tools.len());
    }
    let relevance = Relevance::of(&asked, tools.len(), all - asked.len());
    let lines = if wanted.json { vec![relevance.json(&asked, wanted.errors.then_some(POOR))?] } else { relevance.table() };
    lines.iter().try_for_each(|line| out.line(line))?;
    if wanted.errors && !wanted.json {
        let poor = asked.iter().filter(|one| one.outcome.ndcg < POOR);
        poor.flat_map(Asked::lines).try_for_each(|line| out.line(&line))?;
    }
    out.flush()?;
    let broken: Vec<String> = wanted.require.iter().filter_map(|bar| bar.broken(&relevance.measures)).collect();
    for line in &broken {
        out.complain(line);
    }
    Ok(ExitCode::from(u8::from(!broken.is_empty())))
}

fn judged(path: Option<&Path>) -> anyhow::Result<Vec<Judged>> {
    let Some(path) = path else { return Judged::parse(QUERIES).map_err(|error| anyhow!("the queries of the program: {error}")) };
    let text = std::fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    Judged::parse(&text).map_err(|error| anyhow!("{}: {error}", path.display()))
}
