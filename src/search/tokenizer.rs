//! The engine's view of a text: sections of different weight in one field.
//!
//! A term is held once for each point of its section's weight, so the engine's own counting ranks a word in a name over one
//! in a description, and one list of documents a word is all that a query reads.

use super::split::Kind;
use super::terms::Terms;
use tantivy::tokenizer::{Token, TokenStream, Tokenizer};

pub(super) const TOKENIZER: &str = "sections";

/// Between sections.
pub(super) const BREAK: char = '\u{1E}';

/// How much a word counts in a name, a title, the names of the server, and the description.
const WEIGHTS: [u8; 4] = [3, 3, 1, 1];

/// The first bytes of a description, eight words or sixteen Chinese characters, say what a tool is for; what follows are
/// conditions, examples and advice.
const LEAD: usize = 48;

/// How much a word counts among these.
const LEAD_WEIGHT: u8 = 2;

/// Positions between sections, so that no phrase reaches from one into the next.
const GAP: u32 = 16;

/// Cuts a text of sections into terms.
#[derive(Clone)]
pub(super) struct Sections {
    terms: Terms,
}

/// The terms of one text, one after the other.
pub(super) struct Stream<'a> {
    terms: &'a mut Terms,
    text: &'a str,
    token: Token,
    /// What is left of them, for whoever asks for one at a time.
    left: Option<std::vec::IntoIter<Token>>,
}

impl Sections {
    pub(super) fn new() -> Self {
        Self { terms: Terms::new() }
    }
}

impl Tokenizer for Sections {
    type TokenStream<'a> = Stream<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> Stream<'a> {
        Stream { terms: &mut self.terms, text, token: Token::default(), left: None }
    }
}

impl TokenStream for Stream<'_> {
    /// Hands every term over as it is found. The engine reads texts in this way.
    fn process(&mut self, sink: &mut dyn FnMut(&Token)) {
        let Self { terms, text, token, .. } = self;
        let mut first = 0;
        for (at, (section, weight)) in text.splitn(WEIGHTS.len(), BREAK).zip(WEIGHTS).enumerate() {
            let is_text = at + 1 == WEIGHTS.len();
            let lead = if is_text { LEAD } else { 0 };
            let mut last = first;
            terms.of(section, |one| {
                // Half of what a Chinese description holds, and found by the pairs that these characters lead.
                if is_text && one.piece.kind == Kind::Single {
                    return;
                }
                let weight = if one.piece.range.start < lead { LEAD_WEIGHT } else { weight };
                last = first + one.piece.position;
                token.text.clear();
                token.text.push_str(one.term);
                token.position = last as usize;
                (0..weight).for_each(|_| sink(token));
            });
            first = last + GAP;
        }
    }

    fn advance(&mut self) -> bool {
        let mut left = self.left.take().unwrap_or_else(|| {
            let mut all = Vec::new();
            self.process(&mut |token| all.push(token.clone()));
            all.into_iter()
        });
        let next = left.next();
        self.left = Some(left);
        next.map(|token| self.token = token).is_some()
    }

    fn token(&self) -> &Token {
        &self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        &mut self.token
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terms_are_the_same_one_at_a_time_and_all_at_once() {
        let mut sections = Sections::new();
        let text = ["get_issue", "Get issue", "acme/tracker", "Reads an issue."].join(&BREAK.to_string());
        let (mut at_once, mut one_by_one) = (Vec::new(), Vec::new());
        sections.token_stream(&text).process(&mut |token| at_once.push((token.text.clone(), token.position)));
        let mut stream = sections.token_stream(&text);
        while stream.advance() {
            one_by_one.push((stream.token().text.clone(), stream.token().position));
        }
        assert_eq!(at_once, one_by_one);
        let of_name = at_once.iter().filter(|(text, position)| text == "issu" && *position == 1).count();
        assert_eq!(of_name, usize::from(WEIGHTS[0]));
    }
}
