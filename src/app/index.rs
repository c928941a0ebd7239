use crate::model::{Entry, Listed, ServerEntry, ToolEntry};
use crate::search::{Keeper, Rebuild, Search, SearchError};
use crate::store::{Changed, Store, StoreError};
use std::collections::BTreeSet;
use std::path::Path;
use std::time::Duration;
use tokio::task::{JoinError, spawn_blocking};

/// How often the store's number is looked at.
const PERIOD: Duration = Duration::from_millis(500);

/// Entries that are read from the store at once.
const PIECE: u32 = 5_000;

/// Why the index is not in step.
#[derive(Debug, thiserror::Error)]
pub enum IndexError {
    /// The store could not be read.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The index could not be read or written.
    #[error(transparent)]
    Search(#[from] SearchError),
    /// The work was ended from outside, or panicked.
    #[error("the search index's task was ended: {0}")]
    Task(#[from] JoinError),
}

/// Keeps the search index in step with the store, whoever writes to it.
pub struct Indexing {
    store: Store,
    search: Search,
    /// `None` until the index was opened, and after a step that failed.
    keeper: Option<Keeper>,
}

impl Indexing {
    /// The index of a catalogue, below the catalogue's folder; not opened yet.
    pub async fn new(store: &Store, folder: &Path) -> Result<Self, StoreError> {
        let search = Search::within(folder, &store.identity().await?);
        Ok(Self { store: store.clone(), search, keeper: None })
    }

    /// The index, to be asked.
    pub fn search(&self) -> Search {
        self.search.clone()
    }

    /// Looks again and again, until the task is ended.
    pub(super) async fn run(mut self) {
        let mut complaint = String::new();
        loop {
            match self.step().await {
                Ok(()) => complaint.clear(),
                // Tried again at every look, told once.
                Err(error) if error.to_string() != complaint => {
                    tracing::error!(%error, "the search index is not in step with the catalogue");
                    complaint = error.to_string();
                }
                Err(_) => {}
            }
            tokio::time::sleep(PERIOD).await;
        }
    }

    /// Brings the index up to the store's present number; opens it first, and builds it anew when it can't be used as it is.
    pub async fn step(&mut self) -> Result<(), IndexError> {
        let mut keeper = match self.keeper.take() {
            Some(keeper) => keeper,
            None => self.open().await?,
        };
        while keeper.sequence() < self.store.sequence().await? {
            let changed = self.store.changed_since(keeper.sequence()).await?;
            keeper = follow(&self.store, keeper, changed).await?;
        }
        self.keeper = Some(keeper);
        Ok(())
    }

    /// The index as it lies there, or a new one.
    async fn open(&self) -> Result<Keeper, IndexError> {
        let search = self.search.clone();
        match spawn_blocking(move || search.keep()).await? {
            // A catalogue that was put back from a copy knows less than its index.
            Ok(keeper) if keeper.sequence() <= self.store.sequence().await? => return Ok(keeper),
            Ok(keeper) => drop(keeper),
            Err(SearchError::Unusable(why)) => tracing::info!(why, "building the search index"),
            Err(error) => return Err(error.into()),
        }
        rebuild(&self.store, &self.search, |_, _| ()).await
    }
}

/// Builds the index anew; `watch` hears (done, total).
pub(super) async fn rebuild(store: &Store, search: &Search, mut watch: impl FnMut(u64, u64)) -> Result<Keeper, IndexError> {
    // What changes while the rows are read has a higher number and is followed afterwards.
    let sequence = store.sequence().await?;
    let total = store.count_entries().await?;
    let asked = search.clone();
    let mut rebuild = spawn_blocking(move || asked.rebuild(total)).await??;
    let (mut done, mut last) = (0, 0);
    loop {
        let servers = store.server_entries_after(last, PIECE).await?;
        let Some(tail) = servers.last() else { break };
        (last, done) = (tail.id, done + servers.len() as u64);
        rebuild = add(rebuild, servers.into_iter().map(Entry::Server).collect()).await?;
        watch(done, total);
    }
    last = 0;
    loop {
        let tools = store.tool_entries_after(last, PIECE).await?;
        let Some(tail) = tools.last() else { break };
        (last, done) = (tail.id, done + tools.len() as u64);
        rebuild = add(rebuild, tools.into_iter().map(Entry::Tool).collect()).await?;
        watch(done, total);
    }
    Ok(spawn_blocking(move || rebuild.finish(sequence)).await??)
}

async fn add(mut rebuild: Rebuild, entries: Vec<Entry>) -> Result<Rebuild, IndexError> {
    Ok(spawn_blocking(move || rebuild.add(&entries).map(|()| rebuild)).await??)
}

/// Brings what changed into the index.
async fn follow(store: &Store, mut keeper: Keeper, changed: Changed) -> Result<Keeper, IndexError> {
    let Changed { mut tools, servers, sequence } = changed;
    tools.extend(store.tools_of_servers(&servers).await?);
    let tools: Vec<i64> = tools.into_iter().collect();
    let found: Vec<ToolEntry> = store.tool_entries(&tools).await?;
    let servers: Vec<i64> = servers.into_iter().collect();
    let homes: Vec<ServerEntry> = store.server_entries(&servers).await?;
    let there: BTreeSet<Listed> =
        found.iter().map(|tool| Listed::Tool(tool.id)).chain(homes.iter().map(|server| Listed::Server(server.id))).collect();
    let asked = tools.into_iter().map(Listed::Tool).chain(servers.into_iter().map(Listed::Server));
    let gone: Vec<Listed> = asked.filter(|listed| !there.contains(listed)).collect();
    let entries: Vec<Entry> = homes.into_iter().map(Entry::Server).chain(found.into_iter().map(Entry::Tool)).collect();
    Ok(spawn_blocking(move || keeper.update(&entries, &gone, sequence).map(|()| keeper)).await??)
}
