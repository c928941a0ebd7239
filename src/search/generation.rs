//! One state of the index, and everything that is asked of it.

use super::answer::{Answer, Facets, Hit, MAX_RESULTS, Matching, Request, Suggestion};
use super::cache::Cache;
use super::clause::Clause;
use super::columns::Columns;
use super::count::{Conditions, Counts};
use super::error::SearchError;
use super::filter::Filter;
use super::level::Level;
use super::levels::Levels;
use super::page::{Layout, Paged};
use super::plan::Plan;
use super::query::Query;
use super::rank::{LOOKED_AT, Ranker};
use super::schema::Fields;
use super::servers::Found;
use super::vocabulary::Vocabulary;
use crate::model::Cursor;
use std::sync::Arc;
use tantivy::schema::IndexRecordOption;
use tantivy::{DocSet, Searcher, TERMINATED, Term};

/// Answers that are kept, roughly in hundreds of bytes each.
const KEPT_ANSWERS: usize = 4_096;

/// Beginnings whose names are kept.
const KEPT_SUGGESTIONS: usize = 4_096;

/// Numbers in all counts that are kept.
const KEPT_COUNTS: usize = 1 << 20;

/// How many are ranked at first, and how many when these don't do.
const DEPTHS: [usize; 2] = [LOOKED_AT, 200];

/// A state of the index.
pub(super) struct Generation {
    pub(super) number: u64,
    pub(super) searcher: Searcher,
    pub(super) columns: Vec<Arc<Columns>>,
    pub(super) fields: Arc<Fields>,
    answers: Cache<String, Answer>,
    pub(super) suggestions: Cache<String, Vec<Suggestion>>,
    pub(super) kept_counts: Cache<(Vec<Clause>, Level, Vec<Filter>), Counts>,
}

/// A query as the index is asked for it.
struct Sought<'q> {
    plan: Plan,
    levels: Levels,
    conditions: Conditions<'q>,
    /// Whether nothing is left of it to ask for.
    nothing: bool,
}

impl Sought<'_> {
    fn layout(&self, offset: usize, limit: usize) -> Layout<'_> {
        Layout { offset, limit, collapse: self.conditions.homes.is_none(), named: &self.levels.named }
    }
}

impl Generation {
    pub(super) fn new(number: u64, searcher: Searcher, columns: Vec<Arc<Columns>>, fields: Arc<Fields>) -> Self {
        Self {
            number,
            searcher,
            columns,
            fields,
            answers: Cache::new(KEPT_ANSWERS),
            suggestions: Cache::new(KEPT_SUGGESTIONS),
            kept_counts: Cache::new(KEPT_COUNTS),
        }
    }

    pub(super) fn ask(&self, request: &Request<'_>) -> Result<Arc<Answer>, SearchError> {
        let limit = request.limit.clamp(1, 100);
        let key = format!("{limit}\n{}\n{}\n{}", request.verbatim, request.after.unwrap_or(""), request.text);
        if let Some(known) = self.answers.get(key.as_str()) {
            return Ok(known);
        }
        let query = Query::parse(request.text)?;
        let offset = Self::offset(request, limit)?;
        let answer = Arc::new(self.answer(&query, offset, limit, request.verbatim)?);
        self.answers.put(key, answer.clone(), 1);
        Ok(answer)
    }

    /// A cursor holds the number of hits before the page and what the pages were made of.
    fn offset(request: &Request<'_>, limit: usize) -> Result<usize, SearchError> {
        let Some(after) = request.after else { return Ok(0) };
        let cursor = Cursor::parse(after, 2).map_err(|_| SearchError::Cursor)?;
        let [offset, size] = cursor.keys() else { return Err(SearchError::Cursor) };
        let offset: usize = offset.parse().map_err(|_| SearchError::Cursor)?;
        if *size != limit.to_string() || offset > MAX_RESULTS { Err(SearchError::Cursor) } else { Ok(offset) }
    }

    /// The best `limit` tools for a text, with nothing counted and nothing kept.
    pub(super) fn find(&self, text: &str, limit: usize) -> Result<Vec<Hit>, SearchError> {
        let query = Query::parse(text)?;
        let sought = self.sought(&query, false)?;
        Ok(self.page(&sought, &sought.layout(0, limit.clamp(1, 100)))?.hits)
    }

