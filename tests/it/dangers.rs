//! Dangerous definitions in the words of harmless ones: "Drops a read-only replica", "Get a secret. Never log secrets."
//!
//! `tests/data/dangers.jsonl` was written against the exceptions of the rules, one by one; `least` is what the standard demands of each.

use serde::Deserialize;
use toolgrade::classify::Classifier;
use toolgrade::model::{Category, Risk, ToolRow, Trait};

const DANGERS: &str = include_str!("../data/dangers.jsonl");

#[derive(Deserialize)]
struct Row {
    least: Least,
}

/// The mildest verdict that holds.
#[derive(Deserialize)]
struct Least {
    category: Category,
    risk: Risk,
    traits: Vec<Trait>,
}

#[test]
fn no_exception_swallows_a_danger() {
    let classifier = Classifier::embedded();
    for (line, number) in DANGERS.lines().zip(1..) {
        let tool = ToolRow::parse(line.as_bytes()).expect("a tool");
        let Row { least } = serde_json::from_str(line).expect("what is least");
        let said = classifier.classify(&tool.subject());
        let lacking: Vec<_> = least.traits.iter().filter(|found| !said.traits.contains(found)).collect();
        let is_mild = said.category < least.category || said.risk < least.risk || !lacking.is_empty();
        assert!(!is_mild, "line {number} is told as {} {}, without {lacking:?}: {line}\n{:?}", said.category, said.risk, said.evidence);
    }
}
