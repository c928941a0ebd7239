//! Runs the examples that rules carry.

use super::matcher::Matcher;
use super::pack::{Pack, Problem};
use super::reading::Reading;
use super::rule::{Example, Rule};
use super::scoring;
use super::segment::Segmenter;
use crate::model::{Definition, Subject, ToolName};
use serde_json::{Value, json};

/// A problem for each example that doesn't do what its rule says.
pub(super) fn check(pack: &Pack, matcher: &Matcher, segmenter: &Segmenter) -> Vec<Problem> {
    let mut problems = Vec::new();
    for (number, rule) in pack.rules.iter().enumerate() {
        let fires = |example: &Example| fires(pack, matcher, segmenter, number, example);
        let silent = rule.fires.iter().filter(|example| !fires(example)).map(|e| problem(rule, e, "must fire the rule and doesn't"));
        let loud = rule.quiet.iter().filter(|example| fires(example)).map(|e| problem(rule, e, "fires the rule and must not"));
        problems.extend(silent.chain(loud));
    }
    problems
}

fn problem(rule: &Rule, example: &Example, message: &str) -> Problem {
    let message = format!("the example `{}: {}` {message}; change its words or the example", example.tool, example.description);
    Problem { file: rule.file.clone(), rule: Some(rule.id.clone()), message }
}

fn fires(pack: &Pack, matcher: &Matcher, segmenter: &Segmenter, rule: usize, example: &Example) -> bool {
    let Ok(name) = ToolName::new(example.tool.as_str()) else { return false };
    let definition = Definition {
        name,
        title: None,
        description: Some(example.description.clone()),
        input_schema: Some(schema(example)),
        output_schema: None,
        annotations: None,
    };
    let subject = Subject { server_name: None, server_description: example.server.as_deref(), definition: &definition };
    let reading = Reading::of(&subject, matcher.language(), segmenter);
    let fired = matcher.run(&reading);
    let category = scoring::score(pack, &reading, &fired).category;
    let wanted = &pack.rules[rule].category;
    fired.iter().any(|one| one.rule == rule) && (wanted.is_empty() || wanted.contains(&category))
}

fn schema(example: &Example) -> Value {
    let names = example.params.iter().chain(&example.required);
    let mut properties: serde_json::Map<String, Value> = names.map(|name| (name.clone(), json!({"type": "string"}))).collect();
    if !example.action.is_empty() {
        properties.insert("action".into(), json!({"type": "string", "enum": example.action}));
    }
    json!({"type": "object", "properties": properties, "required": example.required})
}
