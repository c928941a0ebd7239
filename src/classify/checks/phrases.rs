use super::fold::{Characters, FIELD, Folded, SENTENCE};
use aho_corasick::automaton::{Automaton, StateID};
use aho_corasick::nfa::contiguous::NFA;
use aho_corasick::{Anchored, BuildError};
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
    trie: NFA,
    /// For each phrase its length, its groups, and whether it must end where a word ends.
    meanings: Vec<Meaning>,
    groups: usize,
}

struct Meaning {
    length: usize,
    groups: Vec<Group>,
    whole: bool,
}

/// Groups as they are collected.
#[derive(Default)]
pub(super) struct Collector {
    numbers: FxHashMap<String, Group>,
    phrases: FxHashMap<(String, bool), Vec<Group>>,
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
            let whole = !phrase.ends_with('*');
            let groups = self.phrases.entry((folded(phrase.trim_end_matches('*'), simplified), whole)).or_default();
            if !groups.contains(&number) {
                groups.push(number);
            }
        }
        number
    }

    pub(super) fn build(self) -> Result<Phrases, BuildError> {
        let groups = self.numbers.len();
        let mut phrases: Vec<_> = self.phrases.into_iter().collect();
        phrases.sort();
        let trie = NFA::builder().build(phrases.iter().map(|((text, _), _)| text))?;
        let meaning = |((text, whole), groups): ((String, bool), Vec<Group>)| Meaning { length: text.len(), groups, whole };
        Ok(Phrases { trie, meanings: phrases.into_iter().map(meaning).collect(), groups })
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
        for meaning in &self.meanings {
            for group in &meaning.groups {
                frequencies[*group as usize] += (1_u64 << 40) >> meaning.length.min(40);
            }
        }
        frequencies
    }

    /// Every phrase that stands in the text as whole words, sorted by group and place.
    ///
    /// Phrases are looked for where a word begins and nowhere else, so most bytes are never followed into the trie.
    pub(super) fn find(&self, folded: &Folded<'_>) -> Hits {
        let bytes = folded.text.as_slice();
        let Ok(root) = self.trie.start_state(Anchored::Yes) else { return Hits::new(&[], self.groups) };
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
                _ => self.at(root, bytes, &Hit { group: 0, start, end: start, sentence, field }, &mut hits),
            }
        }
        Hits::new(&hits, self.groups)
    }

    /// The phrases that begin at a place.
    fn at(&self, root: StateID, bytes: &[u8], place: &Hit, hits: &mut Vec<Hit>) {
        let mut state = root;
        for (end, byte) in (place.start + 1..).zip(&bytes[place.start..]) {
            state = self.trie.next_state(Anchored::Yes, state, *byte);
            if self.trie.is_special(state) {
                if self.trie.is_dead(state) {
                    return;
                }
                let found = (0..self.trie.match_len(state)).map(|number| self.trie.match_pattern(state, number));
                for meaning in found.filter_map(|phrase| self.meanings.get(phrase.as_usize())) {
                    // A state also knows the phrases that end with it and begin later.
                    let is_whole =
                        !meaning.whole || !byte.is_ascii_alphanumeric() || !bytes.get(end).is_some_and(u8::is_ascii_alphanumeric);
                    if meaning.length == end - place.start && is_whole {
                        hits.extend(meaning.groups.iter().map(|group| Hit { group: *group, end, ..*place }));
                    }
                }
            }
        }
    }
}

/// What was found in one definition.
pub(super) struct Hits {
    /// By group, then in the order of the text.
    hits: Vec<Hit>,
    /// For each group the first of its hits, and the one behind the last: hundreds of patterns ask.
    ranges: Vec<(u32, u32)>,
    /// The groups that stand anywhere.
    pub(super) present: Vec<Group>,
}

impl Hits {
    /// Sorts hits that come in the order of the text into their groups.
    fn new(found: &[Hit], groups: usize) -> Self {
        let mut ranges = vec![(0_u32, 0_u32); groups];
        let mut present = Vec::with_capacity(found.len());
        for hit in found {
            let range = &mut ranges[hit.group as usize];
            if range.1 == 0 {
                present.push(hit.group);
            }
            range.1 += 1;
        }
        let mut behind = 0;
        for group in &present {
            let range = &mut ranges[*group as usize];
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
        Self { hits, ranges, present }
    }

    /// The places of a group, first to last.
    pub(super) fn of(&self, group: Group) -> &[Hit] {
        let (start, end) = self.ranges[group as usize];
        &self.hits[start as usize..end as usize]
    }

    /// Whether a group stands anywhere.
    pub(super) fn has(&self, group: Group) -> bool {
        self.ranges[group as usize].1 > 0
    }
}
