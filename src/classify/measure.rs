//! How often verdicts are right: pure counting over outcomes.

use crate::model::{Category, Risk, Trait, Verdict};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What a labelled row expects.
#[derive(Clone, Debug, Deserialize)]
pub struct Expected {
    /// The right category.
    pub category: Category,
    /// The right risk.
    pub risk: Risk,
    /// The right traits; rows without the member are not measured for traits.
    pub traits: Option<Vec<Trait>>,
}

/// A server's own hints, to compare with.
#[derive(Clone, Copy, Debug, Default)]
pub struct Hints {
    /// `readOnlyHint`
    pub read_only: Option<bool>,
    /// `destructiveHint`
    pub destructive: Option<bool>,
}

/// A row's labels beside what was said of it.
#[derive(Clone, Debug)]
pub struct Outcome {
    expected: Option<Expected>,
    hints: Hints,
    chinese: bool,
    category: Category,
    risk: Risk,
    traits: Vec<Trait>,
    confidence: f64,
}

impl Outcome {
    /// Puts labels and verdict side by side.
    pub fn new(expected: Option<Expected>, hints: Hints, chinese: bool, verdict: &Verdict) -> Self {
        let Verdict { category, risk, traits, confidence, .. } = verdict.clone();
        Self { expected, hints, chinese, category, risk, traits, confidence: confidence.value() }
    }

    fn right(&self) -> bool {
        self.expected.as_ref().is_some_and(|expected| expected.category == self.category)
    }

    /// Said harmless, and isn't.
    fn dangerous(&self) -> bool {
        let Some(expected) = &self.expected else { return false };
        let missed_act = expected.category != Category::Read && self.category == Category::Read;
        missed_act || (expected.risk == Risk::High && self.risk == Risk::Low)
    }

    fn false_alarm(&self) -> bool {
        self.expected.as_ref().is_some_and(|expected| expected.category == Category::Read && self.category != Category::Read)
    }

    fn read_only_agrees(&self) -> Option<bool> {
        self.hints.read_only.map(|hint| hint == (self.category == Category::Read))
    }

    fn destructive_agrees(&self) -> Option<bool> {
        let hint = self.hints.destructive.filter(|_| self.hints.read_only != Some(true))?;
        Some(hint == self.traits.contains(&Trait::Destructive))
    }

    /// What is wrong, in words; `None` when nothing is.
    pub fn complaint(&self) -> Option<String> {
        let mut wrong = Vec::new();
        if let Some(expected) = &self.expected {
            if expected.category != self.category || expected.risk != self.risk {
                wrong.push(format!("expected {} {}, said {} {}", expected.category, expected.risk, self.category, self.risk));
            }
            let traits = expected.traits.clone().unwrap_or_else(|| self.traits.clone());
            let missing: Vec<_> = traits.iter().filter(|t| !self.traits.contains(t)).map(|t| t.as_str()).collect();
            let surplus: Vec<_> = self.traits.iter().filter(|t| !traits.contains(t)).map(|t| t.as_str()).collect();
            if !missing.is_empty() || !surplus.is_empty() {
                wrong.push(format!("traits missing [{}], surplus [{}]", missing.join(" "), surplus.join(" ")));
            }
        } else if self.read_only_agrees() == Some(false) {
            wrong.push(format!("readOnlyHint {}, said {}", self.hints.read_only.unwrap_or_default(), self.category));
        }
        (!wrong.is_empty()).then(|| wrong.join("; "))
    }
}

/// Measures over some rows. Shares are 0 to 1.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Slice {
    /// Rows.
    pub rows: usize,
    /// Rows with `expect`.
    pub labelled: usize,
    /// Share of labelled rows with the right category.
    pub category: f64,
    /// Share of labelled rows with the right risk.
    pub risk: f64,
    /// Expected category by row, said category by column: Read, Write, Execute.
    pub confusion: [[usize; 3]; 3],
    /// Micro-averaged F1 of all traits.
    pub trait_f1: f64,
    /// Expected Write or Execute, said Read; or expected High, said Low.
    pub dangerous_misses: usize,
    /// The same as a share of labelled rows.
    pub dangerous_share: f64,
    /// Expected Read, said otherwise.
    pub false_alarms: usize,
    /// Rows with `readOnlyHint`, and the share that agrees.
    pub read_only_rows: usize,
    /// See `read_only_rows`.
    pub read_only: f64,
    /// Rows with `destructiveHint` that aren't read-only, and the share that agrees.
    pub destructive_rows: usize,
    /// See `destructive_rows`.
    pub destructive: f64,
}

