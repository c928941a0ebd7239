//! What the rules in a client's own file do to known tools: which rule decides for each, and which never decide anything.
//!
//! Each client's reader turns its file into [rules](rule::Rule) with a rank, by the client's documented order, and says which of
//! them the client skips; `weigh` finds what holds for a tool, and `idle` says why a rule has no say. The formats write, this
//! reads, and the tests hold both against a third reading.

mod claude_code;
mod codex;
mod cursor;
mod gemini_cli;
mod goose;
mod idle;
mod native;
mod report;
mod rule;
mod server_entry;
mod text;
mod vscode;
mod weigh;
mod zed;

pub use idle::{Idle, Why};
pub use report::{Decided, Explained, Known, RuleReport};
pub use rule::{Outcome, Place};

use rule::{Reader, Reading};
use std::collections::BTreeSet;
use weigh::Weighing;

/// The largest file that is read, in bytes.
const MAX_BYTES: usize = 4 << 20;

/// The most rules of one file, and the most tools that they are tried on.
const MAX_RULES: usize = 5_000;
const MAX_TOOLS: usize = 10_000;

/// Every client whose file can be explained.
const READERS: &[&Reader] = &[
    &native::READER,
    &claude_code::READER,
    &claude_code::MANAGED,
    &server_entry::CLINE,
    &codex::READER,
    &cursor::READER,
    &gemini_cli::READER,
    &goose::READER,
    &server_entry::KIRO,
    &vscode::READER,
    &zed::READER,
];

/// What the rules in a client's file do to the tools of these servers.
///
/// # Errors
/// A sentence when there is no reader for the format, or the file can't be read or is over a limit.
pub fn explain(format: &str, text: &str, servers: &[Known]) -> Result<Explained, String> {
    let (reader, reading) = read(format, text)?;
    let tools: usize = servers.iter().map(|known| known.tools.len()).sum();
    if tools > MAX_TOOLS {
        return Err(format!("these servers have {tools} tools; the limit is {MAX_TOOLS}, so name fewer servers"));
    }
    Ok(weighed(&Weighing::new(reader, &reading), servers))
}

/// The servers that a client's file names, as it names them.
///
/// # Errors
/// As [`explain`].
pub fn aliases(format: &str, text: &str) -> Result<Vec<String>, String> {
    let (reader, reading) = read(format, text)?;
    let weighing = Weighing::new(reader, &reading);
    let written = reading.rules.iter().map(|rule| idle::written_alias(rule, &weighing));
    let all: BTreeSet<String> = reading.servers.iter().cloned().chain(written).collect();
    Ok(all.into_iter().filter(|alias| !alias.is_empty() && !alias.contains('*')).collect())
}

fn read(format: &str, text: &str) -> Result<(&'static Reader, Reading), String> {
    let known = || READERS.iter().map(|reader| reader.format).collect::<Vec<_>>().join(", ");
    let reader = READERS.iter().copied().find(|reader| reader.format == format);
    let reader =
        reader.ok_or_else(|| format!("rules of `{}` can't be explained; those of {} can", crate::model::one_line(format, 40), known()))?;
    if text.len() > MAX_BYTES {
        return Err(format!("is over the limit of {} MiB for a client's settings", MAX_BYTES >> 20));
    }
    let reading = (reader.read)(text)?;
    if reading.rules.len() > MAX_RULES {
        return Err(format!("holds {} rules; the limit is {MAX_RULES}", reading.rules.len()));
    }
    Ok((reader, reading))
}

fn weighed(weighing: &Weighing<'_>, servers: &[Known]) -> Explained {
    let rules = &weighing.reading.rules;
    let (mut says, mut beaten) = (vec![0; rules.len()], vec![None; rules.len()]);
    let mut tools = Vec::new();
    for (known, tool) in servers.iter().flat_map(|known| known.tools.iter().map(move |tool| (known, tool))) {
        let settled = weighing.settle(&known.alias, tool);
        settled.says.iter().filter(|at| weighing.twins[**at].is_none()).for_each(|at| says[*at] += 1);
        settled.beaten.iter().for_each(|(at, by)| beaten[*at] = beaten[*at].or(Some(*by)));
        let rule = settled.by.map(|at| rules[at].place.clone());
        tools.push(Decided { server: known.alias.clone(), tool: tool.clone(), decision: settled.outcome, rule });
    }
    let report = |(at, rule): (usize, &rule::Rule)| RuleReport {
        place: rule.place.clone(),
        text: rule.text.clone(),
        decides: says[at],
        idle: if says[at] > 0 { None } else { Idle::of(at, weighing, servers, beaten[at]) },
    };
    Explained { tools, rules: rules.iter().enumerate().map(report).collect() }
}
