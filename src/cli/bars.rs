//! Bars that measures must clear: `--require category=0.97`.

use crate::classify::measure::{Measures, Slice};
use crate::classify::measure_findings::Alarms;
use std::str::FromStr;

/// A figure that can be required, and whether it must be at least or at most the limit.
struct Figure {
    name: &'static str,
    at_least: bool,
    of: fn(&Measures, &Alarms) -> Option<f64>,
}

const FIGURES: &[Figure] = &[
    Figure { name: "category", at_least: true, of: |m, _| labelled(&m.all, m.all.category) },
    Figure { name: "risk", at_least: true, of: |m, _| labelled(&m.all, m.all.risk) },
    Figure { name: "trait-f1", at_least: true, of: |m, _| m.have_traits().then_some(m.all.trait_f1) },
    Figure { name: "dangerous", at_least: false, of: |m, _| labelled(&m.all, m.all.dangerous_share) },
    Figure { name: "calibration", at_least: false, of: |m, _| labelled(&m.all, m.calibration_error) },
    Figure { name: "read-only", at_least: true, of: |m, _| (m.all.read_only_rows > 0).then_some(m.all.read_only) },
    Figure { name: "language-gap", at_least: false, of: |m, _| language_gap(m) },
    Figure { name: "poison-found", at_least: true, of: |_, a| a.hostile.share() },
    Figure { name: "poison-false-alarms", at_least: false, of: |_, a| a.false_share() },
];

fn labelled(slice: &Slice, value: f64) -> Option<f64> {
    (slice.labelled > 0).then_some(value)
}

/// How far the shares of right categories in English and Chinese lie apart.
fn language_gap(measures: &Measures) -> Option<f64> {
    let english = labelled(&measures.english, measures.english.category)?;
    let chinese = labelled(&measures.chinese, measures.chinese.category)?;
    Some((english - chinese).abs())
}

/// A figure and its limit.
#[derive(Clone)]
pub(super) struct Bar {
    figure: &'static Figure,
    limit: f64,
}

impl std::fmt::Debug for Bar {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}={}", self.figure.name, self.limit)
    }
}

impl FromStr for Bar {
    type Err = String;

    /// Reads `name=limit`, the limit from 0 to 1.
    fn from_str(text: &str) -> Result<Self, String> {
        let (name, limit) = text.split_once('=').ok_or("write NAME=LIMIT, as category=0.97")?;
        let names = || FIGURES.iter().map(|figure| figure.name).collect::<Vec<_>>().join(", ");
        let figure = FIGURES.iter().find(|figure| figure.name == name).ok_or_else(|| format!("`{name}` is none of {}", names()))?;
        let limit = limit.parse().ok().filter(|limit| (0.0..=1.0).contains(limit));
        Ok(Self { figure, limit: limit.ok_or("the limit must be a number from 0 to 1")? })
    }
}

impl Bar {
    /// What is said when these measures, or what the checks found, don't clear the bar.
    pub(super) fn broken(&self, set: &str, measures: &Measures, alarms: &Alarms) -> Option<String> {
        let (name, limit) = (self.figure.name, self.limit);
        let Some(value) = (self.figure.of)(measures, alarms) else {
            return Some(format!("{set}: {name} can't be measured: no row carries the labels for it"));
        };
        let holds = if self.figure.at_least { value >= limit } else { value <= limit };
        let direction = if self.figure.at_least { "below" } else { "above" };
        (!holds).then(|| format!("{set}: {name} is {value:.4}, {direction} the required {limit}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::classify::measure_findings::Found;

    fn measures(category: f64, dangerous: f64) -> Measures {
        let all = Slice { rows: 10, labelled: 10, category, dangerous_share: dangerous, ..Slice::default() };
        Measures { all, ..Measures::default() }
    }

    fn told(bar: &str, measures: &Measures) -> Option<String> {
        bar.parse::<Bar>().expect("a bar").broken("x", measures, &Alarms::default())
    }

    #[test]
    fn a_bar_is_a_floor_or_a_ceiling_by_its_figure() {
        assert_eq!(told("category=0.9", &measures(0.9, 0.0)), None);
        assert_eq!(told("category=0.91", &measures(0.9, 0.0)).as_deref(), Some("x: category is 0.9000, below the required 0.91"));
        assert_eq!(told("dangerous=0.01", &measures(0.9, 0.02)).as_deref(), Some("x: dangerous is 0.0200, above the required 0.01"));
    }

    #[test]
    fn what_has_no_labels_clears_no_bar() {
        for bar in ["trait-f1=0", "read-only=0", "language-gap=1"] {
            assert!(told(bar, &measures(1.0, 0.0)).is_some_and(|line| line.contains("can't be measured")), "{bar}");
        }
    }

    #[test]
    fn hostile_rows_have_a_floor_and_honest_rows_a_ceiling() {
        let alarms = Alarms { hostile: Found { rows: 10, found: 8 }, honest: 100, false_alarms: 2, ..Alarms::default() };
        let told = |bar: &str, alarms: &Alarms| bar.parse::<Bar>().expect("a bar").broken("x", &measures(1.0, 0.0), alarms);
        assert_eq!((told("poison-found=0.8", &alarms), told("poison-false-alarms=0.02", &alarms)), (None, None));
        assert_eq!(told("poison-found=0.9", &alarms).as_deref(), Some("x: poison-found is 0.8000, below the required 0.9"));
        let above = "x: poison-false-alarms is 0.0200, above the required 0.01";
        assert_eq!(told("poison-false-alarms=0.01", &alarms).as_deref(), Some(above));
        for bar in ["poison-found=0", "poison-false-alarms=1"] {
            assert!(told(bar, &Alarms::default()).is_some_and(|line| line.contains("can't be measured")), "{bar}");
        }
    }

    #[test]
    fn a_bar_that_is_none_says_what_there_is() {
        assert!("colour=0.3".parse::<Bar>().is_err_and(|error| error.contains("language-gap")));
        assert!("category=97".parse::<Bar>().is_err() && "category".parse::<Bar>().is_err());
    }
}
