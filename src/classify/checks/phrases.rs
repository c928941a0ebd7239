use super::fold::{Characters, FIELD, Folded, SENTENCE};
use aho_corasick::{AhoCorasick, AhoCorasickKind, BuildError};
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
    automaton: AhoCorasick,
    /// For each phrase its groups, and whether it must end where a word ends.
    meanings: Vec<(Vec<Group>, bool)>,
    groups: usize,
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
        let automaton =
            AhoCorasick::builder().kind(Some(AhoCorasickKind::ContiguousNFA)).build(phrases.iter().map(|((text, _), _)| text))?;
        let meanings = phrases.into_iter().map(|((_, whole), groups)| (groups, whole)).collect();
        Ok(Phrases { automaton, meanings, groups })
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
    /// Every phrase that stands in the text as whole words, sorted by group and place.
    pub(super) fn find(&self, folded: &Folded<'_>) -> Hits {
        let bytes = folded.text.as_bytes();
        let mut hits = Vec::with_capacity(256);
        let (mut behind, mut sentence, mut field) = (0, 0, 0);
        for found in self.automaton.find_overlapping_iter(bytes) {
            let (groups, whole) = &self.meanings[found.pattern().as_usize()];
            let (start, end) = (found.start(), found.end());
            let begins = start == 0 || !bytes[start].is_ascii_alphanumeric() || !bytes[start - 1].is_ascii_alphanumeric();
            let ends = !whole || end == bytes.len() || !bytes[end - 1].is_ascii_alphanumeric() || !bytes[end].is_ascii_alphanumeric();
            if begins && ends {
                // Phrases come by their ends and hold no end of a sentence: counting goes on where it stopped.
                for byte in &bytes[behind..end] {
                    sentence += u32::from(matches!(*byte, SENTENCE | FIELD));
                    field += u32::from(*byte == FIELD);
                }
                behind = end;
                hits.extend(groups.iter().map(|group| Hit { group: *group, start, end, sentence, field }));
            }
        }
        Hits::new(hits, self.groups)
    }
}

/// What was found in one definition.
pub(super) struct Hits {
    hits: Vec<Hit>,
    /// For each group the first of its hits, and the one behind the last: hundreds of patterns ask.
    ranges: Vec<(u32, u32)>,
}

impl Hits {
    fn new(mut hits: Vec<Hit>, groups: usize) -> Self {
        hits.sort_unstable_by_key(|hit| (u64::from(hit.group) << 32 | hit.start as u64, hit.end));
        let mut ranges = vec![(0, 0); groups];
        for (number, hit) in (0_u32..).zip(&hits) {
            let range = &mut ranges[hit.group as usize];
            *range = if range.1 == 0 { (number, number + 1) } else { (range.0, number + 1) };
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
        self.ranges[group as usize].1 > 0
    }
}
