use super::{ChangeKind, Store, StoreError, Write, rows};
use crate::model::{Category, Override, Risk, ServerSlug, Timestamp};

impl Store {
    /// Puts a person's correction over a tool's verdict; an earlier one is replaced. `false` when there is no such tool.
    pub async fn set_override(&self, server: &ServerSlug, tool: &str, correction: &Override) -> Result<bool, StoreError> {
        let mut write = self.write().await?;
        let Some(id) = write.find_tool(server, tool).await? else { return Ok(false) };
        sqlx::query(
            "insert into overrides (tool_id, category, risk, traits, note, author, at)
             values ($1, $2, $3, $4, $5, $6, $7)
             on conflict (tool_id) do update
             set category = excluded.category, risk = excluded.risk, traits = excluded.traits, note = excluded.note,
                 author = excluded.author, at = excluded.at",
        )
        .bind(id)
        .bind(correction.category.map(Category::as_str))
        .bind(correction.risk.map(Risk::as_str))
        .bind(correction.traits.as_ref().map(rows::json))
        .bind(&correction.note)
        .bind(&correction.author)
        .bind(correction.at.seconds())
        .execute(&mut *write.tx)
        .await?;
        write.note_verdict(id, ChangeKind::VerdictCorrected, correction.at).await?;
        write.commit().await?;
        Ok(true)
    }

    /// Takes a correction back. `false` when there is no such tool or nothing to take back.
    pub async fn clear_override(&self, server: &ServerSlug, tool: &str, now: Timestamp) -> Result<bool, StoreError> {
        let mut write = self.write().await?;
        let Some(id) = write.find_tool(server, tool).await? else { return Ok(false) };
        let done = sqlx::query("delete from overrides where tool_id = $1").bind(id).execute(&mut *write.tx).await?;
        if done.rows_affected() == 0 {
            return Ok(false);
        }
        write.note_verdict(id, ChangeKind::VerdictCorrected, now).await?;
        write.commit().await?;
        Ok(true)
    }
}

impl Write {
    async fn find_tool(&mut self, server: &ServerSlug, tool: &str) -> Result<Option<i64>, StoreError> {
        let found = sqlx::query_scalar("select t.id from tools t join servers s on s.id = t.server_id where s.slug = $1 and t.name = $2")
            .bind(server.as_str())
            .bind(tool)
            .fetch_optional(&mut *self.tx)
            .await?;
        Ok(found)
    }
}
