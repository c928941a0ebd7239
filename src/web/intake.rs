//! How a server that a program sends gets in: a port that `app` fills with the ingest pipeline, which this room must not
//! know.

use crate::model::{ServerSlug, Timestamp};
use crate::store::{Report, RunId, StoreError};
use std::pin::Pin;
use std::sync::Arc;

/// A server with its tools, as a program sends them.
#[derive(Debug)]
pub struct Sent {
    /// The server that the address names.
    pub server: ServerSlug,
    /// The body.
    pub body: String,
    /// When it came.
    pub now: Timestamp,
}

/// What became of it.
#[derive(Clone, Debug)]
pub struct Taken {
    /// The run that stored it.
    pub run: RunId,
    /// What the run did.
    pub report: Report,
    /// Tools that could not be taken: which, and why.
    pub refused: Vec<(String, String)>,
}

/// Why nothing of it was stored.
#[derive(Debug)]
pub enum Untaken {
    /// It is no JSON.
    Unreadable(String),
    /// It is JSON, and no server with its tools.
    Unfit(String),
    /// The address or what the body says of the server belongs to another one.
    Conflict(String),
    /// The store failed.
    Store(StoreError),
    /// A fault of the program.
    Broken(String),
}

/// What an intake answers, later.
pub type Taking = Pin<Box<dyn Future<Output = Result<Taken, Untaken>> + Send>>;

/// Classifies and stores what a program sends.
pub type Intake = Arc<dyn Fn(Sent) -> Taking + Send + Sync>;
