//! Registries' entries: kept beside their servers, found by their names.

use super::{RunId, Store, StoreError, Write, rows};
use crate::model::{ChangeKind, ChangeSeverity, Endpoint, Listing, ServerSlug, Timestamp};
use sqlx::FromRow;

/// As the queries of this room select it from `listings`.
#[derive(FromRow)]
pub(super) struct ListingRow {
    pub(super) listed_as: Option<String>,
    pub(super) status: Option<String>,
    pub(super) note: Option<String>,
    pub(super) endpoints: Option<String>,
}

impl ListingRow {
    /// The entry; `None` when the server has none.
    pub(super) fn read(self) -> Result<Option<Listing>, StoreError> {
        let (Some(name), Some(status), Some(endpoints)) = (self.listed_as, self.status, self.endpoints) else { return Ok(None) };
        let status = status.parse().map_err(StoreError::unreadable("status of a listing"))?;
        Ok(Some(Listing { name, status, note: self.note, endpoints: rows::data("list of endpoints", &endpoints)? }))
    }
}

impl Store {
    /// A server's entry in a registry.
    pub async fn listing(&self, server: &ServerSlug) -> Result<Option<Listing>, StoreError> {
        let row: Option<ListingRow> = sqlx::query_as(
            "select l.name as listed_as, l.status, l.note, l.endpoints
             from servers s
             join listings l on l.server_id = s.id
             where s.slug = $1",
        )
        .bind(server.as_str())
        .fetch_optional(self.readers())
        .await?;
        row.map_or(Ok(None), ListingRow::read)
    }

    /// The entries of all servers that still stand, with their slugs, in the order of the slugs.
    pub async fn active_listings(&self) -> Result<Vec<(ServerSlug, Listing)>, StoreError> {
        #[derive(FromRow)]
        struct Row {
            slug: String,
            #[sqlx(flatten)]
            listing: ListingRow,
        }
        let rows: Vec<Row> = sqlx::query_as(
            "select s.slug, l.name as listed_as, l.status, l.note, l.endpoints
             from listings l
             join servers s on s.id = l.server_id
             where l.status = 'active'
             order by s.slug",
        )
        .fetch_all(self.readers())
        .await?;
        let read = |row: Row| row.listing.read().map(|listing| listing.map(|listing| (ServerSlug::stored(row.slug), listing)));
        rows.into_iter().filter_map(|row| read(row).transpose()).collect()
    }
}

impl Write {
    /// Keeps what a registry says of a server; `news` when the server itself is not new, so that whoever follows learns of it.
    pub async fn put_listing(&mut self, server: i64, listing: &Listing, news: bool, run: RunId, now: Timestamp) -> Result<(), StoreError> {
        sqlx::query(
            "insert into listings (server_id, name, status, note, endpoints)
             values ($1, $2, $3, $4, $5)
             on conflict (server_id) do update set name = excluded.name, status = excluded.status, note = excluded.note,
                 endpoints = excluded.endpoints",
        )
        .bind(server)
        .bind(&listing.name)
        .bind(listing.status.as_str())
        .bind(&listing.note)
        .bind(rows::json(&listing.endpoints))
        .execute(&mut *self.tx)
        .await?;
        self.forget_ways(server).await?;
        self.put_ways(server, listing.endpoints.iter().filter_map(Endpoint::way).collect()).await?;
        if news { self.change(Some(run), server, ChangeKind::ServerChanged, ChangeSeverity::Info, now).await } else { Ok(()) }
    }
}
