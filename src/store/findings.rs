//! What the checks object to, beside the verdicts.

use super::{Store, StoreError, Write};
use crate::model::{Assessment, Finding, Timestamp};
use sqlx::{FromRow, QueryBuilder, Sqlite};

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

impl Store {
    /// What the checks object to in a tool's definition, gravest first.
    pub async fn findings_of(&self, tool: i64) -> Result<Vec<Finding>, StoreError> {
        let rows: Vec<FindingRow> = sqlx::query_as(
            r#"select check_id, severity, field, "start", "end", text, detail
             from findings
             where tool_id = $1
             order by id"#,
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
    /// Puts a verdict and findings in the place of the present ones. Corrections by people are kept apart and stay.
    pub async fn put_assessment(&mut self, tool: i64, assessment: &Assessment, now: Timestamp) -> Result<(), StoreError> {
        self.put_verdict(tool, &assessment.verdict, now).await?;
        sqlx::query("delete from findings where tool_id = $1").bind(tool).execute(&mut *self.tx).await?;
        self.insert_findings(assessment.findings.iter().map(|finding| (tool, finding))).await
    }

    pub(super) async fn insert_findings<'f>(&mut self, findings: impl Iterator<Item = (i64, &'f Finding)>) -> Result<(), StoreError> {
        let all: Vec<(i64, &Finding)> = findings.collect();
        for chunk in all.chunks(CHUNK) {
            let mut insert =
                QueryBuilder::<Sqlite>::new(r#"insert into findings (tool_id, check_id, severity, field, "start", "end", text, detail) "#);
            insert.push_values(chunk, |mut row, (tool, finding)| {
                row.push_bind(tool)
                    .push_bind(finding.check.as_str())
                    .push_bind(finding.severity.as_str())
                    .push_bind(finding.field.as_str());
                row.push_bind(bytes(finding.start)).push_bind(bytes(finding.end));
                row.push_bind(finding.text.as_str()).push_bind(finding.detail.as_str());
            });
            insert.build().execute(&mut *self.tx).await?;
        }
        Ok(())
    }
}

/// A place in a definition, which is never longer than a mebibyte.
fn bytes(place: usize) -> i64 {
    i64::try_from(place).unwrap_or(i64::MAX)
}
