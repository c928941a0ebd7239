//! The order in which hits stand on pages: no server fills one alone while others have something to show.

use super::answer::Hit;
use super::count::Counts;
use super::documents::listed;
use super::rank::Ranked;
use crate::model::Listed;
use rustc_hash::FxHashMap;

/// Tools of one server on a page, while there are others.
const OF_ONE: usize = 3;

/// A page of the order, and whether anything follows.
pub(super) struct Paged {
    pub(super) hits: Vec<Hit>,
    pub(super) more: bool,
}

/// The page that begins behind `offset` hits. Earlier pages are laid out too: what they left stands on later ones.
pub(super) fn page(ranked: &[Ranked], offset: usize, limit: usize, collapse: bool, counts: &Counts) -> Paged {
    let mut left: Vec<Ranked> = ranked.to_vec();
    if !collapse {
        let hits = left.iter().skip(offset).take(limit).filter_map(hit).collect();
        return Paged { hits, more: left.len() > offset + limit };
    }
    let mut passed = 0;
    loop {
        let shown = lay_out(&mut left, limit);
        if passed >= offset || left.is_empty() {
            let hits = if passed >= offset { with_rest(&shown, counts) } else { vec![] };
            return Paged { hits, more: !left.is_empty() };
        }
        passed += shown.len();
    }
}

/// Takes a page's hits out of what is left: level by level, in each first those that are not too many of their server.
fn lay_out(left: &mut Vec<Ranked>, limit: usize) -> Vec<Ranked> {
    let mut of: FxHashMap<u32, usize> = FxHashMap::default();
    let mut shown: Vec<usize> = Vec::with_capacity(limit);
    let mut first = 0;
    while first < left.len() && shown.len() < limit {
        let matching = left[first].matching;
        let end = first + left[first..].iter().take_while(|one| one.matching == matching).count();
        let mut held = Vec::new();
        for (at, one) in (first..end).zip(&left[first..end]) {
            let count = of.entry(one.home).or_default();
            *count += 1;
            if *count <= OF_ONE { shown.push(at) } else { held.push(at) }
        }
        // Fewer servers than a page needs: the best of what was held back, before anything that holds fewer of the words.
        shown.extend(held);
        first = end;
    }
    shown.truncate(limit);
    let taken = shown.iter().map(|at| left[*at]).collect();
    shown.sort_unstable();
    let mut at = 0;
    left.retain(|_| {
        at += 1;
        shown.binary_search(&(at - 1)).is_err()
    });
    taken
}

/// The hits, and on the last one of each server how many more it has.
fn with_rest(shown: &[Ranked], counts: &Counts) -> Vec<Hit> {
    let mut of: FxHashMap<u32, u64> = FxHashMap::default();
    shown.iter().for_each(|one| *of.entry(one.home).or_default() += 1);
    let mut hits: Vec<Hit> = shown.iter().filter_map(hit).collect();
    for hit in hits.iter_mut().rev() {
        let home = u32::try_from(hit.server).unwrap_or_default();
        if let Some(here) = of.remove(&home) {
            let rest = counts.of_home(home).saturating_sub(here);
            hit.more = (rest > 0 && here >= OF_ONE as u64).then_some(rest);
        }
    }
    hits
}

fn hit(one: &Ranked) -> Option<Hit> {
    let Listed::Tool(tool) = listed(one.key) else { return None };
    Some(Hit { tool, server: i64::from(one.home), reason: one.reason, matching: one.matching, more: None })
}
