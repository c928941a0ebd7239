//! Closed lists of words, from the code that reads and writes them.

use crate::classify::attacks::{AttackKind, Known, Shape};
use crate::model::{
    Category, ChangeKind, ChangeSeverity, Does, Part, Reading, Risk, Runs, ServerField, ServerFilter, ServerSort, Severity, Trait,
};
use crate::policy::{self, Decision, FORMATS, Handled, Lossy, Preset};
use crate::search::{Has, Kind, Language};
use serde_json::{Value, json};
use std::fmt::Display;

/// A list, as text.
type Words = fn() -> Vec<String>;

/// The lists that answers hold: the name of the schema, what it is, the words.
const ENUMS: &[(&str, &str, Words)] = &[
    ("Category", "What a call does.", || all(Category::ALL)),
    ("Risk", "How bad a call can be.", || all(Risk::ALL)),
    ("Trait", "A property of a tool that a rule can rest on.", traits),
    ("Severity", "How much a finding matters.", || all(Severity::ALL)),
    ("ChangeKind", "What kind of change it is.", change_kinds),
    ("ChangeSeverity", "How much a change matters to somebody who looked at the tool before.", change_severities),
    ("DefinitionPart", "A part of a definition.", || all(Part::ALL)),
    ("AttackKind", "What sort of entry it is.", || all(AttackKind::ALL)),
    ("Known", "How well the facts are known to whoever wrote the entry.", || all(Known::ALL)),
    ("ParameterShape", "What a parameter takes, as far as its name tells.", || all(Shape::ALL)),
    ("PolicyFormat", "A format that a policy can be had in.", formats),
    ("Preset", "How careful a policy is.", presets),
    ("Decision", "What becomes of a tool's calls.", || all(Decision::ALL)),
    ("LossPart", "The part of a policy that is lost.", || all(policy::Part::ALL)),
    ("Handled", "Whether as many calls go through as the policy lets through, fewer or more.", || all(Handled::ALL)),
    ("ConditionKind", "What is asked of arguments.", || all(policy::Kind::ALL)),
    ("Lossy", "What becomes of what a format can't express.", lossies),
];

fn all<T: Display>(words: &[T]) -> Vec<String> {
    words.iter().map(ToString::to_string).collect()
}

fn lower<T: Display>(words: &[T]) -> Vec<String> {
    words.iter().map(|word| word.to_string().to_lowercase()).collect()
}

/// Names and schemas of the lists.
pub(super) fn enums() -> impl Iterator<Item = (String, Value)> {
    ENUMS.iter().map(|(name, told, words)| ((*name).to_owned(), json!({"type": "string", "description": told, "enum": words()})))
}

pub(super) fn traits() -> Vec<String> {
    all(Trait::ALL)
}

pub(super) fn change_kinds() -> Vec<String> {
    all(ChangeKind::ALL)
}

pub(super) fn change_severities() -> Vec<String> {
    all(ChangeSeverity::ALL)
}

pub(super) fn formats() -> Vec<String> {
    FORMATS.iter().map(|format| format.id.to_owned()).collect()
}

pub(super) fn presets() -> Vec<String> {
    all(Preset::ALL)
}

pub(super) fn lossies() -> Vec<String> {
    all(Lossy::ALL)
}

/// As addresses write them.
pub(super) fn categories() -> Vec<String> {
    lower(Category::ALL)
}

/// As addresses write them.
pub(super) fn risks() -> Vec<String> {
    lower(Risk::ALL)
}

pub(super) fn server_sorts() -> Vec<String> {
    all(ServerSort::ALL)
}

pub(super) fn server_risks() -> Vec<String> {
    server_values(ServerField::Risk)
}

pub(super) fn server_deeds() -> Vec<String> {
    all(Does::ALL)
}

pub(super) fn server_runs() -> Vec<String> {
    all(Runs::ALL)
}

pub(super) fn server_tools() -> Vec<String> {
    all(Reading::ALL)
}

fn server_values(field: ServerField) -> Vec<String> {
    ServerFilter::of(field).iter().map(|filter| filter.value().to_owned()).collect()
}

pub(super) fn languages() -> Vec<String> {
    all(Language::ALL)
}

pub(super) fn holdings() -> Vec<String> {
    all(Has::ALL)
}

pub(super) fn entries() -> Vec<String> {
    all(Kind::ALL)
}

/// The kinds of conditions, and the two words for all and none of them.
pub(super) fn conditions() -> Vec<String> {
    let kinds = policy::Kind::ALL.iter().map(|one| one.as_str());
    kinds.chain(["all", "none"]).map(str::to_owned).collect()
}

/// The one word that `by` takes.
pub(super) fn mode() -> Vec<String> {
    vec!["mode".into()]
}

/// The one word that says yes to `verbatim`.
pub(super) fn yes() -> Vec<String> {
    vec!["true".into()]
}

/// The one figure that says yes to `explain`.
pub(super) fn one() -> Vec<String> {
    vec!["1".into()]
}
