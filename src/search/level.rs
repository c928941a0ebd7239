//! How closely hits meet a query: what meets less stands below what meets more.

use super::answer::Matching;
use tantivy::Score;

/// A step down from what was asked for. Each holds all hits of those before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Level {
    /// Every word.
    All,
    /// Every word, or another for it: what the last one may become when it is typed on, two that are written as one elsewhere,
    /// or a synonym, also in the other language.
    Akin,
    /// Also the tools of servers that hold every word in their own texts.
    Lent,
    /// Most of the words.
    Most,
    /// At least one.
    Any,
}

impl Level {
    /// All of them, strictest first.
    pub(super) const ALL: [Self; 5] = [Self::All, Self::Akin, Self::Lent, Self::Most, Self::Any];

    /// How much a hit's score counts where few hits stand on the first level. A good name with most of the words thus comes
    /// before a long text that happens to hold all of them.
    pub(super) fn weight(self) -> Score {
        match self {
            Self::All => 1.0,
            Self::Akin => 0.5,
            Self::Lent | Self::Most => 0.4,
            Self::Any => 0.1,
        }
    }

    /// As answers tell it.
    pub(super) fn matching(self) -> Matching {
        match self {
            Self::All | Self::Akin | Self::Lent => Matching::All,
            Self::Most => Matching::Most,
            Self::Any => Matching::Any,
        }
    }
}
