//! Finding by words, until the search index takes over: every word must stand somewhere in the name or the definition.

use super::cards::{ServerCardRow, ToolCardRow};
use super::{ServerCard, Store, StoreError, ToolCard};
use sqlx::{QueryBuilder, Sqlite};

impl Store {
    /// Servers whose name, slug or description holds every one of these words, whatever their case.
    pub async fn find_servers(&self, words: &[String], limit: u32) -> Result<Vec<ServerCard>, StoreError> {
        let mut query = QueryBuilder::<Sqlite>::new("select id, slug, name, description, first_seen from servers where true");
        for word in words {
            like(&mut query, "slug || ' ' || coalesce(name, '') || ' ' || coalesce(description, '')", word);
        }
        query.push(" order by slug limit ").push_bind(limit);
        let rows: Vec<ServerCardRow> = query.build_query_as().fetch_all(self.readers()).await?;
        self.with_tallies(rows).await
    }

    /// Tools whose definition holds every one of these words, whatever their case; those with the first word in their
    /// name come first.
    pub async fn find_tools(&self, words: &[String], limit: u32) -> Result<Vec<ToolCard>, StoreError> {
        let mut query = QueryBuilder::<Sqlite>::new(
            "select s.slug, s.name as server_name, t.name, d.body, v.category, v.risk, v.traits, v.confidence
             from tools t
             join servers s on s.id = t.server_id
             join definitions d on d.id = t.definition_id
             join standing v on v.tool_id = t.id
             where t.removed_at is null",
        );
        for word in words {
            like(&mut query, "t.name || ' ' || d.body", word);
        }
        let first = words.first().map_or("", String::as_str);
        query.push(" order by lower(t.name) not like ").push_bind(pattern(first)).push(" escape '!', length(t.name), t.name, s.slug");
        query.push(" limit ").push_bind(limit);
        let rows: Vec<ToolCardRow> = query.build_query_as().fetch_all(self.readers()).await?;
        rows.into_iter().map(TryInto::try_into).collect()
    }
}

fn like(query: &mut QueryBuilder<Sqlite>, text: &'static str, word: &str) {
    query.push(" and lower(").push(text).push(") like ").push_bind(pattern(word)).push(" escape '!'");
}

/// A pattern that finds the word as it is, its own wildcards included.
fn pattern(word: &str) -> String {
    let escaped = word.to_lowercase().replace('!', "!!").replace('%', "!%").replace('_', "!_");
    format!("%{escaped}%")
}
