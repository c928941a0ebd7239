use super::{Category, Definition, Mode, Risk, Trait, Verdict};
use serde_json::Value;

/// A tool and what holds of it: all that a policy is made from.
#[derive(Clone, Copy, Debug)]
pub struct Judged<'a> {
    /// Its exact name.
    pub name: &'a str,
    /// What a call does.
    pub category: Category,
    /// How bad it can be.
    pub risk: Risk,
    /// What else holds.
    pub traits: &'a [Trait],
    /// What each mode of it does, where a parameter chooses.
    pub modes: &'a [Mode],
    /// The JSON Schema of its arguments, where it is known and wanted: only conditions on arguments look at it.
    pub schema: Option<&'a Value>,
    /// The server's own hints, where they are known and wanted: only the format that corrects them looks at them.
    pub annotations: Option<&'a Value>,
}

impl<'a> Judged<'a> {
    /// From a definition and what holds of it.
    pub fn new(definition: &'a Definition, verdict: &'a Verdict) -> Self {
        Self {
            name: definition.name.as_str(),
            category: verdict.category,
            risk: verdict.risk,
            traits: &verdict.traits,
            modes: &verdict.modes,
            schema: definition.input_schema.as_ref(),
            annotations: definition.annotations.as_ref(),
        }
    }

    /// Whether it has this trait.
    pub fn has(&self, wanted: Trait) -> bool {
        self.traits.contains(&wanted)
    }
}
