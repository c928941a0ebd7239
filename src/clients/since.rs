//! What is kept of a report until the next time, and what has changed since. Only what the catalogue itself says is kept: names of
//! servers and tools, verdicts, fingerprints. Of the configuration nothing is but the names that servers go by in it.

use super::reach::{Reach, Server};
use crate::model::{Callable, clip};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The form of what is kept.
const VERSION: u32 = 1;

/// A report, as it is kept.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Remembered {
    version: u32,
    /// When, in RFC 3339.
    pub at: String,
    /// Tools by the slug of their server; a server that the catalogue doesn't know stands under the name that a person gave it,
    /// behind a question mark.
    servers: BTreeMap<String, BTreeMap<String, Tool>>,
}

/// What is kept of a tool.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Tool {
    category: String,
    risk: String,
    traits: Vec<String>,
    fingerprint: String,
}

/// Something that is otherwise than it was.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Difference {
    /// `server_added`, `server_removed`, `tool_added`, `tool_removed`, `definition_changed` or `verdict_changed`.
    pub kind: &'static str,
    /// The server.
    pub server: String,
    /// The tool, where it is about one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tool: Option<String>,
    /// What was said of the tool before, as `Read, Low`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub before: Option<String>,
    /// What is said of it now.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub after: Option<String>,
}

impl Remembered {
    /// What is to be kept of a report. Servers that are switched off can't be called, and don't count.
    pub fn of(reach: &Reach, at: String) -> Self {
        let key = |server: &Server| match &server.known {
            Some(known) => known.slug.to_string(),
            None => format!("?{}", server.alias()),
        };
        let tools = |server: &Server| server.tools.iter().map(|tool| (tool.name.clone(), Tool::from(tool))).collect();
        let servers = reach.servers.iter().filter(|server| !server.is_disabled()).map(|server| (key(server), tools(server)));
        Self { version: VERSION, at, servers: servers.collect() }
    }

    /// Reads what was kept.
    ///
    /// # Errors
    /// A sentence, when it is something else, or of another version.
    pub fn parse(text: &str) -> Result<Self, String> {
        let read: Self = serde_json::from_str(text).map_err(|_| "is not what this program keeps there".to_owned())?;
        let date = clip(&read.at, 10);
        let is_time =
            date.len() == 10 && read.at.len() <= 40 && read.at.bytes().all(|byte| byte.is_ascii_digit() || b"-:TZ.+".contains(&byte));
        match read.version {
            VERSION if is_time => Ok(read),
            VERSION => Err("says no time".into()),
            other => Err(format!("is of version {other}, which this program doesn't know")),
        }
    }

    /// As it is written.
    pub fn to_json(&self) -> String {
        serde_json::to_string_pretty(self).expect("texts with text keys always become JSON")
    }

    /// What is otherwise now, by server and tool.
    pub fn differences(&self, now: &Self) -> Vec<Difference> {
        let mut found = Vec::new();
        for (server, tools) in &now.servers {
            match self.servers.get(server) {
                None => found.push(Difference::of("server_added", server)),
                Some(before) => compare(server, before, tools, &mut found),
            }
        }
        let gone = self.servers.keys().filter(|server| !now.servers.contains_key(*server));
        found.extend(gone.map(|server| Difference::of("server_removed", server)));
        found
    }
}

fn compare(server: &str, before: &BTreeMap<String, Tool>, now: &BTreeMap<String, Tool>, found: &mut Vec<Difference>) {
    for (name, tool) in now {
        let told = |kind, was: Option<&Tool>| Difference {
            tool: Some(name.clone()),
            before: was.map(Tool::verdict),
            after: Some(tool.verdict()),
            ..Difference::of(kind, server)
        };
        match before.get(name) {
            None => found.push(told("tool_added", None)),
            Some(was) if was.fingerprint != tool.fingerprint => found.push(told("definition_changed", Some(was))),
            Some(was) if was != tool => found.push(told("verdict_changed", Some(was))),
            Some(_) => {}
        }
    }
    for (name, was) in before.iter().filter(|(name, _)| !now.contains_key(*name)) {
        found.push(Difference { tool: Some(name.clone()), before: Some(was.verdict()), ..Difference::of("tool_removed", server) });
    }
}

impl Difference {
    fn of(kind: &'static str, server: &str) -> Self {
        Self { kind, server: server.trim_start_matches('?').to_owned(), tool: None, before: None, after: None }
    }
}

impl Tool {
    fn verdict(&self) -> String {
        let words = [self.category.as_str(), self.risk.as_str()].into_iter().chain(self.traits.iter().map(String::as_str));
        words.collect::<Vec<_>>().join(", ")
    }
}

impl From<&Callable> for Tool {
    fn from(tool: &Callable) -> Self {
        Self {
            category: tool.category.as_str().to_owned(),
            risk: tool.risk.as_str().to_owned(),
            traits: tool.traits.iter().map(|found| found.as_str().to_owned()).collect(),
            fingerprint: tool.fingerprint.to_string(),
        }
    }
}
