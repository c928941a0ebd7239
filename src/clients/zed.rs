//! Zed: which tools the profile shows that its agent starts with. The others are a person's to choose.
//! Source: zed-industries/zed, docs/src/ai/agent-profiles.md and `crates/agent_settings`.

use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// The profile where none is named.
const USUAL: &str = "write";

/// Profiles that Zed brings, and whether they show what isn't named; of others that it may bring nothing is known.
const OWN: &[(&str, bool)] = &[("write", true), ("ask", false), ("minimal", false)];

/// The most names in a server's table. One that is longer hides nothing.
const MAX_NAMES: usize = 5_000;

/// The profile that a document has the agent start with.
pub(super) struct Profile<'d> {
    all: bool,
    servers: Option<&'d Map<String, Value>>,
}

impl<'d> Profile<'d> {
    /// `None` where it isn't there, and Zed doesn't bring it for certain.
    pub(super) fn of(root: &'d Value) -> Option<Self> {
        let agent = root.get("agent")?;
        let id = agent.get("default_profile").map_or(Some(USUAL), Value::as_str)?;
        let own = OWN.iter().find(|(own, _)| *own == id).map(|(_, all)| *all);
        let Some(profile) = agent.get("profiles").and_then(|profiles| profiles.get(id)) else {
            return own.map(|all| Self { all, servers: None });
        };
        let all = profile.get("enable_all_context_servers").map_or(Some(own.unwrap_or(false)), Value::as_bool)?;
        Some(Self { all, servers: profile.get("context_servers").and_then(Value::as_object) })
    }

    /// The same for one server.
    pub(super) fn of_server(&self, alias: &str) -> Shown {
        let server = self.servers.and_then(|servers| servers.get(alias));
        let tools = server.and_then(|server| server.get("tools")?.as_object());
        // Newer versions can show a server as a whole.
        let whole = server.and_then(|server| server.get("enabled")?.as_bool()) == Some(true);
        if whole || tools.is_some_and(|tools| tools.len() > MAX_NAMES) {
            return Shown { all: true, named: BTreeMap::new() };
        }
        let named = tools.into_iter().flatten().map(|(name, shown)| (name.clone(), shown.as_bool() != Some(false)));
        Shown { all: self.all, named: named.collect() }
    }
}

/// What a profile shows of one server's tools.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Shown {
    /// Those that aren't named.
    all: bool,
    named: BTreeMap<String, bool>,
}

impl Shown {
    /// Whether a tool isn't shown.
    pub(super) fn hides(&self, tool: &str) -> bool {
        !self.named.get(tool).copied().unwrap_or(self.all)
    }

    /// Whether none is shown, whatever the server has.
    pub(super) fn hides_all(&self) -> bool {
        !self.all && !self.named.values().any(|shown| *shown)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn the_profile_that_the_agent_starts_with_decides() {
        let ask = json!({"enable_all_context_servers": false, "context_servers": {"desk": {"tools": {"get": true}}}});
        let write = json!({"context_servers": {"desk": {"tools": {"drop": false}}}});
        let profiles = json!({"ask": ask, "write": write, "bare": {}, "whole": {"context_servers": {"desk": {"enabled": true}}}});
        for (chosen, shown, off) in [
            (json!("ask"), [true, false], false),
            (json!("write"), [true, false], false),
            (json!("bare"), [false, false], true),
            (json!("minimal"), [false, false], true),
            (json!("whole"), [true, true], false),
        ] {
            let root = json!({"agent": {"default_profile": chosen, "profiles": profiles}});
            let server = Profile::of(&root).expect("a profile").of_server("desk");
            assert_eq!((["get", "drop"].map(|tool| !server.hides(tool)), server.hides_all()), (shown, off), "{chosen}");
        }
    }

    #[test]
    fn a_profile_of_which_nothing_is_known_hides_nothing() {
        for agent in [
            json!({"default_profile": "mine"}),
            json!({"default_profile": 7}),
            json!({"profiles": {"write": {"enable_all_context_servers": 1}}}),
        ] {
            assert!(Profile::of(&json!({"agent": agent})).is_none(), "{agent}");
        }
    }
}
