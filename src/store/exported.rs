//! Tools with their whole definitions, in pieces by key, to be handed on to another catalogue.

use super::{Store, StoreError, rows};
use crate::model::Exported;
use sqlx::FromRow;

#[derive(FromRow)]
struct Row {
    id: i64,
    slug: String,
    name: Option<String>,
    description: Option<String>,
    repository: Option<String>,
    body: String,
    description_source: String,
}

impl Store {
    /// The next tools by key, of one server or of all; removed ones are left out.
    pub async fn exported_after(&self, key: i64, server: Option<&str>, limit: u32) -> Result<Vec<Exported>, StoreError> {
        let rows: Vec<Row> = sqlx::query_as(
            "select t.id, s.slug, s.name, s.description, s.repository, d.body, t.description_source
             from tools t
             join servers s on s.id = t.server_id
             join definitions d on d.id = t.definition_id
             where t.id > $1 and t.removed_at is null and ($2 is null or s.slug = $2)
             order by t.id
             limit +$3",
        )
        .bind(key)
        .bind(server)
        .bind(limit)
        .fetch_all(self.readers())
        .await?;
        rows.into_iter().map(TryInto::try_into).collect()
    }
}

impl TryFrom<Row> for Exported {
    type Error = StoreError;

    fn try_from(row: Row) -> Result<Self, StoreError> {
        Ok(Self {
            id: row.id,
            server: row.slug,
            server_name: row.name,
            server_description: row.description,
            repository: row.repository,
            definition: rows::data("definition", &row.body)?,
            description_source: rows::description_source(&row.description_source),
        })
    }
}
