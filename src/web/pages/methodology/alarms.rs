use crate::classify::measure_findings::{Alarms, Found};
use crate::web::{segments, words};

/// What the checks were worth on one set.
pub(in crate::web) struct AlarmsView {
    /// Kinds of hostile definitions: rows, found, share. All kinds together come last.
    pub(in crate::web) kinds: Vec<(String, [String; 3])>,
    /// What they objected to among the honest definitions, in a sentence.
    pub(in crate::web) false_alarms: Option<String>,
}

impl AlarmsView {
    pub(super) fn new(alarms: &Alarms) -> Self {
        let mut kinds: Vec<_> = alarms.kinds.iter().map(|(kind, found)| (segments::one_line(kind, 60), cells(*found))).collect();
        if kinds.len() > 1 {
            kinds.push(("All kinds".into(), cells(alarms.hostile)));
        }
        Self { kinds, false_alarms: alarms.false_share().map(|share| false_alarms(alarms, share)) }
    }
}

fn cells(found: Found) -> [String; 3] {
    let share = found.share().map_or_else(|| "–".into(), |share| format!("{:.1}\u{a0}%", share * 100.0));
    [words::grouped(found.rows as u64), words::grouped(found.found as u64), share]
}

fn false_alarms(alarms: &Alarms, share: f64) -> String {
    let (rows, objected) = (words::count(alarms.honest as u64, "definition"), words::grouped(alarms.false_alarms as u64));
    let percent = share * 100.0;
    format!(
        "False alarms of the checks: of {rows} that nobody called hostile, they objected to {objected} for poisoning, with severity Medium or High ({percent:.2}\u{a0}%)."
    )
}
