//! A file of corrections: `[[override]]` blocks in TOML, read as a whole, applied as a whole.

use crate::model::{Correction, Override, ServerSlug, Timestamp, ToolName, clip};
use crate::store::{Placed, Store, StoreError};
use serde::Deserialize;
use std::collections::HashSet;

/// A correction and the tool that it is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OverrideEntry {
    /// The server's slug.
    pub server: ServerSlug,
    /// The tool's exact name.
    pub tool: String,
    /// What a person says of it.
    pub correction: Override,
}

/// What became of a file of corrections.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Applied {
    /// Corrections that are new or another than before.
    pub set: u64,
    /// Corrections that stood already.
    pub unchanged: u64,
    /// SERVER/TOOL of those whose tool is not in the catalogue. They are kept, and hold as soon as it comes.
    pub pending: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default, rename = "override")]
    entries: Vec<toml::Table>,
}

/// No file of corrections is larger.
const MAX_BYTES: usize = 16 << 20;

/// Reads a file's text; `name` is the file, for the problems.
///
/// # Errors
/// Every problem of every entry, each with the file and the entry.
pub fn parse_overrides(name: &str, text: &str, now: Timestamp) -> Result<Vec<OverrideEntry>, Vec<String>> {
    if text.len() > MAX_BYTES {
        return Err(vec![format!("{name}: has {} bytes; the limit is {MAX_BYTES}", text.len())]);
    }
    let file: File = toml::from_str(text).map_err(|error| vec![format!("{name}: {}", error.to_string().trim_end())])?;
    let (mut entries, mut problems, mut met) = (Vec::new(), Vec::new(), HashSet::new());
    for (number, table) in (1..).zip(file.entries) {
        let place = place(name, number, &table);
        match entry(table, now) {
            Ok(entry) if met.insert((entry.server.clone(), entry.tool.clone())) => entries.push(entry),
            Ok(_) => problems.push(format!("{place}: the tool is corrected twice in this file; keep one")),
            Err(wrong) => problems.extend(wrong.into_iter().map(|message| format!("{place}: {message}"))),
        }
    }
    if problems.is_empty() { Ok(entries) } else { Err(problems) }
}

/// The file, the entry's number and its tool: `overrides.toml: override 3 (acme/wipe_disk)`.
fn place(name: &str, number: usize, table: &toml::Table) -> String {
    let said = |key: &str| table.get(key).and_then(toml::Value::as_str).map_or("?", |text| clip(text, 120)).to_owned();
    format!("{name}: override {number} ({}/{})", said("server"), said("tool"))
}

fn entry(mut table: toml::Table, now: Timestamp) -> Result<OverrideEntry, Vec<String>> {
    let server = named(&mut table, "server")
        .and_then(|text| ServerSlug::of(&text).ok_or_else(|| "field `server` holds no letter or digit; give the server's slug".to_owned()));
    let tool = named(&mut table, "tool")
        .and_then(|text| ToolName::new(text).map(|name| name.to_string()).map_err(|message| format!("field `tool`: {message}")));
    let correction = serde_path_to_error::deserialize::<_, Correction>(toml::Value::Table(table))
        .map_err(|error| vec![format!("field `{}`: {}", error.path(), error.inner().message())])
        .and_then(|correction| correction.checked(now));
    match (server, tool, correction) {
        (Ok(server), Ok(tool), Ok(correction)) => Ok(OverrideEntry { server, tool, correction }),
        (server, tool, correction) => {
            let names = server.err().into_iter().chain(tool.err());
            Err(names.chain(correction.err().unwrap_or_default()).collect())
        }
    }
}

/// Takes the text of a field out of a block.
fn named(table: &mut toml::Table, key: &str) -> Result<String, String> {
    let text = table.remove(key).and_then(|value| value.as_str().map(str::to_owned));
    text.filter(|text| !text.is_empty()).ok_or_else(|| format!("field `{key}` is missing, empty or no text"))
}

/// Applies corrections in one transaction. Safe to repeat: what stands already is left as it is.
pub async fn apply_overrides(store: &Store, entries: &[OverrideEntry]) -> Result<Applied, StoreError> {
    let mut applied = Applied::default();
    let mut write = store.write().await?;
    for OverrideEntry { server, tool, correction } in entries {
        match write.place_override(server, tool, correction).await? {
            Placed::Set => applied.set += 1,
            Placed::Unchanged => applied.unchanged += 1,
            Placed::Pending => applied.pending.push(format!("{server}/{}", clip(tool, 120))),
        }
    }
    write.commit().await?;
    Ok(applied)
}
