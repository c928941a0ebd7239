use super::documents::record;
use super::error::SearchError;
use super::keeper::{Keeper, Lock, commit};
use super::record::Record;
use super::room::Search;
use super::schema::{Fields, tokenizers};
use super::stamp::Stamp;
use crate::model::Entry;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;
use tantivy::directory::MmapDirectory;
use tantivy::indexer::{NoMergePolicy, UserOperation};
use tantivy::{Index, IndexWriter};

/// Threads that read texts.
const THREADS: usize = 2;

/// Memory for entries that were not written out yet, of all threads.
const BUFFER: usize = 256 << 20;

/// Entries that a thread is handed at once.
const PIECE: usize = 100;

/// Entries that wait for the threads at most, before whoever hands them over has to: what waits longer is no longer in the
/// processor's memory when it is read.
const AHEAD: u64 = 20_000;

/// How long it waits before each piece: longer than the threads take for one.
const PAUSE: Duration = Duration::from_millis(3);

/// An index in the making, beside the one that answers meanwhile. Dropped before its end, it leaves nothing that counts.
pub struct Rebuild {
    search: Search,
    fields: Arc<Fields>,
    index: Index,
    writer: IndexWriter<Record>,
    /// Entries that were handed to the engine.
    handed: u64,
    folders: Option<Folders>,
}

struct Folders {
    fresh: PathBuf,
    lasting: PathBuf,
    lock: Lock,
}

impl Rebuild {
    pub(super) fn begin(search: &Search, total: u64) -> Result<Self, SearchError> {
        let fields = Arc::new(Fields::new());
        search.inner.done.store(0, Ordering::Relaxed);
        search.inner.total.store(total, Ordering::Relaxed);
        let (mut index, folders) = match &search.inner.folder {
            None => (Index::create_in_ram(fields.schema.clone()), None),
            Some(folder) => {
                let folders = Folders { fresh: folder.with_extension("new"), lasting: folder.clone(), lock: Lock::take(folder)? };
                emptied(&folders.fresh)?;
                let directory = MmapDirectory::open(&folders.fresh).map_err(|error| SearchError::Unusable(error.to_string()))?;
                (Index::create(directory, fields.schema.clone(), tantivy::IndexSettings::default())?, Some(folders))
            }
        };
        index.set_tokenizers(tokenizers());
        // In memory are tests and small catalogues.
        let (threads, buffer) = if folders.is_some() { (THREADS, BUFFER) } else { (1, BUFFER / 16) };
        let writer: IndexWriter<Record> = index.writer_with_num_threads(threads, buffer)?;
        writer.set_merge_policy(Box::new(NoMergePolicy));
        Ok(Self { search: search.clone(), fields, index, writer, handed: 0, folders })
    }

    /// Adds entries, each once.
    pub fn add(&mut self, entries: &[Entry]) -> Result<(), SearchError> {
        // Some at a time, since handing over costs more than a document is worth.
        for some in entries.chunks(PIECE) {
            // Only slowed down: a thread that failed takes nothing in any more, and is told of at the end.
            if self.handed.saturating_sub(self.search.inner.done.load(Ordering::Relaxed)) > AHEAD {
                std::thread::sleep(PAUSE);
            }
            self.writer.run(some.iter().map(|entry| UserOperation::Add(self.record(entry))))?;
            self.handed += some.len() as u64;
        }
        Ok(())
    }

    fn record(&self, entry: &Entry) -> Record {
        let mut record = record(entry, self.fields.clone());
        record.counted = Some(self.search.inner.done.clone());
        record
    }

    /// Makes it the index that answers, true up to the store's number `sequence`.
    pub fn finish(mut self, sequence: i64) -> Result<Keeper, SearchError> {
        commit(&mut self.writer, &Stamp::new(sequence, &self.search.inner.catalogue))?;
        self.writer.wait_merging_threads()?;
        let Some(Folders { fresh, lasting, lock }) = self.folders else {
            return Keeper::of_index(&self.search, self.index, self.fields, sequence, None);
        };
        drop(self.index);
        remove(&lasting)?;
        std::fs::rename(&fresh, &lasting).map_err(SearchError::folder(&fresh))?;
        Keeper::of_folder(&self.search, &lasting, lock)
    }
}

fn emptied(folder: &Path) -> Result<(), SearchError> {
    remove(folder)?;
    std::fs::create_dir_all(folder).map_err(SearchError::folder(folder))
}

fn remove(folder: &Path) -> Result<(), SearchError> {
    match std::fs::remove_dir_all(folder) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(()),
        done => done.map_err(SearchError::folder(folder)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::ServerEntry;

    #[test]
    fn an_entry_counts_when_it_is_taken_in() {
        let server =
            |id: i64| ServerEntry { id, slug: format!("s{id}"), name: None, description: None, package: None, repository: None, fame: 0 };
        let entries: Vec<Entry> = (1..=250).map(|id| Entry::Server(server(id))).collect();
        let search = Search::in_memory(&entries).expect("an index");
        assert_eq!(search.inner.done.load(Ordering::Relaxed), 250);
    }
}
