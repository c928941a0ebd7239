use super::{MAX_NAME_BYTES, ToolName, text::hex};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::fmt;

/// The largest definition taken in, in bytes of JSON.
pub const MAX_DEFINITION_BYTES: usize = 1 << 20;

/// The deepest nesting of objects and arrays taken in.
pub const MAX_NESTING: usize = 64;

/// A tool's definition: what a server answers to `tools/list`, for one tool.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Definition {
    /// Exact name.
    pub name: ToolName,
    /// Name for people.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// The description; empty text and none are the same: nothing is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// JSON Schema of the arguments.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub input_schema: Option<Value>,
    /// JSON Schema of the answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub output_schema: Option<Value>,
    /// The server's own hints. Shown, never trusted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub annotations: Option<Value>,
}

/// Why a definition is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DefinitionError {
    /// More bytes than [`MAX_DEFINITION_BYTES`].
    TooLarge(usize),
    /// Nested deeper than [`MAX_NESTING`].
    TooDeep,
    /// Its tool has an empty name.
    Nameless,
    /// The name has more bytes than [`MAX_NAME_BYTES`].
    LongName(usize),
    /// It is no definition in JSON, in the parser's words.
    Unparsed(String),
}

impl fmt::Display for DefinitionError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLarge(bytes) => write!(f, "the definition has {bytes} bytes; the limit is {MAX_DEFINITION_BYTES} (1 MiB)"),
            Self::TooDeep => write!(f, "the definition is nested deeper than the limit of {MAX_NESTING} levels"),
            Self::Nameless => f.write_str("the tool's name is empty"),
            Self::LongName(bytes) => write!(f, "the tool's name has {bytes} bytes; the limit is {MAX_NAME_BYTES}"),
            Self::Unparsed(words) => f.write_str(words),
        }
    }
}

impl Definition {
    /// The description, or empty text.
    pub fn description(&self) -> &str {
        self.description.as_deref().unwrap_or("")
    }

    /// Drops texts of white space only and JSON nulls, so that "said nothing" has one form.
    #[must_use]
    pub fn tidied(mut self) -> Self {
        let said = |text: Option<String>| text.filter(|t| !t.trim().is_empty());
        let present = |value: Option<Value>| value.filter(|v| !v.is_null());
        self.title = said(self.title);
        self.description = said(self.description);
        self.input_schema = present(self.input_schema);
        self.output_schema = present(self.output_schema);
        self.annotations = present(self.annotations);
        self
    }

    /// Checks the limits on nesting of every JSON part.
    pub fn check_nesting(&self) -> Result<(), DefinitionError> {
        let parts = [&self.input_schema, &self.output_schema, &self.annotations];
        let deep = parts.into_iter().flatten().any(|value| deeper_than(value, MAX_NESTING));
        if deep { Err(DefinitionError::TooDeep) } else { Ok(()) }
    }

    /// SHA-256 over the definition with object keys sorted: the same for the same meaning, whatever the order of keys.
    pub fn fingerprint(&self) -> Fingerprint {
        self.hashed(self.name.as_str())
    }

    /// The same for all definitions that differ in their names alone.
    pub fn fingerprint_but_name(&self) -> Fingerprint {
        // No tool has an empty name.
        self.hashed("")
    }

    fn hashed(&self, name: &str) -> Fingerprint {
        let mut hash = Sha256::new();
        feed_text(name, &mut hash);
        for text in [&self.title, &self.description] {
            hash.update([u8::from(text.is_some())]);
            feed_text(text.as_deref().unwrap_or(""), &mut hash);
        }
        for value in [&self.input_schema, &self.output_schema, &self.annotations] {
            feed(value.as_ref().unwrap_or(&Value::Null), &mut hash);
        }
        Fingerprint(hash.finalize().into())
    }
}

/// Each value by its kind, its length and its content, so that no two different values feed the same bytes.
fn feed(value: &Value, hash: &mut Sha256) {
    match value {
        Value::Null => hash.update(b"n"),
        Value::Bool(truth) => hash.update([b'b', u8::from(*truth)]),
        Value::Number(number) => {
            hash.update(b"i");
            feed_text(&number.to_string(), hash);
        }
        Value::String(text) => {
            hash.update(b"s");
            feed_text(text, hash);
        }
        Value::Array(items) => {
            hash.update(b"a");
            hash.update(items.len().to_le_bytes());
            for item in items {
                feed(item, hash);
            }
        }
        Value::Object(members) => {
            hash.update(b"o");
            hash.update(members.len().to_le_bytes());
            let mut sorted: Vec<_> = members.iter().collect();
            sorted.sort_unstable_by_key(|(key, _)| *key);
            for (key, member) in sorted {
                feed_text(key, hash);
                feed(member, hash);
            }
        }
    }
}

fn feed_text(text: &str, hash: &mut Sha256) {
    hash.update(text.len().to_le_bytes());
    hash.update(text);
}

fn deeper_than(value: &Value, levels: usize) -> bool {
    match value {
        Value::Array(items) => levels == 0 || items.iter().any(|item| deeper_than(item, levels - 1)),
        Value::Object(members) => levels == 0 || members.values().any(|member| deeper_than(member, levels - 1)),
        _ => false,
    }
}

/// Whether JSON text opens more brackets at once than a definition in its row may, whatever else is wrong with it.
///
/// The JSON reader gives up at 128 levels with words of its own; this finds such text beforehand, without reading it.
pub fn nests_too_deep(text: &str) -> bool {
    const ROW_LEVELS: usize = MAX_NESTING + 8;
    // Hardly any row has as many brackets at all, and counting them is quick.
    if text.bytes().filter(|byte| matches!(byte, b'{' | b'[')).count() <= ROW_LEVELS {
        return false;
    }
    let (mut depth, mut in_text, mut escaped) = (0_usize, false, false);
    for byte in text.bytes() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if in_text => escaped = true,
            b'"' => in_text = !in_text,
            b'{' | b'[' if !in_text => depth += 1,
            b'}' | b']' if !in_text => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > ROW_LEVELS {
            return true;
        }
    }
    false
}

/// What identifies a definition by its meaning.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Fingerprint([u8; 32]);

impl Fingerprint {
    /// The 32 bytes.
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }

    /// From stored bytes; `None` when they are not 32.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        bytes.try_into().ok().map(Self)
    }
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&hex(&self.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn with_schema(schema: impl Into<Value>) -> Definition {
        serde_json::from_value(json!({"name": "t", "input_schema": schema.into()})).expect("a definition")
    }

    #[test]
    fn the_order_of_keys_does_not_change_the_fingerprint() {
        let one = with_schema(json!({"a": 1, "b": {"c": 2, "d": 3}}));
        let two = with_schema(json!({"b": {"d": 3, "c": 2}, "a": 1}));
        assert_eq!(one.fingerprint(), two.fingerprint());
    }

    #[test]
    fn another_type_changes_the_fingerprint() {
        assert_ne!(with_schema(json!({"a": 1})).fingerprint(), with_schema(json!({"a": "1"})).fingerprint());
    }

    #[test]
    fn nesting_is_counted_to_the_limit_and_no_further() {
        let nested = |levels: usize| (0..levels).fold(json!(1), |inner, _| json!([inner]));
        assert_eq!(with_schema(nested(64)).check_nesting(), Ok(()));
        assert_eq!(with_schema(nested(65)).check_nesting(), Err(DefinitionError::TooDeep));
    }
}
