//! One state of the index, and everything that is asked of it.

use super::answer::{Answer, Facets, MAX_RESULTS, Matching, Request, Total};
use super::cache::Cache;
use super::columns::Columns;
use super::count::{Conditions, Counts, count};
use super::error::SearchError;
use super::facts::Kind;
use super::filter::{Filter, FilterField};
use super::page::{Paged, page};
use super::plan::{Clause, Plan};
use super::query::Query;
use super::rank::{LOOKED_AT, Ranked, Ranker};
use super::schema::Fields;
use super::terms::joined;
use super::vocabulary::Vocabulary;
use crate::model::{Cursor, Listed};
use rustc_hash::FxHashSet;
use std::sync::Arc;
use tantivy::query::Query as _;
use tantivy::schema::IndexRecordOption;
use tantivy::{DocSet, Searcher, TERMINATED, Term};

/// Servers beside the tools.
const SERVERS: usize = 5;

/// Answers that are kept, roughly in hundreds of bytes each.
const KEPT_ANSWERS: usize = 4_096;

/// Numbers in all counts that are kept.
const KEPT_COUNTS: usize = 1 << 20;

/// With fewer hits than this, those that hold fewer of the words stand below.
const ENOUGH: u64 = 10;

/// How many of the words hits hold.
#[derive(Default)]
struct Levels {
    strictest: Option<Matching>,
    asked: Vec<Matching>,
    /// Of the last of these.
    counts: Arc<Counts>,
}

/// A state of the index.
pub(super) struct Generation {
    pub(super) number: u64,
    pub(super) searcher: Searcher,
    pub(super) columns: Vec<Arc<Columns>>,
    pub(super) fields: Arc<Fields>,
    answers: Cache<String, Answer>,
    counts: Cache<(Vec<Clause>, Matching, Vec<Filter>), Counts>,
}

impl Generation {
    pub(super) fn new(number: u64, searcher: Searcher, columns: Vec<Arc<Columns>>, fields: Arc<Fields>) -> Self {
        Self { number, searcher, columns, fields, answers: Cache::new(KEPT_ANSWERS), counts: Cache::new(KEPT_COUNTS) }
    }

    pub(super) fn ask(&self, request: &Request<'_>) -> Result<Arc<Answer>, SearchError> {
        let limit = request.limit.clamp(1, 100);
        let key = format!("{limit}\n{}\n{}\n{}", request.verbatim, request.after.unwrap_or(""), request.text);
        if let Some(known) = self.answers.get(key.as_str()) {
            return Ok(known);
        }
        let query = Query::parse(request.text)?;
        let offset = Self::offset(request, limit)?;
        let answer = Arc::new(self.answer(query, offset, limit, request.verbatim)?);
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

    fn answer(&self, query: Query, offset: usize, limit: usize, verbatim: bool) -> Result<Answer, SearchError> {
        let plan = Plan::of(&query, &self.vocabulary(), verbatim)?;
        let conditions = Conditions { filters: &query.filters, homes: self.homes(&query.filters)? };
        let nothing = query.is_empty() || (plan.clauses.is_empty() && !query.words.is_empty());
        let Levels { strictest, asked, counts } = if nothing { Levels::default() } else { self.levels(&plan, &conditions)? };
        let ranked = if counts.total == 0 { vec![] } else { self.ranked(&plan, &asked, &conditions, offset + limit)? };
        let collapse = conditions.homes.is_none();
        let Paged { hits, more } = page(&ranked, offset, limit, collapse, &counts);
        let reached = offset + hits.len();
        let goes_on = !hits.is_empty() && (more || counts.total > reached as u64) && reached < MAX_RESULTS;
        let servers = if offset == 0 && !nothing && !plan.clauses.is_empty() { self.servers(&plan, &conditions)? } else { vec![] };
        let (total, facets) = if nothing { (Total::default(), Facets::default()) } else { (counts.total(), counts.facets(&query.filters)) };
        Ok(Answer {
            hits,
            servers,
            total,
            facets,
            matching: strictest.unwrap_or(Matching::All),
            marker: plan.marker(),
            corrections: plan.corrections,
            next: goes_on.then(|| Cursor::after([reached.to_string(), limit.to_string()]).to_string()),
            generation: self.number,
            query,
        })
    }

    pub(super) fn vocabulary(&self) -> Vocabulary<'_> {
        Vocabulary { searcher: &self.searcher, fields: &self.fields, columns: &self.columns }
    }

