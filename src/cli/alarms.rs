//! What the checks found, as lines beside the measures.

use crate::classify::Classifier;
use crate::classify::measure_findings::{Alarm, Alarms};
use crate::model::{Finding, ToolRow};

/// What the checks said of one row.
pub(super) struct Alarmed {
    alarm: Alarm,
    findings: Vec<Finding>,
}

impl Alarmed {
    pub(super) fn new(findings: Vec<Finding>, classifier: &Classifier) -> Self {
        Self { alarm: Alarm::of(&findings, classifier.checks()), findings }
    }

    pub(super) fn count(&self, row: &ToolRow, alarms: &mut Alarms) {
        alarms.add(row.kind.as_deref(), self.alarm, &self.findings);
    }

    /// One line for a hostile row that was missed or an honest one that was objected to.
    pub(super) fn error(&self, row: &ToolRow) -> Option<String> {
        let server = row.server.as_deref().unwrap_or("-");
        let tool = format!("{server}/{}", row.definition.name);
        match &row.kind {
            Some(kind) if !self.alarm.found => Some(format!("missed {kind}\t{tool}\t{}", quote(row.definition.description(), 160))),
            None if self.alarm.loud => {
                let span = |f: &Finding| format!("{}={} ({} {})", f.field, quote(&f.text, 160), f.check, f.severity);
                let spans: Vec<String> = self.findings.iter().map(span).collect();
                Some(format!("false alarm\t{tool}\t{}", spans.join(", ")))
            }
            _ => None,
        }
    }
}

fn quote(text: &str, max: usize) -> String {
    format!("{:?}", crate::model::clip(text, max))
}

/// The measures of the checks as lines.
pub(super) fn table(alarms: &Alarms) -> Vec<String> {
    let mut lines = vec![String::new()];
    let share = |part: usize, whole: usize| {
        100.0 * f64::from(u32::try_from(part).unwrap_or(u32::MAX)) / f64::from(u32::try_from(whole.max(1)).unwrap_or(u32::MAX))
    };
    if alarms.hostile.rows > 0 {
        let all = alarms.hostile;
        lines.push(format!("hostile definitions found: {} of {} ({:.1} %)", all.found, all.rows, share(all.found, all.rows)));
        for (kind, one) in &alarms.kinds {
            lines.push(format!("  {kind:<28} {:>4} of {:>4} ({:.1} %)", one.found, one.rows, share(one.found, one.rows)));
        }
    }
    if alarms.honest > 0 {
        let (false_alarms, rows) = (alarms.false_alarms, alarms.honest);
        lines.push(format!("false alarms of the checks: {false_alarms} of {rows} ({:.2} %)", share(false_alarms, rows)));
    }
    for (check, count) in &alarms.checks {
        lines.push(format!("  {check:<28} {count:>4}"));
    }
    lines
}
