//! Which server stands in the way of another one.

use super::{Sighting, Store, StoreError};
use crate::model::ServerSlug;

/// A server that has the slug or the identity that another one would have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holder {
    /// Its slug.
    pub slug: ServerSlug,
    /// What tells it from others.
    pub identity: String,
}

impl Store {
    /// The server on whose account this one can't be stored under its slug: one with its identity and another slug, or one
    /// with its slug and another identity.
    pub async fn holder(&self, sighting: &Sighting) -> Result<Option<Holder>, StoreError> {
        let found: Option<(String, String)> = sqlx::query_as(
            "select slug, identity
             from servers
             where (identity = $1 and slug <> $2) or (slug = $2 and identity not in ($1, $3))
             order by identity = $1 desc
             limit 1",
        )
        .bind(&sighting.identity)
        .bind(sighting.slug.as_str())
        .bind(sighting.profile.repository.as_deref().map_or_else(String::new, Sighting::by_repository))
        .fetch_optional(self.readers())
        .await?;
        Ok(found.map(|(slug, identity)| Holder { slug: ServerSlug::stored(slug), identity }))
    }
}
