//! Finds which rules of a pack hold for a reading, and on which words.

use super::inflection::Form;
use super::lexicon::{Lexicon, Mark, WordId};
use super::pack::Pack;
use super::reading::{FieldKind, Reading, Word};
use super::rule::{Condition, Rule, Slot};
use super::segment::{Piece, Segmenter};
use super::sentences::{Outline, Part};
use super::settings::{Settings, Strength};
use crate::model::Parameter;
use rustc_hash::{FxHashMap, FxHashSet};
use std::ops::Range;

/// What the settings of a pack say about language, compiled.
pub(super) struct Language {
    pub(super) lexicon: Lexicon,
    pub(super) outline: Outline,
    pub(super) strength: Strength,
    mode_parameters: FxHashSet<String>,
}

impl Language {
    /// Whether the choices of a parameter are what the tool does. A member of an option chooses for that option alone.
    pub(super) fn is_mode(&self, parameter: &Parameter<'_>) -> bool {
        let picks = |method: &str| parameter.choices.iter().any(|choice| choice.eq_ignore_ascii_case(method));
        let outer = match parameter.pointer.split('/').collect::<Vec<_>>()[..] {
            [_, _] => true,
            [_, wrapper, _, _] => WRAPPERS.contains(&wrapper),
            _ => false,
        };
        outer && !HTTP_METHODS.into_iter().all(picks) && self.mode_parameters.contains(parameter.name.to_ascii_lowercase().as_str())
    }
}

/// Arguments that only hold the call's arguments.
const WRAPPERS: [&str; 8] = ["params", "data", "args", "arguments", "input", "request", "body", "payload"];

/// Choices among which these are pick an HTTP method, and no deed: what a call does lies behind its path.
const HTTP_METHODS: [&str; 2] = ["get", "post"];

/// Every phrase of every rule, by its first word.
pub(super) struct Matcher {
    language: Language,
    phrases: Vec<Vec<Phrase>>,
    rules: Vec<Compiled>,
    conditions: usize,
}

struct Phrase {
    rest: Vec<WordId>,
    wanted_by: Vec<Want>,
}

/// A place of a condition that a phrase would fill.
#[derive(Clone, Copy)]
struct Want {
    condition: usize,
    slot: Slot,
    /// The form of the phrase's last word. It matters for whole parameter names alone: `ids` takes many, `id` takes one.
    form: Form,
}

struct Compiled {
    when: Vec<Check>,
    unless: Vec<Check>,
}

struct Check {
    condition: usize,
    /// One bit for each slot that must be filled.
    slots: u16,
    undescribed: Option<bool>,
    verbless: Option<bool>,
    takes_many: Option<bool>,
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
    want: Want,
    span: Span,
    strength: f64,
}

/// What is said behind the first sentence counts a little less.
const BODY: f64 = 0.8;

/// From this depth on a member of an argument is no parameter of the call.
const DEEP: usize = 3;

/// No leading verb counts more than twice, however often it is said.
const MAX_STRENGTH: f64 = 2.0;

impl Matcher {
    pub(super) fn new(pack: &Pack, segmenter: &Segmenter) -> Self {
        let mut compiler = Compiler { lexicon: Lexicon::new(), phrases: FxHashMap::default(), conditions: 0, segmenter };
        // Verbs first, so that a phrase with "deletes" in it means the same word.
        compiler.verbs(&pack.rules);
        compiler.settings(&pack.settings);
        let rules = pack.rules.iter().map(|rule| compiler.rule(rule)).collect();
        compiler.weigh_verbs(&pack.rules);
        compiler.finish(rules, &pack.settings)
    }

    pub(super) fn language(&self) -> &Language {
        &self.language
    }

    /// The rules that hold, in the order of the pack.
    pub(super) fn run(&self, reading: &Reading<'_>) -> Vec<Fired> {
        let hits = self.hits(reading);
        let mut filled = vec![0_u16; self.conditions];
        for hit in &hits {
            filled[hit.want.condition] |= bit(hit.want.slot);
        }
        let facts = Facts { filled, undescribed: reading.undescribed(), verbless: !reading.has_verb(), takes_many: reading.takes_many() };
        let fired = |(rule, compiled): (usize, &Compiled)| {
            let check = compiled.when.iter().find(|check| facts.satisfy(check))?;
            let barred = compiled.unless.iter().any(|check| facts.satisfy(check));
            (!barred).then(|| fire(rule, check, &hits, reading))
        };
        self.rules.iter().enumerate().filter_map(fired).collect()
    }

    fn hits(&self, reading: &Reading<'_>) -> Vec<Hit> {
        let mut hits = Vec::with_capacity(64);
        for (at, field) in reading.fields.iter().enumerate() {
            for start in field.words.clone() {
                for phrase in &self.phrases[reading.words[start].id.0 as usize] {
                    let words = start..start + 1 + phrase.rest.len();
                    let follows = words.end <= field.words.end
                        && reading.words[words.end - 1].sentence == reading.words[start].sentence
                        && phrase.rest.iter().zip(&reading.words[start + 1..]).all(|(wanted, word)| *wanted == word.id);
                    if follows {
                        let found = Found { reading, kind: field.kind, field: field.words.clone(), words };
                        hits.extend(phrase.wanted_by.iter().filter_map(|want| found.hit(*want, at)));
                    }
                }
            }
        }
        hits
    }
}

