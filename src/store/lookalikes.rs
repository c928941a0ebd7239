//! Servers whose names can be taken for one another.

use super::{Store, StoreError, Write};
use crate::model::ServerSlug;

/// Look-alikes in one answer.
const MOST: u32 = 10;

/// A server whose name looks like another one's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lookalike {
    /// Its name in addresses.
    pub slug: ServerSlug,
    /// Its name for people.
    pub name: String,
}

impl Store {
    /// Other servers with the same skeleton and another name.
    pub async fn lookalikes(&self, server: i64) -> Result<Vec<Lookalike>, StoreError> {
        let rows: Vec<(String, String)> = sqlx::query_as(
            "select o.slug, coalesce(o.name, o.slug)
             from servers s
             join servers o on o.skeleton = s.skeleton and o.skeleton <> '' and o.id <> s.id
             where s.id = $1 and o.retired_at is null and coalesce(o.name, o.slug) <> coalesce(s.name, s.slug)
             order by o.slug
             limit +$2",
        )
        .bind(server)
        .bind(MOST)
        .fetch_all(self.readers())
        .await?;
        Ok(rows.into_iter().map(|(slug, name)| Lookalike { slug: ServerSlug::stored(slug), name }).collect())
    }

    /// Keys and names of servers whose skeleton was never computed.
    pub async fn without_skeleton(&self, limit: u32) -> Result<Vec<(i64, String)>, StoreError> {
        let found = sqlx::query_as("select id, coalesce(name, slug) from servers where skeleton is null order by id limit +$1");
        Ok(found.bind(limit).fetch_all(self.readers()).await?)
    }
}

impl Write {
    /// Keeps what a server's name looks like.
    pub async fn put_skeleton(&mut self, server: i64, skeleton: &str) -> Result<(), StoreError> {
        sqlx::query("update servers set skeleton = $2 where id = $1").bind(server).bind(skeleton).execute(&mut *self.tx).await?;
        Ok(())
    }
}
