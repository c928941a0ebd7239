//! What a reading holds of the rules' words: every phrase met in a place where a condition wants it.

use super::phrases::Want;
use super::places::bit;
use super::rule::Slot;
use std::cell::Cell;
use std::ops::Range;

/// Words of a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Span {
    pub(super) field: usize,
    pub(super) words: Range<usize>,
}

/// A phrase in a place.
pub(super) struct Hit {
    pub(super) span: Span,
    pub(super) strength: f64,
    pub(super) slot: Slot,
    condition: u32,
    /// The hit before this one in the same condition, counted from one; zero for the first.
    previous: u32,
}

/// The hits of a reading, and what they fill of each condition.
#[derive(Default)]
pub(super) struct Hits {
    all: Vec<Hit>,
    conditions: Vec<Filled>,
    /// Rules with a condition all of whose places are filled, some of them more than once. Most rules have none, and nothing
    /// more is asked of them.
    pub(super) ready: Vec<u32>,
}

/// What is filled of a condition.
#[derive(Clone, Copy, Default)]
struct Filled {
    /// A bit for each place.
    slots: u16,
    /// Its last hit, counted from one; zero where there is none.
    last: u32,
}

/// Room for more hits than this is given back, so that a thread doesn't keep what one giant definition took.
const MOST_KEPT: usize = 4096;

thread_local! {
    /// The room of the last call: empty, but as large as is needed. Conditions are many and hits few, so that emptying what
    /// was filled takes far less than a table of nothing for each reading. It is taken out while in use: a call within a
    /// call, or one after a panic, only finds no room and makes its own.
    static ROOM: Cell<Hits> = Cell::default();
}

impl Hits {
    /// Lends room for the hits of one reading with so many conditions.
    pub(super) fn lend<R>(conditions: usize, then: impl FnOnce(&mut Self) -> R) -> R {
        let mut hits = ROOM.take();
        hits.conditions.resize(conditions, Filled::default());
        let result = then(&mut hits);
        for hit in hits.all.drain(..) {
            hits.conditions[hit.condition as usize] = Filled::default();
        }
        hits.ready.clear();
        if hits.all.capacity() <= MOST_KEPT {
            ROOM.set(hits);
        }
        result
    }

    pub(super) fn push(&mut self, want: &Want, span: Span, strength: f64) {
        let filled = &mut self.conditions[want.condition as usize];
        self.all.push(Hit { span, strength, slot: want.slot, condition: want.condition, previous: filled.last });
        filled.last = u32::try_from(self.all.len()).unwrap_or(0);
        if filled.slots & bit(want.slot) == 0 {
            filled.slots |= bit(want.slot);
            if filled.slots == want.needs {
                self.ready.push(want.rule);
            }
        }
    }

    /// Whether all these places of a condition are filled.
    pub(super) fn fill(&self, condition: u32, slots: u16) -> bool {
        self.conditions[condition as usize].slots & slots == slots
    }

    /// The hits of a condition, against the order of the text.
    pub(super) fn of(&self, condition: u32) -> impl Iterator<Item = &Hit> + Clone {
        let hit = |at: u32| at.checked_sub(1).and_then(|at| self.all.get(at as usize));
        std::iter::successors(hit(self.conditions[condition as usize].last), move |later| hit(later.previous))
    }
}
