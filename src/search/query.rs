use super::error::SearchError;
use super::filter::Filter;
use std::fmt::Write;

/// The longest query, in characters.
pub const MAX_QUERY: usize = 500;

/// Words and phrases of a query; further ones are left out.
const MAX_WORDS: usize = 32;

/// Filters of a query; further ones are left out.
const MAX_FILTERS: usize = 32;

/// What somebody typed, taken apart. Any text is a query.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Query {
    /// Words and phrases, in their order.
    pub words: Vec<Wanted>,
    /// Conditions.
    pub filters: Vec<Filter>,
    /// Whether the last word may go on: nothing stands behind it.
    pub typing: bool,
}

/// A word or a phrase of a query.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Wanted {
    /// Words without quotes.
    Word(String),
    /// What stood between quotes.
    Phrase(String),
}

impl Wanted {
    /// The text without quotes.
    pub fn text(&self) -> &str {
        let (Self::Word(text) | Self::Phrase(text)) = self;
        text
    }
}

const QUOTES: &[char] = &['"', '“', '”', '„', '＂'];
const COLONS: &[char] = &[':', '：'];

impl Query {
    /// Reads a query.
    ///
    /// # Errors
    /// [`SearchError::TooLong`] alone: everything else means something.
    pub fn parse(text: &str) -> Result<Self, SearchError> {
        let length = text.chars().count();
        if length > MAX_QUERY {
            return Err(SearchError::TooLong(length));
        }
        let mut query = Self::default();
        let mut rest = text.trim_start();
        while !rest.is_empty() {
            rest = query.take(rest).trim_start();
        }
        query.typing = matches!(query.words.last(), Some(Wanted::Word(_))) && !text.ends_with(char::is_whitespace);
        Ok(query)
    }

    /// Takes one word, phrase or filter; hands back what follows.
    fn take<'t>(&mut self, text: &'t str) -> &'t str {
        if let Some((phrase, rest)) = quoted(text) {
            self.want(Wanted::Phrase(phrase.to_owned()));
            return rest;
        }
        // A quote that is never closed is not there, so that what follows it is read as it would be alone.
        let text = text.trim_start_matches(QUOTES);
        let end = text.find(|c: char| c.is_whitespace()).unwrap_or(text.len());
        if let Some(colon) = text[..end].find(COLONS) {
            let (field, value) = (&text[..colon], text[colon..].trim_start_matches(COLONS));
            let (value, rest) = quoted(value).unwrap_or_else(|| value.split_at(value.find(char::is_whitespace).unwrap_or(value.len())));
            if let Some(filter) = Filter::parse(field, bare(value)) {
                if self.filters.len() < MAX_FILTERS && !self.filters.contains(&filter) {
                    self.filters.push(filter);
                }
                return rest;
            }
        }
        let word = text[..end].trim_matches(QUOTES);
        if !word.is_empty() {
            self.want(Wanted::Word(word.to_owned()));
        }
        &text[end..]
    }

    fn want(&mut self, wanted: Wanted) {
        if self.words.len() < MAX_WORDS && !wanted.text().trim().is_empty() {
            self.words.push(wanted);
        }
    }

    /// Whether nothing is asked for.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty() && self.filters.is_empty()
    }

    /// The words as one text, without quotes and filters.
    pub fn plain(&self) -> String {
        self.words.iter().map(Wanted::text).collect::<Vec<_>>().join(" ")
    }

    /// The text of this query with a filter added, or taken away where it stands already.
    pub fn toggled(&self, filter: &Filter) -> String {
        let mut other = self.clone();
        match other.filters.iter().position(|one| one == filter) {
            Some(at) => {
                other.filters.remove(at);
            }
            None => other.filters.push(filter.clone()),
        }
        other.to_text()
    }

    /// The text of this query with a filter in the place of a word.
    pub fn with_filter_for(&self, word: &Wanted, filter: Filter) -> String {
        let mut other = self.clone();
        other.words.retain(|one| one != word);
        if !other.filters.contains(&filter) {
            other.filters.push(filter);
        }
        other.to_text()
    }

    /// The text of this query without any filter.
    pub fn unfiltered(&self) -> String {
        Self { filters: vec![], ..self.clone() }.to_text()
    }

    /// The query as text that reads back as this query.
    pub fn to_text(&self) -> String {
        let mut text = String::new();
        for word in &self.words {
            let _ = match word {
                Wanted::Word(word) => write!(text, "{word} "),
                Wanted::Phrase(phrase) => write!(text, "\"{phrase}\" "),
            };
        }
        for filter in &self.filters {
            let _ = write!(text, "{filter} ");
        }
        // A space at the end says that the last word is whole.
        if self.typing || !matches!(self.words.last(), Some(Wanted::Word(_))) {
            text.truncate(text.trim_end().len());
        }
        text
    }
}

/// What stands before and behind the colon of a word that is written like a filter.
pub fn like_filter(word: &str) -> Option<(&str, &str)> {
    let colon = word.find(COLONS)?;
    Some((&word[..colon], bare(&word[colon..])))
}

/// A value without what is left of quotes and colons at its ends, which would read otherwise when written out.
fn bare(value: &str) -> &str {
    value.trim_matches(|c: char| QUOTES.contains(&c) || COLONS.contains(&c) || c.is_whitespace())
}

/// The text between a quote at the beginning and the next one, and what follows; `None` without both.
fn quoted(text: &str) -> Option<(&str, &str)> {
    let inner = text.strip_prefix(QUOTES)?;
    let end = inner.find(QUOTES)?;
    let mut rest = inner[end..].chars();
    rest.next();
    Some((&inner[..end], rest.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Risk;

    fn words(text: &str) -> Vec<String> {
        Query::parse(text).expect("short").words.iter().map(|word| word.text().to_owned()).collect()
    }

    #[test]
    fn filters_phrases_and_words_are_told_apart() {
        let query = Query::parse("delete \"all files\" risk:HIGH foo:bar server:\"my server\" x").expect("short");
        assert_eq!(query.words.iter().map(Wanted::text).collect::<Vec<_>>(), ["delete", "all files", "foo:bar", "x"]);
        assert_eq!(query.filters, [Filter::Risk(Risk::High), Filter::Server("my server".into())]);
        assert_eq!(Query::parse(&query.to_text()).expect("short").filters, query.filters);
    }

    #[test]
    fn an_unclosed_quote_is_read_as_words() {
        assert_eq!(words("\"delete all"), ["delete", "all"]);
        assert_eq!(words("\"\" \" risk: : :x"), ["risk:", ":", ":x"]);
    }

    #[test]
    fn odd_filters_read_back() {
        for text in ["server:\":", "server:\":\"", "server:\" x", "x server:“y", "server:y“z w", "server::\" a\""] {
            let query = Query::parse(text).expect("short");
            let again = Query::parse(&query.to_text()).expect("short");
            assert_eq!(again.filters, query.filters, "{text} as {}", query.to_text());
        }
    }

    #[test]
    fn only_a_last_word_without_space_may_go_on() {
        let typing = |text| Query::parse(text).expect("short").typing;
        assert!(typing("list fi") && typing("fi risk:low") && !typing("list fi ") && !typing("list \"fi\""));
    }
}
