//! Labels that lie apart from the tools they are for: so that labels can be kept where definitions can't.

use crate::model::{ToolRow, Trait};
use anyhow::{Context, bail};
use serde_json::{Value, json};
use std::collections::HashMap;
use std::path::Path;

/// What is expected of tools, by server and name.
pub(super) struct Labels(HashMap<(String, String), Value>);

impl Labels {
    /// Reads lines of server, tool, category, risk and traits (separated by spaces, `-` for none), separated by tabs.
    ///
    /// # Errors
    /// The first line that can't be read, by its number.
    pub(super) fn read(path: &Path) -> anyhow::Result<Self> {
        let text = std::fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
        let mut labels = HashMap::new();
        for (number, line) in text.lines().enumerate().filter(|(_, line)| !line.is_empty()) {
            let [server, tool, category, risk, traits] = line.split('\t').collect::<Vec<_>>()[..] else {
                bail!("{}:{}: write server, tool, category, risk and traits, separated by tabs", path.display(), number + 1)
            };
            let traits: Vec<&str> = traits.split(' ').filter(|word| *word != "-").collect();
            if let Some(word) = traits.iter().find(|word| word.parse::<Trait>().is_err()) {
                bail!("{}:{}: `{word}` is no trait", path.display(), number + 1);
            }
            labels.insert((server.to_owned(), tool.to_owned()), json!({"category": category, "risk": risk, "traits": traits}));
        }
        Ok(Self(labels))
    }

    /// The row with its label; `None` when it has none here.
    pub(super) fn put_on(&self, mut row: ToolRow) -> Option<ToolRow> {
        let key = (row.server.clone()?, row.definition.name.to_string());
        row.expect = Some(self.0.get(&key)?.clone());
        Some(row)
    }
}
