use super::statements;
use super::telling::{Told, told};
use crate::classify::matcher::Language;
use crate::classify::modes::Judged;
use crate::classify::pack::Pack;
use crate::classify::reading::Reading;
use crate::classify::scoring::Scored;
use crate::lang::Lang;
use crate::model::{Evidence, Mode, Verdict};
use std::ops::Range;

const MAX_EVIDENCE: usize = 40;

/// The rule that is named where none fired.
const NOTHING: &str = "nothing-to-go-on";

/// Writes the verdict down: its evidence and its sentences, in a language. Gives with it where the sentence about the risk
/// stands among them.
pub(in crate::classify) fn verdict(
    lang: Lang,
    (pack, language): (&Pack, &Language),
    reading: &Reading<'_>,
    scored: Scored<'_>,
    judged: Vec<Judged>,
) -> (Verdict, Range<usize>) {
    let by_mode = evidence_of_modes(reading, &scored, &judged);
    let modes: Vec<Mode> = judged.into_iter().map(|judged| judged.mode).collect();
    let Told { text, risk } = told(lang, statements::of((pack, language), reading, &scored, &modes));
    let verdict = Verdict {
        category: scored.category,
        risk: scored.risk,
        evidence: by_mode.into_iter().chain(evidence(pack, reading, &scored)).take(MAX_EVIDENCE).collect(),
        traits: scored.traits,
        confidence: scored.confidence,
        rationale: text,
        modes,
        rules_version: pack.version.clone(),
    };
    (verdict, risk)
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
