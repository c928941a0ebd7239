//! The order in which hits stand on pages: no server fills one alone while others have something to show.

use super::answer::Hit;
use super::count::Counts;
use super::documents::listed;
use super::rank::Ranked;
use crate::model::Listed;
use rustc_hash::FxHashMap;

/// Tools of one server that stand on a page; the others wait behind a link and on later pages. With fewer, good answers of one
/// server give way to poor ones of others: the judged queries say so.
const OF_ONE: usize = 6;

/// A page of the order, and whether anything follows.
#[derive(Default)]
pub(super) struct Paged {
    pub(super) hits: Vec<Hit>,
    pub(super) more: bool,
}

/// Which page is wanted.
pub(super) struct Layout<'a> {
    /// Hits on the pages before.
    pub(super) offset: usize,
    pub(super) limit: usize,
    /// Whether most tools of a server stand behind a link. Not where servers are asked for by filters.
    pub(super) collapse: bool,
    /// Servers whose package or repository is the query: they get half the page.
    pub(super) named: &'a [u32],
}

impl Layout<'_> {
    /// The page. Earlier ones are laid out too: what they left stands on later ones.
    ///
    /// `cut` says that more is ranked behind these; then `None` says that they don't fill the pages up to this one.
    pub(super) fn page(&self, ranked: &[Ranked], cut: bool) -> Option<Paged> {
        if !self.collapse {
            if cut && ranked.len() < self.offset + self.limit {
                return None;
            }
            let hits = ranked.iter().skip(self.offset).take(self.limit).filter_map(hit).collect();
            return Some(Paged { hits, more: ranked.len() > self.offset + self.limit });
        }
        let (mut left, mut passed) = (ranked.to_vec(), 0);
        loop {
            let shown = self.lay_out(&mut left, passed > 0, cut)?;
            if passed >= self.offset || left.is_empty() {
                let hits = if passed >= self.offset { shown.iter().filter_map(hit).collect() } else { vec![] };
                return Some(Paged { hits, more: !left.is_empty() });
            }
            passed += shown.len();
        }
    }

    /// Of a page, at most so much belongs to a server.
    fn share(&self, home: u32) -> usize {
        let half = (self.limit / 2).max(1);
        if self.named.contains(&home) { half } else { half.min(OF_ONE) }
    }

    /// Takes a page's hits out of what is left. The first page rather stays short than that one server fills it; later ones
    /// take up what was held back when nothing else is left.
    fn lay_out(&self, left: &mut Vec<Ranked>, fill: bool, cut: bool) -> Option<Vec<Ranked>> {
        let mut of: FxHashMap<u32, usize> = FxHashMap::default();
        let (mut shown, mut held) = (Vec::with_capacity(self.limit), Vec::new());
        for one in left.drain(..) {
            let count = of.entry(one.home).or_default();
            if shown.len() < self.limit && *count < self.share(one.home) {
                *count += 1;
                shown.push(one);
            } else {
                held.push(one);
            }
        }
        let missing = self.limit - shown.len();
        if missing > 0 && cut {
            return None;
        }
        if fill {
            shown.extend(held.drain(..missing.min(held.len())));
        }
        *left = held;
        Some(shown)
    }

    /// Says on the last hit of each server how many more it has, where these are kept from the page.
    pub(super) fn tell_rest(&self, hits: &mut [Hit], counts: &Counts) {
        if !self.collapse {
            return;
        }
        let mut of: FxHashMap<i64, usize> = FxHashMap::default();
        for one in &*hits {
            *of.entry(one.server).or_default() += 1;
        }
        for hit in hits.iter_mut().rev() {
            let home = u32::try_from(hit.server).unwrap_or_default();
            if let Some(here) = of.remove(&hit.server) {
                let rest = counts.of_home(home).saturating_sub(here as u64);
                hit.more = (rest > 0 && here >= self.share(home)).then_some(rest);
            }
        }
    }
}

fn hit(one: &Ranked) -> Option<Hit> {
    let Listed::Tool(tool) = listed(one.key) else { return None };
    Some(Hit { tool, server: i64::from(one.home), reason: one.reason, matching: one.level.matching(), more: None })
}
