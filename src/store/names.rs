//! Names alone: what exists, and what is called like something.

use super::{Store, StoreError};
use crate::model::ServerSlug;
use sqlx::FromRow;

/// Candidates looked at when a name is unknown.
const CANDIDATES: u32 = 500;

/// First characters that a candidate shares with what was asked for.
const SHARED: usize = 2;

/// A server that may be the one that is meant.
#[derive(Clone, Debug, PartialEq, Eq, FromRow)]
pub struct Neighbour {
    /// Its slug.
    pub slug: String,
    /// Its name for people.
    pub name: Option<String>,
    /// Its package: `npm:@acme/server-files`.
    pub package: Option<String>,
}

impl Store {
    /// How many servers there are.
    pub async fn count_servers(&self) -> Result<u64, StoreError> {
        let count: i64 = sqlx::query_scalar("select count(*) from tallies").fetch_one(self.readers()).await?;
        Ok(count.unsigned_abs())
    }

    /// Servers whose slugs begin like this one; when none does, the first ones.
    pub async fn servers_near(&self, slug: &str) -> Result<Vec<Neighbour>, StoreError> {
        let start: String = slug.chars().take(SHARED).collect();
        let near = self.servers_from(&start, &format!("{start}\u{10FFFF}")).await?;
        if near.is_empty() { self.servers_from("", "\u{10FFFF}").await } else { Ok(near) }
    }

    async fn servers_from(&self, first: &str, last: &str) -> Result<Vec<Neighbour>, StoreError> {
        let servers = sqlx::query_as(
            "select slug, name, package from servers
                 where slug >= $1 and slug < $2 and retired_at is null
                 order by slug
                 limit +$3",
        )
        .bind(first)
        .bind(last)
        .bind(CANDIDATES)
        .fetch_all(self.readers())
        .await?;
        Ok(servers)
    }

    /// The names of a server's tools.
    pub async fn tool_names(&self, server: &ServerSlug) -> Result<Vec<String>, StoreError> {
        let names = sqlx::query_scalar(
            "select t.name from tools t join servers s on s.id = t.server_id where s.slug = $1 and t.removed_at is null order by t.name",
        )
        .bind(server.as_str())
        .fetch_all(self.readers())
        .await?;
        Ok(names)
    }
}
