//! Dangerous definitions in the words of harmless ones ("Drops a read-only replica"), and harmless ones in the words of dangerous
//! ones ("Delete a message: moves it to the trash").
//!
//! `tests/data/dangerous.jsonl` and `tests/data/harmless.jsonl` were written against the exceptions of the rules, one by one, and
//! say what the standard demands of each: the mildest verdict that is right, and the harshest. Where an exception would set one of
//! the harmless right and swallow a danger, it is left out.

use serde::Deserialize;
use serde::de::DeserializeOwned;
use toolgrade::classify::Classifier;
use toolgrade::model::{Category, Risk, ToolRow, Trait, Verdict};

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

/// Each row of a file: its line's number and text, what the standard demands, and what is said.
fn rows<T: DeserializeOwned>(file: &'static str) -> impl Iterator<Item = (usize, &'static str, T, Verdict)> {
    let classifier = Classifier::embedded();
    file.lines().zip(1..).map(move |(line, number)| {
        let tool = ToolRow::parse(line.as_bytes()).expect("a tool");
        let demanded = serde_json::from_str(line).expect("what is demanded");
        (number, line, demanded, classifier.classify(&tool.subject()))
    })
}

#[test]
fn no_exception_swallows_a_danger() {
    for (number, line, Dangerous { least }, said) in rows(DANGEROUS) {
        let lacking: Vec<_> = least.traits.iter().filter(|found| !said.traits.contains(found)).collect();
        let is_mild = said.category < least.category || said.risk < least.risk || !lacking.is_empty();
        assert!(!is_mild, "line {number} is told as {} {}, without {lacking:?}: {line}\n{:?}", said.category, said.risk, said.evidence);
    }
}

#[test]
fn no_rule_takes_the_harmless_for_a_danger() {
    for (number, line, Harmless { most }, said) in rows(HARMLESS) {
        let unfounded: Vec<_> = most.without.iter().filter(|found| said.traits.contains(found)).collect();
        let is_harsh = said.category > most.category || said.risk > most.risk || !unfounded.is_empty();
        assert!(!is_harsh, "line {number} is told as {} {}, with {unfounded:?}: {line}\n{:?}", said.category, said.risk, said.evidence);
    }
}
