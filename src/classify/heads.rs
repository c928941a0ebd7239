//! Which nouns head the object of a leading verb: the thing that a call acts on, as `note` in "Deletes a user's note by id".

use super::inflection::Form;
use super::leads::BESIDE;
use super::lexicon::Mark;
use super::reading::{FieldKind, Reading, Word};
use std::ops::Range;

/// How many words an object may have.
const LONGEST: usize = 10;

/// Nouns that only say how many: "a list **of** videos" is videos.
const MEASURES: [&str; 6] = ["list", "set", "batch", "series", "array", "page"];

/// Marks the heads in the name, the title and the description. Leading verbs must be marked before.
pub(super) fn mark(reading: &mut Reading<'_>) {
    let name = reading.words_of(FieldKind::Name);
    if let Some(verb) = leading(&reading.words, name.clone()) {
        let behind = verb + 1..name.end;
        // In `pods_delete` the object stands before its verb.
        let object = if behind.is_empty() { name.start..verb } else { behind };
        let ends = |at: usize| reading.words[at].is(Mark::Preposition);
        let end = object.clone().find(|at| ends(*at)).unwrap_or(object.end);
        mark_phrase(&mut reading.words, object.start..end);
    }
    let modes: Vec<Range<usize>> = reading.fields.iter().filter(|field| field.kind.is_mode()).map(|field| field.words.clone()).collect();
    for words in modes {
        if let Some(verb) = leading(&reading.words, words.clone()) {
            mark_phrase(&mut reading.words, verb + 1..words.end);
        }
    }
    mark_objects(reading, FieldKind::Title);
    if reading.language().is_none() {
        mark_objects(reading, FieldKind::Description);
        if !reading.has_verb() {
            mark_named(reading);
        }
    }
}

/// Where no verb leads, what is named stands where the object of a verb would: `channel_posts`, "Recent **posts** of a channel".
fn mark_named(reading: &mut Reading<'_>) {
    for kind in [FieldKind::Name, FieldKind::Description] {
        let Some(field) = reading.fields.iter().find(|field| field.kind == kind) else { continue };
        let (text, range) = (field.text, field.words.clone());
        let end = phrase_end(&reading.words, range.clone(), text);
        mark_phrase(&mut reading.words, range.start..end);
        let sentence = reading.words.get(range.start).map(|word| word.sentence);
        let beside = reading.words[range].iter_mut().take_while(|word| Some(word.sentence) == sentence).take(BESIDE);
        beside.for_each(|word| word.beside = true);
    }
}

fn leading(words: &[Word], range: Range<usize>) -> Option<usize> {
    range.into_iter().rfind(|at| words[*at].leads > 0.0)
}

/// Marks what stands behind each leading verb of a text; of joined objects the first, which the call is about.
fn mark_objects(reading: &mut Reading<'_>, kind: FieldKind) {
    let Some(field) = reading.fields.iter().find(|field| field.kind == kind) else { return };
    let (text, range) = (field.text, field.words.clone());
    let verbs: Vec<usize> = range.clone().filter(|at| reading.words[*at].leads > 0.0).collect();
    for verb in verbs {
        let end = phrase_end(&reading.words, verb + 1..range.end, text);
        mark_phrase(&mut reading.words, verb + 1..end);
        let measured = verb + 1 < end && reading.words[end - 1].is_any(text, &MEASURES);
        if measured && end < range.end && reading.words[end].is_any(text, &["of"]) {
            let end_of_measured = phrase_end(&reading.words, end + 1..range.end, text);
            mark_phrase(&mut reading.words, end + 1..end_of_measured);
        }
    }
}

/// Where a noun phrase ends: at a preposition, at what joins, at a bracket or stop, at the next sentence or verb.
fn phrase_end(words: &[Word], rest: Range<usize>, text: &str) -> usize {
    let stops = |at: &usize| {
        let word = &words[*at];
        let cut = *at > rest.start && text[words[at - 1].end..words[*at].start].contains(['(', '（', ':', '：', ';', '—', '"', '`', '“']);
        let next_sentence = words[*at].sentence != words[rest.start].sentence;
        // "the session **associated** with", "contacts **matching** a pattern"
        let determined = words.get(at + 1).is_some_and(|next| next.is(Mark::Determiner));
        let participle = *at > rest.start && (word.form == Form::Past || (word.form == Form::Gerund && determined));
        cut || participle || next_sentence || words[*at].leads > 0.0 || word.is(Mark::Preposition) || word.is(Mark::Joiner)
    };
    let last = rest.end.min(rest.start + LONGEST);
    (rest.start..last).find(stops).unwrap_or(last)
}

/// Marks the last word of a phrase as its head; words such as "list" and "information" leave that to the one before.
fn mark_phrase(words: &mut [Word], phrase: Range<usize>) {
    for at in phrase.rev() {
        words[at].head = true;
        if !words[at].is(Mark::Tail) {
            return;
        }
    }
}
