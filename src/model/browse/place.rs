use crate::model::query::{Cursor, InvalidCursor};
use crate::model::words::words;

words! {
    /// In which order servers are listed; ties stand by slug.
    ServerSort {
        /// By the name in addresses.
        Slug = "slug",
        /// By the name for people.
        Name = "name",
        /// Those with the most tools first.
        Tools = "tools",
        /// Those with the most tools of high risk first.
        HighRisk = "high-risk",
        /// Those that were met last first.
        Newest = "newest",
        /// Those with a tool of high risk first, those without a known tool last.
        WorstRisk = "worst-risk",
    }
}

/// A place in an order of servers, from which its list goes on in one direction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServerPlace {
    /// What the order compares.
    pub key: ServerKey,
    /// Among those with the same key.
    pub slug: String,
    /// Whether it goes back towards the first.
    pub back: bool,
}

/// What an order of servers compares.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ServerKey {
    /// A name, or a slug.
    Text(String),
    /// A number, with a minus where the most comes first.
    Number(i64),
}

/// Why a cursor names no place in an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Displaced {
    /// This catalogue never handed it out.
    Invalid,
    /// It was handed out with another order.
    OtherSort,
}

impl From<InvalidCursor> for Displaced {
    fn from(_: InvalidCursor) -> Self {
        Self::Invalid
    }
}

const ONWARD: &str = "next";
const BACK: &str = "previous";

impl ServerPlace {
    /// Keys in the cursor of a place.
    pub const KEYS: usize = 4;

    /// The cursor of this place in an order.
    pub fn cursor(self, sort: ServerSort) -> Cursor {
        let key = match self.key {
            ServerKey::Text(text) => text,
            ServerKey::Number(number) => number.to_string(),
        };
        Cursor::after([sort.as_str().to_owned(), key, self.slug, (if self.back { BACK } else { ONWARD }).to_owned()])
    }

    /// The place that a cursor names in an order.
    ///
    /// # Errors
    /// [`Displaced`], when it names none.
    pub fn read(cursor: &Cursor, sort: ServerSort) -> Result<Self, Displaced> {
        let [of, key, slug, direction] = cursor.keys() else { return Err(Displaced::Invalid) };
        let of: ServerSort = of.parse().map_err(|_| Displaced::Invalid)?;
        if of != sort {
            return Err(Displaced::OtherSort);
        }
        let back = match direction.as_str() {
            ONWARD => false,
            BACK => true,
            _ => return Err(Displaced::Invalid),
        };
        Ok(Self { key: sort.key(key).ok_or(Displaced::Invalid)?, slug: slug.clone(), back })
    }
}

impl ServerSort {
    /// What is before everything in this order.
    pub fn first(self) -> ServerKey {
        if self.is_by_text() { ServerKey::Text(String::new()) } else { ServerKey::Number(i64::MIN) }
    }

    /// A key of this order from its text; `None` when it is none.
    pub fn key(self, text: &str) -> Option<ServerKey> {
        if self.is_by_text() { Some(ServerKey::Text(text.to_owned())) } else { text.parse().ok().map(ServerKey::Number) }
    }

    fn is_by_text(self) -> bool {
        matches!(self, Self::Slug | Self::Name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_holds_for_its_own_sort_alone() {
        let place = ServerPlace { key: ServerKey::Number(-12), slug: "acme".into(), back: true };
        let cursor = place.clone().cursor(ServerSort::Tools);
        assert_eq!(ServerPlace::read(&cursor, ServerSort::Tools), Ok(place));
        assert_eq!(ServerPlace::read(&cursor, ServerSort::Name), Err(Displaced::OtherSort));
    }
}
