//! Checks as programs read them.

use crate::classify::{Check, CheckExample, Classifier, ClueView, Search};
use crate::lang::Lang;
use crate::model::Severity;
use crate::web::address;
use crate::web::references::Reference;
use serde::Serialize;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// A check in a list.
#[derive(Serialize)]
pub(super) struct Item {
    id: String,
    title: String,
    file: String,
    severity: Severity,
    family: &'static str,
    references: Vec<Reference>,
    url: String,
}

/// A check with everything that its block says.
#[derive(Serialize)]
pub(super) struct Whole {
    #[serde(flatten)]
    item: Item,
    why: String,
    /// Its clues; empty when it is code.
    when: Vec<Map<String, Value>>,
    /// The phrases of every group that the clues name.
    groups: BTreeMap<String, Vec<String>>,
    /// The name of its code and what that does; null when it is clues.
    code: Option<Code>,
    fires: Vec<ExampleShape>,
    quiet: Vec<ExampleShape>,
}

#[derive(Serialize)]
struct Code {
    name: &'static str,
    does: String,
}

#[derive(Serialize)]
struct ExampleShape {
    tool: String,
    title: Option<String>,
    description: String,
    /// In an example of a change: the description that it had.
    before: Option<String>,
    params: BTreeMap<String, String>,
    annotations: BTreeMap<String, bool>,
    /// In place of a tool: the names of two servers.
    server_names: Vec<String>,
}

/// A check as the list holds it.
pub(super) fn item(check: &Check) -> Item {
    Item {
        id: check.id.clone(),
        title: check.title.clone(),
        file: check.file.clone(),
        severity: check.severity,
        family: check.family.as_str(),
        references: check.references.iter().map(|name| Reference::of(name)).collect(),
        url: address::rule(&check.id),
    }
}

/// A check with all that is said of it.
pub(super) fn whole(check: &Check, classifier: &Classifier) -> Whole {
    let (when, code) = match check.search() {
        Search::Clues(clues) => (clues.iter().map(clue).collect(), None),
        Search::Code(function) => (vec![], Some(Code { name: function.key, does: function.told(Lang::En) })),
    };
    Whole {
        item: item(check),
        why: check.why.clone(),
        when,
        groups: classifier.groups(check).into_iter().map(|(name, phrases)| (name.to_owned(), phrases.to_vec())).collect(),
        code,
        fires: check.fires.iter().map(example).collect(),
        quiet: check.quiet.iter().map(example).collect(),
    }
}

/// As it stands in the check's file.
fn clue(clue: &ClueView<'_>) -> Map<String, Value> {
    let parts = clue.parts.iter().map(|part| (part.key.to_owned(), json!(part.patterns)));
    let places: Vec<&str> = clue.places.iter().map(|place| place.key).collect();
    let rest = [("places", json!(places)), ("within", json!(clue.within)), ("reach", json!(clue.reach)), ("across", json!(clue.across))];
    parts.chain(rest.map(|(key, value)| (key.to_owned(), value))).collect()
}

fn example(example: &CheckExample) -> ExampleShape {
    let CheckExample { tool, title, description, before, params, annotations, names } = example.clone();
    ExampleShape { tool, title, description, before, params, annotations, server_names: names }
}
