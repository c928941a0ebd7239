//! What becomes of each tool, and which rules have a say in it.

use super::report::Known;
use super::rule::{Aim, Effect, Outcome, Pattern, Reader, Reading, Rule};
use std::collections::HashMap;

/// A file's rules in the order in which they have their say.
pub(super) struct Weighing<'r> {
    pub(super) reader: &'r Reader,
    pub(super) reading: &'r Reading,
    /// Of rules that the client reads.
    order: Vec<usize>,
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
}

impl<'r> Weighing<'r> {
    pub(super) fn new(reader: &'r Reader, reading: &'r Reading) -> Self {
        let rules = &reading.rules;
        let mut order: Vec<usize> = (0..rules.len()).filter(|at| rules[*at].skipped.is_none()).collect();
        order.sort_by_key(|at| rules[*at].rank);
        let mut first: HashMap<(&Aim, Effect, i64), usize> = HashMap::new();
        let mut twins = vec![None; rules.len()];
        for (at, rule) in rules.iter().enumerate().filter(|(_, rule)| rule.skipped.is_none()) {
            // Of two rules that hold under conditions it isn't known whether these are the same.
            if !matches!(rule.effect, Effect::Perhaps(..)) {
                let known = *first.entry((&rule.aim, rule.effect, rule.rank)).or_insert(at);
                twins[at] = (known != at).then_some(known);
            }
        }
        Self { reader, reading, order, twins }
    }

    /// What becomes of a tool, whether or not it exists.
    pub(super) fn settle(&self, alias: &str, tool: &str) -> Settled {
        let names = (self.reader.names)(alias, tool);
        let rules = &self.reading.rules;
        let (mut settled, mut perhaps) = (None, None);
        let (mut says, mut beaten) = (Vec::new(), Vec::new());
        for at in self.order.iter().copied().filter(|at| fits(&rules[*at], (alias, tool), &names)) {
            match (settled, rules[at].effect) {
                (None, effect) => {
                    says.push(at);
                    match effect {
                        Effect::Settles(outcome) => settled = Some((at, outcome)),
                        Effect::Perhaps(rests, decision) => perhaps = perhaps.or(Some((at, rests, decision))),
                        Effect::Admits => {}
                    }
                }
                // Of rules that are equally strong and say the same each has a say.
                (Some((first, _)), effect) if (rules[first].rank, rules[first].effect) == (rules[at].rank, effect) => says.push(at),
                (Some((first, _)), _) => beaten.push((at, first)),
            }
        }
        let rest = self.rest(alias);
        let (outcome, by) = match (perhaps, settled) {
            (Some((at, rests, decision)), after) => {
                let after = after.map_or(rest, |(_, outcome)| outcome);
                (if after == Outcome::Sure(decision) { after } else { rests }, Some(at))
            }
            (None, Some((at, outcome))) => (outcome, Some(at)),
            (None, None) => (rest, None),
        };
        Settled { outcome, by, says, beaten }
    }

    fn rest(&self, alias: &str) -> Outcome {
        let rest = &self.reading.rest;
        let is_named = || self.reading.servers.iter().any(|known| known == alias);
        rest.absent.filter(|_| !is_named()).map_or(rest.outcome, Outcome::Sure)
    }

    /// The servers that a rule is for by its own words, each with what the rule says of the tool.
    pub(super) fn targets<'k>(&self, rule: &'k Rule, servers: &'k [Known]) -> Vec<(&'k Known, &'k str)> {
        let Aim::Whole(pattern) = &rule.aim else {
            let Aim::Parts { server, tool } = &rule.aim else { return vec![] };
            return servers.iter().filter(|known| server.fits(&known.alias)).map(|known| (known, tool.text.as_str())).collect();
        };
        let after = |known: &'k Known| {
            let starts = (self.reader.names)(&known.alias, "");
            let longest = starts.iter().filter(|start| !start.is_empty()).filter_map(|start| pattern.text.strip_prefix(start.as_str()));
            longest.min_by_key(|rest| rest.len()).map(|rest| (known, rest))
        };
        let found: Vec<_> = servers.iter().filter_map(after).collect();
        match (self.reader.parted)(&pattern.text) {
            // A bare name is for every server, and a wildcard for those that it fits.
            Some((alias, tool)) if found.is_empty() && (alias.is_empty() || alias.contains('*')) => {
                let is_for = |known: &&Known| alias.is_empty() || Pattern::glob(alias).fits(&known.alias);
                servers.iter().filter(is_for).map(|known| (known, tool)).collect()
            }
            _ => found,
        }
    }
}

fn fits(rule: &Rule, (alias, tool): (&str, &str), names: &[String]) -> bool {
    match &rule.aim {
        Aim::Whole(pattern) => names.iter().any(|name| pattern.fits(name)),
        Aim::Parts { server, tool: wanted } => wanted.fits(tool) && server.fits(alias),
        Aim::Unlisted { server, tools } => server == alias && !tools.iter().any(|known| known == tool),
        Aim::OtherServers(servers) => !servers.iter().any(|known| known == alias),
    }
}
