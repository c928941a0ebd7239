//! White space added where it says nothing.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::Value;

/// Where white space goes.
#[derive(Clone, Debug)]
pub(crate) struct Spacing {
    before: String,
    behind: String,
    /// For each gap between two words of a line, in turn, whether it is doubled.
    doubled: Vec<bool>,
    returns: bool,
}

pub(crate) fn spacing() -> impl Strategy<Value = Spacing> {
    let end = || vec(select(&[" ", "\n", "\r\n", "\t"][..]), 0..3).prop_map(|parts| parts.concat());
    let parts = (end(), end(), vec(any::<bool>(), 1..8), any::<bool>());
    parts.prop_map(|(before, behind, doubled, returns)| Spacing { before, behind, doubled, returns })
}

/// The row with white space added to its prose.
pub(crate) fn respaced(row: &Value, spacing: &Spacing) -> Value {
    let mut row = row.clone();
    for field in ["title", "description", "server_description"] {
        if let Some(Value::String(text)) = row.get_mut(field) {
            *text = spaced(text, spacing);
        }
    }
    describe(row.get_mut("input_schema"), spacing);
    row
}

/// Respaces what a schema says of its parameters.
fn describe(schema: Option<&mut Value>, spacing: &Spacing) {
    let Some(properties) = schema.and_then(|schema| schema.get_mut("properties")).and_then(Value::as_object_mut) else { return };
    for property in properties.values_mut() {
        if let Some(Value::String(text)) = property.get_mut("description") {
            *text = spaced(text, spacing);
        }
        describe(property.get_mut("items"), spacing);
        describe(Some(property), spacing);
    }
}

fn spaced(text: &str, spacing: &Spacing) -> String {
    let mut doubled = spacing.doubled.iter().cycle();
    let mut result = spacing.before.clone();
    let mut previous = '\n';
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        let is_gap = letter == ' ' && !previous.is_whitespace() && letters.peek().is_some_and(|next| !next.is_whitespace());
        if letter == '\n' && previous != '\r' && spacing.returns {
            result.push('\r');
        }
        result.push(letter);
        if is_gap && doubled.next() == Some(&true) {
            result.push(' ');
        }
        previous = letter;
    }
    result + &spacing.behind
}
