//! Words to terms: what the index holds of a word, so that `Creates`, `creating` and `create` are one.

use super::fold::fold;
use super::split::{Kind, Piece, split};
use frostem::{Algorithm, Stemmer};
use rustc_hash::FxHashMap;
use std::borrow::Cow;

/// Words that stand in nearly every sentence and say nothing about it.
const EMPTY: &[&str] = &[
    "a", "an", "and", "are", "as", "at", "be", "by", "for", "from", "in", "is", "it", "its", "of", "on", "or", "s", "that", "the", "this",
    "to", "with",
];

/// Short forms that people type and names hold, and what they stand for.
const SHORT_FORMS: &[(&str, &str)] = &[
    ("app", "application"),
    ("apps", "application"),
    ("auth", "authentication"),
    ("config", "configuration"),
    ("configs", "configuration"),
    ("db", "database"),
    ("dbs", "database"),
    ("del", "delete"),
    ("dir", "directory"),
    ("dirs", "directory"),
    ("doc", "document"),
    ("docs", "document"),
    ("env", "environment"),
    ("exec", "execute"),
    ("img", "image"),
    ("info", "information"),
    ("k8s", "kubernetes"),
    ("msg", "message"),
    ("msgs", "message"),
    ("org", "organization"),
    ("param", "parameter"),
    ("params", "parameter"),
    ("pic", "picture"),
    ("repo", "repository"),
    ("repos", "repository"),
];

/// Words remembered at once.
const MAX_KNOWN: usize = 1 << 16;

/// Longer words are noise: encoded content, hashes.
const MAX_TERM: usize = 64;

/// Makes terms; remembers what became of words, which costs more to find than to keep.
#[derive(Clone)]
pub(super) struct Terms {
    words: Words,
    folded: String,
}

#[derive(Clone)]
struct Words {
    stemmer: Stemmer,
    /// Words of up to 16 bytes with their terms, both by value: nearly all, and each word of each text is looked up.
    short: FxHashMap<u128, u128>,
    long: FxHashMap<Box<str>, Box<str>>,
    /// The term that was looked up last.
    bytes: [u8; 16],
}

/// A term and where it came from.
#[derive(Clone, Debug)]
pub(super) struct Found<'t> {
    /// What the index holds.
    pub(super) term: &'t str,
    /// The word itself, folded.
    pub(super) word: &'t str,
    pub(super) piece: Piece,
}

impl Terms {
    pub(super) fn new() -> Self {
        let stemmer = Stemmer::new(Algorithm::English);
        let words = Words { stemmer, short: FxHashMap::default(), long: FxHashMap::default(), bytes: [0; 16] };
        Self { words, folded: String::new() }
    }

    /// Calls `each` for every term of a text.
    pub(super) fn of(&mut self, text: &str, mut each: impl FnMut(Found<'_>)) {
        let Self { words, folded } = self;
        split(text, |piece| {
            let word = &text[piece.range.clone()];
            let word = if piece.plain { word } else { folded_in(word, folded) };
            if word.len() > MAX_TERM {
                return;
            }
            // Characters, pairs and numbers stay as they are. Numbers come by the thousand, each hardly ever twice, and would crowd
            // out the words that are remembered.
            let stays = piece.kind.is_character() || piece.kind == Kind::Pair || word.bytes().all(|byte| byte.is_ascii_digit());
            let term = if stays { Some(word) } else { words.term(word) };
            if let Some(term) = term {
                each(Found { term, word, piece });
            }
        });
    }

    /// The term of one folded word.
    pub(super) fn stem(&mut self, word: &str) -> String {
        self.words.term(word).unwrap_or(word).to_owned()
    }
}

impl Words {
    /// The term of a folded word; `None` when it says nothing.
    fn term<'t>(&'t mut self, word: &'t str) -> Option<&'t str> {
        let Self { stemmer, short, long, bytes } = self;
        if short.len() + long.len() >= MAX_KNOWN {
            short.clear();
            long.clear();
        }
        let Some(key) = packed(word) else {
            if !long.contains_key(word) {
                long.insert(word.into(), become_of(word, *stemmer).unwrap_or(word.into()).into());
            }
            return long.get(word).map(|term| &**term);
        };
        let term = *short.entry(key).or_insert_with(|| become_of(word, *stemmer).map_or(0, |term| packed(&term).unwrap_or(key)));
        if term == key {
            return Some(word);
        }
        *bytes = term.to_le_bytes();
        // No term holds a zero, so that the highest ones are what it is shorter by.
        let length = bytes.len() - term.leading_zeros() as usize / 8;
        std::str::from_utf8(&bytes[..length]).ok().filter(|term| !term.is_empty())
    }
}

/// What becomes of a folded word; `None` when it says nothing.
fn become_of(word: &str, stemmer: Stemmer) -> Option<Cow<'_, str>> {
    if EMPTY.binary_search(&word).is_ok() {
        return None;
    }
    if word.len() < 2 || !is_plain(word) {
        return Some(word.into());
    }
    let long = SHORT_FORMS.binary_search_by_key(&word, |(short, _)| short).map_or(word, |at| SHORT_FORMS[at].1);
    Some(stemmer.stem(long))
}

