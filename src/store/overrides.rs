use super::{Change, Store, StoreError, Write, rows};
use crate::model::{Category, ChangeKind, ChangeSeverity, Override, Risk, ServerSlug, Timestamp};

/// What is noted of a correction: nothing that the tool did.
const CORRECTED: Change = Change { kind: ChangeKind::VerdictCorrected, parts: None, effect: None, severity: ChangeSeverity::Info };

/// What became of a correction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Placed {
    /// It stands over the verdict now.
    Set,
    /// The same one stood there already.
    Unchanged,
    /// There is no such tool; it waits for it.
    Pending,
}

impl Store {
    /// Puts a person's correction over a tool's verdict; an earlier one is replaced, the same one stays as it was. `false`
    /// when there is no such tool.
    pub async fn set_override(&self, server: &ServerSlug, tool: &str, correction: &Override) -> Result<bool, StoreError> {
        let mut write = self.write().await?;
        let Some(id) = write.find_tool(server, tool).await? else { return Ok(false) };
        write.put_override(id, correction).await?;
        write.commit().await?;
        Ok(true)
    }

    /// Takes a correction back, also one that waits for its tool. `false` when there is none.
    pub async fn clear_override(&self, server: &ServerSlug, tool: &str, now: Timestamp) -> Result<bool, StoreError> {
        let mut write = self.write().await?;
        let waiting = sqlx::query("delete from pending_overrides where server = $1 and tool = $2")
            .bind(server.as_str())
            .bind(tool)
            .execute(&mut *write.tx)
            .await?;
        let mut cleared = waiting.rows_affected() > 0;
        if let Some(id) = write.find_tool(server, tool).await? {
            let done = sqlx::query("delete from overrides where tool_id = $1").bind(id).execute(&mut *write.tx).await?;
            if done.rows_affected() > 0 {
                write.note_verdict(id, &CORRECTED, now).await?;
                cleared = true;
            }
        }
        write.commit().await?;
        Ok(cleared)
    }
}

impl Write {
    /// Puts a correction over a tool's verdict, or keeps it until there is such a tool.
    pub async fn place_override(&mut self, server: &ServerSlug, tool: &str, correction: &Override) -> Result<Placed, StoreError> {
        let Some(id) = self.find_tool(server, tool).await? else {
            self.keep_override(server, tool, correction).await?;
            return Ok(Placed::Pending);
        };
        Ok(if self.put_override(id, correction).await? { Placed::Set } else { Placed::Unchanged })
    }

    /// Puts the corrections that wait over the tools that have come since.
    pub async fn settle_overrides(&mut self, now: Timestamp) -> Result<(), StoreError> {
        let settled: Vec<i64> = sqlx::query_scalar(
            "insert into overrides (tool_id, category, risk, traits, note, author, at)
             select t.id, p.category, p.risk, p.traits, p.note, p.author, p.at
             from pending_overrides p
             join servers s on s.slug = p.server
             join tools t on t.server_id = s.id and t.name = p.tool
             where true
             on conflict (tool_id) do nothing
             returning tool_id",
        )
        .fetch_all(&mut *self.tx)
        .await?;
        sqlx::query(
            "delete from pending_overrides as p
             where exists (
                 select 1 from servers s join tools t on t.server_id = s.id where s.slug = p.server and t.name = p.tool
             )",
        )
        .execute(&mut *self.tx)
        .await?;
        for tool in settled {
            self.note_verdict(tool, &CORRECTED, now).await?;
        }
        Ok(())
    }

    /// `false` when the same correction stood there already.
    async fn put_override(&mut self, tool: i64, correction: &Override) -> Result<bool, StoreError> {
        let done = sqlx::query(
            "insert into overrides (tool_id, category, risk, traits, note, author, at)
             values ($1, $2, $3, $4, $5, $6, $7)
             on conflict (tool_id) do update
             set category = excluded.category, risk = excluded.risk, traits = excluded.traits, note = excluded.note,
                 author = excluded.author, at = excluded.at
             where overrides.category is distinct from excluded.category
                 or overrides.risk is distinct from excluded.risk
                 or overrides.traits is distinct from excluded.traits
                 or overrides.note <> excluded.note
                 or overrides.author <> excluded.author",
        )
        .bind(tool)
        .bind(correction.category.map(Category::as_str))
        .bind(correction.risk.map(Risk::as_str))
        .bind(correction.traits.as_ref().map(rows::json))
        .bind(&correction.note)
        .bind(&correction.author)
        .bind(correction.at.seconds())
        .execute(&mut *self.tx)
        .await?;
        let changed = done.rows_affected() > 0;
        if changed {
            self.dismiss_alarms(tool).await?;
            self.note_verdict(tool, &CORRECTED, correction.at).await?;
        }
        Ok(changed)
    }

    async fn keep_override(&mut self, server: &ServerSlug, tool: &str, correction: &Override) -> Result<(), StoreError> {
        sqlx::query(
            "insert into pending_overrides (server, tool, category, risk, traits, note, author, at)
             values ($1, $2, $3, $4, $5, $6, $7, $8)
             on conflict (server, tool) do update
             set category = excluded.category, risk = excluded.risk, traits = excluded.traits, note = excluded.note,
                 author = excluded.author, at = excluded.at",
        )
        .bind(server.as_str())
        .bind(tool)
        .bind(correction.category.map(Category::as_str))
        .bind(correction.risk.map(Risk::as_str))
        .bind(correction.traits.as_ref().map(rows::json))
        .bind(&correction.note)
        .bind(&correction.author)
        .bind(correction.at.seconds())
        .execute(&mut *self.tx)
        .await?;
        Ok(())
    }

    async fn find_tool(&mut self, server: &ServerSlug, tool: &str) -> Result<Option<i64>, StoreError> {
        let found = sqlx::query_scalar("select t.id from tools t join servers s on s.id = t.server_id where s.slug = $1 and t.name = $2")
            .bind(server.as_str())
            .bind(tool)
            .fetch_optional(&mut *self.tx)
            .await?;
        Ok(found)
    }
}
