//! Runs the examples that checks carry.

use super::block::{Check, CheckExample};
use super::lookalike::skeleton;
use crate::classify::pack::Problem;
use crate::model::{Definition, Finding, Subject, ToolName};
use serde_json::{Map, Value, json};

/// A problem for each example that doesn't do what its check says; `find` gives the findings on a definition.
pub(in crate::classify) fn check(checks: &[Check], find: impl Fn(&Subject<'_>) -> Vec<Finding>) -> Vec<Problem> {
    let mut problems = Vec::new();
    for check in checks {
        let fires = |example: &&CheckExample| fires(check, example, &find);
        let silent = check.fires.iter().filter(|example| !fires(example)).map(|e| problem(check, e, "must fire the check and doesn't"));
        let loud = check.quiet.iter().filter(fires).map(|e| problem(check, e, "fires the check and must not"));
        problems.extend(silent.chain(loud));
    }
    problems
}

fn problem(check: &Check, example: &CheckExample, message: &str) -> Problem {
    let shown = if example.names.is_empty() { format!("{}: {}", example.tool, example.description) } else { example.names.join(" and ") };
    let message = format!("the example `{shown}` {message}; change its words or the example");
    Problem { file: check.file.clone(), rule: Some(check.id.clone()), message }
}

fn fires(check: &Check, example: &CheckExample, find: &impl Fn(&Subject<'_>) -> Vec<Finding>) -> bool {
    if let [one, other] = example.names.as_slice() {
        return one != other && !skeleton(one).is_empty() && skeleton(one) == skeleton(other);
    }
    let Some(definition) = definition(example) else { return false };
    let subject = Subject { server_name: None, server_description: None, definition: &definition };
    find(&subject).iter().any(|finding| finding.check == check.id)
}

fn definition(example: &CheckExample) -> Option<Definition> {
    let parameter = |(name, text): (&String, &String)| (name.clone(), json!({"type": "string", "description": text}));
    let properties: Map<String, Value> = example.params.iter().map(parameter).collect();
    Some(Definition {
        name: ToolName::new(example.tool.as_str()).ok()?,
        title: example.title.clone(),
        description: Some(example.description.clone()),
        input_schema: Some(json!({"type": "object", "properties": properties})),
        output_schema: None,
        annotations: (!example.annotations.is_empty()).then(|| json!(example.annotations)),
    })
}
