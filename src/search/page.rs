//! The order in which hits stand on pages: no server fills one alone while others have something to show.

use super::answer::Hit;
use super::count::Counts;
use super::documents::listed;
use super::rank::Ranked;
use crate::model::Listed;
use rustc_hash::FxHashMap;

/// Tools of one server that stand on a page where they belong.
const OF_ONE: i32 = 3;

/// What each further one counts: others come before it unless they are much worse.
const HELD_BACK: f32 = 0.75;

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

/// Takes a page's hits out of what is left: level by level, in each those that are too many of their server further down.
fn lay_out(left: &mut Vec<Ranked>, limit: usize) -> Vec<Ranked> {
    let mut of: FxHashMap<u32, i32> = FxHashMap::default();
    let mut shown: Vec<usize> = Vec::with_capacity(limit);
    let mut first = 0;
    while first < left.len() && shown.len() < limit {
        let matching = left[first].matching;
        let end = first + left[first..].iter().take_while(|one| one.matching == matching).count();
        let mut ordered: Vec<(f32, usize)> = Vec::with_capacity(end - first);
        for (at, one) in (first..end).zip(&left[first..end]) {
            let count = of.entry(one.home).or_default();
            *count += 1;
            let further = if one.score > 0.0 { count.saturating_sub(OF_ONE).max(0) } else { 0 };
            ordered.push((one.score * HELD_BACK.powi(further), at));
        }
        ordered.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        // The next level comes behind all of this one, even where a server fills a page alone: these hold fewer of the words.
        shown.extend(ordered.into_iter().map(|(_, at)| at));
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
    for one in shown {
        *of.entry(one.home).or_default() += 1;
    }
    let mut hits: Vec<Hit> = shown.iter().filter_map(hit).collect();
    for hit in hits.iter_mut().rev() {
        let home = u32::try_from(hit.server).unwrap_or_default();
        if let Some(here) = of.remove(&home) {
            let rest = counts.of_home(home).saturating_sub(here);
            hit.more = (rest > 0 && here >= u64::from(OF_ONE.unsigned_abs())).then_some(rest);
        }
    }
    hits
}

fn hit(one: &Ranked) -> Option<Hit> {
    let Listed::Tool(tool) = listed(one.key) else { return None };
    Some(Hit { tool, server: i64::from(one.home), reason: one.reason, matching: one.matching, more: None })
}