/// Precision, recall and F1 of one trait.
#[derive(Clone, Copy, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Score {
    /// Of those said, how many were expected.
    pub precision: f64,
    /// Of those expected, how many were said.
    pub recall: f64,
    /// Harmonic mean of both.
    pub f1: f64,
    /// How many were expected.
    pub expected: usize,
}

/// Verdicts of one decile of confidence.
#[derive(Clone, Copy, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Bin {
    /// Lower end.
    pub from: f64,
    /// Labelled rows.
    pub rows: usize,
    /// Mean confidence.
    pub said: f64,
    /// Share with the right category.
    pub right: f64,
}

/// Everything `toolgrade eval` prints.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Measures {
    /// All rows.
    pub all: Slice,
    /// Rows without a Chinese character in name and description.
    pub english: Slice,
    /// The others.
    pub chinese: Slice,
    /// By trait.
    pub traits: BTreeMap<Trait, Score>,
    /// By decile of confidence.
    pub calibration: [Bin; 10],
    /// Mean distance between confidence and share of right verdicts, weighted by rows.
    pub calibration_error: f64,
}

impl Measures {
    /// Whether any row says which traits are right; without such rows the figures on traits mean nothing.
    pub fn have_traits(&self) -> bool {
        self.traits.values().any(|score| score.expected > 0)
    }
}

/// Counts.
pub fn measure<'a>(outcomes: impl Iterator<Item = &'a Outcome>) -> Measures {
    let outcomes: Vec<&Outcome> = outcomes.collect();
    let calibration = calibration(&outcomes);
    let labelled: usize = calibration.iter().map(|bin| bin.rows).sum();
    let distance = |bin: &Bin| ratio(bin.rows, labelled) * (bin.said - bin.right).abs();
    Measures {
        all: slice(&outcomes, |_| true),
        english: slice(&outcomes, |outcome| !outcome.chinese),
        chinese: slice(&outcomes, |outcome| outcome.chinese),
        traits: Trait::ALL.iter().map(|found| (*found, score(&outcomes, &[*found]))).collect(),
        calibration_error: calibration.iter().map(distance).sum(),
        calibration,
    }
}

fn slice(outcomes: &[&Outcome], wanted: impl Fn(&Outcome) -> bool) -> Slice {
    let rows: Vec<&Outcome> = outcomes.iter().copied().filter(|outcome| wanted(outcome)).collect();
    let labelled: Vec<(&Outcome, &Expected)> = rows.iter().filter_map(|row| row.expected.as_ref().map(|e| (*row, e))).collect();
    let mut confusion = [[0; 3]; 3];
    for (row, expected) in &labelled {
        confusion[expected.category as usize][row.category as usize] += 1;
    }
    let count = |holds: fn(&Outcome) -> bool| rows.iter().filter(|row| holds(row)).count();
    let agreement = |of: fn(&Outcome) -> Option<bool>| {
        let answers: Vec<bool> = rows.iter().filter_map(|row| of(row)).collect();
        (answers.len(), ratio(answers.iter().filter(|agrees| **agrees).count(), answers.len()))
    };
    let (read_only_rows, read_only) = agreement(Outcome::read_only_agrees);
    let (destructive_rows, destructive) = agreement(Outcome::destructive_agrees);
    let dangerous_misses = count(Outcome::dangerous);
    Slice {
        rows: rows.len(),
        labelled: labelled.len(),
        category: ratio(count(Outcome::right), labelled.len()),
        risk: ratio(labelled.iter().filter(|(row, expected)| row.risk == expected.risk).count(), labelled.len()),
        confusion,
        trait_f1: score(&rows, Trait::ALL).f1,
        dangerous_misses,
        dangerous_share: ratio(dangerous_misses, labelled.len()),
        false_alarms: count(Outcome::false_alarm),
        read_only_rows,
        read_only,
        destructive_rows,
        destructive,
    }
}

