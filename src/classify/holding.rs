//! A condition that holds: how strongly, and on which words.

use super::hits::Span;
use super::matcher::Fired;
use super::places::bit;
use super::reading::FieldKind;
use super::rule::Slot;

/// No leading verb counts more than twice, however often it is said.
const MAX_STRENGTH: f64 = 2.0;

/// A verb that is implied counts less than one that is said, and enough for a trait.
const IMPLIED: f64 = 0.9;

/// So many places can a condition name.
const SLOTS: usize = 16;

/// A condition that holds, while its words are gathered.
pub(super) struct Holding {
    rule: usize,
    spans: Vec<Span>,
    /// How strongly its verb leads the name, the title, the description and the modes.
    verbs: [f64; 4],
    /// The strongest of what fills each of its places.
    strongest: [f64; SLOTS],
}

impl Holding {
    /// One of a rule; its words are to be added.
    pub(super) fn new(rule: usize) -> Self {
        Self { rule, spans: Vec::new(), verbs: [0.0; 4], strongest: [0.0; SLOTS] }
    }

    /// Adds words that fill a place of it. They come in the order of the text.
    pub(super) fn add(&mut self, span: &Span, slot: Slot, kind: FieldKind, strength: f64) {
        // One phrase may fill several places of a condition.
        if self.spans.last() != Some(span) {
            self.spans.push(span.clone());
        }
        let best = match (slot, kind) {
            (Slot::Verb, FieldKind::Name) => &mut self.verbs[0],
            (Slot::Verb, FieldKind::Title) => &mut self.verbs[1],
            (Slot::Verb, FieldKind::Description) => &mut self.verbs[2],
            (Slot::Verb, _) => &mut self.verbs[3],
            _ => &mut self.strongest[slot as usize],
        };
        *best = best.max(strength);
    }

    /// What it makes of its rule. The verb counts once for each field that it leads; of the other places the weakest counts.
    pub(super) fn fired(self, slots: u16) -> Fired {
        let said = self.verbs.iter().sum::<f64>().min(MAX_STRENGTH);
        let (implied, verbs) = match (slots & bit(Slot::Verb) != 0, said > 0.0) {
            (false, _) => (false, 1.0),
            (true, true) => (false, said),
            (true, false) => (true, IMPLIED),
        };
        let others = self.strongest.iter().filter(|strength| **strength > 0.0);
        Fired { rule: self.rule, implied, strength: verbs * others.copied().fold(1.0, f64::min), spans: self.spans }
    }
}
