//! Words to terms: what the index holds of a word, so that `Creates`, `creating` and `create` are one.

use super::fold::fold;
use super::split::{Kind, Piece, split};
use frostem::{Algorithm, Stemmer};
use rustc_hash::FxHashMap;

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
    /// Words of up to 16 bytes, by value: nearly all, and each word of each text is looked up.
    short: FxHashMap<u128, Known>,
    long: FxHashMap<Box<str>, Known>,
    stems: Vec<Box<str>>,
}

/// What becomes of a folded word.
#[derive(Clone, Copy)]
enum Known {
    /// It says nothing.
    Empty,
    /// It is its own term.
    Itself,
    /// The place of its stem.
    Stem(usize),
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
        let words = Words { stemmer, short: FxHashMap::default(), long: FxHashMap::default(), stems: Vec::new() };
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
            let term = if piece.kind.is_character() || piece.kind == Kind::Pair { Some(word) } else { words.term(word) };
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
        match self.find(word) {
            Known::Empty => None,
            Known::Itself => Some(word),
            Known::Stem(at) => Some(&self.stems[at]),
        }
    }

    fn find(&mut self, word: &str) -> Known {
        let key = packed(word);
        if let Some(known) = key.map_or_else(|| self.long.get(word), |key| self.short.get(&key)) {
            return *known;
        }
        if self.short.len() + self.long.len() >= MAX_KNOWN {
            self.short.clear();
            self.long.clear();
            self.stems.clear();
        }
        let known = self.become_of(word);
        match key {
            Some(key) => self.short.insert(key, known),
            None => self.long.insert(word.into(), known),
        };
        known
    }

    fn become_of(&mut self, word: &str) -> Known {
        if EMPTY.binary_search(&word).is_ok() {
            return Known::Empty;
        }
        if word.len() < 2 || !is_plain(word) {
            return Known::Itself;
        }
        let long = SHORT_FORMS.binary_search_by_key(&word, |(short, _)| short).map_or(word, |at| SHORT_FORMS[at].1);
        let stem = self.stemmer.stem(long);
        if stem == word {
            return Known::Itself;
        }
        self.stems.push(stem.as_ref().into());
        Known::Stem(self.stems.len() - 1)
    }
}

/// A short word by value: no word holds a zero, so that two are the same only where their bytes are.
fn packed(word: &str) -> Option<u128> {
    let mut bytes = [0; 16];
    bytes.get_mut(..word.len())?.copy_from_slice(word.as_bytes());
    Some(u128::from_le_bytes(bytes))
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
