//! Rules of a plan, put into a file that a client has already.
//!
//! What the file says of anything else stays as it is, to the byte where the language allows it. Of the plan's servers, leave
//! that the plan doesn't give is taken back, and a rule that is stricter than the plan's stays: nobody can tell whether a person
//! made it, so that it is told and not undone. Merging twice changes nothing more, which is tried before a text is given out.
//!
//! `settle` decides what comes and goes in JSON and YAML, and `shapes` is the table of where rules stand there; `json` and `yaml`
//! read and write them. `codex` and `gemini` decide by themselves, since their rules hang together. `weaker` tells what stays and
//! lets more through. What can't be read is refused with the place, and nothing of the text is told: it may hold secrets.

mod change;
mod codex;
mod gemini;
mod json;
mod settle;
mod shapes;
mod weaker;
mod yaml;

pub use change::{Merged, RuleChange};

use super::{Format, Lossy, Plan};

/// How a client's file is merged into: the text that is there, the policy as it is pasted, and the plan.
type Merging = fn(&Format, &str, &str, &Plan) -> Result<Merged, String>;

/// The formats that can be merged.
const MERGED: &[(&str, Merging)] = &[
    ("claude-code", json::merge),
    ("cline", json::merge),
    ("codex", codex::merge),
    ("cursor", json::merge),
    ("gemini-cli", gemini::merge),
    ("goose", yaml::merge),
    ("kiro", json::merge),
    ("vscode", json::merge),
    ("zed", json::merge),
];

fn merging(format: &Format) -> Option<Merging> {
    MERGED.iter().find(|(id, _)| *id == format.id).map(|(_, merge)| *merge)
}

/// Whether a format's rules can be put into a client's own file.
pub fn is_merged(format: &Format) -> bool {
    merging(format).is_some()
}

/// Puts a plan's rules into a client's file. `existing` is the file's text, if there is one.
///
/// # Errors
/// A sentence without a full stop: the format knows no merging, the text can't be read, or a place holds something else.
pub fn merged(format: &Format, existing: Option<&str>, plan: &Plan, lossy: Lossy) -> Result<Merged, String> {
    let Some(merge) = merging(format) else {
        let known: Vec<&str> = MERGED.iter().map(|(id, _)| *id).collect();
        return Err(format!("{} can't be merged into a file; paste it by hand, or choose one of {}", format.title, known.join(", ")));
    };
    let text = existing.unwrap_or_default();
    let ours = format.render(plan, lossy).text;
    let merged = merge(format, text, &ours, plan)?;
    if merged.changes.is_empty() {
        return Ok(Merged { text: text.to_owned(), ..merged });
    }
    match merge(format, &merged.text, &ours, plan) {
        Ok(again) if again.changes.is_empty() => Ok(merged),
        _ => Err("can't be merged into as it is written; paste the policy by hand".into()),
    }
}
