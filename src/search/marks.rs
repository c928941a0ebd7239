use super::names::number;
use super::split::Kind;
use super::terms::Terms;
use rustc_hash::FxHashSet;
use std::cell::RefCell;
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

thread_local! {
    /// Finding the stems of every word of twenty descriptions anew would cost more than finding the descriptions.
    static TERMS: RefCell<Terms> = RefCell::new(Terms::new());
}

/// Of a text, so many bytes are looked through for a snippet.
const LOOKED_THROUGH: usize = 16 << 10;

impl Marker {
    pub(super) fn new(terms: impl IntoIterator<Item = String>, prefixes: impl IntoIterator<Item = String>) -> Self {
        Self { terms: Arc::new(terms.into_iter().collect()), prefixes: prefixes.into_iter().collect() }
    }

    /// The words of the query in a text, in order; those that touch are one.
    pub fn marks(&self, text: &str) -> Vec<Range<usize>> {
        merged(self.found(text).into_iter().map(|(range, _)| range).collect())
    }

    /// Every word of the query in a text, with a number that tells words apart.
    fn found(&self, text: &str) -> Vec<(Range<usize>, u32)> {
        let mut found = Vec::new();
        if self.terms.is_empty() && self.prefixes.is_empty() {
            return found;
        }
        let begins = |word: &str| self.prefixes.iter().any(|prefix| word.starts_with(prefix.as_str()));
        TERMS.with_borrow_mut(|terms| {
            terms.of(text, |one| {
                if self.terms.contains(one.term) || (one.piece.kind != Kind::Pair && begins(one.word)) {
                    found.push((one.piece.range, number(one.term)));
                }
            });
        });
        found
    }

    /// The piece of at most `max` bytes that holds the most words, cut at spaces where there are any.
    pub fn snippet(&self, text: &str, max: usize) -> Snippet {
        let found = self.found(crate::model::clip(text, LOOKED_THROUGH));
        let range = window(text, best_start(&found, max), max);
        let marks = merged(found.into_iter().map(|(range, _)| range).collect());
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

/// Where the piece with the most words begins: the beginning of the text, which says what a tool is for, unless another piece
/// holds more different ones. How often each stands there doesn't count.
fn best_start(found: &[(Range<usize>, u32)], max: usize) -> usize {
    let within = |start: usize| {
        let inside = found.iter().filter(|(mark, _)| start <= mark.start && mark.end <= start + max);
        inside.map(|(_, word)| word).collect::<FxHashSet<_>>().len()
    };
    let all = found.iter().map(|(_, word)| word).collect::<FxHashSet<_>>().len();
    let (mut best, mut most) = (0, within(0));
    for (mark, _) in found {
        if most == all {
            break;
        }
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
    fn a_word_that_comes_again_and_again_is_no_reason_to_leave_the_beginning() {
        let text = format!("Find files here. {}find find find{}", "word ".repeat(100), " tail".repeat(100));
        assert_eq!(marker(&["find"]).snippet(&text, 120).range.start, 0);
        let text = text.replace("find find", "find tree");
        assert!(marker(&["find", "tree"]).snippet(&text, 120).range.start > 0);
    }

    #[test]
    fn a_snippet_shows_the_first_mark_of_a_long_text() {
        let text = format!("{}find me here{}", "word ".repeat(100), " tail".repeat(100));
        let snippet = marker(&["find"]).snippet(&text, 120);
        assert!(snippet.range.len() <= 120 && text[snippet.range].contains("find me here"));
        assert_eq!(marker(&["删除"]).snippet("删除删除删除", 7).range, 0..6);
    }
}
