use super::documents::document;
use super::error::SearchError;
use super::keeper::{Keeper, Lock, commit};
use super::room::Search;
use super::schema::{Fields, tokenizers};
use super::stamp::Stamp;
use crate::model::Entry;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::Ordering;
use tantivy::directory::MmapDirectory;
use tantivy::indexer::{NoMergePolicy, UserOperation};
use tantivy::{Index, IndexWriter};

/// Threads that read texts.
const THREADS: usize = 2;

/// Memory for entries that were not written out yet, of all threads.
const BUFFER: usize = 256 << 20;

/// Entries that a thread is handed at once.
const PIECE: usize = 100;

/// An index in the making, beside the one that answers meanwhile. Dropped before its end, it leaves nothing that counts.
pub struct Rebuild {
    search: Search,
    fields: Arc<Fields>,
    index: Index,
    writer: IndexWriter,
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
        let writer: IndexWriter = index.writer_with_num_threads(threads, buffer)?;
        writer.set_merge_policy(Box::new(NoMergePolicy));
        Ok(Self { search: search.clone(), fields, index, writer, folders })
    }

    /// Adds entries, each once.
    pub fn add(&mut self, entries: &[Entry]) -> Result<(), SearchError> {
        // Some at a time, since handing over costs more than a document is worth.
        for some in entries.chunks(PIECE) {
            self.writer.run(some.iter().map(|entry| UserOperation::Add(document(entry, &self.fields))))?;
        }
        self.search.inner.done.fetch_add(entries.len() as u64, Ordering::Relaxed);
        Ok(())
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
