use super::columns::Columns;
use super::schema::Fields;
use super::terms::Terms;
use std::cmp::Reverse;
use std::sync::Arc;
use tantivy::schema::Field;
use tantivy::{Searcher, Term};

/// The words that the index holds.
pub(super) struct Vocabulary<'g> {
    pub(super) searcher: &'g Searcher,
    pub(super) fields: &'g Fields,
    pub(super) columns: &'g [Arc<Columns>],
}

/// Terms that a beginning can stand for at once.
const MAX_BEGUN: usize = 24;

/// Shorter beginnings say too little.
const MIN_PREFIX: usize = 2;

/// Words shorter than this have too many neighbours. Of what was meant, a letter may be missing: `isue`.
const MIN_TYPO: usize = 5;

/// Shorter halves stand in many words by chance.
const MIN_HALF: usize = 3;

/// Letters that a stem may have lost from what was typed of a word.
const LOST: usize = 3;

/// What stems lose, of which the beginning may have been typed.
const ENDINGS: &[&str] = &["ing", "ings", "ed", "es", "e", "ion", "ions", "er", "ers", "or", "able", "ment", "ly", "al"];

impl Vocabulary<'_> {
    /// How many entries hold a term.
    pub(super) fn count(&self, term: &str) -> tantivy::Result<u64> {
        let of = |field: Field| self.searcher.doc_freq(&Term::from_field_text(field, term));
        Ok(of(self.fields.tool)? + of(self.fields.server)?)
    }

    /// Whether each of these stands in some entry.
    pub(super) fn holds(&self, terms: &[String]) -> tantivy::Result<bool> {
        for term in terms {
            if self.count(term)? == 0 {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// The commonest terms that begin so, or that such a beginning leads to: `creati` means `creat`, the stem of `creating`.
    pub(super) fn beginning(&self, word: &str) -> tantivy::Result<Vec<String>> {
        if word.chars().count() < MIN_PREFIX {
            return Ok(vec![]);
        }
        let mut found: rustc_hash::FxHashMap<String, u32> = rustc_hash::FxHashMap::default();
        for segment in self.searcher.segment_readers() {
            let index = segment.inverted_index(self.fields.tool)?;
            let mut stream = index.terms().range().ge(word).into_stream()?;
            while stream.advance() && stream.key().starts_with(word.as_bytes()) {
                *found.entry(String::from_utf8_lossy(stream.key()).into_owned()).or_default() += stream.value().doc_freq;
            }
        }
        let goes_on = |cut: &usize| *cut > LOST && word.is_char_boundary(*cut) && ENDINGS.iter().any(|end| end.starts_with(&word[*cut..]));
        for cut in (1..=LOST).filter_map(|lost| word.len().checked_sub(lost)).filter(goes_on) {
            let count = self.count(&word[..cut])?;
            if count > 0 {
                found.insert(word[..cut].to_owned(), u32::try_from(count).unwrap_or(u32::MAX));
            }
        }
        let mut found: Vec<(String, u32)> = found.into_iter().collect();
        found.sort_unstable_by(|a, b| (Reverse(a.1), &a.0).cmp(&(Reverse(b.1), &b.0)));
        Ok(found.into_iter().take(MAX_BEGUN).map(|(term, _)| term).collect())
    }

    /// The terms of two words that are written as one, `exchangerate`, with how many entries hold each: of all ways to cut it
    /// the one whose rarer half is the commonest.
    pub(super) fn halves(&self, word: &str, terms: &mut Terms) -> tantivy::Result<Option<[(String, u64); 2]>> {
        let mut best: Option<[(String, u64); 2]> = None;
        let last = if word.is_ascii() { (word.len() + 1).saturating_sub(MIN_HALF) } else { 0 };
        for cut in MIN_HALF..last {
            let [first, second] = [&word[..cut], &word[cut..]].map(|half| terms.stem(half));
            let counts = [self.count(&first)?, self.count(&second)?];
            let known = best.as_ref().map_or(0, |[(_, first), (_, second)]| *first.min(second));
            if counts[0].min(counts[1]) > known {
                best = Some([(first, counts[0]), (second, counts[1])]);
            }
        }
        Ok(best)
    }

    /// The commonest word of any name that is one letter away.
    pub(super) fn nearest(&self, word: &str) -> Option<String> {
        let letters: Vec<char> = word.chars().collect();
        if letters.len() + 1 < MIN_TYPO {
            return None;
        }
        let mut found: rustc_hash::FxHashMap<&str, u32> = rustc_hash::FxHashMap::default();
        // One letter is up to four bytes; among plain letters it is one.
        let most = if word.is_ascii() { 1 } else { 4 };
        let from = if letters.len() < MIN_TYPO { word.len() + 1 } else { word.len() - most };
        let to = word.len() + most;
        for (known, count) in self.columns.iter().flat_map(|columns| columns.names.words.of_length(from, to)) {
            // Whatever one letter changes, it leaves the beginning or the end as it was.
            let end_alike = known.as_bytes().first() == word.as_bytes().first() || known.as_bytes().last() == word.as_bytes().last();
            if end_alike && one_away(&letters, known) {
                *found.entry(known).or_default() += count;
            }
        }
        found.into_iter().max_by(|a, b| (a.1, b.0).cmp(&(b.1, a.0))).map(|(known, _)| known.to_owned())
    }
}

/// Whether one letter was left out, added, replaced, or swapped with its neighbour.
fn one_away(word: &[char], other: &str) -> bool {
    let mut other_letters = [' '; 66];
    let mut length = 0;
    for c in other.chars() {
        if length == other_letters.len() {
            return false;
        }
        other_letters[length] = c;
        length += 1;
    }
    let other = &other_letters[..length];
    if word.len().abs_diff(other.len()) > 1 {
        return false;
    }
    let same = word.iter().zip(other).take_while(|(a, b)| a == b).count();
    let (mine, yours) = (&word[same..], &other[same..]);
    match (mine, yours) {
        ([], []) => false,
        ([_, rest @ ..], _) if mine.len() > yours.len() => rest == yours,
        (_, [_, rest @ ..]) if yours.len() > mine.len() => rest == mine,
        ([one, next, rest @ ..], [other, another, others @ ..]) if one == another && next == other => rest == others,
        _ => mine[1..] == yours[1..],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_letter_is_one_letter() {
        let near = |a: &str, b: &str| one_away(&a.chars().collect::<Vec<_>>(), b);
        for typo in ["delte", "deletee", "dalete", "deelte", "delet", "edlete"] {
            assert!(near(typo, "delete"), "{typo}");
        }
        assert!(!near("delete", "delete") && !near("dlt", "delete") && !near("daleet", "delete"));
    }
}
