use super::condition::Condition;
use super::rules::Rules;
use crate::model::words;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize};
use std::str::FromStr;

/// A policy document in the catalogue's own format. Serialised, its members stand in the order in which they do here.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Policy {
    /// For the tools of one server.
    Server(ServerPolicy),
    /// For a stack of servers.
    Stack(StackPolicy),
}

/// What holds for the tools of one server.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ServerPolicy {
    /// Version of the format.
    pub(super) version: Version,
    /// What becomes of tools that it doesn't name.
    pub(super) default: Fallback,
    /// Tools that the agent doesn't see.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) hide: Vec<String>,
    /// A rule for each tool that it names.
    #[serde(default)]
    pub(super) tools: Rules<ToolRule>,
}

/// What holds for the tools of several servers, by the name that the client gives each server.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StackPolicy {
    pub(super) version: Version,
    pub(super) default: Fallback,
    pub(super) servers: Rules<StackedServer>,
}

/// A server within a stack.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct StackedServer {
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) hide: Vec<String>,
    #[serde(default)]
    pub(super) tools: Rules<ToolRule>,
}

/// The version of the format.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Version {
    #[serde(rename = "1")]
    One,
}

words! {
    /// What becomes of tools that a policy doesn't name.
    Fallback {
        /// Their calls go through.
        Allow = "allow",
        /// Their calls are refused.
        Deny = "deny",
    }
}

/// What holds for one tool. Empty it means: allowed.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ToolRule {
    /// Each must hold, or the call is refused.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) require: Vec<Clause>,
    /// Where one holds, the call is refused.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) deny_if: Vec<Clause>,
    /// How many calls go through.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) limits: Vec<Limit>,
}

/// Conditions that hold together, and what happens on refusal. Without conditions it always holds.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Clause {
    /// All of these.
    pub conditions: Vec<Condition>,
    /// What the agent is told when the call is refused.
    pub on_deny: String,
    /// Set where a person may let the call through all the same.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "said")]
    pub until: Option<Until>,
}

/// What ends a refusal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Until {
    /// A person's approval.
    Approved,
}

/// So many calls in a window of time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Limit {
    pub(super) counter: String,
    pub(super) window: Window,
    #[serde(deserialize_with = "whole")]
    pub(super) max: u32,
    pub(super) scope: Scope,
}

words! {
    /// A window of time, which moves along with the calls.
    Window {
        /// The last 60 seconds.
        Minute = "minute",
        /// The last 3,600 seconds.
        Hour = "hour",
        /// The last 86,400 seconds.
        Day = "day",
    }
}

/// Whose calls are counted together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Scope {
    /// Those under one grant: one agent's leave to use the server.
    Grant,
}

impl Policy {
    /// The document as people paste it: JSON, two spaces of indent, no line break at the end.
    pub fn to_json(&self) -> String {
        serde_json::to_string_pretty(self).expect("text, numbers and lists always become JSON")
    }
}

impl FromStr for Policy {
    type Err = String;

    /// Reads a document; the error says where and what is wrong.
    fn from_str(text: &str) -> Result<Self, String> {
        /// The key by which the two forms are told apart.
        #[derive(Deserialize)]
        struct Top {
            servers: Option<serde::de::IgnoredAny>,
        }
        let top: Top = serde_json::from_str(text).map_err(|error| format!("this is no JSON object: {error}"))?;
        if top.servers.is_some() { read(text).map(Self::Stack) } else { read(text).map(Self::Server) }
    }
}

/// A member that is there says something: `null` is none of its words.
fn said<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Until>, D::Error> {
    Until::deserialize(deserializer).map(Some)
}

/// A whole number, also when it is written as 3.0.
fn whole<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u32, D::Error> {
    let number = serde_json::Number::deserialize(deserializer)?;
    let whole = super::condition::whole(&number).and_then(|whole| u32::try_from(whole).ok());
    whole.ok_or_else(|| D::Error::custom("a whole number up to 4294967295 belongs here"))
}

fn read<'t, T: Deserialize<'t>>(text: &'t str) -> Result<T, String> {
    let mut json = serde_json::Deserializer::from_str(text);
    serde_path_to_error::deserialize(&mut json).map_err(|error| format!("at `{}`: {}", error.path(), error.inner()))
}

impl Clause {
    /// Refuses until a person approves.
    pub(super) fn asking(conditions: Vec<Condition>, on_deny: impl Into<String>) -> Self {
        Self { conditions, on_deny: on_deny.into(), until: Some(Until::Approved) }
    }

    /// Refuses.
    pub(super) fn denying(conditions: Vec<Condition>, on_deny: impl Into<String>) -> Self {
        Self { conditions, on_deny: on_deny.into(), until: None }
    }

    /// Whether a person may let the call through: every refusal that has no conditions waits for one.
    pub fn asks(&self) -> bool {
        self.until.is_some() || self.conditions.is_empty()
    }
}

impl Limit {
    /// At most `max` calls a minute for each grant, counted under the tool's lower-case name.
    pub(super) fn a_minute(tool: &str, max: u32) -> Self {
        Self { counter: format!("{}_rate", tool.to_lowercase()), window: Window::Minute, max, scope: Scope::Grant }
    }
}

impl Window {
    /// Its length.
    pub(super) fn seconds(self) -> f64 {
        match self {
            Self::Minute => 60.0,
            Self::Hour => 3600.0,
            Self::Day => 86400.0,
        }
    }
}

/// A stranger's name, short enough for a sentence.
pub(super) fn shown(name: &str) -> String {
    crate::model::one_line(name, 80)
}
