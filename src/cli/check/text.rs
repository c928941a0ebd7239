//! The report for people: two lines a finding, the first of which an editor can jump to, and at the end what to do next.

use super::findings::{Checked, CheckedTool, Found};
use super::report::{Report, Totals};
use crate::model::one_line;
use std::fmt::Write;

/// Words that were found are quoted up to this length; the other formats give all of them.
const MAX_QUOTE: usize = 200;

/// A message, which quotes a sentence.
const MAX_MESSAGE: usize = 400;

/// A name.
const MAX_NAME: usize = 120;

/// Entries of the baseline that match nothing are listed up to this number.
const MAX_STALE: usize = 10;

/// How a word is made to stand out on a terminal.
#[derive(Clone, Copy)]
struct Ink(bool);

impl Ink {
    fn put(self, code: &str, text: &str) -> String {
        if self.0 { format!("\u{1b}[{code}m{text}\u{1b}[0m") } else { text.to_owned() }
    }

    /// The mark of a finding, always of one width.
    fn mark(self, found: &Found) -> String {
        if found.fails { self.put("1;31", "FAIL") } else { self.put("33", "note") }
    }
}

/// The report as text; accepted findings are counted alone.
pub(super) fn written(report: &Report, colours: bool) -> String {
    let (ink, mut text) = (Ink(colours), String::new());
    for (source, tool, found) in report.findings().filter(|(.., found)| found.accepted.is_none()) {
        let (place, name) = (place(source, tool, found), one_line(&tool.name, MAX_NAME));
        let _ = writeln!(text, "{}  {}  {:<6}  {}  {}", place, ink.mark(found), found.severity.as_str(), found.rule, ink.put("1", &name));
        let _ = writeln!(text, "    {}", sentence(found));
    }
    if !text.is_empty() {
        text.push('\n');
    }
    stale(report, &mut text);
    remarks(report, ink, &mut text);
    let totals = report.totals();
    let _ = writeln!(text, "{}", summary(report, &totals, ink));
    if let Some(next) = next(report, &totals) {
        let _ = writeln!(text, "{next}");
    }
    text
}

/// `FILE:LINE:COLUMN`, or the server. Of a configuration the server is told too: it holds many, and none of their tools.
fn place(source: &Checked, tool: &CheckedTool, found: &Found) -> String {
    let name = one_line(&source.name, MAX_QUOTE);
    let place = found.region.map(|region| format!("{name}:{}:{}", region.line, region.column));
    if !source.servers.is_empty() {
        return one_line(&format!("{}: {}", place.unwrap_or(name), tool.server), MAX_QUOTE);
    }
    place.unwrap_or_else(|| if source.path.is_some() { name } else { one_line(&tool.server, MAX_QUOTE) })
}

/// What is wrong, with the words where the message doesn't hold them already.
fn sentence(found: &Found) -> String {
    let (message, quote) = (one_line(&found.message, MAX_MESSAGE), one_line(found.text.trim(), MAX_QUOTE));
    let told = found.field == "name" || message.contains(quote.trim_end_matches('…'));
    if told { message } else { format!("{message}: “{quote}”") }
}

fn stale(report: &Report, text: &mut String) {
    let entries = report.stale.as_deref().unwrap_or_default();
    for entry in entries.iter().take(MAX_STALE) {
        let tool = one_line(&entry.tool, MAX_NAME);
        let _ = writeln!(text, "the baseline accepts {} of {tool}, which is found no more", one_line(&entry.rule, MAX_NAME));
    }
    if entries.len() > MAX_STALE {
        let _ = writeln!(text, "… and {} more", entries.len() - MAX_STALE);
    }
}

/// What was checked of each server of a configuration, and why what was read isn't all there is.
fn remarks(report: &Report, ink: Ink, text: &mut String) {
    for remark in report.sources.iter().flat_map(Checked::remarks) {
        let _ = writeln!(text, "{}", one_line(&remark, MAX_MESSAGE));
    }
    for warning in report.sources.iter().flat_map(Checked::warnings) {
        let _ = writeln!(text, "{}: {}", ink.put("1;33", "warning"), one_line(&warning, MAX_MESSAGE));
    }
}

fn summary(report: &Report, totals: &Totals, ink: Ink) -> String {
    let sources = match report.sources.as_slice() {
        [only] => one_line(&only.name, MAX_QUOTE),
        several => format!("{} files", several.len()),
    };
    let failing = match (totals.failing, report.exit_code()) {
        (0, 0) if totals.warnings == 0 => ink.put("1;32", "none fails"),
        (0, _) => "none fails".to_owned(),
        (1, _) => ink.put("1;31", "1 fails"),
        (number, _) => ink.put("1;31", &format!("{number} fail")),
    };
    let mut line = format!("{} in {sources}: {}, {failing}", counted(totals.tools, "tool"), counted(totals.findings, "finding"));
    let _ = write!(line, " (--fail-on {})", report.fail_on.as_str());
    if totals.accepted > 0 {
        let _ = write!(line, ", {} accepted", totals.accepted);
    }
    if totals.warnings > 0 {
        let _ = write!(line, "; {}", ink.put("1;33", "not everything was checked"));
    }
    if totals.unread > 0 {
        let _ = write!(line, "; {}", ink.put("1;31", &format!("{} could not be read", totals.unread)));
    }
    line
}

/// What to do about it.
fn next(report: &Report, totals: &Totals) -> Option<String> {
    let stale = report.stale.as_ref().is_some_and(|entries| !entries.is_empty());
    match (totals.failing > 0, stale) {
        (true, _) => Some(
            "Next: change what fails. What is right as it is can be accepted: `--write-baseline toolgrade-baseline.json` once, then \
             `--baseline toolgrade-baseline.json`."
                .into(),
        ),
        (false, true) => Some("The next `--write-baseline` leaves out what is found no more.".into()),
        (false, false) => None,
    }
}

fn counted(number: usize, what: &str) -> String {
    if number == 1 { format!("1 {what}") } else { format!("{number} {what}s") }
}
