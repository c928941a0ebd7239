//! Finds which rules of a pack hold for a reading, and on which words.

use super::compiler;
use super::further::Further;
use super::hits::{Hits, Met, Span};
use super::holding::Holding;
use super::lexicon::Lexicon;
use super::neighbours::Reader;
use super::pack::Pack;
use super::phrases::Phrases;
use super::places;
use super::reading::Reading;
use super::rule::{STATES, Slot};
use super::segment::Segmenter;
use super::sentences::Outline;
use super::settings::Strength;
use super::surfaces::Surfaces;
use super::tongues::Tongues;
use crate::model::Parameter;
use fixedbitset::FixedBitSet;

/// What the settings of a pack say about language, compiled.
pub(super) struct Language {
    pub(super) reader: Reader,
    pub(super) lexicon: Lexicon,
    pub(super) outline: Outline,
    pub(super) tongues: Tongues,
    pub(super) strength: Strength,
    pub(super) further: Further,
    pub(super) mode_parameters: Surfaces<()>,
}

impl Language {
    /// Whether the choices of a parameter are what the tool does. A member of an option chooses for that option alone.
    pub(super) fn is_mode(&self, parameter: &Parameter<'_>) -> bool {
        let named = self.mode_parameters.get(parameter.name, 0..parameter.name.len(), &self.mode_parameters).is_some();
        named && is_outer(parameter) && !pick_a_method(&parameter.choices)
    }
}

/// Whether these choices pick an HTTP method, and no deed: what a call does lies behind its path.
pub(super) fn pick_a_method(choices: &[&str]) -> bool {
    ["get", "post"].into_iter().all(|method| choices.iter().any(|choice| choice.eq_ignore_ascii_case(method)))
}

/// Whether it is an argument of the call, or a member of an argument that holds all the others.
fn is_outer(parameter: &Parameter<'_>) -> bool {
    match (parameter.depth, parameter.parent) {
        (0, _) => true,
        (1, Some(parent)) => WRAPPERS.contains(&parent),
        _ => false,
    }
}

/// Arguments that only hold the call's arguments.
const WRAPPERS: [&str; 8] = ["params", "data", "args", "arguments", "input", "request", "body", "payload"];

/// The rules of a pack, compiled.
pub(super) struct Matcher {
    pub(super) language: Language,
    pub(super) phrases: Phrases,
    /// The conditions of all rules by number, those of one rule together.
    pub(super) conditions: Vec<Check>,
    /// Those that ask for no verb.
    pub(super) verbless: FixedBitSet,
    /// Those that ask for no word beside a verb.
    pub(super) only_verb: FixedBitSet,
    /// Those whose verb a tool implies that only names a thing.
    pub(super) implied: FixedBitSet,
}

/// A condition of a rule.
pub(super) struct Check {
    pub(super) rule: u16,
    /// Whether it stands under `unless`.
    pub(super) is_exception: bool,
    /// One bit for each slot that must be filled.
    pub(super) slots: u16,
    pub(super) states: States,
}

/// What a condition asks of the definition as a whole, one bit for each state in the order of [`STATES`].
///
/// [`STATES`]: super::rule::STATES
#[derive(Clone, Copy)]
pub(super) struct States {
    asked: u8,
    wanted: u8,
}

impl States {
    /// Those that are to hold or not to hold; nothing is asked of the others.
    pub(super) fn new(states: [Option<bool>; STATES.len()]) -> Self {
        Self { asked: bits(states.map(|wanted| wanted.is_some())), wanted: bits(states.map(|wanted| wanted == Some(true))) }
    }

    /// Whether these are as asked.
    fn are(self, holding: u8) -> bool {
        (self.wanted ^ holding) & self.asked == 0
    }
}

fn bits(states: [bool; STATES.len()]) -> u8 {
    states.iter().rev().fold(0, |bits, state| bits << 1 | u8::from(*state))
}

