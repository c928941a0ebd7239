//! A server with its tools that a program sends, as one run of its own.

use super::capture;
use super::offer::{Batch, Refusal};
use super::pipeline::{Importer, Outcome};
use crate::classify::Classifier;
use crate::model::{ServerSlug, Timestamp};
use crate::store::{Report, RunId, Store, StoreError};
use serde::de::IgnoredAny;
use tokio::task::{JoinError, spawn_blocking};

/// Why nothing of a submission was stored.
#[derive(Debug, thiserror::Error)]
pub enum SubmissionError {
    /// The text is no JSON.
    #[error("the body is no JSON: {0}")]
    Unreadable(serde_json::Error),
    /// It is JSON of another shape.
    #[error("the body {0}")]
    Unfit(String),
    /// The slug or the identity belongs to another server.
    #[error("{0}")]
    Conflict(String),
    /// The catalogue could not be written.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A fault of the program.
    #[error("reading the body broke off through a fault in toolgrade: {0}")]
    Broken(#[from] JoinError),
}

/// What readers are told of where the tools come from.
const SOURCE: &str = "put over the API";

/// Stores a captured answer to `tools/list` as the tools of this server. The same once more changes nothing.
pub async fn submit(
    store: &Store,
    classifier: &Classifier,
    slug: ServerSlug,
    text: String,
    now: Timestamp,
) -> Result<(RunId, Outcome), SubmissionError> {
    let (batch, refusals) = spawn_blocking(move || read(&slug, &text)).await??;
    check_holder(store, &batch).await?;
    let source = batch.server.slug.to_string();
    let run = store.start_run("put", &source, now).await?;
    let mut importer = Importer::rehearsal(store, classifier, "put", &source, now).resumed(run, Report::default());
    importer.take(vec![batch], refusals).await?;
    Ok((run, importer.finish().await?))
}

fn read(slug: &ServerSlug, text: &str) -> Result<(Batch, Vec<Refusal>), SubmissionError> {
    serde_json::from_str::<IgnoredAny>(text).map_err(SubmissionError::Unreadable)?;
    capture::parse_as(slug, text, SOURCE, "body").map_err(SubmissionError::Unfit)
}

/// What an address names must be the server that the body tells of: the pipeline itself would choose another slug.
async fn check_holder(store: &Store, batch: &Batch) -> Result<(), SubmissionError> {
    let sighting = &batch.server;
    let Some(holder) = store.holder(sighting).await? else { return Ok(()) };
    let told = match &sighting.identity {
        Some(identity) if holder.slug != sighting.slug => format!("{identity} is known as the server `{}`; put it there", holder.slug),
        _ => format!("`{}` is another server, {}; choose another name", holder.slug, holder.identity),
    };
    Err(SubmissionError::Conflict(told))
}
