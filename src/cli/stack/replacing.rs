//! A file, replaced whole: the old one or the new one is there at any moment, and the old one is kept beside it.

use crate::cli::beside::{Readers, new, put, with_ending};
use crate::cli::policy::into::text;
use anyhow::{Context, bail};
use std::fs;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

/// Copies of one file that are kept.
const MAX_BACKUPS: u32 = 1000;

/// What was done to a file.
pub(super) struct Replaced {
    /// The file itself, behind whatever links lead to it.
    pub(super) file: PathBuf,
    /// The old one; none where there was none.
    pub(super) backup: Option<PathBuf>,
}

/// Writes a file that still holds `old`.
///
/// # Errors
/// When it can't be, or when it changed since `old` was read; it is as it was then.
pub(super) fn replace(path: &Path, old: Option<&str>, new: &str) -> anyhow::Result<Replaced> {
    let name = path.display();
    if text(path)?.as_deref() != old {
        bail!("{name} was changed meanwhile; run the command again");
    }
    if old.is_none() {
        if path.is_symlink() {
            bail!("{name} is a link to a file that isn't there; make that file first");
        }
        fs::create_dir_all(path.parent().unwrap_or(Path::new("."))).with_context(|| format!("{name} can't be made"))?;
        swap(path, new, None)?;
        return Ok(Replaced { file: fs::canonicalize(path)?, backup: None });
    }
    let file = fs::canonicalize(path).with_context(|| format!("{name} can't be found"))?;
    let permissions = fs::metadata(&file)?.permissions();
    if permissions.readonly() {
        bail!("{name} is read-only; make it writable, or merge by hand with `toolgrade policy --into`");
    }
    let backup = back_up(&file, &permissions)?;
    let swapped = swap(&file, new, Some(&permissions));
    if swapped.is_err() {
        let _ = fs::remove_file(&backup);
    }
    swapped.map(|()| Replaced { file, backup: Some(backup) })
}

/// Puts the text in the place of a file; a new one is its owner's alone.
fn swap(file: &Path, text: &str, permissions: Option<&fs::Permissions>) -> anyhow::Result<()> {
    let readers = permissions.map_or(Readers::Owner, Readers::Before);
    put(file, text, readers).with_context(|| format!("{} can't be written", file.display()))
}

/// A copy beside the file, under the first number that is free.
fn back_up(file: &Path, permissions: &fs::Permissions) -> anyhow::Result<PathBuf> {
    let bytes = fs::read(file)?;
    for number in 1..=MAX_BACKUPS {
        let backup = with_ending(file, &format!(".toolgrade-backup-{number}"));
        match new(&backup, Readers::Owner) {
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
            opened => {
                let mut opened = opened.with_context(|| format!("no backup can be made as {}", backup.display()))?;
                opened.write_all(&bytes).and_then(|()| opened.sync_all())?;
                fs::set_permissions(&backup, permissions.clone())?;
                return Ok(backup);
            }
        }
    }
    bail!("{} has {MAX_BACKUPS} backups already; take some away", file.display())
}
