//! The schemas of bodies and answers, under the names that operations use.

use super::words::enums;
use crate::policy;
use serde_json::{Map, Value};
use std::sync::LazyLock;

/// Where the document keeps them.
pub(super) const PLACE: &str = "#/components/schemas/";

/// As they were written by hand, with the words and the policy format put in.
static SCHEMAS: LazyLock<Map<String, Value>> = LazyLock::new(|| {
    let written: Map<String, Value> = serde_json::from_str(include_str!("../../../../data/api/schemas.json"))
        .expect("the embedded schemas are JSON: `cargo test` reads them");
    enums().chain(written).chain(policy_format()).collect()
});

/// All of them, by name.
pub(super) fn schemas() -> &'static Map<String, Value> {
    &SCHEMAS
}

/// The schema of the catalogue's own policies, whose parts become schemas beside it.
fn policy_format() -> Vec<(String, Value)> {
    let (inside, name) = ("#/$defs/", |part: &str| format!("Policy{}{}", part[..1].to_uppercase(), &part[1..]));
    let whole: Map<String, Value> = serde_json::from_str(policy::SCHEMA).expect("the embedded schema is JSON: `cargo test` reads it");
    let parts: Vec<String> = whole.get("$defs").and_then(Value::as_object).into_iter().flat_map(Map::keys).cloned().collect();
    let moved = |text: String| {
        parts.iter().fold(text, |text, part| text.replace(&format!("\"{inside}{part}\""), &format!("\"{PLACE}{}\"", name(part))))
    };
    let mut whole: Map<String, Value> = serde_json::from_str(&moved(Value::Object(whole).to_string())).expect("names alone were changed");
    let parts = whole.remove("$defs");
    whole.remove("$schema");
    let parts = parts.as_ref().and_then(Value::as_object).into_iter().flatten().map(|(part, schema)| (name(part), schema.clone()));
    [("Policy".to_owned(), Value::Object(whole))].into_iter().chain(parts).collect()
}
