//! Runs the examples that checks carry.

use super::block::{Check, CheckExample};
use super::lookalike::skeleton;
use crate::classify::changes::{Alarm, parts, severity};
use crate::classify::pack::Problem;
use crate::model::{Assessment, ChangeKind, ChangeSeverity, Definition, Effect, Subject, ToolName};
use serde_json::{Map, Value, json};

/// A problem for each example that doesn't do what its check says; `assess` gives what is said of a definition, `changed`
/// what became of it with another one.
pub(in crate::classify) fn check(
    checks: &[Check],
    assess: impl Fn(&Subject<'_>) -> Assessment,
    changed: impl Fn(&Assessment, &Assessment) -> Effect,
) -> Vec<Problem> {
    let mut problems = Vec::new();
    for check in checks {
        let fires = |example: &&CheckExample| fires(check, example, &assess, &changed);
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

fn fires(
    check: &Check,
    example: &CheckExample,
    assess: &impl Fn(&Subject<'_>) -> Assessment,
    changed: &impl Fn(&Assessment, &Assessment) -> Effect,
) -> bool {
    if let [one, other] = example.names.as_slice() {
        return one != other && !skeleton(one).is_empty() && skeleton(one) == skeleton(other);
    }
    let Some(definition) = definition(example) else { return false };
    let said = |definition| assess(&Subject { server_name: None, server_description: None, definition });
    let now = said(&definition);
    let Some(words) = &example.before else { return now.findings.iter().any(|finding| finding.check == check.id) };
    let before = Definition { description: Some(words.clone()), ..definition.clone() };
    let effect = changed(&said(&before), &now);
    let graver = severity(ChangeKind::ToolChanged, &parts(&before, &definition), Some(&effect)) == ChangeSeverity::High;
    check.id == Alarm::CHECK && graver
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
