use crate::model::Definition;
use serde_json::{Map, Value};
use std::fmt::Write;

/// A kind of place in a definition; each is a bit, so that a clue can name several.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Places(pub(super) u8);

impl Places {
    pub(super) const NAME: Self = Self(1);
    pub(super) const TITLE: Self = Self(2);
    /// The first sentence of the description.
    pub(super) const LEAD: Self = Self(4);
    /// The rest of the description.
    pub(super) const BODY: Self = Self(8);
    /// A parameter's name.
    pub(super) const PARAM: Self = Self(16);
    /// Any other text of the input schema.
    pub(super) const SCHEMA: Self = Self(32);
    /// Any text of the output schema.
    pub(super) const OUTPUT: Self = Self(64);
    pub(super) const ALL: Self = Self(127);
    /// What the tool says that it does: name, title, first sentence.
    pub(super) const ACT: Self = Self(7);

    /// The places that a clue's word stands for.
    pub(super) fn named(word: &str) -> Option<Self> {
        Some(match word {
            "name" => Self::NAME,
            "title" => Self::TITLE,
            "lead" => Self::LEAD,
            "description" => Self(Self::LEAD.0 | Self::BODY.0),
            "param" => Self::PARAM,
            "schema" => Self(Self::SCHEMA.0 | Self::OUTPUT.0),
            "act" => Self::ACT,
            _ => return None,
        })
    }

    pub(super) fn overlap(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

/// One text of a definition.
#[derive(Clone, Debug)]
pub(super) struct Field<'a> {
    pub(super) path: String,
    pub(super) place: Places,
    pub(super) text: &'a str,
}

/// Texts of one definition that are looked at; no honest one has as many.
const MAX_FIELDS: usize = 4000;

/// Keys whose members are names that the author chose.
const NAMING: [&str; 4] = ["properties", "patternProperties", "$defs", "definitions"];

/// Types and formats that the schema language itself defines.
const STANDARD: [&str; 7] = ["string", "integer", "number", "boolean", "object", "array", "null"];

/// Every text of a definition, in the order in which a reader meets them.
pub(super) fn of(definition: &Definition) -> Vec<Field<'_>> {
    let mut fields = vec![Field { path: "name".into(), place: Places::NAME, text: definition.name.as_str() }];
    if let Some(title) = &definition.title {
        fields.push(Field { path: "title".into(), place: Places::TITLE, text: title });
    }
    if let Some(text) = &definition.description {
        fields.push(Field { path: "description".into(), place: Places::BODY, text });
    }
    if let Some(title) = definition.annotations.as_ref().and_then(|hints| hints.get("title")).and_then(Value::as_str) {
        fields.push(Field { path: "annotations/title".into(), place: Places::TITLE, text: title });
    }
    for (root, schema, place) in
        [("input_schema", &definition.input_schema, Places::SCHEMA), ("output_schema", &definition.output_schema, Places::OUTPUT)]
    {
        if let Some(schema) = schema {
            Walk { path: root.to_owned(), place, fields: &mut fields }.value(schema);
        }
    }
    fields
}

struct Walk<'a, 'f> {
    path: String,
    place: Places,
    fields: &'f mut Vec<Field<'a>>,
}

impl<'a> Walk<'a, '_> {
    fn value(&mut self, value: &'a Value) {
        match value {
            Value::String(text) if !STANDARD.contains(&text.as_str()) => self.push(self.place, text),
            Value::Array(items) => {
                for (number, item) in items.iter().enumerate().filter(|(_, item)| !item.is_number() && !item.is_null()) {
                    let back = self.path.len();
                    let _ = write!(self.path, "/{number}");
                    self.value(item);
                    self.path.truncate(back);
                }
            }
            Value::Object(members) => self.members(members),
            _ => {}
        }
    }

    fn members(&mut self, members: &'a Map<String, Value>) {
        let naming = NAMING.iter().any(|key| self.path.ends_with(key) && self.path[..self.path.len() - key.len()].ends_with('/'));
        for (key, member) in members {
            let skipped = !naming && (key == "required" || key == "$ref" || key == "$schema");
            if skipped && is_plain(member) {
                continue;
            }
            let back = self.path.len();
            self.path.push('/');
            push_segment(key, &mut self.path);
            // Outside of names a key is the schema language's own; a long one is not, and may carry text.
            if naming || key.len() > 20 {
                let place = if self.place == Places::SCHEMA { Places::PARAM } else { self.place };
                self.push(place, key);
            }
            self.value(member);
            self.path.truncate(back);
        }
    }

    fn push(&mut self, place: Places, text: &'a str) {
        if self.fields.len() < MAX_FIELDS && !text.is_empty() {
            self.fields.push(Field { path: self.path.clone(), place, text });
        }
    }
}

/// Whether a structural member holds nothing but short words: names of parameters, references.
fn is_plain(value: &Value) -> bool {
    match value {
        Value::String(text) => !text.contains(' ') && text.len() < 200,
        Value::Array(items) => items.iter().all(is_plain),
        _ => false,
    }
}

/// A pointer's segment, escaped as RFC 6901 wants it.
fn push_segment(key: &str, path: &mut String) {
    for c in key.chars() {
        match c {
            '~' => path.push_str("~0"),
            '/' => path.push_str("~1"),
            c => path.push(c),
        }
    }
}
