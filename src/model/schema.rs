use serde_json::{Map, Value};

/// One argument of a tool, read from its input schema.
#[derive(Clone, Debug, PartialEq)]
pub struct Parameter<'a> {
    /// Where it stands in the schema, as a JSON pointer without the first slash: `properties/path/properties/id`.
    pub pointer: String,
    /// Its name.
    pub name: &'a str,
    /// 0 for an argument of the call, 1 for a member of an argument, …
    pub depth: usize,
    /// Whether its object must hold it.
    pub required: bool,
    /// What the server says of it.
    pub description: Option<&'a str>,
    /// The closed list of texts that it takes, if there is one.
    pub choices: Vec<&'a str>,
    /// Pointer to that list, for the reader who wants to see it.
    pub choices_pointer: String,
    schema: &'a Value,
    /// The one type that the schema names, if it does.
    takes: Option<&'a str>,
    /// Whether the schema tells of members.
    nested: bool,
}

impl Parameter<'_> {
    /// Pointer to one of the choices, by its place among them. What is no text in the list (`null`, a number) is no choice
    /// and still has a place there.
    pub fn choice_pointer(&self, place: usize) -> String {
        let own = self.schema.get("enum").filter(|list| !texts(list).is_empty());
        let list = own.or_else(|| self.schema.get("items")?.get("enum")).and_then(Value::as_array);
        let is_text = |(_, item): &(usize, &Value)| item.is_string();
        let index = list.and_then(|list| list.iter().enumerate().filter(is_text).nth(place)).map_or(place, |(index, _)| index);
        format!("{}/{index}", self.choices_pointer)
    }

    /// JSON type as a reader would say it: `string`, `array of string`, `string or null`, `any`.
    pub fn kind(&self) -> String {
        kind(self.schema)
    }

    /// Whether it takes a list.
    pub fn is_list(&self) -> bool {
        self.takes == Some("array")
    }

    /// Whether it takes an object with members of its own.
    pub fn is_object(&self) -> bool {
        self.takes == Some("object") || self.nested
    }
}

const MAX_PARAMETERS: usize = 400;
const MAX_DEPTH: usize = 4;

/// The arguments that a schema describes, outer ones first as written, nested ones behind their parent.
///
/// Bounded: at most 400 of them, at most 4 levels deep. A schema of an unknown shape gives none.
pub fn parameters(schema: &Value) -> Vec<Parameter<'_>> {
    let mut found = Vec::new();
    collect(schema, "", 0, &mut found);
    found
}

fn collect<'a>(schema: &'a Value, at: &str, depth: usize, found: &mut Vec<Parameter<'a>>) {
    let Some(properties) = schema.get("properties").and_then(Value::as_object) else { return };
    let required = schema.get("required").and_then(Value::as_array);
    found.reserve(properties.len().min(MAX_PARAMETERS));
    for (name, property) in properties {
        if found.len() >= MAX_PARAMETERS {
            return;
        }
        let pointer = join(at, &["properties", name]);
        let Members { description, takes, choices: own, items, nested } = members(property);
        let (choices_at, choices): (&[&str], _) = match items {
            Some(items) if own.is_empty() => (&["items", "enum"], items.get("enum").map(texts).unwrap_or_default()),
            _ => (&["enum"], own),
        };
        // Most parameters have no members, so that nobody else needs the pointer.
        let inner = if depth + 1 < MAX_DEPTH && (nested || items.is_some()) { pointer.clone() } else { String::new() };
        found.push(Parameter {
            name,
            depth,
            required: required.is_some_and(|list| list.iter().any(|item| item.as_str() == Some(name))),
            description,
            choices_pointer: if choices.is_empty() { String::new() } else { join(&pointer, choices_at) },
            choices,
            pointer,
            schema: property,
            takes,
            nested,
        });
        if inner.is_empty() {
            continue;
        }
        collect(property, &inner, depth + 1, found);
        if let Some(items) = items.filter(|items| items.get("properties").is_some()) {
            collect(items, &join(&inner, &["items"]), depth + 1, found);
        }
    }
}

