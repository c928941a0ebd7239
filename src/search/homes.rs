//! The tools of some servers, as the engine asks for them.

use super::columns::Columns;
use super::facts::Kind;
use super::generation::Generation;
use rustc_hash::FxHashMap;
use std::fmt;
use std::sync::Arc;
use tantivy::index::SegmentId;
use tantivy::query::{ConstScorer, EnableScoring, Explanation, Query, Scorer, Weight};
use tantivy::{DocId, DocSet, Score, SegmentReader, TERMINATED, TantivyError};

/// Matches the tools of some servers, without a score.
#[derive(Clone)]
pub(super) struct AtHomes {
    /// For each server's key whether it is one of them.
    wanted: Arc<[bool]>,
    columns: Arc<FxHashMap<SegmentId, Arc<Columns>>>,
}

impl Generation {
    pub(super) fn at_homes(&self, homes: &[u32]) -> AtHomes {
        let last = homes.iter().copied().max().unwrap_or_default() as usize;
        let mut wanted = vec![false; last + 1];
        for home in homes {
            wanted[*home as usize] = true;
        }
        let columns = self.searcher.segment_readers().iter().map(SegmentReader::segment_id).zip(self.columns.iter().cloned()).collect();
        AtHomes { wanted: wanted.into(), columns: Arc::new(columns) }
    }
}

impl fmt::Debug for AtHomes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "AtHomes({})", self.wanted.iter().filter(|one| **one).count())
    }
}

impl Query for AtHomes {
    fn weight(&self, _: EnableScoring<'_>) -> tantivy::Result<Box<dyn Weight>> {
        Ok(Box::new(self.clone()))
    }
}

impl Weight for AtHomes {
    fn scorer(&self, segment: &SegmentReader, _: Score) -> tantivy::Result<Box<dyn Scorer>> {
        let mut docs: Vec<DocId> = Vec::new();
        if let Some(columns) = self.columns.get(&segment.segment_id()) {
            let there = |home: u32| self.wanted.get(home as usize).copied().unwrap_or_default();
            docs.extend((0..).zip(&columns.home).filter(|(_, home)| there(**home)).map(|(doc, _)| doc));
            docs.retain(|doc| columns.facts_of(*doc).kind() == Kind::Tool);
        }
        Ok(listed(docs))
    }

    fn explain(&self, _: &SegmentReader, doc: DocId) -> tantivy::Result<Explanation> {
        Err(TantivyError::InvalidArgument(format!("document {doc}: a server has no score to explain")))
    }
}

/// What matches where these documents do, which are in their order.
pub(super) fn listed(docs: Vec<DocId>) -> Box<dyn Scorer> {
    Box::new(ConstScorer::new(Listed { docs, at: 0 }, 0.0))
}

/// Documents in their order.
struct Listed {
    docs: Vec<DocId>,
    at: usize,
}

impl DocSet for Listed {
    fn advance(&mut self) -> DocId {
        self.at += 1;
        self.doc()
    }

    fn doc(&self) -> DocId {
        self.docs.get(self.at).copied().unwrap_or(TERMINATED)
    }

    fn size_hint(&self) -> u32 {
        u32::try_from(self.docs.len()).unwrap_or(u32::MAX)
    }
}
