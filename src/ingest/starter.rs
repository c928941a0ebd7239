use super::capture;
use super::pipeline::{Importer, Outcome};
use crate::classify::Classifier;
use crate::model::Timestamp;
use crate::store::{Store, StoreError};
use rust_embed::RustEmbed;

/// The catalogue that a new user finds: one captured answer a file.
#[derive(RustEmbed)]
#[folder = "data/starter"]
#[include = "*.json"]
struct StarterFiles;

/// Loads the starter catalogue through the same door as every import.
pub async fn load_starter(store: &Store, classifier: &Classifier, now: Timestamp) -> Result<Outcome, StoreError> {
    let mut importer = Importer::start(store, classifier, "import", "starter catalogue", now).await?;
    let mut batches = Vec::new();
    let mut refusals = Vec::new();
    let mut names: Vec<_> = StarterFiles::iter().collect();
    names.sort();
    for name in names {
        let Some(file) = StarterFiles::get(&name) else { continue };
        let text = String::from_utf8_lossy(&file.data);
        let (batch, refused) =
            capture::parse(&text, "starter catalogue", &name).expect("the starter files are ours: `cargo test` imports them");
        batches.push(batch);
        refusals.extend(refused);
    }
    importer.take(batches, refusals).await?;
    importer.finish().await
}