/// What is read of a parameter's schema.
#[derive(Default)]
struct Members<'a> {
    description: Option<&'a str>,
    takes: Option<&'a str>,
    choices: Vec<&'a str>,
    items: Option<&'a Value>,
    nested: bool,
}

/// Reads a schema member by member: there are few, so that this is quicker than to look each up.
fn members(property: &Value) -> Members<'_> {
    let mut read = Members::default();
    for (key, value) in property.as_object().into_iter().flatten() {
        match key.as_str() {
            "type" => read.takes = value.as_str(),
            "description" => read.description = value.as_str(),
            "enum" => read.choices = texts(value),
            "items" => read.items = Some(value),
            "properties" => read.nested = true,
            _ => {}
        }
    }
    read
}

/// Joins pointer segments, escaped as RFC 6901 wants it.
fn join(at: &str, segments: &[&str]) -> String {
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

fn texts(list: &Value) -> Vec<&str> {
    list.as_array().map(|list| list.iter().filter_map(Value::as_str).collect()).unwrap_or_default()
}

fn kind(property: &Value) -> String {
    let Some(members) = property.as_object() else { return "any".into() };
    match members.get("type") {
        Some(Value::String(name)) if name == "array" => array_kind(members),
        Some(Value::String(name)) => name.clone(),
        Some(Value::Array(names)) => one_of(names.iter().filter_map(Value::as_str).map(str::to_owned)),
        _ => alternatives(members),
    }
}

fn array_kind(members: &Map<String, Value>) -> String {
    match members.get("items").map(kind) {
        Some(inner) if inner != "any" => format!("array of {inner}"),
        _ => "array".into(),
    }
}

fn alternatives(members: &Map<String, Value>) -> String {
    let branches = ["anyOf", "oneOf"].iter().find_map(|key| members.get(*key)).and_then(Value::as_array);
    match branches {
        Some(list) => one_of(list.iter().take(6).map(kind)),
        None if members.contains_key("properties") => "object".into(),
        None if members.contains_key("enum") => "string".into(),
        None => "any".into(),
    }
}

fn one_of(kinds: impl Iterator<Item = String>) -> String {
    let mut seen: Vec<String> = Vec::new();
    for kind in kinds {
        if !seen.contains(&kind) {
            seen.push(kind);
        }
    }
    if seen.is_empty() { "any".into() } else { seen.join(" or ") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn parameters_keep_the_order_of_the_schema_and_know_what_is_required() {
        let schema = json!({"properties": {"z": {"type": "string"}, "a": {"type": ["integer", "null"]}}, "required": ["a"]});
        let read: Vec<_> = parameters(&schema).into_iter().map(|p| (p.name, p.kind(), p.required)).collect();
        assert_eq!(read, [("z", "string".to_owned(), false), ("a", "integer or null".to_owned(), true)]);
    }

    #[test]
    fn nested_parameters_carry_their_pointer() {
        let schema = json!({"properties": {"a/b": {"type": "object", "properties": {"id": {"type": "string"}}}}});
        assert_eq!(parameters(&schema)[1].pointer, "properties/a~1b/properties/id");
    }

    #[test]
    fn what_is_no_text_in_a_list_of_choices_keeps_its_place() {
        let schema =
            json!({"properties": {"action": {"enum": [null, "list", 3, "drop"]}, "x": {"enum": [1], "items": {"enum": [2, "a"]}}}});
        let read = parameters(&schema);
        let pointers = [read[0].choice_pointer(0), read[0].choice_pointer(1), read[1].choice_pointer(0)];
        assert_eq!(pointers, ["properties/action/enum/1", "properties/action/enum/3", "properties/x/items/enum/1"]);
    }

    #[test]
    fn a_schema_of_another_shape_has_no_parameters() {
        for odd in [json!(null), json!([1]), json!({"properties": 3}), json!({"properties": {"a": 7}})] {
            assert!(parameters(&odd).len() <= 1, "{odd}");
        }
    }
}
