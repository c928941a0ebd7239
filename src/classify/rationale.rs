//! Two to four sentences for a reviewer. Every one speaks of this definition: of its words, its parameters, its modes.

use super::matcher::{Fired, Language};
use super::modes::Judged;
use super::pack::Pack;
use super::quotes::{cited, denied};
use super::reading::{FieldKind, Reading};
use super::scoring::Scored;
use crate::model::{Category, Evidence, Mode, Trait, Verdict, one_line};

const MAX_EVIDENCE: usize = 40;

/// The rule that is named where none fired.
const NOTHING: &str = "nothing-to-go-on";

/// How many sentences a rationale has at most.
const MOST: usize = 4;

/// Longer names are cut.
const LONGEST_NAME: usize = 60;

/// How many parameters are named one by one.
const NAMED: usize = 3;

/// Writes the verdict down: its evidence and its sentences.
pub(super) fn verdict(pack: &Pack, reading: &Reading<'_>, language: &Language, scored: Scored<'_>, judged: Vec<Judged>) -> Verdict {
    let by_mode = evidence_of_modes(reading, &scored, &judged);
    let modes: Vec<Mode> = judged.into_iter().map(|judged| judged.mode).collect();
    let sentences = [
        Some(what_it_does(pack, reading, &scored)),
        scored.raised.then(|| what_its_worst_mode_does(&scored, &modes)).flatten(),
        Some(why_this_risk(reading, &scored)),
        what_lowers_confidence(pack, reading, &scored),
        what_its_modes_do(&modes).filter(|_| !scored.raised),
        denied(pack, reading, language).map(|words| format!("By its own words there is something that a call does not do: {words}.")),
    ];
    Verdict {
        category: scored.category,
        risk: scored.risk,
        evidence: by_mode.into_iter().chain(evidence(pack, reading, &scored)).take(MAX_EVIDENCE).collect(),
        traits: scored.traits,
        confidence: scored.confidence,
        rationale: sentences.into_iter().flatten().take(MOST).collect::<Vec<_>>().join(" "),
        modes,
        rules_version: pack.version.clone(),
    }
}

/// Every span once for each rule, weightiest rule first. A rule that fires on absence points at the name.
fn evidence(pack: &Pack, reading: &Reading<'_>, scored: &Scored<'_>) -> Vec<Evidence> {
    let mut found = Vec::new();
    for (fired, _) in &scored.support {
        let rule = &pack.rules[fired.rule].id;
        found.extend(fired.spans.iter().map(|span| reading.evidence(span.field, span.words.clone(), rule)));
        if fired.spans.is_empty() {
            found.push(whole_name(reading, rule));
        }
    }
    if found.is_empty() {
        found.push(whole_name(reading, NOTHING));
    }
    found
}

/// The values that make a tool worse than its other words do, each with the rule that says so.
fn evidence_of_modes(reading: &Reading<'_>, scored: &Scored<'_>, modes: &[Judged]) -> Vec<Evidence> {
    let worst = modes.iter().filter(|judged| scored.raised && judged.mode.risk == scored.risk);
    worst.filter_map(|judged| reading.value(&judged.mode.value, judged.rule.as_deref()?)).collect()
}

fn whole_name(reading: &Reading<'_>, rule: &str) -> Evidence {
    let name = reading.subject.definition.name.as_str();
    Evidence { field: "name".into(), start: 0, end: name.len(), text: name.into(), rule: rule.into() }
}

fn what_it_does(pack: &Pack, reading: &Reading<'_>, scored: &Scored<'_>) -> String {
    let category = scored.own;
    let decisive = scored.support.iter().find(|(fired, _)| pack.rules[fired.rule].category_vote() == Some(category));
    match decisive {
        Some((fired, _)) => {
            let title = &pack.rules[fired.rule].title;
            ["This is ", article(category), " tool: it ", title, &cited(pack, reading, fired), "."].concat()
        }
        None => format!("This is rated {} tool: nothing in the definition says what a call does.", article(category)),
    }
}

fn why_this_risk(reading: &Reading<'_>, scored: &Scored<'_>) -> String {
    let (category, risk) = (scored.category, scored.risk);
    match scored.risk_reason {
        _ if scored.raised => format!("Its risk is {risk}, as that of its worst mode is."),
        Some(reason) => ["Its risk is ", risk.as_str(), " because ", reason, "."].concat(),
        None => {
            let taken = what_its_parameters_take(reading, &scored.traits);
            ["Its risk is ", risk.as_str(), ", where ", category.as_str(), " tools start: ", &taken, "."].concat()
        }
    }
}

