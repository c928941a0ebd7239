//! What was written and can be undone, in a file of the user's state folder: paths and fingerprints alone.

use super::replacing::Replaced;
use super::state::keep;
use crate::config::state_folder;
use crate::model::hex;
use anyhow::{Context, anyhow};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::fs;
use std::path::PathBuf;

/// Files that are remembered.
const MAX_FILES: usize = 1000;

/// Everything that can be undone, oldest first.
#[derive(Default, Serialize, Deserialize)]
pub(super) struct Written {
    pub(super) files: Vec<WrittenFile>,
}

/// A file that was written.
#[derive(Clone, Serialize, Deserialize)]
pub(super) struct WrittenFile {
    /// Those of one command have the same.
    pub(super) run: u64,
    pub(super) file: PathBuf,
    /// The old one; none where there was none.
    pub(super) backup: Option<PathBuf>,
    /// Of what was written.
    pub(super) fingerprint: String,
}

impl Written {
    /// What was kept, or nothing yet.
    pub(super) fn read() -> anyhow::Result<Self> {
        let path = path()?;
        match fs::read_to_string(&path) {
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(Self::default()),
            text => serde_json::from_str(&text?).with_context(|| format!("{} can't be read; take it away", path.display())),
        }
    }

    /// Keeps it for the next time.
    pub(super) fn keep(&self) -> anyhow::Result<()> {
        let path = path()?;
        keep(&path, &serde_json::to_string_pretty(self)?).with_context(|| format!("{} can't be written", path.display()))
    }

    /// The number of the last command, 0 where there was none.
    pub(super) fn last_run(&self) -> u64 {
        self.files.iter().map(|file| file.run).max().unwrap_or_default()
    }

    /// Adds a file.
    pub(super) fn add(&mut self, run: u64, replaced: Replaced, text: &str) {
        self.files.push(WrittenFile { run, file: replaced.file, backup: replaced.backup, fingerprint: fingerprint(text) });
        let over = self.files.len().saturating_sub(MAX_FILES);
        self.files.drain(..over);
    }
}

/// Of a text.
pub(super) fn fingerprint(text: &str) -> String {
    hex(&Sha256::digest(text.as_bytes()))
}

fn path() -> anyhow::Result<PathBuf> {
    Ok(state_folder().ok_or_else(|| anyhow!("there is no folder to remember what was written; set HOME"))?.join("written.json"))
}
