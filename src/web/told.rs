//! A sentence in the reader's language around words that stay in their own: what a parser says of a text.

use super::words;
use crate::lang::{Lang, PLACE, halves};
use crate::model::one_line;
use std::fmt;

/// More of a program's words is left out, in bytes.
const LONGEST: usize = 300;

/// A sentence, and words of a program in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Told {
    pub(super) before: String,
    /// English, whatever the language of the sentence is; mostly empty.
    pub(super) words: String,
    pub(super) after: String,
}

impl Told {
    /// A sentence of our words alone.
    pub(super) fn plain(text: String) -> Self {
        Self { before: text, ..Self::default() }
    }

    /// A program's words alone.
    pub(super) fn words(words: String) -> Self {
        Self { words, ..Self::default() }
    }

    /// A message around words, for which it has a [`PLACE`]. They may quote a stranger's text at any length.
    pub(super) fn around(message: String, words: &str) -> Self {
        let (before, after) = halves(message);
        Self { before, words: one_line(words, LONGEST), after }
    }

    /// The same as an argument of another message.
    pub(super) fn inside(self, message: impl FnOnce(String) -> String) -> Self {
        Self::around(message(format!("{}{PLACE}{}", self.before, self.after)), &self.words)
    }

    /// A clause as a sentence of its own. In Chinese it may begin with the name of a parameter, which stays as it is.
    pub(super) fn sentence(self, lang: Lang) -> Self {
        let mut told = self.ended(lang);
        if lang == Lang::En {
            let start = if told.before.is_empty() { &mut told.words } else { &mut told.before };
            *start = words::capitalised(start);
        }
        told
    }

    /// A clause as the end of a sentence.
    pub(super) fn ended(mut self, lang: Lang) -> Self {
        let end = [&mut self.after, &mut self.words, &mut self.before].into_iter().find(|part| !part.is_empty());
        if let Some(end) = end {
            *end = words::ended(lang, end);
        }
        self
    }
}

impl fmt::Display for Told {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}{}", self.before, self.words, self.after)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_begins_large_and_ends_once_wherever_the_words_stand() {
        let told = |lang, message: &str, words| Told::around(message.to_owned(), words).sentence(lang).to_string();
        assert_eq!(told(Lang::En, "this is no list: \0", "expected `,`"), "This is no list: expected `,`.");
        assert_eq!(told(Lang::En, "\0", "missing field"), "Missing field.");
        assert_eq!(told(Lang::Zh, "读不懂（\0），请检查", "expected `,`"), "读不懂（expected `,`），请检查。");
    }
}
