//! What stands on the cards of tools and servers that a search found, by key.

use super::cards::ServerCardRow;
use super::{ServerCard, Store, StoreError, ToolCard, rows};
use crate::model::{Confidence, ServerSlug};
use sqlx::{FromRow, QueryBuilder, Sqlite};
use std::collections::HashMap;

/// Of a definition, the database itself takes the description out: bodies may be large, and a card shows little of them.
const TOOLS: &str = "select t.id, s.slug, s.name as server_name, t.name, d.body ->> 'description' as description,
         v.category, v.risk, v.traits, v.confidence
     from tools t
     join servers s on s.id = t.server_id
     join definitions d on d.id = t.definition_id
     join standing v on v.tool_id = t.id
     where t.removed_at is null and t.id in (";

const SERVERS: &str = "select id, slug, name, description, first_seen from servers where retired_at is null and id in (";

const NAMES: &str = "select id, slug, name from servers where retired_at is null and id in (";

#[derive(FromRow)]
struct FoundRow {
    id: i64,
    slug: String,
    server_name: Option<String>,
    name: String,
    description: Option<String>,
    category: String,
    risk: String,
    traits: String,
    confidence: f64,
}

/// What a server is called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServerName {
    /// In addresses.
    pub slug: ServerSlug,
    /// By people.
    pub name: String,
}

impl Store {
    /// The tools with these keys, at most some hundred; removed ones are left out.
    pub async fn tools_found(&self, keys: &[i64]) -> Result<HashMap<i64, ToolCard>, StoreError> {
        if keys.is_empty() {
            return Ok(HashMap::new());
        }
        let rows: Vec<FoundRow> = among(TOOLS, keys).build_query_as().fetch_all(self.readers()).await?;
        rows.into_iter().map(|row| Ok((row.id, row.try_into()?))).collect()
    }

    /// The servers with these keys, at most some hundred.
    pub async fn servers_found(&self, keys: &[i64]) -> Result<HashMap<i64, ServerCard>, StoreError> {
        if keys.is_empty() {
            return Ok(HashMap::new());
        }
        let rows: Vec<ServerCardRow> = among(SERVERS, keys).build_query_as().fetch_all(self.readers()).await?;
        let keys: Vec<i64> = rows.iter().map(|row| row.id).collect();
        Ok(keys.into_iter().zip(self.with_tallies(rows).await?).collect())
    }

    /// What the servers with these keys are called, at most some hundred.
    pub async fn server_names(&self, keys: &[i64]) -> Result<HashMap<i64, ServerName>, StoreError> {
        if keys.is_empty() {
            return Ok(HashMap::new());
        }
        let rows: Vec<(i64, String, Option<String>)> = among(NAMES, keys).build_query_as().fetch_all(self.readers()).await?;
        let named =
            |slug: String, name: Option<String>| ServerName { name: name.unwrap_or_else(|| slug.clone()), slug: ServerSlug::stored(slug) };
        Ok(rows.into_iter().map(|(key, slug, name)| (key, named(slug, name))).collect())
    }
}

fn among(statement: &'static str, keys: &[i64]) -> QueryBuilder<Sqlite> {
    let mut query = QueryBuilder::new(statement);
    let mut list = query.separated(", ");
    for key in keys {
        list.push_bind(*key);
    }
    query.push(")");
    query
}

impl TryFrom<FoundRow> for ToolCard {
    type Error = StoreError;

    fn try_from(row: FoundRow) -> Result<Self, StoreError> {
        Ok(Self {
            server_name: row.server_name.unwrap_or_else(|| row.slug.clone()),
            server: ServerSlug::stored(row.slug),
            name: row.name,
            description: row.description,
            category: rows::category(&row.category)?,
            risk: rows::risk(&row.risk)?,
            traits: rows::traits(&row.traits)?,
            confidence: Confidence::new(row.confidence),
        })
    }
}
