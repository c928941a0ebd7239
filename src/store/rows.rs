//! Stored values and what they mean: read back strictly, written by serde alone.

use super::StoreError;
use crate::model::{Category, DescriptionSource, Risk, Trait};
use serde::{Serialize, de::DeserializeOwned};

/// Plain data as JSON.
pub(super) fn json<T: Serialize>(value: &T) -> String {
    serde_json::to_string(value).expect("plain data with text keys always becomes JSON")
}

/// JSON back to data.
pub(super) fn data<T: DeserializeOwned>(what: &'static str, text: &str) -> Result<T, StoreError> {
    serde_json::from_str(text).map_err(StoreError::unreadable(what))
}

pub(super) fn category(text: &str) -> Result<Category, StoreError> {
    text.parse().map_err(StoreError::unreadable("category"))
}

pub(super) fn risk(text: &str) -> Result<Risk, StoreError> {
    text.parse().map_err(StoreError::unreadable("risk"))
}

pub(super) fn traits(text: &str) -> Result<Vec<Trait>, StoreError> {
    data("list of traits", text)
}

/// Whatever isn't ours is the server's.
pub(super) fn description_source(text: &str) -> DescriptionSource {
    if text == DescriptionSource::Editor.as_str() { DescriptionSource::Editor } else { DescriptionSource::Server }
}
