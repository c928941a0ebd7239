use super::StoreError;
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{Sqlite, Transaction};
use std::fs::{DirBuilder, File};
use std::io::{self, ErrorKind};
use std::path::Path;
use std::time::Duration;

/// The catalogue's file name in the data folder.
const FILE: &str = "catalogue.sqlite";

/// The file in the data folder that whoever opens it holds meanwhile.
const LOCK: &str = "catalogue.lock";

/// How long a writer waits for another process's write to end.
const PATIENCE: Duration = Duration::from_secs(30);

const READERS: u32 = 8;

const SEQUENCE: &str = "select coalesce(max(seq), 0) from changes";

/// The connections are to a file of our own process: asking each before use whether it is still there costs more than
/// most questions do.
fn pool(connections: u32) -> SqlitePoolOptions {
    SqlitePoolOptions::new().max_connections(connections).test_before_acquire(false)
}

/// An open catalogue. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Store {
    writer: SqlitePool,
    readers: SqlitePool,
}

/// A write transaction. Dropped without [`Write::commit`], it leaves nothing behind.
#[derive(Debug)]
pub struct Write {
    pub(super) tx: Transaction<'static, Sqlite>,
    /// The number of the last change before it.
    pub(super) since: i64,
    /// Servers of which something else is stored now that is noted as no change.
    pub(super) touched: Vec<i64>,
}

/// Waits until nobody else makes this folder's tables or brings them up to date; the others wait until what is given back is
/// dropped. A folder on a disk that knows no locks is opened without.
async fn alone(folder: &Path) -> Result<File, StoreError> {
    let path = folder.join(LOCK);
    let locked = tokio::task::spawn_blocking(move || {
        let file = File::options().create(true).truncate(false).write(true).open(path)?;
        match file.lock() {
            Err(error) if error.kind() != ErrorKind::Unsupported => Err(error),
            _ => Ok(file),
        }
    });
    locked.await.map_err(io::Error::other).flatten().map_err(|source| StoreError::Folder { path: folder.into(), source })
}

/// Makes the folder and the file in it for their owner alone, since messages with people's addresses lie there. A folder that is
/// there already may be shared on purpose and stays as it is; SQLite gives the files beside its own the same mode.
fn private(folder: &Path, file: &Path) -> io::Result<()> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    let mut options = File::options();
    options.create(true).truncate(false).write(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
        builder.mode(0o700);
        options.mode(0o600);
    }
    builder.create(folder)?;
    let opened = options.open(file)?;
    #[cfg(unix)]
    if std::os::unix::fs::PermissionsExt::mode(&opened.metadata()?.permissions()) & 0o077 != 0 {
        let tightened = opened.set_permissions(std::os::unix::fs::PermissionsExt::from_mode(0o600));
        // Somebody else's file is theirs to share.
        return tightened.or_else(|error| if error.kind() == ErrorKind::PermissionDenied { Ok(()) } else { Err(error) });
    }
    Ok(())
}

impl Store {
    /// Whether there is a catalogue in `folder`.
    pub fn is_in(folder: &Path) -> bool {
        folder.join(FILE).is_file()
    }

    /// Opens the catalogue in `folder`, making both when they aren't there, and brings its tables up to date.
    pub async fn open(folder: &Path) -> Result<Self, StoreError> {
        let path = folder.join(FILE);
        private(folder, &path).map_err(|source| StoreError::Folder { path: folder.into(), source })?;
        let options = SqliteConnectOptions::new()
            .filename(&path)
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Normal)
            .foreign_keys(true)
            .busy_timeout(PATIENCE)
            // 64 MB of log before it is copied into the file: a long import would otherwise do so after every step.
            .pragma("wal_autocheckpoint", "16384")
            .pragma("cache_size", "-65536");
        let alone = alone(folder).await?;
        let writer = pool(1).connect_with(options.clone()).await?;
        sqlx::migrate!().run(&writer).await.map_err(|source| StoreError::Open { path: path.clone(), source })?;
        drop(alone);
        // No memory map: every reader would map the file for itself, and each page that any of them touched counts as ours.
        let reading = options.create_if_missing(false).read_only(true).pragma("cache_size", "-8192");
        let readers = pool(READERS).connect_with(reading).await?;
        Ok(Self { writer, readers })
    }

    /// Begins a write, which only one process and one task can do at a time; the others wait.
    pub async fn write(&self) -> Result<Write, StoreError> {
        let mut tx = self.writer.begin_with("begin immediate").await?;
        let since = sqlx::query_scalar(SEQUENCE).fetch_one(&mut *tx).await?;
        Ok(Write { tx, since, touched: vec![] })
    }

    /// The pool for reading.
    pub(super) fn readers(&self) -> &SqlitePool {
        &self.readers
    }

    /// The number of the last committed change; whatever follows the store compares it with the one it has seen.
    pub async fn sequence(&self) -> Result<i64, StoreError> {
        Ok(sqlx::query_scalar(SEQUENCE).fetch_one(&self.readers).await?)
    }

    /// Whether no server was ever stored.
    pub async fn is_empty(&self) -> Result<bool, StoreError> {
        Ok(sqlx::query_scalar("select not exists (select 1 from servers)").fetch_one(&self.readers).await?)
    }

    /// Ends all connections; writes that were committed are on disk.
    pub async fn close(&self) {
        self.readers.close().await;
        self.writer.close().await;
    }
}

impl Write {
    /// Makes everything done in this write visible and lasting, with the servers that it changed counted anew.
    pub async fn commit(mut self) -> Result<(), StoreError> {
        self.count_changed().await?;
        Ok(self.tx.commit().await?)
    }
}
