use super::matcher::Fired;
use super::pack::Pack;
use super::reading::Reading;
use super::risk;
use super::scoring::Scored;
use crate::model::{Category, Evidence, Verdict};

const MAX_EVIDENCE: usize = 40;
const MAX_QUOTE: usize = 60;

/// The rule that is named where none fired.
const NOTHING: &str = "nothing-to-go-on";

/// Writes the verdict down: its evidence and its two to four sentences.
pub(super) fn verdict(pack: &Pack, reading: &Reading<'_>, scored: Scored<'_>) -> Verdict {
    let evidence = evidence(pack, reading, &scored);
    let sentences = [
        Some(what_it_does(pack, reading, &scored)),
        Some(why_this_risk(&scored)),
        Some(what_it_does_not(scored.category).to_owned()),
        what_lowers_confidence(pack, reading, &scored),
    ];
    Verdict {
        category: scored.category,
        risk: scored.risk,
        traits: scored.traits,
        confidence: scored.confidence,
        evidence,
        rationale: sentences.into_iter().flatten().collect::<Vec<_>>().join(" "),
        modes: Vec::new(),
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
    found.truncate(MAX_EVIDENCE);
    found
}

fn whole_name(reading: &Reading<'_>, rule: &str) -> Evidence {
    let name = reading.subject.definition.name.as_str();
    Evidence { field: "name".into(), start: 0, end: name.len(), text: name.into(), rule: rule.into() }
}

fn what_it_does(pack: &Pack, reading: &Reading<'_>, scored: &Scored<'_>) -> String {
    let category = scored.category;
    let decisive = scored.support.iter().find(|(fired, _)| pack.rules[fired.rule].category_vote() == Some(category));
    match decisive {
        Some((fired, _)) => {
            let title = &pack.rules[fired.rule].title;
            format!("This is {} tool: it {title}{}.", article(category), quoted(reading, fired))
        }
        None => format!("This is rated {} tool: nothing in the definition says what a call does.", article(category)),
    }
}

/// ", as “Create” in the name and “Creates” in the description say"
fn quoted(reading: &Reading<'_>, fired: &Fired) -> String {
    let mut quotes: Vec<(String, String)> = Vec::new();
    for span in &fired.spans {
        let evidence = reading.evidence(span.field, span.words.clone(), "");
        let place = place(&evidence.field);
        if !quotes.iter().any(|(_, known)| *known == place) && evidence.text.len() <= MAX_QUOTE {
            quotes.push((evidence.text, place));
        }
    }
    quotes.truncate(2);
    let said: Vec<String> = quotes.iter().map(|(text, place)| format!("“{text}” in {place}")).collect();
    match said.len() {
        0 => String::new(),
        1 => format!(", as {} says", said[0]),
        _ => format!(", as {} say", said.join(" and ")),
    }
}

fn place(field: &str) -> String {
    match field {
        "name" => "its name".into(),
        "title" => "its title".into(),
        "description" => "its description".into(),
        "server_name" => "the server's name".into(),
        "server_description" => "the server's description".into(),
        _ if field.ends_with("/description") => "a parameter's description".into(),
        _ if field.contains("/enum/") => "a parameter's choices".into(),
        _ => "a parameter's name".into(),
    }
}

fn why_this_risk(scored: &Scored<'_>) -> String {
    let (category, risk) = (scored.category, scored.risk);
    match scored.risk_reason {
        Some(reason) => format!("Its risk is {risk} because {reason}."),
        None => format!(
            "Its risk is {}, where {} tools start, since nothing in the definition raises or lowers it.",
            risk::start(category),
            category
        ),
    }
}

fn what_it_does_not(category: Category) -> &'static str {
    match category {
        Category::Read => "Nothing in the definition says that a call changes, sends or runs anything.",
        Category::Write => "What a call changes is fixed by the definition; nothing lets the caller choose what is run.",
        Category::Execute => {
            "What a call changes isn't fixed by the definition; it depends on what the caller passes or on what it sets going."
        }
    }
}

fn what_lowers_confidence(pack: &Pack, reading: &Reading<'_>, scored: &Scored<'_>) -> Option<String> {
    let percent = format!("{:.0} %", scored.confidence.value() * 100.0);
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
    if scored.confidence.value() >= 0.9 {
        return None;
    }
    let (fired, other) = scored.contrary?;
    let title = &pack.rules[fired.rule].title;
    Some(format!("The confidence is {percent} because other words point to {other}: it {title}{}.", quoted(reading, fired)))
}

fn rests_on_server(support: &[(&Fired, f64)], reading: &Reading<'_>) -> bool {
    use super::reading::FieldKind::{ServerDescription, ServerName};
    support.iter().flat_map(|(fired, _)| &fired.spans).any(|span| matches!(reading.fields[span.field].kind, ServerName | ServerDescription))
}

fn article(category: Category) -> &'static str {
    match category {
        Category::Read => "a Read",
        Category::Write => "a Write",
        Category::Execute => "an Execute",
    }
}
