//! In Cedar's own engine, with the entities and the context that ToolHive builds: a tool below its server, plain arguments as
//! `arg_` attributes, others as a mark that they are there. Source: `pkg/authz/authorizers/cedar` of ToolHive.

use super::gateways::{
    all_and_nothing, does_what_the_policy_says, odd_names_are_no_patterns, odd_names_stay_themselves, other_names_are_refused,
    reads_arguments_as_we_do, servers_stay_apart,
};
use cedar_policy::{Authorizer, Context, Decision as Cedar, Entities, EntityUid, PolicySet, Request};
use serde_json::{Map, Value, json};
use toolgrade::policy::Decision;

fn entity(kind: &str, id: &str) -> EntityUid {
    EntityUid::from_json(json!({ "type": kind, "id": id })).expect("an entity")
}

/// Numbers are decimals with four digits at most, and aren't there where they don't fit.
fn attribute((name, value): (&String, &Value)) -> Option<(String, Value)> {
    match value {
        Value::String(_) | Value::Bool(_) => Some((format!("arg_{name}"), value.clone())),
        Value::Number(number) => {
            let fits = number.as_f64().is_some_and(|number| number.abs() < 1e9);
            let decimal = json!({ "__extn": { "fn": "decimal", "arg": format!("{:.4}", number.as_f64().unwrap_or_default()) } });
            fits.then(|| (format!("arg_{name}"), decimal))
        }
        _ => Some((format!("arg_{name}_present"), json!(true))),
    }
}

/// Any error refuses the call.
fn answers(text: &str, alias: &str, tool: &str, arguments: &Value) -> Decision {
    let config: Value = serde_saphyr::from_str(text).expect("YAML");
    assert_eq!((&config["version"], &config["type"], &config["cedar"]["entities_json"]), (&json!("1.0"), &json!("cedarv1"), &json!("[]")));
    let mut policies = PolicySet::new();
    for (place, policy) in config["cedar"]["policies"].as_array().expect("policies").iter().enumerate() {
        let id = cedar_policy::PolicyId::new(format!("policy{place}"));
        let policy = cedar_policy::Policy::parse(Some(id), policy.as_str().expect("a string")).expect("one policy");
        policies.add(policy).expect("an id of its own");
    }
    assert!(!policies.is_empty(), "ToolHive doesn't start without policies");
    let attributes: Map<String, Value> = arguments.as_object().expect("an object").iter().filter_map(attribute).collect();
    let (tool_id, server_id) = (json!({ "type": "Tool", "id": tool }), json!({ "type": "MCP", "id": alias }));
    let known = json!([
        { "uid": tool_id, "attrs": attributes.clone(), "parents": [server_id] },
        { "uid": server_id, "attrs": {}, "parents": [] },
    ]);
    let entities = Entities::from_json_value(known, None).expect("entities");
    let context = Context::from_json_value(Value::Object(attributes), None).expect("a context");
    let (principal, action) = (entity("Client", "somebody"), entity("Action", "call_tool"));
    let request = Request::new(principal, action, entity("Tool", tool), context, None).expect("a request");
    let response = Authorizer::new().is_authorized(&request, &policies, &entities);
    let allowed = response.decision() == Cedar::Allow && response.diagnostics().errors().next().is_none();
    if allowed { Decision::Allow } else { Decision::Hide }
}

#[test]
fn toolhive_does_what_the_policy_says() {
    does_what_the_policy_says("toolhive", &answers);
}

#[test]
fn odd_names_reach_toolhive_as_they_are() {
    odd_names_stay_themselves("toolhive", &answers);
}

#[test]
fn no_name_is_a_pattern_for_toolhive() {
    odd_names_are_no_patterns("toolhive", &answers);
    other_names_are_refused("toolhive", &answers);
}

#[test]
fn toolhive_keeps_servers_apart() {
    servers_stay_apart("toolhive", &answers);
}

#[test]
fn toolhive_can_be_told_all_and_nothing() {
    all_and_nothing("toolhive", &answers);
}

#[test]
fn toolhive_reads_arguments_as_we_do() {
    reads_arguments_as_we_do("toolhive", &answers);
}
