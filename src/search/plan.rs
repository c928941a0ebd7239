//! From words to terms: what the index is asked for.

use super::answer::{Correction, Matching};
use super::marks::Marker;
use super::names::{number, squeezed};
use super::query::{Query, Wanted};
use super::split::Kind;
use super::terms::{Terms, joined};
use super::vocabulary::Vocabulary;
use tantivy::Term;
use tantivy::query::{BooleanQuery, Occur, PhraseQuery, TermQuery};
use tantivy::schema::{Field, IndexRecordOption};

/// One thing that a hit should hold: any of some terms, or a phrase.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Clause {
    /// Any of these; for a phrase all of these, one behind the other.
    pub(super) terms: Vec<String>,
    pub(super) phrase: bool,
}

/// What the index is asked for.
#[derive(Clone, Debug, Default)]
pub(super) struct Plan {
    pub(super) clauses: Vec<Clause>,
    pub(super) corrections: Vec<Correction>,
    /// The words as one name, see [`joined`].
    pub(super) name: String,
    /// The same without spaces, see [`squeezed`].
    pub(super) key: String,
    /// The words as typed.
    pub(super) plain: String,
    prefixes: Vec<String>,
}

impl Plan {
    pub(super) fn of(query: &Query, vocabulary: &Vocabulary<'_>, verbatim: bool) -> tantivy::Result<Self> {
        let mut plan = Self { plain: query.plain(), ..Self::default() };
        plan.name = joined(&plan.plain);
        plan.key = squeezed(&plan.plain);
        let mut terms = Terms::new();
        for (at, wanted) in query.words.iter().enumerate() {
            let typing = query.typing && at + 1 == query.words.len();
            match wanted {
                Wanted::Phrase(text) => plan.phrase(text, &mut terms),
                Wanted::Word(text) => plan.word(text, &mut terms, vocabulary, typing, verbatim)?,
            }
        }
        let mut seen = rustc_hash::FxHashSet::default();
        plan.clauses.retain(|clause| seen.insert(clause.clone()));
        Ok(plan)
    }

    fn phrase(&mut self, text: &str, terms: &mut Terms) {
        let (mut words, mut pairs) = (Vec::new(), false);
        terms.of(text, |found| {
            pairs |= found.piece.kind == Kind::Pair;
            if found.piece.kind != Kind::Whole {
                words.push((found.piece.position, found.piece.kind, found.term.to_owned()));
            }
        });
        // Of a pair and its first character the pair says more; the last character stands in the last pair.
        let paired = |position: u32| words.iter().any(|(at, kind, _)| *kind == Kind::Pair && (*at == position || *at + 1 == position));
        let kept: Vec<String> =
            words.iter().filter(|(at, kind, _)| *kind != Kind::Single || !paired(*at)).map(|(_, _, term)| term.clone()).collect();
        if !kept.is_empty() {
            self.clauses.push(Clause { phrase: kept.len() > 1, terms: kept });
        }
    }

    fn word(&mut self, text: &str, terms: &mut Terms, vocabulary: &Vocabulary<'_>, typing: bool, verbatim: bool) -> tantivy::Result<()> {
        let mut pieces = Vec::new();
        terms.of(text, |found| pieces.push((found.term.to_owned(), found.word.to_owned(), found.piece)));
        let last = pieces.len().saturating_sub(1);
        let wholes = self.kept_wholes(&pieces, vocabulary)?;
        for (at, (term, word, piece)) in pieces.iter().enumerate() {
            let inside = |whole: &std::ops::Range<usize>| whole.start <= piece.range.start && piece.range.end <= whole.end;
            match piece.kind {
                Kind::Whole if !wholes.contains(&piece.range) => continue,
                Kind::Part if wholes.iter().any(inside) => continue,
                Kind::Single if is_paired(&pieces, at) => continue,
                _ => {}
            }
            let clause = self.resolve(term, word, piece.kind, terms, vocabulary, typing && at == last, verbatim)?;
            self.clauses.push(Clause { terms: clause, phrase: false });
        }
        Ok(())
    }

