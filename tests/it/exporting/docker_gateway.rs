//! As `isToolEnabled` of the gateway's source reads the file: an exact name in the list of an exact server, and everything of
//! a server that isn't there.

use super::gateways::{
    all_and_nothing, does_what_the_policy_says, odd_names_are_no_patterns, odd_names_stay_themselves, other_names_are_refused,
    servers_stay_apart,
};
use serde_json::Value;
use toolgrade::policy::Decision;

fn answers(text: &str, alias: &str, tool: &str, _: &Value) -> Decision {
    let servers: Value = serde_saphyr::from_str(text).expect("YAML");
    match servers.as_object().expect("servers").get(alias) {
        None => Decision::Allow,
        Some(tools) if tools.as_array().expect("a list").contains(&tool.into()) => Decision::Allow,
        Some(_) => Decision::Hide,
    }
}

#[test]
fn docker_gateway_does_what_the_policy_says() {
    does_what_the_policy_says("docker-gateway", &answers);
}

#[test]
fn odd_names_reach_docker_gateway_as_they_are() {
    odd_names_stay_themselves("docker-gateway", &answers);
}

#[test]
fn no_name_is_a_pattern_for_docker_gateway() {
    odd_names_are_no_patterns("docker-gateway", &answers);
    other_names_are_refused("docker-gateway", &answers);
}

#[test]
fn docker_gateway_keeps_servers_apart() {
    servers_stay_apart("docker-gateway", &answers);
}

#[test]
fn docker_gateway_can_be_told_all_and_nothing() {
    all_and_nothing("docker-gateway", &answers);
}
