//! Read as its source says: all three lists must be there; refusals first, then leave, then questions, and what is in none is
//! asked about in manual approval. A tool is its extension's key, two underscores and its name.
//! Source: block/goose, crates/goose/src/config/{permission,extensions}.rs.

use super::clients::{is_sound, three};
use serde::Deserialize;
use std::collections::BTreeMap;
use toolgrade::policy::{Decision, Preset};

#[derive(Deserialize)]
struct Lists {
    always_allow: Vec<String>,
    ask_before: Vec<String>,
    never_allow: Vec<String>,
}

fn seen(policy: &str, alias: &str, tool: &str) -> Decision {
    let file: BTreeMap<String, Lists> = serde_saphyr::from_str(policy).expect("goose's form");
    let key: String = alias.chars().filter(|c| !c.is_whitespace()).collect();
    let key = key.replace(|c: char| !(c.is_ascii_alphanumeric() || "-_".contains(c)), "_").to_lowercase();
    let (lists, name) = (&file["user"], format!("{key}__{tool}"));
    let (refused, allowed) = (lists.never_allow.contains(&name), lists.always_allow.contains(&name));
    assert!(!(lists.ask_before.contains(&name) && (refused || allowed)), "{name} is in two lists");
    match () {
        () if refused => Decision::Deny,
        () if allowed => Decision::Allow,
        () => Decision::Ask,
    }
}

#[test]
fn goose_does_what_the_policy_says() {
    is_sound("goose", seen);
}

#[test]
fn goose_is_told_in_its_own_words() {
    let expected = "user:\n  always_allow:\n  - github__get_me\n  ask_before:\n  - github__pay\n  never_allow:\n  - github__delete_all\n";
    assert_eq!(three("goose", Preset::Balanced, "github").text, expected);
}

#[test]
fn an_alias_is_written_as_gooses_key() {
    let rendered = three("goose", Preset::Balanced, "My Desk.1");
    assert_eq!(seen(&rendered.text, "My Desk.1", "get_me"), Decision::Allow);
    assert!(rendered.text.contains("mydesk_1__get_me"), "{}", rendered.text);
}

#[test]
fn all_three_lists_are_there_when_nothing_is_in_them() {
    let text = three("goose", Preset::Open, "github").text;
    assert_eq!(seen(&text, "github", "unheard_of"), Decision::Ask);
}
