//! Judged queries, asked, and what came of them as lines and as JSON.

use crate::app::Trial;
use crate::search::measure::{Judged, LOOKED_AT, Measures, Outcome};
use crate::search::{PAGE, SearchError};
use serde::Serialize;
use std::str::FromStr;

/// A judged query with what was found.
#[derive(Serialize)]
pub(super) struct Asked {
    query: String,
    #[serde(flatten)]
    pub(super) outcome: Outcome,
    found: Vec<Graded>,
    missed: Vec<Graded>,
}

/// A tool and its grade.
#[derive(Serialize)]
struct Graded {
    tool: String,
    grade: u8,
}

impl Asked {
    /// Asks a query and compares what comes with what was judged.
    pub(super) fn ask(judged: Judged, trial: &Trial) -> Result<Self, SearchError> {
        let hits = trial.search.find(&judged.query, PAGE)?;
        let tools = hits.iter().filter_map(|hit| trial.tools.get(&hit.tool).cloned());
        let found: Vec<String> = tools.take(LOOKED_AT).collect();
        let outcome = judged.outcome(&found);
        let mut missed: Vec<Graded> = judged.grades.iter().map(|(tool, grade)| Graded { tool: tool.clone(), grade: *grade }).collect();
        missed.retain(|one| !found.contains(&one.tool));
        missed.sort_by(|a, b| b.grade.cmp(&a.grade).then_with(|| a.tool.cmp(&b.tool)));
        let grade = |tool: &String| judged.grades.get(tool).copied().unwrap_or(0);
        let found = found.into_iter().map(|tool| Graded { grade: grade(&tool), tool }).collect();
        Ok(Self { query: judged.query, outcome, found, missed })
    }

    /// The query with what came and what was expected.
    pub(super) fn lines(&self) -> Vec<String> {
        let mut lines = vec![String::new(), format!("{:.3} [{}] {}", self.outcome.ndcg, self.outcome.kind, self.query)];
        lines.extend(self.found.iter().map(|one| format!("    {} {}", one.grade, one.tool)));
        lines.extend(self.missed.iter().take(LOOKED_AT).map(|one| format!("    missed {} {}", one.grade, one.tool)));
        lines
    }
}

/// What came of all queries.
#[derive(Serialize)]
pub(super) struct Relevance {
    tools: usize,
    /// Queries none of whose tools are there.
    left_out: usize,
    #[serde(flatten)]
    pub(super) measures: Measures,
}

impl Relevance {
    pub(super) fn of(asked: &[Asked], tools: usize, left_out: usize) -> Self {
        let outcomes: Vec<Outcome> = asked.iter().map(|one| one.outcome.clone()).collect();
        Self { tools, left_out, measures: Measures::of(&outcomes) }
    }

    /// The measures as lines.
    pub(super) fn table(&self) -> Vec<String> {
        let Self { tools, left_out, measures } = self;
        let mut lines =
            vec![format!("{tools} tools, {} queries, {left_out} left out because none of their tools is there", measures.queries)];
        lines.push("kind         queries  nDCG@10  without any hit".into());
        let kinds = measures.kinds.iter().map(|(kind, measures)| (kind.as_str(), measures));
        let rows = std::iter::once(("all", measures)).chain(kinds);
        lines.extend(rows.map(|(kind, of)| format!("{kind:<12} {:>7} {:>8.4} {:>16}", of.queries, of.ndcg, of.empty)));
        if let Some(share) = measures.exact_first {
            lines.push(format!("exact names whose tool comes first: {:.1} %", share * 100.0));
        }
        lines
    }

    /// The measures as JSON, with the queries below a value when one is given.
    pub(super) fn json(&self, asked: &[Asked], below: Option<f64>) -> serde_json::Result<String> {
        let mut all = serde_json::to_value(self)?;
        if let Some(below) = below {
            let poor: Vec<&Asked> = asked.iter().filter(|one| one.outcome.ndcg < below).collect();
            all["errors"] = serde_json::to_value(poor)?;
        }
        serde_json::to_string_pretty(&all)
    }
}

/// A figure that can be required: its name, whether it is a floor, and where it stands.
type Figure = (&'static str, bool, fn(&Measures) -> Option<f64>);

const FIGURES: &[Figure] =
    &[("ndcg", true, |m| Some(m.ndcg)), ("exact-first", true, |m| m.exact_first), ("empty", false, |m| Some(empty_share(m)))];

#[expect(clippy::cast_precision_loss, reason = "a few hundred queries")]
fn empty_share(measures: &Measures) -> f64 {
    measures.empty as f64 / measures.queries.max(1) as f64
}

/// A figure and its limit.
#[derive(Clone, Debug)]
pub(super) struct Bar {
    figure: Figure,
    limit: f64,
}

impl FromStr for Bar {
    type Err = String;

    /// Reads `name=limit`, the limit from 0 to 1.
    fn from_str(text: &str) -> Result<Self, String> {
        let (name, limit) = text.split_once('=').ok_or("write NAME=LIMIT, as ndcg=0.9")?;
        let figure = FIGURES.iter().find(|(known, ..)| *known == name);
        let names = || FIGURES.iter().map(|(name, ..)| *name).collect::<Vec<_>>().join(", ");
        let figure = *figure.ok_or_else(|| format!("`{name}` is none of {}", names()))?;
        let limit = limit.parse().ok().filter(|limit| (0.0..=1.0).contains(limit));
        Ok(Self { figure, limit: limit.ok_or("the limit must be a number from 0 to 1")? })
    }
}

impl Bar {
    /// What is said when these measures don't clear the bar.
    pub(super) fn broken(&self, measures: &Measures) -> Option<String> {
        let (limit, (name, at_least, of)) = (self.limit, self.figure);
        let Some(value) = of(measures) else { return Some(format!("{name} can't be measured: no query is of that kind")) };
        let holds = if at_least { value >= limit } else { value <= limit };
        let direction = if at_least { "below" } else { "above" };
        (!holds).then(|| format!("{name} is {value:.4}, {direction} the required {limit}"))
    }
}
