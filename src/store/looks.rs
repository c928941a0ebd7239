//! When a live server was last asked, and how it answered.

use super::{Store, StoreError, Write, rows};
use crate::model::{Look, Timestamp};
use sqlx::FromRow;

#[derive(FromRow)]
struct LookRow {
    at: i64,
    transport: String,
    posture: String,
    detail: Option<String>,
    protocol: Option<String>,
    capabilities: Option<String>,
    instructions: Option<String>,
    latency_ms: Option<i64>,
}

impl Store {
    /// The last look at a server, and when that was.
    pub async fn look(&self, server: i64) -> Result<Option<(Timestamp, Look)>, StoreError> {
        let row: Option<LookRow> = sqlx::query_as(
            "select at, transport, posture, detail, protocol, capabilities, instructions, latency_ms from looks where server_id = $1",
        )
        .bind(server)
        .fetch_optional(self.readers())
        .await?;
        row.map(LookRow::read).transpose()
    }
}

impl LookRow {
    fn read(self) -> Result<(Timestamp, Look), StoreError> {
        let look = Look {
            transport: self.transport.parse().map_err(StoreError::unreadable("transport"))?,
            posture: self.posture.parse().map_err(StoreError::unreadable("posture"))?,
            detail: self.detail,
            protocol: self.protocol,
            capabilities: self.capabilities.map(|text| rows::data("capabilities", &text)).transpose()?,
            instructions: self.instructions,
            latency_ms: self.latency_ms.map(i64::unsigned_abs),
        };
        Ok((Timestamp::from_seconds(self.at), look))
    }
}

impl Write {
    /// Keeps a look at a server in the place of the one before.
    pub async fn put_look(&mut self, server: i64, look: &Look, now: Timestamp) -> Result<(), StoreError> {
        sqlx::query(
            "insert into looks (server_id, at, transport, posture, detail, protocol, capabilities, instructions, latency_ms)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
             on conflict (server_id) do update set at = excluded.at, transport = excluded.transport, posture = excluded.posture,
                 detail = excluded.detail, protocol = excluded.protocol, capabilities = excluded.capabilities,
                 instructions = excluded.instructions, latency_ms = excluded.latency_ms",
        )
        .bind(server)
        .bind(now.seconds())
        .bind(look.transport.as_str())
        .bind(look.posture.as_str())
        .bind(&look.detail)
        .bind(&look.protocol)
        .bind(look.capabilities.as_ref().map(rows::json))
        .bind(&look.instructions)
        .bind(look.latency_ms.map(|ms| i64::try_from(ms).unwrap_or(i64::MAX)))
        .execute(&mut *self.tx)
        .await?;
        Ok(())
    }
}
