//! How good a ranking is: judged queries, and what an order of tools is worth for them.
//!
//! Pure: whoever measures brings the tools that were found, as `server/tool`.

use crate::model::ServerSlug;
use serde::Serialize;
use std::collections::{BTreeMap, HashMap, HashSet};

/// Tools that count of an answer.
pub const LOOKED_AT: usize = 10;

/// The kind of queries that are a tool's whole name.
pub const EXACT: &str = "exact";

/// A query, and how much each tool is what somebody wants who types it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judged {
    /// As it is typed.
    pub query: String,
    /// What sort of query it is, in one word.
    pub kind: String,
    /// 3: what was asked for, 2: does it too, 1: related; by [`key`]. Every other tool is worth nothing.
    pub grades: HashMap<String, u8>,
}

/// How a tool is named here.
pub fn key(server: &str, tool: &str) -> String {
    let slug = ServerSlug::of(server).map_or_else(|| server.to_owned(), |slug| slug.to_string());
    format!("{slug}/{tool}")
}

impl Judged {
    /// Reads lines of query, kind and `server/tool=grade …`, separated by tabs; lines that begin with `#` are remarks.
    ///
    /// # Errors
    /// The first line that can't be read, by its number.
    pub fn parse(text: &str) -> Result<Vec<Self>, String> {
        let lines = (1..).zip(text.lines()).filter(|(_, line)| !line.is_empty() && !line.starts_with('#'));
        let mut seen = HashSet::new();
        lines
            .map(|(number, line)| {
                let judged = Self::line(line).map_err(|error| format!("line {number}: {error}"))?;
                if seen.insert(judged.query.clone()) { Ok(judged) } else { Err(format!("line {number}: `{}` comes twice", judged.query)) }
            })
            .collect()
    }

    fn line(line: &str) -> Result<Self, String> {
        let [query, kind, grades] = line.split('\t').collect::<Vec<_>>()[..] else {
            return Err("write query, kind and SERVER/TOOL=GRADE, separated by tabs".into());
        };
        let mut judged = Self { query: query.into(), kind: kind.into(), grades: HashMap::new() };
        for word in grades.split(' ').filter(|word| !word.is_empty()) {
            let wrong = || format!("`{word}` is not SERVER/TOOL=GRADE with a grade from 1 to 3");
            let (name, grade) = word.rsplit_once('=').ok_or_else(wrong)?;
            let (server, tool) = name.split_once('/').ok_or_else(wrong)?;
            let grade = grade.parse().ok().filter(|grade| (1..=3).contains(grade)).ok_or_else(wrong)?;
            if judged.grades.insert(key(server, tool), grade).is_some() {
                return Err(format!("`{name}` is graded twice"));
            }
        }
        if judged.grades.is_empty() { Err("no tool is graded".into()) } else { Ok(judged) }
    }

    /// The same among the tools that there are; `None` when none of those that are worth something is.
    #[must_use]
    pub fn among(mut self, tools: &HashSet<String>) -> Option<Self> {
        self.grades.retain(|tool, _| tools.contains(tool));
        (!self.grades.is_empty()).then_some(self)
    }

    /// What was found, best first, measured against the best possible order.
    pub fn outcome(&self, found: &[String]) -> Outcome {
        let grade = |tool: &String| self.grades.get(tool).copied().unwrap_or(0);
        let mut ideal: Vec<u8> = self.grades.values().copied().collect();
        ideal.sort_unstable_by(|a, b| b.cmp(a));
        let best = gain(ideal.into_iter());
        let name = found.first().and_then(|tool| tool.split_once('/')).map(|(_, name)| name);
        Outcome {
            kind: self.kind.clone(),
            ndcg: if best > 0.0 { gain(found.iter().map(grade)) / best } else { 0.0 },
            exact_first: (self.kind == EXACT).then(|| name == Some(self.query.as_str())),
            empty: found.is_empty(),
        }
    }
}

/// What grades are worth in an order: `2^grade - 1`, less the further down.
fn gain(grades: impl Iterator<Item = u8>) -> f64 {
    let places = (2..2 + LOOKED_AT).zip(grades);
    places.map(|(place, grade)| f64::from((1_u32 << grade) - 1) / f64::from(u32::try_from(place).unwrap_or(u32::MAX)).log2()).sum()
}

