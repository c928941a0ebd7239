use super::claude_code::Off;
use super::known::Client;
use super::opencode::{Agents, Seen};
use super::plain::Plain;
use super::zed::{Profile, Shown};
use serde_json::Value;

/// Members in which clients say something of servers and tools apart from the servers' entries.
pub(super) const APART: &[&str] = &["agent", "mode", "tools", "permission"];

/// What a document says of its servers' tools apart from their entries.
pub(super) struct Apart<'d> {
    agents: Option<Agents>,
    profile: Option<Profile<'d>>,
    off: Off<'d>,
}

impl<'d> Apart<'d> {
    /// What a client takes from a document; nothing where nobody knows whose it is.
    pub(super) fn of(root: &'d Value, client: Option<&Client>) -> Self {
        let is = |id: &str| client.is_some_and(|client| client.id == id);
        Self {
            agents: is("opencode").then(|| Agents::of(root)).flatten(),
            profile: is("zed").then(|| Profile::of(root)).flatten(),
            off: if is("claude-code") { Off::of(root) } else { Off::default() },
        }
    }

    /// What is shown of one server's tools.
    pub(super) fn shows(&self, alias: &str) -> Shows {
        match (&self.agents, &self.profile) {
            (Some(agents), _) => Shows::ToAgents(agents.of_server(alias)),
            (None, Some(profile)) => Shows::InProfile(profile.of_server(alias)),
            (None, None) => Shows::All,
        }
    }

    /// Whether a project's own server is switched off in it.
    pub(super) fn is_off(&self, alias: &str, project: Option<&str>) -> bool {
        project.is_some_and(|project| self.off.is_off(alias, project))
    }

    /// The projects in which a server is switched off that is there in all.
    pub(super) fn off_in(&self, alias: &str, project: Option<&str>) -> Vec<Plain> {
        if project.is_none() { self.off.projects(alias) } else { vec![] }
    }
}

/// What a client shows of one server's tools.
#[derive(Clone, Default, PartialEq, Eq)]
pub(super) enum Shows {
    /// As far as this goes, all.
    #[default]
    All,
    /// What opencode's agents see.
    ToAgents(Seen),
    /// What Zed's profile holds.
    InProfile(Shown),
}

impl Shows {
    /// Whether a tool isn't shown.
    pub(super) fn hides(&self, tool: &str) -> bool {
        match self {
            Self::All => false,
            Self::ToAgents(seen) => seen.hides(tool),
            Self::InProfile(shown) => shown.hides(tool),
        }
    }

    /// Whether none is shown, whatever the server has.
    pub(super) fn hides_all(&self) -> bool {
        match self {
            Self::All => false,
            Self::ToAgents(seen) => seen.hides_all(),
            Self::InProfile(shown) => shown.hides_all(),
        }
    }
}
