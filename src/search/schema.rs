//! What the index holds of an entry: the terms of all its texts in one field, and what counts and ranking need.

use super::tokenizer::{Sections, TOKENIZER};
use tantivy::schema::{FAST, Field, INDEXED, IndexRecordOption, NumericOptions, Schema, TextFieldIndexing, TextOptions};
use tantivy::tokenizer::{RAW_TOKENIZER_NAME, TokenizerManager};

/// Changes whenever an index written before would answer otherwise than one written now.
pub(super) const VERSION: u32 = 2;

/// The fields of the index.
#[derive(Clone, Debug)]
pub(super) struct Fields {
    pub(super) schema: Schema,
    /// What tells entries apart: the store's key with the kind in the lowest bit.
    pub(super) key: Field,
    /// Every term of a tool; how often it is held says where it stands, see [`super::tokenizer`].
    pub(super) tool: Field,
    /// The same of a server, so that asking for one kind never reads the other.
    pub(super) server: Field,
    /// Whole names, see [`super::names::squeezed`], and what filters ask for servers by, see [`super::documents`].
    pub(super) exact: Field,
    /// The name as it is written.
    pub(super) name: Field,
    /// See [`super::facts`].
    pub(super) facts: Field,
    /// The server's key.
    pub(super) home: Field,
    pub(super) fame: Field,
}

impl Fields {
    pub(super) fn new() -> Self {
        let mut schema = Schema::builder();
        let words = TextFieldIndexing::default().set_tokenizer(TOKENIZER).set_index_option(IndexRecordOption::WithFreqsAndPositions);
        let words = TextOptions::default().set_indexing_options(words);
        let raw =
            TextFieldIndexing::default().set_tokenizer(RAW_TOKENIZER_NAME).set_index_option(IndexRecordOption::Basic).set_fieldnorms(false);
        let raw = TextOptions::default().set_indexing_options(raw);
        let key = NumericOptions::default() | INDEXED | FAST;
        Self {
            key: schema.add_u64_field("key", key),
            tool: schema.add_text_field("tool", words.clone()),
            server: schema.add_text_field("server", words),
            exact: schema.add_text_field("exact", raw),
            name: schema.add_text_field("name", TextOptions::default().set_fast(RAW_TOKENIZER_NAME)),
            facts: schema.add_u64_field("facts", FAST),
            home: schema.add_u64_field("home", FAST),
            fame: schema.add_u64_field("fame", FAST),
            schema: schema.build(),
        }
    }
}

pub(super) fn tokenizers() -> TokenizerManager {
    let manager = TokenizerManager::default();
    manager.register(TOKENIZER, Sections::new());
    manager
}
