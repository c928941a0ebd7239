//! By what clients' configurations name the servers that a registry lists.

use super::{StoreError, Write};
use sqlx::{QueryBuilder, Sqlite};
use std::collections::BTreeSet;

impl Write {
    /// A server is no longer named by anything.
    pub(super) async fn forget_ways(&mut self, server: i64) -> Result<(), StoreError> {
        sqlx::query("delete from ways where server_id = $1").bind(server).execute(&mut *self.tx).await?;
        Ok(())
    }

    /// A server is named by these.
    pub(super) async fn put_ways(&mut self, server: i64, ways: BTreeSet<String>) -> Result<(), StoreError> {
        if ways.is_empty() {
            return Ok(());
        }
        let mut query = QueryBuilder::<Sqlite>::new("insert into ways (way, server_id) ");
        query.push_values(ways, |mut row, way| {
            row.push_bind(way).push_bind(server);
        });
        query.build().execute(&mut *self.tx).await?;
        Ok(())
    }
}
