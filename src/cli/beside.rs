//! Files that are put in the place of others, whole: the old one or the new one is there at any moment.

use std::fs::{self, OpenOptions, Permissions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Who may read a file that is put in its place.
#[derive(Clone, Copy)]
pub(super) enum Readers<'p> {
    /// Its owner alone.
    Owner,
    /// Whoever might read the old one.
    Before(&'p Permissions),
    /// Whoever may read new files of this user.
    Usual,
}

/// Puts a text in the place of a file, through a new one beside it. A file that stands there under that name is nobody's to
/// overwrite.
pub(super) fn put(path: &Path, text: &str, readers: Readers<'_>) -> io::Result<()> {
    let beside = with_ending(path, &format!(".toolgrade-{}", std::process::id()));
    let mut file = new(&beside, readers)?;
    let written = file
        .write_all(text.as_bytes())
        .and_then(|()| file.sync_all())
        .and_then(|()| match readers {
            Readers::Before(permissions) => fs::set_permissions(&beside, permissions.clone()),
            Readers::Owner | Readers::Usual => Ok(()),
        })
        .and_then(|()| fs::rename(&beside, path));
    if written.is_err() {
        let _ = fs::remove_file(&beside);
    }
    written
}

/// The same path with something behind the name.
pub(super) fn with_ending(file: &Path, ending: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(ending);
    PathBuf::from(name)
}

/// A file that was not there; until it has the permissions of the old one, its owner alone may read it.
pub(super) fn new(path: &Path, readers: Readers<'_>) -> io::Result<fs::File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    if !matches!(readers, Readers::Usual) {
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    }
    #[cfg(not(unix))]
    let _ = readers;
    options.open(path)
}
