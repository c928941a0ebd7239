//! As Kong's documentation says, for somebody in the group `mcp-agents`: a tool's own list takes the place of the default, who
//! stands in a list of refusals is refused, and who doesn't stand in a list of leave is too.
//! Source: the page on tool access at developer.konghq.com.

use super::gateways::{
    all_and_nothing, does_what_the_policy_says, odd_names_are_no_patterns, odd_names_stay_themselves, other_names_are_refused,
    servers_stay_apart,
};
use serde_json::Value;
use toolgrade::policy::Decision;

fn lets_through(acl: &Value) -> bool {
    let stands = |list: &str| acl[list].as_array().map(|groups| groups.contains(&"mcp-agents".into()));
    stands("deny") != Some(true) && stands("allow").unwrap_or(true)
}

fn answers(text: &str, alias: &str, tool: &str, _: &Value) -> Decision {
    let config: Value = serde_saphyr::from_str(text).expect("YAML");
    let plugins = config["plugins"].as_array().expect("plugins");
    let config = &plugins.iter().find(|plugin| plugin["route"] == alias).expect("a plugin for each server")["config"];
    let own = config["tools"].as_array().expect("tools").iter().find(|known| known["name"] == tool);
    if lets_through(own.map_or(&config["default_acl"][0], |tool| &tool["acl"])) { Decision::Allow } else { Decision::Hide }
}

#[test]
fn kong_does_what_the_policy_says() {
    does_what_the_policy_says("kong", &answers);
}

#[test]
fn odd_names_reach_kong_as_they_are() {
    odd_names_stay_themselves("kong", &answers);
}

#[test]
fn no_name_is_a_pattern_for_kong() {
    odd_names_are_no_patterns("kong", &answers);
    other_names_are_refused("kong", &answers);
}

#[test]
fn kong_keeps_servers_apart() {
    servers_stay_apart("kong", &answers);
}

#[test]
fn kong_can_be_told_all_and_nothing() {
    all_and_nothing("kong", &answers);
}