/// A short word by value, its first byte in the lowest: no word holds a zero, so that two are the same only where their bytes are.
fn packed(word: &str) -> Option<u128> {
    let bytes = word.as_bytes();
    let ends = |low: u128, high: u128, length: usize| low | high << (8 * (bytes.len() - length));
    match (bytes.first_chunk(), bytes.last_chunk(), bytes.first_chunk(), bytes.last_chunk()) {
        _ if bytes.len() > 16 => None,
        (Some(low), Some(high), ..) => Some(ends(u64::from_le_bytes(*low).into(), u64::from_le_bytes(*high).into(), 8)),
        (.., Some(low), Some(high)) => Some(ends(u32::from_le_bytes(*low).into(), u32::from_le_bytes(*high).into(), 4)),
        _ => Some(bytes.iter().rev().fold(0, |key, byte| key << 8 | u128::from(*byte))),
    }
}

/// A word as searches compare it, in the room that is given unless it is so already.
fn folded_in<'t>(word: &'t str, room: &'t mut String) -> &'t str {
    if is_plain(word) {
        return word;
    }
    room.clear();
    word.chars().for_each(|c| fold(c, room));
    room
}

fn is_plain(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
}

/// A name as a whole, whichever way its parts are joined: `createIssue`, `create_issue` and `Create issue` are one.
pub(super) fn joined(name: &str) -> String {
    let mut key = String::with_capacity(name.len() + 4);
    split(name, |piece| {
        if matches!(piece.kind, Kind::Word | Kind::Part) || piece.kind.is_character() {
            if !key.is_empty() && !piece.kind.is_character() {
                key.push(' ');
            }
            name[piece.range].chars().for_each(|c| fold(c, &mut key));
        }
    });
    key
}

#[cfg(test)]
mod tests {
    use super::*;

    fn terms(text: &str) -> Vec<String> {
        let mut found = Vec::new();
        Terms::new().of(text, |one| found.push(one.term.to_owned()));
        found
    }

    #[test]
    fn words_of_every_length_are_told_apart_and_come_back() {
        let all = "abcdefghijklmnop";
        let keys: Vec<u128> = (0..=all.len()).map(|length| packed(&all[..length]).expect("short")).collect();
        for (length, key) in keys.iter().enumerate() {
            assert_eq!(key.to_le_bytes()[..length], all.as_bytes()[..length]);
            assert_eq!(key.to_le_bytes()[length..], [0; 16][length..]);
        }
        assert_eq!(packed("abcdefghijklmnopq"), None);
    }

    #[test]
    fn a_long_word_has_its_stem_too() {
        assert_eq!(terms("misrepresentations misrepresentation"), ["misrepresent", "misrepresent"]);
    }

    #[test]
    fn tables_are_sorted_for_the_search_in_them() {
        assert!(EMPTY.is_sorted() && SHORT_FORMS.is_sorted());
    }

    #[test]
    fn endings_short_forms_and_traditional_characters_fall_together() {
        assert_eq!(terms("Creates the repos"), terms("create REPOSITORY"));
        assert_eq!(terms("刪除檔案"), terms("删除档案"));
        assert_eq!(terms("Ｃａｆé"), ["cafe"]);
    }

    #[test]
    fn a_name_is_one_whichever_way_it_is_written() {
        for name in ["createIssue", "create-issue", "Create Issue", "create.issue"] {
            assert_eq!(joined(name), "create issue");
        }
    }
}
