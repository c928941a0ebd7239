//! Text to words: at spaces, punctuation, case and digits; scripts without spaces to characters and pairs.
//!
//! No dictionary: a Chinese text is its characters and their overlapping pairs, so nothing can be cut in the wrong place.

use super::fold::{Class, class};
use std::ops::Range;

/// A piece of text that is looked up as one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Piece {
    /// Where it stands.
    pub(super) range: Range<usize>,
    /// Its place among the words; pieces that overlap share it.
    pub(super) position: u32,
    pub(super) kind: Kind,
    /// Whether it is small letters alone, which nothing has to be done to.
    pub(super) plain: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A word or a number of its own.
    Word,
    /// A part of a word in camel case or with digits.
    Part,
    /// Such a word as a whole, beside its parts.
    Whole,
    /// One character of a script without spaces, with which a pair begins.
    Single,
    /// The last character of a run of these, with which none does.
    Last,
    /// Two of them.
    Pair,
}

impl Kind {
    /// Whether it is one character of a script without spaces.
    pub(super) fn is_character(self) -> bool {
        matches!(self, Self::Single | Self::Last)
    }
}

/// Letters with digits up to this length stay together: `s3`, `k8s`, `mp4`, `h264`.
const SHORT: usize = 4;

/// Calls `each` for every piece of a text, in the order of their places.
pub(super) fn split(text: &str, mut each: impl FnMut(Piece)) {
    let (mut position, mut start) = (0, 0);
    while let Some(first) = text.as_bytes().get(start) {
        // Most of most texts: no character has to be looked up.
        if first.is_ascii() && !first.is_ascii_alphanumeric() {
            start += 1;
            continue;
        }
        let found = class_at(text, start);
        if found == Class::Gap {
            start += length_at(text, start);
            continue;
        }
        let joined = found == Class::Joined;
        let end = run_end(text, start, joined);
        let run = &text[start..end];
        position = if joined { split_joined(run, start, position, &mut each) } else { split_word(run, start, position, &mut each) };
        start = end;
    }
}

fn class_at(text: &str, at: usize) -> Class {
    text[at..].chars().next().map_or(Class::Gap, class)
}

fn length_at(text: &str, at: usize) -> usize {
    text[at..].chars().next().map_or(1, char::len_utf8)
}

/// Where a run of characters of one sort ends.
fn run_end(text: &str, start: usize, joined: bool) -> usize {
    let bytes = text.as_bytes();
    let mut end = start;
    while let Some(byte) = bytes.get(end) {
        let goes_on = if byte.is_ascii() { !joined && byte.is_ascii_alphanumeric() } else { belongs(class_at(text, end), joined) };
        if !goes_on {
            break;
        }
        end += if byte.is_ascii() { 1 } else { length_at(text, end) };
    }
    end
}

fn belongs(found: Class, joined: bool) -> bool {
    match found {
        Class::Gap => false,
        Class::Joined => joined,
        Class::Letter | Class::Digit => !joined,
    }
}

/// Characters and pairs; both begin at the character's place.
fn split_joined(run: &str, offset: usize, mut position: u32, each: &mut impl FnMut(Piece)) -> u32 {
    let mut chars = run.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let start = offset + at;
        let end = start + c.len_utf8();
        match chars.peek() {
            Some((_, next)) => {
                each(Piece { range: start..end, position, kind: Kind::Single, plain: false });
                each(Piece { range: start..end + next.len_utf8(), position, kind: Kind::Pair, plain: false });
            }
            None => each(Piece { range: start..end, position, kind: Kind::Last, plain: false }),
        }
        position += 1;
    }
    position
}

fn split_word(run: &str, offset: usize, position: u32, each: &mut impl FnMut(Piece)) -> u32 {
    let whole = offset..offset + run.len();
    // Nearly all words of prose: nothing to cut.
    if run.bytes().all(|b| b.is_ascii_lowercase()) {
        each(Piece { range: whole, position, kind: Kind::Word, plain: true });
        return position + 1;
    }
    let mut cuts = [0_usize; MAX_CUTS];
    let found = find_cuts(run, &mut cuts);
    if found == 0 {
        each(Piece { range: whole, position, kind: Kind::Word, plain: false });
        return position + 1;
    }
    each(Piece { range: whole, position, kind: Kind::Whole, plain: false });
    let (mut start, mut place) = (0, position);
    for end in cuts[..found].iter().copied().chain([run.len()]) {
        each(Piece { range: offset + start..offset + end, position: place, kind: Kind::Part, plain: false });
        start = end;
        place += 1;
    }
    place
}

/// A word is cut at most this often; what follows stays one part.
const MAX_CUTS: usize = 15;

/// Where case or digits say that another word begins.
fn find_cuts(run: &str, cuts: &mut [usize; MAX_CUTS]) -> usize {
    let mut found = 0;
    let mut start = 0;
    let mut before: Option<char> = None;
    let mut chars = run.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map(|(_, next)| *next);
        if let Some(before) = before
            && found < MAX_CUTS
            && begins(run, start, at, before, c, next)
        {
            cuts[found] = at;
            found += 1;
            start = at;
        }
        before = Some(c);
    }
    found
}

fn begins(run: &str, start: usize, at: usize, before: char, c: char, next: Option<char>) -> bool {
    if c.is_uppercase() {
        // `createIssue`, and the last capital of `HTTPServer`; not the plural `IDs`.
        let word = next.is_some_and(char::is_lowercase) && before.is_uppercase() && !is_plural(&run[at..]);
        return before.is_lowercase() || word || (before.is_numeric() && next.is_some_and(char::is_lowercase));
    }
    let digits = c.is_numeric() != before.is_numeric();
    digits && part_length(&run[start..]) > SHORT
}

fn is_plural(rest: &str) -> bool {
    let mut chars = rest.chars().skip(1);
    chars.next() == Some('s') && chars.next().is_none_or(char::is_uppercase)
}

/// Characters up to the next capital that begins a word.
fn part_length(rest: &str) -> usize {
    let mut lower = false;
    rest.chars()
        .take_while(|c| {
            let goes_on = !(lower && c.is_uppercase());
            lower |= c.is_lowercase();
            goes_on
        })
        .count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pieces(text: &str) -> Vec<(&str, u32)> {
        let mut found = Vec::new();
        split(text, |piece| found.push((&text[piece.range], piece.position)));
        found
    }

    #[test]
    fn names_are_cut_at_case_digits_and_punctuation() {
        assert_eq!(pieces("create_issue"), [("create", 0), ("issue", 1)]);
        assert_eq!(pieces("createIssue"), [("createIssue", 0), ("create", 0), ("Issue", 1)]);
        assert_eq!(pieces("HTTPServer IDs"), [("HTTPServer", 0), ("HTTP", 0), ("Server", 1), ("IDs", 2)]);
        assert_eq!(pieces("s3 text2image"), [("s3", 0), ("text2image", 1), ("text", 1), ("2", 2), ("image", 3)]);
    }

    #[test]
    fn chinese_is_characters_and_pairs() {
        assert_eq!(pieces("删文件 a"), [("删", 0), ("删文", 0), ("文", 1), ("文件", 1), ("件", 2), ("a", 3)]);
    }
}
