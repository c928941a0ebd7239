use super::diff::{Piece, diff, diff_lines};
use crate::lang::Lang;
use crate::model::Definition;
use crate::web::words;
use serde_json::{Map, Value};

/// A text of a definition, before and now.
pub(in crate::web) struct Compared {
    pub(in crate::web) label: String,
    pub(in crate::web) language: &'static str,
    pub(in crate::web) is_code: bool,
    pub(in crate::web) pieces: Vec<Piece>,
}

/// The texts of a definition that are others than before. Schemas are compared as JSON with sorted keys.
pub(in crate::web) fn compare(lang: Lang, before: &Definition, after: &Definition) -> Vec<Compared> {
    let texts = [("definition-title", &before.title, &after.title), ("definition-description", &before.description, &after.description)];
    let values = [
        ("definition-input-schema", &before.input_schema, &after.input_schema),
        ("definition-output-schema", &before.output_schema, &after.output_schema),
        ("definition-annotations", &before.annotations, &after.annotations),
    ];
    let name = (before.name != after.name).then(|| compared(lang, "definition-name", before.name.as_str(), after.name.as_str(), true));
    let words = texts.into_iter().filter(|(_, before, after)| before != after);
    let words = words.map(|(label, before, after)| compared(lang, label, said(before.as_ref()), said(after.as_ref()), false));
    let schemas = values.into_iter().filter(|(_, before, after)| before != after);
    let schemas = schemas.map(|(label, before, after)| compared(lang, label, &laid_out(before.as_ref()), &laid_out(after.as_ref()), true));
    name.into_iter().chain(words).chain(schemas).collect()
}

fn compared(lang: Lang, label: &str, before: &str, after: &str, is_code: bool) -> Compared {
    let language = words::language(if after.is_empty() { before } else { after });
    Compared { label: lang.say(label), language, is_code, pieces: if is_code { diff_lines(before, after) } else { diff(before, after) } }
}

fn said(text: Option<&String>) -> &str {
    text.map_or("", String::as_str)
}

fn laid_out(value: Option<&Value>) -> String {
    value.map(|value| format!("{:#}", sorted(value))).unwrap_or_default()
}

/// The same with the keys of every object in order: their order is no change.
fn sorted(value: &Value) -> Value {
    match value {
        Value::Object(members) => {
            let mut keys: Vec<&String> = members.keys().collect();
            keys.sort_unstable();
            Value::Object(keys.into_iter().map(|key| (key.clone(), sorted(&members[key]))).collect::<Map<_, _>>())
        }
        Value::Array(items) => Value::Array(items.iter().map(sorted).collect()),
        plain => plain.clone(),
    }
}
