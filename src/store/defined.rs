use super::{Standing, Store, StoreError, rows};
use crate::model::{Definition, Judged, Mode, ServerSlug};
use serde_json::Value;
use sqlx::FromRow;

/// So many definitions are held at once; of each only what is wanted is kept.
const BATCH: i64 = 64;

/// What holds of a tool, and the parts of its definition that a policy is made from.
#[derive(Clone, Debug)]
pub struct Defined {
    /// What holds of it.
    pub standing: Standing,
    /// What each mode of it does; none where a person corrected the verdict, since they said nothing of modes.
    pub modes: Vec<Mode>,
    /// The JSON Schema of its arguments.
    pub input_schema: Option<Value>,
    /// The server's own hints.
    pub annotations: Option<Value>,
}

#[derive(FromRow)]
struct Row {
    name: String,
    body: String,
    category: String,
    risk: String,
    traits: String,
    modes: String,
    corrected: bool,
}

impl Store {
    /// Every tool of a server with the parts of its definition that a policy is made from, by name.
    pub async fn defined_of(&self, server: &ServerSlug) -> Result<Vec<Defined>, StoreError> {
        let mut found: Vec<Defined> = Vec::new();
        loop {
            let after = found.last().map_or("", |defined| defined.standing.name.as_str());
            let batch = self.defined_behind(server, after).await?;
            if batch.is_empty() {
                return Ok(found);
            }
            for row in batch {
                found.push(row.read()?);
            }
        }
    }

    async fn defined_behind(&self, server: &ServerSlug, name: &str) -> Result<Vec<Row>, StoreError> {
        let batch = sqlx::query_as(
            "select t.name, d.body, s.category, s.risk, s.traits, v.modes, o.tool_id is not null as corrected
             from servers r
             join tools t on t.server_id = r.id and t.removed_at is null
             join definitions d on d.id = t.definition_id
             join verdicts v on v.tool_id = t.id
             join standing s on s.tool_id = t.id
             left join overrides o on o.tool_id = t.id
             where r.slug = $1 and t.name > $2
             order by t.name
             limit +$3",
        );
        Ok(batch.bind(server.as_str()).bind(name).bind(BATCH).fetch_all(self.readers()).await?)
    }
}

impl Defined {
    /// The tool as a policy sees it.
    pub fn judged(&self) -> Judged<'_> {
        let known = self.standing.judged();
        Judged { modes: &self.modes, schema: self.input_schema.as_ref(), annotations: self.annotations.as_ref(), ..known }
    }
}

impl Row {
    fn read(self) -> Result<Defined, StoreError> {
        let Definition { input_schema, annotations, .. } = rows::data("definition", &self.body)?;
        let standing = (self.name, self.category, self.risk, self.traits).try_into()?;
        let modes = if self.corrected { vec![] } else { rows::data("modes", &self.modes)? };
        Ok(Defined { standing, modes, input_schema, annotations })
    }
}
