use super::{Store, StoreError, Write};
use crate::model::Timestamp;
use serde::Serialize;

/// A run: one import, sync or scan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RunId(pub(super) i64);

/// What a run did, in tools. `seen` is the sum of `added`, `changed`, `unchanged` and `refused`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Report {
    /// Definitions met.
    pub seen: u64,
    /// New tools.
    pub added: u64,
    /// Tools with another definition, and removed ones that are back.
    pub changed: u64,
    /// Tools that a complete list no longer holds.
    pub removed: u64,
    /// Tools as they were.
    pub unchanged: u64,
    /// Definitions and files that could not be taken.
    pub refused: u64,
}

/// Refusals kept for one run; further ones are only counted.
const MAX_REFUSALS: u64 = 1000;

impl Store {
    /// Begins a run.
    pub async fn start_run(&self, kind: &str, source: &str, now: Timestamp) -> Result<RunId, StoreError> {
        let mut write = self.write().await?;
        let id = sqlx::query_scalar("insert into runs (kind, source, started_at) values ($1, $2, $3) returning id")
            .bind(kind)
            .bind(source)
            .bind(now.seconds())
            .fetch_one(&mut *write.tx)
            .await?;
        write.commit().await?;
        Ok(RunId(id))
    }

    /// Ends a run with its report.
    pub async fn finish_run(&self, run: RunId, report: &Report, now: Timestamp) -> Result<(), StoreError> {
        let mut write = self.write().await?;
        write.progress(run, report).await?;
        sqlx::query("update runs set finished_at = $2 where id = $1").bind(run.0).bind(now.seconds()).execute(&mut *write.tx).await?;
        write.commit().await
    }
}

impl Write {
    /// Notes how far a run has come.
    pub async fn progress(&mut self, run: RunId, report: &Report) -> Result<(), StoreError> {
        let number = |count: u64| i64::try_from(count).unwrap_or(i64::MAX);
        sqlx::query("update runs set seen = $2, added = $3, changed = $4, removed = $5, unchanged = $6, refused = $7 where id = $1")
            .bind(run.0)
            .bind(number(report.seen))
            .bind(number(report.added))
            .bind(number(report.changed))
            .bind(number(report.removed))
            .bind(number(report.unchanged))
            .bind(number(report.refused))
            .execute(&mut *self.tx)
            .await?;
        Ok(())
    }

    /// Keeps a refusal for later readers, up to a thousand for each run.
    pub async fn refuse(&mut self, run: RunId, place: &str, reason: &str, number: u64) -> Result<(), StoreError> {
        if number > MAX_REFUSALS {
            return Ok(());
        }
        sqlx::query("insert into refusals (run_id, place, reason) values ($1, $2, $3)")
            .bind(run.0)
            .bind(place)
            .bind(reason)
            .execute(&mut *self.tx)
            .await?;
        Ok(())
    }
}
