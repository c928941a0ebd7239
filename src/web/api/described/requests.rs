//! Requests that can be tried as they stand, and what they are answered.

use super::operation::Operation;
use serde_json::{Map, Value};
use std::sync::LazyLock;

/// What the examples are answered on the starter catalogue, cut to what fits; by the operation's name.
static ANSWERS: LazyLock<Map<String, Value>> = LazyLock::new(|| {
    serde_json::from_str(include_str!("../../../../data/api/answers.json")).expect("the embedded answers are JSON: `cargo test` reads them")
});

/// What a shell is told to send an operation's example to a service at this address, with the base.
pub(in crate::web) fn curl(operation: &Operation, at: &str) -> String {
    let method = match (operation.method, operation.body) {
        ("get", _) | ("post", Some(_)) => String::new(),
        (method, _) => format!(" -X {}", method.to_uppercase()),
    };
    let token = if operation.writes { " -H \"Authorization: Bearer $TOOLGRADE_TOKEN\"" } else { "" };
    let body =
        operation.body.map_or_else(String::new, |body| format!(" \\\n  -H 'Content-Type: {}' \\\n  -d '{}'", body.media[0], body.example));
    format!("curl{method}{token} '{at}{}'{body}", operation.example)
}

/// What an operation's example is answered, in part.
pub(in crate::web) fn answer(operation: &Operation) -> Option<String> {
    ANSWERS.get(operation.id).map(|answer| laid_out(answer, 0))
}

/// Lines that are read without scrolling on most screens.
const WIDTH: usize = 90;

/// JSON with on one line what fits there, so that an answer takes as little room as it may.
fn laid_out(value: &Value, indent: usize) -> String {
    let (open, close, items): (char, char, Vec<(String, &Value)>) = match value {
        Value::Object(members) => {
            ('{', '}', members.iter().map(|(key, value)| (format!("{}: ", Value::from(key.as_str())), value)).collect())
        }
        Value::Array(items) => ('[', ']', items.iter().map(|item| (String::new(), item)).collect()),
        _ => return value.to_string(),
    };
    let parts: Vec<String> = items.iter().map(|(key, value)| format!("{key}{}", laid_out(value, 0))).collect();
    let short = format!("{open}{}{close}", parts.join(", "));
    if !short.contains('\n') && indent + short.len() <= WIDTH {
        return short;
    }
    let inner = " ".repeat(indent + 2);
    let told: Vec<String> = items.iter().map(|(key, value)| format!("{inner}{key}{}", laid_out(value, indent + 2))).collect();
    format!("{open}\n{}\n{}{close}", told.join(",\n"), " ".repeat(indent))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn what_fits_stands_on_one_line() {
        let long = "x".repeat(80);
        let told = laid_out(&json!({"a": [1, {"b": null}], "c": {"d": long, "e": 2}}), 0);
        assert_eq!(told, format!("{{\n  \"a\": [1, {{\"b\": null}}],\n  \"c\": {{\n    \"d\": \"{long}\",\n    \"e\": 2\n  }}\n}}"));
    }
}
