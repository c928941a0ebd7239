//! What was seen of a rule while it was tried on every tool.

use super::report::Known;
use super::rule::{Place, Reading};
use crate::model::one_line;

/// Why no rule has a say in a tool.
pub(super) enum Moot {
    /// Its server is switched off: where, if it is in this file.
    Off(Option<Place>),
    /// Another file of the client hides it.
    Hidden,
}

/// What is kept of a rule.
#[derive(Clone, Debug, Default)]
pub(super) struct Note {
    /// Tools in which it has a say.
    pub(super) says: usize,
    /// A rule that came before it where it fits.
    pub(super) beaten: Option<usize>,
    /// A switched-off server for which it would decide, as it is called.
    pub(super) off: Option<String>,
    /// A hidden tool for which it would decide, in a sentence.
    pub(super) hidden: Option<String>,
}

impl Moot {
    pub(super) fn of(reading: &Reading, known: &Known, tool: &str) -> Option<Self> {
        match reading.off.get(&known.alias) {
            Some(place) => Some(Self::Off(Some(place.clone()))),
            None if known.off => Some(Self::Off(None)),
            None => known.hidden.contains(tool).then_some(Self::Hidden),
        }
    }
}

impl Note {
    pub(super) fn note_moot(&mut self, moot: &Moot, known: &Known, tool: &str) {
        let alias = || one_line(&known.alias, 80);
        let hides = || format!("a list in the entry of `{}` hides `{}`", alias(), one_line(tool, 80));
        match moot {
            Moot::Off(_) => self.off = self.off.take().or_else(|| Some(alias())),
            Moot::Hidden => self.hidden = self.hidden.take().or_else(|| Some(hides())),
        }
    }
}
