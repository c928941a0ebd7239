//! The rules that may be about a tool, found without trying all of them: files hold thousands, and so do servers.

use super::rule::{Aim, Pattern, Rule};
use std::collections::{BTreeMap, HashMap};

/// Rules by what they name exactly.
#[derive(Default)]
pub(super) struct Index<'r> {
    /// For each rule, its turn: lower ranks first, then the order of the file.
    turns: Vec<usize>,
    /// By a whole name.
    whole: HashMap<&'r str, Vec<usize>>,
    /// By how a whole name begins, and how long that is.
    begins: BTreeMap<usize, HashMap<&'r str, Vec<usize>>>,
    /// By server and tool.
    both: HashMap<(&'r str, &'r str), Vec<usize>>,
    /// By server, for several of its tools.
    servers: HashMap<&'r str, Vec<usize>>,
    /// By tool, for several servers.
    tools: HashMap<&'r str, Vec<usize>>,
    /// All others.
    rest: Vec<usize>,
}

impl<'r> Index<'r> {
    /// Of the rules that the client reads.
    pub(super) fn of(rules: &'r [Rule]) -> Self {
        let mut order: Vec<usize> = (0..rules.len()).collect();
        order.sort_by_key(|at| rules[*at].rank);
        let mut index = Self { turns: vec![0; rules.len()], ..Self::default() };
        for (turn, at) in order.into_iter().enumerate() {
            index.turns[at] = turn;
        }
        for (at, rule) in rules.iter().enumerate().filter(|(_, rule)| rule.skipped.is_none()) {
            index.place(&rule.aim).push(at);
        }
        index
    }

    fn place(&mut self, aim: &'r Aim) -> &mut Vec<usize> {
        match aim {
            Aim::Whole(Pattern { text, wild: false }) => self.whole.entry(text).or_default(),
            Aim::Whole(pattern) => {
                let beginning = pattern.text.split('*').next().unwrap_or_default();
                self.begins.entry(beginning.len()).or_default().entry(beginning).or_default()
            }
            Aim::Parts { server, tool } => match (server.wild, tool.wild) {
                (false, false) => self.both.entry((&server.text, &tool.text)).or_default(),
                (false, true) => self.servers.entry(&server.text).or_default(),
                (true, false) => self.tools.entry(&tool.text).or_default(),
                (true, true) => &mut self.rest,
            },
            Aim::Unlisted { server, .. } => self.servers.entry(server).or_default(),
            Aim::OtherServers(_) => &mut self.rest,
        }
    }

    /// How many rules are tried on every tool.
    pub(super) fn least(&self) -> usize {
        self.rest.len()
    }

    /// The rules that may be about a tool which the client calls by these names, each once, in their turn.
    pub(super) fn candidates(&self, (alias, tool): (&str, &str), names: &[String]) -> Vec<usize> {
        let mut found: Vec<usize> = self.rest.clone();
        let known = [self.both.get(&(alias, tool)), self.servers.get(alias), self.tools.get(tool)];
        found.extend(known.into_iter().flatten().flatten());
        for name in names {
            found.extend(self.whole.get(name.as_str()).into_iter().flatten());
            for (length, beginnings) in self.begins.range(..=name.len()) {
                found.extend(name.get(..*length).and_then(|start| beginnings.get(start)).into_iter().flatten());
            }
        }
        found.sort_unstable_by_key(|at| self.turns[*at]);
        found.dedup();
        found
    }
}
