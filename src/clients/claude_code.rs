//! Claude Code: servers that a person switched off in one project, or that a project's own list was told not to bring.
//!
//! `disabledMcpServers` of a project in `~/.claude.json` holds for servers of every kind in that project. What a project's
//! `.mcp.json` names is asked about before it is started, unless a list approves it; `disabledMcpjsonServers` refuses it for good.
//! Source: code.claude.com/docs/en/settings and /mcp.

use super::plain::Plain;
use super::tree::{Dialect, Tree};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// The most names in a list. One that is longer is taken for none.
const MAX_NAMES: usize = 5_000;

/// The most projects that are named of one server.
const MAX_PROJECTS: usize = 20;

/// Servers that are switched off in single projects of a document.
#[derive(Default)]
pub(super) struct Off<'d> {
    projects: HashMap<&'d str, BTreeSet<&'d str>>,
    /// How many projects bear a name.
    called: BTreeMap<Plain, usize>,
}

impl<'d> Off<'d> {
    pub(super) fn of(root: &'d Value) -> Self {
        let mut off = Self::default();
        for (project, settings) in root.get("projects").and_then(Value::as_object).into_iter().flatten() {
            *off.called.entry(name_of(project)).or_default() += 1;
            for server in names(settings, "disabledMcpServers") {
                off.projects.entry(server).or_default().insert(project);
            }
        }
        off
    }

    /// Whether a server is off in a project.
    pub(super) fn is_off(&self, alias: &str, project: &str) -> bool {
        self.projects.get(alias).is_some_and(|projects| projects.contains(project))
    }

    /// The projects in which a server is off, by their names: of several that bear the same, it is off in all.
    pub(super) fn projects(&self, alias: &str) -> Vec<Plain> {
        let mut found: BTreeMap<Plain, usize> = BTreeMap::new();
        for project in self.projects.get(alias).into_iter().flatten() {
            *found.entry(name_of(project)).or_default() += 1;
        }
        let in_all = |(name, off): (Plain, usize)| (self.called.get(&name) == Some(&off)).then_some(name);
        found.into_iter().filter_map(in_all).take(MAX_PROJECTS).collect()
    }
}

/// A project's name: the last part of its folder.
pub(super) fn name_of(project: &str) -> Plain {
    Plain::name(project.trim_end_matches(['/', '\\']).rsplit(['/', '\\']).next().unwrap_or(project))
}

fn names<'d>(settings: &'d Value, key: &str) -> impl Iterator<Item = &'d str> {
    let list = settings.get(key).and_then(Value::as_array).filter(|list| list.len() <= MAX_NAMES);
    list.into_iter().flatten().filter_map(Value::as_str)
}

/// Servers of a project's `.mcp.json` that other files refuse. Names stand here as they were written, and nobody gets them out.
#[derive(Default)]
pub struct Refused(BTreeSet<String>);

impl Refused {
    /// Takes what settings say, `~/.claude/settings.json` or one in the project's `.claude`. Nothing where they can't be read.
    pub fn take_settings(&mut self, text: &str) {
        if let Ok(tree) = Tree::read(text, Dialect::Json) {
            self.0.extend(names(tree.root(), "disabledMcpjsonServers").map(str::to_owned));
        }
    }

    /// Takes what `~/.claude.json` says of the project in a folder.
    pub fn take_state(&mut self, text: &str, folder: &str) {
        let Ok(tree) = Tree::read(text, Dialect::Json) else { return };
        let Some(project) = tree.root().get("projects").and_then(|projects| projects.get(folder)) else { return };
        for key in ["disabledMcpjsonServers", "disabledMcpServers"] {
            self.0.extend(names(project, key).map(str::to_owned));
        }
    }

    /// Whether a server is refused.
    pub(super) fn holds(&self, alias: &Plain) -> bool {
        !alias.is_cut() && self.0.contains(alias.as_str())
    }
}
