use crate::cli::beside::{Readers, put};
use crate::cli::output::Output;
use crate::clients::Remembered;
use crate::config::state_folder;
use crate::model::hex;
use sha2::{Digest, Sha256};
use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// Larger ones are none of ours.
const MAX_BYTES: u64 = 32 << 20;

/// What is kept of the last report on the same files.
pub(super) struct State {
    path: PathBuf,
}

impl State {
    /// The file for these configurations; `None` where there is no folder for such things, or where they have no names.
    /// Those that are found by themselves are compared as one, whichever of them come and go.
    pub(super) fn of(files: &[PathBuf], found: bool) -> Option<Self> {
        if files.iter().any(|file| file == Path::new("-")) {
            return None;
        }
        let here = || std::env::current_dir().unwrap_or_default();
        let mut names: Vec<PathBuf> = if found { vec![PathBuf::from("found"), here()] } else { files.to_vec() }
            .iter()
            .map(|file| fs::canonicalize(file).unwrap_or_else(|_| file.clone()))
            .collect();
        names.sort();
        let mut hash = Sha256::new();
        for name in names {
            hash.update(name.as_os_str().as_encoded_bytes());
            hash.update([0]);
        }
        let name = format!("stack-{}.json", hex(&hash.finalize()[..8]));
        Some(Self { path: state_folder()?.join(name) })
    }

    /// What was kept; what can't be read is told, and written anew.
    pub(super) fn read(&self, out: &mut Output) -> Option<Remembered> {
        let file = fs::File::open(&self.path).ok()?;
        let mut text = String::new();
        let read = file.take(MAX_BYTES).read_to_string(&mut text).map_err(|error| format!("can't be read: {error}"));
        match read.and_then(|_| Remembered::parse(&text)) {
            Ok(remembered) => Some(remembered),
            Err(problem) => {
                out.complain(&format!("{} {problem}; it is written anew", self.path.display()));
                None
            }
        }
    }

    /// Keeps a report for the next time. That it can't be kept is told and breaks nothing.
    pub(super) fn write(&self, now: &Remembered, out: &mut Output) {
        if let Err(error) = keep(&self.path, &now.to_json()) {
            out.complain(&format!(
                "cannot keep this report for the next time in {}: {error}; --no-state leaves it out",
                self.path.display()
            ));
        }
    }
}

/// Puts a file of ours in its place, in a folder that need not be there. Nobody else may read it.
pub(super) fn keep(path: &Path, text: &str) -> io::Result<()> {
    fs::create_dir_all(path.parent().unwrap_or(Path::new(".")))?;
    put(path, text, Readers::Owner)
}