/// "none of its 2 parameters, `city` and `days`, takes a path, an address, code or a credential"
fn what_its_parameters_take(reading: &Reading<'_>, traits: &[Trait]) -> String {
    const TAKEN: [(Trait, &str); 4] =
        [(Trait::FileAccess, "a path"), (Trait::OpenWorld, "an address"), (Trait::CodeExecution, "code"), (Trait::Secrets, "a credential")];
    let not_taken: Vec<&str> = TAKEN.iter().filter(|(found, _)| !traits.contains(found)).map(|(_, words)| *words).collect();
    if reading.subject.definition.input_schema.is_none() {
        return "its parameters are not known, and no other word raises or lowers it".into();
    }
    let count = reading.arguments().count();
    if count == 0 {
        return "it takes no parameters, so the caller chooses nothing".into();
    }
    if not_taken.is_empty() {
        return "nothing raises or lowers it".into();
    }
    let names: Vec<String> = reading.arguments().take(NAMED).map(|name| ["`", &one_line(name, LONGEST_NAME), "`"].concat()).collect();
    let (said, verb) = match names.as_slice() {
        [one] => (format!("its one parameter, {one},"), "takes neither "),
        few if few.len() == count => (format!("none of its {count} parameters, {},", words(few, "and")), "takes "),
        some => (format!("none of its {count} parameters ({} …)", some.join(", ")), "takes "),
    };
    let joiner = if verb == "takes " { "or" } else { "nor" };
    match not_taken.as_slice() {
        [one] => format!("{said} takes {one}").replacen("takes", if joiner == "nor" { "doesn't take" } else { "takes" }, 1),
        several => format!("{said} {verb}{}", words(several, joiner)),
    }
}

/// "One of its modes is worse: “deploy” is Execute (High)."
fn what_its_worst_mode_does(scored: &Scored<'_>, modes: &[Mode]) -> Option<String> {
    let worst = modes.iter().max_by_key(|mode| (mode.risk, mode.category))?;
    let value = one_line(&worst.value, LONGEST_NAME);
    Some(format!(
        "A call with the {} “{value}” does worse, so that the tool is rated {}.",
        one_line(&worst.parameter, LONGEST_NAME),
        scored.category
    ))
}

/// "Its modes differ: “list” is Read (Low), while “delete” is Write (High)."
fn what_its_modes_do(modes: &[Mode]) -> Option<String> {
    let worst = modes.iter().max_by_key(|mode| (mode.risk, mode.category))?;
    let mildest = modes.iter().min_by_key(|mode| (mode.risk, mode.category))?;
    let say = |mode: &Mode| format!("“{}” is {} ({})", one_line(&mode.value, LONGEST_NAME), mode.category, mode.risk);
    if (worst.risk, worst.category) == (mildest.risk, mildest.category) {
        let Mode { parameter, category, risk, .. } = worst;
        return Some(format!("Its {} modes, chosen by `{parameter}`, are all {category} ({risk}).", modes.len()));
    }
    Some(format!("Its modes, chosen by `{}`, differ: {}, while {}.", worst.parameter, say(mildest), say(worst)))
}

fn what_lowers_confidence(pack: &Pack, reading: &Reading<'_>, scored: &Scored<'_>) -> Option<String> {
    let is_plain = reading.language().is_none() && scored.told && !reading.undescribed();
    if is_plain && scored.confidence.value() >= 0.9 {
        return None;
    }
    let percent = format!("{} %", (scored.confidence.value() * 100.0).round());
    if let Some(language) = reading.language() {
        let more = if scored.told { "" } else { ", and nothing else tells what a call does" };
        return Some(format!("The description is in {language}, which the rules read only in part{more}; the confidence is {percent}."));
    }
    if !scored.told && !reading.undescribed() {
        return Some(format!("There isn't enough to tell, so the confidence is {percent} and the tool is treated with care."));
    }
    if reading.undescribed() && scored.verbless {
        return Some(format!(
            "There is no description and no verb in the name, so there isn't enough to tell; the confidence is {percent} and the tool is treated with care."
        ));
    }
    if reading.undescribed() {
        let server = if rests_on_server(&scored.support, reading) { " and on what the server says it is for" } else { "" };
        return Some(format!("The description is empty: the verdict rests on the name{server}, and the confidence is kept at {percent}."));
    }
    let (fired, other) = scored.contrary?;
    let title = &pack.rules[fired.rule].title;
    Some(format!("The confidence is {percent} because other words point to {other}: it {title}{}.", cited(pack, reading, fired)))
}

fn rests_on_server(support: &[(&Fired, f64)], reading: &Reading<'_>) -> bool {
    let of_server = |kind| matches!(kind, FieldKind::ServerDescription | FieldKind::ServerName);
    support.iter().flat_map(|(fired, _)| &fired.spans).any(|span| of_server(reading.fields[span.field].kind))
}

/// "`a`, `b` and `c`"
fn words<S: AsRef<str>>(items: &[S], joiner: &str) -> String {
    let mut said = String::new();
    for (at, item) in items.iter().enumerate() {
        match items.len() - at {
            _ if at == 0 => {}
            1 => said.extend([" ", joiner, " "]),
            _ => said.push_str(", "),
        }
        said.push_str(item.as_ref());
    }
    said
}

fn article(category: Category) -> &'static str {
    match category {
        Category::Read => "a Read",
        Category::Write => "a Write",
        Category::Execute => "an Execute",
    }
}