    fn answer(&self, query: &Query, offset: usize, limit: usize, verbatim: bool) -> Result<Answer, SearchError> {
        let sought = self.sought(query, verbatim)?;
        let layout = sought.layout(offset, limit);
        let Paged { mut hits, more } = self.page(&sought, &layout)?;
        let Sought { plan, levels, conditions, nothing } = &sought;
        let counts = if *nothing { Arc::default() } else { self.counts(plan, levels, conditions)? };
        layout.tell_rest(&mut hits, &counts);
        let servers = if *nothing { Found::default() } else { self.servers(plan, conditions, offset, limit)? };
        let reached = offset + hits.len().max(if servers.more { limit } else { 0 });
        let goes_on = (servers.more || (!hits.is_empty() && (more || counts.total > reached as u64))) && reached < MAX_RESULTS;
        Ok(Answer {
            hits,
            servers: servers.keys,
            total: counts.total(),
            facets: if *nothing { Facets::default() } else { counts.facets(&query.filters) },
            matching: levels.asked.first().map_or(Matching::All, |(level, _)| level.matching()),
            marker: plan.marker(),
            corrections: plan.corrections.clone(),
            next: goes_on.then(|| cursor(reached, limit)),
            previous: (offset > 0).then(|| cursor(offset.saturating_sub(limit), limit)),
            generation: self.number,
            query: query.clone(),
        })
    }

    /// What a query asks for, as far as it takes to rank.
    fn sought<'q>(&self, query: &'q Query, verbatim: bool) -> Result<Sought<'q>, SearchError> {
        let mut plan = Plan::of(query, &self.vocabulary(), verbatim)?;
        let conditions = Conditions { filters: &query.filters, homes: self.homes(&query.filters)? };
        let nothing = query.is_empty() || (plan.clauses.is_empty() && !query.words.is_empty());
        let levels = if nothing { Levels::default() } else { self.levels(&mut plan)? };
        Ok(Sought { plan, levels, conditions, nothing })
    }

    pub(super) fn vocabulary(&self) -> Vocabulary<'_> {
        Vocabulary { searcher: &self.searcher, fields: &self.fields, columns: &self.columns }
    }

    /// The page behind `offset` hits.
    fn page(&self, sought: &Sought<'_>, layout: &Layout<'_>) -> Result<Paged, SearchError> {
        let Sought { plan, levels, conditions, nothing } = sought;
        if *nothing {
            return Ok(Paged::default());
        }
        let ranker = Ranker::new(&self.searcher, &self.columns, plan, self.fields.tool);
        // Without words every entry is looked at, however few are wanted.
        if plan.clauses.is_empty() {
            return Ok(layout.page(&ranker.best_known(conditions, MAX_RESULTS), false).unwrap_or_default());
        }
        // Where these don't fill the page, because they belong to few servers or stand before it, more are ranked: behind them.
        let wanted = layout.offset + layout.limit;
        for most in DEPTHS.into_iter().filter(|most| *most >= wanted).chain([MAX_RESULTS]) {
            let found = ranker.best(levels, conditions, most)?;
            let cut = found.len() >= most && most < MAX_RESULTS;
            if let Some(page) = layout.page(&found, cut) {
                return Ok(page);
            }
        }
        Ok(Paged::default())
    }

    /// Calls `each` for every entry with this whole name.
    pub(super) fn each_named<'g>(&'g self, name: &str, mut each: impl FnMut(&'g Columns, tantivy::DocId)) -> tantivy::Result<()> {
        for (segment, columns) in self.searcher.segment_readers().iter().zip(&self.columns) {
            columns.tools(columns.names.called(name)).filter(|doc| !segment.is_deleted(*doc)).for_each(|doc| each(columns, doc));
        }
        self.each_server_called(name, each)
    }

    /// The same of servers alone, by any of their names.
    pub(super) fn each_server_called<'g>(&'g self, name: &str, mut each: impl FnMut(&'g Columns, tantivy::DocId)) -> tantivy::Result<()> {
        let term = Term::from_field_text(self.fields.called, name);
        for (segment, columns) in self.searcher.segment_readers().iter().zip(&self.columns) {
            let Some(mut docs) = segment.inverted_index(self.fields.called)?.read_postings(&term, IndexRecordOption::Basic)? else {
                continue;
            };
            while docs.doc() != TERMINATED {
                if !segment.is_deleted(docs.doc()) {
                    each(columns, docs.doc());
                }
                docs.advance();
            }
        }
        Ok(())
    }
}

/// The place behind so many hits, in pages of this size.
fn cursor(offset: usize, limit: usize) -> String {
    Cursor::after([offset.to_string(), limit.to_string()]).to_string()
}
