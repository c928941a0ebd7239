//! Finds which rules of a pack hold for a reading, and on which words.

use super::compiler;
use super::hits::{Hit, Hits, Span};
use super::lexicon::Lexicon;
use super::neighbours::Reader;
use super::pack::Pack;
use super::phrases::{Phrases, Want};
use super::places::{self, FORMED, bit};
use super::reading::{FieldKind, Reading};
use super::rule::Slot;
use super::segment::Segmenter;
use super::sentences::Outline;
use super::settings::Strength;
use super::surfaces::Surfaces;
use super::tongues::Tongues;
use crate::model::Parameter;

/// What the settings of a pack say about language, compiled.
pub(super) struct Language {
    pub(super) reader: Reader,
    pub(super) lexicon: Lexicon,
    pub(super) outline: Outline,
    pub(super) tongues: Tongues,
    pub(super) strength: Strength,
    pub(super) mode_parameters: Surfaces<()>,
}

impl Language {
    /// Whether the choices of a parameter are what the tool does. A member of an option chooses for that option alone.
    pub(super) fn is_mode(&self, parameter: &Parameter<'_>) -> bool {
        let picks = |method: &str| parameter.choices.iter().any(|choice| choice.eq_ignore_ascii_case(method));
        let named = self.mode_parameters.get(parameter.name, 0..parameter.name.len(), &self.mode_parameters).is_some();
        named && is_outer(&parameter.pointer) && !HTTP_METHODS.into_iter().all(picks)
    }
}

/// Whether a pointer leads to an argument of the call, or to a member of an argument that holds all the others.
fn is_outer(pointer: &str) -> bool {
    match pointer.split('/').collect::<Vec<_>>()[..] {
        [_, _] => true,
        [_, wrapper, _, _] => WRAPPERS.contains(&wrapper),
        _ => false,
    }
}

/// Arguments that only hold the call's arguments.
const WRAPPERS: [&str; 8] = ["params", "data", "args", "arguments", "input", "request", "body", "payload"];

/// Choices among which these are pick an HTTP method, and no deed: what a call does lies behind its path.
const HTTP_METHODS: [&str; 2] = ["get", "post"];

/// The rules of a pack, compiled.
pub(super) struct Matcher {
    pub(super) language: Language,
    pub(super) phrases: Phrases,
    pub(super) rules: Vec<Compiled>,
    /// Rules that may hold without any words: one of their conditions asks for none.
    pub(super) wordless: Vec<u32>,
    pub(super) conditions: usize,
}

pub(super) struct Compiled {
    pub(super) when: Vec<Check>,
    pub(super) unless: Vec<Check>,
}

pub(super) struct Check {
    pub(super) condition: u32,
    /// One bit for each slot that must be filled.
    pub(super) slots: u16,
    pub(super) undescribed: Option<bool>,
    pub(super) verbless: Option<bool>,
    pub(super) takes_many: Option<bool>,
}

/// A rule that holds, how strongly, and where.
pub(super) struct Fired {
    pub(super) rule: usize,
    pub(super) strength: f64,
    pub(super) spans: Vec<Span>,
}

/// No leading verb counts more than twice, however often it is said.
const MAX_STRENGTH: f64 = 2.0;

impl Matcher {
    pub(super) fn new(pack: &Pack, segmenter: &Segmenter) -> Self {
        compiler::compile(pack, segmenter)
    }

    pub(super) fn language(&self) -> &Language {
        &self.language
    }

    /// The rules that hold, in the order of the pack.
    pub(super) fn run(&self, reading: &Reading<'_>) -> Vec<Fired> {
        Hits::lend(self.conditions, |hits| {
            self.meet(reading, hits);
            hits.ready.extend(&self.wordless);
            hits.ready.sort_unstable();
            hits.ready.dedup();
            let (undescribed, verbless, takes_many) = (reading.undescribed(), !reading.has_verb(), reading.takes_many());
            let facts = Facts { hits, undescribed, verbless, takes_many };
            hits.ready.iter().filter_map(|rule| self.fired(*rule as usize, &facts, reading)).collect()
        })
    }

