use super::coded::Code;
use crate::model::Severity;
use serde::Deserialize;
use std::collections::BTreeMap;

/// What a check is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Family {
    /// The definition deceives or attacks.
    Poisoning,
    /// The definition is careless.
    Hygiene,
}

/// One check: what it objects to, why, and examples in both directions.
#[derive(Clone, Debug)]
pub struct Check {
    /// Its name in findings, addresses and `rules list`.
    pub id: String,
    /// The file it stands in.
    pub file: String,
    /// One short line, in the form "asks the model to keep something from the user".
    pub title: String,
    /// Why that matters, for a person who doubts it.
    pub why: String,
    /// The same two in Chinese, where the file has them.
    pub(super) title_zh: Option<String>,
    pub(super) why_zh: Option<String>,
    /// How much its findings matter.
    pub severity: Severity,
    /// What it is about.
    pub family: Family,
    /// Where others describe the same: `OWASP MCP03:2025`, `SAFE-T1001`.
    pub references: Vec<String>,
    /// Definitions that must fire it.
    pub fires: Vec<CheckExample>,
    /// Definitions that must not.
    pub quiet: Vec<CheckExample>,
    pub(super) how: How,
}

/// How a check finds what it objects to.
#[derive(Clone, Debug)]
pub(super) enum How {
    Clues(Vec<ClueBlock>),
    Code(Code),
}

/// A definition in short, as checks carry it: `"tool_name: Description."`, or a table.
#[derive(Clone, Debug, Deserialize)]
#[serde(from = "ExampleText")]
pub struct CheckExample {
    /// The tool's name.
    pub tool: String,
    /// Its title.
    pub title: Option<String>,
    /// Its description.
    pub description: String,
    /// The description that it had before, in an example of a change.
    pub before: Option<String>,
    /// Its parameters, each with its description.
    pub params: BTreeMap<String, String>,
    /// The server's own hints.
    pub annotations: BTreeMap<String, bool>,
    /// In place of a tool: the names of two servers.
    pub names: Vec<String>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum ExampleText {
    Line(String),
    Table {
        #[serde(default)]
        tool: String,
        title: Option<String>,
        #[serde(default)]
        description: String,
        before: Option<String>,
        #[serde(default)]
        params: BTreeMap<String, String>,
        #[serde(default)]
        annotations: BTreeMap<String, bool>,
        /// How often the description is said.
        #[serde(default = "once")]
        repeat: usize,
        #[serde(default)]
        names: Vec<String>,
    },
}

fn once() -> usize {
    1
}

impl From<ExampleText> for CheckExample {
    fn from(text: ExampleText) -> Self {
        match text {
            ExampleText::Line(line) => {
                let (tool, description) = line.split_once(": ").unwrap_or((&line, ""));
                Self {
                    tool: tool.into(),
                    title: None,
                    description: description.into(),
                    before: None,
                    params: BTreeMap::new(),
                    annotations: BTreeMap::new(),
                    names: vec![],
                }
            }
            ExampleText::Table { tool, title, description, before, params, annotations, repeat, names } => {
                Self { tool, title, description: description.repeat(repeat), before, params, annotations, names }
            }
        }
    }
}

/// A file of checks as it is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FileBlock {
    /// Groups of phrases, by name; every file may use all of them.
    #[serde(default)]
    pub(super) words: BTreeMap<String, Vec<String>>,
    /// Traditional characters and the simplified ones that stand for them in every phrase.
    #[serde(default)]
    pub(super) traditional: String,
    #[serde(default)]
    pub(super) simplified: String,
    #[serde(default)]
    pub(super) check: Vec<CheckBlock>,
}

/// A `[[check]]` block as it is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CheckBlock {
    pub(super) id: String,
    pub(super) title: String,
    pub(super) why: String,
    pub(super) title_zh: Option<String>,
    pub(super) why_zh: Option<String>,
    pub(super) severity: Severity,
    pub(super) family: Family,
    #[serde(default)]
    pub(super) references: Vec<String>,
    #[serde(default)]
    pub(super) when: Vec<ClueBlock>,
    pub(super) code: Option<Code>,
    #[serde(default)]
    pub(super) fires: Vec<CheckExample>,
    #[serde(default)]
    pub(super) quiet: Vec<CheckExample>,
}

/// A clue as it is written.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ClueBlock {
    /// One of these stands in one sentence.
    pub(super) text: Vec<String>,
    /// And one of these stands in the same text, at most `reach` bytes away.
    #[serde(default)]
    pub(super) near: Vec<String>,
    /// And one of these stands anywhere in the definition.
    #[serde(default)]
    pub(super) also: Vec<String>,
    /// But none of these in the same sentence.
    #[serde(default)]
    pub(super) unless: Vec<String>,
    /// And none of these in the name, the title or the first sentence.
    #[serde(default)]
    pub(super) without: Vec<String>,
    /// Where `text` may stand; everywhere when empty.
    #[serde(default)]
    pub(super) places: Vec<String>,
    /// Bytes between one phrase of a pattern and the next.
    #[serde(default = "within")]
    pub(super) within: usize,
    /// See `near`.
    #[serde(default = "reach")]
    pub(super) reach: usize,
    /// Whether a pattern may run over the end of a sentence.
    #[serde(default)]
    pub(super) across: bool,
}

fn within() -> usize {
    60
}

fn reach() -> usize {
    400
}
