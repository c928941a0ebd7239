use super::alarms::AlarmsView;
use crate::classify::measure::{Bin, Measures, Slice};
use crate::classify::record::Recorded;
use crate::model::Category;
use crate::web::{segments, words};

/// The figures of one set, as tables.
pub(in crate::web) struct Figures {
    pub(in crate::web) anchor: String,
    pub(in crate::web) name: String,
    /// "430 tools, all of them labelled by careful readers."
    pub(in crate::web) holds: String,
    pub(in crate::web) measured: String,
    /// Said when other rules are in use than those that were measured.
    pub(in crate::web) outdated: Option<String>,
    pub(in crate::web) languages: Vec<&'static str>,
    /// A figure, and its value in each language.
    pub(in crate::web) rows: Vec<(&'static str, Vec<String>)>,
    pub(in crate::web) confusion: Vec<(Category, [String; 3])>,
    pub(in crate::web) traits: Vec<(&'static str, [String; 4])>,
    pub(in crate::web) calibration: Vec<(String, [String; 3])>,
    pub(in crate::web) calibration_error: String,
    pub(in crate::web) alarms: Option<AlarmsView>,
}

/// A figure of a slice: its name, whether this set has it, and its value.
type Row = (&'static str, fn(&Measures) -> bool, fn(&Slice) -> String);

const ROWS: &[Row] = &[
    ("Tools", |_| true, |s| words::grouped(s.rows as u64)),
    ("Category right", labelled, |s| known(s.labelled, percent(s.category))),
    ("Risk right", labelled, |s| known(s.labelled, percent(s.risk))),
    ("Traits, F1", Measures::have_traits, |s| known(s.labelled, format!("{:.3}", s.trait_f1))),
    ("Dangerous misses", labelled, |s| known(s.labelled, format!("{} ({})", s.dangerous_misses, percent(s.dangerous_share)))),
    ("False alarms", labelled, |s| known(s.labelled, s.false_alarms.to_string())),
    ("Agrees with readOnlyHint", |m| m.all.read_only_rows > 0, |s| known(s.read_only_rows, of(s.read_only, s.read_only_rows))),
    ("Agrees with destructiveHint", |m| m.all.destructive_rows > 0, |s| known(s.destructive_rows, of(s.destructive, s.destructive_rows))),
];

fn labelled(measures: &Measures) -> bool {
    measures.all.labelled > 0
}

/// A dash where nothing was counted: a share of nothing is no figure.
fn known(rows: usize, text: String) -> String {
    if rows == 0 { "–".into() } else { text }
}

fn percent(share: f64) -> String {
    format!("{:.1}\u{a0}%", share * 100.0)
}

fn of(share: f64, rows: usize) -> String {
    format!("{} of {}", percent(share), words::grouped(rows as u64))
}

impl Figures {
    /// The tables of a set; `version` names the rules that are in use now.
    pub(super) fn new(set: &Recorded, version: &str) -> Self {
        let measures = &set.measures;
        let slices = [("All", &measures.all), ("English", &measures.english), ("Chinese", &measures.chinese)];
        let slices: Vec<(&'static str, &Slice)> = slices.into_iter().filter(|(_, slice)| slice.rows > 0).collect();
        let row = |(name, _, value): &Row| (*name, slices.iter().map(|(_, slice)| value(slice)).collect());
        let name = segments::one_line(&set.name, 80);
        let day = set.recorded_at.date();
        let hostile = set.findings.as_ref().map_or(0, |found| found.hostile.rows);
        Self {
            anchor: format!("set-{}", name.replace(|c: char| !c.is_ascii_alphanumeric(), "-")),
            holds: holds(&measures.all, hostile),
            measured: format!("Measured on {day} with rules version {} in toolgrade {}.", set.rules_version, set.program_version),
            outdated: (set.rules_version != version).then(|| {
                format!(
                    "Since then the rules have changed: this catalogue uses version {version}, on which these figures were not measured."
                )
            }),
            languages: slices.iter().map(|(language, _)| *language).collect(),
            rows: ROWS.iter().filter(|(_, has, _)| has(measures)).map(row).collect(),
            confusion: confusion(measures),
            traits: traits(measures),
            calibration: measures.calibration.iter().filter(|bin| bin.rows > 0).map(calibration).collect(),
            calibration_error: format!("{:.3}", measures.calibration_error),
            alarms: set.findings.as_ref().map(AlarmsView::new),
            name,
        }
    }
}

fn holds(all: &Slice, hostile: usize) -> String {
    let tools = words::count(all.rows as u64, "tool");
    match all.labelled {
        0 if hostile == all.rows => format!("{tools}, all of them hostile: published attacks and what resembles them."),
        0 if hostile > 0 => format!("{tools}, {} of them hostile; nobody labelled what they do.", words::grouped(hostile as u64)),
        0 => format!("{tools} with hints that their servers' authors wrote; nobody labelled them."),
        n if n == all.rows => format!("{tools}, all of them labelled by careful readers."),
        n => format!("{tools}, {} of them labelled by careful readers.", words::grouped(n as u64)),
    }
}

fn confusion(measures: &Measures) -> Vec<(Category, [String; 3])> {
    let rows = Category::ALL.iter().zip(measures.all.confusion);
    rows.filter(|_| labelled(measures)).map(|(category, row)| (*category, row.map(|n| words::grouped(n as u64)))).collect()
}

fn traits(measures: &Measures) -> Vec<(&'static str, [String; 4])> {
    let figure = |value: f64| format!("{value:.3}");
    let shown = measures.traits.iter().filter(|(_, score)| measures.have_traits() && score.expected > 0);
    shown
        .map(|(found, score)| {
            (found.as_str(), [figure(score.precision), figure(score.recall), figure(score.f1), words::grouped(score.expected as u64)])
        })
        .collect()
}

fn calibration(bin: &Bin) -> (String, [String; 3]) {
    let name = format!("{:.0} to {:.0}\u{a0}%", bin.from * 100.0, (bin.from + 0.1) * 100.0);
    (name, [words::grouped(bin.rows as u64), percent(bin.said), percent(bin.right)])
}
