//! From words to terms: what the index is asked for.

use super::answer::{Correction, Matching};
use super::marks::Marker;
use super::names::{number, squeezed};
use super::query::{Query, Wanted};
use super::split::{Kind, Piece};
use super::terms::{Terms, joined};
use super::vocabulary::Vocabulary;
use rustc_hash::FxHashSet;
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

/// A piece of what was typed: its term, itself folded, and where it stands.
type Word = (String, String, Piece);

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
        let mut seen = FxHashSet::default();
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
        let wholes = Self::kept_wholes(&pieces, vocabulary)?;
        let tiled = tiles(&pieces, vocabulary)?;
        for (at, (term, word, piece)) in pieces.iter().enumerate() {
            let inside = |whole: &std::ops::Range<usize>| whole.start <= piece.range.start && piece.range.end <= whole.end;
            match piece.kind {
                Kind::Whole if !wholes.contains(&piece.range) => continue,
                Kind::Part if wholes.iter().any(inside) => continue,
                Kind::Single | Kind::Pair if !tiled.contains(&at) => continue,
                _ => {}
            }
            let clause = self.resolve(term, word, piece.kind, terms, vocabulary, typing && at == last, verbatim)?;
            self.clauses.push(Clause { terms: clause, phrase: false });
        }
        Ok(())
    }

    /// Words in camel case of which the whole is better known than its parts are: `GitHub`, not `createIssue`.
    fn kept_wholes(pieces: &[Word], vocabulary: &Vocabulary<'_>) -> tantivy::Result<Vec<std::ops::Range<usize>>> {
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

/// Cuts scripts without spaces into words, the index being the dictionary: of all ways to lay pairs and single characters
/// side by side the one whose pairs are the commonest. Gives the places of the pieces that are laid.
fn tiles(pieces: &[Word], vocabulary: &Vocabulary<'_>) -> tantivy::Result<FxHashSet<usize>> {
    let mut chosen = FxHashSet::default();
    let mut run: Vec<usize> = Vec::new();
    for at in 0..=pieces.len() {
        let single = pieces.get(at).is_some_and(|(_, _, piece)| piece.kind == Kind::Single);
        let pair = pieces.get(at).is_some_and(|(_, _, piece)| piece.kind == Kind::Pair);
        let joins =
            run.last().is_some_and(|last| pieces.get(at).is_some_and(|(_, _, piece)| pieces[*last].2.range.end == piece.range.start));
        if pair {
            continue;
        }
        if !(single && (run.is_empty() || joins)) {
            lay(pieces, &run, vocabulary, &mut chosen)?;
            run.clear();
        }
        if single {
            run.push(at);
        }
    }
    Ok(chosen)
}

/// What a way of laying a run is worth, and how it ends.
type Way = (f64, bool);

fn lay(pieces: &[Word], run: &[usize], vocabulary: &Vocabulary<'_>, chosen: &mut FxHashSet<usize>) -> tantivy::Result<()> {
    // The best way to lay everything before each place; each pair stands behind its first character.
    let mut ways: Vec<Way> = vec![(0.0, false)];
    for (place, at) in run.iter().enumerate() {
        let alone = (ways[place].0, false);
        let best = match place.checked_sub(1).map(|before| (run[before] + 1, ways[before].0)) {
            Some((pair, worth)) => {
                let worth = worth + worth_of(vocabulary.count(&pieces[pair].0)?);
                if worth > alone.0 { (worth, true) } else { alone }
            }
            None => alone,
        };
        debug_assert!(pieces[*at].2.kind == Kind::Single);
        ways.push(best);
    }
    let mut place = run.len();
    let first = chosen.len();
    let mut left_out = None;
    while place > 0 {
        let paired = ways[place].1;
        place -= if paired { 2 } else { 1 };
        let single = run[place];
        match paired {
            true => drop(chosen.insert(single + 1)),
            false if is_particle(&pieces[single].0) => left_out = Some(single),
            false => drop(chosen.insert(single)),
        }
    }
    if chosen.len() == first {
        chosen.extend(left_out);
    }
    Ok(())
}

/// Two pairs are worth more than one, whatever their numbers.
#[expect(clippy::cast_precision_loss, reason = "a count of entries")]
fn worth_of(count: u64) -> f64 {
    if count == 0 { 0.0 } else { 2.0 + (count as f64).ln() }
}

/// Characters that join words and say nothing themselves.
fn is_particle(term: &str) -> bool {
    const PARTICLES: &str = "的了吗呢吧啊呀和与及或在是我你他她它们把被给让到个这那些所之其请么嘛得地着过";
    PARTICLES.contains(term)
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
