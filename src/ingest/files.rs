use super::judging::judge_ahead;
use super::pipeline::{Importer, Outcome};
use super::reader::Reader;
use super::window::Window;
use crate::classify::Classifier;
use crate::model::Timestamp;
use crate::store::{Report, Store, StoreError};
use std::ffi::OsStr;
use std::io;
use std::path::{Path, PathBuf};
use tokio::sync::mpsc::channel;
use tokio::task::JoinError;

/// Why an import could not be done at all.
#[derive(Debug, thiserror::Error)]
pub enum SourceError {
    /// A named file or folder isn't there or can't be read.
    #[error("cannot read {path}: {source}")]
    Unreadable {
        /// The file or folder.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// The catalogue could not be written.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A fault of the program.
    #[error(
        "the import broke off before its end through a fault in toolgrade ({0}); what was read until then is stored, and it can be run again"
    )]
    Broken(#[source] JoinError),
}

/// Folders are walked this deep.
const MAX_FOLDERS: usize = 16;

/// Imports files, folders and, for `-`, standard input, as one run. `watch` hears how far it has come.
///
/// # Errors
/// When a named path can't be read at all, or the store fails; bad files and lines inside are refused one by one.
pub async fn import(
    store: &Store,
    classifier: &Classifier,
    paths: &[PathBuf],
    now: Timestamp,
    mut watch: impl FnMut(&Report),
) -> Result<Outcome, SourceError> {
    let files = files(paths)?;
    let named: Vec<String> = paths.iter().map(|path| path.display().to_string()).collect();
    let mut importer = Importer::start(store, classifier, "import", &named.join(" "), now).await?;
    // One window waits while the next is read, judged or written: what is held stays bounded.
    let ((reader, read), (judge, mut judged)) = (channel(1), channel(1));
    let reading = tokio::task::spawn_blocking(move || Reader::new(reader).read_all(&files));
    let judging = tokio::spawn(judge_ahead(store.clone(), classifier.clone(), read, judge));
    while let Some(Window { batches, refusals, .. }) = judged.recv().await {
        importer.take(batches, refusals).await?;
        watch(importer.report());
    }
    ended(judging.await)??;
    // A reader that nobody hears any more ends early; then the error above told why.
    let _ = ended(reading.await)?;
    Ok(importer.finish().await?)
}

/// What a task of the import answered. One that panicked left the rest of its sources unread: the run must not end as if
/// that were all.
fn ended<T>(answer: Result<T, JoinError>) -> Result<T, SourceError> {
    answer.map_err(SourceError::Broken)
}

/// The files to read, folders walked and sorted, so that the order is the same every time.
pub(super) fn files(paths: &[PathBuf]) -> Result<Vec<PathBuf>, SourceError> {
    let mut found = Vec::new();
    for path in paths {
        let unreadable = |source| SourceError::Unreadable { path: path.clone(), source };
        if path.as_os_str() == "-" {
            found.push(path.clone());
        } else if std::fs::metadata(path).map_err(unreadable)?.is_dir() {
            walk(path, 0, &mut found).map_err(unreadable)?;
        } else {
            found.push(path.clone());
        }
    }
    Ok(found)
}

fn walk(folder: &Path, depth: usize, found: &mut Vec<PathBuf>) -> io::Result<()> {
    let mut entries: Vec<PathBuf> = std::fs::read_dir(folder)?.map(|entry| entry.map(|e| e.path())).collect::<Result<_, _>>()?;
    entries.sort();
    for path in entries {
        // A link could lead anywhere, or round in a circle.
        if path.is_symlink() {
            continue;
        }
        let known = path.extension().and_then(OsStr::to_str).is_some_and(|end| ["json", "jsonl", "ndjson"].contains(&end))
            || path.file_name().is_some_and(|name| name == "server.yaml");
        if path.is_dir() && depth < MAX_FOLDERS {
            walk(&path, depth + 1, found)?;
        } else if path.is_file() && known {
            found.push(path);
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_task_that_panics_is_an_error_and_no_early_end() {
        let reading = tokio::task::spawn_blocking(|| panic!("a fault"));
        let broken = ended::<()>(reading.await).expect_err("a fault");
        assert!(broken.to_string().starts_with("the import broke off"), "{broken}");
    }
}
