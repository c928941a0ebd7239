//! Lists: servers and tools in short.

use super::stats::Tally;
use super::{Store, StoreError, rows};
use crate::model::{Category, Confidence, Cursor, Judged, Page, Risk, ServerSlug, Timestamp, Trait};
use sqlx::FromRow;
use std::collections::HashMap;

/// A tool in a list.
#[derive(Clone, Debug)]
pub struct ToolCard {
    /// Its server's slug.
    pub server: ServerSlug,
    /// Its server's name for people.
    pub server_name: String,
    /// Its exact name.
    pub name: String,
    /// What its server says of it.
    pub description: Option<String>,
    /// What holds of it.
    pub category: Category,
    /// See `category`.
    pub risk: Risk,
    /// See `category`.
    pub traits: Vec<Trait>,
    /// See `category`.
    pub confidence: Confidence,
}

/// What holds of a tool, and nothing else of it.
#[derive(Clone, Debug)]
pub struct Standing {
    /// Its exact name.
    pub name: String,
    /// What holds of it.
    pub category: Category,
    /// See `category`.
    pub risk: Risk,
    /// See `category`.
    pub traits: Vec<Trait>,
}

impl Standing {
    /// The tool as a policy sees it, without what conditions on arguments need.
    pub fn judged(&self) -> Judged<'_> {
        let (name, traits) = (&self.name, &self.traits);
        Judged { name, category: self.category, risk: self.risk, traits, modes: &[], schema: None, annotations: None }
    }
}

impl TryFrom<(String, String, String, String)> for Standing {
    type Error = StoreError;

    /// From name, category, risk and traits, as the store writes them.
    fn try_from((name, category, risk, traits): (String, String, String, String)) -> Result<Self, StoreError> {
        Ok(Self { name, category: rows::category(&category)?, risk: rows::risk(&risk)?, traits: rows::traits(&traits)? })
    }
}

/// A server in a list.
#[derive(Clone, Debug)]
pub struct ServerCard {
    /// Its slug.
    pub slug: ServerSlug,
    /// Its name for people.
    pub name: String,
    /// What it says of itself.
    pub description: Option<String>,
    /// When it was first met.
    pub first_seen: Timestamp,
    /// Its tools, counted.
    pub tally: Tally,
}

/// As the queries of this room select it.
#[derive(FromRow)]
pub(super) struct ToolCardRow {
    slug: String,
    server_name: Option<String>,
    name: String,
    body: String,
    category: String,
    risk: String,
    traits: String,
    confidence: f64,
}

/// As the queries of this room select it.
#[derive(FromRow)]
pub(super) struct ServerCardRow {
    pub(super) id: i64,
    pub(super) slug: String,
    name: Option<String>,
    description: Option<String>,
    first_seen: i64,
}

/// Of a stored definition, the part that a list shows.
#[derive(serde::Deserialize)]
struct Described {
    description: Option<String>,
}

/// The two statements differ in one column; each is a whole text so that the database keeps it prepared.
macro_rules! elsewhere {
    ($column:literal) => {
        concat!(
            "select s.slug, s.name as server_name, t.name, d.body, v.category, v.risk, v.traits, v.confidence
             from (
                 select min(t.id) as id
                 from tools t
                 where t.removed_at is null and ",
            $column,
            " = $1 and t.server_id <> $2
                 group by t.server_id
                 order by t.server_id
                 limit +$3
             ) found
             join tools t on t.id = found.id
             join servers s on s.id = t.server_id
             join definitions d on d.id = t.definition_id
             join standing v on v.tool_id = t.id
             order by s.slug"
        )
    };
}

const NAMESAKES: &str = elsewhere!("t.name");
const WITH_VERB: &str = elsewhere!("t.verb");

impl Store {
    /// The servers that came last.
    pub async fn latest_servers(&self, limit: u32) -> Result<Vec<ServerCard>, StoreError> {
        let rows = sqlx::query_as(
            "select id, slug, name, description, first_seen
             from servers
             where retired_at is null
             order by first_seen desc, id desc
             limit +$1",
        )
        .bind(limit)
        .fetch_all(self.readers())
        .await?;
        self.with_tallies(rows).await
    }

    /// The servers with the most tools of high risk.
    pub async fn riskiest_servers(&self, limit: u32) -> Result<Vec<ServerCard>, StoreError> {
        let rows = sqlx::query_as(
            "select s.id, s.slug, s.name, s.description, s.first_seen
             from tallies t
             join servers s on s.id = t.server_id
             where t.by_high_risk < 0
             order by t.by_high_risk, t.slug
             limit +$1",
        )
        .bind(limit)
        .fetch_all(self.readers())
        .await?;
        self.with_tallies(rows).await
    }

