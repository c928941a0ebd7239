//! What a tool that looks also does: "Lists tasks. With reset=true, clears them."
//!
//! A name and a first sentence say what a tool is for; a deed that is told further on is done all the same. Only the verbs that the
//! settings name as deeds count there: most others tell how the looking is done ("creates a chart", "runs a query").

use super::inflection::Form;
use super::leads::{BESIDE, says_when, takes_object};
use super::lexicon::{Mark, WordId};
use super::matcher::Language;
use super::reading::{FieldKind, Reading, Word};
use super::sentences::Part;
use rustc_hash::FxHashMap;

/// The part that a word plays around a deed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// Stands between a deed and what it hangs on: "also", "automatically".
    Adverb,
    /// "can", "will"
    Modal,
    /// "is", "are": makes a deed of the participle behind it.
    Auxiliary,
    /// A deed that leaves nothing of what it is done to, and counts in its passive form too: "old logs are **deleted**".
    Loss,
    /// The tool itself: "it", "tool".
    Subject,
    /// Opens a sentence that tells what an argument is for: "**pass** reset=true to clear the list".
    Switch,
    /// Opens a clause that tells of something else: "the rows **that** it deletes".
    Aside,
    /// Opens a clause that tells of a case: "checks **if** a key has leaked and revokes it".
    Case,
}

/// The words around deeds, and how much such a deed counts.
#[derive(Debug, Default)]
pub(super) struct Further {
    pub(super) roles: FxHashMap<WordId, Role>,
    pub(super) strength: f64,
}

/// How many words of its sentence before a deed are looked at: a sentence of thousands must not cost their square.
const REACH: usize = 60;

/// The heaviest class of verbs that leave everything as it was.
const LOOKS: u8 = 1;

/// What is left of a leading verb that only looks, beside a deed.
const BESIDE_DEED: f64 = 0.5;

/// Marks the deeds of a description, where nothing else that leads is one, and says whether there are any, be it that the
/// description opens with one. Leading verbs must be marked before.
pub(super) fn mark(reading: &mut Reading<'_>, language: &Language) -> bool {
    if reading.language().is_some() {
        return false;
    }
    let field = reading.words_of(FieldKind::Description);
    let words = &reading.words[field.clone()];
    let name = &reading.words[reading.words_of(FieldKind::Name)];
    let opens = words.first().is_some_and(|first| first.is(Mark::Deed)) && opens_with_deed(words, name);
    let is_deed = |at: &usize| words[*at].is(Mark::Deed) && is_done(words, *at, language);
    let deeds: Vec<usize> = (0..words.len()).filter(is_deed).map(|at| field.start + at).collect();
    let changes = |at: usize| reading.words[at].leads > 0.0 && reading.words[at].class > LOOKS && !deeds.contains(&at);
    if deeds.is_empty() || (0..reading.words.len()).any(changes) {
        return opens;
    }
    reading.words.iter_mut().for_each(|word| word.leads *= BESIDE_DEED);
    for at in deeds {
        reading.words[at].leads = language.further.strength;
        let behind = at + 1..field.end.min(at + 1 + BESIDE);
        reading.words[behind].iter_mut().for_each(|word| word.beside = true);
    }
    true
}

/// "Drops a read-only replica", and "Refunds orders" where the name has that verb too: whatever stands behind, it is done.
fn opens_with_deed(words: &[Word], name: &[Word]) -> bool {
    let named = name.iter().any(|word| word.id == words[0].id && word.form == Form::Base);
    words[0].form == Form::Third && (takes_object(words, 0) || named)
}

/// Whether the tool does what this verb says, by the words before it in its sentence.
fn is_done(words: &[Word], at: usize, language: &Language) -> bool {
    let same = |other: &Word| other.sentence == words[at].sentence;
    let reach = at.saturating_sub(REACH);
    let start = words[reach..at].iter().rposition(|word| !same(word)).map_or(reach, |last| reach + last + 1);
    let behind = words.get(at + 1).is_some_and(same);
    let place = Place { words: &words[start..=at + usize::from(behind)], at: at - start, language };
    let told = matches!(words[at].part, Part::Lead | Part::Body | Part::Condition) && !words[at].negated;
    told && !place.is_aside() && place.is_done()
}

/// A verb, with what stands before it in its sentence and the word behind it.
struct Place<'w> {
    words: &'w [Word],
    at: usize,
    language: &'w Language,
}

