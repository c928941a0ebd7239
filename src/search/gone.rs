//! Entries that are to go, as the engine asks for them.

use super::homes::listed;
use super::schema::KEY;
use rustc_hash::FxHashSet;
use std::fmt;
use std::sync::Arc;
use tantivy::query::{EnableScoring, Explanation, Query, Scorer, Weight};
use tantivy::{DocId, Score, SegmentReader, TantivyError};

/// Matches the entries with some keys. It reads every key of a segment: a list for each key, which would be read at once, costs
/// more to build for all of them than reading them through for the few that go.
#[derive(Clone)]
pub(super) struct Gone(Arc<FxHashSet<u64>>);

impl Gone {
    pub(super) fn new(keys: impl IntoIterator<Item = u64>) -> Self {
        Self(Arc::new(keys.into_iter().collect()))
    }
}

impl fmt::Debug for Gone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Gone({})", self.0.len())
    }
}

impl Query for Gone {
    fn weight(&self, _: EnableScoring<'_>) -> tantivy::Result<Box<dyn Weight>> {
        Ok(Box::new(self.clone()))
    }
}

impl Weight for Gone {
    fn scorer(&self, segment: &SegmentReader, _: Score) -> tantivy::Result<Box<dyn Scorer>> {
        let key = segment.fast_fields().column_first_or_default::<u64>(KEY)?;
        Ok(listed((0..segment.max_doc()).filter(|doc| self.0.contains(&key.get_val(*doc))).collect()))
    }

    fn explain(&self, _: &SegmentReader, doc: DocId) -> tantivy::Result<Explanation> {
        Err(TantivyError::InvalidArgument(format!("document {doc}: a key has no score to explain")))
    }
}
