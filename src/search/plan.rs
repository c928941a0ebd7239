//! From words to terms: what the index is asked for.

use super::akin::akin;
use super::answer::Correction;
use super::clause::Clause;
use super::fillers::is_filler;
use super::level::Level;
use super::marks::Marker;
use super::names::{number, squeezed};
use super::query::{Query, Wanted};
use super::split::{Kind, Piece};
use super::terms::Terms;
use super::tiles::tiles;
use super::vocabulary::Vocabulary;
use rustc_hash::FxHashSet;
use std::ops::Range;

/// A piece of what was typed: its term, itself folded, and where it stands.
pub(super) type Word = (String, String, Piece);

/// What the index is asked for.
#[derive(Clone, Debug, Default)]
pub(super) struct Plan {
    pub(super) clauses: Vec<Clause>,
    pub(super) corrections: Vec<Correction>,
    /// The words as one name, see [`squeezed`].
    pub(super) key: String,
    /// The words as typed.
    pub(super) plain: String,
    prefixes: Vec<String>,
    /// The last word and its term, when it is a word by itself and may still go on.
    open: Option<(String, String)>,
}

/// What is known while words become terms.
struct Reading<'v> {
    vocabulary: &'v Vocabulary<'v>,
    terms: Terms,
    /// Whether words that the index doesn't hold are left as they are.
    verbatim: bool,
}

impl Plan {
    pub(super) fn of(query: &Query, vocabulary: &Vocabulary<'_>, verbatim: bool) -> tantivy::Result<Self> {
        let mut plan = Self { plain: query.plain(), ..Self::default() };
        plan.key = squeezed(&plan.plain);
        let mut reading = Reading { vocabulary, terms: Terms::new(), verbatim };
        // Beside words that say something, and as long as it can't become one.
        let typed = |at: usize| query.typing && at + 1 == query.words.len();
        let is_filler = |at: usize| !typed(at) && matches!(&query.words[at], Wanted::Word(word) if is_filler(word));
        let only_fillers = (0..query.words.len()).all(is_filler);
        for (at, wanted) in query.words.iter().enumerate().filter(|(at, _)| only_fillers || !is_filler(*at)) {
            match wanted {
                Wanted::Phrase(text) => plan.phrase(text, &mut reading.terms),
                Wanted::Word(text) => plan.word(text, typed(at), &mut reading)?,
            }
        }
        let mut seen = FxHashSet::default();
        plan.clauses.retain(|clause| seen.insert(clause.clone()));
        Ok(plan)
    }

    fn phrase(&mut self, text: &str, terms: &mut Terms) {
        let mut words = Vec::new();
        terms.of(text, |found| {
            if found.piece.kind != Kind::Whole {
                words.push((found.piece.position, found.piece.kind, found.term.to_owned()));
            }
        });
        // Of a pair and its first character the pair says more; the last character stands in the last pair.
        let paired = |position: u32| words.iter().any(|(at, kind, _)| *kind == Kind::Pair && (*at == position || *at + 1 == position));
        let kept: Vec<String> =
            words.iter().filter(|(at, kind, _)| !kind.is_character() || !paired(*at)).map(|(_, _, term)| term.clone()).collect();
        if !kept.is_empty() {
            // The last character of a pair is held by the pair.
            let character = words.last().is_some_and(|(at, kind, _)| kind.is_character() && !paired(*at));
            self.clauses.push(Clause::phrase(kept, character));
        }
    }

    fn word(&mut self, text: &str, typing: bool, reading: &mut Reading<'_>) -> tantivy::Result<()> {
        let mut pieces = Vec::new();
        reading.terms.of(text, |found| pieces.push((found.term.to_owned(), found.word.to_owned(), found.piece)));
        let last = pieces.len().saturating_sub(1);
        let wholes = kept_wholes(&pieces, reading.vocabulary)?;
        let tiled = tiles(&pieces, reading.vocabulary)?;
        for (at, word) in pieces.iter().enumerate() {
            let piece = &word.2;
            let inside = |whole: &Range<usize>| whole.start <= piece.range.start && piece.range.end <= whole.end;
            match piece.kind {
                Kind::Whole if !wholes.contains(&piece.range) => continue,
                Kind::Part if wholes.iter().any(inside) => continue,
                Kind::Single | Kind::Last | Kind::Pair if !tiled.contains(&at) => continue,
                _ => {}
            }
            let clauses = self.resolve(word, typing && at == last, reading)?;
            self.clauses.extend(clauses);
        }
        Ok(())
    }

