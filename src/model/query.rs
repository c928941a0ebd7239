use super::text::hex;
use std::fmt;

/// A place in a sorted list from which the next page goes on: opaque text to everybody but the store.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cursor(Vec<String>);

/// The text given as a cursor is not one that this catalogue handed out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InvalidCursor;

const MAX_BYTES: usize = 16_384;

impl Cursor {
    /// A cursor that stands behind the row with these sort keys.
    pub fn after(keys: impl IntoIterator<Item = String>) -> Self {
        Self(keys.into_iter().collect())
    }

    /// The sort keys of the last row seen.
    pub fn keys(&self) -> &[String] {
        &self.0
    }

    /// Reads what [`Cursor::to_string`] wrote, with exactly `keys` sort keys.
    pub fn parse(text: &str, keys: usize) -> Result<Self, InvalidCursor> {
        if text.len() > MAX_BYTES || !text.len().is_multiple_of(2) || !text.is_ascii() {
            return Err(InvalidCursor);
        }
        let byte = |at: usize| u8::from_str_radix(&text[at..at + 2], 16).map_err(|_| InvalidCursor);
        let bytes: Vec<u8> = (0..text.len()).step_by(2).map(byte).collect::<Result<_, _>>()?;
        let parts: Vec<String> = serde_json::from_slice(&bytes).map_err(|_| InvalidCursor)?;
        if parts.len() == keys { Ok(Self(parts)) } else { Err(InvalidCursor) }
    }
}

impl fmt::Display for Cursor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let json = serde_json::to_string(&self.0).unwrap_or_default();
        f.write_str(&hex(json.as_bytes()))
    }
}

/// One page of a list.
#[derive(Clone, Debug)]
pub struct Page<T> {
    /// The rows of this page.
    pub rows: Vec<T>,
    /// Where the next page starts; `None` on the last one.
    pub next: Option<Cursor>,
}

impl<T> Page<T> {
    /// A page of at most `limit` rows from a query that asked for one row more; `keys` names a row's place.
    pub fn of(mut rows: Vec<T>, limit: usize, keys: impl Fn(&T) -> Vec<String>) -> Self {
        let more = rows.len() > limit;
        rows.truncate(limit);
        let next = if more { rows.last().map(|row| Cursor::after(keys(row))) } else { None };
        Self { rows, next }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_survives_its_own_text() {
        let cursor = Cursor::after(["3".into(), "搜索/[a]".into()]);
        assert_eq!(Cursor::parse(&cursor.to_string(), 2), Ok(cursor));
    }

    #[test]
    fn a_foreign_text_is_no_cursor() {
        for text in ["x", "zz", "5b5d", "é", &"0".repeat(9000)] {
            assert_eq!(Cursor::parse(text, 2), Err(InvalidCursor), "{text}");
        }
    }
}
