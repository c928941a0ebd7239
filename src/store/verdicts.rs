use super::{Change, Store, StoreError, Write, rows};
use crate::model::{Category, Definition, Risk, Timestamp, Trait, Verdict};
use sqlx::{FromRow, QueryBuilder, Sqlite};
use std::sync::Arc;

/// A tool whose verdict another version of the rules gave.
#[derive(Debug)]
pub struct Unclassified {
    /// The tool's key.
    pub tool: i64,
    /// The definition's key.
    pub definition_id: i64,
    /// The server's name.
    pub server_name: Option<String>,
    /// The server's description.
    pub server_description: Option<String>,
    /// What is to be classified.
    pub definition: Arc<Definition>,
    /// What the older rules said.
    pub category: Category,
    /// See `category`.
    pub risk: Risk,
    /// See `category`.
    pub traits: Vec<Trait>,
}

#[derive(FromRow)]
struct UnclassifiedRow {
    id: i64,
    definition_id: i64,
    name: Option<String>,
    description: Option<String>,
    body: String,
    category: String,
    risk: String,
    traits: String,
}

impl Store {
    /// How many verdicts other versions of the rules gave.
    pub async fn count_outdated(&self, version: &str) -> Result<u64, StoreError> {
        let count: i64 =
            sqlx::query_scalar("select count(*) from verdicts where rules_version <> $1").bind(version).fetch_one(self.readers()).await?;
        Ok(count.unsigned_abs())
    }

    /// The next tools, by key, whose verdicts other versions gave.
    pub async fn outdated(&self, version: &str, after: i64, limit: u32) -> Result<Vec<Unclassified>, StoreError> {
        let found: Vec<UnclassifiedRow> = sqlx::query_as(
            "select t.id, t.definition_id, s.name, s.description, d.body, v.category, v.risk, v.traits
             from tools t
             join verdicts v on v.tool_id = t.id
             join definitions d on d.id = t.definition_id
             join servers s on s.id = t.server_id
             where t.id > $2 and v.rules_version <> $1
             order by t.id
             limit +$3",
        )
        .bind(version)
        .bind(after)
        .bind(limit)
        .fetch_all(self.readers())
        .await?;
        found.into_iter().map(unclassified).collect()
    }
}

fn unclassified(row: UnclassifiedRow) -> Result<Unclassified, StoreError> {
    Ok(Unclassified {
        tool: row.id,
        definition_id: row.definition_id,
        server_name: row.name,
        server_description: row.description,
        definition: Arc::new(rows::data("definition", &row.body)?),
        category: rows::category(&row.category)?,
        risk: rows::risk(&row.risk)?,
        traits: rows::traits(&row.traits)?,
    })
}

impl Write {
    /// The definitions of a server's tools, to be classified anew because what is known of the server changed. Removed ones
    /// are classified when they come back.
    pub async fn definitions_of(&mut self, server: i64) -> Result<Vec<(i64, Arc<Definition>)>, StoreError> {
        let found: Vec<(i64, String)> = sqlx::query_as(
            "select t.id, d.body
             from tools t
             join definitions d on d.id = t.definition_id
             where t.server_id = $1 and t.removed_at is null
             order by t.id",
        )
        .bind(server)
        .fetch_all(&mut *self.tx)
        .await?;
        found.into_iter().map(|(id, body)| Ok((id, Arc::new(rows::data("definition", &body)?)))).collect()
    }

    /// Whether this is still the tool's definition.
    pub async fn is_defined_by(&mut self, tool: i64, definition: i64) -> Result<bool, StoreError> {
        let is = sqlx::query_scalar("select exists (select 1 from tools where id = $1 and definition_id = $2)");
        Ok(is.bind(tool).bind(definition).fetch_one(&mut *self.tx).await?)
    }

    /// Puts a verdict in the place of the present one. Corrections by people are kept apart and stay.
    pub(super) async fn put_verdict(&mut self, tool: i64, verdict: &Verdict, now: Timestamp) -> Result<(), StoreError> {
        sqlx::query(
            "update verdicts
             set category = $2, risk = $3, traits = $4, confidence = $5, evidence = $6, rationale = $7, modes = $8, rules_version = $9, decided_at = $10
             where tool_id = $1",
        )
        .bind(tool)
        .bind(verdict.category.as_str())
        .bind(verdict.risk.as_str())
        .bind(rows::json(&verdict.traits))
        .bind(verdict.confidence.value())
        .bind(rows::json(&verdict.evidence))
        .bind(&verdict.rationale)
        .bind(rows::json(&verdict.modes))
        .bind(&verdict.rules_version)
        .bind(now.seconds())
        .execute(&mut *self.tx)
        .await?;
        Ok(())
    }

    /// Notes that another verdict holds on the same definition of a tool, or other findings.
    pub async fn note_verdict(&mut self, tool: i64, change: &Change, now: Timestamp) -> Result<(), StoreError> {
        sqlx::query(
            "insert into changes (server_id, tool_id, kind, after_id, effect, severity, at)
             select server_id, id, $2, definition_id, $3, $4, $5 from tools where id = $1",
        )
        .bind(tool)
        .bind(change.kind.as_str())
        .bind(change.effect.as_ref().map(rows::json))
        .bind(change.severity.as_str())
        .bind(now.seconds())
        .execute(&mut *self.tx)
        .await?;
        Ok(())
    }

    pub(super) async fn insert_verdicts<'v>(
        &mut self,
        verdicts: impl Iterator<Item = (i64, &'v Verdict)>,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let mut insert = QueryBuilder::<Sqlite>::new(
            "insert into verdicts (tool_id, category, risk, traits, confidence, evidence, rationale, modes, rules_version, decided_at) ",
        );
        insert.push_values(verdicts, |mut row, (tool, verdict)| {
            row.push_bind(tool)
                .push_bind(verdict.category.as_str())
                .push_bind(verdict.risk.as_str())
                .push_bind(rows::json(&verdict.traits));
            row.push_bind(verdict.confidence.value()).push_bind(rows::json(&verdict.evidence)).push_bind(verdict.rationale.as_str());
            row.push_bind(rows::json(&verdict.modes)).push_bind(verdict.rules_version.as_str()).push_bind(now.seconds());
        });
        insert.build().execute(&mut *self.tx).await?;
        Ok(())
    }
}
