//! Quotes from a definition for the rationale: the words that a rule rests on, with what they act on and what they mean in
//! English where they are Chinese.

use super::hits::Span;
use super::lexicon::Mark;
use super::matcher::{Fired, Language};
use super::pack::Pack;
use super::reading::{FieldKind, Reading};
use crate::model::one_line;
use std::ops::Range;

/// Longer quotes are cut.
const LONGEST: usize = 90;

/// How many words behind a verb may belong to what it acts on.
const REACH: usize = 10;

/// How many words a denial is followed for.
const DENIED: usize = 6;

/// Words of a definition.
pub(super) struct Quote<'a> {
    /// The words on one line, cut where they are many.
    pub(super) shown: String,
    /// What the Chinese ones mean, in English.
    pub(super) glosses: Vec<&'a str>,
    /// Where they stand.
    pub(super) place: Place,
}

/// A place in a definition, as a reader would name it.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Place {
    Name,
    Title,
    Description,
    ServerName,
    ServerDescription,
    ParameterText,
    Choices,
    ParameterName,
}

/// The words that a rule rests on, from two places at most; empty when it rests on none.
pub(super) fn cited<'a>(pack: &'a Pack, reading: &Reading<'a>, fired: &Fired) -> Vec<Quote<'a>> {
    let mut quotes: Vec<Quote<'a>> = Vec::new();
    let mut spans: Vec<&Span> = fired.spans.iter().collect();
    // The verb tells more than what it stands beside, and the description more than the bare name.
    spans.sort_by_key(|span| (reading.words[span.words.start].leads <= 0.0, rank(reading.fields[span.field].kind)));
    for span in spans {
        let place = place(reading.fields[span.field].kind);
        if quotes.len() < 2 && !quotes.iter().any(|quote| quote.place == place) {
            quotes.push(quote(pack, reading, span.field, clause(reading, span)));
        }
    }
    quotes
}

/// What the description says that a call doesn't do: “does not modify the table”. `warns` tells of a word, by its field and its
/// number, that it is a warning and no promise.
pub(super) fn denied<'a>(
    pack: &'a Pack,
    reading: &Reading<'a>,
    language: &Language,
    warns: impl Fn(usize, usize) -> bool,
) -> Option<Quote<'a>> {
    let field = reading.fields.iter().position(|field| field.kind == FieldKind::Description)?;
    let range = reading.fields[field].words.clone();
    let words = &reading.words;
    let is = |at: usize, mark: Mark| language.lexicon.entry(words[at].id).is(mark);
    let says = |at: usize| words[at].negated && words[at].part.says() && !is(at, Mark::Notice);
    let deed = |at: usize| says(at) && language.lexicon.entry(words[at].id).weight_class > 1;
    let found = range.clone().find(|at| deed(*at) && !warns(field, *at))?;
    let start = (range.start..found).rev().find(|at| is(*at, Mark::Negator))?;
    // "does not": the auxiliary belongs to it.
    let behind_another = start > range.start && words[start - 1].sentence == words[start].sentence && !is(start - 1, Mark::Joiner);
    let needs_another = reading.text(field, start..start + 1).eq_ignore_ascii_case("not");
    let start = start - usize::from(behind_another && needs_another && words[start].start - words[start - 1].end <= 1);
    let same = |at: &usize| words[*at].sentence == words[found].sentence && (*at <= found || !is(*at, Mark::Joiner));
    let end = (found..range.end.min(found + DENIED)).take_while(same).last()? + 1;
    Some(quote(pack, reading, field, start..end))
}

fn quote<'a>(pack: &'a Pack, reading: &Reading<'a>, field: usize, words: Range<usize>) -> Quote<'a> {
    let shown = one_line(&one_spaced(reading.text(field, words.clone())), LONGEST);
    let mut glosses: Vec<&str> = Vec::new();
    for gloss in words.filter_map(|at| pack.gloss(reading.text(field, at..at + 1))) {
        if !glosses.contains(&gloss) {
            glosses.push(gloss);
        }
    }
    Quote { shown, glosses, place: place(reading.fields[field].kind) }
}

/// A text with one space wherever it has white space.
fn one_spaced(text: &str) -> String {
    let mut spaced = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !spaced.is_empty() {
            spaced.push(' ');
        }
        spaced.push_str(word);
    }
    spaced
}

/// A leading verb with what it acts on; any other span as it is.
fn clause(reading: &Reading<'_>, span: &Span) -> Range<usize> {
    let field = &reading.fields[span.field];
    let prose = matches!(field.kind, FieldKind::Title | FieldKind::Description);
    let verb = span.words.start;
    if !prose || reading.words[verb].leads <= 0.0 {
        return span.words.clone();
    }
    let last = field.words.end.min(verb + 1 + REACH);
    let inside = |at: &usize| reading.words[*at].sentence == reading.words[verb].sentence && reading.words[*at].leads <= 0.0;
    let head = (span.words.end..last).take_while(inside).filter(|at| reading.words[*at].head).last();
    verb..head.map_or(span.words.end, |at| at + 1)
}

fn rank(kind: FieldKind) -> u8 {
    match kind {
        FieldKind::Description => 0,
        FieldKind::Name => 1,
        FieldKind::Title => 2,
        _ => 3,
    }
}

fn place(kind: FieldKind) -> Place {
    match kind {
        FieldKind::Name => Place::Name,
        FieldKind::Title => Place::Title,
        FieldKind::Description | FieldKind::Listed(_, true) => Place::Description,
        FieldKind::ServerName => Place::ServerName,
        FieldKind::ServerDescription => Place::ServerDescription,
        FieldKind::ParameterText(_) | FieldKind::Listed(_, false) => Place::ParameterText,
        FieldKind::Choice(..) => Place::Choices,
        FieldKind::ParameterName(_) => Place::ParameterName,
    }
}
