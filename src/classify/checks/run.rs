use super::block::Check;
use super::clue::Clue;
use super::coded::{MAX_SPAN, Odd, Spot, Where};
use super::fields::Texts;
use super::fold::Folded;
use super::pack::{Checks, Run};
use super::phrases::Hits;
use crate::lang::{Lang, tell};
use crate::model::{Finding, Subject, Verdict, clip};

/// Findings of one check on one tool.
const MAX_OF_ONE: usize = 3;

/// Findings on one tool.
const MAX_FINDINGS: usize = 24;

/// A sentence is quoted up to this length.
const MAX_QUOTE: usize = 240;

impl Checks {
    /// What the checks object to in one definition, gravest first, told in a language; at most 3 of one check and 24 in all.
    pub fn findings(&self, lang: Lang, subject: &Subject<'_>, verdict: &Verdict) -> Vec<Finding> {
        let texts = Texts::of(subject.definition);
        let folded = Folded::new(&texts.fields, &self.simplified);
        let found = self.phrases.find(&folded);
        let possible = self.triggers.pulled(&found).map(|clues| (clues, self.phrases.sorted(&found)));
        let odd = Odd::of(&texts.fields);
        let mut findings = Vec::new();
        for (check, run) in self.all.iter().zip(&self.runs) {
            let spots = match run {
                Run::Clues(first, clues) => match &possible {
                    Some((possible, hits)) => clued(lang, clues, &possible[*first..], (&folded, hits)),
                    None => continue,
                },
                Run::Code(code) => code.spots(lang, (subject, verdict), &texts, &odd),
            };
            findings.extend(spots.into_iter().take(MAX_OF_ONE).map(|spot| finding(check, spot, &texts)));
        }
        findings.sort_by_key(|finding| std::cmp::Reverse(finding.severity));
        findings.truncate(MAX_FINDINGS);
        findings
    }
}

fn finding(check: &Check, spot: Spot, texts: &Texts<'_>) -> Finding {
    let Spot { place, start, end, text, detail } = spot;
    let field = match place {
        Where::Step(step) => texts.path(step),
        Where::Hint(name) => format!("annotations/{name}"),
    };
    Finding { check: check.id.clone(), severity: check.severity, field, start, end, text, detail }
}

/// The spots of those of a check's clues that are possible, in the order of the text; of spans that overlap the first one.
fn clued(lang: Lang, clues: &[Clue], possible: &[bool], (folded, hits): (&Folded<'_>, &Hits)) -> Vec<Spot> {
    let possible = clues.iter().zip(possible).filter(|(_, possible)| **possible);
    let mut spans: Vec<(usize, usize)> = possible.flat_map(|(clue, _)| clue.spans(folded, hits)).collect();
    spans.sort_unstable_by_key(|(start, end)| (*start, std::cmp::Reverse(*end)));
    let mut behind = 0;
    spans.retain(|(start, end)| {
        let apart = *start >= behind;
        behind = if apart { *end } else { behind };
        apart
    });
    spans.into_iter().take(MAX_OF_ONE).map(|span| spot(lang, folded, span)).collect()
}

fn spot(lang: Lang, folded: &Folded<'_>, (start, end): (usize, usize)) -> Spot {
    let (number, first, last) = folded.back(start, end);
    let field = &folded.fields[number];
    let last = first + clip(&field.text[first..last], MAX_SPAN).len();
    let (from, to) = folded.sentence(start);
    let (_, opens, closes) = folded.back(from, to.max(from + 1));
    let sentence = field.text.get(opens..closes).unwrap_or("").trim();
    let quote = if sentence.len() > MAX_QUOTE { format!("{}…", clip(sentence, MAX_QUOTE)) } else { sentence.to_owned() };
    Spot {
        place: Where::Step(field.step),
        start: first,
        end: last,
        text: field.text[first..last].to_owned(),
        detail: tell!(lang, "detail-says", quote = quote),
    }
}
