//! A server's own hints in three layers: what it declares, what the protocol then takes for true, and what the verdict says.
//! They never move a verdict; where they differ, that is worth knowing.

use super::{Category, Confidence, Trait};
use serde_json::{Map, Value, json};

/// What was found of a tool, as far as hints speak of it.
struct Found<'a> {
    category: Category,
    traits: &'a [Trait],
}

impl Found<'_> {
    fn has(&self, wanted: Trait) -> bool {
        self.traits.contains(&wanted)
    }
}

/// One hint of the protocol, in its three layers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hint {
    /// Its name in the protocol.
    pub name: &'static str,
    /// What the server declares; `None` when it says nothing.
    pub declared: Option<bool>,
    /// What a client must take for true: the declared value, else the protocol's default.
    pub effective: bool,
    /// What the definition itself says; `None` where it doesn't tell.
    pub assessed: Option<bool>,
    /// How the definition says otherwise than the server declares, when it does.
    pub contradiction: Option<Contradiction>,
}

/// How a declared hint and the definition contradict each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Contradiction {
    /// It is declared to be read-only and runs something.
    Runs,
    /// It is declared to be read-only and removes something for good.
    Removes,
    /// It is declared to be read-only and changes something.
    Changes,
    /// It is declared not to be destructive and removes something for good.
    Destroys,
    /// It is declared to stay inside and reaches out, or brings strangers' text.
    Reaches,
}

/// A hint with its default in the protocol (schema 2025-03-26 and later) and how a verdict answers it.
struct Row {
    name: &'static str,
    default: bool,
    assess: fn(&Found<'_>) -> Option<bool>,
}

const ROWS: [Row; 4] = [
    Row { name: "readOnlyHint", default: false, assess: |v| Some(v.category == Category::Read) },
    Row { name: "destructiveHint", default: true, assess: destroys },
    Row { name: "idempotentHint", default: false, assess: |v| (v.category == Category::Read).then_some(true) },
    Row { name: "openWorldHint", default: true, assess: |v| (v.has(Trait::OpenWorld) || v.has(Trait::Outbound)).then_some(true) },
];

/// What runs freely may destroy; of the rest the trait decides.
fn destroys(found: &Found<'_>) -> Option<bool> {
    match found.category {
        Category::Read => Some(false),
        Category::Write => Some(found.has(Trait::Destructive)),
        Category::Execute => found.has(Trait::Destructive).then_some(true),
    }
}

/// When a declared value contradicts a verdict: the hint, its value, the test, and how.
type Contradicts = (&'static str, bool, fn(&Found<'_>) -> bool, Contradiction);

const CONTRADICTIONS: &[Contradicts] = &[
    ("readOnlyHint", true, |v| v.category == Category::Execute, Contradiction::Runs),
    ("readOnlyHint", true, |v| v.has(Trait::Destructive), Contradiction::Removes),
    ("readOnlyHint", true, |v| v.category == Category::Write, Contradiction::Changes),
    ("destructiveHint", false, |v| v.has(Trait::Destructive), Contradiction::Destroys),
    ("openWorldHint", false, |v| v.has(Trait::OpenWorld), Contradiction::Reaches),
];

/// Every hint of the protocol, in its order, for a tool of which this was found. Values of other types than true and false
/// declare nothing, and nobody is contradicted by a guess.
pub fn hints(annotations: Option<&Value>, category: Category, traits: &[Trait], confidence: Confidence) -> Vec<Hint> {
    let found = &Found { category, traits };
    let hint = |row: &Row| {
        let declared = declared(annotations, row);
        let is_told = |(name, value, ..): &&Contradicts| *name == row.name && declared == Some(*value);
        let contradicts = |one: &&Contradicts| is_told(one) && !confidence.is_guess() && one.2(found);
        Hint {
            name: row.name,
            declared,
            effective: declared.unwrap_or(row.default),
            assessed: (row.assess)(found),
            contradiction: CONTRADICTIONS.iter().find(contradicts).map(|(_, _, _, how)| *how),
        }
    };
    ROWS.iter().map(hint).collect()
}

fn declared(annotations: Option<&Value>, row: &Row) -> Option<bool> {
    annotations.and_then(|all| all.get(row.name)).and_then(Value::as_bool)
}

/// The annotations as a careful author would write them: what the definition tells, else what was declared, else nothing. Where
/// the definition tells nothing they are as careful as the verdict.
pub fn corrected(annotations: Option<&Value>, category: Category, traits: &[Trait]) -> Value {
    let found = &Found { category, traits };
    let known = ROWS.iter().filter_map(|row| Some((row.name, (row.assess)(found).or_else(|| declared(annotations, row))?)));
    // For a tool that only reads, the protocol gives the other two no meaning.
    let meant = |name: &str| category != Category::Read || !matches!(name, "destructiveHint" | "idempotentHint");
    Value::Object(known.filter(|(name, _)| meant(name)).map(|(name, value)| (name.to_owned(), json!(value))).collect::<Map<_, _>>())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_read_only_claim_on_a_deleting_tool_is_a_contradiction() {
        let declared = json!({"readOnlyHint": true, "destructiveHint": "no", "idempotentHint": false});
        let contradicted = |confidence| {
            let told = hints(Some(&declared), Category::Write, &[Trait::Destructive], Confidence::new(confidence));
            told.into_iter().filter(|hint| hint.contradiction.is_some()).map(|hint| hint.name).collect::<Vec<_>>()
        };
        assert_eq!((contradicted(0.5), contradicted(0.49)), (vec!["readOnlyHint"], vec![]), "a guess contradicts nobody");
    }

    #[test]
    fn what_is_not_declared_has_the_protocols_default() {
        let told = hints(None, Category::Read, &[], Confidence::new(1.0));
        let layers: Vec<_> = told.iter().map(|hint| (hint.declared, hint.effective, hint.assessed)).collect();
        assert_eq!(layers, [(None, false, Some(true)), (None, true, Some(false)), (None, false, Some(true)), (None, true, None)]);
    }

    #[test]
    fn corrected_annotations_say_what_the_definition_does() {
        let declared = json!({"readOnlyHint": true, "idempotentHint": true, "openWorldHint": false});
        let written = corrected(Some(&declared), Category::Write, &[Trait::Destructive, Trait::Outbound]);
        let expected = json!({"readOnlyHint": false, "destructiveHint": true, "idempotentHint": true, "openWorldHint": true});
        assert_eq!(written, expected);
    }
}
