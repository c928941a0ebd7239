use super::change::Merged;
use super::settle::{Rule, Settled, settle};
use super::shapes::{Form, Shape, shape, wrong};
use super::weaker::weaker;
use crate::policy::{Format, Plan};
use jsonc_parser::ParseOptions;
use jsonc_parser::cst::{CstArray, CstInputValue, CstObject, CstRootNode};
use serde_json::Value;

/// Merges into JSON, with comments where people wrote them.
pub(super) fn merge(format: &Format, text: &str, ours: &str, plan: &Plan) -> Result<Merged, String> {
    let shape = shape(format.id)?;
    let text = if text.trim().is_empty() { "{}\n" } else { text };
    let (root, document) = parse(text)?;
    let (settled, mut notes) = settled(format, shape, &document, ours, plan)?;
    let top = root.object_value().ok_or_else(|| wrong(&[], "object"))?;
    for rule in &settled.remove {
        remove(&top, shape, rule, &settled)?;
    }
    for rule in &settled.add {
        add(&top, shape, rule)?;
    }
    let mut merged = settled.told(root.to_string());
    merged.kept.append(&mut notes);
    Ok(merged)
}

/// What has to come and go in a document, and what a person should know: servers that have no place there, and what stays and
/// lets more through.
pub(super) fn settled(format: &Format, shape: &Shape, document: &Value, ours: &str, plan: &Plan) -> Result<(Settled, Vec<String>), String> {
    let ours: Value = if format.media == "application/json" {
        serde_json::from_str(ours).map_err(|error| error.to_string())?
    } else {
        serde_saphyr::from_str(ours).map_err(|_| "the policy is no YAML")?
    };
    let has = |alias: &str| shape.has(document, alias);
    let missing: Vec<&str> = plan.servers.iter().map(|server| server.alias.as_str()).filter(|alias| !has(alias)).collect();
    if !missing.is_empty() && missing.len() == plan.servers.len() {
        let names = crate::model::one_line(&missing.join(", "), 200);
        return Err(format!("holds no entry for {names}; use the name that the server has there"));
    }
    let there = shape.rules(document, plan)?;
    let mut ours = shape.rules(&ours, plan)?;
    ours.retain(|rule| rule.server.is_empty() || has(&rule.server));
    let starts: Vec<String> = plan.servers.iter().map(|server| (format.name)(&server.alias, "")).collect();
    let settled = settle(&there, &ours, |rule| starts.iter().any(|start| shape.is_of(rule, start)));
    let told = |alias: &str| format!("there is no entry for {} in the file; its rules are left out", crate::model::one_line(alias, 120));
    let weaker = weaker(format, document, &settled.staying(&there), &ours, plan);
    Ok((settled, missing.into_iter().map(told).chain(weaker).collect()))
}

/// The text as it is written, and as it is read.
fn parse(text: &str) -> Result<(CstRootNode, Value), String> {
    let options = ParseOptions {
        allow_loose_object_property_names: false,
        allow_missing_commas: false,
        allow_single_quoted_strings: false,
        allow_hexadecimal_numbers: false,
        ..ParseOptions::default()
    };
    let told = |error: jsonc_parser::errors::ParseError| {
        format!("is not JSON: look at line {}, column {}", error.line_display(), error.column_display())
    };
    let root = CstRootNode::parse(text, &options).map_err(told)?;
    let document = jsonc_parser::parse_to_serde_value(text, &options).map_err(told)?;
    Ok((root, document))
}

fn remove(top: &CstObject, shape: &Shape, rule: &Rule, settled: &Settled) -> Result<(), String> {
    if matches!(shape.form, Form::Lists(_) | Form::Entries(_)) {
        for element in list(top, &rule.place)?.elements() {
            if element.as_string_lit().and_then(|text| text.decoded_value().ok()).as_ref() == Some(&rule.name) {
                element.remove();
            }
        }
        return Ok(());
    }
    // What gets another word is written over.
    if settled.add.iter().any(|added| added.name == rule.name) {
        return Ok(());
    }
    let map = object(top, &rule.place)?;
    only(&map, &rule.name)?;
    let Some(property) = map.get(&rule.name) else { return Ok(()) };
    match property.object_value() {
        Some(inner) if inner.properties().len() > 1 => {
            if let Some(word) = inner.get("default") {
                word.remove();
            }
        }
        _ => property.remove(),
    }
    Ok(())
}

fn add(top: &CstObject, shape: &Shape, rule: &Rule) -> Result<(), String> {
    if matches!(shape.form, Form::Lists(_) | Form::Entries(_)) {
        let list = list(top, &rule.place)?;
        list.append(rule.name.as_str().into());
        list.ensure_multiline();
        return Ok(());
    }
    let map = object(top, &rule.place)?;
    only(&map, &rule.name)?;
    let value = match shape.value(rule.level) {
        Value::Bool(flag) => CstInputValue::Bool(flag),
        word => CstInputValue::Object(vec![("default".into(), word.as_str().unwrap_or_default().into())]),
    };
    match (map.get(&rule.name), value) {
        (None, value) => {
            map.append(&rule.name, value);
        }
        (Some(known), CstInputValue::Object(members)) if known.object_value().is_some() => {
            let inner = known.object_value_or_set();
            for (name, word) in members {
                match inner.get(&name) {
                    Some(known) => known.set_value(word),
                    None => drop(inner.append(&name, word)),
                }
            }
        }
        (Some(known), value) => known.set_value(value),
    }
    Ok(())
}

/// The object at a path, made where there is none.
fn object(top: &CstObject, path: &[String]) -> Result<CstObject, String> {
    let mut object = top.clone();
    for (depth, key) in path.iter().enumerate() {
        only(&object, key)?;
        object = object.object_value_or_create(key).ok_or_else(|| wrong(&path[..=depth], "object"))?;
    }
    Ok(object)
}

/// The list at a path, made where there is none.
fn list(top: &CstObject, path: &[String]) -> Result<CstArray, String> {
    let (name, path_to) = path.split_last().ok_or_else(|| wrong(path, "list"))?;
    let object = object(top, path_to)?;
    only(&object, name)?;
    object.array_value_or_create(name).ok_or_else(|| wrong(path, "list"))
}

/// Of a key that stands twice, clients read one or the other.
fn only(object: &CstObject, key: &str) -> Result<(), String> {
    let same = object.properties().iter().filter(|property| property.decoded_name().as_deref() == Some(key)).count();
    if same > 1 { Err(format!("`{}` stands twice; take one out first", crate::model::one_line(key, 120))) } else { Ok(()) }
}
