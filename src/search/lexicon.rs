//! The words of names, laid out to be looked through for one that is spelt nearly so.

use rustc_hash::FxHashMap;

/// Distinct words with how often each is used, the shorter first.
pub(super) struct Lexicon {
    texts: String,
    /// Where each word ends in `texts`, and how often it is used.
    words: Vec<(u32, u32)>,
    /// For each length in bytes, how many words are shorter.
    shorter: Vec<usize>,
}

impl Lexicon {
    pub(super) fn new(counts: FxHashMap<Box<str>, u32>) -> Self {
        let mut all: Vec<(Box<str>, u32)> = counts.into_iter().collect();
        all.sort_unstable_by(|a, b| (a.0.len(), &a.0).cmp(&(b.0.len(), &b.0)));
        let longest = all.last().map_or(0, |(word, _)| word.len());
        let shorter = (0..=longest + 1).map(|length| all.partition_point(|(word, _)| word.len() < length)).collect();
        let mut lexicon = Self { texts: String::new(), words: Vec::with_capacity(all.len()), shorter };
        for (word, count) in all {
            lexicon.texts.push_str(&word);
            lexicon.words.push((u32::try_from(lexicon.texts.len()).unwrap_or(u32::MAX), count));
        }
        lexicon
    }

    /// The words of these lengths in bytes, each with how often it is used.
    pub(super) fn of_length(&self, from: usize, to: usize) -> impl Iterator<Item = (&str, u32)> {
        let place = |length: usize| self.shorter.get(length).copied().unwrap_or(self.words.len());
        let (first, last) = (place(from), place(to + 1));
        let mut start = first.checked_sub(1).map_or(0, |before| self.words[before].0);
        self.words[first..last.max(first)].iter().map(move |(end, count)| {
            let word = &self.texts[start as usize..*end as usize];
            start = *end;
            (word, *count)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_told_by_their_length() {
        let lexicon = Lexicon::new(
            [("delete", 2), ("a", 1), ("list", 5), ("lost", 1)].map(|(word, count)| (word.into(), count)).into_iter().collect(),
        );
        assert_eq!(lexicon.of_length(3, 5).collect::<Vec<_>>(), [("list", 5), ("lost", 1)]);
        assert_eq!(lexicon.of_length(5, 90).collect::<Vec<_>>(), [("delete", 2)]);
        assert_eq!(lexicon.of_length(7, 9).count() + Lexicon::new(FxHashMap::default()).of_length(0, 9).count(), 0);
    }
}
