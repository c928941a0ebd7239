//! Rows to measure, and the measures as a table.

use super::alarms::Alarmed;
use crate::classify::Classifier;
use crate::classify::measure::{Expected, Hints, Measures, Outcome, Slice};
use crate::classify::measure_findings::Alarms;
use crate::model::{Assessment, Category, ToolRow, Verdict};
use serde_json::Value;

/// A row that can be measured, and what came of it.
pub(super) struct Case {
    row: ToolRow,
    expected: Option<Expected>,
    hints: Hints,
}

/// A case with its verdict.
pub(super) struct Judged {
    case: Case,
    verdict: Verdict,
    pub(super) outcome: Outcome,
    alarmed: Alarmed,
}

impl Judged {
    /// Counts what the checks said.
    pub(super) fn count(&self, alarms: &mut Alarms) {
        self.alarmed.count(&self.case.row, alarms);
    }

    /// One line for a row that the checks got wrong.
    pub(super) fn alarm_error(&self) -> Option<String> {
        self.alarmed.error(&self.case.row)
    }
}

impl Case {
    /// Reads the labels of a row.
    pub(super) fn new(row: ToolRow) -> Result<Self, String> {
        let expected = row.expect.clone().map(serde_json::from_value).transpose().map_err(|error| format!("field `expect`: {error}"))?;
        let hint = |name: &str| row.definition.annotations.as_ref().and_then(|hints| hints.get(name)).and_then(Value::as_bool);
        let hints = Hints { read_only: hint("readOnlyHint"), destructive: hint("destructiveHint") };
        Ok(Self { row, expected, hints })
    }

    /// Classifies the row. The verdict never sees the labels or the annotations.
    pub(super) fn judged(self, classifier: &Classifier) -> Judged {
        let Assessment { verdict, findings } = classifier.assess(&self.row.subject());
        let text = format!("{} {}", self.row.definition.name, self.row.definition.description());
        let chinese = text.chars().any(|c| matches!(c, '\u{4E00}'..='\u{9FFF}'));
        let outcome = Outcome::new(self.expected.clone(), self.hints, chinese, &verdict);
        Judged { case: self, verdict, outcome, alarmed: Alarmed::new(findings, classifier) }
    }

    /// One line for a wrong row; `None` for a right one.
    pub(super) fn error(judged: &Judged) -> Option<String> {
        let (row, verdict) = (&judged.case.row, &judged.verdict);
        let wrong = judged.outcome.complaint()?;
        let spans: Vec<String> = verdict.evidence.iter().take(6).map(|e| format!("{}={:?} ({})", e.field, e.text, e.rule)).collect();
        let server = row.server.as_deref().unwrap_or("-");
        Some(format!("{wrong}\t{server}/{}\tconfidence {}\t{}", row.definition.name, verdict.confidence.value(), spans.join(", ")))
    }
}

/// The measures as lines.
pub(super) fn table(measures: &Measures) -> Vec<String> {
    let mut lines = Vec::new();
    for (name, slice) in [("all", &measures.all), ("English", &measures.english), ("Chinese", &measures.chinese)] {
        if slice.rows > 0 {
            lines.push(summary(name, slice, measures.have_traits()));
        }
    }
    if measures.all.labelled > 0 {
        lines.push(String::new());
        lines.push("expected \\ said    Read   Write  Execute".into());
        for (category, row) in Category::ALL.iter().zip(measures.all.confusion) {
            lines.push(format!("{:<16} {:>6} {:>7} {:>8}", category.as_str(), row[0], row[1], row[2]));
        }
        if measures.have_traits() {
            lines.push(String::new());
            lines.extend(traits(measures));
        }
        lines.push(String::new());
        lines.push("confidence   rows   said   right".into());
        for bin in measures.calibration.iter().filter(|bin| bin.rows > 0) {
            lines.push(format!("{:.1} to {:.1} {:>6} {:>6.3} {:>7.3}", bin.from, bin.from + 0.1, bin.rows, bin.said, bin.right));
        }
        lines.push(format!("expected calibration error {:.3}", measures.calibration_error));
    }
    lines
}

fn traits(measures: &Measures) -> Vec<String> {
    let mut lines = vec!["trait              precision  recall    F1   expected".to_owned()];
    for (found, score) in &measures.traits {
        let name = found.as_str();
        lines.push(format!("{name:<18} {:>9.3} {:>7.3} {:>5.3} {:>10}", score.precision, score.recall, score.f1, score.expected));
    }
    lines
}

fn summary(name: &str, slice: &Slice, traits: bool) -> String {
    let mut parts = vec![format!("{name}: {} rows", slice.rows)];
    if slice.labelled > 0 {
        parts.push(format!("category {:.1} %", slice.category * 100.0));
        parts.push(format!("risk {:.1} %", slice.risk * 100.0));
        if traits {
            parts.push(format!("traits micro-F1 {:.3}", slice.trait_f1));
        }
        parts.push(format!("dangerous misses {} ({:.2} %)", slice.dangerous_misses, slice.dangerous_share * 100.0));
        parts.push(format!("false alarms {}", slice.false_alarms));
    }
    if slice.read_only_rows > 0 {
        parts.push(format!("agrees with readOnlyHint {:.1} % of {}", slice.read_only * 100.0, slice.read_only_rows));
    }
    if slice.destructive_rows > 0 {
        parts.push(format!("agrees with destructiveHint {:.1} % of {}", slice.destructive * 100.0, slice.destructive_rows));
    }
    parts.join(", ")
}
