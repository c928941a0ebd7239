//! Text to words: names at case and punctuation, prose at spaces, Chinese by dictionary.

use crate::model::simplify;
use jieba_rs::Jieba;
use std::ops::Range;

/// Cuts text into words. Holds the dictionary of Chinese words.
pub(super) struct Segmenter {
    chinese: Jieba,
}

/// How often an added word is taken to occur: often enough that it is not cut into its parts.
const KNOWN_WORD: usize = 100_000;

/// What the segmenter met.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Piece {
    /// A word, a number, or an identifier that is one word to the reader.
    Word(Range<usize>),
    /// A comma, slash or the like between words.
    Mark(Range<usize>),
}

impl Segmenter {
    /// The usual dictionary, and these words beside it.
    pub(super) fn new<'w>(words: impl Iterator<Item = &'w String>) -> Self {
        let mut chinese = Jieba::new();
        for word in words {
            chinese.add_word(&simplify(word), Some(KNOWN_WORD), None);
        }
        Self { chinese }
    }

    /// The words of a name: `OOS_StopRDSInstances` is oos, stop, rds, instances.
    pub(super) fn name(&self, text: &str, mut each: impl FnMut(Range<usize>)) {
        for run in runs(text) {
            match run.kind {
                Kind::Latin => split_case(text, run.range, &mut each),
                Kind::Chinese => self.chinese(text, run.range, &mut each),
                Kind::Mark => {}
            }
        }
    }

    /// The words and marks of prose. Identifiers such as `delete_record` stay whole: they name other things.
    pub(super) fn prose(&self, text: &str, range: Range<usize>, mut each: impl FnMut(Piece)) {
        let offset = range.start;
        let moved = |r: Range<usize>| r.start + offset..r.end + offset;
        for run in runs(&text[range]) {
            match run.kind {
                Kind::Latin => each(Piece::Word(moved(run.range))),
                Kind::Mark => each(Piece::Mark(moved(run.range))),
                Kind::Chinese => self.chinese(text, moved(run.range), &mut |word| each(Piece::Word(word))),
            }
        }
    }

    fn chinese(&self, text: &str, range: Range<usize>, each: &mut impl FnMut(Range<usize>)) {
        let start = range.start;
        let simple = simplify(&text[range]);
        for token in self.chinese.cut(&simple, false) {
            each(start + token.byte_start..start + token.byte_end);
        }
    }
}

struct Run {
    kind: Kind,
    range: Range<usize>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Latin,
    Chinese,
    Mark,
}

/// Stretches of one kind; everything else (spaces, brackets, stops) lies between them.
fn runs(text: &str) -> impl Iterator<Item = Run> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let (first, kind) = first_of_a_kind(text, at)?;
        let rest = &text[first..];
        let length = match kind {
            Kind::Mark => rest.chars().next().map_or(1, char::len_utf8),
            Kind::Chinese => rest.find(|c| !is_chinese(c)).unwrap_or(rest.len()),
            Kind::Latin => latin_length(rest),
        };
        at = first + length;
        Some(Run { kind, range: first..at })
    })
}

/// Where the next run begins, and of which kind it is.
fn first_of_a_kind(text: &str, mut at: usize) -> Option<(usize, Kind)> {
    loop {
        let byte = *text.as_bytes().get(at)?;
        let (kind, length) = if byte.is_ascii() {
            (ASCII_KINDS[usize::from(byte)], 1)
        } else {
            let c = text[at..].chars().next()?;
            (kind(c), c.len_utf8())
        };
        match kind {
            Some(kind) => return Some((at, kind)),
            None => at += length,
        }
    }
}

/// The kind of each ASCII character, since most text is made of these.
const ASCII_KINDS: [Option<Kind>; 128] = {
    let mut kinds = [None; 128];
    let mut byte = 0_u8;
    while byte < 128 {
        kinds[byte as usize] = match byte {
            b',' | b'/' | b'&' | b'+' => Some(Kind::Mark),
            _ if byte.is_ascii_alphanumeric() => Some(Kind::Latin),
            _ => None,
        };
        byte += 1;
    }
    kinds
};

