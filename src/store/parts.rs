use super::{Store, StoreError};
use crate::model::{Cursor, ServerSlug};

/// What stands before a part of a server's tools.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Before {
    /// So many tools.
    pub tools: u64,
    /// Behind what the part before begins; `None` where it begins the list.
    pub previous: Option<Cursor>,
}

impl Store {
    /// What stands before the part of a server's tools that begins behind a cursor of [`Store::tools_of`], in parts of this size.
    pub async fn tools_before(&self, server: &ServerSlug, after: &Cursor, limit: usize) -> Result<Before, StoreError> {
        let rank: i64 = after.keys().first().and_then(|key| key.parse().ok()).unwrap_or(-1);
        let name = after.keys().get(1).map_or("", String::as_str);
        let (tools, rank, name): (i64, Option<i64>, Option<String>) = sqlx::query_as(
            "with ranked as (
                 select t.name, case v.risk when 'High' then 0 when 'Medium' then 1 else 2 end as rank
                 from servers s
                 join tools t on t.server_id = s.id and t.removed_at is null
                 join standing v on v.tool_id = t.id
                 where s.slug = $1
             ), before as (
                 select rank, name
                 from ranked
                 where (rank, name) <= ($2, $3)
             )
             select counted.tools, place.rank, place.name
             from (select count(*) as tools from before) counted
             left join (select rank, name from before order by rank desc, name desc limit 1 offset $4) place on true",
        )
        .bind(server.as_str())
        .bind(rank)
        .bind(name)
        .bind(i64::try_from(limit).unwrap_or(i64::MAX))
        .fetch_one(self.readers())
        .await?;
        let previous = rank.zip(name).map(|(rank, name)| Cursor::after([rank.to_string(), name]));
        Ok(Before { tools: tools.unsigned_abs(), previous })
    }
}
