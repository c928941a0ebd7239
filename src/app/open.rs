use crate::classify::{Classifier, Pack};
use crate::config::Home;
use crate::ingest::{self, OverrideEntry};
use crate::model::Timestamp;
use crate::store::Store;
use anyhow::{Context, anyhow, bail};
use std::path::Path;

/// An open catalogue and the rules that hold in it.
#[derive(Clone)]
pub struct Ready {
    /// The catalogue.
    pub store: Store,
    /// The rules.
    pub classifier: Classifier,
}

/// The time. The one clock of the house; everything else is told.
pub fn now() -> Timestamp {
    Timestamp::from_seconds(jiff::Timestamp::now().as_second())
}

/// Opens the catalogue and brings every verdict up to the present rules. `watch` hears (done, total) of that.
pub async fn open(home: &Home, watch: impl FnMut(u64, u64)) -> anyhow::Result<Ready> {
    let classifier = classifier(home.rules.as_deref())?;
    let store = Store::open(&home.folder()).await?;
    let renewed = ingest::reclassify(&store, &classifier, now(), watch).await?;
    if renewed > 0 {
        tracing::info!(tools = renewed, rules = classifier.version(), "classified anew with other rules");
    }
    Ok(Ready { store, classifier })
}

/// The classifier with the rules of a folder, or with those that come with the program.
pub fn classifier(rules: Option<&Path>) -> anyhow::Result<Classifier> {
    let Some(folder) = rules else { return Ok(Classifier::embedded()) };
    match Pack::parse(&rule_files(folder)?) {
        Ok(pack) => Ok(Classifier::new(pack)),
        Err(problems) => {
            let lines: Vec<String> = problems.iter().map(|problem| format!("  {problem}")).collect();
            bail!("the rules in {} have {} problems:\n{}", folder.display(), problems.len(), lines.join("\n"))
        }
    }
}

/// The corrections in a file; every problem of it at once when it has any.
pub fn overrides(path: &Path) -> anyhow::Result<Vec<OverrideEntry>> {
    let text = std::fs::read_to_string(path).with_context(|| format!("cannot read the corrections in {}", path.display()))?;
    ingest::parse_overrides(&path.display().to_string(), &text, now()).map_err(|problems| {
        let lines: Vec<String> = problems.iter().map(|problem| format!("  {problem}")).collect();
        anyhow!("the corrections have {} problems, so none was applied:\n{}", problems.len(), lines.join("\n"))
    })
}

fn rule_files(folder: &Path) -> anyhow::Result<Vec<(String, String)>> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).with_context(|| format!("cannot read the rules in {}", folder.display()))? {
        let path = entry?.path();
        if path.extension().is_some_and(|end| end == "toml") {
            let text = std::fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
            files.push((path.file_name().unwrap_or_default().to_string_lossy().into_owned(), text));
        }
    }
    Ok(files)
}
