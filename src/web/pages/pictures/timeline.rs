use crate::lang::{Lang, tell};
use crate::model::Risk;
use crate::store::RiskEvent;
use std::collections::HashMap;

/// A server's tools by risk over time: a column for each day on which something changed, and the numbers as a table.
pub(in crate::web) struct Timeline {
    pub(in crate::web) told: String,
    pub(in crate::web) width: usize,
    pub(in crate::web) days: Vec<Day>,
    /// Low, medium, high, above the numbers.
    pub(in crate::web) heads: Vec<String>,
}

/// The tools at the end of a day.
pub(in crate::web) struct Day {
    pub(in crate::web) date: String,
    pub(in crate::web) left: usize,
    /// Low, medium, high, from the foot up.
    pub(in crate::web) parts: Vec<Part>,
    pub(in crate::web) counts: [u64; 3],
}

/// The tools of one risk in a column.
pub(in crate::web) struct Part {
    pub(in crate::web) class: &'static str,
    pub(in crate::web) top: u64,
    pub(in crate::web) height: u64,
}

/// Days that are drawn; of more the latest.
const SHOWN: usize = 40;
const HEIGHT: u64 = 120;
const COLUMN: usize = 16;
const CLASSES: [&str; 3] = ["low", "medium", "high"];

impl Timeline {
    /// `None` while the tools have only been seen on one day: there is no history to draw.
    pub(in crate::web) fn new(lang: Lang, events: &[RiskEvent]) -> Option<Self> {
        let days = by_day(events);
        let (first, last) = (days.first()?, days.last()?);
        if days.len() < 2 {
            return None;
        }
        let told = tell!(lang, "timeline-told", first = first.0.as_str(), before = first.1[2], last = last.0.as_str(), now = last.1[2]);
        let shown = &days[days.len().saturating_sub(SHOWN)..];
        let most = shown.iter().map(|(_, counts)| counts.iter().sum()).max().unwrap_or(1).max(1);
        let day = |(at, (date, counts)): (usize, &(String, [u64; 3]))| Day {
            date: date.clone(),
            left: at * COLUMN,
            parts: parts(counts, most),
            counts: *counts,
        };
        let heads = Risk::ALL.iter().map(|risk| lang.risk(*risk)).collect();
        Some(Self { told, width: shown.len() * COLUMN, days: shown.iter().enumerate().map(day).collect(), heads })
    }
}

fn parts(counts: &[u64; 3], most: u64) -> Vec<Part> {
    let (mut sum, mut foot) = (0, HEIGHT);
    let mut parts = Vec::new();
    for (count, class) in counts.iter().zip(CLASSES) {
        sum += count;
        let top = HEIGHT - sum * HEIGHT / most;
        if foot > top {
            parts.push(Part { class, top, height: foot - top });
        }
        foot = top;
    }
    parts
}

/// The tools at the end of each day on which something changed.
fn by_day(events: &[RiskEvent]) -> Vec<(String, [u64; 3])> {
    let mut risks: HashMap<i64, Risk> = HashMap::new();
    let mut counts = [0_u64; 3];
    let mut days: Vec<(String, [u64; 3])> = Vec::new();
    for event in events {
        let gone = [event.former, Some(event.tool)].into_iter().flatten().filter_map(|tool| risks.remove(&tool));
        gone.for_each(|risk| counts[risk as usize] -= 1);
        if let Some(risk) = event.risk {
            risks.insert(event.tool, risk);
            counts[risk as usize] += 1;
        }
        let date = event.at.date();
        match days.last_mut().filter(|(day, _)| *day == date) {
            Some((_, known)) => *known = counts,
            None => days.push((date, counts)),
        }
    }
    days
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Timestamp;

    fn event(day: i64, tool: i64, former: Option<i64>, risk: Option<Risk>) -> RiskEvent {
        RiskEvent { at: Timestamp::from_seconds(day * 86_400), tool, former, risk }
    }

    #[test]
    fn each_day_holds_what_was_there_at_its_end() {
        let events = [
            event(1, 1, None, Some(Risk::Low)),
            event(1, 2, None, Some(Risk::High)),
            event(2, 1, None, Some(Risk::Medium)),
            event(2, 3, Some(2), Some(Risk::High)),
            event(3, 1, None, None),
        ];
        let days: Vec<_> = by_day(&events).into_iter().map(|(_, counts)| counts).collect();
        assert_eq!(days, [[1, 0, 1], [0, 1, 1], [0, 0, 1]]);
    }

    #[test]
    fn a_single_day_is_no_history() {
        assert!(Timeline::new(Lang::En, &[event(1, 1, None, Some(Risk::Low))]).is_none());
    }
}
