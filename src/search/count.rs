//! One pass over everything that matches, without scores: how many, of which facts, on which servers.

use super::answer::{FacetOption, Facets, MAX_TOTAL, Total};
use super::columns::Columns;
use super::facts::{Facts, Has, Language};
use super::filter::{Filter, FilterField, all_hold};
use crate::model::{Category, Risk, Trait};
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::Arc;
use tantivy::query::{EnableScoring, Query};
use tantivy::{DocId, Searcher};

/// Servers among the facets.
const TOP_SERVERS: usize = 12;

/// What a pass counted.
#[derive(Debug, Default)]
pub(super) struct Counts {
    /// Entries on the servers that are asked for, by their facts.
    facts: Vec<(Facts, u64)>,
    /// Entries that meet all filters of facts, by their server, most first.
    homes: Vec<(u32, u32)>,
    by_home: FxHashMap<u32, u32>,
    /// Entries that meet every filter.
    pub(super) total: u64,
    /// Entries that match the words.
    pub(super) matched: u64,
}

/// What a hit must meet beside the words.
pub(super) struct Conditions<'f> {
    pub(super) filters: &'f [Filter],
    /// The servers that are asked for by name; `None` for all.
    pub(super) homes: Option<FxHashSet<u32>>,
}

impl Conditions<'_> {
    /// For each distinct value of a segment's facts whether it meets the filters.
    pub(super) fn allowed(&self, columns: &Columns) -> Vec<bool> {
        columns.distinct.iter().map(|facts| facts.kind() == super::Kind::Tool && all_hold(self.filters, *facts, None)).collect()
    }

    pub(super) fn none(&self) -> bool {
        self.filters.is_empty()
    }

    pub(super) fn at_home(&self, home: u32) -> bool {
        self.homes.as_ref().is_none_or(|homes| homes.contains(&home))
    }
}

/// Counts everything that matches; without a query, every tool.
pub(super) fn count(
    searcher: &Searcher,
    columns: &[Arc<Columns>],
    query: Option<&dyn Query>,
    conditions: &Conditions<'_>,
) -> tantivy::Result<Counts> {
    let mut counts = Counts::default();
    let mut facts: FxHashMap<Facts, u64> = FxHashMap::default();
    let most = columns.iter().flat_map(|one| one.home.iter()).copied().max().unwrap_or_default();
    let mut homes = vec![0_u32; most as usize + 1];
    let weight = query.map(|query| query.weight(EnableScoring::disabled_from_searcher(searcher))).transpose()?;
    for (segment, columns) in searcher.segment_readers().iter().zip(columns) {
        let allowed = conditions.allowed(columns);
        let mut places = vec![0_u64; columns.distinct.len()];
        let alive = segment.alive_bitset();
        let mut each = |docs: &[DocId]| {
            for doc in docs.iter().copied().filter(|doc| alive.is_none_or(|alive| alive.is_alive(*doc))) {
                let (place, home) = (columns.facts[doc as usize] as usize, columns.home[doc as usize]);
                let here = conditions.at_home(home);
                places[place] += u64::from(here);
                if allowed[place] {
                    homes[home as usize] += 1;
                    counts.total += u64::from(here);
                }
                counts.matched += 1;
            }
        };
        match &weight {
            Some(weight) => weight.for_each_no_score(segment, &mut each)?,
            None => (0..segment.max_doc()).for_each(|doc| each(&[doc])),
        }
        for (value, count) in columns.distinct.iter().zip(places).filter(|(_, count)| *count > 0) {
            *facts.entry(*value).or_default() += count;
        }
    }
    counts.facts = facts.into_iter().filter(|(facts, _)| facts.kind() == super::Kind::Tool).collect();
    counts.by_home = (0..).zip(homes).filter(|(_, count)| *count > 0).collect();
    counts.homes = counts.by_home.iter().map(|(home, count)| (*home, *count)).collect();
    counts.homes.sort_unstable_by_key(|(home, count)| (std::cmp::Reverse(*count), *home));
    counts.homes.truncate(TOP_SERVERS);
    Ok(counts)
}

impl Counts {
    pub(super) fn total(&self) -> Total {
        Total { count: self.total.min(MAX_TOTAL), more: self.total > MAX_TOTAL }
    }

    /// Tools of a server that meet every filter of facts.
    pub(super) fn of_home(&self, home: u32) -> u64 {
        self.by_home.get(&home).copied().unwrap_or_default().into()
    }

    /// How much room this takes in a cache.
    pub(super) fn weight(&self) -> usize {
        64 + self.by_home.len() + self.facts.len()
    }

    pub(super) fn facets(&self, filters: &[Filter]) -> Facets {
        let options = options().map(|filter| FacetOption { chosen: filters.contains(&filter), count: 0, filter });
        let mut options: Vec<FacetOption> = options.collect();
        for (facts, count) in &self.facts {
            let mut met: [Option<bool>; FilterField::ALL.len()] = [None; FilterField::ALL.len()];
            for option in &mut options {
                let field = option.filter.field();
                let others = *met[field as usize].get_or_insert_with(|| all_hold(filters, *facts, Some(field)));
                if others && option.filter.holds(*facts) {
                    option.count += count;
                }
            }
        }
        options.retain(|option| option.chosen || option.count > 0);
        let servers = self.homes.iter().map(|(home, count)| (i64::from(*home), u64::from(*count))).collect();
        Facets { options, servers }
    }
}

/// Every filter that is counted.
fn options() -> impl Iterator<Item = Filter> {
    let categories = Category::ALL.iter().map(|one| Filter::Category(*one));
    let risks = Risk::ALL.iter().map(|one| Filter::Risk(*one));
    let traits = Trait::ALL.iter().map(|one| Filter::Trait(*one));
    let languages = Language::ALL.iter().map(|one| Filter::Language(*one));
    let has = Has::ALL.iter().map(|one| Filter::Has(*one));
    categories.chain(risks).chain(traits).chain(languages).chain(has)
}
