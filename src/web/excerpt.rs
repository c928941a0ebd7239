//! Pieces of a text around what was searched for.

use crate::lang::Lang;
use crate::search::{Hit, Marker, Matching, Reason};

/// Of a description, a result shows so many bytes.
const EXCERPT: usize = 260;

/// Of a name.
const NAME: usize = 120;

/// A text in pieces: each with whether it was searched for.
pub(super) type Pieces<'t> = Vec<(&'t str, bool)>;

/// A name with the words of a search told apart.
pub(super) fn name<'t>(marker: &Marker, text: &'t str) -> Pieces<'t> {
    pieces(marker, text, NAME)
}

/// The part of a text that holds the most words of a search.
pub(super) fn text<'t>(marker: &Marker, text: &'t str) -> Pieces<'t> {
    pieces(marker, text.trim(), EXCERPT)
}

fn pieces<'t>(marker: &Marker, text: &'t str, max: usize) -> Pieces<'t> {
    let snippet = marker.snippet(text, max);
    let mut pieces = Vec::with_capacity(2 * snippet.marks.len() + 3);
    let mut at = snippet.range.start;
    if at > 0 {
        pieces.push(("…\u{a0}", false));
    }
    for mark in &snippet.marks {
        pieces.push((&text[at..mark.start], false));
        pieces.push((&text[mark.clone()], true));
        at = mark.end;
    }
    pieces.push((&text[at..snippet.range.end], false));
    if snippet.range.end < text.len() {
        pieces.push(("\u{a0}…", false));
    }
    pieces.retain(|(text, _)| !text.is_empty());
    pieces
}

/// Why a tool was found, in words.
pub(super) fn why(lang: Lang, hit: &Hit, excerpt: &Pieces<'_>) -> String {
    let described = excerpt.iter().any(|(_, found)| *found);
    lang.say(match (hit.reason, described, hit.matching) {
        (Reason::ExactName, ..) => "search-why-exact",
        (Reason::Name, ..) => "search-why-name",
        (Reason::PartOfName, ..) => "search-why-part",
        (Reason::Text, true, Matching::All) => "search-why-description",
        (Reason::Text, true, _) => "search-why-some",
        (Reason::Text, false, _) => "search-why-elsewhere",
        (Reason::Filters, ..) => "search-why-filters",
    })
}
