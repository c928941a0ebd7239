//! From the words of a pack to tables that a reading is matched against.

use super::further::{Further, Role};
use super::inflection::Form;
use super::lexicon::{Lexicon, Mark, WordId};
use super::matcher::{Check, Language, Matcher, States};
use super::neighbours::Reader;
use super::pack::Pack;
use super::phrases::{Phrases, Want};
use super::places::bit;
use super::rule::{Condition, Rule, Slot};
use super::segment::{Segmenter, is_chinese};
use super::sentences::Outline;
use super::settings::Settings;
use super::surfaces::{Surfaces, folded};
use super::tongues::Tongues;
use crate::model::Category;
use fixedbitset::FixedBitSet;
use indexmap::IndexMap;
use rustc_hash::{FxBuildHasher, FxHashMap, FxHashSet};

/// The words and phrases met so far.
struct Compiler<'s> {
    lexicon: Lexicon,
    phrases: IndexMap<Vec<WordId>, Vec<Want>, FxBuildHasher>,
    /// Where the texts that were met stand among these, read as names and as prose, and the form of the last word: most are met
    /// in more rules than one.
    met: FxHashMap<(bool, &'s str), (usize, Form)>,
    /// Verbs of other languages.
    foreign: FxHashMap<String, WordId>,
    conditions: Vec<Check>,
    segmenter: &'s Segmenter,
}

/// Compiles the rules and settings of a pack.
pub(super) fn compile<'s>(pack: &'s Pack, segmenter: &'s Segmenter) -> Matcher {
    let conditions = pack.rules.iter().flat_map(|rule| rule.when.iter().chain(&rule.unless));
    let mentions: usize = conditions.flat_map(Condition::slots).map(|(_, phrases)| phrases.len()).sum();
    // Every other one or more is met again: so the tables need not grow.
    let texts = mentions / 2;
    let mut compiler = Compiler {
        lexicon: Lexicon::new(),
        phrases: IndexMap::with_capacity_and_hasher(texts, FxBuildHasher),
        met: FxHashMap::with_capacity_and_hasher(texts, FxBuildHasher),
        foreign: FxHashMap::default(),
        conditions: Vec::new(),
        segmenter,
    };
    // Verbs first, so that a phrase with "deletes" in it means the same word.
    compiler.verbs(&pack.rules);
    compiler.settings(&pack.settings);
    (0..).zip(&pack.rules).for_each(|(number, rule)| compiler.rule(number, rule));
    compiler.weigh_verbs(&pack.rules);
    let tongues = compiler.tongues(&pack.rules, &pack.settings);
    let implied = compiler.implied(pack);
    compiler.finish(tongues, implied, &pack.settings)
}

impl<'s> Compiler<'s> {
    fn settings(&mut self, settings: &Settings) {
        let marks = [
            (&settings.negators, Mark::Negator),
            (&settings.joiners, Mark::Joiner),
            (&settings.determiners, Mark::Determiner),
            (&settings.openers, Mark::Opener),
            (&settings.demonstratives, Mark::Demonstrative),
            (&settings.nounish, Mark::Nounish),
            (&settings.prepositions, Mark::Preposition),
            (&settings.tails, Mark::Tail),
            (&settings.reports, Mark::Report),
            (&settings.outputs, Mark::Output),
            (&settings.introducers, Mark::Introducer),
            (&settings.notices, Mark::Notice),
            (&settings.moments, Mark::Moment),
            (&settings.further.deeds, Mark::Deed),
        ];
        for (words, mark) in marks {
            for word in words {
                let id = self.lexicon.intern(word);
                self.lexicon.mark(id, mark);
            }
        }
        for (traditional, simplified) in &settings.synonyms {
            self.lexicon.synonym(traditional, simplified);
        }
    }