    /// Words in camel case of which the whole is better known than its parts are: `GitHub`, not `createIssue`.
    fn kept_wholes(
        &self,
        pieces: &[(String, String, super::split::Piece)],
        vocabulary: &Vocabulary<'_>,
    ) -> tantivy::Result<Vec<std::ops::Range<usize>>> {
        let mut kept = Vec::new();
        for (term, _, whole) in pieces.iter().filter(|(_, _, piece)| piece.kind == Kind::Whole) {
            let held = vocabulary.count(term)?;
            let mut rarest = u64::MAX;
            for (part, _, piece) in pieces {
                if piece.kind == Kind::Part && whole.range.start <= piece.range.start && piece.range.end <= whole.range.end {
                    rarest = rarest.min(vocabulary.count(part)?);
                }
            }
            if held > 0 && held >= rarest {
                kept.push(whole.range.clone());
            }
        }
        Ok(kept)
    }

    /// The terms to look up for one word: itself, what it begins, or what it was meant to be.
    #[expect(clippy::too_many_arguments, reason = "one word with all that is known of it")]
    fn resolve(
        &mut self,
        term: &str,
        word: &str,
        kind: Kind,
        terms: &mut Terms,
        vocabulary: &Vocabulary<'_>,
        typing: bool,
        verbatim: bool,
    ) -> tantivy::Result<Vec<String>> {
        if vocabulary.count(term)? > 0 || matches!(kind, Kind::Single | Kind::Pair) {
            return Ok(vec![term.to_owned()]);
        }
        if typing {
            let begun = vocabulary.beginning(word)?;
            if !begun.is_empty() {
                self.prefixes.push(word.to_owned());
                return Ok(begun);
            }
        }
        if !verbatim && let Some(near) = vocabulary.nearest(word) {
            let term = terms.stem(&near);
            self.corrections.push(Correction { typed: word.to_owned(), used: near });
            return Ok(vec![term]);
        }
        Ok(vec![term.to_owned()])
    }

    /// What marks the words in texts.
    pub(super) fn marker(&self) -> Marker {
        Marker::new(self.clauses.iter().flat_map(|clause| clause.terms.iter().cloned()), self.prefixes.iter().cloned())
    }

    /// The numbers of the terms of each clause, as names hold them.
    pub(super) fn numbers(&self) -> Vec<Vec<u32>> {
        self.clauses.iter().map(|clause| clause.terms.iter().map(|term| number(term)).collect()).collect()
    }

    /// The engine's query.
    pub(super) fn query(&self, field: Field, matching: Matching) -> BooleanQuery {
        let wanted = self.clauses.len();
        let least = match matching {
            Matching::All => wanted,
            Matching::Most => (wanted * 6).div_ceil(10).max(1),
            Matching::Any => 1,
        };
        let occur = if least == wanted { Occur::Must } else { Occur::Should };
        let clauses = self.clauses.iter().map(|clause| (occur, clause.query(field))).collect();
        BooleanQuery::with_minimum_required_clauses(clauses, if least == wanted { 0 } else { least })
    }
}

fn is_paired(pieces: &[(String, String, super::split::Piece)], at: usize) -> bool {
    let place = pieces[at].2.position;
    pieces.iter().any(|(_, _, piece)| piece.kind == Kind::Pair && (piece.position == place || piece.position + 1 == place))
}

impl Clause {
    fn query(&self, field: Field) -> Box<dyn tantivy::query::Query> {
        let term = |text: &String| Term::from_field_text(field, text);
        let single = |text: &String| Box::new(TermQuery::new(term(text), IndexRecordOption::WithFreqs)) as Box<dyn tantivy::query::Query>;
        match self.terms.as_slice() {
            [one] => single(one),
            many if self.phrase => Box::new(PhraseQuery::new(many.iter().map(term).collect())),
            many => Box::new(BooleanQuery::new(many.iter().map(|text| (Occur::Should, single(text))).collect())),
        }
    }
}
