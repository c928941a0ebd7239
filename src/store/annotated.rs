use super::{Standing, Store, StoreError, rows};
use crate::model::{Definition, ServerSlug};
use serde_json::Value;

/// So many definitions are held at once; of each only the annotations are kept.
const BATCH: i64 = 64;

type Row = (String, String, String, String, String);

impl Store {
    /// The annotations of every tool of a server beside what holds of it, by name.
    pub async fn annotated_of(&self, server: &ServerSlug) -> Result<Vec<(Option<Value>, Standing)>, StoreError> {
        let mut found: Vec<(Option<Value>, Standing)> = Vec::new();
        loop {
            let after = found.last().map_or("", |(_, standing)| standing.name.as_str());
            let batch = self.defined_behind(server, after).await?;
            if batch.is_empty() {
                return Ok(found);
            }
            for (name, body, category, risk, traits) in batch {
                let definition: Definition = rows::data("definition", &body)?;
                found.push((definition.annotations, (name, category, risk, traits).try_into()?));
            }
        }
    }

    async fn defined_behind(&self, server: &ServerSlug, name: &str) -> Result<Vec<Row>, StoreError> {
        let batch = sqlx::query_as(
            "select t.name, d.body, v.category, v.risk, v.traits
             from servers s
             join tools t on t.server_id = s.id and t.removed_at is null
             join definitions d on d.id = t.definition_id
             join standing v on v.tool_id = t.id
             where s.slug = $1 and t.name > $2
             order by t.name
             limit $3",
        );
        Ok(batch.bind(server.as_str()).bind(name).bind(BATCH).fetch_all(self.readers()).await?)
    }
}
