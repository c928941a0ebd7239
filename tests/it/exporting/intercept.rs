//! As the proxy's source reads a file: hidden names, the default, then each rule; values are compared as numbers where both
//! are, else by how they print. Source: `internal/config` and `internal/engine` of Intercept.

use super::gateways::{
    all_and_nothing, does_what_the_policy_says, odd_names_are_no_patterns, odd_names_stay_themselves, other_names_are_refused,
    reads_arguments_as_we_do, servers_stay_apart,
};
use serde_json::Value;
use toolgrade::policy::{Decision, Lossy};

/// How Go prints a value.
fn printed(value: &Value) -> String {
    let all = |items: Vec<String>| items.join(" ");
    match value {
        Value::Null => "<nil>".into(),
        Value::String(text) => text.clone(),
        Value::Array(items) => format!("[{}]", all(items.iter().map(printed).collect())),
        Value::Object(members) => {
            format!("map[{}]", all(members.iter().map(|(name, value)| format!("{name}:{}", printed(value))).collect()))
        }
        other => other.to_string(),
    }
}

fn equal(one: &Value, other: &Value) -> bool {
    match (one.as_f64(), other.as_f64()) {
        (Some(one), Some(other)) => one.total_cmp(&other).is_eq(),
        _ => printed(one) == printed(other),
    }
}

fn holds(condition: &Value, arguments: &Value) -> bool {
    let name = condition["path"].as_str().and_then(|path| path.strip_prefix("args.")).expect("a path");
    let Some(value) = arguments.get(name) else { return false };
    let wanted = &condition["value"];
    let number = |compare: fn(&f64, &f64) -> bool| value.as_f64().zip(wanted.as_f64()).is_some_and(|(a, b)| compare(&a, &b));
    match condition["op"].as_str().expect("an operator") {
        "eq" => equal(value, wanted),
        "in" => wanted.as_array().expect("a list").iter().any(|wanted| equal(value, wanted)),
        "lte" => number(f64::le),
        "gte" => number(f64::ge),
        other => panic!("{other} isn't written"),
    }
}

/// The document of a server is the file that the reader saves for it.
fn of_server(text: &str, alias: &str) -> Value {
    let documents: Vec<Value> = serde_saphyr::from_multiple(text).expect("YAML");
    let about = format!("for the server {alias}");
    documents.into_iter().find(|document| document["description"] == about.as_str()).expect("a document for each server")
}

/// What the proxy checks before it starts.
fn check(policy: &Value) {
    assert_eq!(policy["version"], "1");
    let hidden = policy["hide"].as_array().cloned().unwrap_or_default();
    assert!(hidden.iter().all(|name| !name.as_str().expect("a name").trim().is_empty()), "{hidden:?}");
    for (tool, rules) in policy["tools"].as_object().expect("tools") {
        for rule in rules["rules"].as_array().expect("rules") {
            assert!(!rule["name"].as_str().expect("a name").is_empty());
            let counted = rule.get("rate_limit").is_some();
            assert!(!counted || !tool.contains('.'), "the counter of {tool} isn't found");
            assert_eq!(counted, rule.get("conditions").is_none() && rule.get("action").is_none());
        }
    }
}

fn answers(text: &str, alias: &str, tool: &str, arguments: &Value) -> Decision {
    let policy = of_server(text, alias);
    check(&policy);
    let hidden = policy["hide"].as_array().cloned().unwrap_or_default();
    if hidden.iter().any(|name| name == tool || name == "*") {
        return Decision::Hide;
    }
    let tools = policy["tools"].as_object().expect("tools");
    if policy["default"] == "deny" && !tools.contains_key(tool) {
        return Decision::Deny;
    }
    let rules = |name: &str| tools.get(name).and_then(|tool| tool["rules"].as_array()).cloned().unwrap_or_default();
    let every: Vec<Value> = rules(tool).into_iter().chain(if tool == "*" { vec![] } else { rules("*") }).collect();
    let conditions = |rule: &Value| rule["conditions"].as_array().cloned().unwrap_or_default();
    let passes = |rule: &Value| rule["action"] != "deny" && conditions(rule).iter().all(|condition| holds(condition, arguments));
    if every.iter().all(passes) { Decision::Allow } else { Decision::Deny }
}

#[test]
fn intercept_does_what_the_policy_says() {
    does_what_the_policy_says("intercept", &answers);
}

#[test]
fn odd_names_reach_intercept_as_they_are() {
    odd_names_stay_themselves("intercept", &answers);
}

#[test]
fn no_name_is_a_pattern_for_intercept() {
    odd_names_are_no_patterns("intercept", &answers);
    other_names_are_refused("intercept", &answers);
}

#[test]
fn intercept_keeps_servers_apart() {
    servers_stay_apart("intercept", &answers);
}

#[test]
fn intercept_can_be_told_all_and_nothing() {
    all_and_nothing("intercept", &answers);
}

#[test]
fn intercept_reads_arguments_as_we_do() {
    reads_arguments_as_we_do("intercept", &answers);
}

#[test]
fn a_limit_is_so_many_calls_a_minute() {
    let policy = of_server(&super::text("intercept", Lossy::Stricter), super::ALIAS);
    assert_eq!(policy["tools"]["create_issue"]["rules"][0]["rate_limit"], "30/minute");
}
