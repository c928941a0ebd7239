//! As `check_allowed_or_banned_tools` of the proxy's source reads the lists: an empty one counts as none, the one of refused tools
//! counts where there is none of allowed ones, and a name is held against it as it is and with the server's name before it.

use super::gateways::{
    all_and_nothing, does_what_the_policy_says, odd_names_are_no_patterns, odd_names_stay_themselves, other_names_are_refused,
    said_of_alias, servers_stay_apart,
};
use serde_json::Value;
use toolgrade::policy::Decision;

fn answers(text: &str, alias: &str, tool: &str, _: &Value) -> Decision {
    let config: Value = serde_saphyr::from_str(text).expect("YAML");
    let list = |list: &str| config["mcp_servers"][alias][list].as_array().cloned().unwrap_or_default();
    // No client can call a tool without a name.
    let names = |list: &[Value]| {
        !tool.is_empty() && [tool.to_owned(), format!("{alias}-{tool}")].iter().any(|name| list.contains(&name.as_str().into()))
    };
    let (allowed, refused) = (list("allowed_tools"), list("disallowed_tools"));
    let through = if allowed.is_empty() { !names(&refused) } else { names(&allowed) };
    if through { Decision::Allow } else { Decision::Hide }
}

#[test]
fn litellm_does_what_the_policy_says() {
    does_what_the_policy_says("litellm", &answers);
}

#[test]
fn odd_names_reach_litellm_as_they_are() {
    odd_names_stay_themselves("litellm", &answers);
}

#[test]
fn no_name_is_a_pattern_for_litellm() {
    odd_names_are_no_patterns("litellm", &answers);
    other_names_are_refused("litellm", &answers);
}

#[test]
fn litellm_keeps_servers_apart() {
    servers_stay_apart("litellm", &answers);
}

#[test]
fn litellm_can_be_told_all_and_nothing() {
    all_and_nothing("litellm", &answers);
}

#[test]
fn an_alias_that_litellm_cannot_read_is_told() {
    assert_eq!((said_of_alias("litellm", "my-wiki").is_some(), said_of_alias("litellm", "my_wiki")), (true, None));
}
