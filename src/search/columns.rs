//! What counting and ranking read of every entry, in memory: a segment of the index never changes, so this is read once.

use super::facts::{Facts, Kind};
use super::names::Names;
use super::schema::Fields;
use rustc_hash::FxHashMap;
use std::sync::Arc;
use tantivy::columnar::ColumnValues;
use tantivy::index::SegmentId;
use tantivy::{DocId, SegmentReader};

/// The columns of one segment.
pub(super) struct Columns {
    /// For each entry the place of its facts in `distinct`.
    pub(super) facts: Vec<u32>,
    pub(super) distinct: Vec<Facts>,
    /// For each entry its server's key.
    pub(super) home: Vec<u32>,
    pub(super) fame: Vec<u8>,
    pub(super) names: Names,
    key: Arc<dyn ColumnValues<u64>>,
}

impl Columns {
    /// The columns of segments, all of which are read at the same time: whoever opens a large index waits for that.
    pub(super) fn read_all(segments: &[&SegmentReader], fields: &Fields) -> tantivy::Result<FxHashMap<SegmentId, Arc<Self>>> {
        std::thread::scope(|threads| {
            let reading: Vec<_> = segments.iter().map(|segment| threads.spawn(|| Self::read(segment, fields))).collect();
            let read = reading.into_iter().map(|thread| thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)));
            segments.iter().zip(read).map(|(segment, columns)| Ok((segment.segment_id(), Arc::new(columns?)))).collect()
        })
    }

    fn read(segment: &SegmentReader, fields: &Fields) -> tantivy::Result<Self> {
        let column = |field| segment.fast_fields().column_first_or_default::<u64>(fields.schema.get_field_name(field));
        let docs = 0..segment.max_doc();
        let mut places: FxHashMap<u64, u32> = FxHashMap::default();
        let mut distinct = Vec::new();
        let packed = column(fields.facts)?;
        let facts = docs.clone().map(|doc| {
            let value = packed.get_val(doc);
            *places.entry(value).or_insert_with(|| {
                distinct.push(Facts(u32::try_from(value).unwrap_or_default()));
                u32::try_from(distinct.len() - 1).unwrap_or_default()
            })
        });
        let facts = facts.collect();
        let home = column(fields.home)?;
        let fame = column(fields.fame)?;
        let fame: Vec<u8> = docs.clone().map(|doc| u8::try_from(fame.get_val(doc)).unwrap_or(u8::MAX)).collect();
        let names = Names::read(segment, fields, &fame)?;
        let home: Vec<u32> = docs.map(|doc| u32::try_from(home.get_val(doc)).unwrap_or_default()).collect();
        Ok(Self { facts, distinct, home, fame, names, key: column(fields.key)? })
    }

    pub(super) fn key(&self, doc: DocId) -> u64 {
        self.key.get_val(doc)
    }

    /// The tools with the names at these places.
    pub(super) fn tools<'c>(&'c self, names: &'c [u32]) -> impl Iterator<Item = DocId> + 'c {
        self.names.bearers(names).filter(|doc| self.facts_of(*doc).kind() == Kind::Tool)
    }

    pub(super) fn facts_of(&self, doc: DocId) -> Facts {
        self.distinct[self.facts[doc as usize] as usize]
    }
}
