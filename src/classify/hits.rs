//! What a reading holds of the rules' words. Words fill places of thousands of conditions, and few conditions are filled in
//! every place: what fills them is noted as bits, and the words themselves are gathered for the few that hold.

use super::phrases::{Phrases, Want};
use super::places::{FORMED, bit};
use super::reading::Word;
use super::rule::Slot;
use fixedbitset::FixedBitSet;
use std::cell::Cell;
use std::ops::Range;

/// Words of a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Span {
    pub(super) field: usize,
    pub(super) words: Range<usize>,
}

/// A phrase of the pack, where it stands in a reading.
pub(super) struct Met {
    pub(super) span: Span,
    /// Its number among the phrases.
    pub(super) phrase: u32,
    /// A bit for each kind of place that it stands in.
    pub(super) places: u16,
}

/// Every phrase that was met, and what they fill of each condition.
#[derive(Default)]
pub(super) struct Hits {
    /// In the order of the text.
    pub(super) met: Vec<Met>,
    /// By the number of the phrase: a bit for each kind of place in which it was met.
    seen: Vec<u16>,
    /// By the number of the condition: a bit for each place that is filled, its verb's left out.
    places: Vec<u16>,
    /// The numbers of the conditions of which all these are filled. Those are few, and nothing more is asked of the others.
    pub(super) filled: FixedBitSet,
    /// The numbers of the conditions whose verb leads.
    pub(super) led: FixedBitSet,
    /// The numbers of the conditions that words are gathered for. Hardly any is, and all are asked about again and again.
    is_chosen: FixedBitSet,
    /// By the number of a chosen condition: its place among these.
    chosen: Vec<u16>,
}

/// Room for more phrases than this is given back, so that a thread doesn't keep what one giant definition took.
const MOST_KEPT: usize = 4096;

thread_local! {
    /// The room of the last call: empty, but as large as is needed. It is taken out while in use: a call within a call, or one
    /// after a panic, only finds no room and makes its own.
    static ROOM: Cell<Hits> = Cell::default();
}

impl Hits {
    /// Lends room for one reading, for so many conditions.
    pub(super) fn lend<R>((phrases, conditions): (usize, usize), then: impl FnOnce(&mut Self) -> R) -> R {
        let mut hits = ROOM.take();
        hits.seen.resize(phrases, 0);
        hits.places.clear();
        hits.places.resize(conditions, 0);
        hits.chosen.resize(conditions, 0);
        hits.filled.grow(conditions);
        hits.led.grow(conditions);
        hits.is_chosen.grow(conditions);
        let result = then(&mut hits);
        for met in hits.met.drain(..) {
            hits.seen[met.phrase as usize] = 0;
        }
        hits.filled.clear();
        hits.led.clear();
        hits.is_chosen.clear();
        if hits.met.capacity() <= MOST_KEPT {
            ROOM.set(hits);
        }
        result
    }

    /// Notes a phrase that ends with this word, and what it fills.
    pub(super) fn push(&mut self, phrases: &Phrases, met: Met, last: &Word) {
        let seen = &mut self.seen[met.phrase as usize];
        // Common words come again and again, and fill nothing anew. Parameters tell one form of a word from another.
        if met.places & !*seen == 0 && met.places & FORMED == 0 {
            self.met.push(met);
            return;
        }
        *seen |= met.places;
        if met.leads() {
            self.led.union_with(phrases.led_by(met.phrase));
        }
        for want in phrases.wanted_by(met.phrase).iter().filter(|want| met.fills(**want, last)) {
            let places = &mut self.places[usize::from(want.condition)];
            *places |= bit(want.slot);
            if *places == want.needs {
                self.filled.insert(want.condition.into());
            }
        }
        self.met.push(met);
    }

    /// Chooses conditions, by number, to gather words for.
    pub(super) fn choose(&mut self, conditions: &[usize]) {
        for (condition, place) in conditions.iter().zip(0..) {
            self.is_chosen.insert(*condition);
            self.chosen[*condition] = place;
        }
    }

    /// The place of a condition among the chosen ones.
    pub(super) fn chosen(&self, condition: u16) -> Option<usize> {
        let condition = usize::from(condition);
        self.is_chosen.contains(condition).then(|| usize::from(self.chosen[condition]))
    }
}

impl Met {
    /// Whether it stands where a verb leads.
    pub(super) fn leads(&self) -> bool {
        self.places & bit(Slot::Verb) != 0
    }

    /// Whether it is what a condition wants. `last` is its last word.
    pub(super) fn fills(&self, want: Want, last: &Word) -> bool {
        self.places & bit(want.slot) != 0 && (want.form == last.form || bit(want.slot) & FORMED == 0)
    }
}
