//! In which places of a definition a phrase stands, and how much it counts there.

use super::reading::{FieldKind, Reading, Word};
use super::rule::Slot;
use super::sentences::Part;
use crate::model::Parameter;

/// What is said behind the first sentence counts a little less.
const BODY: f64 = 0.8;

/// From this depth on a member of an argument is no parameter of the call: it belongs to the thing that is described.
const DEEP: usize = 3;

const LED: u16 = bit(Slot::Verb) | bit(Slot::Object) | bit(Slot::Head);
const STATED: u16 = bit(Slot::Lead) | bit(Slot::Text) | bit(Slot::Denied);
/// Places for the end of a parameter's name, in the form that the rule writes.
const ENDS: u16 = WHOLE | bit(Slot::ParamHead) | bit(Slot::ParamRequired);
const WHOLE: u16 = bit(Slot::Param) | bit(Slot::TextParam);

/// The bit of a place.
pub(super) const fn bit(slot: Slot) -> u16 {
    1 << slot as u16
}

/// The places that words of a field can stand in, whatever they are.
pub(super) fn of_field(reading: &Reading<'_>, kind: FieldKind) -> u16 {
    match kind {
        FieldKind::Name => LED | bit(Slot::Name),
        FieldKind::Title | FieldKind::Description => LED | STATED | bit(Slot::ParamText),
        FieldKind::ParameterName(at) => {
            let parameter = |is: fn(&Parameter<'_>) -> bool| reading.parameter(at).is_some_and(is);
            let required = if parameter(|it| it.required && it.depth == 0) { bit(Slot::ParamRequired) } else { 0 };
            let ends = if reading.takes_text(at) { WHOLE | bit(Slot::ParamHead) | required } else { bit(Slot::Param) };
            bit(Slot::ParamWord) | if parameter(|it| it.depth < DEEP) { ends } else { 0 }
        }
        FieldKind::ParameterText(_) => bit(Slot::ParamText),
        FieldKind::Choice(..) | FieldKind::Listed(..) => bit(Slot::Mode) | bit(Slot::Verb) | bit(Slot::Head),
        FieldKind::ServerName | FieldKind::ServerDescription => bit(Slot::Server),
    }
}

/// The places of its field that a phrase can stand in which begins with this word.
pub(super) fn open_to(first: &Word, kind: FieldKind) -> u16 {
    let verb = if first.leads > 0.0 { 0 } else { bit(Slot::Verb) };
    let object = if first.beside { 0 } else { bit(Slot::Object) };
    let unsaid = if first.negated { bit(Slot::Lead) | bit(Slot::Text) } else { bit(Slot::Denied) };
    let elsewhere = match (kind, first.part) {
        (FieldKind::Title | FieldKind::Description, Part::Lead) => bit(Slot::ParamText),
        (FieldKind::Title | FieldKind::Description, Part::Body) => bit(Slot::ParamText) | bit(Slot::Lead),
        (FieldKind::Title | FieldKind::Description, Part::Arguments) => STATED,
        (FieldKind::Title | FieldKind::Description, _) => STATED | bit(Slot::ParamText),
        _ => 0,
    };
    !(verb | object | unsaid | elsewhere)
}

/// The places of its field that a phrase can stand in which ends with this word, and begins and ends the field or doesn't.
pub(super) fn closed_by(last: &Word, begins: bool, ends: bool) -> u16 {
    let head = if last.head { 0 } else { bit(Slot::Head) };
    let parameter = match (begins, ends) {
        (true, true) => 0,
        (false, true) => WHOLE,
        (_, false) => ENDS,
    };
    !(head | parameter)
}

/// The places that ask for a form of the phrase's last word.
pub(super) const FORMED: u16 = ENDS;

/// How much a phrase counts in a place that it stands in, by its first word.
pub(super) fn strength(slot: Slot, first: &Word) -> f64 {
    match (slot, first.part) {
        (Slot::Verb, _) => first.leads,
        (_, Part::Body) => BODY,
        _ => 1.0,
    }
}
