//! Dangerous definitions in the words of harmless ones ("Drops a read-only replica"), and harmless ones in the words of dangerous
//! ones ("Delete a message: moves it to the trash").
//!
//! `tests/data/dangerous.jsonl` and `tests/data/harmless.jsonl` were written against the exceptions of the rules, one by one, and
//! say what the standard demands of each: the mildest verdict that is right, and the harshest.

use serde::Deserialize;
use toolgrade::classify::Classifier;
use toolgrade::model::{Category, Risk, ToolRow, Trait};

const DANGEROUS: &str = include_str!("../data/dangerous.jsonl");
const HARMLESS: &str = include_str!("../data/harmless.jsonl");

#[derive(Deserialize)]
struct Dangerous {
    least: Least,
}

#[derive(Deserialize)]
struct Least {
    category: Category,
    risk: Risk,
    traits: Vec<Trait>,
}

#[derive(Deserialize)]
struct Harmless {
    most: Most,
}

#[derive(Deserialize)]
struct Most {
    category: Category,
    risk: Risk,
    without: Vec<Trait>,
}

#[test]
fn no_exception_swallows_a_danger() {
    let classifier = Classifier::embedded();
    for (line, number) in DANGEROUS.lines().zip(1..) {
        let tool = ToolRow::parse(line.as_bytes()).expect("a tool");
        let Dangerous { least } = serde_json::from_str(line).expect("what is least");
        let said = classifier.classify(&tool.subject());
        let lacking: Vec<_> = least.traits.iter().filter(|found| !said.traits.contains(found)).collect();
        let is_mild = said.category < least.category || said.risk < least.risk || !lacking.is_empty();
        assert!(!is_mild, "line {number} is told as {} {}, without {lacking:?}: {line}\n{:?}", said.category, said.risk, said.evidence);
    }
}

#[test]
fn no_rule_takes_the_harmless_for_a_danger() {
    let classifier = Classifier::embedded();
    for (line, number) in HARMLESS.lines().zip(1..) {
        let tool = ToolRow::parse(line.as_bytes()).expect("a tool");
        let Harmless { most } = serde_json::from_str(line).expect("what is most");
        let said = classifier.classify(&tool.subject());
        let unfounded: Vec<_> = most.without.iter().filter(|found| said.traits.contains(found)).collect();
        let is_harsh = said.category > most.category || said.risk > most.risk || !unfounded.is_empty();
        assert!(!is_harsh, "line {number} is told as {} {}, with {unfounded:?}: {line}\n{:?}", said.category, said.risk, said.evidence);
    }
}
