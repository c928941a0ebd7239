//! How closely hits meet a query: what meets less stands below what meets more.

use super::answer::Matching;

/// A step down from what was asked for. Each holds all hits of those before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Level {
    /// Every word.
    All,
    /// Every word, of which the last may go on: it may not be typed to its end.
    Begun,
    /// Also the tools of servers that hold every word in their own texts.
    Lent,
    /// Most of the words.
    Most,
    /// At least one.
    Any,
}

impl Level {
    /// All of them, strictest first.
    pub(super) const ALL: [Self; 5] = [Self::All, Self::Begun, Self::Lent, Self::Most, Self::Any];

    /// As answers tell it.
    pub(super) fn matching(self) -> Matching {
        match self {
            Self::All | Self::Begun | Self::Lent => Matching::All,
            Self::Most => Matching::Most,
            Self::Any => Matching::Any,
        }
    }
}