/// A rule that holds, how strongly, and where.
pub(super) struct Fired {
    pub(super) rule: usize,
    pub(super) strength: f64,
    /// Whether its verb stands nowhere: it holds only of a tool that turns out to read.
    pub(super) implied: bool,
    pub(super) spans: Vec<Span>,
}

impl Matcher {
    pub(super) fn new(pack: &Pack, segmenter: &Segmenter) -> Self {
        compiler::compile(pack, segmenter)
    }

    pub(super) fn language(&self) -> &Language {
        &self.language
    }

    /// The rules that hold, in the order of the pack.
    pub(super) fn run(&self, reading: &Reading<'_>) -> Vec<Fired> {
        Hits::lend((self.phrases.len(), self.conditions.len()), |hits| {
            self.meet(reading, hits);
            let holding = self.holding(reading, hits);
            strongest(self.gather(reading, hits, &holding))
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
        for (phrase, known) in self.phrases.beginning(words).filter(|(_, known)| known.slots & open != 0) {
            let Some(length) = self.phrases.length(known, words) else { continue };
            let last = &words[length - 1];
            let places = open & known.slots & places::closed_by(last, start == field.start, length == words.len());
            if places != 0 {
                hits.push(&self.phrases, Met { span: Span { field: at, words: start..start + length }, phrase, places }, last);
            }
        }
    }

    /// The numbers of the conditions that hold, without those of rules of which an exception does.
    fn holding(&self, reading: &Reading<'_>, hits: &mut Hits) -> Vec<usize> {
        let states = bits([
            reading.undescribed(),
            !reading.has_verb(),
            reading.begins_with_unknown_verb(),
            reading.takes_many(),
            reading.tells_deed,
        ]);
        let rule = |number: &usize| self.conditions[*number].rule;
        hits.filled.union_with(&self.only_verb);
        hits.led.union_with(&self.verbless);
        if !reading.has_verb() {
            hits.led.union_with(&self.implied);
        }
        hits.filled.intersect_with(&hits.led);
        let filled: Vec<usize> = hits.filled.ones().filter(|number| self.conditions[*number].states.are(states)).collect();
        let rules = filled.chunk_by(|one, other| rule(one) == rule(other));
        rules.filter(|rule| !rule.iter().any(|number| self.conditions[*number].is_exception)).flatten().copied().collect()
    }

    /// Gathers the words of conditions that hold.
    fn gather(&self, reading: &Reading<'_>, hits: &mut Hits, conditions: &[usize]) -> Vec<Fired> {
        let checks = conditions.iter().map(|number| &self.conditions[*number]);
        let mut holding: Vec<Holding> = checks.clone().map(|check| Holding::new(check.rule.into())).collect();
        hits.choose(conditions);
        for met in &hits.met {
            let Span { field, words } = &met.span;
            let (first, last) = (&reading.words[words.start], &reading.words[words.end - 1]);
            let kind = reading.fields[*field].kind;
            if met.leads() {
                let led = self.phrases.led_by(met.phrase);
                for (place, _) in conditions.iter().enumerate().filter(|(_, condition)| led.contains(**condition)) {
                    holding[place].add(&met.span, Slot::Verb, kind, places::strength(Slot::Verb, first));
                }
            }
            for want in self.phrases.wanted_by(met.phrase) {
                let Some(chosen) = hits.chosen(want.condition) else { continue };
                if met.fills(*want, last) {
                    let strength = places::strength(want.slot, first);
                    holding[chosen].add(&met.span, want.slot, kind, strength);
                }
            }
        }
        holding.into_iter().zip(checks).map(|(holding, check)| holding.fired(check.slots)).collect()
    }
}

/// Where several conditions of a rule hold, the strongest speaks; the first among equals.
fn strongest(fired: Vec<Fired>) -> Vec<Fired> {
    let mut best: Vec<Fired> = Vec::with_capacity(fired.len());
    for next in fired {
        match best.last_mut().filter(|last| last.rule == next.rule) {
            Some(last) if next.strength > last.strength => *last = next,
            Some(_) => {}
            None => best.push(next),
        }
    }
    best
}