impl Place<'_> {
    fn is_done(&self) -> bool {
        let verb = &self.words[self.at];
        if self.language.lexicon.entry(verb.id).is_chinese() {
            return self.follows_at_once();
        }
        match verb.form {
            Form::Third => self.is_said_of_the_tool() && self.has_object(),
            Form::Base => self.is_possible() || self.is_switched_on() || self.is_joined(),
            Form::Past => self.role(Some(self.at)) == Some(Role::Loss) && self.role(self.before().1) == Some(Role::Auxiliary),
            Form::Gerund => self.is_means(),
        }
    }

    /// The place before the adverbs before the verb, if there is one, and whether there are adverbs.
    fn before(&self) -> (bool, Option<usize>) {
        let is_adverb = |at: &usize| self.role(Some(*at)) == Some(Role::Adverb);
        let first = (0..self.at).rev().take_while(is_adverb).last().unwrap_or(self.at);
        (first < self.at, first.checked_sub(1))
    }

    fn role(&self, at: Option<usize>) -> Option<Role> {
        self.language.further.roles.get(&self.words[at?].id).copied()
    }

    fn shows(&self, at: Option<usize>, base: &str) -> bool {
        at.is_some_and(|at| &*self.language.lexicon.entry(self.words[at].id).base == base)
    }

    fn joins(&self, at: Option<usize>) -> bool {
        at.is_some_and(|at| self.words[at].is(Mark::Joiner))
    }

    /// Whether its clause, from the comma before it, tells of a moment, a case or something else.
    fn is_aside(&self) -> bool {
        let clause = (0..self.at).rev().take_while(|at| !self.shows(Some(*at), ","));
        let roles = || clause.clone().filter_map(|at| self.role(Some(at)));
        let is_case = says_when(self.words, self.at, &self.language.lexicon) || roles().any(|role| role == Role::Case);
        roles().any(|role| role == Role::Aside) || (is_case && !self.goes_on())
    }

    /// "Checks whether it is due and **pays** it": the case ends where the sentence goes on with a verb like its first.
    fn goes_on(&self) -> bool {
        let joined = ["and", "then"].into_iter().any(|word| self.shows(self.at.checked_sub(1), word));
        joined && self.words[self.at].form == Form::Third && self.words[0].is(Mark::Verb) && self.words[0].form == Form::Third
    }

    /// "**Deletes** them", "it also **deletes** them", "and **deletes** them": nothing else can be meant as what deletes. The first
    /// verb of all is none that is told further on.
    fn is_said_of_the_tool(&self) -> bool {
        let (is_besides, before) = self.before();
        let opens = before.is_none() && (is_besides || self.words[self.at].part != Part::Lead);
        opens || self.role(before) == Some(Role::Subject) || self.joins(before) || self.shows(self.at.checked_sub(1), "then")
    }

    /// "can also **delete**", "it may **delete**", "optionally **delete**"; but not "you can **delete**".
    fn is_possible(&self) -> bool {
        let (is_besides, before) = self.before();
        let opens = |before: Option<usize>| before.is_none() || self.role(before) == Some(Role::Subject) || self.joins(before);
        match self.role(before) {
            Some(Role::Modal) => opens(before.and_then(|at| at.checked_sub(1))),
            _ => is_besides && opens(before) && self.has_object(),
        }
    }

    /// "Pass reset=true to **clear** the list".
    fn is_switched_on(&self) -> bool {
        self.role(Some(0)) == Some(Role::Switch) && self.shows(self.at.checked_sub(1), "to")
    }

    /// "Summarize the thread and **post** the summary"; but not "explains how to use and **delete** the list".
    fn is_joined(&self) -> bool {
        let orders = self.words[0].is(Mark::Verb) && self.words[0].form == Form::Base;
        let serves = (0..self.at).any(|at| self.shows(Some(at), "to"));
        orders && !serves && self.at > 0 && self.joins(self.at.checked_sub(1)) && takes_object(self.words, self.at)
    }

    /// "by **restoring** the backup", "checks rights, **revoking** those", "checks files, optionally **deleting** old ones".
    fn is_means(&self) -> bool {
        let (is_besides, before) = self.before();
        let follows = self.shows(before, "by") || self.shows(before, ",");
        follows && (is_besides || takes_object(self.words, self.at))
    }

    /// In "updates or deletes since" and "deletes are refused" it is a noun.
    fn has_object(&self) -> bool {
        let verb = &self.words[self.at];
        let is_noun = |next: &Word| ![Mark::Joiner, Mark::Preposition].into_iter().any(|mark| next.is(mark));
        let listed = self.shows(self.at.checked_sub(1), ",") || verb.is(Mark::Nounish);
        let follows = !listed && self.words.get(self.at + 1).is_some_and(is_noun) && self.role(Some(self.at + 1)).is_none();
        follows || takes_object(self.words, self.at)
    }

    /// "会**删除**", "并**删除**"; but not "会删除的文件" and "列出将删除清单", which name things.
    fn follows_at_once(&self) -> bool {
        let (is_besides, before) = self.before();
        let owns = self.at + 1 < self.words.len() && self.shows(Some(self.at + 1), "的");
        let of_verb = before.and_then(|at| at.checked_sub(1)).is_some_and(|at| self.words[at].is(Mark::Verb));
        !owns && (is_besides || (self.role(before) == Some(Role::Modal) && !of_verb))
    }
}
