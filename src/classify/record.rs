//! Measures as they were recorded: what the methodology page prints, embedded when the program is built.

use super::measure::Measures;
use super::measure_findings::Alarms;
use crate::model::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// The measures of some sets of tools.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Record {
    /// In the order in which they were measured.
    pub files: Vec<Recorded>,
}

/// The measures of one set.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Recorded {
    /// The file's name, without its folder.
    pub name: String,
    /// When it was measured.
    pub recorded_at: Timestamp,
    /// The rules that gave the verdicts.
    pub rules_version: String,
    /// The program that these rules ran in.
    pub program_version: String,
    /// The figures.
    pub measures: Measures,
    /// What the checks found; records from before there were checks have none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub findings: Option<Alarms>,
}

impl Record {
    /// What came with the program. Empty when that can't be read; `cargo test` reads it.
    pub fn embedded() -> Self {
        serde_json::from_str(include_str!("../../data/measures.json")).unwrap_or_default()
    }

    /// As the file holds it: keys in a fixed order, one a line, shares to four places.
    pub fn to_json(&self) -> String {
        let value = serde_json::to_value(self).expect("plain data with text keys always becomes JSON");
        format!("{:#}\n", rounded(value))
    }
}

fn rounded(value: Value) -> Value {
    match value {
        Value::Object(members) => members.into_iter().map(|(key, value)| (key, rounded(value))).collect(),
        Value::Array(items) => items.into_iter().map(rounded).collect(),
        // Adding nothing turns minus nought into nought.
        Value::Number(number) if number.is_f64() => number.as_f64().map_or(Value::Null, |n| ((n * 1e4).round() / 1e4 + 0.0).into()),
        other => other,
    }
}
