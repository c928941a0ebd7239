use crate::classify::measure_findings::{Alarms, Found};
use crate::lang::{Lang, grouped, tell};
use crate::web::segments;

/// What the checks were worth on one set.
pub(in crate::web) struct AlarmsView {
    /// Kinds of hostile definitions: rows, found, share. All kinds together come last.
    pub(in crate::web) kinds: Vec<(String, [String; 3])>,
    /// What they objected to among the honest definitions, in a sentence.
    pub(in crate::web) false_alarms: Option<String>,
}

impl AlarmsView {
    pub(super) fn new(lang: Lang, alarms: &Alarms) -> Self {
        let mut kinds: Vec<_> = alarms.kinds.iter().map(|(kind, found)| (segments::one_line(kind, 60), cells(*found))).collect();
        if kinds.len() > 1 {
            kinds.push((lang.say("method-all-kinds"), cells(alarms.hostile)));
        }
        Self { kinds, false_alarms: alarms.false_share().map(|share| false_alarms(lang, alarms, share)) }
    }
}

fn cells(found: Found) -> [String; 3] {
    let share = found.share().map_or_else(|| "–".into(), |share| format!("{:.1}\u{a0}%", share * 100.0));
    [grouped(found.rows as u64), grouped(found.found as u64), share]
}

fn false_alarms(lang: Lang, alarms: &Alarms, share: f64) -> String {
    let definitions = tell!(lang, "method-definitions", count = alarms.honest);
    let percent = format!("{:.2}\u{a0}%", share * 100.0);
    tell!(lang, "method-false-alarms", definitions = definitions, objected = alarms.false_alarms, percent = percent)
}
