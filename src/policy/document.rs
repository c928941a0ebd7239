use serde::{Serialize, Serializer, ser::SerializeMap};

/// A policy document in the catalogue's own format. Serialised, its members stand in the order in which they do here.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Policy {
    version: &'static str,
    default: &'static str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    hide: Vec<String>,
    #[serde(serialize_with = "as_map")]
    tools: Vec<(String, ToolRule)>,
}

/// What holds for one tool. Empty under a denying default it means: allowed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct ToolRule {
    #[serde(skip_serializing_if = "Vec::is_empty")]
    deny_if: Vec<Denial>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    limits: Vec<Limit>,
}

/// Denies a call when all conditions hold; without conditions, always.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
struct Denial {
    conditions: Vec<Condition>,
    on_deny: &'static str,
}

/// A condition on an argument of the call.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(super) struct Condition {
    path: String,
    op: &'static str,
    value: Vec<String>,
}

impl Condition {
    /// The argument has one of these values.
    pub(super) fn is_one_of(argument: &str, values: Vec<String>) -> Self {
        Self { path: format!("args.{argument}"), op: "in", value: values }
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
struct Limit {
    counter: String,
    window: &'static str,
    max: u32,
    scope: &'static str,
}

impl Policy {
    /// A document that denies whatever it doesn't name.
    pub(super) fn denying(hide: Vec<String>, tools: Vec<(String, ToolRule)>) -> Self {
        Self { version: "1", default: "deny", hide, tools }
    }

    /// The document as people paste it: JSON, two spaces of indent, no line break at the end.
    pub fn to_json(&self) -> String {
        serde_json::to_string_pretty(self).expect("text, numbers and lists always become JSON")
    }
}

impl ToolRule {
    /// At most `max` calls a minute for each grant, counted under the tool's lower-case name.
    pub(super) fn limited(tool: &str, max: u32) -> Self {
        let counter = format!("{}_rate", tool.to_lowercase());
        Self { limits: vec![Limit { counter, window: "minute", max, scope: "grant" }], ..Self::default() }
    }

    /// Denied, with what the agent is told.
    pub(super) fn denied(on_deny: &'static str) -> Self {
        Self::default().denying(vec![], on_deny)
    }

    /// The same rule, which also denies a call when all of these hold.
    pub(super) fn denying(mut self, conditions: Vec<Condition>, on_deny: &'static str) -> Self {
        self.deny_if.push(Denial { conditions, on_deny });
        self
    }
}

fn as_map<S: Serializer>(tools: &[(String, ToolRule)], serializer: S) -> Result<S::Ok, S::Error> {
    let mut map = serializer.serialize_map(Some(tools.len()))?;
    for (name, rule) in tools {
        map.serialize_entry(name, rule)?;
    }
    map.end()
}
