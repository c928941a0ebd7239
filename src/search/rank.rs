//! The best of what matches, in order: first by the engine's scores, then by what the names say.

use super::answer::{MAX_RESULTS, Reason};
use super::candidate::{Candidate, Scored};
use super::columns::Columns;
use super::count::Conditions;
use super::level::Level;
use super::levels::Levels;
use super::nearness::nearness;
use super::plan::Plan;
use rustc_hash::FxHashSet;
use std::cmp::Ordering;
use std::sync::Arc;
use tantivy::collector::TopDocs;
use tantivy::query::{EnableScoring, Query};
use tantivy::schema::Field;
use tantivy::{DocAddress, DocId, Score, Searcher};

/// Candidates whose names are looked at: a page and some more. With a hundred the judged queries fare alike, among 4,600 tools as
/// among 17,000, since the scores of the engine count a word in a name for more already.
pub(super) const LOOKED_AT: usize = 24;

/// Of these, those whose texts are read for how near the words stand.
const READ: usize = 10;

/// How much more a text counts in which the words stand side by side.
const NEAR: Score = 0.5;

/// A match with its place in the order.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ranked {
    pub(super) key: u64,
    pub(super) home: u32,
    pub(super) reason: Reason,
    /// Where it was found.
    pub(super) level: Level,
    pub(super) score: Score,
}

/// Where ranking reads.
pub(super) struct Ranker<'g> {
    searcher: &'g Searcher,
    columns: &'g [Arc<Columns>],
    plan: &'g Plan,
    words: Field,
    /// For each segment the places of the name that the query is.
    called: Vec<&'g [u32]>,
}

impl<'g> Ranker<'g> {
    pub(super) fn new(searcher: &'g Searcher, columns: &'g [Arc<Columns>], plan: &'g Plan, words: Field) -> Self {
        let called = |columns: &'g Arc<Columns>| if plan.key.is_empty() { &[] } else { columns.names.called(&plan.key) };
        Self { searcher, columns, plan, words, called: columns.iter().map(called).collect() }
    }

    /// The best `limit` of what meets the conditions. The first candidates of all levels stand in one order, in which a level
    /// counts less the further it is from what was asked for; the others stand behind them, level by level.
    pub(super) fn best(&self, levels: &Levels, conditions: &Conditions<'_>, limit: usize) -> tantivy::Result<Vec<Ranked>> {
        let mut seen: FxHashSet<DocAddress> = FxHashSet::default();
        let (mut best, mut behind): (Vec<Ranked>, Vec<Ranked>) = Default::default();
        let mut found: Vec<Scored> = self.named(conditions).into_iter().map(|address| (0.0, address)).collect();
        for (level, query) in &levels.asked {
            let numbers = self.plan.numbers(*level);
            // What is named so has its score among the candidates, too, where it stands high.
            let mut candidates = self.candidates(&**query, conditions, limit.max(LOOKED_AT))?;
            let is_cut = candidates.len() >= limit;
            let rest = candidates.split_off(candidates.len().min(LOOKED_AT));
            candidates.append(&mut found);
            candidates.retain(|(_, address)| seen.insert(*address));
            let weight = if levels.few { level.weight() } else { 1.0 };
            let first = best.len();
            best.append(&mut self.by_names(&candidates, &numbers)?);
            best[first..].iter_mut().for_each(|one| (one.level, one.score) = (*level, one.score * weight));
            // In the order in which the engine found them, however many pages were asked for.
            let rest = rest.into_iter().filter(|(_, address)| seen.insert(*address)).zip(1_u16..);
            let rest =
                rest.map(|((_, address), place)| Ranked { level: *level, ..self.ranked(address, -Score::from(place), Reason::Text) });
            if levels.few {
                behind.extend(rest);
            } else {
                best.extend(rest);
                // What stands on the levels below comes behind all of this one.
                if is_cut {
                    break;
                }
            }
        }
        if levels.few {
            best.sort_by(order);
            best.append(&mut behind);
        }
        best.truncate(MAX_RESULTS);
        Ok(best)
    }

