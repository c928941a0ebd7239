use super::shapes::{self, Shape, join};
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
    /// The name of the argument or member that it is a member of.
    pub parent: Option<&'a str>,
    /// Whether its object must hold it.
    pub required: bool,
    /// What the server says of it.
    pub description: Option<&'a str>,
    /// The closed list of texts that it takes, if there is one.
    pub choices: Vec<&'a str>,
    /// Where the choices stand: each list with the place of its first one among all.
    lists: Vec<(usize, Shape<'a>)>,
    schema: &'a Value,
    /// The type that the schema names, if it does; of several the first that isn't `null`.
    takes: Option<&'a str>,
    /// Whether the schema tells of members.
    nested: bool,
}

impl Parameter<'_> {
    /// Pointer to one of the choices, by its place among them. What is no text in the list (`null`, a number) is no choice
    /// and still has a place there.
    pub fn choice_pointer(&self, place: usize) -> String {
        let Some((first, list)) = self.lists.iter().rev().find(|(first, _)| *first <= place) else { return self.pointer.clone() };
        let Some(items) = list.schema.as_array() else { return list.at.to_string() };
        let mut choices = items.iter().enumerate().filter(|(_, item)| item.is_string());
        let index = choices.nth(place - first).map_or(place - first, |(index, _)| index);
        format!("{}/{index}", list.at)
    }

    /// JSON type as a reader would say it: `string`, `array of string`, `string or null`, `any`.
    pub fn kind(&self) -> String {
        let own = kind(self.schema);
        if own != "any" {
            return own;
        }
        // It is said elsewhere.
        match self.takes {
            Some(takes) => takes.to_owned(),
            None if self.nested => "object".into(),
            None if !self.choices.is_empty() => "string".into(),
            None => own,
        }
    }

    /// Whether it takes a list.
    pub fn is_list(&self) -> bool {
        self.takes == Some("array")
    }

    /// Whether it is switched on or off.
    pub fn is_flag(&self) -> bool {
        self.takes == Some("boolean")
    }

    /// Whether it takes an object with members of its own.
    pub fn is_object(&self) -> bool {
        self.takes == Some("object") || self.nested
    }
}

const MAX_PARAMETERS: usize = 400;
const MAX_DEPTH: usize = 4;

/// The arguments that a schema describes, outer ones first as written, nested ones behind their parent. References within
/// the schema are followed, and of alternatives all are read.
///
/// Bounded: at most 400 of them, at most 4 levels deep. A schema of an unknown shape gives none.
pub fn parameters(schema: &Value) -> Vec<Parameter<'_>> {
    let mut found = Vec::new();
    collect(schema, Shape::new(schema, ""), None, 0, &mut found);
    found
}

/// Adds the members that an object has by its schema.
fn collect<'a>(root: &'a Value, object: Shape<'a>, parent: Option<&'a str>, depth: usize, found: &mut Vec<Parameter<'a>>) {
    let first = found.len();
    for shape in object.all(root) {
        let Some(properties) = shape.schema.get("properties").and_then(Value::as_object) else { continue };
        let required = shape.schema.get("required").and_then(Value::as_array);
        found.reserve(properties.len().min(MAX_PARAMETERS));
        for (name, property) in properties {
            if found.len() >= MAX_PARAMETERS {
                return;
            }
            // What several alternatives name is one argument all the same.
            if !shape.is_first && found[first..].iter().any(|known| known.depth == depth && known.name == name) {
                continue;
            }
            let required = required.is_some_and(|list| list.iter().any(|item| item.as_str() == Some(name)));
            let member = Shape::new(property, join(&shape.at, &["properties", name]));
            let (parameter, inner) = parameter(root, member, (name, parent, depth, required));
            found.push(parameter);
            for object in inner.into_iter().filter(|_| depth + 1 < MAX_DEPTH) {
                collect(root, object, Some(name), depth + 1, found);
            }
        }
    }
}

/// One member, and where its own members or those of its items stand.
fn parameter<'a>(
    root: &'a Value,
    member: Shape<'a>,
    (name, parent, depth, required): (&'a str, Option<&'a str>, usize, bool),
) -> (Parameter<'a>, Vec<Shape<'a>>) {
    let Members { description, takes, choices, items, nested, elsewhere } = members(member.schema);
    let (schema, pointer, lists) = (member.schema, String::new(), vec![]);
    let mut read = Parameter { pointer, name, depth, parent, required, description, choices: vec![], lists, schema, takes, nested };
    // Most parameters have no choices, no members and no items, so that nothing more is asked of them.
    if choices.is_none() && items.is_none() && !nested && !elsewhere {
        read.pointer = member.at.into_owned();
        return (read, vec![]);
    }
    read.pointer = member.at.to_string();
    let mut inner = Vec::new();
    for shape in member.all(root) {
        let Members { takes, choices, items, nested, .. } = members(shape.schema);
        read.takes = read.takes.or(takes.filter(|takes| *takes != "null"));
        read.nested |= nested;
        read.choose(choices, &shape);
        if nested {
            inner.push(shape.clone());
        }
        for item in items.into_iter().flat_map(|items| shape.member(items, &["items"]).all(root)) {
            let Members { choices, nested, .. } = members(item.schema);
            read.choose(choices, &item);
            if nested {
                inner.push(item);
            }
        }
    }
    (read, inner)
}

