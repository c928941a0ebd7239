//! Tools and servers as a search reads them: in pieces by key, or those of some keys.

use super::{Store, StoreError, rows};
use crate::model::{ServerEntry, ToolEntry, clip};
use serde::Deserialize;
use serde::de::IgnoredAny;
use sqlx::{FromRow, QueryBuilder, Sqlite};
use std::borrow::Cow;

/// Keys in one statement: below SQLite's limit of bound values.
const CHUNK: usize = 500;

/// Of a description, at most so many bytes are handed on.
const MAX_TEXT: usize = 16 << 10;

const TOOLS: &str = "select t.id, t.server_id, t.name, d.body, v.category, v.risk, v.traits, s.slug, s.name as server_name, s.package,
         s.repository, s.description is not null as described, s.license is not null as licensed,
         exists (select 1 from findings f where f.tool_id = t.id) as objected
     from tools t
     join servers s on s.id = t.server_id
     join definitions d on d.id = t.definition_id
     join standing v on v.tool_id = t.id
     where t.removed_at is null and t.id ";

const SERVERS: &str = "select id, slug, name, description, package, repository, license is not null as licensed
     from servers
     where retired_at is null and id ";

#[derive(FromRow)]
struct ToolRow {
    id: i64,
    server_id: i64,
    name: String,
    body: String,
    category: String,
    risk: String,
    traits: String,
    slug: String,
    server_name: Option<String>,
    package: Option<String>,
    repository: Option<String>,
    described: bool,
    licensed: bool,
    objected: bool,
}

#[derive(FromRow)]
struct ServerRow {
    id: i64,
    slug: String,
    name: Option<String>,
    description: Option<String>,
    package: Option<String>,
    repository: Option<String>,
    licensed: bool,
}

/// Of a stored definition, the parts that a search reads.
#[derive(Deserialize)]
struct Said<'a> {
    #[serde(borrow, default)]
    title: Option<Cow<'a, str>>,
    #[serde(borrow, default)]
    description: Option<Cow<'a, str>>,
    #[serde(default)]
    annotations: Option<IgnoredAny>,
}

impl Store {
    /// How many tools and servers there are to be found.
    pub async fn count_entries(&self) -> Result<u64, StoreError> {
        let count: i64 = sqlx::query_scalar(
            "select (select count(*) from servers where retired_at is null) + (select count(*) from tools where removed_at is null)",
        )
        .fetch_one(self.readers())
        .await?;
        Ok(count.unsigned_abs())
    }

    /// The next tools by key.
    pub async fn tool_entries_after(&self, key: i64, limit: u32) -> Result<Vec<ToolEntry>, StoreError> {
        let mut query = QueryBuilder::<Sqlite>::new(TOOLS);
        query.push("> ").push_bind(key).push(" order by t.id limit +").push_bind(limit);
        self.tools(query).await
    }

    /// The tools with these keys, apart from removed ones.
    pub async fn tool_entries(&self, keys: &[i64]) -> Result<Vec<ToolEntry>, StoreError> {
        let mut found = Vec::with_capacity(keys.len());
        for chunk in keys.chunks(CHUNK) {
            found.extend(self.tools(among(TOOLS, chunk)).await?);
        }
        Ok(found)
    }

    /// The next servers by key.
    pub async fn server_entries_after(&self, key: i64, limit: u32) -> Result<Vec<ServerEntry>, StoreError> {
        let mut query = QueryBuilder::<Sqlite>::new(SERVERS);
        query.push("> ").push_bind(key).push(" order by id limit +").push_bind(limit);
        let rows: Vec<ServerRow> = query.build_query_as().fetch_all(self.readers()).await?;
        Ok(rows.into_iter().map(Into::into).collect())
    }

    /// The servers with these keys.
    pub async fn server_entries(&self, keys: &[i64]) -> Result<Vec<ServerEntry>, StoreError> {
        let mut found = Vec::with_capacity(keys.len());
        for chunk in keys.chunks(CHUNK) {
            let rows: Vec<ServerRow> = among(SERVERS, chunk).build_query_as().fetch_all(self.readers()).await?;
            found.extend(rows.into_iter().map(Into::into));
        }
        Ok(found)
    }

    async fn tools(&self, mut query: QueryBuilder<Sqlite>) -> Result<Vec<ToolEntry>, StoreError> {
        let rows: Vec<ToolRow> = query.build_query_as().fetch_all(self.readers()).await?;
        rows.into_iter().map(TryInto::try_into).collect()
    }
}

fn among(statement: &'static str, keys: &[i64]) -> QueryBuilder<Sqlite> {
    let mut query = QueryBuilder::new(statement);
    query.push("in (");
    let mut list = query.separated(", ");
    for key in keys {
        list.push_bind(*key);
    }
    query.push(")");
    query
}

/// How well known a server is, from what registries know of it.
fn fame([repository, package, described, licensed]: [bool; 4]) -> u8 {
    [(repository, 90), (package, 90), (described, 40), (licensed, 35)].into_iter().map(|(known, weight)| u8::from(known) * weight).sum()
}

impl TryFrom<ToolRow> for ToolEntry {
    type Error = StoreError;

    fn try_from(row: ToolRow) -> Result<Self, StoreError> {
        let said: Said<'_> = serde_json::from_str(&row.body).map_err(StoreError::unreadable("definition"))?;
        let text = |text: Option<Cow<'_, str>>| text.map(|text| clip(&text, MAX_TEXT).to_owned());
        let fame = fame([row.repository.is_some(), row.package.is_some(), row.described, row.licensed]);
        let names = [Some(row.slug), row.server_name, row.package, row.repository];
        Ok(Self {
            id: row.id,
            server: row.server_id,
            name: row.name,
            title: text(said.title),
            description: text(said.description),
            home: names.into_iter().flatten().collect::<Vec<_>>().join("\n"),
            category: Some(rows::category(&row.category)?),
            risk: Some(rows::risk(&row.risk)?),
            traits: rows::traits(&row.traits)?,
            annotated: said.annotations.is_some(),
            objected: row.objected,
            fame,
        })
    }
}

impl From<ServerRow> for ServerEntry {
    fn from(row: ServerRow) -> Self {
        let fame = fame([row.repository.is_some(), row.package.is_some(), row.description.is_some(), row.licensed]);
        let ServerRow { id, slug, name, description, package, repository, licensed: _ } = row;
        Self { id, slug, name, description, package, repository, fame }
    }
}
