use super::change::{Merged, place};
use super::json::settled;
use super::settle::Rule;
use super::shapes::{shape, wrong};
use crate::policy::{Format, Plan};
use serde_json::{Map, Value, json};

/// Marks of what is lost when YAML is written anew: comments, anchors, tags.
const LOST: &[char] = &['#', '&', '!', '|', '>'];

/// Merges into YAML that a program wrote; what a person added to it would be lost, and is refused.
pub(super) fn merge(format: &Format, text: &str, ours: &str, plan: &Plan) -> Result<Merged, String> {
    if let Some(at) = text.find(LOST) {
        let place = place(text, at);
        return Err(format!("holds something at {place} that is lost when YAML is written anew; paste the policy by hand"));
    }
    let shape = shape(format.id)?;
    let mut document: Value = if text.trim().is_empty() {
        json!({ "user": { "always_allow": [], "ask_before": [], "never_allow": [] } })
    } else {
        let told = |error: serde_saphyr::Error| error.location().map(|at| format!(": look at line {}, column {}", at.line(), at.column()));
        serde_saphyr::from_str(text).map_err(|error| format!("is not YAML{}", told(error).unwrap_or_default()))?
    };
    let (settled, notes) = settled(format, shape, &document, ours, plan)?;
    for rule in &settled.remove {
        list(&mut document, rule)?.retain(|item| item.as_str() != Some(&rule.name));
    }
    for rule in &settled.add {
        list(&mut document, rule)?.push(json!(rule.name));
    }
    let merged = settled.told(crate::policy::formats::yaml(&document));
    Ok(Merged { kept: [merged.kept, notes].concat(), ..merged })
}

fn list<'d>(document: &'d mut Value, rule: &Rule) -> Result<&'d mut Vec<Value>, String> {
    let (last, path) = rule.place.split_last().ok_or_else(|| wrong(&rule.place, "list"))?;
    let mut value = document;
    for key in path {
        let map = value.as_object_mut().ok_or_else(|| wrong(path, "object"))?;
        value = map.entry(key.clone()).or_insert_with(|| Map::new().into());
    }
    let map = value.as_object_mut().ok_or_else(|| wrong(path, "object"))?;
    map.entry(last.clone()).or_insert_with(|| json!([])).as_array_mut().ok_or_else(|| wrong(&rule.place, "list"))
}
