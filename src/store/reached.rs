//! What a client's configuration reaches: servers by what it names them by, and all that can be called there.

use super::{Store, StoreError, rows};
use crate::model::{Callable, Candidate, Fingerprint, ServerSlug, Trait, parameters};
use serde_json::Value;
use sqlx::{FromRow, QueryBuilder, Sqlite};

#[derive(FromRow)]
struct CandidateRow {
    key: String,
    id: i64,
    slug: String,
    name: Option<String>,
    listed: bool,
    has_tools: bool,
}

#[derive(FromRow)]
struct CallableRow {
    server_id: i64,
    name: String,
    category: String,
    risk: String,
    traits: String,
    fingerprint: Vec<u8>,
    input_schema: Option<String>,
}

/// Values in one statement: far below SQLite's limit.
const CHUNK: usize = 1000;

const CALLABLE: &str = "select t.server_id, t.name, v.category, v.risk, v.traits, d.fingerprint, case when v.traits like ";

const OF_SERVERS: &str = " then d.body ->> 'input_schema' end as input_schema
     from tools t
     join standing v on v.tool_id = t.id
     join definitions d on d.id = t.definition_id
     where t.removed_at is null and t.server_id in (";

/// What is selected of a candidate, from where, and by what it is found; those with tools come first.
macro_rules! candidates {
    ($key:literal, $from:literal) => {
        (
            concat!(
                "select ",
                $key,
                " as key, s.id, s.slug, s.name,
                     exists (select 1 from listings l where l.server_id = s.id) as listed,
                     exists (select 1 from tools t where t.server_id = s.id and t.removed_at is null) as has_tools
                 from ",
                $from,
                " where s.retired_at is null and ",
                $key,
                " in ("
            ),
            ") order by has_tools desc, s.slug",
        )
    };
}

const BY_WAY: (&str, &str) = candidates!("w.way", "ways w join servers s on s.id = w.server_id");
const BY_PACKAGE: (&str, &str) = candidates!("lower(s.package)", "servers s");
const BY_REPOSITORY: (&str, &str) = candidates!("lower(s.repository)", "servers s");
const BY_IDENTITY: (&str, &str) = candidates!("s.identity", "servers s");
const BY_SLUG: (&str, &str) = candidates!("s.slug", "servers s");

impl Store {
    /// Servers whose registry's entry names one of these packages, images or addresses, as [`crate::model::package_way`] and
    /// [`crate::model::address_way`] spell them.
    pub async fn servers_by_way(&self, ways: &[String]) -> Result<Vec<Candidate>, StoreError> {
        self.candidates(BY_WAY, ways).await
    }

    /// Servers of these packages, in lower case.
    pub async fn servers_by_package(&self, packages: &[String]) -> Result<Vec<Candidate>, StoreError> {
        self.candidates(BY_PACKAGE, packages).await
    }

    /// Servers of these repositories, in lower case; one repository may hold several.
    pub async fn servers_by_repository(&self, repositories: &[String]) -> Result<Vec<Candidate>, StoreError> {
        self.candidates(BY_REPOSITORY, repositories).await
    }

    /// Servers with these identities, as `url:https://…`.
    pub async fn servers_by_identity(&self, identities: &[String]) -> Result<Vec<Candidate>, StoreError> {
        self.candidates(BY_IDENTITY, identities).await
    }

    /// Servers with these slugs.
    pub async fn servers_by_slug(&self, slugs: &[String]) -> Result<Vec<Candidate>, StoreError> {
        self.candidates(BY_SLUG, slugs).await
    }

    async fn candidates(&self, (start, end): (&'static str, &'static str), keys: &[String]) -> Result<Vec<Candidate>, StoreError> {
        let mut found = Vec::new();
        for chunk in keys.chunks(CHUNK) {
            let mut query = among(start, chunk);
            let rows: Vec<CandidateRow> = query.push(end).build_query_as().fetch_all(self.readers()).await?;
            found.extend(rows.into_iter().map(Into::into));
        }
        Ok(found)
    }

    /// All tools of these servers, the riskiest of each first, at most so many. Definitions stay where they are, but for the names of
    /// arguments of tools that reach out.
    pub async fn callable(&self, servers: &[i64], limit: u32) -> Result<Vec<Callable>, StoreError> {
        let mut found: Vec<Callable> = Vec::new();
        for chunk in servers.chunks(CHUNK) {
            let left = limit.saturating_sub(u32::try_from(found.len()).unwrap_or(u32::MAX));
            let mut query = QueryBuilder::<Sqlite>::new(CALLABLE);
            query.push_bind(format!("%\"{}\"%", Trait::OpenWorld.as_str())).push(OF_SERVERS);
            let mut list = query.separated(", ");
            for server in chunk {
                list.push_bind(*server);
            }
            query.push(") order by case v.risk when 'High' then 0 when 'Medium' then 1 else 2 end, t.name limit +").push_bind(left);
            let rows: Vec<CallableRow> = query.build_query_as().fetch_all(self.readers()).await?;
            for row in rows {
                found.push(row.try_into()?);
            }
        }
        Ok(found)
    }
}

fn among(start: &'static str, keys: &[String]) -> QueryBuilder<Sqlite> {
    let mut query = QueryBuilder::new(start);
    let mut list = query.separated(", ");
    for key in keys {
        list.push_bind(key.clone());
    }
    query
}

impl From<CandidateRow> for Candidate {
    fn from(row: CandidateRow) -> Self {
        Self {
            key: row.key,
            id: row.id,
            name: row.name.unwrap_or_else(|| row.slug.clone()),
            slug: ServerSlug::stored(row.slug),
            listed: row.listed,
            has_tools: row.has_tools,
        }
    }
}

impl TryFrom<CallableRow> for Callable {
    type Error = StoreError;

    fn try_from(row: CallableRow) -> Result<Self, StoreError> {
        let schema: Option<Value> = row.input_schema.map(|text| rows::data("input schema", &text)).transpose()?;
        let names = |schema: &Value| parameters(schema).iter().map(|parameter| parameter.name.to_owned()).collect();
        Ok(Self {
            server: row.server_id,
            name: row.name,
            category: rows::category(&row.category)?,
            risk: rows::risk(&row.risk)?,
            traits: rows::traits(&row.traits)?,
            fingerprint: Fingerprint::from_bytes(&row.fingerprint).ok_or("not 32 bytes").map_err(StoreError::unreadable("fingerprint"))?,
            arguments: schema.as_ref().map(names).unwrap_or_default(),
        })
    }
}