impl<'a> Parameter<'a> {
    /// Takes the choices of a shape in.
    fn choose(&mut self, choices: Option<(&'static str, &'a Value)>, shape: &Shape<'a>) {
        let Some((key, list)) = choices else { return };
        let before = self.choices.len();
        self.choices.extend(texts(list));
        if self.choices.len() > before {
            self.lists.push((before, shape.member(list, &[key])));
        }
    }
}

/// What is read of a parameter's schema.
#[derive(Default)]
struct Members<'a> {
    description: Option<&'a str>,
    takes: Option<&'a str>,
    /// The list, or the one text, with its key.
    choices: Option<(&'static str, &'a Value)>,
    items: Option<&'a Value>,
    nested: bool,
    /// Whether more of it stands elsewhere.
    elsewhere: bool,
}

/// Reads a schema member by member: there are few, so that this is quicker than to look each up.
fn members(property: &Value) -> Members<'_> {
    let mut read = Members::default();
    for (key, value) in property.as_object().into_iter().flatten() {
        match key.as_str() {
            "type" => read.takes = texts(value).find(|name| *name != "null"),
            "description" => read.description = value.as_str(),
            "enum" => read.choices = Some(("enum", value)),
            "const" => read.choices = read.choices.or(Some(("const", value))),
            "items" => read.items = Some(value),
            "properties" => read.nested = true,
            key => read.elsewhere |= shapes::leads_on(key),
        }
    }
    read
}

/// The texts of a list, or the text itself.
fn texts(list: &Value) -> impl Iterator<Item = &str> {
    list.as_array().map_or(std::slice::from_ref(list), Vec::as_slice).iter().filter_map(Value::as_str)
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
    fn references_and_alternatives_are_read() {
        let schema = json!({
            "$defs": {
                "Kind": {"enum": ["list", "drop"]},
                "Task": {"type": "object", "properties": {"id": {"type": "string"}, "parent": {"$ref": "#/$defs/Task"}}},
            },
            "properties": {
                "action": {"allOf": [{"$ref": "#/$defs/Kind"}], "description": "What to do"},
                "tasks": {"anyOf": [{"type": "array", "items": {"$ref": "#/$defs/Task"}}, {"type": "null"}]},
                "mode": {"oneOf": [{"const": "soft"}, {"const": "hard"}]},
            },
        });
        let read = parameters(&schema);
        let shown: Vec<_> = read.iter().map(|p| (p.name, p.depth, p.parent, p.kind())).collect();
        assert_eq!(shown[0], ("action", 0, None, "string".to_owned()));
        assert_eq!(shown[1], ("tasks", 0, None, "array or null".to_owned()));
        assert_eq!(shown[2], ("id", 1, Some("tasks"), "string".to_owned()));
        assert_eq!(read[0].choice_pointer(1), "$defs/Kind/enum/1");
        assert!(read[1].is_list());
        assert_eq!(read[2].pointer, "$defs/Task/properties/id");
        let mode = read.iter().find(|p| p.name == "mode").expect("read");
        assert_eq!(
            (mode.choices.as_slice(), mode.choice_pointer(1).as_str()),
            (["soft", "hard"].as_slice(), "properties/mode/oneOf/1/const")
        );
    }

    #[test]
    fn alternatives_of_the_whole_are_one_list_of_arguments() {
        let one = json!({"properties": {"id": {"type": "string"}, "name": {"type": "string"}}});
        let other = json!({"properties": {"id": {"type": "string"}, "path": {"type": "string"}}});
        let schema = json!({"oneOf": [one, other]});
        let names: Vec<_> = parameters(&schema).iter().map(|p| p.name.to_owned()).collect();
        assert_eq!(names, ["id", "name", "path"]);
    }

    #[test]
    fn a_schema_of_another_shape_has_no_parameters() {
        for odd in [json!(null), json!([1]), json!({"properties": 3}), json!({"properties": {"a": 7}})] {
            assert!(parameters(&odd).len() <= 1, "{odd}");
        }
    }
}
