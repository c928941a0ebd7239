//! The engine's view of a text: sections of different weight in one field.
//!
//! A term is held once for each point of its section's weight, so the engine's own counting ranks a word in a name over one
//! in a description, and one list of documents a word is all that a query reads.

use super::terms::Terms;
use tantivy::tokenizer::{Token, TokenStream, Tokenizer};

pub(super) const TOKENIZER: &str = "sections";

/// Between sections.
pub(super) const BREAK: char = '\u{1E}';

/// How much a word counts in a name, a title, the names of the server, and the description.
const WEIGHTS: [u8; 4] = [3, 3, 1, 1];

/// The first words of a description say what a tool is for; what follows are conditions, examples and advice.
const LEAD: u32 = 24;

/// How much a word counts among these.
const LEAD_WEIGHT: u8 = 2;

/// Positions between sections, so that no phrase reaches from one into the next.
const GAP: u32 = 16;

/// Cuts a text of sections into terms.
#[derive(Clone)]
pub(super) struct Sections {
    terms: Terms,
    found: Vec<Term>,
    text: String,
}

#[derive(Clone, Copy)]
struct Term {
    end: u32,
    position: u32,
    weight: u8,
}

/// The terms of one text, one after the other.
pub(super) struct Stream<'a> {
    sections: &'a Sections,
    next: usize,
    start: usize,
    left: u8,
    token: Token,
}

impl Sections {
    pub(super) fn new() -> Self {
        Self { terms: Terms::new(), found: Vec::new(), text: String::new() }
    }

    fn read(&mut self, text: &str) {
        self.found.clear();
        self.text.clear();
        let Self { terms, found, text: kept } = self;
        let mut first = 0;
        for (at, (section, weight)) in text.splitn(WEIGHTS.len(), BREAK).zip(WEIGHTS).enumerate() {
            let lead = if at + 1 == WEIGHTS.len() { LEAD } else { 0 };
            let mut last = first;
            terms.of(section, |one| {
                kept.push_str(one.term);
                last = first + one.piece.position;
                let weight = if one.piece.position < lead { LEAD_WEIGHT } else { weight };
                found.push(Term { end: u32::try_from(kept.len()).unwrap_or(u32::MAX), position: last, weight });
            });
            first = last + GAP;
        }
    }
}

impl Tokenizer for Sections {
    type TokenStream<'a> = Stream<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> Stream<'a> {
        self.read(text);
        Stream { sections: self, next: 0, start: 0, left: 0, token: Token::default() }
    }
}

impl TokenStream for Stream<'_> {
    fn advance(&mut self) -> bool {
        if self.left > 0 {
            self.left -= 1;
            return true;
        }
        let Some(term) = self.sections.found.get(self.next) else { return false };
        let end = term.end as usize;
        self.token.text.clear();
        self.token.text.push_str(&self.sections.text[self.start..end]);
        self.token.position = term.position as usize;
        (self.start, self.left, self.next) = (end, term.weight - 1, self.next + 1);
        true
    }

    fn token(&self) -> &Token {
        &self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        &mut self.token
    }
}