    /// How many of the words hits hold: the strictest level with any hits, and all levels down to the one with enough of them,
    /// which is the one that is counted.
    fn levels(&self, plan: &Plan, conditions: &Conditions<'_>) -> Result<Levels, SearchError> {
        let mut levels = Levels { strictest: None, asked: vec![], counts: Arc::default() };
        for matching in Matching::ALL.iter().copied().take(if plan.clauses.len() < 2 { 1 } else { Matching::ALL.len() }) {
            let counts = self.count(plan, matching, conditions)?;
            let enough = counts.matched >= ENOUGH;
            if counts.matched > levels.counts.matched {
                levels.strictest.get_or_insert(matching);
                levels.asked.push(matching);
                levels.counts = counts;
            }
            if enough {
                break;
            }
        }
        Ok(levels)
    }

    fn count(&self, plan: &Plan, matching: Matching, conditions: &Conditions<'_>) -> Result<Arc<Counts>, SearchError> {
        let key = (plan.clauses.clone(), matching, conditions.filters.to_vec());
        if let Some(known) = self.counts.get(&key) {
            return Ok(known);
        }
        let query = (!plan.clauses.is_empty()).then(|| plan.query(self.fields.tool, matching));
        let query = query.as_ref().map(|query| query as &dyn tantivy::query::Query);
        let counted = Arc::new(count(&self.searcher, &self.columns, query, conditions)?);
        self.counts.put(key, counted.clone(), counted.weight());
        Ok(counted)
    }

    fn ranked(&self, plan: &Plan, levels: &[Matching], conditions: &Conditions<'_>, reach: usize) -> Result<Vec<Ranked>, SearchError> {
        let ranker = Ranker { searcher: &self.searcher, columns: &self.columns, plan, words: self.fields.tool, exact: self.fields.exact };
        // Later pages need more than those whose names are looked at; the order of these stays the same.
        let limit = if reach <= LOOKED_AT / 2 { LOOKED_AT } else { MAX_RESULTS };
        if plan.clauses.is_empty() {
            return Ok(ranker.best_known(conditions, limit));
        }
        let queries: Vec<_> = levels.iter().map(|matching| (*matching, plan.query(self.fields.tool, *matching))).collect();
        Ok(ranker.best(&queries, conditions, limit)?)
    }

    /// The servers that are asked for by name; `None` when none is.
    fn homes(&self, filters: &[Filter]) -> Result<Option<FxHashSet<u32>>, SearchError> {
        let mut homes: Option<FxHashSet<u32>> = None;
        for filter in filters.iter().filter(|filter| filter.field() == FilterField::Server) {
            let found = homes.get_or_insert_default();
            let Filter::Server(name) = filter else { continue };
            self.each_named(&joined(name), |columns, doc| {
                if columns.facts_of(doc).kind() == Kind::Server {
                    found.insert(columns.home[doc as usize]);
                }
            })?;
        }
        Ok(homes)
    }

    /// Calls `each` for every entry with this whole name.
    pub(super) fn each_named(&self, name: &str, mut each: impl FnMut(&Columns, tantivy::DocId)) -> tantivy::Result<()> {
        let term = Term::from_field_text(self.fields.exact, name);
        for (segment, columns) in self.searcher.segment_readers().iter().zip(&self.columns) {
            let Some(mut docs) = segment.inverted_index(self.fields.exact)?.read_postings(&term, IndexRecordOption::Basic)? else {
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

    /// The best servers for the same words.
    fn servers(&self, plan: &Plan, conditions: &Conditions<'_>) -> Result<Vec<i64>, SearchError> {
        if conditions.filters.contains(&Filter::Kind(Kind::Tool)) {
            return Ok(vec![]);
        }
        let mut found: Vec<(u64, u64)> = Vec::new();
        self.each_named(&plan.name, |columns, doc| {
            if columns.facts_of(doc).kind() == Kind::Server && conditions.at_home(columns.home[doc as usize]) {
                found.push((u64::from(columns.fame[doc as usize]), columns.key(doc)));
            }
        })?;
        found.sort_unstable_by_key(|(fame, key)| (std::cmp::Reverse(*fame), *key));
        let query = plan.query(self.fields.server, Matching::All);
        let top = tantivy::collector::TopDocs::with_limit(SERVERS * 4).order_by_score();
        let mut keys: Vec<u64> = found.into_iter().map(|(_, key)| key).collect();
        if query.count(&self.searcher)? > 0 {
            for (_, address) in self.searcher.search(&query, &top)? {
                let columns = &self.columns[address.segment_ord as usize];
                let key = columns.key(address.doc_id);
                if conditions.at_home(columns.home[address.doc_id as usize]) && !keys.contains(&key) {
                    keys.push(key);
                }
            }
        }
        let ids = keys.into_iter().filter_map(|key| match super::documents::listed(key) {
            Listed::Server(id) => Some(id),
            Listed::Tool(_) => None,
        });
        Ok(ids.take(SERVERS).collect())
    }
}
