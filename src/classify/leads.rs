//! Which verbs lead: the one word of a name, a title or a first sentence that says what a call does.

use super::inflection::Form;
use super::lexicon::{Lexicon, Mark, WordId};
use super::matcher::Language;
use super::reading::{FieldKind, Joint, Reading, Word};
use super::segment::Segmenter;
use super::sentences::Part;
use std::ops::Range;

/// How far into a sentence its verb may stand, how near a joined verb is, and how many words stand beside a verb.
const SENTENCE_REACH: usize = 28;
const NEAR: usize = 4;
pub(super) const BESIDE: usize = 8;

/// How much a verb counts that another, unsure one goes before.
const LATER: f64 = 0.8;

/// Marks the leading verbs of every field, and the words beside them.
pub(super) fn mark(reading: &mut Reading<'_>, language: &Language) {
    mark_name(reading, language);
    mark_prose(reading, FieldKind::Title, language);
    if reading.language().is_none() {
        mark_prose(reading, FieldKind::Description, language);
    }
    mark_modes(reading, language);
}

fn mark_name(reading: &mut Reading<'_>, language: &Language) {
    let range = reading.words_of(FieldKind::Name);
    let words = &mut reading.words[range];
    let Some(lead) = lead_of_name(words, &language.lexicon) else { return };
    for (at, word) in words.iter_mut().enumerate() {
        word.beside = at != lead;
    }
    // A noun that only may be a verb says less behind other words.
    let unsure = lead > 0 && words[lead].is(Mark::Nounish);
    words[lead].leads = match (unsure, words[lead].is(Mark::Nounish)) {
        (true, _) => language.strength.noun,
        (false, true) => language.strength.first,
        (false, false) => language.strength.name,
    };
    // `create_or_update`, `get-and-delete`: what "and" and "or" join counts as much.
    for at in 2..words.len() {
        let joined = words[at - 1].is(Mark::Joiner) && is_verb(words, at, &language.lexicon);
        if joined && words[at].form == Form::Base {
            words[at].leads = language.strength.name;
        }
    }
    keep_worst(words);
}

/// A name's verb stands first, or behind a prefix (`github_create_issue`), or last (`pods_delete`).
/// A word that is a noun as often leads only from the first place or when no other verb is there.
pub(super) fn lead_of_name(words: &[Word], lexicon: &Lexicon) -> Option<usize> {
    let verb = |at: &usize| words[*at].form == Form::Base && is_verb(words, *at, lexicon);
    let sure = |at: &usize| verb(at) && !words[*at].is(Mark::Nounish);
    let last = words.len().checked_sub(1)?;
    if sure(&0) {
        return Some(0);
    }
    if verb(&0) {
        let reports = verb(&last) && words[last].is(Mark::Report);
        let decides = sure(&last) && words[last].class > 0;
        return Some(if decides || reports { last } else { 0 });
    }
    (0..=last).find(sure).or_else(|| (0..=last).rev().find(verb))
}

/// Whether a word is a verb, alone or with the words behind it ("set up").
fn is_verb(words: &[Word], at: usize, lexicon: &Lexicon) -> bool {
    let follows = |rest: &Vec<WordId>| words.len() > at + rest.len() && rest.iter().zip(&words[at + 1..]).all(|(id, word)| *id == word.id);
    words[at].is(Mark::Verb) || (words[at].is(Mark::Phrasal) && lexicon.entry(words[at].id).phrasal.iter().any(follows))
}

/// The base form of a name's leading verb.
pub(super) fn of_name(name: &str, language: &Language, segmenter: &Segmenter) -> Option<String> {
    let mut words = Vec::new();
    segmenter.name(name, |range| words.push(Word::read(&language.lexicon, name, range, Part::Lead, 0)));
    lead_of_name(&words, &language.lexicon).map(|at| language.lexicon.entry(words[at].id).base.to_string())
}

