use super::alarms::AlarmsView;
use crate::classify::measure::{Bin, Measures, Slice};
use crate::classify::record::Recorded;
use crate::lang::{Lang, grouped, tell};
use crate::model::Category;
use crate::web::segments;

/// The figures of one set, as tables.
pub(in crate::web) struct Figures {
    pub(in crate::web) anchor: String,
    pub(in crate::web) name: String,
    /// The key of what it is, around its name.
    pub(in crate::web) kind: &'static str,
    /// "430 tools, all of them labelled by careful readers."
    pub(in crate::web) holds: String,
    pub(in crate::web) measured: String,
    /// Said when other rules are in use than those that were measured.
    pub(in crate::web) outdated: Option<String>,
    pub(in crate::web) languages: Vec<String>,
    /// A figure, and its value in each language.
    pub(in crate::web) rows: Vec<(String, Vec<String>)>,
    pub(in crate::web) confusion: Vec<(String, [String; 3])>,
    pub(in crate::web) traits: Vec<(String, [String; 4])>,
    pub(in crate::web) calibration: Vec<(String, [String; 3])>,
    pub(in crate::web) calibration_error: String,
    pub(in crate::web) alarms: Option<AlarmsView>,
}

/// A figure of a slice: the key of its name, whether this set has it, and its value.
type Row = (&'static str, fn(&Measures) -> bool, fn(Lang, &Slice) -> String);

const ROWS: &[Row] = &[
    ("method-row-tools", |_| true, |_, s| grouped(s.rows as u64)),
    ("method-row-category", labelled, |lang, s| known(s.labelled, percent(lang, s.category))),
    ("method-row-risk", labelled, |lang, s| known(s.labelled, percent(lang, s.risk))),
    ("method-row-traits", Measures::have_traits, |_, s| known(s.labelled, format!("{:.3}", s.trait_f1))),
    ("method-row-misses", labelled, |lang, s| known(s.labelled, misses(lang, s))),
    ("method-row-alarms", labelled, |_, s| known(s.labelled, s.false_alarms.to_string())),
    ("method-row-read-only", |m| m.all.read_only_rows > 0, |lang, s| known(s.read_only_rows, of(lang, s.read_only, s.read_only_rows))),
    (
        "method-row-destructive",
        |m| m.all.destructive_rows > 0,
        |lang, s| known(s.destructive_rows, of(lang, s.destructive, s.destructive_rows)),
    ),
];

fn labelled(measures: &Measures) -> bool {
    measures.all.labelled > 0
}

/// A dash where nothing was counted: a share of nothing is no figure.
fn known(rows: usize, text: String) -> String {
    if rows == 0 { "–".into() } else { text }
}

fn percent(lang: Lang, share: f64) -> String {
    lang.percent(format!("{:.1}", share * 100.0))
}

fn misses(lang: Lang, slice: &Slice) -> String {
    format!("{} ({})", slice.dangerous_misses, percent(lang, slice.dangerous_share))
}

/// The figures of a set of labelled tools in a sentence; `None` of another set.
pub(super) fn lead(lang: Lang, set: &Recorded) -> Option<String> {
    let all = &set.measures.all;
    let (category, risk) = (percent(lang, all.category), percent(lang, all.risk));
    let told = || tell!(lang, "method-lead", tools = all.labelled, category = category, risk = risk, misses = all.dangerous_misses);
    (all.labelled > 0).then(told)
}

fn of(lang: Lang, share: f64, rows: usize) -> String {
    tell!(lang, "method-of", percent = percent(lang, share), rows = rows)
}

impl Figures {
    /// The tables of a set; `version` names the rules that are in use now.
    pub(super) fn new(lang: Lang, set: &Recorded, version: &str) -> Self {
        let measures = &set.measures;
        let slices = [("method-all", &measures.all), ("method-english", &measures.english), ("method-chinese", &measures.chinese)];
        let slices: Vec<(&'static str, &Slice)> = slices.into_iter().filter(|(_, slice)| slice.rows > 0).collect();
        let row = |(name, _, value): &Row| (lang.say(name), slices.iter().map(|(_, slice)| value(lang, slice)).collect());
        let name = segments::one_line(&set.name, 80);
        let hostile = set.findings.as_ref().map_or(0, |found| found.hostile.rows);
        Self {
            anchor: format!("set-{}", name.replace(|c: char| !c.is_ascii_alphanumeric(), "-")),
            kind: kind(&measures.all, hostile),
            holds: holds(lang, &measures.all, hostile),
            measured: measured(lang, set),
            outdated: (set.rules_version != version).then(|| tell!(lang, "method-outdated", version = version)),
            languages: slices.iter().map(|(language, _)| lang.say(language)).collect(),
            rows: ROWS.iter().filter(|(_, has, _)| has(measures)).map(row).collect(),
            confusion: confusion(lang, measures),
            traits: traits(lang, measures),
            calibration: measures.calibration.iter().filter(|bin| bin.rows > 0).map(|bin| calibration(lang, bin)).collect(),
            calibration_error: tell!(lang, "method-apart", error = format!("{:.3}", measures.calibration_error)),
            alarms: set.findings.as_ref().map(|found| AlarmsView::new(lang, found)),
            name,
        }
    }
}

fn measured(lang: Lang, set: &Recorded) -> String {
    let (day, rules, program) = (set.recorded_at.date(), set.rules_version.as_str(), set.program_version.as_str());
    tell!(lang, "method-measured", day = day, rules = rules, program = program)
}

/// The key of what a set is.
fn kind(all: &Slice, hostile: usize) -> &'static str {
    match all.labelled {
        0 if hostile == all.rows => "method-set-hostile",
        0 if hostile > 0 => "method-set-some-hostile",
        0 => "method-set-hints",
        _ => "method-set-labelled",
    }
}

fn holds(lang: Lang, all: &Slice, hostile: usize) -> String {
    let tools = tell!(lang, "count-tools", count = all.rows);
    match all.labelled {
        0 if hostile == all.rows => tell!(lang, "method-holds-hostile", tools = tools),
        0 if hostile > 0 => tell!(lang, "method-holds-some-hostile", tools = tools, hostile = hostile),
        0 => tell!(lang, "method-holds-hints", tools = tools),
        n if n == all.rows => tell!(lang, "method-holds-labelled", tools = tools),
        n => tell!(lang, "method-holds-some-labelled", tools = tools, labelled = n),
    }
}

fn confusion(lang: Lang, measures: &Measures) -> Vec<(String, [String; 3])> {
    let rows = Category::ALL.iter().zip(measures.all.confusion);
    rows.filter(|_| labelled(measures)).map(|(category, row)| (lang.category(*category), row.map(|n| grouped(n as u64)))).collect()
}

fn traits(lang: Lang, measures: &Measures) -> Vec<(String, [String; 4])> {
    let figure = |value: f64| format!("{value:.3}");
    let shown = measures.traits.iter().filter(|(_, score)| measures.have_traits() && score.expected > 0);
    shown
        .map(|(found, score)| {
            (lang.named(*found), [figure(score.precision), figure(score.recall), figure(score.f1), grouped(score.expected as u64)])
        })
        .collect()
}

fn calibration(lang: Lang, bin: &Bin) -> (String, [String; 3]) {
    let (from, to) = (format!("{:.0}", bin.from * 100.0), lang.percent(format!("{:.0}", (bin.from + 0.1) * 100.0)));
    (tell!(lang, "method-range", from = from, to = to), [grouped(bin.rows as u64), percent(lang, bin.said), percent(lang, bin.right)])
}
