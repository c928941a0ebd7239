use super::split::Kind;
use super::terms::Terms;
use rustc_hash::FxHashSet;
use std::ops::Range;
use std::sync::Arc;

/// Marks the words of a query in a text. Whoever shows the text escapes it.
#[derive(Clone, Debug, Default)]
pub struct Marker {
    terms: Arc<FxHashSet<String>>,
    /// Beginnings of words, when the last word is still being typed.
    prefixes: Arc<[String]>,
}

/// A piece of a text with what is to be marked in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snippet {
    /// The piece, as bytes of the text.
    pub range: Range<usize>,
    /// What is to be marked, as bytes of the text, in order and apart.
    pub marks: Vec<Range<usize>>,
}

/// Of a text, so many bytes are looked through for a snippet.
const LOOKED_THROUGH: usize = 16 << 10;

impl Marker {
    pub(super) fn new(terms: impl IntoIterator<Item = String>, prefixes: impl IntoIterator<Item = String>) -> Self {
        Self { terms: Arc::new(terms.into_iter().collect()), prefixes: prefixes.into_iter().collect() }
    }

    /// The words of the query in a text, in order; those that touch are one.
    pub fn marks(&self, text: &str) -> Vec<Range<usize>> {
        let mut found: Vec<Range<usize>> = Vec::new();
        if self.terms.is_empty() && self.prefixes.is_empty() {
            return found;
        }
        Terms::new().of(text, |one| {
            let begins = || one.piece.kind != Kind::Pair && self.prefixes.iter().any(|prefix| one.word.starts_with(prefix.as_str()));
            if self.terms.contains(one.term) || begins() {
                found.push(one.piece.range);
            }
        });
        merged(found)
    }

    /// The piece of at most `max` bytes around the first mark, cut at spaces where there are any.
    pub fn snippet(&self, text: &str, max: usize) -> Snippet {
        let looked = crate::model::clip(text, LOOKED_THROUGH);
        let marks = self.marks(looked);
        let range = window(text, best_start(&marks, max), max);
        let marks = marks.into_iter().filter(|mark| range.start <= mark.start && mark.end <= range.end).collect();
        Snippet { range, marks }
    }
}

fn merged(mut marks: Vec<Range<usize>>) -> Vec<Range<usize>> {
    marks.sort_unstable_by_key(|mark| (mark.start, mark.end));
    let mut out: Vec<Range<usize>> = Vec::with_capacity(marks.len());
    for mark in marks {
        match out.last_mut() {
            Some(last) if mark.start <= last.end => last.end = last.end.max(mark.end),
            _ => out.push(mark),
        }
    }
    out
}

/// Where the piece with the most marks begins; the beginning of the text when it holds as many.
fn best_start(marks: &[Range<usize>], max: usize) -> usize {
    let within = |start: usize| marks.iter().filter(|mark| start <= mark.start && mark.end <= start + max).count();
    let (mut best, mut most) = (0, within(0));
    for mark in marks {
        let count = within(mark.start);
        if count > most {
            (best, most) = (mark.start, count);
        }
    }
    best
}

/// Some words before the first mark are shown too.
const LEAD: usize = 40;

fn window(text: &str, start: usize, max: usize) -> Range<usize> {
    if start + LEAD < max || text.len() <= max {
        return 0..cut(text, max);
    }
    let lead = text.floor_char_boundary(start.saturating_sub(LEAD));
    // A whole word to begin with, when there is a space before the mark.
    let from = text[lead..start].find(char::is_whitespace).map_or(lead, |space| lead + space);
    let from = start - text[from..start].trim_start().len();
    from..from + cut(&text[from..], max)
}

/// The length of the longest beginning that ends between words, or at least between characters.
fn cut(text: &str, max: usize) -> usize {
    if text.len() <= max {
        return text.len();
    }
    let most = text.floor_char_boundary(max);
    match text[..most].rfind(char::is_whitespace) {
        Some(space) if space * 4 > most * 3 => space,
        _ => most,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marker(terms: &[&str]) -> Marker {
        Marker::new(terms.iter().map(|&term| term.to_owned()), [])
    }

    #[test]
    fn inflected_words_and_neighbouring_pairs_are_marked() {
        let text = "Creates 生成图片 images";
        let marks = marker(&["creat", "生成", "成图", "图片"]).marks(text);
        assert_eq!(marks.into_iter().map(|mark| &text[mark]).collect::<Vec<_>>(), ["Creates", "生成图片"]);
    }

    #[test]
    fn a_snippet_shows_the_first_mark_of_a_long_text() {
        let text = format!("{}find me here{}", "word ".repeat(100), " tail".repeat(100));
        let snippet = marker(&["find"]).snippet(&text, 120);
        assert!(snippet.range.len() <= 120 && text[snippet.range].contains("find me here"));
        assert_eq!(marker(&["删除"]).snippet("删除删除删除", 7).range, 0..6);
    }
}
