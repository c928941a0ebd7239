//! Finds which rules of a pack hold for a reading, and on which words.

use super::compiler;
use super::inflection::Form;
use super::lexicon::{Lexicon, WordId};
use super::pack::Pack;
use super::places::{Found, bit, slots_of, slots_open_to};
use super::reading::{FieldKind, Reading};
use super::rule::Slot;
use super::segment::Segmenter;
use super::sentences::Outline;
use super::settings::Strength;
use super::surfaces::Surfaces;
use super::tongues::Tongues;
use crate::model::Parameter;
use std::ops::Range;

/// What the settings of a pack say about language, compiled.
pub(super) struct Language {
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

/// Every phrase of every rule, by its first word.
pub(super) struct Matcher {
    pub(super) language: Language,
    pub(super) phrases: Vec<Vec<Phrase>>,
    /// By first word too: a bit for each place that some phrase is wanted in. Most words are wanted in few.
    pub(super) wanted: Vec<u16>,
    pub(super) rules: Vec<Compiled>,
    pub(super) conditions: usize,
}

pub(super) struct Phrase {
    pub(super) rest: Vec<WordId>,
    /// A bit for each place that some condition wants it in.
    pub(super) slots: u16,
    pub(super) wanted_by: Vec<Want>,
}

/// A place of a condition that a phrase would fill.
#[derive(Clone, Copy)]
pub(super) struct Want {
    pub(super) condition: u32,
    /// The rule of the condition.
    pub(super) rule: u32,
    /// The places that must all be filled for the condition to hold.
    pub(super) needs: u16,
    pub(super) slot: Slot,
    /// The form of the phrase's last word. It matters for whole parameter names alone: `ids` takes many, `id` takes one.
    pub(super) form: Form,
}

pub(super) struct Compiled {
    pub(super) when: Vec<Check>,
    pub(super) unless: Vec<Check>,
    /// Whether it may hold without any words: one of its conditions asks for none.
    pub(super) wordless: bool,
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

/// Words of a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Span {
    pub(super) field: usize,
    pub(super) words: Range<usize>,
}

struct Hit {
    slot: Slot,
    span: Span,
    strength: f64,
    /// The hit before this one in the same condition, counted from one; zero for the first.
    previous: u32,
}

/// The hits of a reading, and what they fill of each condition.
struct Hits {
    all: Vec<Hit>,
    /// By condition: a bit for each place that is filled.
    filled: Vec<u16>,
    /// By condition: its last hit, counted from one; zero where there is none.
    last: Vec<u32>,
    /// By rule: whether one of its conditions has all its places filled. Most rules have none, and nothing more is asked of them.
    ready: Vec<bool>,
}

impl Hits {
    fn push(&mut self, want: &Want, span: Span, strength: f64) {
        let condition = want.condition as usize;
        let (filled, last) = (&mut self.filled[condition], &mut self.last[condition]);
        self.all.push(Hit { slot: want.slot, span, strength, previous: *last });
        *last = u32::try_from(self.all.len()).unwrap_or(0);
        *filled |= bit(want.slot);
        if *filled & want.needs == want.needs {
            self.ready[want.rule as usize] = true;
        }
    }

    /// The hits of a condition, in the order of the text.
    fn of(&self, condition: u32) -> Vec<&Hit> {
        let mut own = Vec::new();
        let mut at = self.last[condition as usize];
        while let Some(hit) = at.checked_sub(1).and_then(|at| self.all.get(at as usize)) {
            own.push(hit);
            at = hit.previous;
        }
        own.reverse();
        own
    }
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
        let hits = self.hits(reading);
        let (undescribed, verbless, takes_many) = (reading.undescribed(), !reading.has_verb(), reading.takes_many());
        let facts = Facts { filled: &hits.filled, undescribed, verbless, takes_many };
        let fired = |(rule, compiled): (usize, &Compiled)| {
            let quiet = !(hits.ready[rule] || compiled.wordless) || compiled.unless.iter().any(|check| facts.satisfy(check));
            if quiet {
                return None;
            }
            // Where several conditions hold, the strongest speaks; the first among equals.
            let holding = compiled.when.iter().filter(|check| facts.satisfy(check));
            holding
                .map(|check| fire(rule, check, &hits, reading))
                .reduce(|best, next| if next.strength > best.strength { next } else { best })
        };
        self.rules.iter().enumerate().filter_map(fired).collect()
    }

    fn hits(&self, reading: &Reading<'_>) -> Hits {
        let (filled, last, ready) = (vec![0; self.conditions], vec![0; self.conditions], vec![false; self.rules.len()]);
        let mut hits = Hits { all: Vec::with_capacity(128), filled, last, ready };
        for (at, field) in reading.fields.iter().enumerate() {
            let places = slots_of(field.kind);
            for start in field.words.clone() {
                let word = reading.words[start].id.0 as usize;
                let places = places & self.wanted[word];
                if places == 0 {
                    continue;
                }
                let places = places & slots_open_to(&reading.words[start]);
                let phrases = &self.phrases[word];
                for phrase in phrases.iter().filter(|phrase| phrase.slots & places != 0) {
                    let words = start..start + 1 + phrase.rest.len();
                    let follows = words.end <= field.words.end
                        && reading.words[words.end - 1].sentence == reading.words[start].sentence
                        && phrase.rest.iter().enumerate().all(|(at, wanted)| *wanted == reading.words[start + 1 + at].id);
                    if follows {
                        let found = Found { reading, kind: field.kind, field: field.words.clone(), words };
                        for want in phrase.wanted_by.iter().filter(|want| bit(want.slot) & places != 0) {
                            if let Some(strength) = found.strength(want.slot, want.form) {
                                hits.push(want, Span { field: at, words: found.words.clone() }, strength);
                            }
                        }
                    }
                }
            }
        }
        hits
    }
}

struct Facts<'h> {
    filled: &'h [u16],
    undescribed: bool,
    verbless: bool,
    takes_many: bool,
}

impl Facts<'_> {
    fn satisfy(&self, check: &Check) -> bool {
        self.filled[check.condition as usize] & check.slots == check.slots
            && check.undescribed.is_none_or(|wanted| wanted == self.undescribed)
            && check.verbless.is_none_or(|wanted| wanted == self.verbless)
            && check.takes_many.is_none_or(|wanted| wanted == self.takes_many)
    }
}

/// Puts together how strongly a rule fired and on which words.
fn fire(rule: usize, check: &Check, hits: &Hits, reading: &Reading<'_>) -> Fired {
    let own = hits.of(check.condition);
    let mut spans: Vec<Span> = own.iter().map(|hit| hit.span.clone()).collect();
    // One phrase may fill several places of a condition; its hits follow each other.
    spans.dedup();
    let strength = verb_strength(&own, reading) * weakest_other(&own, check.slots);
    Fired { rule, strength, spans }
}

/// The leading verb counts once for each field that it leads.
fn verb_strength(hits: &[&Hit], reading: &Reading<'_>) -> f64 {
    let mut fields: [f64; 4] = [0.0; 4];
    let mut any = false;
    for hit in hits.iter().filter(|hit| hit.slot == Slot::Verb) {
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

fn weakest_other(hits: &[&Hit], slots: u16) -> f64 {
    let mut strongest = [0.0_f64; 16];
    for hit in hits {
        let best = &mut strongest[hit.slot as usize];
        *best = best.max(hit.strength);
    }
    let others = strongest.iter().enumerate().filter(|(slot, _)| slots & !bit(Slot::Verb) & 1 << slot != 0);
    others.map(|(_, strength)| *strength).filter(|strength| *strength > 0.0).fold(1.0, f64::min)
}
