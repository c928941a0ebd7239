//! The words of the interface, in English and in Chinese.
//!
//! Whatever people read is a message with a key, in `data/messages/en.ftl` and `data/messages/zh.ftl`, which hold the same keys;
//! `tests/it/messages.rs` compares them with one another and with the keys that the code and the templates name. What programs
//! read (JSON, codes, names of rules and traits in the API) is no message and has one language.
//!
//! A sentence is one message with its parts as arguments, never glued from pieces: the order of words differs.

mod blanks;
mod list;
mod messages;
mod terms;

pub use list::grouped;
pub use messages::{Arg, PLACE, halves};

/// A language of the interface.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Lang {
    /// English.
    #[default]
    En,
    /// Chinese, in simplified characters.
    Zh,
}

impl Lang {
    /// Every language, the usual one first.
    pub const ALL: [Self; 2] = [Self::En, Self::Zh];

    /// Its tag for `lang` and `hreflang`, after BCP 47.
    pub fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Zh => "zh-Hans",
        }
    }

    /// Its own name for itself.
    pub fn name(self) -> &'static str {
        match self {
            Self::En => "English",
            Self::Zh => "中文",
        }
    }

    /// What the addresses of its pages begin with.
    pub fn prefix(self) -> &'static str {
        match self {
            Self::En => "",
            Self::Zh => "/zh",
        }
    }

    /// The other one.
    #[must_use]
    pub fn other(self) -> Self {
        match self {
            Self::En => Self::Zh,
            Self::Zh => Self::En,
        }
    }

    /// One of two texts that lie side by side, as rules and attacks have them. Without a Chinese one the English one stands.
    pub fn of<'a>(self, english: &'a str, chinese: Option<&'a str>) -> &'a str {
        match self {
            Self::En => english,
            Self::Zh => chinese.unwrap_or(english),
        }
    }
}

/// A message with arguments: `tell!(lang, "tools-of", count = 3, server = name)`. Numbers choose the plural and are grouped by
/// thousands; texts stand as they are.
macro_rules! tell {
    ($lang:expr, $key:expr $(, $name:ident = $value:expr)* $(,)?) => {
        $lang.tell($key, [$((stringify!($name), $crate::lang::Arg::from($value))),*])
    };
}
pub(crate) use tell;
