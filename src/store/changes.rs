//! What changed, as people and programs read it: forwards behind a number, or backwards from the latest.

use super::{RunId, Store, StoreError, rows};
use crate::model::{ChangeKind, ChangeSeverity, Definition, Effect, Parts, ServerSlug, Timestamp};
use sqlx::{FromRow, QueryBuilder, Sqlite};
use std::collections::HashMap;

/// A change with what it is about.
#[derive(Clone, Debug)]
pub struct ChangeRecord {
    /// Its number: later ones are greater, and none is ever given out late.
    pub seq: i64,
    /// What kind it is.
    pub kind: ChangeKind,
    /// How much it matters.
    pub severity: ChangeSeverity,
    /// When the run that noted it began.
    pub at: Timestamp,
    /// The server's name in addresses.
    pub server: ServerSlug,
    /// The server's name for people.
    pub server_name: String,
    /// The tool's name, for a change of a tool.
    pub tool: Option<String>,
    /// Whether the tool is there now.
    pub listed: bool,
    /// The name that the tool had, when it has another one now.
    pub from: Option<String>,
    /// Which parts of the definition changed.
    pub parts: Option<Parts>,
    /// What that did.
    pub effect: Option<Effect>,
    /// Key of the definition before.
    pub before: Option<i64>,
    /// Key of the definition behind it.
    pub after: Option<i64>,
}

/// Which changes are wanted.
#[derive(Clone, Copy, Debug, Default)]
pub struct ChangeFilter {
    /// Such as matter at least this much.
    pub severity: Option<ChangeSeverity>,
    /// Such of this kind.
    pub kind: Option<ChangeKind>,
    /// Such of this server and its tools, by key.
    pub server: Option<i64>,
    /// Such of this tool, under all names that it had, by key.
    pub tool: Option<i64>,
    /// Such not before this time.
    pub since: Option<Timestamp>,
    /// Such of this run.
    pub run: Option<RunId>,
}

const SELECT: &str = "select c.seq, c.kind, c.severity, c.at, s.slug, s.name as server_name, t.name as tool,
         t.removed_at is null as listed, f.name as former, c.parts, c.effect, c.before_id, c.after_id
     from changes c
     join servers s on s.id = c.server_id
     left join tools t on t.id = c.tool_id
     left join tools f on f.id = c.from_tool_id
     where ";

/// The tool and those that bore its name before it was renamed.
const LINE: &str = "c.tool_id in (
         with recursive line (id) as (
             select ";

const LINE_END: &str = "
             union
             select r.from_tool_id from changes r join line on line.id = r.tool_id where r.from_tool_id is not null
         )
         select id from line
     )";

/// A larger definition is not compared on a page.
const MAX_BODY: i64 = 64 << 10;

#[derive(FromRow)]
struct ChangeRow {
    seq: i64,
    kind: String,
    severity: String,
    at: i64,
    slug: String,
    server_name: Option<String>,
    tool: Option<String>,
    listed: bool,
    former: Option<String>,
    parts: Option<String>,
    effect: Option<String>,
    before_id: Option<i64>,
    after_id: Option<i64>,
}

impl Store {
    /// The changes behind a number up to another one, in their order.
    pub async fn changes_between(
        &self,
        filter: &ChangeFilter,
        (behind, until): (i64, i64),
        limit: usize,
    ) -> Result<Vec<ChangeRecord>, StoreError> {
        let mut query = QueryBuilder::<Sqlite>::new(SELECT);
        query.push("c.seq > ").push_bind(behind).push(" and c.seq <= ").push_bind(until);
        filter.narrow(&mut query);
        query.push(" order by c.seq limit +").push_bind(bound(limit));
        self.changes(query).await
    }

    /// The latest changes before a number, or of all, latest first.
    pub async fn latest_changes(&self, filter: &ChangeFilter, before: Option<i64>, limit: usize) -> Result<Vec<ChangeRecord>, StoreError> {
        let mut query = QueryBuilder::<Sqlite>::new(SELECT);
        query.push("c.seq < ").push_bind(before.unwrap_or(i64::MAX));
        filter.narrow(&mut query);
        query.push(" order by c.seq desc limit +").push_bind(bound(limit));
        self.changes(query).await
    }

    /// These definitions, apart from such that are too large to be compared while somebody waits.
    pub async fn small_definitions(&self, keys: &[i64]) -> Result<HashMap<i64, Definition>, StoreError> {
        if keys.is_empty() {
            return Ok(HashMap::new());
        }
        let mut query = QueryBuilder::<Sqlite>::new("select id, body from definitions where length(body) <= ");
        query.push_bind(MAX_BODY).push(" and id in (");
        let mut ids = query.separated(", ");
        for key in keys {
            ids.push_bind(*key);
        }
        query.push(")");
        let found: Vec<(i64, String)> = query.build_query_as().fetch_all(self.readers()).await?;
        found.into_iter().map(|(key, body)| Ok((key, rows::data("definition", &body)?))).collect()
    }

    async fn changes(&self, mut query: QueryBuilder<Sqlite>) -> Result<Vec<ChangeRecord>, StoreError> {
        let rows: Vec<ChangeRow> = query.build_query_as().fetch_all(self.readers()).await?;
        rows.into_iter().map(TryInto::try_into).collect()
    }
}

impl ChangeFilter {
    fn narrow(&self, query: &mut QueryBuilder<Sqlite>) {
        // Said as the index says it: hardly any change is more than information.
        match self.severity {
            None | Some(ChangeSeverity::Info) => {}
            Some(ChangeSeverity::Low) => {
                query.push(" and c.severity <> 'info'");
            }
            Some(ChangeSeverity::Medium) => {
                query.push(" and c.severity <> 'info' and c.severity <> 'low'");
            }
            Some(ChangeSeverity::High) => {
                query.push(" and c.severity <> 'info' and c.severity = 'high'");
            }
        }
        if let Some(kind) = self.kind {
            query.push(" and c.kind = ").push_bind(kind.as_str());
        }
        if let Some(server) = self.server {
            query.push(" and c.server_id = ").push_bind(server);
        }
        if let Some(tool) = self.tool {
            query.push(" and ").push(LINE).push_bind(tool).push(LINE_END);
        }
        if let Some(since) = self.since {
            // The second condition holds whenever the first one does, and tells from where to read.
            query.push(" and c.at >= ").push_bind(since.seconds());
            query.push(" and c.seq >= (select min(w.seq) from changes w where w.at >= ").push_bind(since.seconds()).push(")");
        }
        if let Some(run) = self.run {
            query.push(" and c.run_id = ").push_bind(run.0);
        }
    }
}

fn bound(limit: usize) -> i64 {
    i64::try_from(limit).unwrap_or(i64::MAX)
}

impl TryFrom<ChangeRow> for ChangeRecord {
    type Error = StoreError;

    fn try_from(row: ChangeRow) -> Result<Self, StoreError> {
        Ok(Self {
            seq: row.seq,
            kind: row.kind.parse().map_err(StoreError::unreadable("kind of change"))?,
            severity: row.severity.parse().map_err(StoreError::unreadable("severity of a change"))?,
            at: Timestamp::from_seconds(row.at),
            server_name: row.server_name.unwrap_or_else(|| row.slug.clone()),
            server: ServerSlug::stored(row.slug),
            listed: row.tool.is_some() && row.listed,
            tool: row.tool,
            from: row.former,
            parts: row.parts.as_deref().map(|text| rows::data("parts of a change", text)).transpose()?,
            effect: row.effect.as_deref().map(|text| rows::data("effect of a change", text)).transpose()?,
            before: row.before_id,
            after: row.after_id,
        })
    }
}
