//! What the rules in a client's own file do to known tools: which rule decides for each, and which never decide anything.
//!
//! Each client's reader turns its file into [rules](rule::Rule) with a rank, by the client's documented order, and says which of
//! them the client skips; `weigh` finds what holds for a tool, with the rules that `index` finds for it, and `idle` says why a
//! rule has no say, with the servers that stand on its `desk`. The formats write, this reads, and the tests hold both against a
//! third reading.

mod claude_code;
mod codex;
mod cursor;
mod desk;
mod gemini_cli;
mod gemini_settings;
mod goose;
mod idle;
mod index;
mod native;
mod note;
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

use crate::policy::Decision;
use desk::Desk;
use idle::Idling;
use note::{Moot, Note};
use rule::{Reader, Reading};
use std::collections::BTreeSet;
use weigh::Weighing;

/// The largest file that is read, in bytes.
const MAX_BYTES: usize = 4 << 20;

/// The most rules of one file, and the most tools that they are tried on.
const MAX_RULES: usize = 5_000;
const MAX_TOOLS: usize = 10_000;

/// How often a rule is tried on a tool: wildcards alone come near to it.
const MAX_TRIES: usize = 25_000_000;

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
    weighed(&Weighing::new(reader, &reading), servers)
}

/// The servers that a client's file names, as it names them.
///
/// # Errors
/// As [`explain`].
pub fn aliases(format: &str, text: &str) -> Result<Vec<String>, String> {
    let (reader, reading) = read(format, text)?;
    let weighing = Weighing::new(reader, &reading);
    let written = reading.rules.iter().map(|rule| idle::written_alias(rule, &weighing));
    let all: BTreeSet<String> = reading.servers.iter().chain(reading.off.keys()).cloned().chain(written).collect();
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

fn weighed(weighing: &Weighing<'_>, servers: &[Known]) -> Result<Explained, String> {
    let rules = &weighing.reading.rules;
    let too_many = || "holds more rules with wildcards than can be tried on so many tools; name fewer servers".to_owned();
    let (mut notes, mut tools, mut tried) = (vec![Note::default(); rules.len()], Vec::new(), 0);
    if weighing.index.least() * servers.iter().map(|known| known.tools.len()).sum::<usize>() > MAX_TRIES {
        return Err(too_many());
    }
    for (known, tool) in servers.iter().flat_map(|known| known.tools.iter().map(move |tool| (known, tool))) {
        let settled = weighing.settle(&known.alias, tool);
        tried += settled.tried;
        if tried > MAX_TRIES {
            return Err(too_many());
        }
        let moot = Moot::of(weighing.reading, known, tool);
        let (decision, rule) = match &moot {
            Some(Moot::Off(place)) => (Outcome::Off, place.clone()),
            Some(Moot::Hidden) => (Outcome::Sure(Decision::Hide), None),
            None => (settled.outcome, settled.by.map(|at| rules[at].place.clone())),
        };
        match moot {
            Some(moot) => settled.says.iter().for_each(|at| notes[*at].note_moot(&moot, known, tool)),
            None => settled.says.iter().filter(|at| weighing.twins[**at].is_none()).for_each(|at| notes[*at].says += 1),
        }
        settled.beaten.iter().for_each(|(at, by)| notes[*at].beaten = notes[*at].beaten.or(Some(*by)));
        tools.push(Decided { server: known.alias.clone(), tool: tool.clone(), decision, rule });
    }
    let idling = Idling::new(weighing, Desk::of(weighing.reader, servers));
    let report = |(at, rule): (usize, &rule::Rule)| RuleReport {
        place: rule.place.clone(),
        text: rule.text.clone(),
        decides: notes[at].says,
        idle: if notes[at].says > 0 { None } else { idling.of(at, &notes[at]) },
    };
    Ok(Explained { tools, rules: rules.iter().enumerate().map(report).collect() })
}
