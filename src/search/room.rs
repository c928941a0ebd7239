use super::answer::{Answer, Hit, Request, SearchState, Suggestion};
use super::error::SearchError;
use super::generation::Generation;
use super::keeper::Keeper;
use super::rebuild::Rebuild;
use crate::model::Entry;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, PoisonError, RwLock};

/// The index as everybody asks it. Cheap to clone; answers from one state of the index while the next is being written.
#[derive(Clone)]
pub struct Search {
    pub(super) inner: Arc<Inner>,
}

pub(super) struct Inner {
    /// Where the index lies; `None` for one in memory.
    pub(super) folder: Option<PathBuf>,
    /// What tells the catalogue from all others; an index of another one is not used.
    pub(super) catalogue: String,
    live: RwLock<Option<Arc<Generation>>>,
    pub(super) generations: AtomicU64,
    /// Entries that the engine took in, of the `total` of a rebuild.
    pub(super) done: Arc<AtomicU64>,
    pub(super) total: AtomicU64,
    /// The store's number that the live state answers for.
    sequence: AtomicU64,
}

impl Search {
    /// The index of a catalogue in a folder of its own below `folder`. Nothing is opened yet: see [`Search::keep`].
    pub fn within(folder: &Path, catalogue: &str) -> Self {
        Self::new(Some(folder.join("search")), catalogue)
    }

    /// An index that holds these entries and lies in memory alone.
    pub fn in_memory(entries: &[Entry]) -> Result<Self, SearchError> {
        let search = Self::new(None, "");
        let mut rebuild = search.rebuild(entries.len() as u64)?;
        rebuild.add(entries)?;
        drop(rebuild.finish(0)?);
        Ok(search)
    }

    fn new(folder: Option<PathBuf>, catalogue: &str) -> Self {
        let [generations, total, sequence] = [0; 3].map(AtomicU64::new);
        let done = Arc::default();
        let inner = Inner { folder, catalogue: catalogue.to_owned(), live: RwLock::default(), generations, done, total, sequence };
        Self { inner: Arc::new(inner) }
    }

    /// Opens the index as it lies there, to keep it in step with the store from now on.
    ///
    /// # Errors
    /// [`SearchError::Unusable`] when it has to be built anew, [`SearchError::Held`] when another process keeps it.
    pub fn keep(&self) -> Result<Keeper, SearchError> {
        Keeper::open(self)
    }

    /// Begins to build the index anew from `total` entries, beside the one that answers meanwhile.
    pub fn rebuild(&self, total: u64) -> Result<Rebuild, SearchError> {
        Rebuild::begin(self, total)
    }

    /// Answers a query.
    ///
    /// # Errors
    /// [`SearchError::TooLong`], [`SearchError::Cursor`] and [`SearchError::Rebuilding`] are the asker's to know.
    pub fn ask(&self, request: &Request<'_>) -> Result<Arc<Answer>, SearchError> {
        self.live()?.ask(request)
    }

    /// The best `limit` tools for a text, at most a hundred: the hits of an answer's first page, without its counts and servers.
    ///
    /// # Errors
    /// [`SearchError::TooLong`] and [`SearchError::Rebuilding`] are the asker's to know.
    pub fn find(&self, text: &str, limit: usize) -> Result<Vec<Hit>, SearchError> {
        self.live()?.find(text, limit)
    }

    /// Names that begin with a text, best known first, at most `limit` and at most eight.
    pub fn suggest(&self, text: &str, limit: usize) -> Result<Vec<Suggestion>, SearchError> {
        self.live()?.suggest(text, limit)
    }

    /// Whether it can be asked.
    pub fn state(&self) -> SearchState {
        if self.live().is_ok() {
            return SearchState::Ready;
        }
        let Inner { done, total, .. } = &*self.inner;
        SearchState::Rebuilding { done: done.load(Ordering::Relaxed), total: total.load(Ordering::Relaxed) }
    }

    /// The number of the state that answers now; caches of answers are good for one number.
    pub fn generation(&self) -> u64 {
        self.live().map_or(0, |live| live.number)
    }

    /// The store's number that it answers for.
    pub fn sequence(&self) -> i64 {
        self.inner.sequence.load(Ordering::Acquire).cast_signed()
    }

    fn live(&self) -> Result<Arc<Generation>, SearchError> {
        let live = self.inner.live.read().unwrap_or_else(PoisonError::into_inner).clone();
        live.ok_or_else(|| SearchError::Rebuilding {
            done: self.inner.done.load(Ordering::Relaxed),
            total: self.inner.total.load(Ordering::Relaxed),
        })
    }

    /// Puts another state in the place of the one that answers.
    pub(super) fn publish(&self, generation: Generation, sequence: i64) {
        *self.inner.live.write().unwrap_or_else(PoisonError::into_inner) = Some(Arc::new(generation));
        self.inner.sequence.store(sequence.cast_unsigned(), Ordering::Release);
    }
}
