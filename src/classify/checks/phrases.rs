use super::fold::{Characters, FIELD, Folded, SENTENCE};
use aho_corasick::{AhoCorasick, AhoCorasickKind, BuildError};
use rustc_hash::FxHashMap;

/// A group of phrases, by number.
pub(super) type Group = u32;

/// A phrase of a group, found in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Hit {
    pub(super) group: Group,
    pub(super) start: usize,
    pub(super) end: usize,
}

/// The phrases of all groups, to be found in one pass.
pub(super) struct Phrases {
    automaton: AhoCorasick,
    /// For each phrase its groups, and whether it must end where a word ends.
    meanings: Vec<(Vec<Group>, bool)>,
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
        let mut phrases: Vec<_> = self.phrases.into_iter().collect();
        phrases.sort();
        let automaton = AhoCorasick::builder().kind(Some(AhoCorasickKind::DFA)).build(phrases.iter().map(|((text, _), _)| text))?;
        let meanings = phrases.into_iter().map(|((_, whole), groups)| (groups, whole)).collect();
        Ok(Phrases { automaton, meanings })
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
        let mut hits = Vec::new();
        for found in self.automaton.find_overlapping_iter(bytes) {
            let (groups, whole) = &self.meanings[found.pattern().as_usize()];
            let (start, end) = (found.start(), found.end());
            let begins = start == 0 || !bytes[start].is_ascii_alphanumeric() || !bytes[start - 1].is_ascii_alphanumeric();
            let ends = !whole || end == bytes.len() || !bytes[end - 1].is_ascii_alphanumeric() || !bytes[end].is_ascii_alphanumeric();
            if begins && ends {
                hits.extend(groups.iter().map(|group| Hit { group: *group, start, end }));
            }
        }
        hits.sort_unstable();
        Hits(hits)
    }
}

/// What was found in one definition.
pub(super) struct Hits(Vec<Hit>);

impl Hits {
    /// The places of a group, first to last.
    pub(super) fn of(&self, group: Group) -> &[Hit] {
        let start = self.0.partition_point(|hit| hit.group < group);
        let length = self.0[start..].partition_point(|hit| hit.group == group);
        &self.0[start..start + length]
    }
}

/// Whether a stretch between two phrases ends a sentence, or the text.
pub(super) fn breaks(bytes: &[u8], across: bool) -> bool {
    bytes.iter().any(|byte| *byte == FIELD || (!across && *byte == SENTENCE))
}
