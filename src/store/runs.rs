use super::{Store, StoreError, Write};
use crate::model::Timestamp;
use serde::Serialize;
use sqlx::FromRow;

/// A run: one import, sync or scan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RunId(pub(super) i64);

/// What a run did, in tools; of a source that lists servers without their tools, in servers. `seen` is the sum of `added`,
/// `changed`, `unchanged`, `refused` and, where servers are counted, `removed`.
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

/// What an earlier run over the same source left behind: where to go on, or from when to ask.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Left {
    /// The run itself and how far it came, when it never ended.
    pub unfinished: Option<(RunId, Report)>,
    /// What its source calls the next page.
    pub cursor: Option<String>,
    /// From when it asked.
    pub since: Option<Timestamp>,
    /// The last change that it saw.
    pub newest: Option<Timestamp>,
}

#[derive(FromRow)]
struct LeftRow {
    id: i64,
    finished: bool,
    cursor: Option<String>,
    since: Option<i64>,
    newest: Option<i64>,
    seen: i64,
    added: i64,
    changed: i64,
    removed: i64,
    unchanged: i64,
    refused: i64,
}

/// Refusals kept for one run; further ones are only counted.
const MAX_REFUSALS: u64 = 1000;

impl Store {
    /// Begins a run.
    pub async fn start_run(&self, kind: &str, source: &str, now: Timestamp) -> Result<RunId, StoreError> {
        let mut write = self.write().await?;
        let run = write.start_run(kind, source, now).await?;
        write.commit().await?;
        Ok(run)
    }

    /// What the last run over this source left that ended, or came at least to its second page.
    pub async fn left(&self, kind: &str, source: &str) -> Result<Option<Left>, StoreError> {
        let row: Option<LeftRow> = sqlx::query_as(
            "select id, finished_at is not null as finished, cursor, since, newest, seen, added, changed, removed, unchanged, refused
             from runs
             where kind = $1 and source = $2 and (finished_at is not null or cursor is not null)
             order by id desc
             limit 1",
        )
        .bind(kind)
        .bind(source)
        .fetch_optional(self.readers())
        .await?;
        Ok(row.map(Into::into))
    }

    /// Ends a run with its report.
    pub async fn finish_run(&self, run: RunId, report: &Report, now: Timestamp) -> Result<(), StoreError> {
        let mut write = self.write().await?;
        write.progress(run, report).await?;
        sqlx::query("update runs set finished_at = $2 where id = $1").bind(run.0).bind(now.seconds()).execute(&mut *write.tx).await?;
        write.commit().await
    }
}

impl From<LeftRow> for Left {
    fn from(row: LeftRow) -> Self {
        let [seen, added, changed, removed, unchanged, refused] =
            [row.seen, row.added, row.changed, row.removed, row.unchanged, row.refused].map(i64::unsigned_abs);
        let report = Report { seen, added, changed, removed, unchanged, refused };
        Self {
            unfinished: (!row.finished).then_some((RunId(row.id), report)),
            cursor: row.cursor,
            since: row.since.map(Timestamp::from_seconds),
            newest: row.newest.map(Timestamp::from_seconds),
        }
    }
}

impl Write {
    /// Begins a run that is there when this write is.
    pub async fn start_run(&mut self, kind: &str, source: &str, now: Timestamp) -> Result<RunId, StoreError> {
        let id = sqlx::query_scalar("insert into runs (kind, source, started_at) values ($1, $2, $3) returning id")
            .bind(kind)
            .bind(source)
            .bind(now.seconds())
            .fetch_one(&mut *self.tx)
            .await?;
        Ok(RunId(id))
    }

    /// Notes where a run goes on after this write, from when it asks, and the last change that it saw.
    pub async fn bookmark(
        &mut self,
        run: RunId,
        cursor: Option<&str>,
        since: Option<Timestamp>,
        newest: Option<Timestamp>,
    ) -> Result<(), StoreError> {
        // Without any time seen, what changes from the start of this run on is what the next one asks for.
        sqlx::query(
            "update runs set cursor = $2, since = $3, newest = case when $4 < started_at then $4 else started_at end where id = $1",
        )
        .bind(run.0)
        .bind(cursor)
        .bind(since.map(Timestamp::seconds))
        .bind(newest.or(since).map(Timestamp::seconds))
        .execute(&mut *self.tx)
        .await?;
        Ok(())
    }

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
