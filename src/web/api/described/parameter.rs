use serde_json::{Map, Value, json};

/// A parameter of an address.
#[derive(Clone, Copy)]
pub(in crate::web) struct Parameter {
    pub(in crate::web) name: &'static str,
    pub(in crate::web) place: Place,
    pub(in crate::web) takes: Takes,
    pub(in crate::web) many: Many,
    /// What holds when nothing is said.
    pub(in crate::web) usual: Option<&'static str>,
    /// The message that says what it means.
    pub(in crate::web) told: &'static str,
    pub(in crate::web) example: &'static str,
}

/// Where a parameter stands.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in crate::web) enum Place {
    /// In the path; it can't be left out.
    Path,
    /// In the query; it can.
    Query,
}

/// What a value is.
#[derive(Clone, Copy)]
pub(in crate::web) enum Takes {
    /// Text of at most so many characters, where there is a limit of its own.
    Text(Option<usize>),
    /// A whole number of at least 0, or within these bounds.
    Whole(Option<(usize, usize)>),
    /// A number of at least 0.
    Number,
    /// One of these words.
    Words(fn() -> Vec<String>),
}

/// How often a value may be there.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in crate::web) enum Many {
    Once,
    /// The parameter may stand there several times.
    Repeated,
    /// With commas between them, at most so many.
    Commas(usize),
}

impl Parameter {
    /// As it stands in the document; `told` says what it means.
    pub(super) fn described(&self, told: &str) -> Value {
        let is_path = self.place == Place::Path;
        let mut described = Map::new();
        described.insert("name".into(), json!(self.name));
        described.insert("in".into(), json!(if is_path { "path" } else { "query" }));
        described.insert("description".into(), json!(told));
        if is_path {
            described.insert("required".into(), json!(true));
        }
        if self.many != Many::Once {
            described.insert("explode".into(), json!(self.many == Many::Repeated));
        }
        described.insert("schema".into(), self.schema());
        if !self.example.is_empty() {
            described.insert("example".into(), self.listed(self.example));
        }
        Value::Object(described)
    }

    fn schema(&self) -> Value {
        let item = self.takes.schema();
        let mut schema = match self.many {
            Many::Once => item,
            Many::Repeated => json!({"type": "array", "items": item}),
            Many::Commas(most) => json!({"type": "array", "items": item, "maxItems": most}),
        };
        if let (Some(usual), Some(members)) = (self.usual, schema.as_object_mut()) {
            members.insert("default".into(), self.listed(usual));
        }
        schema
    }

    /// A value as its schema has it.
    fn listed(&self, text: &str) -> Value {
        match self.many {
            Many::Once => self.takes.value(text),
            Many::Repeated => json!([self.takes.value(text)]),
            Many::Commas(_) => text.split(',').map(|item| self.takes.value(item)).collect(),
        }
    }
}

impl Takes {
    fn schema(&self) -> Value {
        match self {
            Self::Text(None) => json!({"type": "string"}),
            Self::Text(Some(most)) => json!({"type": "string", "maxLength": most}),
            Self::Whole(None) => json!({"type": "integer", "minimum": 0}),
            Self::Whole(Some((least, most))) => json!({"type": "integer", "minimum": least, "maximum": most}),
            Self::Number => json!({"type": "number", "minimum": 0}),
            Self::Words(words) => json!({"type": "string", "enum": words()}),
        }
    }

    /// A value as JSON has it.
    fn value(&self, text: &str) -> Value {
        match self {
            Self::Whole(_) | Self::Number => serde_json::from_str(text).unwrap_or_else(|_| json!(text)),
            Self::Text(_) | Self::Words(_) => json!(text),
        }
    }
}
