use super::error::SearchError;
use super::schema::VERSION;
use serde::{Deserialize, Serialize};
use tantivy::Index;

/// What a commit says of itself, written with it or not at all.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Stamp {
    /// The store's number up to which the index follows it.
    pub(super) sequence: i64,
    /// The store that it follows.
    catalogue: String,
    /// How texts were read.
    version: u32,
}

impl Stamp {
    pub(super) fn new(sequence: i64, catalogue: &str) -> Self {
        Self { sequence, catalogue: catalogue.to_owned(), version: VERSION }
    }

    pub(super) fn text(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// The stamp of the last commit, when it is of this catalogue and was written as texts are read now.
    pub(super) fn read(index: &Index, catalogue: &str) -> Result<Self, SearchError> {
        let payload = index.load_metas()?.payload.ok_or_else(|| unusable("it was never finished"))?;
        let stamp: Self = serde_json::from_str(&payload).map_err(|_| unusable("it is not one of ours"))?;
        match stamp {
            _ if stamp.version != VERSION => Err(unusable("another version of toolgrade wrote it")),
            _ if stamp.catalogue != catalogue => Err(unusable("it belongs to another catalogue")),
            _ => Ok(stamp),
        }
    }
}

pub(super) fn unusable(why: &str) -> SearchError {
    SearchError::Unusable(why.to_owned())
}
