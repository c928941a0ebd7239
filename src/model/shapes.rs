//! A schema with what it refers to: the same thing may be said here, behind a `$ref`, or in alternatives.

use serde_json::Value;
use std::borrow::Cow;

/// A part of a schema, and where it stands in the whole.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Shape<'a> {
    pub(super) schema: &'a Value,
    /// JSON pointer without the first slash.
    pub(super) at: Cow<'a, str>,
    /// Whether it is what was asked for, and not what that leads to.
    pub(super) is_first: bool,
}

/// Keys that lead to more about the same thing.
const ALTERNATIVES: [&str; 3] = ["allOf", "anyOf", "oneOf"];
const REFERENCE: &str = "$ref";

/// So much is read of one thing; a reference that leads to itself ends here too.
const MOST: usize = 16;

/// Whether more about a thing stands behind this key of its schema.
pub(super) fn leads_on(key: &str) -> bool {
    key == REFERENCE || ALTERNATIVES.contains(&key)
}

impl<'a> Shape<'a> {
    pub(super) fn new(schema: &'a Value, at: impl Into<Cow<'a, str>>) -> Self {
        Self { schema, at: at.into(), is_first: true }
    }

    /// A part of it, at these keys.
    pub(super) fn member(&self, schema: &'a Value, keys: &[&str]) -> Self {
        Self::new(schema, join(&self.at, keys))
    }

    /// Itself, and what its references and alternatives lead to within the whole schema; nearest first.
    pub(super) fn all(self, root: &'a Value) -> Vec<Self> {
        let mut found = vec![self];
        let mut next = 0;
        while let Some(shape) = found.get(next) {
            // Most schemas lead nowhere.
            if shape.schema.as_object().is_some_and(|members| members.keys().any(|key| leads_on(key))) {
                let shape = shape.clone();
                found.extend(shape.leads(root).take(MOST.saturating_sub(found.len())).map(|shape| Self { is_first: false, ..shape }));
            }
            next += 1;
        }
        found
    }

    fn leads(&self, root: &'a Value) -> impl Iterator<Item = Self> {
        let referred = self.schema.get(REFERENCE).and_then(Value::as_str).and_then(|reference| {
            let pointer = reference.strip_prefix("#/")?;
            Some(Self::new(root.pointer(&reference[1..])?, pointer))
        });
        let listed = ALTERNATIVES.iter().flat_map(move |key| {
            let list = self.schema.get(key).and_then(Value::as_array).into_iter().flatten();
            list.enumerate().map(move |(index, schema)| self.member(schema, &[key, &index.to_string()]))
        });
        referred.into_iter().chain(listed)
    }
}

/// Joins pointer segments, escaped as RFC 6901 wants it.
pub(super) fn join(at: &str, segments: &[&str]) -> String {
    let length = segments.iter().map(|segment| segment.len() + 1).sum::<usize>();
    let mut pointer = String::with_capacity(at.len() + length);
    pointer.push_str(at);
    for segment in segments {
        if !pointer.is_empty() {
            pointer.push('/');
        }
        if segment.contains(['~', '/']) {
            pointer.push_str(&segment.replace('~', "~0").replace('/', "~1"));
        } else {
            pointer.push_str(segment);
        }
    }
    pointer
}
