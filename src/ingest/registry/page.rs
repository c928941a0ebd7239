use super::document::Entry;
use crate::ingest::offer::Refusal;
use crate::model::clip;
use serde::Deserialize;
use serde_json::value::RawValue;
use std::hash::{DefaultHasher, Hash, Hasher};

/// A page of a registry's answer.
#[derive(Debug)]
pub(in crate::ingest) struct Page {
    pub(in crate::ingest) entries: Vec<Entry>,
    pub(in crate::ingest) refusals: Vec<Refusal>,
    /// The cursor of the page behind it.
    pub(in crate::ingest) next: Option<String>,
    /// What tells its rows, good or bad, from all others.
    pub(in crate::ingest) rows: Vec<u64>,
}

#[derive(Deserialize)]
struct Written<'a> {
    #[serde(borrow, default)]
    servers: Option<Vec<&'a RawValue>>,
    metadata: Option<Metadata>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Metadata {
    #[serde(alias = "next_cursor")]
    next_cursor: Option<String>,
}

/// Of a row that can't be read, the name for the refusal.
#[derive(Deserialize)]
struct Named {
    name: Option<String>,
    server: Option<Box<Named>>,
}

impl Page {
    /// Reads a page; a bad entry is refused alone. `host` is for the places of refusals.
    ///
    /// # Errors
    /// A sentence, when it is no page at all.
    pub(in crate::ingest) fn read(text: &str, host: &str) -> Result<Self, String> {
        let written: Written<'_> = serde_json::from_str(text).map_err(|error| error.to_string())?;
        let next = written.metadata.and_then(|metadata| metadata.next_cursor).filter(|cursor| !cursor.is_empty());
        let mut page = Self { entries: vec![], refusals: vec![], next, rows: vec![] };
        for raw in written.servers.unwrap_or_default() {
            page.rows.push(hash(raw.get()));
            match Entry::read(raw.get()) {
                // The latest version speaks for the server.
                Ok(entry) if entry.outdated => {}
                Ok(entry) => page.entries.push(entry),
                Err(reason) => page.refusals.push(Refusal { place: format!("{host}: {}", name(raw.get())), reason }),
            }
        }
        Ok(page)
    }
}

fn name(raw: &str) -> String {
    let named = serde_json::from_str::<Named>(raw).ok();
    let name = named.and_then(|named| named.server.and_then(|server| server.name).or(named.name));
    name.map_or_else(|| "an entry without a readable name".into(), |name| clip(&name, 120).to_owned())
}

fn hash(text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    hasher.finish()
}