    /// Finds every phrase that stands where a condition wants it.
    fn meet(&self, reading: &Reading<'_>, hits: &mut Hits) {
        for (at, field) in reading.fields.iter().enumerate() {
            let of_field = places::of_field(reading, field.kind);
            for start in field.words.clone() {
                let first = &reading.words[start];
                let mut open = of_field & first.opens;
                // Most words are wanted nowhere in their field, so that nothing more is asked of them.
                if open != 0 {
                    open &= places::open_to(first, field.kind);
                }
                if open != 0 {
                    self.fill(reading, (at, start), open, hits);
                }
            }
        }
    }

    /// Finds the phrases that begin with one word of a field, of which these places are open to it.
    fn fill(&self, reading: &Reading<'_>, (at, start): (usize, usize), open: u16, hits: &mut Hits) {
        let field = &reading.fields[at].words;
        let words = &reading.words[start..field.end];
        let first = &words[0];
        for phrase in self.phrases.of(first.id).iter().filter(|phrase| phrase.slots & open != 0) {
            let Some(length) = self.phrases.length(phrase, words) else { continue };
            let last = &words[length - 1];
            let filled = open & places::closed_by(last, start == field.start, length == words.len());
            let fits = |want: &&Want| filled & bit(want.slot) != 0 && (want.form == last.form || bit(want.slot) & FORMED == 0);
            for want in self.phrases.wanted_by(phrase).iter().filter(fits) {
                hits.push(want, Span { field: at, words: start..start + length }, places::strength(want.slot, first));
            }
        }
    }

    /// Whether a rule holds, and on what. Where several conditions do, the strongest speaks; the first among equals.
    fn fired(&self, rule: usize, facts: &Facts<'_>, reading: &Reading<'_>) -> Option<Fired> {
        let compiled = &self.rules[rule];
        if compiled.unless.iter().any(|check| facts.satisfy(check)) {
            return None;
        }
        let holding = compiled.when.iter().filter(|check| facts.satisfy(check));
        let fired = holding.map(|check| fire(rule, check, facts.hits, reading));
        fired.reduce(|best, next| if next.strength > best.strength { next } else { best })
    }
}

struct Facts<'h> {
    hits: &'h Hits,
    undescribed: bool,
    verbless: bool,
    takes_many: bool,
}

impl Facts<'_> {
    fn satisfy(&self, check: &Check) -> bool {
        self.hits.fill(check.condition, check.slots)
            && check.undescribed.is_none_or(|wanted| wanted == self.undescribed)
            && check.verbless.is_none_or(|wanted| wanted == self.verbless)
            && check.takes_many.is_none_or(|wanted| wanted == self.takes_many)
    }
}

/// Puts together how strongly a rule fired and on which words.
fn fire(rule: usize, check: &Check, hits: &Hits, reading: &Reading<'_>) -> Fired {
    let own = hits.of(check.condition);
    let mut spans: Vec<Span> = own.clone().map(|hit| hit.span.clone()).collect();
    spans.reverse();
    // One phrase may fill several places of a condition; its hits follow each other.
    spans.dedup();
    let strength = verb_strength(own.clone(), reading) * weakest_other(own, check.slots);
    Fired { rule, strength, spans }
}

/// The leading verb counts once for each field that it leads.
fn verb_strength<'h>(hits: impl Iterator<Item = &'h Hit>, reading: &Reading<'_>) -> f64 {
    let mut fields: [f64; 4] = [0.0; 4];
    let mut any = false;
    for hit in hits.filter(|hit| hit.slot == Slot::Verb) {
        let place = match reading.fields[hit.span.field].kind {
            FieldKind::Name => 0,
            FieldKind::Title => 1,
            FieldKind::Description => 2,
            _ => 3,
        };
        fields[place] = fields[place].max(hit.strength);
        any = true;
    }
    if any { fields.iter().sum::<f64>().min(MAX_STRENGTH) } else { 1.0 }
}

fn weakest_other<'h>(hits: impl Iterator<Item = &'h Hit>, slots: u16) -> f64 {
    let mut strongest = [0.0_f64; 16];
    for hit in hits {
        let best = &mut strongest[hit.slot as usize];
        *best = best.max(hit.strength);
    }
    let others = strongest.iter().enumerate().filter(|(slot, _)| slots & !bit(Slot::Verb) & 1 << slot != 0);
    others.map(|(_, strength)| *strength).filter(|strength| *strength > 0.0).fold(1.0, f64::min)
}
