//! What holds of every verdict, whatever the definition: shared by the property tests and by the fuzz target.

use serde_json::Value;
use toolgrade::classify::{risk_table, starting_risk};
use toolgrade::lang::Lang;
use toolgrade::model::{Category, Evidence, Risk, ToolRow, Trait, Verdict};

/// Panics when a verdict breaks what is promised of all of them.
pub(crate) fn check(row: &ToolRow, verdict: &Verdict) {
    let confidence = verdict.confidence.value();
    assert!((0.0..=1.0).contains(&confidence), "a confidence of {confidence}");
    assert!(!verdict.evidence.is_empty() && !verdict.rationale.is_empty(), "nothing says why: {verdict:?}");
    for item in &verdict.evidence {
        let text = text_of(row, item).unwrap_or_else(|| panic!("no text lies at {}: {item:?}", item.field));
        assert_eq!(text.get(item.start..item.end), Some(item.text.as_str()), "{item:?}");
    }
    check_risk(verdict.category, verdict.risk, &verdict.traits);
    for mode in &verdict.modes {
        check_risk(mode.category, mode.risk, &mode.traits);
    }
}

/// The risk is one that the standard's table allows for these traits; what the table asks for beside them isn't shown.
fn check_risk(category: Category, risk: Risk, traits: &[Trait]) {
    let is_grave = [Trait::Destructive, Trait::Financial, Trait::CodeExecution].iter().any(|grave| traits.contains(grave));
    assert!(risk == Risk::High || !is_grave, "{risk} with {traits:?}");
    let mut allowed = Vec::new();
    for row in risk_table() {
        if row.categories.contains(&category) && row.has.is_none_or(|found| traits.contains(&found)) {
            allowed.push(row.risk);
            if row.also(Lang::En).is_empty() {
                break;
            }
        }
    }
    let is_open = !risk_table().iter().any(|row| {
        row.also(Lang::En).is_empty() && row.categories.contains(&category) && row.has.is_none_or(|found| traits.contains(&found))
    });
    assert!(allowed.contains(&risk) || (is_open && risk == starting_risk(category)), "{category} {risk} with {traits:?}");
}

/// The text of the field that a piece of evidence names.
fn text_of<'a>(row: &'a ToolRow, item: &Evidence) -> Option<&'a str> {
    match item.field.as_str() {
        "name" => Some(row.definition.name.as_str()),
        "title" => row.definition.title.as_deref(),
        "description" => row.definition.description.as_deref(),
        "server_name" => row.server_name.as_deref(),
        "server_description" => row.server_description.as_deref(),
        field => parameter_text(row.definition.input_schema.as_ref()?, field.strip_prefix("input_schema/")?),
    }
}

/// What a pointer into a schema names: a parameter's own name, its description, or one of its choices.
fn parameter_text<'a>(mut at: &'a Value, pointer: &str) -> Option<&'a str> {
    let mut segments = pointer.split('/').map(|segment| segment.replace("~1", "/").replace("~0", "~"));
    while let Some(segment) = segments.next() {
        at = match segment.as_str() {
            "properties" => {
                let (name, member) = at.get("properties")?.as_object()?.get_key_value(&segments.next()?)?;
                if segments.clone().next().is_none() {
                    return Some(name);
                }
                member
            }
            "items" => at.get("items")?,
            "description" => return at.get("description")?.as_str(),
            "enum" => return at.get("enum")?.get(segments.next()?.parse::<usize>().ok()?)?.as_str(),
            _ => return None,
        };
    }
    None
}