/// What came of one query.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Outcome {
    /// The query's kind.
    pub kind: String,
    /// Normalised discounted cumulative gain of the first ten, 0 to 1.
    pub ndcg: f64,
    /// Of the kind [`EXACT`]: whether a tool of exactly that name comes first.
    pub exact_first: Option<bool>,
    /// Whether nothing was found.
    pub empty: bool,
}

/// What came of all queries.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Measures {
    /// Number of queries.
    pub queries: u64,
    /// Mean of [`Outcome::ndcg`].
    pub ndcg: f64,
    /// Share of the exact names whose tool comes first, 0 to 1; `None` without any.
    pub exact_first: Option<f64>,
    /// Queries that find nothing.
    pub empty: u64,
    /// The same by kind.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub kinds: BTreeMap<String, Measures>,
}

impl Measures {
    /// The means of some outcomes.
    pub fn of(outcomes: &[Outcome]) -> Self {
        let mut kinds: BTreeMap<String, Vec<&Outcome>> = BTreeMap::new();
        for one in outcomes {
            kinds.entry(one.kind.clone()).or_default().push(one);
        }
        let kinds = kinds.into_iter().map(|(kind, outcomes)| (kind, Self::flat(&outcomes))).collect();
        Self { kinds, ..Self::flat(&outcomes.iter().collect::<Vec<_>>()) }
    }

    fn flat(outcomes: &[&Outcome]) -> Self {
        let firsts: Vec<f64> = outcomes.iter().filter_map(|one| one.exact_first).map(|first| f64::from(u8::from(first))).collect();
        let scores: Vec<f64> = outcomes.iter().map(|one| one.ndcg).collect();
        Self {
            queries: outcomes.len() as u64,
            ndcg: mean(&scores).unwrap_or(0.0),
            exact_first: mean(&firsts),
            empty: outcomes.iter().filter(|one| one.empty).count() as u64,
            kinds: BTreeMap::new(),
        }
    }
}

#[expect(clippy::cast_precision_loss, reason = "a few hundred queries")]
fn mean(values: &[f64]) -> Option<f64> {
    (!values.is_empty()).then(|| values.iter().sum::<f64>() / values.len() as f64)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn judged() -> Judged {
        Judged::parse("# a remark\n\nget x\texact\ta/get_x=3 b--c/get_x=1\n").expect("a query").remove(0)
    }

    fn ndcg(found: &[&str]) -> f64 {
        judged().outcome(&found.iter().map(|tool| (*tool).to_owned()).collect::<Vec<_>>()).ndcg
    }

    #[test]
    fn the_best_order_is_worth_one_and_nothing_is_worth_nothing() {
        assert!((ndcg(&["a/get_x", "b-c/get_x", "d/other"]) - 1.0).abs() < 1e-9);
        assert!(ndcg(&[]).abs() < 1e-9 && ndcg(&["d/other"]).abs() < 1e-9);
        // (1 + 7 / log2 3) / (7 + 1 / log2 3)
        assert!((ndcg(&["b-c/get_x", "a/get_x"]) - 0.709_81).abs() < 1e-4);
    }

    #[test]
    fn what_stands_eleventh_counts_for_nothing() {
        let mut found = vec!["d/other"; LOOKED_AT];
        found.push("a/get_x");
        assert!(ndcg(&found).abs() < 1e-9);
    }

    #[test]
    fn a_line_that_can_t_be_read_is_told_by_its_number() {
        for (text, says) in [("# x\nq\tk", "line 2"), ("q\tk\ta/b=4", "grade"), ("q\tk\ta/b=1\nq\tk\ta/b=1", "twice"), ("q\tk\t", "graded")]
        {
            assert!(Judged::parse(text).is_err_and(|error| error.contains(says)), "{text}");
        }
    }

    #[test]
    fn what_is_not_there_is_not_asked_for() {
        let tools = HashSet::from(["b-c/get_x".to_owned()]);
        assert_eq!(judged().among(&tools).expect("one is left").grades.len(), 1);
        assert_eq!(judged().among(&HashSet::new()), None);
    }

    #[test]
    fn only_whole_names_ask_for_the_very_first_place() {
        let mut exact = judged();
        exact.query = "get_x".into();
        let other = Judged { kind: "english".into(), ..exact.clone() };
        let found = ["b-c/get_x".to_owned()];
        let measures = Measures::of(&[exact.outcome(&found), other.outcome(&found), other.outcome(&[])]);
        assert_eq!((measures.queries, measures.exact_first, measures.empty), (3, Some(1.0), 1));
        assert_eq!((measures.kinds["exact"].queries, measures.kinds["english"].exact_first), (1, None));
    }
}