fn mark_prose(reading: &mut Reading<'_>, kind: FieldKind, language: &Language) {
    let strength = if kind == FieldKind::Title { language.strength.title } else { language.strength.sentence };
    let field = reading.words_of(kind);
    let lead = leading_sentence(&reading.words, field.clone());
    if kind == FieldKind::Title && !leads_title(&reading.words[lead.clone()], &language.lexicon) {
        return;
    }
    if mark_sentence(&mut reading.words[lead.clone()], strength, language) || kind == FieldKind::Title {
        return;
    }
    // A first sentence without a verb is a heading; the next one says what is done, a little less surely.
    let next = body_sentence(&reading.words, lead.end..field.end);
    mark_sentence(&mut reading.words[next], strength * language.strength.body, language);
}

/// A title such as "App Store" names a thing: a word that is a noun as often leads it only from the first place.
fn leads_title(words: &[Word], lexicon: &Lexicon) -> bool {
    let first = (0..words.len()).find(|at| leads_sentence(words, *at, lexicon));
    first.is_some_and(|at| at == 0 || !words[at].is(Mark::Nounish))
}

fn leading_sentence(words: &[Word], field: Range<usize>) -> Range<usize> {
    let start = field.clone().find(|at| words[*at].part == Part::Lead).unwrap_or(field.end);
    let end = (start..field.end).find(|at| words[*at].part != Part::Lead).unwrap_or(field.end);
    start..end
}

fn body_sentence(words: &[Word], rest: Range<usize>) -> Range<usize> {
    let start = rest.clone().find(|at| words[*at].part == Part::Body).unwrap_or(rest.end);
    let ends = |at: &usize| words[*at].part != Part::Body || words[*at].sentence > words[at.saturating_sub(1).max(start)].sentence + 1;
    let end = (start..rest.end).take(SENTENCE_REACH).find(ends).unwrap_or(rest.end);
    start..end
}

/// Marks the verb of a sentence and those joined to it; says whether there is one that tells a category on its own.
fn mark_sentence(words: &mut [Word], strength: f64, language: &Language) -> bool {
    let lexicon = &language.lexicon;
    let leads = |at: &usize| leads_sentence(words, *at, lexicon) && !stands_as_noun(words, *at, lexicon) && !says_when(words, *at, lexicon);
    let Some(first) = (0..words.len().min(SENTENCE_REACH)).find(leads) else { return false };
    let first = behind_nouns(words, first);
    words[first].leads = strength;
    // A verb that says nothing on its own ("input", "open") leaves the sentence to the next one that does.
    let later = if words[first].class == 0 { sure_verb(words, first, lexicon) } else { None };
    if let Some(at) = later {
        words[at].leads = strength * LATER;
    }
    let first = later.unwrap_or(first);
    let mut previous = first;
    for at in first + 1..words.len().min(SENTENCE_REACH) {
        let near = at - previous <= NEAR;
        let unsure = words[at].is(Mark::Nounish) && at - previous > 2;
        if !joins_sentence(words, first, at, lexicon) || unsure {
            continue;
        }
        words[at].leads = if near || takes_object(words, at) { strength * 0.9 } else { strength * language.strength.joined };
        previous = at;
    }
    for word in words.iter_mut().skip(first + 1).take(BESIDE) {
        word.beside = true;
    }
    keep_worst(words);
    words[first].class > 0
}

/// In "reach, impressions, saves", "title, content and link" and "hourly auction prices" what looks like a verb is a noun:
/// it ends a list, or nothing before it ("to", "can", "this tool") asks for a verb.
fn stands_as_noun(words: &[Word], at: usize, lexicon: &Lexicon) -> bool {
    // "Post-trip review": the first half of a compound.
    if words[at].is(Mark::Nounish) && words.get(at + 1).is_some_and(|next| next.joint == Joint::Hyphen) {
        return true;
    }
    if at == 0 || lexicon.entry(words[at].id).is_chinese() {
        return false;
    }
    let before = &words[at - 1];
    // "Before running, cleans the folder": the sentence proper begins here.
    if before.is(Mark::Joiner) && says_when(words, at - 1, lexicon) {
        return false;
    }
    let ends_list = at > 1 && before.is(Mark::Joiner) && words[at].form == Form::Third;
    ends_list || (words[at].is(Mark::Nounish) && !before.is(Mark::Introducer))
}

