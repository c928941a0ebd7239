//! Its rules in a CEL engine, with the names that the gateway knows when a call comes in. Which rules there are, in what
//! order they count and what holds without any: `crates/agentgateway/src/http/authorization.rs` of its source.

use super::gateways::{
    all_and_nothing, does_what_the_policy_says, odd_names_are_no_patterns, odd_names_stay_themselves, other_names_are_refused,
    said_of_alias, servers_stay_apart,
};
use cel::{Context, Program, Value as Cel};
use serde_json::{Value, json};
use toolgrade::policy::Decision;

/// Allowed where one rule to allow is true, and where there is no rule at all; only such rules are written.
fn answers(text: &str, alias: &str, tool: &str, _: &Value) -> Decision {
    let config: Value = serde_saphyr::from_str(text).expect("YAML");
    let rules = config["mcp"]["policies"]["mcpAuthorization"]["rules"].as_array().expect("rules");
    let holds = |rule: &Value| {
        let program = Program::compile(rule.as_str().expect("a rule in one string")).expect("CEL");
        let mut context = Context::default();
        context.add_variable("mcp", json!({ "tool": { "target": alias, "name": tool } })).expect("a variable");
        matches!(program.execute(&context), Ok(Cel::Bool(true)))
    };
    if rules.is_empty() || rules.iter().any(holds) { Decision::Allow } else { Decision::Hide }
}

#[test]
fn agentgateway_does_what_the_policy_says() {
    does_what_the_policy_says("agentgateway", &answers);
}

#[test]
fn odd_names_reach_agentgateway_as_they_are() {
    odd_names_stay_themselves("agentgateway", &answers);
}

#[test]
fn no_name_is_a_pattern_for_agentgateway() {
    odd_names_are_no_patterns("agentgateway", &answers);
    other_names_are_refused("agentgateway", &answers);
}

#[test]
fn agentgateway_keeps_servers_apart() {
    servers_stay_apart("agentgateway", &answers);
}

#[test]
fn agentgateway_can_be_told_all_and_nothing() {
    all_and_nothing("agentgateway", &answers);
}

#[test]
fn an_alias_that_agentgateway_cannot_read_is_told() {
    assert_eq!((said_of_alias("agentgateway", "my_wiki").is_some(), said_of_alias("agentgateway", "my-wiki")), (true, None));
}
