//! In Cedar's own engine, asked as the text's first lines say.

use super::gateways::{
    all_and_nothing, does_what_the_policy_says, odd_names_are_no_patterns, odd_names_stay_themselves, other_names_are_refused,
    reads_arguments_as_we_do, servers_stay_apart,
};
use cedar_policy::{Authorizer, Context, Decision as Cedar, Entities, EntityUid, PolicySet, Request};
use serde_json::{Value, json};
use toolgrade::policy::Decision;

fn entity(kind: &str, id: &str) -> EntityUid {
    EntityUid::from_json(json!({ "type": kind, "id": id })).expect("an entity")
}

/// An argument that Cedar can't hold, such as null or a fraction, isn't given.
fn held(value: &Value) -> bool {
    match value {
        Value::Null => false,
        Value::Number(number) => number.is_i64(),
        Value::Array(items) => items.iter().all(held),
        Value::Object(members) => members.values().all(held),
        _ => true,
    }
}

fn answers(text: &str, alias: &str, tool: &str, arguments: &Value) -> Decision {
    let policies: PolicySet = text.parse().expect("Cedar");
    let input: Value =
        arguments.as_object().expect("an object").iter().filter(|(_, value)| held(value)).map(|(k, v)| (k.clone(), v.clone())).collect();
    let context = Context::from_json_value(json!({ "server": alias, "input": input }), None).expect("a context");
    let (principal, action) = (entity("User", "somebody"), entity("Action", "call_tool"));
    let request = Request::new(principal, action, entity("Tool", tool), context, None).expect("a request");
    match Authorizer::new().is_authorized(&request, &policies, &Entities::empty()).decision() {
        Cedar::Allow => Decision::Allow,
        Cedar::Deny => Decision::Deny,
    }
}

#[test]
fn cedar_does_what_the_policy_says() {
    does_what_the_policy_says("cedar", &answers);
}

#[test]
fn odd_names_reach_cedar_as_they_are() {
    odd_names_stay_themselves("cedar", &answers);
}

#[test]
fn no_name_is_a_pattern_for_cedar() {
    odd_names_are_no_patterns("cedar", &answers);
    other_names_are_refused("cedar", &answers);
}

#[test]
fn cedar_keeps_servers_apart() {
    servers_stay_apart("cedar", &answers);
}

#[test]
fn cedar_can_be_told_all_and_nothing() {
    all_and_nothing("cedar", &answers);
}

#[test]
fn cedar_reads_arguments_as_we_do() {
    reads_arguments_as_we_do("cedar", &answers);
}