/// Letters, digits and underscores; an apostrophe between letters belongs to the word ("doesn't").
fn latin_length(rest: &str) -> usize {
    let mut end = rest.bytes().position(|b| !b.is_ascii_alphanumeric() && b != b'_').unwrap_or(rest.len());
    if rest.as_bytes().get(end).is_none_or(|b| b.is_ascii() && *b != b'\'') {
        return end;
    }
    end = 0;
    for (i, c) in rest.char_indices() {
        let joins = c == '_' || (matches!(c, '\'' | '’') && rest[i + c.len_utf8()..].starts_with(|n: char| n.is_ascii_lowercase()));
        if joins || (c.is_alphanumeric() && !is_chinese(c)) {
            end = i + c.len_utf8();
        } else {
            break;
        }
    }
    end
}

fn kind(c: char) -> Option<Kind> {
    match c {
        ',' | '/' | '、' | '，' | '&' | '+' => Some(Kind::Mark),
        c if is_chinese(c) => Some(Kind::Chinese),
        c if c.is_alphanumeric() => Some(Kind::Latin),
        _ => None,
    }
}

/// Whether a character is Chinese, in either script.
pub(super) fn is_chinese(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
}

/// Cuts at underscores and where case says that a word begins: `getHTTPResponse` is get, HTTP, Response.
fn split_case(text: &str, range: Range<usize>, each: &mut impl FnMut(Range<usize>)) {
    let word = &text[range.clone()];
    let mut chars = word.char_indices().peekable();
    let (mut start, mut previous) = (0, '_');
    while let Some((at, c)) = chars.next() {
        let next_is_lower = chars.peek().is_some_and(|(_, n)| n.is_lowercase());
        let begins = c.is_uppercase() && (previous.is_lowercase() || previous.is_numeric() || (previous.is_uppercase() && next_is_lower));
        if c == '_' || begins {
            if at > start {
                each(range.start + start..range.start + at);
            }
            start = if c == '_' { at + 1 } else { at };
        }
        previous = c;
    }
    if start < word.len() {
        each(range.start + start..range.end);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::LazyLock;

    static SEGMENTER: LazyLock<Segmenter> = LazyLock::new(|| Segmenter::new(["调用方".to_owned()].iter()));

    fn name(text: &str) -> Vec<&str> {
        let mut words = vec![];
        SEGMENTER.name(text, |range| words.push(&text[range]));
        words
    }

    fn prose(text: &str) -> Vec<&str> {
        let mut words = vec![];
        SEGMENTER.prose(text, 0..text.len(), |piece| match piece {
            Piece::Word(range) | Piece::Mark(range) => words.push(&text[range]),
        });
        words
    }

    #[test]
    fn names_split_at_case_and_punctuation() {
        assert_eq!(name("OOS_StopRDSInstances"), ["OOS", "Stop", "RDS", "Instances"]);
        assert_eq!(name("im.v1.message-create"), ["im", "v1", "message", "create"]);
        assert_eq!(name("getHTTPResponse"), ["get", "HTTP", "Response"]);
    }

    #[test]
    fn chinese_runs_split_at_words() {
        assert_eq!(name("删除用户_user"), ["删除", "用户", "user"]);
        assert_eq!(prose("批量查询Pod状态"), ["批量", "查询", "Pod", "状态"]);
        assert_eq!(prose("向调用方指定的"), ["向", "调用方", "指定", "的"]);
    }

    #[test]
    fn identifiers_in_prose_stay_whole() {
        assert_eq!(prose("Doesn't call delete_record, ever"), ["Doesn't", "call", "delete_record", ",", "ever"]);
    }

    #[test]
    fn odd_text_gives_no_words_and_no_panic() {
        for text in ["", "\u{0}", "🤖", "___", "'", "\u{202e}", "é’"] {
            let _ = (name(text), prose(text));
        }
    }
}
