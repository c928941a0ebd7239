//! A table from words to what is known of them, made for looking up every word of every text.

use super::segment::is_chinese;
use crate::model::simplified;
use rustc_hash::FxHashMap;

/// Words of up to this many bytes are keys by value: nothing is compared byte by byte.
const SHORT: usize = 15;

/// Words of up to this many bytes are folded without an allocation.
const USUAL: usize = 64;

/// A table by word, whatever its case, traditional Chinese as simplified.
pub(super) struct Surfaces<T> {
    short: FxHashMap<u128, T>,
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
        match short(word) {
            Some(key) => self.short.get(&key),
            None => self.long.get(word),
        }
    }

    /// What is known of a word as a text shows it: at once where it is short and ASCII, as most are, or once it is folded.
    /// `of_traditional` is asked first where a character was traditional.
    pub(super) fn get<'t>(&'t self, word: &str, of_traditional: &'t Self) -> Option<&'t T> {
        match short_ascii(word.as_bytes()) {
            Some(key) => self.short.get(&key),
            None => fold(word, |word, traditional| {
                let first = if traditional { of_traditional.folded(word) } else { None };
                first.or_else(|| self.folded(word))
            }),
        }
    }

    /// Sets what is known of a folded word.
    pub(super) fn insert(&mut self, word: &str, known: T) {
        match short(word.as_bytes()) {
            Some(key) => self.short.insert(key, known),
            None => self.long.insert(word.as_bytes().into(), known),
        };
    }

    /// What is known of every word.
    pub(super) fn values_mut(&mut self) -> impl Iterator<Item = &mut T> {
        self.short.values_mut().chain(self.long.values_mut())
    }
}

/// A word and its length in one number: its bytes from the lowest on, and the length in the highest byte.
fn short(word: &[u8]) -> Option<u128> {
    let length = word.len();
    let four = |at: usize| word.get(at..at + 4).and_then(|bytes| bytes.try_into().ok()).map_or(0, u32::from_le_bytes);
    let eight = |at: usize| word.get(at..at + 8).and_then(|bytes| bytes.try_into().ok()).map_or(0, u64::from_le_bytes);
    let one = |at: usize| u64::from(word[at]) << (8 * at);
    // Two loads that overlap take any length without a loop.
    let (low, high) = match length {
        0 => (0, 0),
        1..4 => (one(0) | one(length / 2) | one(length - 1), 0),
        4..8 => (u64::from(four(0)) | u64::from(four(length - 4)) << (8 * (length - 4)), 0),
        8 => (eight(0), 0),
        9..=SHORT => (eight(0), eight(length - 8) >> (8 * (16 - length))),
        _ => return None,
    };
    Some(u128::from(low) | u128::from(high) << 64 | (length as u128) << 120)
}

/// The key of a short word of ASCII letters in lower case; `None` for any other word.
fn short_ascii(word: &[u8]) -> Option<u128> {
    const EVERY: u128 = u128::MAX / 0xFF;
    const HIGH: u128 = EVERY * 0x80;
    let key = short(word)?;
    if key & HIGH != 0 {
        return None;
    }
    // In each byte the high bit tells "from A on" and "behind Z"; where they differ stands a capital letter.
    let capitals = (key + EVERY * (0x80 - 0x41)) ^ (key + EVERY * (0x80 - 0x5B));
    Some(key | (capitals & HIGH) >> 2)
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
    fn odd_words_fold_without_a_panic() {
        for word in ["", "İ", &"İ".repeat(40), &"x".repeat(500), "\u{10FFFF}"] {
            assert_eq!(folded(word).is_empty(), word.is_empty());
        }
    }
}
