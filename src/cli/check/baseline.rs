//! The file of findings that somebody has read and accepted.

use super::findings::Checked;
use crate::cli::beside::{Readers, put};
use crate::model::clip;
use anyhow::{Context, bail};
use serde::{Deserialize, Serialize};
use std::collections::{HashMap, HashSet};
use std::fs::File;
use std::io::Read;
use std::path::Path;

/// Accepted findings by fingerprint.
#[derive(Debug, Default)]
pub(super) struct Baseline {
    entries: Vec<Entry>,
}

/// One accepted finding. The fingerprint alone decides; the rest is for whoever reads the file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Entry {
    pub(super) server: String,
    pub(super) tool: String,
    pub(super) rule: String,
    pub(super) fingerprint: String,
    /// The beginning of the words that were found.
    pub(super) text: String,
    /// Why it is accepted, in a person's words.
    #[serde(default)]
    pub(super) note: String,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    version: u32,
    accepted: Vec<Entry>,
}

const VERSION: u32 = 1;

/// No baseline is larger.
const MAX_BYTES: u64 = 16 << 20;

/// Of the words that were found, the file repeats so many bytes.
const MAX_TEXT: usize = 120;

impl Baseline {
    /// Reads the file.
    pub(super) fn read(path: &Path) -> anyhow::Result<Self> {
        let mut text = String::new();
        let file = File::open(path).with_context(|| format!("cannot read the baseline {}; --write-baseline makes one", path.display()))?;
        file.take(MAX_BYTES + 1).read_to_string(&mut text).with_context(|| format!("cannot read the baseline {}", path.display()))?;
        if text.len() as u64 > MAX_BYTES {
            bail!("the baseline {} is over the limit of {} MiB", path.display(), MAX_BYTES >> 20);
        }
        let written: Written =
            serde_json::from_str(&text).with_context(|| format!("{} is no baseline; --write-baseline makes one", path.display()))?;
        if written.version != VERSION {
            bail!("the baseline {} is of version {}; this program reads version {VERSION}", path.display(), written.version);
        }
        Ok(Self { entries: written.accepted })
    }

    /// Marks the findings that are accepted; gives the entries that none of them is.
    pub(super) fn accept(&self, sources: &mut [Checked]) -> Vec<Entry> {
        let notes: HashMap<&str, &str> = self.entries.iter().map(|entry| (entry.fingerprint.as_str(), entry.note.as_str())).collect();
        let mut met: HashSet<String> = self.left_out(sources).into_iter().map(|entry| entry.fingerprint.clone()).collect();
        for found in sources.iter_mut().flat_map(|source| &mut source.tools).flat_map(|tool| &mut tool.findings) {
            if let Some(note) = notes.get(found.fingerprint.as_str()) {
                (found.fails, found.accepted) = (false, Some((*note).to_owned()));
                met.insert(found.fingerprint.clone());
            }
        }
        self.entries.iter().filter(|entry| !met.contains(&entry.fingerprint)).cloned().collect()
    }

    /// A baseline that accepts every finding, with the notes that this one holds. Where servers were left out because nobody knows
    /// them, what this one accepts of servers that weren't checked stays.
    pub(super) fn renewed(&self, sources: &[Checked]) -> Self {
        let notes: HashMap<&str, &str> = self.entries.iter().map(|entry| (entry.fingerprint.as_str(), entry.note.as_str())).collect();
        let tools = sources.iter().flat_map(|source| &source.tools);
        let mut entries: Vec<Entry> = tools
            .flat_map(|tool| {
                tool.findings.iter().map(|found| Entry {
                    server: tool.server.clone(),
                    tool: tool.name.clone(),
                    rule: found.rule.clone(),
                    fingerprint: found.fingerprint.clone(),
                    text: clip(&found.text, MAX_TEXT).to_owned(),
                    note: notes.get(found.fingerprint.as_str()).map_or_else(String::new, |note| (*note).to_owned()),
                })
            })
            .collect();
        entries.extend(self.left_out(sources).into_iter().cloned());
        entries.sort();
        entries.dedup();
        Self { entries }
    }

    /// The entries of servers that weren't checked, where some were left out because nobody knows them.
    fn left_out(&self, sources: &[Checked]) -> Vec<&Entry> {
        let checked: HashSet<&str> = sources.iter().flat_map(|source| &source.tools).map(|tool| tool.server.as_str()).collect();
        let is_any = sources.iter().any(|source| source.allowed > 0);
        self.entries.iter().filter(|entry| is_any && !checked.contains(entry.server.as_str())).collect()
    }

    /// How many findings it accepts.
    pub(super) fn len(&self) -> usize {
        self.entries.len()
    }

    /// Writes the file: an entry for each finding, in an order that doesn't change.
    pub(super) fn write(&self, path: &Path) -> anyhow::Result<()> {
        let written = Written { version: VERSION, accepted: self.entries.clone() };
        let text = serde_json::to_string_pretty(&written)? + "\n";
        let before = std::fs::metadata(path).map(|known| known.permissions()).ok();
        put(path, &text, before.as_ref().map_or(Readers::Usual, Readers::Before))
            .with_context(|| format!("cannot write the baseline {}", path.display()))
    }
}
