//! Which rules fired on which tools, counted over the evidence of every standing verdict.

use super::cards::ToolCardRow;
use super::{Store, StoreError, ToolCard};
use serde::Deserialize;
use sqlx::{QueryBuilder, Sqlite};
use std::borrow::Cow;
use std::collections::HashMap;

/// How many tools each rule fired on, and some of them.
#[derive(Clone, Debug, Default)]
pub struct Firings(HashMap<String, Firing>);

/// One rule's tools.
#[derive(Clone, Debug, Default)]
pub struct Firing {
    /// How many there are.
    pub tools: u64,
    /// Keys of some, at most one of each server, behind their servers' keys.
    deciding: Vec<(i64, i64)>,
    supporting: Vec<(i64, i64)>,
}

/// Examples that are kept for each rule.
const EXAMPLES: usize = 6;

/// Verdicts read at a time.
const CHUNK: i64 = 5000;

/// Of a piece of evidence, the rule alone.
#[derive(Deserialize)]
struct Named<'a> {
    #[serde(borrow)]
    rule: Cow<'a, str>,
}

impl Firings {
    /// The tools of a rule, by its id.
    pub fn of(&self, rule: &str) -> Option<&Firing> {
        self.0.get(rule)
    }

    fn count(&mut self, tool: i64, server: i64, evidence: &[Named<'_>]) {
        for (at, item) in evidence.iter().enumerate() {
            if evidence[..at].iter().any(|earlier| earlier.rule == item.rule) {
                continue;
            }
            if !self.0.contains_key(item.rule.as_ref()) {
                self.0.insert(item.rule.clone().into_owned(), Firing::default());
            }
            if let Some(firing) = self.0.get_mut(item.rule.as_ref()) {
                firing.tools += 1;
                let kept = if at == 0 { &mut firing.deciding } else { &mut firing.supporting };
                if kept.len() < EXAMPLES && kept.last().is_none_or(|(last, _)| *last != server) {
                    kept.push((server, tool));
                }
            }
        }
    }
}

impl Firing {
    /// Keys of some tools; those come first in which the rule weighed most.
    pub fn examples(&self) -> Vec<i64> {
        let mut examples: Vec<i64> = self.deciding.iter().chain(&self.supporting).map(|(_, tool)| *tool).collect();
        examples.truncate(EXAMPLES);
        examples
    }
}

impl Store {
    /// Counts on how many tools each rule fired. Reads all evidence, some seconds for half a million tools: for the
    /// follower, not for a request.
    pub async fn firings(&self) -> Result<Firings, StoreError> {
        let mut firings = Firings::default();
        let mut last = 0;
        loop {
            let found: Vec<(i64, i64, String)> = sqlx::query_as(
                "select t.id, t.server_id, v.evidence
                 from tools t
                 join verdicts v on v.tool_id = t.id
                 where t.id > $1 and t.removed_at is null
                 order by t.id
                 limit +$2",
            )
            .bind(last)
            .bind(CHUNK)
            .fetch_all(self.readers())
            .await?;
            let Some((tail, ..)) = found.last() else { return Ok(firings) };
            last = *tail;
            for (tool, server, evidence) in &found {
                let named: Vec<Named<'_>> = serde_json::from_str(evidence).map_err(StoreError::unreadable("evidence"))?;
                firings.count(*tool, *server, &named);
            }
        }
    }

    /// Tools by their keys, in the order of the keys; those that were removed are left out.
    pub async fn tools_by_key(&self, keys: &[i64]) -> Result<Vec<ToolCard>, StoreError> {
        let mut query = QueryBuilder::<Sqlite>::new(
            "select s.slug, s.name as server_name, t.name, d.body, v.category, v.risk, v.traits, v.confidence
             from tools t
             join servers s on s.id = t.server_id
             join definitions d on d.id = t.definition_id
             join standing v on v.tool_id = t.id
             where t.removed_at is null and t.id in (",
        );
        let mut ids = query.separated(", ");
        for key in keys {
            ids.push_bind(*key);
        }
        query.push(") order by t.id");
        let found: Vec<ToolCardRow> = query.build_query_as().fetch_all(self.readers()).await?;
        found.into_iter().map(TryInto::try_into).collect()
    }
}
