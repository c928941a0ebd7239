use crate::model::{ChangeKind, ChangeSeverity, Effect, Parts, Timestamp};
use crate::store::{RunId, StoreError, Write, rows};

/// What a change of a tool consists of, decided beforehand.
#[derive(Clone, Debug)]
pub struct Change {
    /// What kind it is.
    pub kind: ChangeKind,
    /// Which parts of the definition changed, when two were compared.
    pub parts: Option<Parts>,
    /// What it did, when that was compared.
    pub effect: Option<Effect>,
    /// How much it matters.
    pub severity: ChangeSeverity,
}

impl Change {
    /// A change of which nothing is told but its kind.
    pub fn plain(kind: ChangeKind, severity: ChangeSeverity) -> Self {
        Self { kind, parts: None, effect: None, severity }
    }
}

/// A tool and the definitions between which it changed.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Between {
    pub(super) tool: i64,
    /// The tool that bore the name before.
    pub(super) from: Option<i64>,
    pub(super) before: Option<i64>,
    pub(super) after: Option<i64>,
}

impl Write {
    /// Notes a change of a server as such.
    pub(in crate::store) async fn change(
        &mut self,
        run: Option<RunId>,
        server: i64,
        kind: ChangeKind,
        severity: ChangeSeverity,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        sqlx::query("insert into changes (run_id, server_id, kind, severity, at) values ($1, $2, $3, $4, $5)")
            .bind(run.map(|run| run.0))
            .bind(server)
            .bind(kind.as_str())
            .bind(severity.as_str())
            .bind(now.seconds())
            .execute(&mut *self.tx)
            .await?;
        Ok(())
    }

    /// Notes a change of a tool; says its number.
    pub(super) async fn tool_change(
        &mut self,
        run: RunId,
        server: i64,
        between: Between,
        change: &Change,
        now: Timestamp,
    ) -> Result<i64, StoreError> {
        let insert = sqlx::query_scalar(
            "insert into changes (run_id, server_id, tool_id, from_tool_id, kind, before_id, after_id, parts, effect, severity, at)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
             returning seq",
        )
        .bind(run.0)
        .bind(server)
        .bind(between.tool)
        .bind(between.from)
        .bind(change.kind.as_str())
        .bind(between.before)
        .bind(between.after)
        .bind(change.parts.as_ref().map(rows::json))
        .bind(change.effect.as_ref().map(rows::json))
        .bind(change.severity.as_str())
        .bind(now.seconds());
        Ok(insert.fetch_one(&mut *self.tx).await?)
    }
}
