//! Which pages there are, for a list of all of them.

use super::{Store, StoreError};
use crate::model::{ServerSlug, Timestamp};

/// Keys in one part of such a list.
pub const PART: i64 = 50_000;

/// A page of a server, or of one of its tools.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Addressed {
    /// The server's slug.
    pub server: ServerSlug,
    /// The tool's exact name; `None` for the server itself.
    pub tool: Option<String>,
    /// When what the page tells last changed.
    pub changed: Option<Timestamp>,
}

type Row = (String, Option<String>, Option<i64>);

impl From<Row> for Addressed {
    fn from((slug, tool, changed): Row) -> Self {
        Self { server: ServerSlug::stored(slug), tool, changed: changed.map(Timestamp::from_seconds) }
    }
}

impl Store {
    /// The greatest keys of a server and of a tool; 0 where there is none.
    pub async fn last_keys(&self) -> Result<(i64, i64), StoreError> {
        let keys = sqlx::query_as("select (select coalesce(max(id), 0) from servers), (select coalesce(max(id), 0) from tools)");
        Ok(keys.fetch_one(self.readers()).await?)
    }

    /// The servers of a part, with the time of their last change.
    pub async fn server_addresses(&self, part: u32) -> Result<Vec<Addressed>, StoreError> {
        self.addresses(
            "select s.slug, null, (
                 select c.at
                 from changes c
                 where c.server_id = s.id
                 order by c.seq desc
                 limit 1
             )
             from servers s
             where s.id > $1 and s.id <= $2 and s.retired_at is null
             order by s.id",
            part,
        )
        .await
    }

    /// The tools of a part, with the time of their verdict, which follows each change of the definition and of the rules.
    pub async fn tool_addresses(&self, part: u32) -> Result<Vec<Addressed>, StoreError> {
        self.addresses(
            "select s.slug, t.name, v.decided_at
             from tools t
             join servers s on s.id = t.server_id
             left join verdicts v on v.tool_id = t.id
             where t.id > $1 and t.id <= $2 and t.removed_at is null and s.retired_at is null
             order by t.id",
            part,
        )
        .await
    }

    async fn addresses(&self, statement: &'static str, part: u32) -> Result<Vec<Addressed>, StoreError> {
        let from = i64::from(part) * PART;
        let rows: Vec<Row> = sqlx::query_as(statement).bind(from).bind(from + PART).fetch_all(self.readers()).await?;
        Ok(rows.into_iter().map(Into::into).collect())
    }
}
