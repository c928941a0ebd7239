//! Other words for those of a query: synonyms, also in the other language, and two words that are one elsewhere.

use super::fold::fold;
use super::split::{Kind, split};
use super::terms::Terms;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// The longest Chinese word among the synonyms, in characters.
const LONGEST: usize = 4;

/// Shorter words make another one by chance.
const MIN_JOINED: usize = 5;

/// A word as the index holds it: terms that stand one behind the other.
type Held = Vec<String>;

/// By each word its synonyms. A Chinese word stands there as it is, any other as its term.
static SYNONYMS: LazyLock<FxHashMap<String, Vec<Held>>> = LazyLock::new(|| {
    let mut terms = Terms::new();
    let mut synonyms: FxHashMap<String, Vec<Held>> = FxHashMap::default();
    for line in include_str!("../../data/synonyms.txt").lines().filter(|line| !line.starts_with('#')) {
        let (words, others) = line.split_once(" = ").unwrap_or((line, line));
        let others: Vec<Held> = others.split(' ').map(|word| held(word, &mut terms)).filter(|held| !held.is_empty()).collect();
        for word in words.split(' ') {
            synonyms.entry(key_of(word, &mut terms)).or_default().extend(others.iter().cloned());
        }
    }
    synonyms
});

/// The terms that stand for a word of the query, and another word of the same meaning.
type Akin = (Vec<String>, Held);

/// All other words for those of a text.
pub(super) fn akin(text: &str) -> Vec<Akin> {
    let mut terms = Terms::new();
    let mut found = joined(text, &mut terms);
    for word in words(text) {
        for other in SYNONYMS.get(&key_of(word, &mut terms)).into_iter().flatten() {
            found.push((terms_of(word, &mut terms), other.clone()));
        }
    }
    found
}

/// Neighbours that are written as one word elsewhere: `roll back`, `web page`.
fn joined(text: &str, terms: &mut Terms) -> Vec<Akin> {
    let mut found = Vec::new();
    let words: Vec<&str> = text.split_whitespace().filter(|word| word.bytes().all(|byte| byte.is_ascii_alphabetic())).collect();
    for pair in words.windows(2).filter(|pair| pair[0].len() + pair[1].len() >= MIN_JOINED) {
        let both = terms.stem(&pair.concat().to_ascii_lowercase());
        let apart = terms_of(&pair.join(" "), terms);
        found.extend(SYNONYMS.get(&both).into_iter().flatten().map(|other| (apart.clone(), other.clone())));
        found.push((apart, vec![both]));
    }
    found
}

/// The words of a text: what stands between spaces and punctuation, and the longest words of Chinese that have synonyms.
fn words(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    split(text, |piece| {
        if matches!(piece.kind, Kind::Word | Kind::Part) {
            found.push(&text[piece.range]);
        }
    });
    let starts: Vec<usize> = text.char_indices().filter(|(_, c)| !c.is_ascii()).map(|(at, _)| at).collect();
    let mut end = 0;
    for start in starts {
        let longest =
            (2..=LONGEST).rev().filter_map(|length| text[start..].char_indices().nth(length - 1).map(|(at, c)| at + c.len_utf8()));
        let known = longest.map(|length| &text[start..start + length]).find(|word| SYNONYMS.contains_key(&folded(word)));
        if let Some(word) = known.filter(|_| start >= end) {
            found.push(word);
            end = start + word.len();
        }
    }
    found
}

fn key_of(word: &str, terms: &mut Terms) -> String {
    let word = folded(word);
    if word.is_ascii() { terms.stem(&word) } else { word }
}

fn folded(word: &str) -> String {
    let mut folded = String::with_capacity(word.len());
    word.chars().for_each(|c| fold(c, &mut folded));
    folded
}

/// All terms of a word: of Chinese its characters and pairs.
fn terms_of(text: &str, terms: &mut Terms) -> Vec<String> {
    let mut all = Vec::new();
    terms.of(text, |found| all.push(found.term.to_owned()));
    all
}

/// The terms by which the index finds a word: of one in Chinese its pairs.
fn held(word: &str, terms: &mut Terms) -> Held {
    let mut all = Vec::new();
    terms.of(word, |found| {
        if !found.piece.kind.is_character() {
            all.push(found.term.to_owned());
        }
    });
    all
}
