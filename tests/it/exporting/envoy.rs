//! Its rules in a CEL engine, with what the gateway knows of a call; the first rule that is true decides, and one that fails
//! isn't. Source: `internal/mcpproxy/authorization.go` and the limits in `api/v1beta1/mcp_route.go`.

use super::gateways::{
    all_and_nothing, does_what_the_policy_says, odd_names_are_no_patterns, odd_names_stay_themselves, other_names_are_refused,
    reads_arguments_as_we_do, said_of_alias, servers_stay_apart,
};
use cel::{Context, Program, Value as Cel};
use serde_json::{Value, json};
use toolgrade::policy::{Decision, Lossy};

/// What becomes of a question with these parameters: null where the list of tools is asked for.
fn asked(text: &str, alias: &str, tool: &str, params: &Value) -> Decision {
    let route: Value = serde_saphyr::from_str(text).expect("YAML");
    let authorization = &route["spec"]["securityPolicy"]["authorization"];
    let rules = authorization["rules"].as_array().expect("rules");
    assert!(rules.len() <= 32, "{} rules", rules.len());
    let holds = |rule: &&Value| {
        let cel = rule["cel"].as_str().expect("an expression");
        assert!(cel.len() <= 4096, "{} bytes", cel.len());
        let mut context = Context::default();
        let request = json!({ "mcp": { "backend": alias, "tool": tool, "params": params } });
        context.add_variable("request", request).expect("a variable");
        matches!(Program::compile(cel).expect("CEL").execute(&context), Ok(Cel::Bool(true)))
    };
    let action = rules.iter().find(holds).map_or(&authorization["defaultAction"], |rule| &rule["action"]);
    if action == "Allow" { Decision::Allow } else { Decision::Hide }
}

/// Every number is a fraction to a reader of JSON in Go.
fn floating(value: &Value) -> Value {
    match value {
        Value::Number(number) => json!(number.as_f64()),
        Value::Array(items) => items.iter().map(floating).collect(),
        Value::Object(members) => Value::Object(members.iter().map(|(name, value)| (name.clone(), floating(value))).collect()),
        value => value.clone(),
    }
}

fn answers(text: &str, alias: &str, tool: &str, arguments: &Value) -> Decision {
    asked(text, alias, tool, &json!({ "name": tool, "arguments": floating(arguments) }))
}

#[test]
fn envoy_does_what_the_policy_says() {
    does_what_the_policy_says("envoy", &answers);
}

#[test]
fn odd_names_reach_envoy_as_they_are() {
    odd_names_stay_themselves("envoy", &answers);
}

#[test]
fn no_name_is_a_pattern_for_envoy() {
    odd_names_are_no_patterns("envoy", &answers);
    other_names_are_refused("envoy", &answers);
}

#[test]
fn envoy_keeps_servers_apart() {
    servers_stay_apart("envoy", &answers);
}

#[test]
fn envoy_can_be_told_all_and_nothing() {
    all_and_nothing("envoy", &answers);
}

#[test]
fn envoy_reads_arguments_as_we_do() {
    reads_arguments_as_we_do("envoy", &answers);
}

#[test]
fn a_tool_with_a_condition_is_listed() {
    let text = super::text("envoy", Lossy::Report);
    assert_eq!(asked(&text, super::ALIAS, "manage_labels", &Value::Null), Decision::Allow);
}

#[test]
fn an_alias_that_envoy_cannot_read_is_told() {
    assert_eq!((said_of_alias("envoy", "My Wiki").is_some(), said_of_alias("envoy", "my-wiki")), (true, None));
}
