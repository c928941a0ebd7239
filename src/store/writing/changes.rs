use crate::model::Timestamp;
use crate::store::{RunId, StoreError, Write};

/// A kind of change, as the `changes` table names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChangeKind {
    /// A server is new.
    ServerAdded,
    /// What is known of a server changed.
    ServerChanged,
    /// A tool is new.
    ToolAdded,
    /// A tool has another definition.
    ToolChanged,
    /// A tool is no longer in its server's list.
    ToolRemoved,
    /// A removed tool is back.
    ToolReturned,
    /// A person corrected the verdict, or took the correction back.
    VerdictCorrected,
    /// New rules gave another verdict.
    VerdictChanged,
    /// New checks object to the tool, or no longer do.
    FindingsChanged,
}

impl ChangeKind {
    /// As it is stored.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::ServerAdded => "server-added",
            Self::ServerChanged => "server-changed",
            Self::ToolAdded => "tool-added",
            Self::ToolChanged => "tool-changed",
            Self::ToolRemoved => "tool-removed",
            Self::ToolReturned => "tool-returned",
            Self::VerdictCorrected => "verdict-corrected",
            Self::VerdictChanged => "verdict-changed",
            Self::FindingsChanged => "findings-changed",
        }
    }
}

impl Write {
    pub(in crate::store) async fn change(&mut self, run: RunId, server: i64, kind: ChangeKind, now: Timestamp) -> Result<(), StoreError> {
        sqlx::query("insert into changes (run_id, server_id, kind, at) values ($1, $2, $3, $4)")
            .bind(run.0)
            .bind(server)
            .bind(kind.as_str())
            .bind(now.seconds())
            .execute(&mut *self.tx)
            .await?;
        Ok(())
    }

    pub(super) async fn tool_change(
        &mut self,
        run: RunId,
        server: i64,
        (tool, kind): (i64, ChangeKind),
        (before, after): (Option<i64>, Option<i64>),
        now: Timestamp,
    ) -> Result<(), StoreError> {
        sqlx::query("insert into changes (run_id, server_id, tool_id, kind, before_id, after_id, at) values ($1, $2, $3, $4, $5, $6, $7)")
            .bind(run.0)
            .bind(server)
            .bind(tool)
            .bind(kind.as_str())
            .bind(before)
            .bind(after)
            .bind(now.seconds())
            .execute(&mut *self.tx)
            .await?;
        Ok(())
    }
}
