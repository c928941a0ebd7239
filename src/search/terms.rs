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

/// Stems remembered at once.
const MAX_STEMS: usize = 1 << 16;

/// Longer words are noise: encoded content, hashes.
const MAX_TERM: usize = 64;

/// Makes terms; remembers stems, which cost more to find than to keep.
#[derive(Clone)]
pub(super) struct Terms {
    stemmer: Stemmer,
    stems: FxHashMap<String, String>,
    folded: String,
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
        Self { stemmer: Stemmer::new(Algorithm::English), stems: FxHashMap::default(), folded: String::new() }
    }

    /// Calls `each` for every term of a text.
    pub(super) fn of(&mut self, text: &str, mut each: impl FnMut(Found<'_>)) {
        split(text, |piece| {
            self.folded.clear();
            text[piece.range.clone()].chars().for_each(|c| fold(c, &mut self.folded));
            if self.folded.len() > MAX_TERM {
                return;
            }
            if matches!(piece.kind, Kind::Single | Kind::Pair) {
                return each(Found { term: &self.folded, word: &self.folded, piece });
            }
            if EMPTY.binary_search(&self.folded.as_str()).is_ok() {
                return;
            }
            let term = stem(self.stemmer, &mut self.stems, &self.folded);
            each(Found { term, word: &self.folded, piece });
        });
    }

    /// The term of one folded word.
    pub(super) fn stem(&mut self, word: &str) -> String {
        stem(self.stemmer, &mut self.stems, word).to_owned()
    }
}

fn stem<'s>(stemmer: Stemmer, stems: &'s mut FxHashMap<String, String>, word: &'s str) -> &'s str {
    if word.len() < 2 || !word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit()) {
        return word;
    }
    if stems.len() >= MAX_STEMS {
        stems.clear();
    }
    if !stems.contains_key(word) {
        let long = SHORT_FORMS.binary_search_by_key(&word, |(short, _)| short).map_or(word, |at| SHORT_FORMS[at].1);
        stems.insert(word.to_owned(), stemmer.stem(long).into_owned());
    }
    stems.get(word).map_or(word, String::as_str)
}

/// A name as a whole, whichever way its parts are joined: `createIssue`, `create_issue` and `Create issue` are one.
pub(super) fn joined(name: &str) -> String {
    let mut key = String::with_capacity(name.len() + 4);
    split(name, |piece| {
        if matches!(piece.kind, Kind::Word | Kind::Part | Kind::Single) {
            if !key.is_empty() && piece.kind != Kind::Single {
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
