//! Which of the tools that a source offers are in the catalogue as they are.

use super::{Store, StoreError};
use crate::model::Fingerprint;
use sqlx::{QueryBuilder, Sqlite};

/// Tools in one question: below SQLite's limit of bound values.
const CHUNK: usize = 500;

/// A tool as a source offers it.
#[derive(Clone, Copy, Debug)]
pub struct Offered<'a> {
    /// The slug that its server would have.
    pub slug: &'a str,
    /// Its exact name.
    pub name: &'a str,
    /// Its definition's fingerprint.
    pub fingerprint: Fingerprint,
}

impl Store {
    /// For each offered tool whether it is there with this very definition. A server that is known by another slug is
    /// overlooked, and another run may write meanwhile: this saves work, and decides nothing.
    pub async fn unchanged(&self, offered: &[Offered<'_>]) -> Result<Vec<bool>, StoreError> {
        let mut unchanged = vec![false; offered.len()];
        for (chunk, known) in offered.chunks(CHUNK).zip(unchanged.chunks_mut(CHUNK)) {
            let mut query = QueryBuilder::<Sqlite>::new("with offered (number, slug, name, fingerprint) as (");
            query.push_values((0_i64..).zip(chunk), |mut row, (number, tool)| {
                row.push_bind(number).push_bind(tool.slug).push_bind(tool.name).push_bind(tool.fingerprint.as_bytes());
            });
            // As a condition, and no join: the planner would rather read every definition there is.
            query.push(
                ")
                 select o.number
                 from offered o
                 where exists (
                     select 1
                     from servers s
                     join tools t on t.server_id = s.id
                     join definitions d on d.id = t.definition_id
                     where s.slug = o.slug and t.name = o.name and t.removed_at is null and d.fingerprint = o.fingerprint
                 )",
            );
            let numbers = query.build_query_scalar::<i64>().persistent(chunk.len() == CHUNK).fetch_all(self.readers()).await?;
            for number in numbers {
                if let Some(known) = usize::try_from(number).ok().and_then(|number| known.get_mut(number)) {
                    *known = true;
                }
            }
        }
        Ok(unchanged)
    }
}
