use super::columns::Columns;
use super::documents::{key, record};
use super::error::SearchError;
use super::generation::Generation;
use super::gone::Gone;
use super::record::Record;
use super::room::Search;
use super::schema::{Fields, tokenizers};
use super::stamp::{Stamp, unusable};
use crate::model::{Entry, Listed};
use rustc_hash::FxHashMap;
use std::fs::{File, TryLockError};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use tantivy::directory::MmapDirectory;
use tantivy::index::SegmentId;
use tantivy::{Index, IndexReader, IndexWriter, ReloadPolicy, SegmentReader};

/// Memory for entries that were not written out yet.
const BUFFER: usize = 32 << 20;

/// Keeps an index in step with the store. There is one at a time, in one process.
pub struct Keeper {
    search: Search,
    fields: Arc<Fields>,
    writer: IndexWriter<Record>,
    reader: IndexReader,
    columns: FxHashMap<SegmentId, Arc<Columns>>,
    sequence: i64,
    _lock: Option<Lock>,
}

/// Held as long as this process writes to the index.
pub(super) struct Lock(#[expect(dead_code, reason = "the file is held, not read")] File);

impl Lock {
    /// Takes the lock beside the index's folder.
    pub(super) fn take(folder: &Path) -> Result<Self, SearchError> {
        let path = folder.with_extension("lock");
        let parent = folder.parent().unwrap_or(folder);
        std::fs::create_dir_all(parent).map_err(SearchError::folder(parent))?;
        let file = File::options().create(true).truncate(false).write(true).open(&path).map_err(SearchError::folder(&path))?;
        match file.try_lock() {
            Ok(()) => Ok(Self(file)),
            Err(TryLockError::WouldBlock) => Err(SearchError::Held(folder.into())),
            Err(TryLockError::Error(source)) => Err(SearchError::Folder { path, source }),
        }
    }
}

impl Keeper {
    pub(super) fn open(search: &Search) -> Result<Self, SearchError> {
        let folder = search.inner.folder.as_deref().ok_or_else(|| unusable("it lies in memory"))?;
        let lock = Lock::take(folder)?;
        Self::of_folder(search, folder, lock)
    }

    pub(super) fn of_folder(search: &Search, folder: &Path, lock: Lock) -> Result<Self, SearchError> {
        if !folder.is_dir() {
            return Err(unusable("there is none yet"));
        }
        let damaged = |error: tantivy::TantivyError| SearchError::Unusable(error.to_string());
        let directory = MmapDirectory::open(folder).map_err(|error| SearchError::Unusable(error.to_string()))?;
        let index = Index::open(directory).map_err(damaged)?;
        let fields = Arc::new(Fields::new());
        if index.schema() != fields.schema {
            return Err(unusable("another version of toolgrade wrote it"));
        }
        let stamp = Stamp::read(&index, &search.inner.catalogue)?;
        let broken = index.validate_checksum().map_err(damaged)?;
        if !broken.is_empty() {
            return Err(SearchError::Unusable(format!("{} of its files are damaged", broken.len())));
        }
        Self::of_index(search, index, fields, stamp.sequence, Some(lock)).map_err(|error| SearchError::Unusable(error.to_string()))
    }

    pub(super) fn of_index(
        search: &Search,
        mut index: Index,
        fields: Arc<Fields>,
        sequence: i64,
        lock: Option<Lock>,
    ) -> Result<Self, SearchError> {
        index.set_tokenizers(tokenizers());
        let writer = index.writer_with_num_threads(1, BUFFER)?;
        let reader = index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?;
        let columns = FxHashMap::default();
        let mut keeper = Self { search: search.clone(), fields, writer, reader, columns, sequence, _lock: lock };
        keeper.publish()?;
        Ok(keeper)
    }

    /// The store's number up to which the index follows it.
    pub fn sequence(&self) -> i64 {
        self.sequence
    }

    /// Puts entries in the place of those with the same keys, takes others out, and makes it all visible and lasting with
    /// the store's number up to which it is true.
    pub fn update(&mut self, entries: &[Entry], gone: &[Listed], sequence: i64) -> Result<(), SearchError> {
        // The engine's own deletion of a term goes through this.
        let replaced = entries.iter().map(listed).chain(gone.iter().copied());
        self.writer.delete_query(Box::new(Gone::new(replaced.map(key))))?;
        for entry in entries {
            self.writer.add_document(record(entry, self.fields.clone()))?;
        }
        commit(&mut self.writer, &Stamp::new(sequence, &self.search.inner.catalogue))?;
        self.sequence = sequence;
        self.reader.reload()?;
        self.publish()
    }

    /// Lets everybody ask the last committed state.
    fn publish(&mut self) -> Result<(), SearchError> {
        let searcher = self.reader.searcher();
        let segments = searcher.segment_readers();
        let unknown: Vec<&SegmentReader> = segments.iter().filter(|segment| !self.columns.contains_key(&segment.segment_id())).collect();
        let mut columns = Columns::read_all(&unknown, &self.fields)?;
        columns.extend(self.columns.drain());
        let in_order: Vec<Arc<Columns>> = segments.iter().map(|segment| columns[&segment.segment_id()].clone()).collect();
        columns.retain(|id, _| segments.iter().any(|segment| segment.segment_id() == *id));
        self.columns = columns;
        let number = self.search.inner.generations.fetch_add(1, Ordering::Relaxed) + 1;
        self.search.publish(Generation::new(number, searcher, in_order, self.fields.clone()), self.sequence);
        Ok(())
    }
}

/// Writes out with a stamp, both or neither.
pub(super) fn commit(writer: &mut IndexWriter<Record>, stamp: &Stamp) -> Result<(), SearchError> {
    let mut commit = writer.prepare_commit()?;
    commit.set_payload(&stamp.text());
    commit.commit()?;
    Ok(())
}

fn listed(entry: &Entry) -> Listed {
    match entry {
        Entry::Tool(tool) => Listed::Tool(tool.id),
        Entry::Server(server) => Listed::Server(server.id),
    }
}
