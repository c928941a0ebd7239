//! What the index holds of an entry: the terms of all its texts in one field, and what counts and ranking need.

use super::tokenizer::{Sections, TOKENIZER};
use tantivy::schema::{FAST, Field, IndexRecordOption, Schema, TextFieldIndexing, TextOptions};
use tantivy::tokenizer::{RAW_TOKENIZER_NAME, TokenizerManager};

/// Changes whenever an index written before would answer otherwise than one written now.
pub(super) const VERSION: u32 = 4;

/// The name of the field that tells entries apart.
pub(super) const KEY: &str = "key";

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
    /// What servers are asked for by: whole names, see [`super::names::squeezed`], and their words, see [`super::documents`].
    /// The names of tools are looked up in [`super::names`], since nearly each is one of a kind and costs a list of its own here.
    pub(super) called: Field,
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
        Self {
            key: schema.add_u64_field(KEY, FAST),
            tool: schema.add_text_field("tool", words.clone()),
            server: schema.add_text_field("server", words),
            called: schema.add_text_field("called", raw),
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
