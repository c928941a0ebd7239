//! The servers that a file's rules may be for, ready to be looked up.

use super::report::Known;
use super::rule::{Aim, Pattern, Reader, Rule};
use std::collections::{BTreeMap, HashMap};

/// The servers of one question.
pub(super) struct Desk<'k> {
    pub(super) servers: &'k [Known],
    reader: &'k Reader,
    aliases: HashMap<&'k str, &'k Known>,
    /// By how the whole names of a server's tools begin, and how long that is.
    starts: BTreeMap<usize, HashMap<String, &'k Known>>,
    /// Tools in small letters, as they are written.
    folded: HashMap<&'k str, HashMap<String, &'k str>>,
}

/// The most servers that one rule is looked at for.
const MAX_TARGETS: usize = 500;

impl<'k> Desk<'k> {
    pub(super) fn of(reader: &'k Reader, servers: &'k [Known]) -> Self {
        let mut starts: BTreeMap<usize, HashMap<String, &Known>> = BTreeMap::new();
        for known in servers {
            for start in (reader.names)(&known.alias, "").into_iter().filter(|start| !start.is_empty()) {
                starts.entry(start.len()).or_default().entry(start).or_insert(known);
            }
        }
        let fold = |known: &'k Known| known.tools.iter().map(|tool| (tool.to_lowercase(), tool.as_str())).collect();
        let folded = servers.iter().map(|known| (known.alias.as_str(), fold(known))).collect();
        let aliases = servers.iter().map(|known| (known.alias.as_str(), known)).collect();
        Self { servers, reader, aliases, starts, folded }
    }

    /// The servers that a rule is for by its own words, each with what the rule says of the tool.
    pub(super) fn targets(&self, rule: &'k Rule) -> Vec<(&'k Known, &'k str)> {
        let Aim::Whole(pattern) = &rule.aim else {
            let Aim::Parts { server, tool } = &rule.aim else { return vec![] };
            return self.called(server).map(|known| (known, tool.text.as_str())).collect();
        };
        let begun = self.starts.range(..=pattern.text.len()).rev().filter_map(|(length, starts)| {
            let (start, rest) = pattern.text.split_at_checked(*length)?;
            Some((*starts.get(start)?, rest))
        });
        let found: Vec<_> = begun.take(MAX_TARGETS).collect();
        match (self.reader.parted)(&pattern.text) {
            // A bare name is for every server, and a wildcard for those that it fits.
            Some((alias, tool)) if found.is_empty() && (alias.is_empty() || alias.contains('*')) => {
                let all = if alias.is_empty() { Pattern::any() } else { Pattern::glob(alias) };
                self.called(&all).map(|known| (known, tool)).collect()
            }
            _ => found,
        }
    }

    fn called(&self, pattern: &Pattern) -> impl Iterator<Item = &'k Known> {
        let exact = if pattern.wild { None } else { self.aliases.get(pattern.text.as_str()).copied() };
        let all = if pattern.wild { self.servers } else { &[] };
        exact.into_iter().chain(all.iter().filter(move |known| pattern.fits(&known.alias))).take(MAX_TARGETS)
    }

    /// The server that is called so.
    pub(super) fn called_exactly(&self, alias: &str) -> Option<&'k Known> {
        self.aliases.get(alias).copied()
    }

    /// The server's own way to write a tool's name.
    pub(super) fn written(&self, known: &Known, tool: &str) -> Option<&'k str> {
        self.folded.get(known.alias.as_str())?.get(&tool.to_lowercase()).copied()
    }
}
