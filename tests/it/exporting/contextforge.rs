//! As the gateway's source reads it: names become slugs, patterns are those of Python's `fnmatch`, a rule whose id starts with
//! `deny:` refuses, and what no rule lets through is refused.
//! Source: `plugins/unified_pdp/engines/native_engine.py`, `plugins/rate_limiter`, `utils/create_slug.py`.

use super::gateways::{
    all_and_nothing, does_what_the_policy_says, odd_names_are_no_patterns, odd_names_stay_themselves, servers_stay_apart,
};
use serde_json::Value;
use std::collections::HashSet;
use toolgrade::policy::{Decision, Format, Lossy};

/// `fnmatch` of a name that holds nothing but letters, digits and dashes.
fn fits(pattern: &str, name: &str) -> bool {
    assert!(!pattern.contains(['?', '[', ']']), "a letter that means something: {pattern}");
    match pattern.split_once('*') {
        None => pattern == name,
        Some((start, end)) => !end.contains('*') && name.len() >= start.len() + end.len() && name.starts_with(start) && name.ends_with(end),
    }
}

/// The gateway has no two tools of one name: a call of a name reaches whichever of its owners the gateway knows.
fn answers(text: &str, alias: &str, tool: &str, _: &Value) -> Decision {
    let name = (Format::named("contextforge").expect("a format").name)(alias, tool);
    let config: Value = serde_saphyr::from_str(text).expect("YAML");
    let rules = config["plugins"][0]["config"]["engines"][0]["settings"]["rules"].as_array().cloned().expect("rules");
    let among = |patterns: &Value, text: &str| {
        patterns.as_array().expect("a list").iter().any(|pattern| fits(pattern.as_str().expect("text"), text))
    };
    let holds = |rule: &Value| among(&rule["actions"], &format!("tools.invoke.{name}")) && among(&rule["resource_ids"], &name);
    assert!(rules.iter().all(|rule| !rule["id"].as_str().expect("an id").starts_with("deny:")));
    if rules.iter().any(holds) { Decision::Allow } else { Decision::Deny }
}

#[test]
fn contextforge_does_what_the_policy_says() {
    does_what_the_policy_says("contextforge", &answers);
}

#[test]
fn odd_names_reach_contextforge_as_they_are() {
    odd_names_stay_themselves("contextforge", &answers);
}

#[test]
fn no_name_is_a_pattern_for_contextforge() {
    odd_names_are_no_patterns("contextforge", &answers);
}

#[test]
fn contextforge_keeps_servers_apart() {
    servers_stay_apart("contextforge", &answers);
}

#[test]
fn contextforge_can_be_told_all_and_nothing() {
    all_and_nothing("contextforge", &answers);
}

#[test]
fn no_counter_stands_there_twice() {
    let text = super::text("contextforge", Lossy::Stricter);
    let config: Value = serde_saphyr::from_str(&text).expect("YAML");
    let counted = config["plugins"][1]["config"]["by_tool"].as_object().expect("limits");
    let folded: HashSet<String> = counted.keys().map(|name| name.trim().to_lowercase()).collect();
    assert_eq!((folded.len(), counted["work-desk-create-issue"].as_str()), (counted.len(), Some("30/m")));
}

#[test]
fn thousands_of_tools_are_told_from_each_other_in_no_time() {
    let names: Vec<String> = (0..20_000).map(|number| format!("look_at_{number}")).chain(["look-at-7".to_owned()]).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let started = std::time::Instant::now();
    let rendered = super::clients::named("contextforge", "desk", &names);
    let twins: Vec<&str> =
        rendered.lost.iter().filter(|loss| loss.detail.contains("can't tell it from")).filter_map(|loss| loss.tool.as_deref()).collect();
    assert!(twins.contains(&"look_at_7") && started.elapsed().as_secs() < 20, "{twins:?} after {:?}", started.elapsed());
}
