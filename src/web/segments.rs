//! Quoted text in pieces that a template can print one by one: plain, marked as evidence, or a hidden character.

use crate::model::{Evidence, clip, code_of, is_hidden};

pub(super) use crate::model::one_line;
use std::collections::BTreeSet;

/// A piece of quoted text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Segment {
    /// As it stands.
    Plain(String),
    /// What rules rest on, with their titles.
    Marked { text: String, because: String },
    /// What somebody searched for.
    Found(String),
    /// A character that can't be seen or that turns the order of reading, by its code: `U+202E`.
    Hidden(String),
    /// What was cut off: so many bytes.
    Cut(usize),
}

/// The longest quoted text that a page shows.
const MAX_SHOWN: usize = 20_000;

/// Text without marks.
pub(super) fn plain(text: &str) -> Vec<Segment> {
    marked(text, &[], |_| String::new())
}

/// The beginning of a text, and how much was cut off.
pub(super) fn clipped(text: &str, max: usize) -> Vec<Segment> {
    let shown = clip(text, max);
    let mut segments = plain(shown);
    if shown.len() < text.len() {
        segments.push(Segment::Cut(text.len() - shown.len()));
    }
    segments
}

/// Text with the spans of these pieces of evidence marked; `because` gives a rule's title.
pub(super) fn marked(text: &str, evidence: &[&Evidence], because: impl Fn(&str) -> String) -> Vec<Segment> {
    let shown = clip(text, MAX_SHOWN);
    let mut segments = Vec::new();
    for window in cuts(shown, evidence).windows(2) {
        let (start, end) = (window[0], window[1]);
        let rules: BTreeSet<&str> = evidence.iter().filter(|e| e.start <= start && end <= e.end).map(|e| e.rule.as_str()).collect();
        let titles: Vec<String> = rules.into_iter().map(&because).collect();
        visible(&shown[start..end], &titles.join("; "), &mut segments);
    }
    if shown.len() < text.len() {
        segments.push(Segment::Cut(text.len() - shown.len()));
    }
    segments
}

/// Pieces of a text, in each of which everything was searched for or nothing.
pub(super) fn found<'t>(pieces: impl IntoIterator<Item = (&'t str, bool)>) -> Vec<Segment> {
    let mut segments = Vec::new();
    for (text, is_found) in pieces {
        let start = segments.len();
        visible(text, "", &mut segments);
        for segment in segments[start..].iter_mut().filter(|_| is_found) {
            if let Segment::Plain(text) = segment {
                *segment = Segment::Found(std::mem::take(text));
            }
        }
    }
    segments
}

/// Every place where a mark begins or ends, and the ends of the text.
fn cuts(text: &str, evidence: &[&Evidence]) -> Vec<usize> {
    let inside = |at: &usize| *at <= text.len() && text.is_char_boundary(*at);
    let spans = evidence.iter().flat_map(|e| [e.start, e.end]).filter(inside);
    let cuts: BTreeSet<usize> = spans.chain([0, text.len()]).collect();
    cuts.into_iter().collect()
}

/// Splits off the hidden characters of a piece.
fn visible(text: &str, because: &str, segments: &mut Vec<Segment>) {
    let mut rest = text;
    while let Some((at, hidden)) = rest.char_indices().find(|(_, c)| is_hidden(*c)) {
        push(&rest[..at], because, segments);
        segments.push(Segment::Hidden(code_of(hidden)));
        rest = &rest[at + hidden.len_utf8()..];
    }
    push(rest, because, segments);
}

fn push(text: &str, because: &str, segments: &mut Vec<Segment>) {
    match (text.is_empty(), because.is_empty()) {
        (true, _) => {}
        (false, true) => segments.push(Segment::Plain(text.to_owned())),
        (false, false) => segments.push(Segment::Marked { text: text.to_owned(), because: because.to_owned() }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn evidence(start: usize, end: usize, rule: &str) -> Evidence {
        Evidence { field: "description".into(), start, end, text: String::new(), rule: rule.into() }
    }

    #[test]
    fn overlapping_marks_never_lose_or_repeat_text() {
        let (a, b) = (evidence(0, 6, "a"), evidence(3, 9, "b"));
        let segments = marked("删除用户", &[&a, &b], str::to_owned);
        let texts: Vec<_> = segments
            .iter()
            .map(|s| if let Segment::Marked { text, because } = s { (text.as_str(), because.as_str()) } else { ("用户", "") })
            .collect();
        assert_eq!(texts[..2], [("删", "a"), ("除", "a; b")]);
    }

    #[test]
    fn a_span_that_cuts_a_character_is_ignored() {
        assert_eq!(marked("删除", &[&evidence(1, 99, "x")], str::to_owned), [Segment::Plain("删除".into())]);
    }

    #[test]
    fn hidden_characters_are_written_out() {
        let expected =
            [Segment::Plain("a".into()), Segment::Hidden("U+202E".into()), Segment::Plain("b".into()), Segment::Hidden("U+0000".into())];
        assert_eq!(plain("a\u{202e}b\0"), expected);
        assert_eq!(one_line("a\u{202e}\nb", 40), "a⟨U+202E⟩ b");
    }

    #[test]
    fn a_very_long_text_is_cut_and_says_so() {
        assert_eq!(plain(&"a".repeat(1_000_000)).last(), Some(&Segment::Cut(980_000)));
    }
}