/// In "Read this before migrating" and "Use it first before attempting to write" a verb tells the moment of the call.
pub(super) fn says_when(words: &[Word], at: usize, lexicon: &Lexicon) -> bool {
    let ends_clause = |word: &&Word| &*lexicon.entry(word.id).base == ",";
    words[..at].iter().rev().take_while(|word| !ends_clause(word)).any(|word| word.is(Mark::Moment))
}

/// In "history search" and "记录查询" the first word is a noun, and the verb follows at once.
fn behind_nouns(words: &[Word], first: usize) -> usize {
    let unsure = words[first].is(Mark::Nounish);
    let sure = |word: &Word| word.class > 0 && !word.is(Mark::Nounish) && word.form == Form::Base;
    if unsure && words.get(first + 1).is_some_and(sure) { first + 1 } else { first }
}

/// The first verb behind this one that some rule gives a category on its own.
fn sure_verb(words: &[Word], behind: usize, lexicon: &Lexicon) -> Option<usize> {
    let sure = |at: &usize| words[*at].class > 0 && !words[*at].is(Mark::Nounish);
    (behind + 1..words.len().min(SENTENCE_REACH)).find(|at| sure(at) && leads_sentence(words, *at, lexicon))
}

fn leads_sentence(words: &[Word], at: usize, lexicon: &Lexicon) -> bool {
    let word = &words[at];
    let after_determiner = at > 0 && words[at - 1].is(Mark::Determiner);
    let before_this = words.get(at + 1).is_some_and(|next| next.is(Mark::Demonstrative));
    let opens = word.is(Mark::Opener) && before_this;
    !opens && is_verb(words, at, lexicon) && word.form != Form::Past && !word.negated && !after_determiner
}

/// A verb behind "and", "or" or a comma, in the form of the first one.
fn joins_sentence(words: &[Word], first: usize, at: usize, lexicon: &Lexicon) -> bool {
    let same_form = words[at].form == words[first].form;
    let says_more = !words[at].is(Mark::Output);
    same_form && says_more && words[at - 1].is(Mark::Joiner) && leads_sentence(words, at, lexicon)
}

/// In "delete the issue" and "clear them" a verb has an object of its own: a deed, however far from the first one.
pub(super) fn takes_object(words: &[Word], verb: usize) -> bool {
    let names = |next: &&Word| next.is(Mark::Demonstrative) || (next.is(Mark::Determiner) && !next.is(Mark::Preposition));
    words.get(verb + 1).filter(names).is_some_and(|next| next.joint == Joint::Gap)
}

/// A tool that does several things is what the worst of them is: milder verbs beside a worse one stop counting.
pub(super) fn keep_worst(words: &mut [Word]) {
    let worst = words.iter().filter(|word| word.leads > 0.0).map(|word| word.class).max().unwrap_or(0);
    for word in words.iter_mut().filter(|word| word.leads > 0.0) {
        if word.class != 0 && word.class < worst {
            word.leads = 0.0;
        }
    }
}

/// The choices of a parameter such as `action` are verbs too, and again the worst counts.
fn mark_modes(reading: &mut Reading<'_>, language: &Language) {
    let mut marked: Vec<(usize, u8)> = Vec::new();
    for field in &reading.fields {
        let (FieldKind::Choice(parameter, _) | FieldKind::Listed(parameter, _)) = field.kind else { continue };
        let is_mode = reading.parameter(parameter).is_some_and(|p| language.is_mode(p));
        let words = &reading.words[field.words.clone()];
        if let Some(lead) = lead_of_name(words, &language.lexicon).filter(|_| is_mode) {
            marked.push((field.words.start + lead, words[lead].class));
        }
    }
    let worst = marked.iter().map(|(_, class)| *class).max().unwrap_or(0);
    for (at, _) in marked.into_iter().filter(|(_, class)| *class == worst && *class > 0) {
        reading.words[at].leads = language.strength.mode;
    }
}
