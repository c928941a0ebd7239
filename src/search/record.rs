//! An entry as the engine takes it in: one text and a few numbers, lent to it rather than copied into a document of its own.

use super::schema::Fields;
use std::iter::Empty;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use tantivy::schema::document::{Document, ReferenceValue, ReferenceValueLeaf};
use tantivy::schema::{Field, Value};

/// What the index holds of an entry.
pub(super) struct Record {
    pub(super) fields: Arc<Fields>,
    /// The field of its terms: of tools or of servers.
    pub(super) of: Field,
    /// The sections that [`super::tokenizer`] reads; the name is the first.
    pub(super) text: String,
    /// How many bytes of the text are the name.
    pub(super) name: usize,
    /// What a server is asked for by.
    pub(super) called: Vec<String>,
    pub(super) key: u64,
    pub(super) facts: u64,
    pub(super) home: u64,
    pub(super) fame: u64,
    /// Where it is counted when the engine is done with it.
    pub(super) counted: Option<Arc<AtomicU64>>,
}

/// What a record says in one field.
#[derive(Clone, Copy, Debug)]
pub(super) enum Said<'r> {
    Text(&'r str),
    Number(u64),
}

/// All that a record says, field by field.
pub(super) struct AllSaid<'r> {
    record: &'r Record,
    next: usize,
}

impl Record {
    fn said(&self, at: usize) -> Option<(Field, Said<'_>)> {
        let fields = &*self.fields;
        Some(match at {
            0 => (self.of, Said::Text(&self.text)),
            1 => (fields.name, Said::Text(&self.text[..self.name])),
            2 => (fields.key, Said::Number(self.key)),
            3 => (fields.facts, Said::Number(self.facts)),
            4 => (fields.home, Said::Number(self.home)),
            5 => (fields.fame, Said::Number(self.fame)),
            _ => (fields.called, Said::Text(self.called.get(at - 6)?)),
        })
    }
}

impl Drop for Record {
    fn drop(&mut self) {
        if let Some(count) = &self.counted {
            count.fetch_add(1, Ordering::Relaxed);
        }
    }
}

impl Document for Record {
    type Value<'r> = Said<'r>;
    type FieldsValuesIter<'r> = AllSaid<'r>;

    fn iter_fields_and_values(&self) -> AllSaid<'_> {
        AllSaid { record: self, next: 0 }
    }
}

impl<'r> Iterator for AllSaid<'r> {
    type Item = (Field, Said<'r>);

    fn next(&mut self) -> Option<Self::Item> {
        let said = self.record.said(self.next);
        self.next += 1;
        said
    }
}

impl<'r> Value<'r> for Said<'r> {
    type ArrayIter = Empty<Self>;
    type ObjectIter = Empty<(&'r str, Self)>;

    fn as_value(&self) -> ReferenceValue<'r, Self> {
        ReferenceValue::Leaf(match *self {
            Self::Text(text) => ReferenceValueLeaf::Str(text),
            Self::Number(number) => ReferenceValueLeaf::U64(number),
        })
    }
}
