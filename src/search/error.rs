use std::path::PathBuf;

/// Why a search could not be answered or the index not be kept.
#[derive(Debug, thiserror::Error)]
pub enum SearchError {
    /// The query is longer than [`super::MAX_QUERY`].
    #[error("a search takes at most {max} characters; this one has {0}: leave some words out", max = super::MAX_QUERY)]
    TooLong(usize),
    /// The cursor is none of ours, or of another search.
    #[error("the cursor is not one that this search handed out; start again without it")]
    Cursor,
    /// There is no index to ask yet.
    #[error("the search index is being rebuilt, {done} of {total} entries")]
    Rebuilding {
        /// Entries that are in it.
        done: u64,
        /// Entries that will be.
        total: u64,
    },
    /// The index doesn't belong to the store as it is: the folder is missing, old, damaged or of another catalogue.
    #[error("the index cannot be used as it is: {0}")]
    Unusable(String),
    /// Another process writes to the same index.
    #[error(
        "another process holds the search index in {0}; a running server keeps it up to date by itself: stop the server, or leave it be"
    )]
    Held(PathBuf),
    /// The folder can't be made, renamed or removed.
    #[error("cannot use {path} for the search index: {source}")]
    Folder {
        /// The folder.
        path: PathBuf,
        /// What the system says.
        source: std::io::Error,
    },
    /// The engine failed.
    #[error("the search engine failed: {0}")]
    Engine(#[from] tantivy::TantivyError),
}

impl SearchError {
    /// For `map_err` on what is done to folders.
    pub(super) fn folder(path: &std::path::Path) -> impl FnOnce(std::io::Error) -> Self {
        move |source| Self::Folder { path: path.into(), source }
    }
}
