use super::{Indexing, now};
use crate::classify::Classifier;
use crate::ingest::{self, Outcome};
use crate::model::ToolEntry;
use crate::search::{Search, measure};
use crate::store::{Store, StoreError};
use anyhow::{Context, bail};
use std::collections::HashMap;
use std::path::{Path, PathBuf};

/// Tools that are read at once.
const PIECE: u32 = 5_000;

/// A catalogue made of files, to be searched as any other and gone when it is dropped.
pub struct Trial {
    /// Its index.
    pub search: Search,
    /// What went in.
    pub outcome: Outcome,
    /// Its tools by key, as [`measure::key`] names them.
    pub tools: HashMap<i64, String>,
    _folder: Scratch,
}

impl Trial {
    /// Imports the files into a catalogue of their own and indexes it, all through the doors that a server uses.
    pub async fn of(files: &[PathBuf], classifier: &Classifier) -> anyhow::Result<Self> {
        let folder = Scratch::new()?;
        let store = Store::open(&folder.0).await?;
        let outcome = ingest::import(&store, classifier, files, now(), |_| ()).await?;
        let mut indexing = Indexing::new(&store, &folder.0).await?;
        indexing.step().await?;
        let tools = names(&store).await?;
        store.close().await;
        Ok(Self { search: indexing.search(), outcome, tools, _folder: folder })
    }
}

async fn names(store: &Store) -> Result<HashMap<i64, String>, StoreError> {
    let (mut names, mut last) = (HashMap::new(), 0);
    loop {
        let tools = store.tool_entries_after(last, PIECE).await?;
        let Some(tail) = tools.last() else { return Ok(names) };
        last = tail.id;
        names.extend(tools.iter().map(|tool| (tool.id, name(tool))));
    }
}

/// The first of a server's names is its slug.
fn name(tool: &ToolEntry) -> String {
    measure::key(tool.home.lines().next().unwrap_or(""), &tool.name)
}

/// A folder that is gone with its owner.
struct Scratch(PathBuf);

impl Scratch {
    fn new() -> anyhow::Result<Self> {
        let base = std::env::temp_dir();
        for number in 0..1000 {
            let folder = base.join(format!("toolgrade-{}-{number}", std::process::id()));
            match create(&folder) {
                Ok(()) => return Ok(Self(folder)),
                Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {}
                Err(error) => return Err(error).with_context(|| format!("cannot make a folder in {}", base.display())),
            }
        }
        bail!("there are too many folders of ours in {}; remove toolgrade-* there", base.display())
    }
}

/// Makes the folder, for its owner alone; one that is there already is somebody else's.
fn create(folder: &Path) -> std::io::Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

impl Drop for Scratch {
    fn drop(&mut self) {
        // What can't be removed is left to whoever clears the folder of temporary files.
        let _ = std::fs::remove_dir_all(&self.0);
    }
}
