//! Servers that are no more: their pages stay, their tools are gone.

use super::{Store, StoreError};
use crate::model::{ChangeKind, ChangeSeverity, ServerSlug, Timestamp};

impl Store {
    /// Retires a server: its tools are removed with it, until a source tells of them again. `false` when it is retired
    /// already, or was never there.
    pub async fn retire(&self, server: &ServerSlug, now: Timestamp) -> Result<bool, StoreError> {
        let mut write = self.write().await?;
        let retired: Option<i64> =
            sqlx::query_scalar("update servers set retired_at = $2 where slug = $1 and retired_at is null returning id")
                .bind(server.as_str())
                .bind(now.seconds())
                .fetch_optional(&mut *write.tx)
                .await?;
        let Some(id) = retired else { return Ok(false) };
        // One change for all of them: whoever follows the store looks at every tool of a server that changed.
        sqlx::query("update tools set removed_at = $2 where server_id = $1 and removed_at is null")
            .bind(id)
            .bind(now.seconds())
            .execute(&mut *write.tx)
            .await?;
        write.change(None, id, ChangeKind::ServerRetired, ChangeSeverity::Medium, now).await?;
        write.commit().await?;
        Ok(true)
    }
}