    /// The candidates in the order that their names and, for those that stand first then, the nearness of the words make.
    fn by_names(&self, candidates: &[Scored], numbers: &[Vec<Vec<u32>>]) -> tantivy::Result<Vec<Ranked>> {
        let candidates = Candidate::all(candidates, self.columns);
        let weighed = candidates.into_iter().map(|candidate| (self.weigh(&candidate, numbers), candidate));
        let mut weighed: Vec<(Ranked, Candidate<'_>)> = weighed.collect();
        weighed.sort_by(|a, b| order(&a.0, &b.0));
        let first = weighed.len().min(READ);
        let addresses: Vec<DocAddress> = weighed[..first].iter().map(|(_, candidate)| candidate.address).collect();
        let near = nearness(self.searcher, self.words, self.plan, &addresses)?;
        for ((ranked, candidate), near) in weighed.iter_mut().zip(near) {
            candidate.score *= 1.0 + NEAR * near;
            *ranked = self.weigh(candidate, numbers);
        }
        weighed[..first].sort_by(|a, b| order(&a.0, &b.0));
        Ok(weighed.into_iter().map(|(ranked, _)| ranked).collect())
    }

    /// Without words the best known come first.
    pub(super) fn best_known(&self, conditions: &Conditions<'_>, limit: usize) -> Vec<Ranked> {
        let mut found = Vec::new();
        for (ord, segment) in (0..).zip(self.searcher.segment_readers()) {
            let columns = &self.columns[ord as usize];
            let allowed = conditions.allowed(columns);
            for doc in segment.doc_ids_alive().filter(|doc| meets(*doc, columns, &allowed, conditions)) {
                push(&mut found, (Score::from(columns.fame[doc as usize]), DocAddress::new(ord, doc)), limit);
            }
        }
        keep(&mut found, limit);
        found.into_iter().map(|(score, address)| self.ranked(address, score, Reason::Filters)).collect()
    }

    fn candidates(&self, query: &dyn Query, conditions: &Conditions<'_>, limit: usize) -> tantivy::Result<Vec<Scored>> {
        if conditions.none() {
            return self.searcher.search(query, &TopDocs::with_limit(limit.max(1)).order_by_score());
        }
        let weight = query.weight(EnableScoring::enabled_from_searcher(self.searcher))?;
        let mut found = Vec::new();
        for (ord, segment) in (0..).zip(self.searcher.segment_readers()) {
            let columns = &self.columns[ord as usize];
            let allowed = conditions.allowed(columns);
            let alive = segment.alive_bitset();
            weight.for_each(segment, &mut |doc, score| {
                if meets(doc, columns, &allowed, conditions) && alive.is_none_or(|alive| alive.is_alive(doc)) {
                    push(&mut found, (score, DocAddress::new(ord, doc)), limit);
                }
            })?;
        }
        keep(&mut found, limit);
        Ok(found)
    }

    /// Tools whose whole name is asked for, best known first.
    fn named(&self, conditions: &Conditions<'_>) -> Vec<DocAddress> {
        let mut found = Vec::new();
        let segments = (0..).zip(self.searcher.segment_readers()).zip(self.columns).zip(&self.called);
        for (((ord, segment), columns), called) in segments.filter(|(_, called)| !called.is_empty()) {
            let allowed = conditions.allowed(columns);
            for doc in columns.tools(called) {
                if meets(doc, columns, &allowed, conditions) && !segment.is_deleted(doc) {
                    push(&mut found, (Score::from(columns.fame[doc as usize]), DocAddress::new(ord, doc)), LOOKED_AT);
                }
            }
        }
        keep(&mut found, LOOKED_AT);
        found.into_iter().map(|(_, address)| address).collect()
    }

    fn ranked(&self, address: DocAddress, score: Score, reason: Reason) -> Ranked {
        let columns = &self.columns[address.segment_ord as usize];
        Ranked { key: columns.key(address.doc_id), home: columns.home[address.doc_id as usize], reason, level: Level::All, score }
    }

    /// What the name says, on top of the engine's score.
    fn weigh(&self, candidate: &Candidate<'_>, wanted: &[Vec<Vec<u32>>]) -> Ranked {
        let Candidate { score, address, name, terms, home, key, .. } = *candidate;
        let place = |words: &Vec<u32>| terms.windows(words.len()).position(|some| some == words);
        let held: Vec<Option<usize>> = wanted.iter().map(|any| any.iter().filter_map(place).min()).collect();
        let count = held.iter().flatten().count();
        let fame = Score::from(candidate.fame) / 255.0;
        let covered = ratio(count, wanted.len());
        let focus = ratio(count, terms.len());
        let runs = held.windows(2).filter(|pair| matches!(pair, [Some(a), Some(b)] if a + 1 == *b)).count();
        let in_order = ratio(runs, wanted.len().saturating_sub(1));
        let weighed = score * (1.0 + covered * covered + 0.5 * covered * focus + 0.2 * in_order) * (1.0 + 0.05 * fame);
        let exact = count > 0 && self.called[address.segment_ord as usize].contains(&name);
        let reason = match (exact, count) {
            (true, _) => Reason::ExactName,
            (_, 0) => Reason::Text,
            (_, count) if count == wanted.len() => Reason::Name,
            _ => Reason::PartOfName,
        };
        let score = if exact { weighed.min(1e5) + self.bonus(address, name) + fame * 1e5 } else { weighed };
        Ranked { key, home, reason, level: Level::All, score }
    }

    /// What the whole name counts: written as it was typed, above all others.
    fn bonus(&self, address: DocAddress, name: u32) -> Score {
        let written = self.columns[address.segment_ord as usize].names.text(name);
        if written == self.plan.plain.as_bytes() { 2e6 } else { 1e6 }
    }
}

fn meets(doc: DocId, columns: &Columns, allowed: &[bool], conditions: &Conditions<'_>) -> bool {
    allowed[columns.facts[doc as usize] as usize] && conditions.at_home(columns.home[doc as usize])
}

#[expect(clippy::cast_precision_loss, reason = "counts of words")]
fn ratio(part: usize, whole: usize) -> Score {
    if whole == 0 { 0.0 } else { part as Score / whole as Score }
}

/// Best first; equal ones by their key, so that every page sees one order.
fn order(a: &Ranked, b: &Ranked) -> Ordering {
    b.score.total_cmp(&a.score).then(a.key.cmp(&b.key))
}

fn push(found: &mut Vec<Scored>, one: Scored, limit: usize) {
    found.push(one);
    if found.len() >= limit * 2 {
        found.select_nth_unstable_by(limit, |a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        found.truncate(limit);
    }
}

fn keep(found: &mut Vec<Scored>, limit: usize) {
    found.sort_unstable_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    found.truncate(limit);
}
