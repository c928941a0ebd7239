//! Text to words: names at case and punctuation, prose at spaces, Chinese by dictionary.

use super::dictionary::Dictionary;
use super::keys::Key;
use std::ops::Range;

/// Cuts text into words. Holds the dictionary of Chinese words.
pub(super) struct Segmenter {
    chinese: Dictionary,
}

impl Segmenter {
    /// The usual dictionary, and these words beside it.
    pub(super) fn new<'w>(words: impl Iterator<Item = &'w str>) -> Self {
        Self { chinese: Dictionary::new(words) }
    }

    /// The words of a name: `OOS_StopRDSInstances` is oos, stop, rds, instances.
    pub(super) fn name(&self, text: &str, mut each: impl FnMut(Range<usize>)) {
        runs(text, 0..text.len(), |kind, run, _| match kind {
            Kind::Latin => split_case(text, run, &mut each),
            Kind::Chinese => self.chinese(text, run, &mut each),
            Kind::Mark => {}
        });
    }

    /// The words of prose, and what stands between them as a word does: commas, slashes and the like. Plain words come with
    /// their keys. Identifiers such as `delete_record` stay whole: they name other things.
    pub(super) fn prose(&self, text: &str, range: Range<usize>, mut each: impl FnMut(Range<usize>, Option<Key>)) {
        runs(text, range, |kind, run, key| match kind {
            Kind::Latin | Kind::Mark => each(run, key),
            Kind::Chinese => self.chinese(text, run, &mut |word| each(word, None)),
        });
    }

    fn chinese(&self, text: &str, range: Range<usize>, each: &mut impl FnMut(Range<usize>)) {
        let start = range.start;
        self.chinese.cut(&text[range], |word| each(start + word.start..start + word.end));
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Latin,
    Chinese,
    Mark,
}

/// Stretches of one kind, with their keys where these are seen at once; everything else (spaces, brackets, stops) lies between.
fn runs(text: &str, range: Range<usize>, mut each: impl FnMut(Kind, Range<usize>, Option<Key>)) {
    let (within, mut at) = (&text[..range.end], range.start);
    while let Some(byte) = within.as_bytes().get(at) {
        let (kind, width) = if byte.is_ascii() { (ASCII_KINDS[usize::from(*byte)], 1) } else { wide(&within[at..]) };
        let Some(kind) = kind else {
            at += width;
            continue;
        };
        let seen = match kind {
            Kind::Latin => Key::plain(text.as_bytes(), at),
            Kind::Mark if byte.is_ascii() => Some((Key::single(*byte), 1)),
            _ => None,
        };
        // What was seen of the text doesn't know where the range ends.
        let (length, key) = match seen.filter(|(_, length)| at + length <= range.end) {
            Some((key, length)) => (length, Some(key)),
            None => (length(&within[at..], kind), None),
        };
        each(kind, at..at + length, key);
        at += length;
    }
}

/// The length of the run of a kind that a text begins with.
fn length(rest: &str, kind: Kind) -> usize {
    match kind {
        Kind::Mark => rest.chars().next().map_or(1, char::len_utf8),
        Kind::Chinese => rest.find(|c| !is_chinese(c)).unwrap_or(rest.len()),
        Kind::Latin => latin_length(rest),
    }
}

/// The kind of the character that a text begins with, and how many bytes it takes.
fn wide(rest: &str) -> (Option<Kind>, usize) {
    rest.chars().next().map_or((None, 1), |c| (kind(c), c.len_utf8()))
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

/// Which bytes are an ASCII letter or digit or an underscore.
const IN_WORD: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0_u8;
    while byte < 128 {
        table[byte as usize] = byte.is_ascii_alphanumeric() || byte == b'_';
        byte += 1;
    }
    table
};

/// Letters, digits and underscores; an apostrophe between letters belongs to the word ("doesn't").
#[inline]
fn latin_length(rest: &str) -> usize {
    let bytes = rest.as_bytes();
    let mut end = 0;
    loop {
        end += bytes[end..].iter().position(|byte| !IN_WORD[usize::from(*byte)]).unwrap_or(bytes.len() - end);
        if bytes.get(end).is_none_or(|byte| byte.is_ascii() && *byte != b'\'') {
            return end;
        }
        let Some(c) = rest[end..].chars().next() else { return end };
        let behind = end + c.len_utf8();
        let joins = matches!(c, '\'' | '’') && bytes.get(behind).is_some_and(u8::is_ascii_lowercase);
        if !joins && (is_chinese(c) || !c.is_alphanumeric()) {
            return end;
        }
        end = behind;
    }
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
pub(super) fn split_case(text: &str, range: Range<usize>, each: &mut impl FnMut(Range<usize>)) {
    let word = &text[range.clone()];
    if !word.bytes().any(|byte| byte.is_ascii_uppercase() || !byte.is_ascii()) {
        return split_plain(word, range.start, each);
    }
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

/// Cuts a word without capital letters at underscores.
fn split_plain(word: &str, at: usize, each: &mut impl FnMut(Range<usize>)) {
    let mut start = at;
    for part in word.as_bytes().split(|byte| *byte == b'_') {
        if !part.is_empty() {
            each(start..start + part.len());
        }
        start += part.len() + 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::LazyLock;

    static SEGMENTER: LazyLock<Segmenter> = LazyLock::new(|| Segmenter::new(["调用方"].into_iter()));

    fn name(text: &str) -> Vec<&str> {
        let mut words = vec![];
        SEGMENTER.name(text, |range| words.push(&text[range]));
        words
    }

    fn prose(text: &str) -> Vec<&str> {
        let mut words = vec![];
        SEGMENTER.prose(text, 0..text.len(), |range, _| words.push(&text[range]));
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