struct Facts {
    filled: Vec<u16>,
    undescribed: bool,
    verbless: bool,
    takes_many: bool,
}

impl Facts {
    fn satisfy(&self, check: &Check) -> bool {
        self.filled[check.condition] & check.slots == check.slots
            && check.undescribed.is_none_or(|wanted| wanted == self.undescribed)
            && check.verbless.is_none_or(|wanted| wanted == self.verbless)
            && check.takes_many.is_none_or(|wanted| wanted == self.takes_many)
    }
}

/// A phrase met in a field.
struct Found<'r, 'a> {
    reading: &'r Reading<'a>,
    kind: FieldKind,
    field: Range<usize>,
    words: Range<usize>,
}

impl Found<'_, '_> {
    fn hit(&self, want: Want, field: usize) -> Option<Hit> {
        let strength = self.strength(want)?;
        Some(Hit { want, span: Span { field, words: self.words.clone() }, strength })
    }

    /// How much the phrase counts in a slot; `None` when it doesn't stand in the right place for it.
    fn strength(&self, want: Want) -> Option<f64> {
        let first: &Word = &self.reading.words[self.words.start];
        let stated = matches!(self.kind, FieldKind::Title | FieldKind::Description) && first.part.says();
        let holds = match want.slot {
            Slot::Verb => return (first.leads > 0.0).then_some(first.leads),
            Slot::Object => first.beside,
            Slot::Head => self.reading.words[self.words.end - 1].head,
            Slot::Name => self.kind == FieldKind::Name,
            Slot::Lead => matches!(self.kind, FieldKind::Title | FieldKind::Description) && first.part == Part::Lead && !first.negated,
            Slot::Text => stated && !first.negated,
            Slot::Denied => stated && first.negated,
            Slot::Param => self.names_parameter(want) && self.words == self.field,
            Slot::TextParam => self.names_parameter(want) && self.words == self.field && self.takes_text(),
            Slot::ParamHead => self.names_parameter(want) && self.words.end == self.field.end && self.takes_text(),
            Slot::ParamWord => matches!(self.kind, FieldKind::ParameterName(_)),
            Slot::ParamText => matches!(self.kind, FieldKind::ParameterText(_)) || first.part == Part::Arguments,
            Slot::Mode => self.kind.is_mode(),
            Slot::Server => matches!(self.kind, FieldKind::ServerName | FieldKind::ServerDescription),
        };
        let weight = if first.part == Part::Body { BODY } else { 1.0 };
        holds.then_some(weight)
    }

    /// Whether a phrase ends a parameter's name, in the form that the rule writes. What lies deep inside an argument is none:
    /// it belongs to the thing that is described, not to the call.
    fn names_parameter(&self, want: Want) -> bool {
        match self.kind {
            FieldKind::ParameterName(at) => self.ends_in(want.form) && self.reading.parameter(at).is_some_and(|p| p.depth < DEEP),
            _ => false,
        }
    }

    fn takes_text(&self) -> bool {
        matches!(self.kind, FieldKind::ParameterName(at) if self.reading.takes_text(at))
    }

    fn ends_in(&self, form: Form) -> bool {
        self.reading.words[self.words.end - 1].form == form
    }
}

/// Puts together how strongly a rule fired and on which words.
fn fire(rule: usize, check: &Check, hits: &[Hit], reading: &Reading<'_>) -> Fired {
    let own: Vec<&Hit> = hits.iter().filter(|hit| hit.want.condition == check.condition).collect();
    let mut seen = FxHashSet::default();
    let first = |hit: &&&Hit| seen.insert((hit.span.field, hit.span.words.start, hit.span.words.end));
    let spans = own.iter().filter(first).map(|hit| hit.span.clone()).collect();
    let strength = verb_strength(&own, reading) * weakest_other(&own, check.slots);
    Fired { rule, strength, spans }
}

/// The leading verb counts once for each field that it leads.
fn verb_strength(hits: &[&Hit], reading: &Reading<'_>) -> f64 {
    let mut fields: [f64; 4] = [0.0; 4];
    let mut any = false;
    for hit in hits.iter().filter(|hit| hit.want.slot == Slot::Verb) {
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
    let strongest = |slot: u16| {
        let of_slot = hits.iter().filter(|hit| bit(hit.want.slot) == slot && hit.want.slot != Slot::Verb);
        of_slot.map(|hit| hit.strength).fold(None, |best: Option<f64>, s| Some(best.map_or(s, |b| b.max(s))))
    };
    (0..16).map(|n| 1_u16 << n).filter(|slot| slots & slot != 0).filter_map(strongest).fold(1.0, f64::min)
}

fn bit(slot: Slot) -> u16 {
    1 << slot as u16
}

struct Compiler<'s> {
    lexicon: Lexicon,
    phrases: FxHashMap<Vec<WordId>, Vec<Want>>,
    conditions: usize,
    segmenter: &'s Segmenter,
}

