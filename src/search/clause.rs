//! One thing that a hit should hold, and what the engine is asked for it.

use super::level::Level;
use tantivy::Term;
use tantivy::query::{BooleanQuery, BoostQuery, ConstScoreQuery, Occur, PhrasePrefixQuery, PhraseQuery, Query, RegexQuery, TermQuery};
use tantivy::schema::{Field, IndexRecordOption};

/// One thing that a hit should hold: any of some terms, or a phrase.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Clause {
    /// Any of these; for a phrase all of these, one behind the other.
    pub(super) terms: Vec<String>,
    pub(super) phrase: bool,
    /// Whether the last term is one character of a script without spaces, which also stands at the head of pairs.
    pub(super) character: bool,
    /// Other words for it, each as its terms one behind the other; see [`Level::Akin`].
    pub(super) akin: Vec<Vec<String>>,
    /// How many entries hold its terms.
    pub(super) count: u64,
}

/// A query of the engine.
pub(super) type Asked = Box<dyn Query>;

/// Another word counts less than the one that was typed.
const AKIN: f32 = 0.5;

/// Behind other words of a phrase, so many of the pairs that a character leads are looked for.
const MAX_HEADED: u32 = 1_000;

/// Of more words only the rarest say what most of them are: the number of ways to leave some out grows too fast.
const MAX_CHOSEN: usize = 7;

impl Clause {
    pub(super) fn phrase(terms: Vec<String>, character: bool) -> Self {
        Self { phrase: terms.len() > 1, terms, character, akin: vec![], count: 0 }
    }

    pub(super) fn any(terms: Vec<String>, count: u64) -> Self {
        Self { terms, phrase: false, character: false, akin: vec![], count }
    }

    /// One character of a script without spaces.
    pub(super) fn character(term: String, count: u64) -> Self {
        Self { character: true, ..Self::any(vec![term], count) }
    }

    /// What a hit holds any of on this level, each as its terms one behind the other.
    pub(super) fn on(&self, level: Level) -> impl Iterator<Item = &[String]> {
        self.terms.iter().map(std::slice::from_ref).chain(self.akin_on(level).iter().map(Vec::as_slice))
    }

    /// Every term that is looked for on any level.
    pub(super) fn all(&self) -> impl Iterator<Item = &String> {
        self.terms.iter().chain(self.akin.iter().flatten())
    }

    fn akin_on(&self, level: Level) -> &[Vec<String>] {
        if level == Level::All { &[] } else { &self.akin }
    }

    /// Another word for it that some entries hold.
    pub(super) fn add_akin(&mut self, terms: &[String]) {
        let known = |known: &Vec<String>| known == terms;
        if !self.phrase && self.terms != terms && !self.akin.iter().any(known) {
            self.akin.push(terms.to_vec());
        }
    }

    fn query(&self, field: Field, level: Level) -> Asked {
        let term = |text: &String| Term::from_field_text(field, text);
        let single = |text: &String| Box::new(TermQuery::new(term(text), IndexRecordOption::WithFreqs)) as Asked;
        let akin = self.akin_on(level);
        match self.terms.as_slice() {
            many if self.phrase && self.character => {
                let mut query = PhrasePrefixQuery::new(many.iter().map(term).collect());
                query.set_max_expansions(MAX_HEADED);
                Box::new(query)
            }
            many if self.phrase => Box::new(PhraseQuery::new(many.iter().map(term).collect())),
            [one] if !self.character && akin.is_empty() => single(one),
            many => {
                let headed = self.character.then(|| headed(&many[0], field));
                let one = |terms: &Vec<String>| match terms.as_slice() {
                    [one] => single(one),
                    many => Box::new(PhraseQuery::new(many.iter().map(term).collect())),
                };
                let akin = akin.iter().map(|terms| Box::new(BoostQuery::new(one(terms), AKIN)) as Asked);
                Box::new(BooleanQuery::union(many.iter().map(single).chain(headed).chain(akin).collect()))
            }
        }
    }
}

/// What holds pairs that begin with a character. Where it leads a pair of a description, the index holds the pair alone.
fn headed(character: &str, field: Field) -> Asked {
    // A script without spaces has no character that is a sign of its own in a pattern.
    let pairs = RegexQuery::from_pattern(&format!("{character}."), field).expect("a pattern of two characters");
    Box::new(ConstScoreQuery::new(Box::new(pairs), 0.0))
}

/// What is asked of the words on a level.
pub(super) fn words(clauses: &[Clause], field: Field, level: Level) -> BooleanQuery {
    let all = || clauses.iter().map(|clause| clause.query(field, level));
    match level {
        Level::All | Level::Akin | Level::Lent => BooleanQuery::intersection(all().collect()),
        Level::Any => BooleanQuery::union(all().collect()),
        Level::Most => {
            // Which of them a hit holds is found without scores, as a union of all ways to leave some out: counting how many of
            // the words each entry holds would read every list to its end.
            let held: Asked = Box::new(ConstScoreQuery::new(Box::new(most(clauses, field)), 0.0));
            let scored = all().map(|query| (Occur::Should, query));
            BooleanQuery::new([(Occur::Must, held)].into_iter().chain(scored).collect())
        }
    }
}

/// Every way to hold most of the words.
fn most(clauses: &[Clause], field: Field) -> BooleanQuery {
    let mut rarest: Vec<&Clause> = clauses.iter().collect();
    rarest.sort_by_key(|clause| clause.count);
    rarest.truncate(MAX_CHOSEN);
    let least = (rarest.len() * 6).div_ceil(10).max(1);
    let chosen = (0_u32..1 << rarest.len()).filter(|set| set.count_ones() as usize == least);
    let conjunction = |set: u32| {
        let inside = rarest.iter().enumerate().filter(|(at, _)| set >> at & 1 == 1);
        Box::new(BooleanQuery::intersection(inside.map(|(_, clause)| clause.query(field, Level::Most)).collect())) as Asked
    };
    BooleanQuery::union(chosen.map(conjunction).collect())
}
