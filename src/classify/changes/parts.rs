use super::schemas;
use crate::model::{Definition, Part, Parts, clip};
use serde_json::Value;

/// Changes of parameters that are listed; of more, only the number is told.
const LISTED: usize = 40;

/// Compares two definitions by meaning: the order of keys doesn't count.
pub fn parts(before: &Definition, after: &Definition) -> Parts {
    let differs = |part: &Part| match part {
        Part::Name => before.name != after.name,
        Part::Title => before.title != after.title,
        Part::Description => before.description != after.description,
        Part::InputSchema => before.input_schema != after.input_schema,
        Part::OutputSchema => before.output_schema != after.output_schema,
        Part::Annotations => before.annotations != after.annotations,
    };
    let changed: Vec<Part> = Part::ALL.iter().copied().filter(differs).collect();
    let compared = |part: Part, (before, after): (&Option<Value>, &Option<Value>)| {
        if changed.contains(&part) { schemas::compare(before.as_ref(), after.as_ref()) } else { vec![] }
    };
    let mut arguments = compared(Part::InputSchema, (&before.input_schema, &after.input_schema));
    let mut answer = compared(Part::OutputSchema, (&before.output_schema, &after.output_schema));
    let more = arguments.len().saturating_sub(LISTED) + answer.len().saturating_sub(LISTED);
    // Those that break calls must not be lost among new words.
    for list in [&mut arguments, &mut answer] {
        list.sort_by_key(|change| !change.event.breaks_calls());
        list.truncate(LISTED);
        for change in list.iter_mut() {
            change.parameter = clip(&change.parameter, 200).to_owned();
        }
    }
    Parts { changed, arguments, answer, more }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::ParameterEvent;
    use serde_json::json;

    fn definition(members: &Value) -> Definition {
        let mut whole = json!({"name": "t", "title": "T", "description": "Reads.", "annotations": {"a": 1, "b": 2},
            "input_schema": {"type": "object", "properties": {"id": {"type": "string"}}}, "output_schema": {"type": "object"}});
        for (key, value) in members.as_object().expect("members") {
            whole[key] = value.clone();
        }
        serde_json::from_value(whole).expect("a definition")
    }

    #[test]
    fn every_part_is_told_apart() {
        let cases = [
            (Part::Name, json!({"name": "u"})),
            (Part::Title, json!({"title": null})),
            (Part::Description, json!({"description": "Writes."})),
            (Part::InputSchema, json!({"input_schema": {"type": "object"}})),
            (Part::OutputSchema, json!({"output_schema": null})),
            (Part::Annotations, json!({"annotations": {"a": 1}})),
        ];
        for (part, members) in cases {
            assert_eq!(parts(&definition(&json!({})), &definition(&members)).changed, [part]);
        }
    }

    #[test]
    fn the_order_of_keys_is_no_change() {
        let turned = json!({"annotations": {"b": 2, "a": 1}, "input_schema": {"properties": {"id": {"type": "string"}}, "type": "object"}});
        assert!(parts(&definition(&json!({})), &definition(&turned)).is_empty());
    }

    #[test]
    fn a_flood_of_parameters_is_counted_and_those_that_break_calls_are_kept() {
        let many: serde_json::Map<String, Value> = (0..300).map(|n| (format!("p{n}"), json!({}))).collect();
        let schema = json!({"properties": many, "required": ["p299"]});
        let told = parts(&definition(&json!({})), &definition(&json!({"input_schema": schema})));
        assert_eq!((told.arguments.len(), told.more), (LISTED, 301 - LISTED));
        assert_eq!((told.arguments[0].parameter.as_str(), &told.arguments[0].event), ("p299", &ParameterEvent::Came { required: true }));
    }
}