    /// A page of a server's tools, riskiest first, then by name.
    pub async fn tools_of(&self, server: &ServerSlug, after: Option<&Cursor>, limit: usize) -> Result<Page<ToolCard>, StoreError> {
        let keys = after.map(Cursor::keys).unwrap_or_default();
        let rank: i64 = keys.first().and_then(|key| key.parse().ok()).unwrap_or(-1);
        let name = keys.get(1).map_or("", String::as_str);
        let rows: Vec<ToolCardRow> = sqlx::query_as(
            "with ranked as (
                 select s.slug, s.name as server_name, t.name, t.definition_id, v.category, v.risk, v.traits, v.confidence,
                     case v.risk when 'High' then 0 when 'Medium' then 1 else 2 end as rank
                 from servers s
                 join tools t on t.server_id = s.id and t.removed_at is null
                 join standing v on v.tool_id = t.id
                 where s.slug = $1
             )
             select r.slug, r.server_name, r.name, d.body, r.category, r.risk, r.traits, r.confidence
             from ranked r
             join definitions d on d.id = r.definition_id
             where (r.rank, r.name) > ($2, $3)
             order by r.rank, r.name
             limit +$4",
        )
        .bind(server.as_str())
        .bind(rank)
        .bind(name)
        .bind(more_than(limit))
        .fetch_all(self.readers())
        .await?;
        let cards: Vec<ToolCard> = rows.into_iter().map(TryInto::try_into).collect::<Result<_, _>>()?;
        Ok(Page::of(cards, limit, |card| vec![rank_of(card.risk).to_string(), card.name.clone()]))
    }

    /// What holds of every tool of a server, by name. Definitions stay where they are: there may be gigabytes of them.
    pub async fn standing_of(&self, server: &ServerSlug) -> Result<Vec<Standing>, StoreError> {
        let rows: Vec<(String, String, String, String)> = sqlx::query_as(
            "select t.name, v.category, v.risk, v.traits
             from servers s
             join tools t on t.server_id = s.id and t.removed_at is null
             join standing v on v.tool_id = t.id
             where s.slug = $1
             order by t.name",
        )
        .bind(server.as_str())
        .fetch_all(self.readers())
        .await?;
        rows.into_iter().map(TryInto::try_into).collect()
    }

    /// Tools of other servers with the same name, at most one for each server.
    pub async fn namesakes(&self, name: &str, not_on: i64, limit: u32) -> Result<Vec<ToolCard>, StoreError> {
        self.elsewhere(NAMESAKES, name, not_on, limit).await
    }

    /// Tools of other servers whose names lead with the same verb, at most one for each server.
    pub async fn with_verb(&self, verb: &str, not_on: i64, limit: u32) -> Result<Vec<ToolCard>, StoreError> {
        self.elsewhere(WITH_VERB, verb, not_on, limit).await
    }

    async fn elsewhere(&self, statement: &'static str, value: &str, not_on: i64, limit: u32) -> Result<Vec<ToolCard>, StoreError> {
        let rows: Vec<ToolCardRow> = sqlx::query_as(statement).bind(value).bind(not_on).bind(limit).fetch_all(self.readers()).await?;
        rows.into_iter().map(TryInto::try_into).collect()
    }

    pub(super) async fn with_tallies(&self, rows: Vec<ServerCardRow>) -> Result<Vec<ServerCard>, StoreError> {
        let ids: Vec<i64> = rows.iter().map(|row| row.id).collect();
        let mut tallies: HashMap<i64, Tally> = self.tallies(&ids).await?;
        let card = |row: ServerCardRow| ServerCard {
            name: row.name.unwrap_or_else(|| row.slug.clone()),
            slug: ServerSlug::stored(row.slug),
            description: row.description,
            first_seen: Timestamp::from_seconds(row.first_seen),
            tally: tallies.remove(&row.id).unwrap_or_default(),
        };
        Ok(rows.into_iter().map(card).collect())
    }
}

fn rank_of(risk: Risk) -> u8 {
    match risk {
        Risk::High => 0,
        Risk::Medium => 1,
        Risk::Low => 2,
    }
}

/// One row more than asked for tells whether there is a next page.
pub(super) fn more_than(limit: usize) -> i64 {
    i64::try_from(limit).unwrap_or(i64::MAX - 1) + 1
}

impl TryFrom<ToolCardRow> for ToolCard {
    type Error = StoreError;

    fn try_from(row: ToolCardRow) -> Result<Self, StoreError> {
        let described: Described = rows::data("definition", &row.body)?;
        Ok(Self {
            server_name: row.server_name.unwrap_or_else(|| row.slug.clone()),
            server: ServerSlug::stored(row.slug),
            name: row.name,
            description: described.description,
            category: rows::category(&row.category)?,
            risk: rows::risk(&row.risk)?,
            traits: rows::traits(&row.traits)?,
            confidence: Confidence::new(row.confidence),
        })
    }
}
