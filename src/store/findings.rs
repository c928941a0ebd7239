//! What the checks object to, beside the verdicts.

use super::{Consequence, Store, StoreError, Write};
use crate::model::{Assessment, Finding, Timestamp};
use sqlx::{FromRow, QueryBuilder, Sqlite};
use std::collections::HashSet;

/// Rows in one statement: below SQLite's limit of bound values.
const CHUNK: usize = 500;

#[derive(FromRow)]
struct FindingRow {
    check_id: String,
    severity: String,
    field: String,
    start: i64,
    end: i64,
    text: String,
    detail: String,
}

/// The tools that a check objects to.
#[derive(Clone, Debug, Default)]
pub struct Objections {
    /// How many there are, as far as was counted.
    pub tools: u64,
    /// Whether there are more.
    pub more: bool,
    /// Keys of some, of as many servers as there are.
    pub examples: Vec<i64>,
}

/// Tools that are counted in one request.
const COUNTED: usize = 1000;

/// Examples that are given of a check.
const EXAMPLES: usize = 6;

impl Store {
    /// The tools that a check objects to, counted up to a thousand.
    pub async fn objections(&self, check: &str) -> Result<Objections, StoreError> {
        let mut found: Vec<(i64, i64)> = sqlx::query_as(
            "select distinct t.id, t.server_id
             from findings f
             join tools t on t.id = f.tool_id
             where f.check_id = $1 and t.removed_at is null
             order by f.tool_id
             limit +$2",
        )
        .bind(check)
        .bind(bound(COUNTED + 1))
        .fetch_all(self.readers())
        .await?;
        let more = found.len() > COUNTED;
        found.truncate(COUNTED);
        let mut servers = HashSet::new();
        let (mut examples, others): (Vec<_>, Vec<_>) = found.iter().partition(|(_, server)| servers.insert(*server));
        examples.extend(others);
        let examples = examples.into_iter().take(EXAMPLES).map(|(tool, _)| tool).collect();
        Ok(Objections { tools: found.len() as u64, more, examples })
    }

    /// What the checks object to in a tool's definition, gravest first.
    pub async fn findings_of(&self, tool: i64) -> Result<Vec<Finding>, StoreError> {
        let rows: Vec<FindingRow> = sqlx::query_as(
            r#"select check_id, severity, field, "start", "end", text, detail
             from findings
             where tool_id = $1
             order by change_seq is null, id"#,
        )
        .bind(tool)
        .fetch_all(self.readers())
        .await?;
        rows.into_iter().map(TryInto::try_into).collect()
    }
}

impl TryFrom<FindingRow> for Finding {
    type Error = StoreError;

    fn try_from(row: FindingRow) -> Result<Self, StoreError> {
        let place = |bytes: i64| usize::try_from(bytes).map_err(StoreError::unreadable("place of a finding"));
        Ok(Self {
            check: row.check_id,
            severity: row.severity.parse().map_err(StoreError::unreadable("severity"))?,
            field: row.field,
            start: place(row.start)?,
            end: place(row.end)?,
            text: row.text,
            detail: row.detail,
        })
    }
}

impl Write {
    /// Puts a verdict and findings in the place of the present ones. Corrections by people are kept apart and stay, and so
    /// does what was found of changes. Says whether the tool has findings now and had none, or the other way round.
    pub async fn put_assessment(&mut self, tool: i64, assessment: &Assessment, now: Timestamp) -> Result<bool, StoreError> {
        self.put_verdict(tool, &assessment.verdict, now).await?;
        let gone = sqlx::query("delete from findings where tool_id = $1 and change_seq is null").bind(tool).execute(&mut *self.tx).await?;
        let found: Vec<(i64, &Finding)> = assessment.findings.iter().map(|finding| (tool, finding)).collect();
        self.insert_findings(&found).await?;
        Ok((gone.rows_affected() > 0) == assessment.findings.is_empty())
    }

    /// Keeps what is found of a change, and drops what was found of earlier ones and is no longer so.
    pub(super) async fn raise(&mut self, tool: i64, seq: i64, consequence: &Consequence) -> Result<(), StoreError> {
        for finding in &consequence.settled {
            sqlx::query("delete from findings where id = $1").bind(finding).execute(&mut *self.tx).await?;
        }
        let Some(alarm) = &consequence.alarm else { return Ok(()) };
        sqlx::query(
            r#"insert into findings (tool_id, check_id, severity, field, "start", "end", text, detail, change_seq)
               values ($1, $2, $3, $4, $5, $6, $7, $8, $9)"#,
        )
        .bind(tool)
        .bind(&alarm.check)
        .bind(alarm.severity.as_str())
        .bind(&alarm.field)
        .bind(bound(alarm.start))
        .bind(bound(alarm.end))
        .bind(&alarm.text)
        .bind(&alarm.detail)
        .bind(seq)
        .execute(&mut *self.tx)
        .await?;
        Ok(())
    }

    /// What was found of a tool's changes is found of the tool under its new name.
    pub(super) async fn carry_alarms(&mut self, from: i64, to: i64) -> Result<(), StoreError> {
        sqlx::query("update findings set tool_id = $2 where tool_id = $1 and change_seq is not null")
            .bind(from)
            .bind(to)
            .execute(&mut *self.tx)
            .await?;
        Ok(())
    }

    /// Somebody has looked at the tool: what was found of its changes is known.
    pub(super) async fn dismiss_alarms(&mut self, tool: i64) -> Result<(), StoreError> {
        sqlx::query("delete from findings where tool_id = $1 and change_seq is not null").bind(tool).execute(&mut *self.tx).await?;
        Ok(())
    }

    pub(super) async fn insert_findings(&mut self, findings: &[(i64, &Finding)]) -> Result<(), StoreError> {
        for chunk in findings.chunks(CHUNK) {
            let mut insert =
                QueryBuilder::<Sqlite>::new(r#"insert into findings (tool_id, check_id, severity, field, "start", "end", text, detail) "#);
            insert.push_values(chunk, |mut row, (tool, finding)| {
                row.push_bind(tool)
                    .push_bind(finding.check.as_str())
                    .push_bind(finding.severity.as_str())
                    .push_bind(finding.field.as_str());
                row.push_bind(bound(finding.start)).push_bind(bound(finding.end));
                row.push_bind(finding.text.as_str()).push_bind(finding.detail.as_str());
            });
            insert.build().persistent(chunk.len() == 1 || chunk.len() == CHUNK).execute(&mut *self.tx).await?;
        }
        Ok(())
    }
}

/// A number as SQLite takes it; places in a definition never pass a mebibyte.
fn bound(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}
