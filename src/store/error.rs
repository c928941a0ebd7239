use std::path::PathBuf;

/// Why the store could not do what it was asked.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The folder can't be made or written.
    #[error("cannot use {path} as the data folder: {source}; choose another one with --data-dir")]
    Folder {
        /// The folder.
        path: PathBuf,
        /// What the system says.
        source: std::io::Error,
    },
    /// The file was written by a newer toolgrade, or is none of ours.
    #[error("cannot open the catalogue {path}: {source}; it may belong to a newer toolgrade or be damaged")]
    Open {
        /// The file.
        path: PathBuf,
        /// What the database says.
        source: sqlx::migrate::MigrateError,
    },
    /// A stored value does not read back as what was stored.
    #[error("the catalogue holds an unreadable {what}: {reason}")]
    Unreadable {
        /// Which value.
        what: &'static str,
        /// Why.
        reason: String,
    },
    /// The database failed.
    #[error("the database failed: {0}")]
    Database(#[from] sqlx::Error),
}

impl StoreError {
    /// For `map_err` on values that are read back.
    pub(super) fn unreadable<E: ToString>(what: &'static str) -> impl FnOnce(E) -> Self {
        move |error| Self::Unreadable { what, reason: error.to_string() }
    }
}
