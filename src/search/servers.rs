//! Servers: those that a filter names, those that a query names, and those that are found beside the tools.

use super::answer::MAX_RESULTS;
use super::clause::words;
use super::columns::Columns;
use super::count::Conditions;
use super::documents::{listed, name_words, slug_term, word_term};
use super::error::SearchError;
use super::facts::Kind;
use super::filter::{Filter, FilterField, all_hold};
use super::generation::Generation;
use super::level::Level;
use super::names::squeezed;
use super::plan::Plan;
use crate::model::Listed;
use rustc_hash::FxHashSet;
use std::cmp::Reverse;
use tantivy::DocId;
use tantivy::collector::TopDocs;

/// Servers beside the tools.
const BESIDE: usize = 5;

/// Servers that lend their tools a place, at most.
const LENDING: usize = 10;

/// Servers that were found.
#[derive(Default)]
pub(super) struct Found {
    pub(super) keys: Vec<i64>,
    /// Whether servers alone are asked for and there are more of them.
    pub(super) more: bool,
}

impl Generation {
    /// The servers that are asked for by filters; `None` when none is.
    pub(super) fn homes(&self, filters: &[Filter]) -> Result<Option<FxHashSet<u32>>, SearchError> {
        let mut homes: Option<FxHashSet<u32>> = None;
        for filter in filters.iter().filter(|filter| filter.field() == FilterField::Server) {
            let Filter::Server(name) = filter else { continue };
            homes.get_or_insert_default().extend(self.called(name)?);
        }
        Ok(homes)
    }

    /// The servers that somebody calls so: the one with this slug, else those with this whole name, else all whose names hold
    /// these words.
    fn called(&self, name: &str) -> Result<Vec<u32>, SearchError> {
        for term in [slug_term(name), squeezed(name)] {
            let found = self.servers_with(&term)?;
            if !found.is_empty() && (term != squeezed(name) || name_words(name, false).len() > 1) {
                return Ok(found);
            }
        }
        for parted in [false, true] {
            let mut all: Option<Vec<u32>> = None;
            for word in name_words(name, parted) {
                let found = self.servers_with(&word_term(&word))?;
                let both = all.map_or(found.clone(), |all| all.into_iter().filter(|home| found.binary_search(home).is_ok()).collect());
                all = Some(both);
            }
            if let Some(found) = all.filter(|found| !found.is_empty()) {
                return Ok(found);
            }
        }
        Ok(vec![])
    }

    /// The servers with a term among their whole names, by key.
    fn servers_with(&self, term: &str) -> Result<Vec<u32>, SearchError> {
        let mut found = Vec::new();
        self.each_server_called(term, |columns, doc| found.push(columns.home[doc as usize]))?;
        found.sort_unstable();
        found.dedup();
        Ok(found)
    }

    /// The servers of which a query is the whole package or repository: `@scope/name`, `owner/repo`, `some-name`. A plain word is
    /// none of these, since tools are called so, too.
    pub(super) fn named_in_whole(&self, plan: &Plan) -> Result<Vec<u32>, SearchError> {
        let one = !plan.plain.contains(char::is_whitespace) && plan.plain.contains(|c: char| c.is_ascii_punctuation());
        if one && !plan.key.is_empty() { self.servers_with(&plan.key) } else { Ok(vec![]) }
    }

    /// The best servers that hold every word in their own names and descriptions.
    pub(super) fn speaking_of(&self, plan: &Plan) -> Result<Vec<u32>, SearchError> {
        let found = self.best_servers(plan, LENDING)?;
        Ok(found.into_iter().map(|(columns, doc)| columns.home[doc as usize]).collect())
    }

    /// The servers for the same words. Where servers alone are asked for, the page of them, also without words.
    pub(super) fn servers(&self, plan: &Plan, conditions: &Conditions<'_>, offset: usize, limit: usize) -> Result<Found, SearchError> {
        let kinds: Vec<&Filter> = conditions.filters.iter().filter(|filter| filter.field() == FilterField::Kind).collect();
        let alone = kinds.contains(&&Filter::Kind(Kind::Server));
        if (!alone && (offset > 0 || !kinds.is_empty() || plan.clauses.is_empty())) || offset >= MAX_RESULTS {
            return Ok(Found::default());
        }
        let (offset, limit) = if alone { (offset, limit) } else { (0, BESIDE) };
        let mut keys = if plan.clauses.is_empty() { self.best_known_servers() } else { self.servers_for(plan, offset + limit)? };
        // Beside tools a server is a hint, whatever its tools are filtered by; alone it meets every filter of its own facts.
        keys.retain(|(columns, doc)| {
            conditions.at_home(columns.home[*doc as usize]) && (!alone || all_hold(conditions.filters, columns.facts_of(*doc), None))
        });
        let more = alone && keys.len() > offset + limit;
        let ids = keys.into_iter().skip(offset).take(limit).filter_map(|(columns, doc)| match listed(columns.key(doc)) {
            Listed::Server(id) => Some(id),
            Listed::Tool(_) => None,
        });
        Ok(Found { keys: ids.collect(), more })
    }

    /// First those of which the words are a whole name, the best known first, then those that hold all words.
    fn servers_for(&self, plan: &Plan, reach: usize) -> Result<Vec<(&Columns, DocId)>, SearchError> {
        let mut named: Vec<(&Columns, DocId)> = Vec::new();
        self.each_server_called(&plan.key, |columns, doc| named.push((columns, doc)))?;
        named.sort_by_key(|(columns, doc)| (Reverse(columns.fame[*doc as usize]), columns.key(*doc)));
        let mut seen: FxHashSet<u64> = FxHashSet::default();
        named.extend(self.best_servers(plan, (reach * 4).min(MAX_RESULTS) + 1)?);
        named.retain(|(columns, doc)| seen.insert(columns.key(*doc)));
        Ok(named)
    }

    fn best_servers(&self, plan: &Plan, limit: usize) -> Result<Vec<(&Columns, DocId)>, SearchError> {
        let query = words(&plan.clauses, self.fields.server, Level::All);
        if plan.clauses.is_empty() {
            return Ok(vec![]);
        }
        let found = self.searcher.search(&query, &TopDocs::with_limit(limit).order_by_score())?;
        Ok(found.into_iter().map(|(_, address)| (&*self.columns[address.segment_ord as usize], address.doc_id)).collect())
    }

    fn best_known_servers(&self) -> Vec<(&Columns, DocId)> {
        let mut all = Vec::new();
        for (segment, columns) in self.searcher.segment_readers().iter().zip(&self.columns) {
            let servers = segment.doc_ids_alive().filter(|doc| columns.facts_of(*doc).kind() == Kind::Server);
            all.extend(servers.map(|doc| (&**columns, doc)));
        }
        all.sort_by_key(|(columns, doc)| (Reverse(columns.fame[*doc as usize]), columns.key(*doc)));
        all
    }
}
