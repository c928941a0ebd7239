//! Read as its documentation says: an entry is `server:tool`, `*` stands for any text in either, and what is in no entry is
//! asked about.
//! Source: cursor.com/docs/reference/permissions.

use super::clients::{is_sound, three};
use serde_json::{Value, json};
use toolgrade::policy::{Decision, Preset};

fn seen(policy: &str, alias: &str, tool: &str) -> Decision {
    let file: Value = serde_json::from_str(policy).expect("JSON");
    let entries = file["mcpAllowlist"].as_array().expect("a list");
    let fits = |pattern: &str, text: &str| match pattern.split_once('*') {
        Some((start, end)) => text.starts_with(start) && text.ends_with(end.trim_start_matches('*')),
        None => pattern == text,
    };
    let entry =
        |entry: &Value| entry.as_str().and_then(|entry| entry.split_once(':')).is_some_and(|(s, t)| fits(s, alias) && fits(t, tool));
    if entries.iter().any(entry) { Decision::Allow } else { Decision::Ask }
}

#[test]
fn cursor_does_what_the_policy_says() {
    is_sound("cursor", seen);
}

#[test]
fn cursor_is_told_in_its_own_words() {
    let file: Value = serde_json::from_str(&three("cursor", Preset::Balanced, "github").text).expect("JSON");
    assert_eq!(file, json!({"mcpAllowlist": ["github:get_me"]}));
}

#[test]
fn an_alias_that_cursor_would_read_as_another_is_not_listed() {
    for alias in ["a:b", "*"] {
        let rendered = three("cursor", Preset::Balanced, alias);
        assert_eq!(rendered.text, "{\n  \"mcpAllowlist\": []\n}");
    }
}

#[test]
fn under_an_open_policy_one_entry_is_for_all_tools() {
    assert_eq!(seen(&three("cursor", Preset::Open, "github").text, "github", "unheard_of"), Decision::Allow);
}
