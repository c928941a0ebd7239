//! Chinese text to words: the likeliest row of words of ICU's dictionary and of the pack.
//!
//! ICU's dictionary lies in the program in the form in which it is read, so starting takes next to no time or memory.

use crate::model::simplified;
use icu_collections::char16trie::{Char16Trie, Char16TrieCursor};
use icu_provider::prelude::{DataIdentifierBorrowed, DataMarkerAttributes, DataProvider, DataRequest, DataResponse};
use icu_segmenter::provider::{Baked, DictionaryBreakData, SegmenterDictionaryAutoV2};
use std::ops::Range;
use std::sync::OnceLock;

/// Words, each with what it costs: less the oftener it occurs.
pub(super) struct Dictionary {
    words: &'static Char16Trie<'static>,
    /// What begins with each usual character, since finding that takes longest. Found when a text first asks for it: no text
    /// holds most of them, and looking all of them up is an eighth of what the first verdict waits for.
    usual: Box<[OnceLock<Begun>]>,
    /// Words of the pack, in their order.
    added: Vec<Added>,
}

/// A word of the pack in simplified characters. The second one tells most words apart, and lies where it is looked at.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Added {
    first: char,
    second: char,
    others: Box<[char]>,
}

/// The words that begin with a character.
#[derive(Clone)]
struct Begun {
    words: Char16TrieCursor<'static>,
    /// Where those of the pack stand.
    added: Range<usize>,
}

/// A character of a text, and the cheapest way from it to the end of the text.
#[derive(Clone, Copy)]
struct Place {
    /// In its simplified form.
    c: char,
    /// Where it begins in the text.
    at: usize,
    cost: u32,
    /// The place behind the word that begins here.
    next: usize,
}

/// What an added word costs: as much as a word of middling rarity, such as 匹配. Its parts together nearly always cost more,
/// and the words that common ones around it make cost less: 群/发送 rather than 群发/送.
const ADDED: u32 = 90;

/// What a character costs that is no word: as much as the rarest word of the dictionary.
const UNKNOWN: u32 = 255;

/// Nearly all text is made of these characters.
const USUAL: Range<u32> = 0x4E00..0xA000;

impl Dictionary {
    /// The usual dictionary, and these words beside it.
    pub(super) fn new<'w>(added: impl Iterator<Item = &'w str>) -> Self {
        let words = usual().expect("the dictionary is compiled in, in this form: Cargo.toml holds the version");
        let mut added: Vec<Added> = added.filter_map(|word| Added::new(word.chars().map(simplified))).collect();
        added.sort_unstable();
        let usual = USUAL.map(|_| OnceLock::new()).collect();
        Self { words, usual, added }
    }

    /// The words of a text that is Chinese throughout, in their order; traditional characters are read as simplified ones.
    pub(super) fn cut(&self, text: &str, mut each: impl FnMut(Range<usize>)) {
        // A Chinese character is three bytes long, hardly ever four.
        let mut places = Vec::with_capacity(text.len() / 3 + 1);
        places.extend(text.char_indices().map(|(at, c)| Place { c: simplified(c), at, cost: 0, next: 0 }));
        places.push(Place { c: '\0', at: text.len(), cost: 0, next: 0 });
        for from in (0..places.len() - 1).rev() {
            (places[from].cost, places[from].next) = self.cheapest(&places[from..], from);
        }
        let mut from = 0;
        while from < places.len() - 1 {
            let Place { at, next, .. } = places[from];
            each(at..places[next].at);
            from = next;
        }
    }

    /// What the way to the end costs from the first of these places, and where its first word ends; of the other places
    /// that is known, and the last one is the end.
    fn cheapest(&self, places: &[Place], from: usize) -> (u32, usize) {
        let mut best = (UNKNOWN + places[1].cost, from + 1);
        let mut offer = |cost: u32, length: usize| {
            let cost = cost + places[length].cost;
            if cost <= best.0 {
                best = (cost, from + length);
            }
        };
        let (c, rest) = (places[0].c, &places[1..places.len() - 1]);
        let usual = (c as usize).checked_sub(USUAL.start as usize).and_then(|place| self.usual.get(place));
        let begun = || begun(self.words, &self.added, c);
        let Begun { words: mut cursor, added } = usual.map_or_else(begun, |known| known.get_or_init(begun).clone());
        if let Some((second, others)) = rest.split_first() {
            for word in self.added[added].iter().filter(|word| word.second == second.c && word.others.len() <= others.len()) {
                if word.others.iter().zip(others).all(|(c, place)| *c == place.c) {
                    offer(ADDED, 2 + word.others.len());
                }
            }
        }
        if let Some(cost) = cursor.value() {
            offer(u32::try_from(cost).unwrap_or(UNKNOWN), 1);
        }
        for (before, place) in rest.iter().enumerate() {
            cursor.step(place.c);
            // "新的" is two words, though people say it as one; 目的 and the like are words of the pack.
            if let Some(cost) = cursor.value().filter(|_| place.c != '的') {
                offer(u32::try_from(cost).unwrap_or(UNKNOWN), before + 2);
            }
            if cursor.is_empty() {
                break;
            }
        }
        best
    }
}

impl Added {
    /// A word of these characters, of two at least: each character alone is a word anyway.
    fn new(mut word: impl Iterator<Item = char>) -> Option<Self> {
        Some(Self { first: word.next()?, second: word.next()?, others: word.collect() })
    }
}

/// The words that begin with a character, of ICU's and of these in their order.
fn begun(words: &'static Char16Trie<'static>, added: &[Added], c: char) -> Begun {
    let mut cursor = words.cursor();
    cursor.step(c);
    let first = added.partition_point(|word| word.first < c);
    Begun { words: cursor, added: first..first + added[first..].partition_point(|word| word.first == c) }
}

/// ICU's dictionary of Chinese and Japanese.
fn usual() -> Option<&'static Char16Trie<'static>> {
    let id = DataIdentifierBorrowed::for_marker_attributes(DataMarkerAttributes::from_str_or_panic("cjdict"));
    let found: DataResponse<SegmenterDictionaryAutoV2> = Baked.load(DataRequest { id, ..DataRequest::default() }).ok()?;
    match found.payload.get_static()? {
        DictionaryBreakData::Char16Trie(words) => Some(words),
        DictionaryBreakData::ZeroTrie { .. } => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<&str> {
        let mut words = vec![];
        Dictionary::new(["调用方", "目的", "群发"].into_iter()).cut(text, |range| words.push(&text[range]));
        words
    }

    #[test]
    fn the_likeliest_row_of_words_is_taken() {
        assert_eq!(cut("研究生命起源"), ["研究", "生命", "起源"]);
    }

    #[test]
    fn added_words_stay_whole() {
        assert_eq!(cut("向調用方指定的目的"), ["向", "調用方", "指定", "的", "目的"]);
    }

    #[test]
    fn an_added_word_gives_way_to_commoner_ones() {
        assert_eq!(cut("群发消息"), ["群发", "消息"]);
        assert_eq!(cut("向群发送消息"), ["向", "群", "发送", "消息"]);
    }

    #[test]
    fn a_particle_is_a_word_of_its_own() {
        assert_eq!(cut("新的用户"), ["新", "的", "用户"]);
    }

    #[test]
    fn characters_that_are_no_words_stand_alone() {
        assert_eq!(cut("\u{20000}㐂删除"), ["\u{20000}", "㐂", "删除"]);
    }
}
