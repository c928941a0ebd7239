//! What whoever follows the store asks: which catalogue it is, and what changed since.

use super::{Store, StoreError};
use std::collections::BTreeSet;

/// Changes read at once.
const CHUNK: i64 = 20_000;

/// What changed behind a number, up to another one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changed {
    /// Tools whose row, verdict or findings may be others now, also removed ones.
    pub tools: BTreeSet<i64>,
    /// Servers of which something else is known now; it may stand in what is kept of each of their tools.
    pub servers: BTreeSet<i64>,
    /// Everything up to this number is told of here.
    pub sequence: i64,
}

impl Store {
    /// What tells this catalogue from every other.
    pub async fn identity(&self) -> Result<String, StoreError> {
        Ok(sqlx::query_scalar("select identity from catalogue where id = 1").fetch_one(self.readers()).await?)
    }

    /// What changed behind a number. Not always everything: ask again with the number in the answer until that is
    /// [`Store::sequence`].
    pub async fn changed_since(&self, sequence: i64) -> Result<Changed, StoreError> {
        let rows: Vec<(i64, i64, Option<i64>, Option<i64>)> =
            sqlx::query_as("select seq, server_id, tool_id, from_tool_id from changes where seq > $1 order by seq limit +$2")
                .bind(sequence)
                .bind(CHUNK)
                .fetch_all(self.readers())
                .await?;
        let mut changed = Changed { sequence, ..Changed::default() };
        for (seq, server, tool, from) in rows {
            changed.sequence = seq;
            changed.tools.extend(from);
            match tool {
                Some(tool) => changed.tools.insert(tool),
                None => changed.servers.insert(server),
            };
        }
        Ok(changed)
    }

    /// Keys of these servers' tools, removed ones among them.
    pub async fn tools_of_servers(&self, servers: &BTreeSet<i64>) -> Result<Vec<i64>, StoreError> {
        let mut found = Vec::new();
        for server in servers {
            let tools: Vec<i64> =
                sqlx::query_scalar("select id from tools where server_id = $1").bind(server).fetch_all(self.readers()).await?;
            found.extend(tools);
        }
        Ok(found)
    }
}