impl Compiler<'_> {
    fn settings(&mut self, settings: &Settings) {
        let marks = [
            (&settings.negators, Mark::Negator),
            (&settings.joiners, Mark::Joiner),
            (&settings.options, Mark::Option),
            (&settings.determiners, Mark::Determiner),
            (&settings.openers, Mark::Opener),
            (&settings.demonstratives, Mark::Demonstrative),
            (&settings.nounish, Mark::Nounish),
            (&settings.prepositions, Mark::Preposition),
            (&settings.tails, Mark::Tail),
            (&settings.reports, Mark::Report),
            (&settings.outputs, Mark::Output),
        ];
        for (words, mark) in marks {
            for word in words {
                let id = self.lexicon.intern(word);
                self.lexicon.mark(id, mark);
            }
        }
    }

    fn verbs(&mut self, rules: &[Rule]) {
        let conditions = rules.iter().flat_map(|rule| rule.when.iter().chain(&rule.unless));
        for verb in conditions.flat_map(|condition| &condition.verb).filter(|verb| !verb.contains(' ')) {
            self.lexicon.add(verb);
        }
    }

    fn rule(&mut self, rule: &Rule) -> Compiled {
        let when = rule.when.iter().map(|condition| self.condition(condition)).collect();
        let unless = rule.unless.iter().map(|condition| self.condition(condition)).collect();
        Compiled { when, unless }
    }

    fn condition(&mut self, condition: &Condition) -> Check {
        let number = self.conditions;
        self.conditions += 1;
        let mut slots = 0;
        for (slot, phrases) in condition.slots() {
            slots |= bit(slot);
            for phrase in phrases {
                let (words, form) = self.words(slot, phrase);
                if slot == Slot::Verb {
                    self.verb(&words);
                }
                self.phrases.entry(words).or_default().push(Want { condition: number, slot, form });
            }
        }
        Check {
            condition: number,
            slots,
            undescribed: condition.undescribed,
            verbless: condition.verbless,
            takes_many: condition.takes_many,
        }
    }

    fn verb(&mut self, words: &[WordId]) {
        let Some((first, rest)) = words.split_first() else { return };
        let Some(entry) = self.lexicon.entry_mut(*first) else { return };
        if rest.is_empty() {
            entry.mark(Mark::Verb);
        } else {
            entry.phrasal.push(rest.to_vec());
        }
    }

    /// The words of a phrase, and the form of the last one.
    fn words(&mut self, slot: Slot, phrase: &str) -> (Vec<WordId>, Form) {
        let mut pieces = Vec::new();
        if matches!(slot, Slot::Param | Slot::TextParam | Slot::ParamHead | Slot::ParamWord | Slot::Mode | Slot::Name) {
            self.segmenter.name(phrase, |range| pieces.push(range));
        } else {
            self.segmenter.prose(phrase, 0..phrase.len(), |piece| {
                let (Piece::Word(range) | Piece::Mark(range)) = piece;
                pieces.push(range);
            });
        }
        let words = pieces.iter().map(|range| self.lexicon.intern(&phrase[range.clone()])).collect();
        let form = pieces.last().map_or(Form::Base, |range| self.lexicon.look_up(&phrase[range.clone()]).1);
        (words, form)
    }

    /// A verb's class is the category that a rule gives it on its own, without regard to its object.
    fn weigh_verbs(&mut self, rules: &[Rule]) {
        for rule in rules {
            let Some(category) = rule.category_vote() else { continue };
            let alone = rule.when.iter().filter(|condition| condition.slots().all(|(slot, _)| slot == Slot::Verb));
            for verb in alone.flat_map(|condition| &condition.verb) {
                let (words, _) = self.words(Slot::Verb, verb);
                let single = words.first().copied().filter(|_| words.len() == 1);
                if let Some(entry) = single.and_then(|word| self.lexicon.entry_mut(word)) {
                    entry.weight_class = entry.weight_class.max(category as u8 + 1);
                }
            }
        }
    }

    fn finish(self, rules: Vec<Compiled>, settings: &Settings) -> Matcher {
        let mut phrases: Vec<Vec<Phrase>> = Vec::new();
        phrases.resize_with(self.lexicon.len(), Vec::new);
        for (words, wanted_by) in self.phrases {
            if let Some((first, rest)) = words.split_first() {
                phrases[first.0 as usize].push(Phrase { rest: rest.to_vec(), wanted_by });
            }
        }
        let language = Language {
            lexicon: self.lexicon,
            outline: Outline::new(settings),
            strength: settings.strength.clone(),
            mode_parameters: settings.mode_parameters.iter().map(|name| name.to_ascii_lowercase()).collect(),
        };
        Matcher { language, phrases, rules, conditions: self.conditions }
    }
}
