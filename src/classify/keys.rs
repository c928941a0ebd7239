//! Short words as numbers: a word of a text is told and looked up without a comparison byte by byte.

use std::ops::Range;

/// Words of up to this many bytes are keys by value.
const SHORT: usize = 15;

/// So many bytes are read at once.
const WINDOW: usize = 16;

/// A short word by value: its bytes from the lowest on, and its length in the highest byte.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Key(u128);

impl Key {
    /// The key of a word that is folded already; `None` for a long one.
    pub(super) fn folded(word: &[u8]) -> Option<Self> {
        (word.len() <= SHORT).then(|| Self::of(window(word, 0), word.len()))
    }

    /// The key of a word in lower case, where it is short and ASCII.
    #[inline]
    pub(super) fn ascii(text: &[u8], word: &Range<usize>) -> Option<Self> {
        if word.len() > SHORT {
            return None;
        }
        let Self(key) = Self::of(window(text, word.start), word.len());
        // Not before the check: only ASCII leaves room for the sums.
        (key & HIGH == 0).then(|| Self(key | letters(key) >> 2))
    }

    /// The key and length of the word of ASCII letters, digits and underscores that begins here. `None` where it is long, or
    /// where what stands behind it may belong to it: an apostrophe or another letter.
    #[inline]
    pub(super) fn plain(text: &[u8], start: usize) -> Option<(Self, usize)> {
        let bytes = window(text, start);
        let ascii = bytes & !HIGH;
        let letters = letters(ascii);
        let inside = letters | within(ascii, b'0', b'9') | within(ascii, b'_', b'_');
        let length = ((!inside & HIGH | bytes & HIGH).trailing_zeros() / u8::BITS) as usize;
        let is_closed = length < WINDOW && is_closing((bytes >> (length * 8)).to_le_bytes()[0]);
        (is_closed && length > 0).then(|| (Self::of(bytes | letters >> 2, length), length))
    }

    /// The key of one character that has no case.
    #[inline]
    pub(super) fn single(byte: u8) -> Self {
        Self::of(u128::from(byte), 1)
    }

    /// The key of as many of these bytes; not more than [`SHORT`].
    #[inline]
    fn of(bytes: u128, length: usize) -> Self {
        Self(bytes & MASKS[length] | (length as u128) << (SHORT * 8))
    }
}

/// Whether a word can't go on at this byte, which is in none.
fn is_closing(byte: u8) -> bool {
    byte.is_ascii() && byte != b'\''
}

const EVERY: u128 = u128::MAX / 0xFF;
const HIGH: u128 = EVERY * 0x80;

/// Marks the high bit of each ASCII letter among ASCII characters. Two places below it is the bit that makes a letter small.
#[inline]
fn letters(ascii: u128) -> u128 {
    within(ascii | (EVERY * 0x20), b'a', b'z') & HIGH
}

/// Tells in the high bit of each byte whether it lies between two ASCII characters: there the sums "from the first on" and
/// "behind the last" differ. The other bits mean nothing.
#[inline]
fn within(ascii: u128, first: u8, last: u8) -> u128 {
    (ascii + EVERY * u128::from(0x80 - first)) ^ (ascii + EVERY * u128::from(0x7F - last))
}

/// Which bits belong to a word of each length.
const MASKS: [u128; SHORT + 1] = {
    let mut masks = [0; SHORT + 1];
    let mut length = 0;
    while length <= SHORT {
        masks[length] = (1 << (8 * length)) - 1;
        length += 1;
    }
    masks
};

/// The bytes from a place on, from the lowest on; zeros behind the end of the text.
#[inline]
fn window(text: &[u8], start: usize) -> u128 {
    // One load, where the text goes on for long enough.
    if let Some(bytes) = text.get(start..start + WINDOW).and_then(|bytes| bytes.try_into().ok()) {
        return u128::from_le_bytes(bytes);
    }
    text.iter().skip(start).take(WINDOW).rev().fold(0, |bytes, byte| bytes << 8 | u128::from(*byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plain_word_has_the_key_of_its_folded_form() {
        for (text, word) in
            [("Get it", "get"), ("get_It2, and a lot more of it", "get_it2"), ("fifteen_letters ", "fifteen_letters"), ("x", "x")]
        {
            let key = Key::folded(word.as_bytes()).expect("short");
            assert_eq!(Key::plain(text.as_bytes(), 0), Some((key, word.len())), "{text}");
            assert_eq!(Key::ascii(text.as_bytes(), &(0..word.len())), Some(key), "{text}");
        }
    }

    #[test]
    fn words_that_go_on_are_not_plain() {
        for text in ["doesn't", "naïve", "sixteen__letters", "", "'"] {
            assert_eq!(Key::plain(text.as_bytes(), 0), None, "{text}");
        }
    }
}
