//! What becomes of each tool, and which rules have a say in it.

use super::index::Index;
use super::rule::{Aim, Effect, Outcome, Reader, Reading, Rule};
use crate::policy::Decision;
use std::collections::HashMap;

/// A file's rules in the order in which they have their say.
pub(super) struct Weighing<'r> {
    pub(super) reader: &'r Reader,
    pub(super) reading: &'r Reading,
    pub(super) index: Index<'r>,
    /// For a rule that says again what an earlier one says, that one.
    pub(super) twins: Vec<Option<usize>>,
}

/// What becomes of one tool.
#[derive(Debug, PartialEq)]
pub(super) struct Settled {
    pub(super) outcome: Outcome,
    /// The rule on which it rests.
    pub(super) by: Option<usize>,
    /// Every rule that has a say.
    pub(super) says: Vec<usize>,
    /// Rules that fit and come too late, and the rule that comes before them.
    pub(super) beaten: Vec<(usize, usize)>,
    /// How many rules were tried.
    pub(super) tried: usize,
}

/// A rule that holds where something is so that the file doesn't tell: which, what that is, and what it decides then.
type Uncertain = (usize, Outcome, Decision);

impl<'r> Weighing<'r> {
    pub(super) fn new(reader: &'r Reader, reading: &'r Reading) -> Self {
        let rules = &reading.rules;
        let mut first: HashMap<(&Aim, Effect, i64), usize> = HashMap::new();
        let mut twins = vec![None; rules.len()];
        for (at, rule) in rules.iter().enumerate().filter(|(_, rule)| rule.skipped.is_none()) {
            // Of two rules that hold under conditions it isn't known whether these are the same.
            if !matches!(rule.effect, Effect::Perhaps(..)) {
                let known = *first.entry((&rule.aim, rule.effect, rule.rank)).or_insert(at);
                twins[at] = (known != at).then_some(known);
            }
        }
        Self { reader, reading, index: Index::of(rules), twins }
    }

    /// What becomes of a tool, whether or not it exists.
    pub(super) fn settle(&self, alias: &str, tool: &str) -> Settled {
        let names = (self.reader.names)(alias, tool);
        let rules = &self.reading.rules;
        let (mut settled, mut uncertain) = (None, Vec::new());
        let (mut says, mut beaten) = (Vec::new(), Vec::new());
        let candidates = self.index.candidates((alias, tool), &names);
        let tried = candidates.len();
        for at in candidates.into_iter().filter(|at| fits(&rules[*at], (alias, tool), &names)) {
            match (settled, rules[at].effect) {
                (None, effect) => {
                    says.push(at);
                    match effect {
                        Effect::Settles(outcome) => settled = Some((at, outcome)),
                        Effect::Perhaps(rests, decision) => uncertain.push((at, rests, decision)),
                        Effect::Admits => {}
                    }
                }
                // Of rules that are equally strong and say the same each has a say.
                (Some((first, _)), effect) if (rules[first].rank, rules[first].effect) == (rules[at].rank, effect) => says.push(at),
                (Some((first, _)), _) => beaten.push((at, first)),
            }
        }
        let certain = settled.map_or((self.rest(alias), None), |(at, outcome)| (outcome, Some(at)));
        let (outcome, by) = together(&uncertain, certain);
        Settled { outcome, by, says, beaten, tried }
    }

    fn rest(&self, alias: &str) -> Outcome {
        let rest = &self.reading.rest;
        let is_named = || self.reading.servers.iter().any(|known| known == alias);
        rest.absent.filter(|_| !is_named()).map_or(rest.outcome, Outcome::Sure)
    }
}

/// What comes of rules that hold perhaps, in their order, and of what holds when none of them does; with the first rule on which
/// it rests. A rule that decides what would hold without it anyway changes nothing.
fn together(uncertain: &[Uncertain], certain: (Outcome, Option<usize>)) -> (Outcome, Option<usize>) {
    uncertain.iter().rev().fold(certain, |(after, by), (at, rests, decision)| match after {
        after if after == Outcome::Sure(*decision) => (after, by),
        Outcome::Sure(_) => (*rests, Some(*at)),
        after if after == *rests => (after, Some(*at)),
        _ => (Outcome::Several, Some(*at)),
    })
}

fn fits(rule: &Rule, (alias, tool): (&str, &str), names: &[String]) -> bool {
    match &rule.aim {
        Aim::Whole(pattern) => names.iter().any(|name| pattern.fits(name)),
        Aim::Parts { server, tool: wanted } => wanted.fits(tool) && server.fits(alias),
        Aim::Unlisted { server, tools } => server == alias && !tools.contains(tool),
        Aim::OtherServers(servers) => !servers.contains(alias),
    }
}
