//! Servers in lists: each with its tools counted, its filters and its places in the orders. Counted when a server changes, in the
//! same write, so that no request has to count.

use super::{Store, StoreError, Tally, Write};
use sqlx::{FromRow, QueryBuilder, Sqlite};
use std::collections::HashMap;

/// Servers in one statement: below SQLite's limit of bound values.
const CHUNK: usize = 500;

const OF_SERVERS: &str =
    "select server_id, read_low, read_medium, read_high, write_low, write_medium, write_high, execute_low, execute_medium,
         execute_high
     from tallies
     where server_id in ";

const COUNT: &str = "insert into tallies (server_id, slug, by_name, by_tools, by_high_risk, by_newest, by_worst_risk, facts, read_low,
         read_medium, read_high, write_low, write_medium, write_high, execute_low, execute_medium, execute_high)
     select server_id, slug, by_name, by_tools, by_high_risk, by_newest, by_worst_risk, facts, read_low, read_medium, read_high, write_low,
         write_medium, write_high, execute_low, execute_medium, execute_high
     from counted
     where server_id in ";

#[derive(FromRow)]
struct TallyRow {
    server_id: i64,
    read_low: i64,
    read_medium: i64,
    read_high: i64,
    write_low: i64,
    write_medium: i64,
    write_high: i64,
    execute_low: i64,
    execute_medium: i64,
    execute_high: i64,
}

impl From<TallyRow> for Tally {
    fn from(row: TallyRow) -> Self {
        let counts = [
            [row.read_low, row.read_medium, row.read_high],
            [row.write_low, row.write_medium, row.write_high],
            [row.execute_low, row.execute_medium, row.execute_high],
        ];
        counts.map(|of_category| of_category.map(i64::unsigned_abs)).into()
    }
}

impl Store {
    /// One server's tools, counted.
    pub(super) async fn tally_of(&self, server: i64) -> Result<Tally, StoreError> {
        Ok(self.tallies(&[server]).await?.remove(&server).unwrap_or_default())
    }

    /// Several servers' tools, counted.
    pub(super) async fn tallies(&self, servers: &[i64]) -> Result<HashMap<i64, Tally>, StoreError> {
        let rows: Vec<TallyRow> = among(OF_SERVERS, servers).build_query_as().fetch_all(self.readers()).await?;
        Ok(rows.into_iter().map(|row| (row.server_id, row.into())).collect())
    }
}

impl Write {
    /// Counts the servers anew of which this write stored something else. Whatever changes a server's tools or what holds of them
    /// is noted as a change of that server; the few things besides are [`Write::touched`].
    pub(super) async fn count_changed(&mut self) -> Result<(), StoreError> {
        let mut changed: Vec<i64> =
            sqlx::query_scalar("select distinct server_id from changes where seq > $1").bind(self.since).fetch_all(&mut *self.tx).await?;
        changed.append(&mut self.touched);
        changed.sort_unstable();
        changed.dedup();
        for chunk in changed.chunks(CHUNK) {
            for statement in ["delete from tallies where server_id in ", COUNT] {
                among(statement, chunk).build().persistent(chunk.len() == CHUNK).execute(&mut *self.tx).await?;
            }
        }
        Ok(())
    }
}

fn among(statement: &'static str, servers: &[i64]) -> QueryBuilder<Sqlite> {
    let mut query = QueryBuilder::new(statement);
    query.push("(");
    let mut ids = query.separated(", ");
    for id in servers {
        ids.push_bind(*id);
    }
    query.push(")");
    query
}

#[cfg(test)]
mod tests {
    use super::*;
    use sqlx::AssertSqlSafe;

    #[tokio::test]
    async fn counting_a_few_servers_reads_nothing_of_the_others() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let store = Store::open(folder.path()).await.expect("an empty catalogue");
        let explained = AssertSqlSafe(format!("explain query plan {COUNT}(1, 2, 3)"));
        let plan: Vec<(i64, i64, i64, String)> = sqlx::query_as(explained).fetch_all(store.readers()).await.expect("a plan");
        let scanned: Vec<&str> = plan.iter().map(|(.., step)| step.as_str()).filter(|step| step.starts_with("SCAN ")).collect();
        assert_eq!(scanned, ["SCAN w", "SCAN c"], "{plan:?}");
    }
}