    /// The terms to look up for one word: itself, what it begins, what it was meant to be, or the two words that it is made of.
    fn resolve(&mut self, (term, word, piece): &Word, typing: bool, reading: &mut Reading<'_>) -> tantivy::Result<Vec<Clause>> {
        let joined = piece.kind.is_character() || piece.kind == Kind::Pair;
        let count = reading.vocabulary.count(term)?;
        if piece.kind.is_character() {
            self.open = None;
            return Ok(vec![Clause::character(term.clone(), count)]);
        }
        if count > 0 || joined {
            self.open = (typing && !joined).then(|| (word.clone(), term.clone()));
            return Ok(vec![Clause::any(vec![term.clone()], count)]);
        }
        if typing {
            let begun = reading.vocabulary.beginning(word)?;
            if !begun.is_empty() {
                self.prefixes.push(word.clone());
                return Ok(vec![Clause::any(begun, count)]);
            }
        }
        if !reading.verbatim
            && let Some(near) = reading.vocabulary.nearest(word)
        {
            let term = reading.terms.stem(&near);
            let count = reading.vocabulary.count(&term)?;
            self.corrections.push(Correction { typed: word.clone(), used: near });
            return Ok(vec![Clause::any(vec![term], count)]);
        }
        if let Some(halves) = reading.vocabulary.halves(word, &mut reading.terms)? {
            return Ok(halves.map(|(term, count)| Clause::any(vec![term], count)).into());
        }
        Ok(vec![Clause::any(vec![term.clone()], count)])
    }

    /// Whether the last word is one that may be typed on.
    pub(super) fn may_go_on(&self) -> bool {
        self.open.is_some()
    }

    /// Looks up what the last word may become, when it is a word by itself. Says whether that is anything.
    pub(super) fn go_on(&mut self, vocabulary: &Vocabulary<'_>) -> tantivy::Result<bool> {
        let Some((word, term)) = self.open.take() else { return Ok(false) };
        let Some(last) = self.clauses.last_mut().filter(|clause| clause.terms == [term]) else { return Ok(false) };
        vocabulary.beginning(&word)?.into_iter().for_each(|begun| last.add_akin(&[begun]));
        let any = !last.akin.is_empty();
        if any {
            self.prefixes.push(word);
        }
        Ok(any)
    }

    /// Looks up other words for those of the query that some entries hold. Says whether there are any.
    pub(super) fn widen(&mut self, vocabulary: &Vocabulary<'_>) -> tantivy::Result<bool> {
        for (of, other) in akin(&self.plain) {
            for clause in self.clauses.iter_mut().filter(|clause| clause.terms.first().is_some_and(|term| of.contains(term))) {
                if vocabulary.holds(&other)? {
                    clause.add_akin(&other);
                }
            }
        }
        let mut terms = Terms::new();
        for clause in self.clauses.iter_mut().filter(|clause| clause.terms.len() == 1) {
            if let Some(halves) = vocabulary.halves(&clause.terms[0], &mut terms)? {
                clause.add_akin(&halves.map(|(term, _)| term));
            }
        }
        Ok(self.clauses.iter().any(|clause| !clause.akin.is_empty()))
    }

    /// What marks the words in texts.
    pub(super) fn marker(&self) -> Marker {
        Marker::new(self.clauses.iter().flat_map(|clause| clause.all().cloned()), self.prefixes.iter().cloned())
    }

    /// For each clause what it may be in a name: the numbers of terms that stand one behind the other.
    pub(super) fn numbers(&self, level: Level) -> Vec<Vec<Vec<u32>>> {
        self.clauses.iter().map(|clause| clause.on(level).map(|terms| terms.iter().map(|term| number(term)).collect()).collect()).collect()
    }
}

/// Words in camel case of which the whole is better known than its parts are: `GitHub`, not `createIssue`.
fn kept_wholes(pieces: &[Word], vocabulary: &Vocabulary<'_>) -> tantivy::Result<Vec<Range<usize>>> {
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
