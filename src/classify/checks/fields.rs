use crate::model::Definition;
use serde_json::{Map, Value};

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
#[derive(Clone, Copy, Debug)]
pub(super) struct Field<'a> {
    /// Where it stands: a step of [`Texts`].
    pub(super) step: usize,
    pub(super) place: Places,
    pub(super) text: &'a str,
}

/// Every text of a definition, in the order in which a reader meets them.
///
/// Paths are written only for what is found: hardly any text is.
#[derive(Debug)]
pub(super) struct Texts<'a> {
    pub(super) fields: Vec<Field<'a>>,
    steps: Vec<Step<'a>>,
}

/// A step from a value to one of its members.
#[derive(Clone, Copy, Debug)]
struct Step<'a> {
    /// The step before; a root is its own.
    before: usize,
    key: Key<'a>,
}

#[derive(Clone, Copy, Debug)]
enum Key<'a> {
    Root(&'static str),
    Member(&'a str),
    Item(usize),
}

/// Texts of one definition that are looked at; no honest one has as many.
const MAX_FIELDS: usize = 4000;

/// Keys whose members are names that the author chose.
const NAMING: [&str; 4] = ["properties", "patternProperties", "$defs", "definitions"];

/// Types and formats that the schema language itself defines.
const STANDARD: [&str; 7] = ["string", "integer", "number", "boolean", "object", "array", "null"];

impl<'a> Texts<'a> {
    /// Lists them.
    pub(super) fn of(definition: &'a Definition) -> Self {
        let mut texts = Self { fields: Vec::with_capacity(32), steps: Vec::with_capacity(64) };
        let title = definition.annotations.as_ref().and_then(|hints| hints.get("title")).and_then(Value::as_str);
        for (root, place, text) in [
            ("name", Places::NAME, Some(definition.name.as_str())),
            ("title", Places::TITLE, definition.title.as_deref()),
            ("description", Places::BODY, definition.description.as_deref()),
            ("annotations/title", Places::TITLE, title),
        ] {
            if let Some(text) = text {
                let step = texts.root(root);
                texts.fields.push(Field { step, place, text });
            }
        }
        for (root, schema, place) in
            [("input_schema", &definition.input_schema, Places::SCHEMA), ("output_schema", &definition.output_schema, Places::OUTPUT)]
        {
            if let Some(schema) = schema {
                let step = texts.root(root);
                texts.value(step, place, schema);
            }
        }
        texts
    }

    /// The path to a step: a root, then a pointer.
    pub(super) fn path(&self, step: usize) -> String {
        let Step { before, key } = self.steps[step];
        match key {
            Key::Root(name) => name.to_owned(),
            Key::Item(number) => format!("{}/{number}", self.path(before)),
            Key::Member(name) => {
                let mut path = self.path(before);
                path.push('/');
                push_segment(name, &mut path);
                path
            }
        }
    }

    fn root(&mut self, name: &'static str) -> usize {
        self.step(self.steps.len(), Key::Root(name))
    }

    fn step(&mut self, before: usize, key: Key<'a>) -> usize {
        self.steps.push(Step { before, key });
        self.steps.len() - 1
    }

    fn value(&mut self, step: usize, place: Places, value: &'a Value) {
        match value {
            Value::String(text) if !STANDARD.contains(&text.as_str()) => self.push(step, place, text),
            Value::Array(items) => {
                for (number, item) in items.iter().enumerate().filter(|(_, item)| !item.is_number() && !item.is_null()) {
                    let inner = self.step(step, Key::Item(number));
                    self.value(inner, place, item);
                }
            }
            Value::Object(members) => self.members(step, place, members),
            _ => {}
        }
    }

    fn members(&mut self, step: usize, place: Places, members: &'a Map<String, Value>) {
        let naming = matches!(self.steps[step].key, Key::Member(key) if NAMING.contains(&key));
        for (key, member) in members {
            let skipped = !naming && (key == "required" || key == "$ref" || key == "$schema");
            if skipped && is_plain(member) {
                continue;
            }
            // Outside of names a key is the schema language's own; a long one is not, and may carry text.
            let telling = naming || key.len() > 20;
            if !telling && matches!(member, Value::Null | Value::Bool(_) | Value::Number(_)) {
                continue;
            }
            let inner = self.step(step, Key::Member(key));
            if telling {
                self.push(inner, if place == Places::SCHEMA { Places::PARAM } else { place }, key);
            }
            self.value(inner, place, member);
        }
    }

    fn push(&mut self, step: usize, place: Places, text: &'a str) {
        if self.fields.len() < MAX_FIELDS && !text.is_empty() {
            self.fields.push(Field { step, place, text });
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
