//! Which tools of a server a client shows to its agent, as far as its file says: lists in the server's entry, and what stands
//! apart from it.

use super::apart::Shows;
use super::known::Client;
use serde_json::{Map, Value};
use std::collections::BTreeSet;
use std::fmt;

/// What a list in an entry does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Says {
    /// These alone are shown.
    Only,
    /// The same; an empty list, or `*` in it, stands for all.
    OnlyUnlessAll,
    /// These are not shown.
    Not,
}

/// The lists by which clients show and hide tools. Keys of [`super::Rules::InEntry`] that say something else, such as which calls
/// need no approval, don't stand here.
const LISTS: &[(&str, &str, Says)] = &[
    ("copilot-cli", "tools", Says::OnlyUnlessAll),
    ("windsurf", "disabledTools", Says::Not),
    ("codex", "enabled_tools", Says::Only),
    ("codex", "disabled_tools", Says::Not),
    ("gemini-cli", "includeTools", Says::Only),
    ("gemini-cli", "excludeTools", Says::Not),
    ("goose", "available_tools", Says::OnlyUnlessAll),
    ("kiro", "disabledTools", Says::Not),
    ("amazon-q", "disabledTools", Says::Not),
];

/// The most names in a list. One that is longer is taken for none, so that nothing is called hidden that isn't.
const MAX_NAMES: usize = 5_000;

/// What is said of one server's tools. Names stand here as they were written, so nobody gets them out again: they are only asked
/// whether they hide a tool that is known from elsewhere.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Choice {
    lists: Vec<(usize, BTreeSet<String>)>,
    apart: Shows,
}

impl fmt::Debug for Choice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Choice of {} lists", self.lists.len())
    }
}

impl Choice {
    /// What an entry says, and what is said apart from it.
    pub(super) fn of(entry: &Map<String, Value>, apart: Shows) -> Self {
        let list = |(at, (_, key, _)): (usize, &(&str, &str, Says))| {
            let names = entry.get(*key)?.as_array().filter(|names| names.len() <= MAX_NAMES)?;
            let texts: Option<BTreeSet<String>> = names.iter().map(|name| name.as_str().map(str::to_owned)).collect();
            Some((at, texts?))
        };
        Self { lists: LISTS.iter().enumerate().filter_map(list).collect(), apart }
    }

    /// Whether a client hides a tool from its agent. Of a client that isn't known, every list counts whose key says it plainly.
    pub fn hides(&self, client: Option<&Client>, tool: &str) -> bool {
        let counts = |id: &str, key: &str| client.map_or(key != "tools", |client| client.id == id);
        let lists = self.lists.iter().map(|(at, names)| (LISTS[*at], names));
        let mut lists = lists.filter(|((id, key, _), _)| counts(id, key));
        let is_hidden = lists.any(|((.., says), names)| match says {
            Says::Not => names.contains(tool),
            Says::Only => !is_in(names, tool),
            Says::OnlyUnlessAll => !names.is_empty() && !names.contains("*") && !is_in(names, tool),
        });
        is_hidden || self.apart.hides(tool)
    }

    /// Whether whatever the server has is hidden by what stands apart from its entry, as if it were switched off.
    pub(super) fn hides_all(&self) -> bool {
        self.apart.hides_all()
    }
}

/// Gemini CLI also takes `NAME(ARGUMENTS)` for the tool.
fn is_in(names: &BTreeSet<String>, tool: &str) -> bool {
    names.contains(tool) || names.range(format!("{tool}(")..).next().is_some_and(|name| name.starts_with(&format!("{tool}(")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clients::client;
    use serde_json::json;

    fn hides(id: Option<&str>, entry: &Value, tool: &str) -> bool {
        Choice::of(entry.as_object().expect("an entry"), Shows::All).hides(id.and_then(client), tool)
    }

    #[test]
    fn each_clients_own_lists_count_and_no_others() {
        let cases = [
            (Some("windsurf"), json!({"disabledTools": ["a"]}), true),
            (Some("cline"), json!({"disabledTools": ["a"]}), false),
            (None, json!({"disabledTools": ["a"]}), true),
            (Some("codex"), json!({"enabled_tools": ["b"]}), true),
            (Some("codex"), json!({"enabled_tools": ["a"], "disabled_tools": ["a"]}), true),
            (Some("codex"), json!({"enabled_tools": ["a"], "tools": {"a": {"approval_mode": "prompt"}}}), false),
            (Some("gemini-cli"), json!({"includeTools": ["a(x)", "b"]}), false),
            (Some("gemini-cli"), json!({"includeTools": ["ab"]}), true),
            (Some("gemini-cli"), json!({"includeTools": ["a"], "excludeTools": ["a"]}), true),
            (Some("copilot-cli"), json!({"tools": ["*"]}), false),
            (Some("copilot-cli"), json!({"tools": ["b"]}), true),
            (Some("goose"), json!({"available_tools": []}), false),
            (Some("goose"), json!({"available_tools": ["b"]}), true),
            (None, json!({"tools": ["b"]}), false),
            (Some("kiro"), json!({"disabledTools": [1, "a"]}), false),
            (Some("kiro"), json!({"autoApprove": ["a"]}), false),
        ];
        for (id, entry, expected) in cases {
            assert_eq!(hides(id, &entry, "a"), expected, "{id:?} {entry}");
        }
    }

    #[test]
    fn every_list_is_a_key_that_its_client_takes() {
        for (id, key, _) in LISTS {
            let keys = client(id).map(|client| &client.rules);
            assert!(matches!(keys, Some(super::super::Rules::InEntry(keys)) if keys.contains(key)), "{id} {key}");
        }
    }
}