    /// The languages of which a few verbs are read. To be called when all words are in.
    fn tongues(&mut self, rules: &[Rule], settings: &Settings) -> Tongues {
        let mut tongues = Tongues::new(settings, &mut self.lexicon);
        for condition in rules.iter().flat_map(|rule| &rule.when) {
            let Some(language) = &condition.language else { continue };
            for verb in &condition.verb {
                if let Some(id) = self.foreign.get(verb) {
                    tongues.verb(language, verb, *id, &mut self.lexicon);
                }
            }
        }
        tongues
    }

    fn verbs(&mut self, rules: &[Rule]) {
        let conditions = rules.iter().flat_map(|rule| rule.when.iter().chain(&rule.unless));
        let (foreign, own): (Vec<&Condition>, Vec<&Condition>) = conditions.partition(|condition| condition.language.is_some());
        let mut added = FxHashSet::default();
        let single = own.iter().flat_map(|condition| &condition.verb).filter(|verb| !verb.contains(' '));
        for verb in single.filter(|verb| added.insert(*verb)) {
            self.lexicon.add(verb);
        }
        // English spelling gives these no forms; and where 表示 shows something in Japanese, it means something in Chinese.
        for verb in foreign.into_iter().flat_map(|condition| &condition.verb) {
            let chinese = verb.chars().all(is_chinese);
            let id = if chinese { self.lexicon.add_unseen(verb) } else { self.lexicon.add_as_written(verb) };
            self.foreign.entry(verb.clone()).or_insert(id);
        }
    }

    fn rule(&mut self, number: u16, rule: &'s Rule) {
        rule.when.iter().for_each(|condition| self.condition(number, condition, false));
        rule.unless.iter().for_each(|condition| self.condition(number, condition, true));
    }

    fn condition(&mut self, rule: u16, condition: &'s Condition, is_exception: bool) {
        let number = u16::try_from(self.conditions.len()).unwrap_or(u16::MAX);
        let slots = condition.slots().fold(0, |slots, (slot, _)| slots | bit(slot));
        for (slot, phrases) in condition.slots() {
            for phrase in phrases {
                let (place, form) = self.phrase(condition, slot, phrase);
                let is_new_verb = slot == Slot::Verb && self.phrases[place].iter().all(|want| want.slot != Slot::Verb);
                if is_new_verb {
                    self.verb(place);
                }
                self.phrases[place].push(Want { condition: number, needs: slots & !bit(Slot::Verb), slot, form });
            }
        }
        self.conditions.push(Check { rule, is_exception, slots, states: States::new(condition.states()) });
    }

    fn verb(&mut self, place: usize) {
        let Some((first, rest)) = self.phrases.get_index(place).and_then(|(words, _)| words.split_first()) else { return };
        let Some(entry) = self.lexicon.entry_mut(*first) else { return };
        if rest.is_empty() {
            entry.mark(Mark::Verb);
        } else {
            entry.mark(Mark::Phrasal);
            entry.phrasal.push(rest.to_vec());
        }
    }

    /// The place of a condition's phrase, and the form of its last word.
    fn phrase(&mut self, condition: &Condition, slot: Slot, text: &'s str) -> (usize, Form) {
        use Slot::{Mode, Name, Param, ParamHead, ParamRequired, ParamWord, TextParam};
        if let Some(id) = self.foreign.get(text).filter(|_| condition.language.is_some()) {
            let words = vec![*id];
            return (self.place(words), Form::Base);
        }
        let is_name = matches!(slot, Param | TextParam | ParamHead | ParamRequired | ParamWord | Mode | Name);
        if let Some(met) = self.met.get(&(is_name, text)) {
            return *met;
        }
        let (words, form) = self.words(is_name, text);
        let place = self.place(words);
        self.met.insert((is_name, text), (place, form));
        (place, form)
    }

    fn place(&mut self, words: Vec<WordId>) -> usize {
        let entry = self.phrases.entry(words);
        let place = entry.index();
        entry.or_default();
        place
    }

