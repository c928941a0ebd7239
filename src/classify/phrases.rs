//! Every phrase of every rule, by its first word: flat tables, since each word of each text is looked up in them.

use super::inflection::Form;
use super::lexicon::WordId;
use super::places::bit;
use super::reading::Word;
use super::rule::Slot;
use fixedbitset::FixedBitSet;
use std::ops::Range;

/// The phrases of a pack, with the places that they are wanted in. What belongs to one word or phrase lies side by side.
pub(super) struct Phrases {
    /// Where the phrases of each word begin, by its number, and where those of the last one end.
    words: Vec<u32>,
    all: Vec<Phrase>,
    /// The second word of each phrase; unknown where it has only one. Apart from the phrases, since it is searched in.
    seconds: Vec<WordId>,
    /// The words of all phrases behind their first ones.
    rests: Vec<WordId>,
    wants: Vec<Want>,
    /// By the number of the phrase: the conditions that want it for their verb. Of a common verb those are hundreds, so that they
    /// are taken as one set.
    led: Vec<FixedBitSet>,
}

/// Some words, and who wants them.
pub(super) struct Phrase {
    rest: Range<u32>,
    wanted_by: Range<u32>,
    /// A bit for each place that some condition wants it in.
    pub(super) slots: u16,
}

/// A place of a condition that a phrase would fill.
#[derive(Clone, Copy)]
pub(super) struct Want {
    pub(super) condition: u16,
    /// The places that must all be filled for the condition to hold, beside its verb.
    pub(super) needs: u16,
    pub(super) slot: Slot,
    /// The form of the phrase's last word. It matters for whole parameter names alone: `ids` takes many, `id` takes one.
    pub(super) form: Form,
}

impl Phrases {
    /// The tables for so many words. Of one word's phrases those with the same second word stand together, the shorter ones
    /// first, then those with lower numbers: in the order that they are given in, the order of evidence would change with every
    /// word that is added.
    pub(super) fn new(words: usize, given: impl IntoIterator<Item = (Vec<WordId>, Vec<Want>)>) -> Self {
        let mut given: Vec<_> = given.into_iter().filter(|(phrase, _)| !phrase.is_empty()).collect();
        let second = |phrase: &[WordId]| phrase.get(1).copied().unwrap_or(WordId::UNKNOWN);
        given.sort_by(|(a, _), (b, _)| (a[0], second(a), a.len(), a).cmp(&(b[0], second(b), b.len(), b)));
        let mut phrases =
            Self { words: vec![0; words + 1], all: Vec::new(), seconds: Vec::new(), rests: Vec::new(), wants: Vec::new(), led: Vec::new() };
        for (words, wanted_by) in given {
            let slots = wanted_by.iter().fold(0, |slots, want| slots | bit(want.slot));
            let (verbs, wanted_by): (Vec<_>, Vec<_>) = wanted_by.into_iter().partition(|want| want.slot == Slot::Verb);
            phrases.led.push(verbs.iter().map(|want| usize::from(want.condition)).collect());
            // Counted here, and summed up below.
            phrases.words[words[0].0 as usize + 1] += 1;
            let (rest, wanted_by) = (appended(&mut phrases.rests, &words[1..]), appended(&mut phrases.wants, &wanted_by));
            phrases.seconds.push(second(&words));
            phrases.all.push(Phrase { rest, wanted_by, slots });
        }
        let mut first = 0;
        for word in &mut phrases.words {
            first += *word;
            *word = first;
        }
        phrases
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.all.len()
    }

    /// A bit for each place that a phrase which begins with this word is wanted in.
    pub(super) fn slots(&self, word: WordId) -> u16 {
        let range = self.of(word);
        self.all[range].iter().fold(0, |slots, phrase| slots | phrase.slots)
    }

    /// The phrases that may begin here, with their numbers: the first word alone, and those that go on with the second one.
    pub(super) fn beginning(&self, words: &[Word]) -> impl Iterator<Item = (u32, &Phrase)> {
        let Range { start, end } = self.of(words[0].id);
        let seconds = &self.seconds[start..end];
        let longer = start + usize::from(seconds.first() == Some(&WordId::UNKNOWN));
        // Words such as "the" begin hundreds of phrases, and hardly any of them goes on as the text does.
        let second = words.get(1).map_or(WordId::UNKNOWN, |word| word.id);
        let going_on = if second == WordId::UNKNOWN || longer == end {
            end..end
        } else {
            let first = start + seconds.partition_point(|wanted| *wanted < second);
            let alike = self.seconds[first..end].iter().take_while(|wanted| **wanted == second).count();
            first..first + alike
        };
        let numbered = |range: Range<usize>| (number(range.start)..).zip(&self.all[range]);
        numbered(start..longer).chain(numbered(going_on))
    }

    /// Where the phrases stand that begin with a word.
    fn of(&self, word: WordId) -> Range<usize> {
        let word = word.0 as usize;
        self.words[word] as usize..self.words[word + 1] as usize
    }

    /// How many of these words a phrase is that begins with the first of them; `None` when the others are not its own.
    pub(super) fn length(&self, phrase: &Phrase, words: &[Word]) -> Option<usize> {
        let rest = &self.rests[phrase.rest.start as usize..phrase.rest.end as usize];
        let met = words.get(1..=rest.len())?;
        let follows = rest.iter().zip(met).all(|(id, word)| *id == word.id && word.sentence == words[0].sentence);
        follows.then_some(1 + rest.len())
    }

    /// Which conditions want a phrase for their verb, by its number.
    pub(super) fn led_by(&self, phrase: u32) -> &FixedBitSet {
        &self.led[phrase as usize]
    }

    /// Who wants a phrase for another place, by its number.
    pub(super) fn wanted_by(&self, phrase: u32) -> &[Want] {
        let phrase = &self.all[phrase as usize];
        &self.wants[phrase.wanted_by.start as usize..phrase.wanted_by.end as usize]
    }
}

/// Puts items behind those of a table; gives their places.
fn appended<T: Copy>(table: &mut Vec<T>, items: &[T]) -> Range<u32> {
    let first = number(table.len());
    table.extend_from_slice(items);
    first..number(table.len())
}

fn number(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}
