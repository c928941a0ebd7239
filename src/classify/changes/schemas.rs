use crate::model::{Parameter, ParameterChange, ParameterEvent, clip, parameters};
use serde_json::Value;
use std::collections::{HashMap, HashSet};

/// Values of a closed list that are told of each parameter.
const CHOICES: usize = 12;

/// A value is told up to this length.
const MAX_VALUE: usize = 80;

/// What became of the parameters of a schema: those of the new one in its order, then those that went.
///
/// No schema and one without parameters are the same here. Only as much is compared as [`parameters`] reads.
pub(super) fn compare(before: Option<&Value>, after: Option<&Value>) -> Vec<ParameterChange> {
    let (olds, news) = (before.map(parameters).unwrap_or_default(), after.map(parameters).unwrap_or_default());
    let known: HashMap<&str, &Parameter<'_>> = olds.iter().map(|old| (old.pointer.as_str(), old)).collect();
    let mut changes = Vec::new();
    for new in &news {
        let events = match known.get(new.pointer.as_str()) {
            Some(old) => became(old, new),
            None => vec![ParameterEvent::Came { required: new.required }],
        };
        changes.extend(events.into_iter().map(|event| ParameterChange { parameter: path(&new.pointer), event }));
    }
    let there: HashSet<&str> = news.iter().map(|new| new.pointer.as_str()).collect();
    let gone = olds.iter().filter(|old| !there.contains(old.pointer.as_str()));
    changes
        .extend(gone.map(|old| ParameterChange { parameter: path(&old.pointer), event: ParameterEvent::Went { required: old.required } }));
    changes
}

fn became(old: &Parameter<'_>, new: &Parameter<'_>) -> Vec<ParameterEvent> {
    let mut events = Vec::new();
    match (old.required, new.required) {
        (false, true) => events.push(ParameterEvent::BecameRequired),
        (true, false) => events.push(ParameterEvent::BecameOptional),
        _ => {}
    }
    let (before, after) = (old.kind(), new.kind());
    if before != after {
        events.push(ParameterEvent::Retyped { before: clip(&before, MAX_VALUE).into(), after: clip(&after, MAX_VALUE).into() });
    }
    let (gained, lost) = (beyond(&new.choices, &old.choices), beyond(&old.choices, &new.choices));
    if !gained.is_empty() || !lost.is_empty() {
        events.push(ParameterEvent::Choices { gained, lost });
    }
    if old.description != new.description {
        events.push(ParameterEvent::Redescribed);
    }
    events
}

/// The values of one list that another one lacks.
fn beyond(list: &[&str], other: &[&str]) -> Vec<String> {
    let other: HashSet<&str> = other.iter().copied().collect();
    list.iter().filter(|value| !other.contains(**value)).take(CHOICES).map(|value| clip(value, MAX_VALUE).to_owned()).collect()
}

/// `properties/filter/properties/id` as `filter/id`. A parameter may itself be called `properties`: every second step is one.
fn path(pointer: &str) -> String {
    let mut names = Vec::new();
    let mut steps = pointer.split('/');
    while let Some(step) = steps.next() {
        if step == "properties" {
            names.extend(steps.next());
        }
    }
    names.join("/").replace("~1", "/").replace("~0", "~")
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn events(before: &Value, after: &Value) -> Vec<(String, ParameterEvent)> {
        compare(Some(before), Some(after)).into_iter().map(|change| (change.parameter, change.event)).collect()
    }

    #[test]
    fn every_event_of_a_parameter_is_told() {
        let before = json!({"properties": {"gone": {}, "kind": {"type": "string"}, "need": {}, "free": {}, "word": {"description": "A"},
            "mode": {"enum": ["list", "get"]}}, "required": ["free", "gone"]});
        let after = json!({"properties": {"kind": {"type": "integer"}, "need": {}, "free": {}, "word": {"description": "B"},
            "mode": {"enum": ["list", "drop"]}, "came": {"type": "object", "properties": {"id": {}}}}, "required": ["need", "came"]});
        let told = events(&before, &after);
        let expected = [
            ("kind", ParameterEvent::Retyped { before: "string".into(), after: "integer".into() }),
            ("need", ParameterEvent::BecameRequired),
            ("free", ParameterEvent::BecameOptional),
            ("word", ParameterEvent::Redescribed),
            ("mode", ParameterEvent::Choices { gained: vec!["drop".into()], lost: vec!["get".into()] }),
            ("came", ParameterEvent::Came { required: true }),
            ("came/id", ParameterEvent::Came { required: false }),
            ("gone", ParameterEvent::Went { required: true }),
        ];
        assert_eq!(told, expected.map(|(name, event)| (name.to_owned(), event)));
    }

    #[test]
    fn the_order_of_parameters_and_of_choices_is_no_change() {
        let one = json!({"properties": {"a": {"enum": ["x", "y"]}, "b": {}}, "required": ["a", "b"]});
        let two = json!({"required": ["b", "a"], "properties": {"b": {}, "a": {"enum": ["y", "x"]}}});
        assert_eq!(events(&one, &two), []);
    }

    #[test]
    fn a_parameter_called_properties_keeps_its_name() {
        assert_eq!(path("properties/properties/properties/a~1b"), "properties/a/b");
        assert_eq!(path("properties/rows/items/properties/id"), "rows/id");
    }
}