    /// The words of a text, and the form of the last one.
    fn words(&mut self, is_name: bool, text: &str) -> (Vec<WordId>, Form) {
        let mut pieces = Vec::new();
        if is_name {
            self.segmenter.name(text, |range| pieces.push(range));
        } else {
            self.segmenter.prose(text, 0..text.len(), |range, _| pieces.push(range));
        }
        let words = pieces.iter().map(|range| self.lexicon.intern(&text[range.clone()])).collect();
        let form = pieces.last().map_or(Form::Base, |range| self.lexicon.look_up(text, range.clone()).form);
        (words, form)
    }

    /// A verb's class is the category that a rule gives it on its own, without regard to its object.
    fn weigh_verbs(&mut self, rules: &'s [Rule]) {
        for rule in rules {
            let Some(category) = rule.category_vote() else { continue };
            let alone = rule.when.iter().filter(|condition| condition.slots().all(|(slot, _)| slot == Slot::Verb));
            for (condition, verb) in alone.flat_map(|condition| condition.verb.iter().map(move |verb| (condition, verb))) {
                let (place, _) = self.phrase(condition, Slot::Verb, verb);
                let Some((&[word], _)) = self.phrases.get_index(place).map(|(words, wants)| (words.as_slice(), wants)) else { continue };
                if let Some(entry) = self.lexicon.entry_mut(word) {
                    entry.weight_class = entry.weight_class.max(category as u8 + 1);
                }
            }
        }
    }

    /// The conditions that a verb which is only implied leads. None of a rule that tells categories; and no exception of one that
    /// counts for changes too, from which a verb that nobody said must take nothing.
    fn implied(&self, pack: &Pack) -> FixedBitSet {
        let places = pack.settings.implied.iter().filter_map(|verb| self.met.get(&(false, verb.as_str())));
        let wants = places.flat_map(|(place, _)| &self.phrases[*place]).filter(|want| want.slot == Slot::Verb);
        let led = wants.map(|want| usize::from(want.condition)).filter(|condition| {
            let check = &self.conditions[*condition];
            let rule = &pack.rules[usize::from(check.rule)];
            // What is told rests on some word: a verb alone that stands nowhere is none.
            let may_hold = if check.is_exception { rule.category == [Category::Read] } else { check.slots != bit(Slot::Verb) };
            may_hold && rule.category_vote().is_none()
        });
        led.collect()
    }

    /// The roles that words play around deeds.
    fn further(&mut self, settings: &Settings) -> Further {
        let words = &settings.further;
        let lists = [
            (&words.losses, Role::Loss),
            (&words.adverbs, Role::Adverb),
            (&words.modals, Role::Modal),
            (&words.auxiliaries, Role::Auxiliary),
            (&words.subjects, Role::Subject),
            (&words.switches, Role::Switch),
            (&words.asides, Role::Aside),
            (&words.cases, Role::Case),
        ];
        let mut roles = FxHashMap::default();
        for (word, role) in lists.into_iter().flat_map(|(words, role)| words.iter().map(move |word| (word, role))) {
            roles.insert(self.lexicon.intern(word), role);
        }
        Further { roles, strength: settings.strength.further }
    }

    fn finish(mut self, tongues: Tongues, implied: FixedBitSet, settings: &Settings) -> Matcher {
        let further = self.further(settings);
        let phrases = Phrases::new(self.lexicon.len(), self.phrases);
        self.lexicon.settle(|word| phrases.slots(word));
        let mut mode_parameters = Surfaces::default();
        settings.mode_parameters.iter().for_each(|name| mode_parameters.insert(&folded(name), ()));
        let language = Language {
            reader: Reader::new(),
            lexicon: self.lexicon,
            outline: Outline::new(settings),
            tongues,
            strength: settings.strength.clone(),
            further,
            mode_parameters,
        };
        let without = |asked: u16| {
            let numbered = self.conditions.iter().enumerate();
            numbered.filter(|(_, check)| check.slots & asked == 0).map(|(number, _)| number).collect()
        };
        let (verbless, only_verb) = (without(bit(Slot::Verb)), without(!bit(Slot::Verb)));
        Matcher { language, phrases, conditions: self.conditions, verbless, only_verb, implied }
    }
}
