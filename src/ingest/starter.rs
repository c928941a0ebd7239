use super::capture;
use super::offer::{Batch, Refusal};
use super::pipeline::{Importer, Outcome};
use crate::classify::Classifier;
use crate::model::{Timestamp, ToolRow};
use crate::store::{Store, StoreError};
use rust_embed::RustEmbed;
use serde_json::json;
use std::collections::HashMap;

/// The catalogue that a new user finds: one captured answer a file.
#[derive(RustEmbed)]
#[folder = "data/starter"]
#[include = "*.json"]
struct StarterFiles;

/// What careful readers say of each of its tools: server, tool, category and risk, one a line.
const LABELS: &str = include_str!("../../data/labels/starter.tsv");

/// Loads the starter catalogue through the same door as every import.
pub async fn load_starter(store: &Store, classifier: &Classifier, now: Timestamp) -> Result<Outcome, StoreError> {
    let mut importer = Importer::start(store, classifier, "import", "starter catalogue", now).await?;
    let (batches, refusals): (Vec<Batch>, Vec<Vec<Refusal>>) = batches().into_iter().unzip();
    importer.take(batches, refusals.concat()).await?;
    importer.finish().await
}

/// Two words of a line of labels.
type Pair = (&'static str, &'static str);

/// The tools of the starter catalogue with their labels, as rows to measure.
pub fn labelled_starter() -> Vec<ToolRow> {
    let labels: HashMap<Pair, Pair> = LABELS.lines().filter_map(label).collect();
    let labelled = |mut row: ToolRow| {
        let (category, risk) = labels.get(&(row.server.as_deref()?, row.definition.name.as_str()))?;
        row.expect = Some(json!({"category": category, "risk": risk}));
        Some(row)
    };
    batches().into_iter().flat_map(|(batch, _)| batch.rows()).filter_map(labelled).collect()
}

/// A tool, by its server and name, with its category and risk.
fn label(line: &'static str) -> Option<(Pair, Pair)> {
    let [server, tool, category, risk] = line.split('\t').collect::<Vec<_>>()[..] else { return None };
    Some(((server, tool), (category, risk)))
}

/// Each file's tools, in the order of the files' names.
fn batches() -> Vec<(Batch, Vec<Refusal>)> {
    let mut names: Vec<_> = StarterFiles::iter().collect();
    names.sort();
    let parsed = |name: &str| {
        let text = StarterFiles::get(name).map(|file| String::from_utf8_lossy(&file.data).into_owned())?;
        Some(capture::parse(&text, "starter catalogue", name, None).expect("the starter files are ours: `cargo test` imports them"))
    };
    names.iter().filter_map(|name| parsed(name)).collect()
}
