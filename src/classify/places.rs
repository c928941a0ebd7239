//! In which places of a definition a phrase stands, and how much it counts there.

use super::inflection::Form;
use super::reading::{FieldKind, Reading, Word};
use super::rule::Slot;
use super::sentences::Part;
use std::ops::Range;

/// What is said behind the first sentence counts a little less.
const BODY: f64 = 0.8;

/// From this depth on a member of an argument is no parameter of the call.
const DEEP: usize = 3;

/// A phrase met in a field.
pub(super) struct Found<'r, 'a> {
    pub(super) reading: &'r Reading<'a>,
    pub(super) kind: FieldKind,
    pub(super) field: Range<usize>,
    pub(super) words: Range<usize>,
}

impl Found<'_, '_> {
    /// How much the phrase counts in a slot; `None` when it doesn't stand in the right place for it.
    pub(super) fn strength(&self, slot: Slot, form: Form) -> Option<f64> {
        let first: &Word = &self.reading.words[self.words.start];
        let stated = matches!(self.kind, FieldKind::Title | FieldKind::Description) && first.part.says();
        let holds = match slot {
            Slot::Verb => return (first.leads > 0.0).then_some(first.leads),
            Slot::Object => first.beside,
            Slot::Head => self.reading.words[self.words.end - 1].head,
            Slot::Name => self.kind == FieldKind::Name,
            Slot::Lead => matches!(self.kind, FieldKind::Title | FieldKind::Description) && first.part == Part::Lead && !first.negated,
            Slot::Text => stated && !first.negated,
            Slot::Denied => stated && first.negated,
            Slot::Param => self.names_parameter(form) && self.words == self.field,
            Slot::TextParam => self.names_parameter(form) && self.words == self.field && self.takes_text(),
            Slot::ParamHead => self.names_parameter(form) && self.words.end == self.field.end && self.takes_text(),
            Slot::ParamWord => matches!(self.kind, FieldKind::ParameterName(_)),
            Slot::ParamText => matches!(self.kind, FieldKind::ParameterText(_)) || first.part == Part::Arguments,
            Slot::Mode => self.kind.is_mode(),
            Slot::Server => matches!(self.kind, FieldKind::ServerName | FieldKind::ServerDescription),
        };
        let weight = if first.part == Part::Body { BODY } else { 1.0 };
        holds.then_some(weight)
    }

    /// Whether a phrase ends a parameter's name, in the form that the rule writes. What lies deep inside an argument is none:
    /// it belongs to the thing that is described, not to the call.
    fn names_parameter(&self, form: Form) -> bool {
        match self.kind {
            FieldKind::ParameterName(at) => self.ends_in(form) && self.reading.parameter(at).is_some_and(|p| p.depth < DEEP),
            _ => false,
        }
    }

    fn takes_text(&self) -> bool {
        matches!(self.kind, FieldKind::ParameterName(at) if self.reading.takes_text(at))
    }

    fn ends_in(&self, form: Form) -> bool {
        self.reading.words[self.words.end - 1].form == form
    }
}

/// The bit of a place.
pub(super) const fn bit(slot: Slot) -> u16 {
    1 << slot as u16
}

/// The places that words of a field can stand in; [`Found::strength`] then asks more.
pub(super) fn slots_of(kind: FieldKind) -> u16 {
    const LED: u16 = bit(Slot::Verb) | bit(Slot::Object) | bit(Slot::Head);
    const STATED: u16 = bit(Slot::Lead) | bit(Slot::Text) | bit(Slot::Denied) | bit(Slot::ParamText);
    const NAMED: u16 = bit(Slot::Param) | bit(Slot::TextParam) | bit(Slot::ParamHead) | bit(Slot::ParamWord);
    match kind {
        FieldKind::Name => LED | bit(Slot::Name),
        FieldKind::Title | FieldKind::Description => LED | STATED,
        FieldKind::ParameterName(_) => NAMED,
        FieldKind::ParameterText(_) => bit(Slot::ParamText),
        FieldKind::Choice(..) | FieldKind::Listed(..) => bit(Slot::Mode) | bit(Slot::Verb) | bit(Slot::Head),
        FieldKind::ServerName | FieldKind::ServerDescription => bit(Slot::Server),
    }
}

/// The places that a word can open a phrase in.
pub(super) fn slots_open_to(word: &Word) -> u16 {
    let verb = if word.leads > 0.0 { 0 } else { bit(Slot::Verb) };
    let object = if word.beside { 0 } else { bit(Slot::Object) };
    !(verb | object)
}
