//! Candidates with what ranking weighs of them.

use super::columns::Columns;
use std::sync::Arc;
use tantivy::{DocAddress, Score};

/// A match with the engine's score.
pub(super) type Scored = (Score, DocAddress);

/// A match, and what is known of its name and its server.
pub(super) struct Candidate<'g> {
    pub(super) score: Score,
    pub(super) address: DocAddress,
    /// The place of its name.
    pub(super) name: u32,
    /// The terms of its name as numbers.
    pub(super) terms: &'g [u32],
    pub(super) fame: u8,
    pub(super) home: u32,
    pub(super) key: u64,
}

impl<'g> Candidate<'g> {
    /// All of these, in their order. Whatever is known of one lies somewhere else in memory than what is known of the next: one
    /// column is read for all before the next one, so that the processor waits for many reads at a time.
    pub(super) fn all(found: &[Scored], columns: &'g [Arc<Columns>]) -> Vec<Self> {
        let of = |at: &DocAddress| &*columns[at.segment_ord as usize];
        let names: Vec<u32> = found.iter().map(|(_, at)| of(at).names.of(at.doc_id)).collect();
        let homes: Vec<(u8, u32)> =
            found.iter().map(|(_, at)| (of(at).fame[at.doc_id as usize], of(at).home[at.doc_id as usize])).collect();
        let terms: Vec<&[u32]> = found.iter().zip(&names).map(|((_, at), name)| of(at).names.terms(*name)).collect();
        let known = names.into_iter().zip(homes).zip(terms);
        let candidate = |(&(score, address), ((name, (fame, home)), terms))| {
            let key = of(&address).key(address.doc_id);
            Self { score, address, name, terms, fame, home, key }
        };
        found.iter().zip(known).map(candidate).collect()
    }
}