fn score(outcomes: &[&Outcome], traits: &[Trait]) -> Score {
    let (mut both, mut said, mut expected) = (0, 0, 0);
    for outcome in outcomes {
        let Some(labels) = outcome.expected.as_ref().and_then(|e| e.traits.as_ref()) else { continue };
        for found in traits {
            let (is_said, is_expected) = (outcome.traits.contains(found), labels.contains(found));
            said += usize::from(is_said);
            expected += usize::from(is_expected);
            both += usize::from(is_said && is_expected);
        }
    }
    Score { precision: ratio(both, said), recall: ratio(both, expected), f1: ratio(2 * both, said + expected), expected }
}

fn calibration(outcomes: &[&Outcome]) -> [Bin; 10] {
    let mut bins = [Bin::default(); 10];
    for (bin, from) in bins.iter_mut().zip([0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9]) {
        // Confidences have two places: half of the last one keeps 0.3 out of the bin that ends there.
        let above = |edge: f64, o: &Outcome| o.confidence >= edge - 0.005;
        let inside = |o: &&&Outcome| o.expected.is_some() && above(from, o) && (!above(from + 0.1, o) || from > 0.85);
        let rows: Vec<&&Outcome> = outcomes.iter().filter(inside).collect();
        let said = rows.iter().map(|row| row.confidence).sum::<f64>() / number(rows.len().max(1));
        *bin = Bin { from, rows: rows.len(), said, right: ratio(rows.iter().filter(|row| row.right()).count(), rows.len()) };
    }
    bins
}

fn ratio(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { number(part) / number(whole) }
}

fn number(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Confidence;

    fn outcome(expected: (Category, Risk), said: (Category, Risk)) -> Outcome {
        let verdict = Verdict {
            category: said.0,
            risk: said.1,
            traits: vec![Trait::Bulk],
            confidence: Confidence::new(0.8),
            evidence: vec![],
            rationale: String::new(),
            modes: vec![],
            rules_version: String::new(),
        };
        let expected = Expected { category: expected.0, risk: expected.1, traits: Some(vec![Trait::Bulk, Trait::Secrets]) };
        Outcome::new(Some(expected), Hints::default(), false, &verdict)
    }

    #[test]
    fn a_miss_that_endangers_is_told_from_a_false_alarm() {
        let rows = [
            outcome((Category::Write, Risk::Medium), (Category::Read, Risk::Low)),
            outcome((Category::Read, Risk::Low), (Category::Write, Risk::Medium)),
            outcome((Category::Read, Risk::Low), (Category::Read, Risk::Low)),
        ];
        let all = measure(rows.iter()).all;
        assert_eq!((all.dangerous_misses, all.false_alarms, all.confusion), (1, 1, [[1, 1, 0], [1, 0, 0], [0, 0, 0]]));
    }

    #[test]
    fn every_labelled_row_lies_in_exactly_one_bin() {
        let rows: Vec<Outcome> = (0..=100_u8)
            .map(|share| Outcome {
                confidence: Confidence::new(f64::from(share) / 100.0).value(),
                ..outcome((Category::Read, Risk::Low), (Category::Read, Risk::Low))
            })
            .collect();
        let bins = measure(rows.iter()).calibration.map(|bin| bin.rows);
        assert_eq!(bins, [10, 10, 10, 10, 10, 10, 10, 10, 10, 11]);
    }

    #[test]
    fn trait_scores_and_calibration_are_what_hand_counting_gives() {
        let rows = [
            outcome((Category::Read, Risk::Low), (Category::Read, Risk::Low)),
            outcome((Category::Write, Risk::Low), (Category::Read, Risk::Low)),
        ];
        let measures = measure(rows.iter());
        assert!((measures.all.trait_f1 - 2.0 / 3.0).abs() < 1e-9, "{}", measures.all.trait_f1);
        assert!((measures.calibration_error - 0.3).abs() < 1e-9, "{}", measures.calibration_error);
    }
}
