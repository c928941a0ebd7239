use super::change::{Merged, RuleChange};
use crate::model::one_line;
use std::collections::{BTreeMap, BTreeSet};

/// A name of a tool with that of its server.
const LONGEST: usize = 130;

/// How strict a rule is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Level {
    Allow,
    Ask,
    Deny,
}

/// A rule for a tool, wherever it stands.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Rule {
    /// Whose tools stand there: a server's alias, or nothing where all servers share the place.
    pub(super) server: String,
    /// The keys that lead to the list or map.
    pub(super) place: Vec<String>,
    /// How strict it is.
    pub(super) level: Level,
    /// The tool, as the client calls it.
    pub(super) name: String,
}

/// What has to come and go.
#[derive(Debug, Default)]
pub(super) struct Settled {
    pub(super) remove: Vec<Rule>,
    pub(super) add: Vec<Rule>,
    /// Stricter than the plan.
    pub(super) kept: Vec<Rule>,
}

/// Decides between the rules that stand there and those of the plan. `owned` says whether a rule is about a server of the plan.
pub(super) fn settle(there: &[Rule], ours: &[Rule], owned: impl Fn(&Rule) -> bool) -> Settled {
    let mut settled = Settled::default();
    let mut standing: BTreeMap<(&str, &str), Vec<&Rule>> = BTreeMap::new();
    for rule in there {
        standing.entry((&rule.server, &rule.name)).or_default().push(rule);
    }
    let mut wanted: BTreeSet<(&str, &str)> = BTreeSet::new();
    for rule in ours {
        wanted.insert((&rule.server, &rule.name));
        let known = standing.get(&(rule.server.as_str(), rule.name.as_str())).map_or(&[][..], Vec::as_slice);
        let strictest = known.iter().max_by_key(|known| known.level).filter(|known| known.level > rule.level);
        let holds = strictest.map_or(rule.level, |known| known.level);
        settled.kept.extend(strictest.map(|known| (*known).clone()));
        settled.remove.extend(known.iter().filter(|known| known.level != holds).map(|known| (*known).clone()));
        if !known.iter().any(|known| known.level == holds) {
            settled.add.push(rule.clone());
        }
    }
    let stale = |rule: &&Rule| !wanted.contains(&(rule.server.as_str(), rule.name.as_str())) && rule.level == Level::Allow && owned(rule);
    settled.remove.extend(there.iter().filter(stale).cloned());
    settled.remove.sort();
    settled.remove.dedup();
    settled
}

/// A rule that goes, by its name where that can be nothing but one of a tool or a wildcard: what else people put there may be
/// anything.
pub(super) fn gone(name: &str) -> &str {
    let fits = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.' | ':' | '/' | '*');
    let is_name = name.len() <= LONGEST && name.chars().all(fits);
    if is_name { name } else { "a rule for a tool that nobody knows" }
}

impl Settled {
    /// The rules that stay as they are.
    pub(super) fn staying<'r>(&self, there: &'r [Rule]) -> Vec<&'r Rule> {
        there.iter().filter(|rule| !self.remove.contains(rule)).collect()
    }

    /// The same for people.
    pub(super) fn told(&self, text: String) -> Merged {
        let removed = self.remove.iter().map(|rule| RuleChange::removed(&rule.whole_place(), gone(&rule.name)));
        let added = self.add.iter().map(|rule| RuleChange::added(&rule.whole_place(), &rule.name));
        let kept = |rule: &Rule| {
            let place = one_line(&rule.whole_place(), 200);
            format!("{place}: {} stays, which is stricter than the policy", one_line(&rule.name, 120))
        };
        Merged { text, changes: removed.chain(added).collect(), kept: self.kept.iter().map(kept).collect() }
    }
}

impl Rule {
    fn whole_place(&self) -> String {
        let word = match self.level {
            Level::Allow => "allow",
            Level::Ask => "ask",
            Level::Deny => "deny",
        };
        let place = self.place.join(".");
        if place.ends_with(word) { place } else { format!("{place} ({word})") }
    }
}
