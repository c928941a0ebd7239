use super::fold::{Characters, FIELD, Folded, SENTENCE};
use super::trie::Trie;
use rustc_hash::FxHashMap;

/// A group of phrases, by number.
pub(super) type Group = u32;

/// A phrase of a group, found in a text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Hit {
    pub(super) group: Group,
    pub(super) start: usize,
    pub(super) end: usize,
    /// The number of its sentence among all sentences.
    pub(super) sentence: u32,
    /// The number of its text.
    pub(super) field: u32,
}

/// The phrases of all groups, to be found in one pass.
pub(super) struct Phrases {
    trie: Trie,
    /// For each phrase its length and its meanings.
    meanings: Vec<(usize, Vec<Meaning>)>,
    groups: usize,
}

/// A group that a phrase belongs to, and whether the phrase must then end where a word ends.
type Meaning = (Group, bool);

/// Groups as they are collected.
#[derive(Default)]
pub(super) struct Collector {
    numbers: FxHashMap<String, Group>,
    phrases: FxHashMap<String, Vec<Meaning>>,
}

impl Collector {
    /// The number of a group, which a literal phrase is as well.
    pub(super) fn group(&mut self, name: &str, phrases: &[String], simplified: &Characters) -> Group {
        let number = Group::try_from(self.numbers.len()).unwrap_or(Group::MAX);
        if let Some(known) = self.numbers.get(name) {
            return *known;
        }
        self.numbers.insert(name.to_owned(), number);
        for phrase in phrases {
            let meaning = (number, !phrase.ends_with('*'));
            let meanings = self.phrases.entry(folded(phrase.trim_end_matches('*'), simplified)).or_default();
            if !meanings.contains(&meaning) {
                meanings.push(meaning);
            }
        }
        number
    }

    pub(super) fn build(self) -> Phrases {
        let groups = self.numbers.len();
        let mut phrases: Vec<(String, Vec<Meaning>)> = self.phrases.into_iter().collect();
        phrases.sort();
        let texts: Vec<&str> = phrases.iter().map(|(text, _)| text.as_str()).collect();
        let trie = Trie::new(&texts);
        Phrases { trie, meanings: phrases.into_iter().map(|(text, meanings)| (text.len(), meanings)).collect(), groups }
    }
}

/// A phrase as texts are folded: lower case, one space for white space, hyphens and underscores.
fn folded(phrase: &str, simplified: &Characters) -> String {
    let plain = phrase.chars().map(|c| match c {
        '_' | '-' => ' ',
        c => simplified.get(&c).copied().unwrap_or(c),
    });
    plain.flat_map(char::to_lowercase).collect()
}

impl Phrases {
    /// For each group how often it is likely to stand in a text, on no particular scale: short phrases stand there often.
    pub(super) fn frequencies(&self) -> Vec<u64> {
        let mut frequencies = vec![0; self.groups];
        for (length, meanings) in &self.meanings {
            for (group, _) in meanings {
                frequencies[*group as usize] += (1_u64 << 40) >> (*length).min(40);
            }
        }
        frequencies
    }

    /// Every phrase that stands in the text as whole words, in the order of the text.
    ///
    /// Phrases are looked for where a word begins and nowhere else, so most bytes are never followed into the trie.
    pub(super) fn find(&self, folded: &Folded<'_>) -> Vec<Hit> {
        let bytes = folded.text.as_slice();
        let mut hits = Vec::with_capacity(128);
        let (mut sentence, mut field, mut in_word) = (0, 0, false);
        for (start, byte) in bytes.iter().enumerate() {
            let begins = !in_word;
            in_word = byte.is_ascii_alphanumeric();
            match *byte {
                SENTENCE => sentence += 1,
                FIELD => (sentence, field) = (sentence + 1, field + 1),
                // Within a word, or within a character.
                byte if (in_word && !begins) || byte & 0xC0 == 0x80 => {}
                _ => self.trie.each(&bytes[start..], |length, phrase| {
                    let end = start + length;
                    let splits = bytes[end - 1].is_ascii_alphanumeric() && bytes.get(end).is_some_and(u8::is_ascii_alphanumeric);
                    let own = self.meanings[phrase].1.iter().filter(|(_, whole)| !(*whole && splits));
                    hits.extend(own.map(|(group, _)| Hit { group: *group, start, end, sentence, field }));
                }),
            }
        }
        hits
    }

    /// The same by group.
    pub(super) fn sorted(&self, hits: &[Hit]) -> Hits {
        Hits::new(hits, self.groups)
    }
}

/// What was found in one definition.
pub(super) struct Hits {
    /// By group, then in the order of the text.
    hits: Vec<Hit>,
    /// For each group the first of its hits, and the one behind the last: hundreds of patterns ask.
    ranges: Vec<(u32, u32)>,
}

impl Hits {
    /// Sorts hits that come in the order of the text into their groups.
    fn new(found: &[Hit], groups: usize) -> Self {
        let mut ranges = vec![(0_u32, 0_u32); groups];
        for hit in found {
            ranges[hit.group as usize].1 += 1;
        }
        let mut behind = 0;
        for range in &mut ranges {
            let count = range.1;
            *range = (behind, behind);
            behind += count;
        }
        let mut hits = found.to_vec();
        for hit in found {
            let range = &mut ranges[hit.group as usize];
            hits[range.1 as usize] = *hit;
            range.1 += 1;
        }
        Self { hits, ranges }
    }

    /// The places of a group, first to last.
    pub(super) fn of(&self, group: Group) -> &[Hit] {
        let (start, end) = self.ranges[group as usize];
        &self.hits[start as usize..end as usize]
    }

    /// Whether a group stands anywhere.
    pub(super) fn has(&self, group: Group) -> bool {
        let (start, end) = self.ranges[group as usize];
        end > start
    }
}
