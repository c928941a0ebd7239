//! From the strictest reading of a query down to one that finds enough.

use super::answer::MAX_RESULTS;
use super::clause::{Asked, words};
use super::count::{Conditions, Counts, count};
use super::error::SearchError;
use super::generation::Generation;
use super::level::Level;
use super::plan::Plan;
use std::sync::Arc;
use tantivy::query::{BooleanQuery, Occur};

/// With fewer hits than this, those that hold fewer of the words stand below.
const ENOUGH: u64 = 10;

/// What is asked for on each level that brought anything, strictest first.
#[derive(Default)]
pub(super) struct Levels {
    pub(super) asked: Vec<(Level, Asked)>,
    /// Of the last of these, which holds all others.
    pub(super) counts: Arc<Counts>,
    /// Servers whose package or repository is the query: their tools stand first.
    pub(super) named: Vec<u32>,
}

impl Generation {
    /// From the strictest level down to the one that brings enough, those that bring anything. Only the last one is counted.
    pub(super) fn levels(&self, plan: &mut Plan, conditions: &Conditions<'_>) -> Result<Levels, SearchError> {
        let mut levels = Levels::default();
        let mut lent = vec![];
        for level in Level::ALL {
            let matched = levels.counts.matched;
            let skipped = match level {
                Level::All => false,
                // Those stand behind all others: where nobody gets to the end of these, they are not looked for.
                Level::Begun => matched >= MAX_RESULTS as u64 || !plan.go_on(&self.vocabulary())?,
                _ if matched >= ENOUGH => break,
                Level::Lent => {
                    lent = self.speaking_of(plan)?;
                    lent.is_empty()
                }
                Level::Most => plan.clauses.len() < 3,
                Level::Any => plan.clauses.len() < 2,
            };
            if skipped {
                continue;
            }
            let counts = self.count(plan, level, &lent, conditions)?;
            if counts.matched > matched {
                levels.asked.push((level, self.query(plan, level, &lent)));
                levels.counts = counts;
            }
        }
        levels.named = self.named_in_whole(plan)?;
        if !levels.named.is_empty() {
            let there: Asked = Box::new(self.at_homes(&levels.named));
            let both = vec![there, self.query(plan, Level::All, &[])];
            levels.asked.insert(0, (Level::All, Box::new(BooleanQuery::intersection(both))));
        }
        Ok(levels)
    }

    /// What is asked of the engine for what stands on a level, the words of which are scored.
    fn query(&self, plan: &Plan, level: Level, lent: &[u32]) -> Asked {
        match level {
            Level::Lent => {
                let clauses = words(&plan.clauses, self.fields.tool, Level::Any);
                let there: Asked = Box::new(self.at_homes(lent));
                Box::new(BooleanQuery::new(vec![(Occur::Must, there), (Occur::Should, Box::new(clauses))]))
            }
            _ => Box::new(words(&plan.clauses, self.fields.tool, level)),
        }
    }

    fn count(&self, plan: &Plan, level: Level, lent: &[u32], conditions: &Conditions<'_>) -> Result<Arc<Counts>, SearchError> {
        let key = (plan.clauses.clone(), level, conditions.filters.to_vec());
        if let Some(known) = self.kept_counts.get(&key) {
            return Ok(known);
        }
        let query = (!plan.clauses.is_empty()).then(|| {
            let query = Box::new(words(&plan.clauses, self.fields.tool, level)) as Asked;
            if lent.is_empty() { query } else { Box::new(BooleanQuery::union(vec![query, Box::new(self.at_homes(lent))])) }
        });
        let counted = Arc::new(count(&self.searcher, &self.columns, query.as_deref(), conditions)?);
        self.kept_counts.put(key, counted.clone(), counted.weight());
        Ok(counted)
    }
}
