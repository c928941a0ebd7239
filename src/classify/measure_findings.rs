//! How many hostile definitions the checks find, and how often they object to honest ones: pure counting.

use super::{Check, Family};
use crate::model::{Finding, Severity};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What the checks said of one row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Alarm {
    /// Whether any check of the poisoning family fired.
    pub found: bool,
    /// Whether one of them has severity Medium or High.
    pub loud: bool,
}

/// Hostile rows, and how many were found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Found {
    /// Hostile rows.
    pub rows: usize,
    /// Those of them with a finding of the poisoning family.
    pub found: usize,
}

/// What the checks were worth on some rows.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Alarms {
    /// Hostile rows, by kind.
    pub kinds: BTreeMap<String, Found>,
    /// Hostile rows, all kinds.
    pub hostile: Found,
    /// Rows that carry no kind.
    pub honest: usize,
    /// Those of them with a finding of the poisoning family of severity Medium or High.
    pub false_alarms: usize,
    /// Findings by check, on rows of either sort.
    pub checks: BTreeMap<String, usize>,
}

impl Alarm {
    /// Reads the findings on one row; `checks` tell the families.
    pub fn of(findings: &[Finding], checks: &[Check]) -> Self {
        let poisons = |finding: &&Finding| checks.iter().any(|check| check.id == finding.check && check.family == Family::Poisoning);
        let own: Vec<&Finding> = findings.iter().filter(poisons).collect();
        Self { found: !own.is_empty(), loud: own.iter().any(|finding| finding.severity >= Severity::Medium) }
    }
}

impl Found {
    /// The share of rows that was found; `None` of no rows.
    pub fn share(self) -> Option<f64> {
        share(self.found, self.rows)
    }
}

fn share(part: usize, whole: usize) -> Option<f64> {
    let number = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
    (whole > 0).then(|| number(part) / number(whole))
}

impl Alarms {
    /// The share of honest rows with a false alarm; `None` when there is no honest row.
    pub fn false_share(&self) -> Option<f64> {
        share(self.false_alarms, self.honest)
    }

    /// Counts one more row.
    pub fn add(&mut self, kind: Option<&str>, alarm: Alarm, findings: &[Finding]) {
        if let Some(kind) = kind {
            for sum in [&mut self.hostile, self.kinds.entry(kind.to_owned()).or_default()] {
                sum.rows += 1;
                sum.found += usize::from(alarm.found);
            }
        } else {
            self.honest += 1;
            self.false_alarms += usize::from(alarm.loud);
        }
        for finding in findings {
            *self.checks.entry(finding.check.clone()).or_default() += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quiet_finding_on_an_honest_row_is_no_false_alarm() {
        let mut alarms = Alarms::default();
        alarms.add(None, Alarm { found: true, loud: false }, &[]);
        alarms.add(None, Alarm { found: true, loud: true }, &[]);
        alarms.add(Some("shadowing"), Alarm { found: true, loud: false }, &[]);
        alarms.add(Some("shadowing"), Alarm { found: false, loud: false }, &[]);
        assert_eq!((alarms.honest, alarms.false_alarms, alarms.hostile), (2, 1, Found { rows: 2, found: 1 }));
        assert_eq!((alarms.false_share(), alarms.hostile.share(), Found::default().share()), (Some(0.5), Some(0.5), None));
    }
}
