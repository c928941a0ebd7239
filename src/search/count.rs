//! One pass over everything that matches, without scores: how many, of which facts, on which servers.

use super::answer::{FacetOption, Facets, MAX_TOTAL, Total};
use super::columns::Columns;
use super::facts::{Facts, Has, Kind, Language};
use super::filter::{Filter, FilterField, all_hold};
use crate::model::{Category, Risk, Trait};
use rustc_hash::{FxHashMap, FxHashSet};
use std::cmp::Reverse;
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
    /// Entries that meet all filters of facts, by their server, in the order of its key.
    homes: Vec<(u32, u32)>,
    /// Entries that meet every filter.
    pub(super) total: u64,
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
        let meets = |facts: &Facts| facts.kind() == Kind::Tool && (self.filters.is_empty() || all_hold(self.filters, *facts, None));
        columns.distinct.iter().map(meets).collect()
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
    let mut homes = Homes::default();
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
                    homes.add(home);
                    counts.total += u64::from(here);
                }
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
    counts.facts = facts.into_iter().filter(|(facts, _)| facts.kind() == Kind::Tool).collect();
    counts.homes = homes.counted();
    Ok(counts)
}

/// Servers as they come by, those of one server mostly side by side. Mostly there are few: these are cheaper to sort than a place
/// for every server is to look through.
#[derive(Default)]
struct Homes {
    /// Each server with how often it came in a row.
    few: Vec<(u32, u32)>,
    /// For each server its number, once there are many.
    many: Vec<u32>,
}

/// As many are still few.
const FEW: usize = 4_096;

impl Homes {
    fn add(&mut self, home: u32) {
        match self.few.last_mut() {
            Some((last, count)) if *last == home => *count += 1,
            _ => self.begin(home),
        }
    }

    fn begin(&mut self, home: u32) {
        if self.few.len() >= FEW {
            self.pour();
        }
        self.few.push((home, 1));
    }

    fn pour(&mut self) {
        let last = self.few.iter().map(|(home, _)| *home).max().unwrap_or_default() as usize;
        if self.many.len() <= last {
            self.many.resize(last + 1, 0);
        }
        self.few.drain(..).for_each(|(home, count)| self.many[home as usize] += count);
    }

    /// Each server with its number, in the order of their keys.
    fn counted(mut self) -> Vec<(u32, u32)> {
        if self.many.is_empty() {
            self.few.sort_unstable_by_key(|(home, _)| *home);
            let sum = |some: &[(u32, u32)]| (some[0].0, some.iter().map(|(_, count)| count).sum());
            return self.few.chunk_by(|a, b| a.0 == b.0).map(sum).collect();
        }
        self.pour();
        (0..).zip(self.many).filter(|(_, count)| *count > 0).collect()
    }
}

impl Counts {
    pub(super) fn total(&self) -> Total {
        Total { count: self.total.min(MAX_TOTAL), more: self.total > MAX_TOTAL }
    }

    /// Tools of a server that meet every filter of facts.
    pub(super) fn of_home(&self, home: u32) -> u64 {
        self.homes.binary_search_by_key(&home, |(home, _)| *home).map_or(0, |at| self.homes[at].1.into())
    }

    /// How much room this takes in a cache.
    pub(super) fn weight(&self) -> usize {
        64 + self.homes.len() + self.facts.len()
    }

    pub(super) fn facets(&self, filters: &[Filter]) -> Facets {
        let mut tally = Tally::default();
        for (facts, count) in &self.facts {
            let under = |field| filters.is_empty() || all_hold(filters, *facts, Some(field));
            tally.add(*facts, *count, under);
        }
        let options = tally.options().map(|(filter, count)| FacetOption { chosen: filters.contains(&filter), count, filter });
        Facets { options: options.filter(|option| option.chosen || option.count > 0).collect(), servers: self.top_servers() }
    }

    fn top_servers(&self) -> Vec<(i64, u64)> {
        let mut top = self.homes.clone();
        let most_first = |(home, count): &(u32, u32)| (Reverse(*count), *home);
        if top.len() > TOP_SERVERS {
            top.select_nth_unstable_by_key(TOP_SERVERS, most_first);
            top.truncate(TOP_SERVERS);
        }
        top.sort_unstable_by_key(most_first);
        top.into_iter().map(|(home, count)| (i64::from(home), u64::from(count))).collect()
    }
}

/// Tools by what filters can ask of them.
#[derive(Default)]
struct Tally {
    categories: [u64; Category::ALL.len()],
    risks: [u64; Risk::ALL.len()],
    traits: [u64; Trait::ALL.len()],
    languages: [u64; Language::ALL.len()],
    has: [u64; Has::ALL.len()],
}

impl Tally {
    fn add(&mut self, facts: Facts, count: u64, under: impl Fn(FilterField) -> bool) {
        if let Some(category) = facts.category().filter(|_| under(FilterField::Category)) {
            self.categories[category as usize] += count;
        }
        if let Some(risk) = facts.risk().filter(|_| under(FilterField::Risk)) {
            self.risks[risk as usize] += count;
        }
        if under(FilterField::Trait) {
            Trait::ALL.iter().filter(|one| facts.is(**one)).for_each(|one| self.traits[*one as usize] += count);
        }
        if under(FilterField::Language) {
            self.languages[facts.language() as usize] += count;
        }
        if under(FilterField::Has) {
            Has::ALL.iter().filter(|one| facts.has(**one)).for_each(|one| self.has[*one as usize] += count);
        }
    }

    /// Every filter that is counted, with its tools.
    fn options(&self) -> impl Iterator<Item = (Filter, u64)> {
        let categories = Category::ALL.iter().map(|one| (Filter::Category(*one), self.categories[*one as usize]));
        let risks = Risk::ALL.iter().map(|one| (Filter::Risk(*one), self.risks[*one as usize]));
        let traits = Trait::ALL.iter().map(|one| (Filter::Trait(*one), self.traits[*one as usize]));
        let languages = Language::ALL.iter().map(|one| (Filter::Language(*one), self.languages[*one as usize]));
        let has = Has::ALL.iter().map(|one| (Filter::Has(*one), self.has[*one as usize]));
        categories.chain(risks).chain(traits).chain(languages).chain(has)
    }
}
