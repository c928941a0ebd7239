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
        let mut kinds: Vec<_> = alarms.kinds.iter().map(|(kind, found)| (called(lang, kind), cells(lang, *found))).collect();
        if kinds.len() > 1 {
            kinds.push((lang.say("method-all-kinds"), cells(lang, alarms.hostile)));
        }
        Self { kinds, false_alarms: alarms.false_share().map(|share| false_alarms(lang, alarms, share)) }
    }
}

/// Kinds of hostile definitions as the sets name them, with their messages.
const KINDS: [(&str, &str); 6] = [
    ("exfiltration", "hostile-exfiltration"),
    ("hidden-unicode", "hostile-hidden-unicode"),
    ("overt-malicious-capability", "hostile-overt"),
    ("prompt-injection", "hostile-injection"),
    ("rug-pull", "hostile-rug-pull"),
    ("shadowing", "hostile-shadowing"),
];

/// A kind for people; one that nobody has named as it stands.
fn called(lang: Lang, kind: &str) -> String {
    KINDS.iter().find(|(known, _)| *known == kind).map_or_else(|| segments::one_line(kind, 60), |(_, key)| lang.say(key))
}

fn cells(lang: Lang, found: Found) -> [String; 3] {
    let share = found.share().map_or_else(|| "–".into(), |share| lang.percent(format!("{:.1}", share * 100.0)));
    [grouped(found.rows as u64), grouped(found.found as u64), share]
}

fn false_alarms(lang: Lang, alarms: &Alarms, share: f64) -> String {
    let definitions = tell!(lang, "method-definitions", count = alarms.honest);
    let percent = lang.percent(format!("{:.2}", share * 100.0));
    tell!(lang, "method-false-alarms", definitions = definitions, objected = alarms.false_alarms, percent = percent)
}
