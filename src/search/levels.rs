//! From the strictest reading of a query down to one that finds enough.

use super::answer::MAX_RESULTS;
use super::clause::{Asked, words};
use super::count::{Conditions, Counts, count};
use super::error::SearchError;
use super::generation::Generation;
use super::level::Level;
use super::plan::Plan;
use std::sync::Arc;
use tantivy::query::{BooleanQuery, EnableScoring, Occur, Query};
use tantivy::{DocSet, TERMINATED};

/// With fewer hits than this, those that hold fewer of the words stand below.
const ENOUGH: usize = 10;

/// What is asked for on each level that brought anything, strictest first.
#[derive(Default)]
pub(super) struct Levels {
    pub(super) asked: Vec<(Level, Asked)>,
    /// Whether few hits hold every word, so that those on the other levels may stand above them.
    pub(super) few: bool,
    /// Servers whose package or repository is the query: their tools stand first.
    pub(super) named: Vec<u32>,
    /// Servers whose tools stand on [`Level::Lent`].
    lent: Vec<u32>,
}

impl Levels {
    /// The last of them, which holds all others.
    fn last(&self) -> Level {
        self.asked.last().map_or(Level::All, |(level, _)| *level)
    }
}

impl Generation {
    /// From the strictest level down to the one that brings enough, those that bring anything. Nothing is counted for that any
    /// further than it takes to tell.
    pub(super) fn levels(&self, plan: &mut Plan) -> Result<Levels, SearchError> {
        let mut levels = Levels::default();
        let mut matched = 0;
        for level in Level::ALL {
            let skipped = match level {
                Level::All => false,
                // Those stand behind all others: where nobody gets to the end of these, they are not looked for.
                Level::Akin => matched >= MAX_RESULTS || !self.widened(plan, matched)?,
                _ if matched >= ENOUGH => break,
                Level::Lent => {
                    levels.lent = self.speaking_of(plan)?;
                    levels.lent.is_empty()
                }
                Level::Most => plan.clauses.len() < 3,
                Level::Any => plan.clauses.len() < 2,
            };
            if skipped {
                continue;
            }
            let telling = if level == Level::All && plan.may_go_on() { MAX_RESULTS } else { ENOUGH.max(matched + 1) };
            let found = self.count_up_to(telling, &*self.held(plan, level, &levels.lent))?;
            if found > matched {
                levels.asked.push((level, self.query(plan, level, &levels.lent)));
                matched = found;
            }
            if level == Level::All {
                levels.few = matched < ENOUGH;
            }
        }
        levels.named = self.named_in_whole(plan)?;
        if !levels.named.is_empty() && !levels.asked.is_empty() {
            // These stand first, whatever holds the words.
            levels.few = false;
            let there: Asked = Box::new(self.at_homes(&levels.named));
            let both = vec![there, self.query(plan, Level::All, &[])];
            levels.asked.insert(0, (Level::All, Box::new(BooleanQuery::intersection(both))));
        }
        Ok(levels)
    }

    /// Looks up other words for those of the query, as far as hits are wanted. Says whether there are any.
    fn widened(&self, plan: &mut Plan, matched: usize) -> Result<bool, SearchError> {
        let vocabulary = self.vocabulary();
        let goes_on = plan.go_on(&vocabulary)?;
        Ok(matched < ENOUGH && plan.widen(&vocabulary)? || goes_on)
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

    /// The same without scores: everything that stands on the level or above it.
    fn held(&self, plan: &Plan, level: Level, lent: &[u32]) -> Asked {
        let held = Box::new(words(&plan.clauses, self.fields.tool, level)) as Asked;
        if level < Level::Lent || lent.is_empty() { held } else { Box::new(BooleanQuery::union(vec![held, Box::new(self.at_homes(lent))])) }
    }

    /// How many entries match, counted no further than `most`.
    fn count_up_to(&self, most: usize, query: &dyn Query) -> Result<usize, SearchError> {
        let weight = query.weight(EnableScoring::disabled_from_searcher(&self.searcher))?;
        let mut found = 0;
        for segment in self.searcher.segment_readers() {
            // To begin with a segment costs more than to read some entries of it.
            if found >= most {
                break;
            }
            let mut docs = weight.scorer(segment, 1.0)?;
            while docs.doc() != TERMINATED && found < most {
                found += usize::from(!segment.is_deleted(docs.doc()));
                docs.advance();
            }
        }
        Ok(found)
    }

    /// Counts what stands on all levels.
    pub(super) fn counts(&self, plan: &Plan, levels: &Levels, conditions: &Conditions<'_>) -> Result<Arc<Counts>, SearchError> {
        let level = levels.last();
        let key = (plan.clauses.clone(), level, conditions.filters.to_vec());
        if let Some(known) = self.kept_counts.get(&key) {
            return Ok(known);
        }
        let query = (!plan.clauses.is_empty()).then(|| self.held(plan, level, &levels.lent));
        let counted = Arc::new(count(&self.searcher, &self.columns, query.as_deref(), conditions)?);
        self.kept_counts.put(key, counted.clone(), counted.weight());
        Ok(counted)
    }
}
