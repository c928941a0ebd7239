//! A table from words to what is known of them, made for looking up every word of every text.

use super::keys::Key;
use super::segment::is_chinese;
use crate::model::simplified;
use rustc_hash::FxHashMap;
use std::ops::Range;

/// Words of up to this many bytes are folded without an allocation.
const USUAL: usize = 64;

/// A table by word, whatever its case, traditional Chinese as simplified.
pub(super) struct Surfaces<T> {
    short: FxHashMap<Key, T>,
    long: FxHashMap<Box<[u8]>, T>,
}

impl<T> Default for Surfaces<T> {
    fn default() -> Self {
        Self { short: FxHashMap::default(), long: FxHashMap::default() }
    }
}

impl<T> Surfaces<T> {
    /// What is known of a word that is folded already.
    pub(super) fn folded(&self, word: &[u8]) -> Option<&T> {
        match Key::folded(word) {
            Some(key) => self.short.get(&key),
            None => self.long.get(word),
        }
    }

    /// What is known of a short word.
    #[inline]
    pub(super) fn short(&self, key: Key) -> Option<&T> {
        self.short.get(&key)
    }

    /// What is known of a word of a text: at once where it is short and ASCII, as most are, or once it is folded.
    /// `of_traditional` is asked first where a character was traditional.
    #[inline]
    pub(super) fn get<'t>(&'t self, text: &str, word: Range<usize>, of_traditional: &'t Self) -> Option<&'t T> {
        match Key::ascii(text.as_bytes(), &word) {
            Some(key) => self.short.get(&key),
            None => fold(&text[word], |word, traditional| {
                let first = if traditional { of_traditional.folded(word) } else { None };
                first.or_else(|| self.folded(word))
            }),
        }
    }

    /// Sets what is known of a folded word.
    pub(super) fn insert(&mut self, word: &str, known: T) {
        match Key::folded(word.as_bytes()) {
            Some(key) => self.short.insert(key, known),
            None => self.long.insert(word.as_bytes().into(), known),
        };
    }

    /// What is known of every word.
    pub(super) fn values_mut(&mut self) -> impl Iterator<Item = &mut T> {
        self.short.values_mut().chain(self.long.values_mut())
    }
}

/// Gives a word in lower case and in simplified characters; `true` when a character was traditional.
pub(super) fn fold<R>(word: &str, then: impl FnOnce(&[u8], bool) -> R) -> R {
    let mut folded = [0; USUAL];
    if word.len() <= USUAL && word.is_ascii() {
        let folded = &mut folded[..word.len()];
        folded.copy_from_slice(word.as_bytes());
        folded.make_ascii_lowercase();
        return then(folded, false);
    }
    let (mut length, mut traditional) = (0, false);
    for c in word.chars() {
        let known = simplified(c);
        traditional |= known != c;
        if is_chinese(known) {
            let Some(place) = folded.get_mut(length..length + known.len_utf8()) else { return fold_long(word, then) };
            length += known.encode_utf8(place).len();
            continue;
        }
        // A letter may become two in lower case, as İ does.
        for lower in known.to_lowercase() {
            let Some(place) = folded.get_mut(length..length + lower.len_utf8()) else { return fold_long(word, then) };
            length += lower.encode_utf8(place).len();
        }
    }
    then(&folded[..length], traditional)
}

fn fold_long<R>(word: &str, then: impl FnOnce(&[u8], bool) -> R) -> R {
    let simple: String = word.chars().map(simplified).collect();
    then(simple.to_lowercase().as_bytes(), simple != word)
}

/// A text in lower case and in simplified characters.
pub(super) fn folded(text: &str) -> String {
    fold(text, |bytes, _| String::from_utf8_lossy(bytes).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_and_long_words_are_found_in_any_case() {
        let mut surfaces = Surfaces::default();
        for word in ["get", "internationalisation-of-everything", "删除", "ё"] {
            surfaces.insert(&folded(word), word.len());
        }
        for word in ["GET", "Internationalisation-Of-EVERYTHING", "刪除", "Ё"] {
            assert_eq!(fold(word, |bytes, _| surfaces.folded(bytes).copied()), Some(word.len()), "{word}");
        }
    }

    #[test]
    fn words_are_found_within_a_text() {
        let mut surfaces = Surfaces::default();
        for word in ["get", "删除", "ё"] {
            surfaces.insert(&folded(word), word.len());
        }
        let text = "GET 刪除 Ё and so on, GET";
        for word in [0..3, 4..10, 11..13, text.len() - 3..text.len()] {
            assert_eq!(surfaces.get(text, word.clone(), &surfaces), Some(&word.len()), "{word:?}");
        }
    }

    #[test]
    fn odd_words_fold_without_a_panic() {
        for word in ["", "İ", &"İ".repeat(40), &"x".repeat(500), "\u{10FFFF}"] {
            assert_eq!(folded(word).is_empty(), word.is_empty());
        }
    }
}
