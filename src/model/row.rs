//! The contract's rows: a tool as JSON Lines give it, and its verdict as `classify` answers it.

use super::{Assessment, Definition, DescriptionSource, Evidence, Finding, MAX_DEFINITION_BYTES, Mode, Subject, ToolName};
use super::{DefinitionError, definition};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::fmt;

/// A tool and what its row says of its server.
#[derive(Clone, Debug)]
pub struct ToolRow {
    /// The server's slug, as written.
    pub server: Option<String>,
    /// The server's name for people.
    pub server_name: Option<String>,
    /// What the server is for.
    pub server_description: Option<String>,
    /// Where its code lies, as written.
    pub repository: Option<String>,
    /// The tool.
    pub definition: Definition,
    /// Who wrote the description.
    pub description_source: DescriptionSource,
    /// Labels, for measuring.
    pub expect: Option<Value>,
    /// For a hostile definition, how it attacks; for measuring.
    pub kind: Option<String>,
}

/// Why a row can't be read: a sentence with the field or the column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowError(String);

impl fmt::Display for RowError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<DefinitionError> for RowError {
    fn from(error: DefinitionError) -> Self {
        Self(error.to_string())
    }
}

/// The row as it is written.
#[derive(Deserialize)]
struct Written {
    server: Option<String>,
    server_name: Option<String>,
    server_description: Option<String>,
    repository: Option<String>,
    tool: String,
    title: Option<String>,
    description: Option<String>,
    #[serde(alias = "inputSchema")]
    input_schema: Option<Value>,
    #[serde(alias = "outputSchema")]
    output_schema: Option<Value>,
    annotations: Option<Value>,
    description_source: Option<DescriptionSource>,
    expect: Option<Value>,
    kind: Option<String>,
}

impl ToolRow {
    /// Reads one line.
    ///
    /// # Errors
    /// When it isn't UTF-8, no JSON object with a `tool`, or breaks a limit.
    pub fn parse(line: &[u8]) -> Result<Self, RowError> {
        let text = std::str::from_utf8(line).map_err(|error| RowError(format!("is not UTF-8 at byte {}", error.valid_up_to() + 1)))?;
        if text.len() > MAX_DEFINITION_BYTES {
            return Err(DefinitionError::TooLarge(text.len()).into());
        }
        if definition::nests_too_deep(text) {
            return Err(DefinitionError::TooDeep.into());
        }
        let written: Written = serde_json::from_str(text).map_err(|_| RowError(why(text)))?;
        written.checked()
    }

    /// What a verdict is made from.
    pub fn subject(&self) -> Subject<'_> {
        Subject {
            server_name: self.server_name.as_deref(),
            server_description: self.server_description.as_deref(),
            definition: &self.definition,
        }
    }
}

/// What is wrong with a row, with the field where it is wrong.
fn why(text: &str) -> String {
    if let Some(escape) = lone_surrogate(text) {
        return format!("holds {escape}, half of a surrogate pair, which is no character; write the whole pair or leave it out");
    }
    let mut reader = serde_json::Deserializer::from_str(text);
    match serde_path_to_error::deserialize::<_, Written>(&mut reader) {
        Ok(_) => "holds more than one JSON value; write one object a line".into(),
        Err(error) if error.path().iter().next().is_some() => format!("field `{}`: {}", error.path(), error.inner()),
        Err(error) => error.inner().to_string(),
    }
}

/// The first escape such as `\ud800` that lacks its other half.
fn lone_surrogate(text: &str) -> Option<&str> {
    let unit = |at: usize| text.get(at + 2..at + 6).and_then(|digits| u32::from_str_radix(digits, 16).ok());
    let mut at = 0;
    while let Some(next) = text[at..].find('\\').map(|found| at + found) {
        let is_escape = text[next..].starts_with("\\u");
        let follows = text.get(next + 6..).is_some_and(|rest| rest.starts_with("\\u"));
        match unit(next).filter(|_| is_escape) {
            Some(0xD800..=0xDBFF) if follows && matches!(unit(next + 6), Some(0xDC00..=0xDFFF)) => at = next + 12,
            Some(0xD800..=0xDFFF) => return text.get(next..next + 6),
            // Any other escape: the backslash and what it escapes, so that `\\\\u` is read as an escaped backslash.
            _ => at = next + 1 + text[next + 1..].chars().next().map_or(0, char::len_utf8),
        }
    }
    None
}

impl Written {
    fn checked(self) -> Result<ToolRow, RowError> {
        let definition = Definition {
            name: ToolName::new(self.tool)?,
            title: self.title,
            description: self.description,
            input_schema: self.input_schema,
            output_schema: self.output_schema,
            annotations: self.annotations,
        };
        definition.check_nesting()?;
        let said = |text: Option<String>| text.map(|t| t.trim().to_owned()).filter(|t| !t.is_empty());
        Ok(ToolRow {
            server: said(self.server),
            server_name: said(self.server_name),
            server_description: said(self.server_description),
            repository: said(self.repository),
            definition: definition.tidied(),
            description_source: self.description_source.unwrap_or_default(),
            expect: self.expect,
            kind: said(self.kind),
        })
    }
}

/// The verdict on a row, as `classify` answers it.
#[derive(Debug, Serialize)]
pub struct ClassifiedRow<'a> {
    server: Option<&'a str>,
    tool: &'a str,
    category: &'static str,
    risk: &'static str,
    traits: Vec<&'static str>,
    confidence: f64,
    evidence: &'a [Evidence],
    rationale: &'a str,
    rules_version: &'a str,
    #[serde(skip_serializing_if = "<[Mode]>::is_empty")]
    modes: &'a [Mode],
    findings: &'a [Finding],
}

impl<'a> ClassifiedRow<'a> {
    /// Puts a row, its verdict and what the checks found together.
    pub fn new(row: &'a ToolRow, Assessment { verdict, findings }: &'a Assessment) -> Self {
        Self {
            server: row.server.as_deref(),
            tool: row.definition.name.as_str(),
            category: verdict.category.as_str(),
            risk: verdict.risk.as_str(),
            traits: verdict.traits.iter().map(|found| found.as_str()).collect(),
            confidence: verdict.confidence.value(),
            evidence: &verdict.evidence,
            rationale: &verdict.rationale,
            rules_version: &verdict.rules_version,
            modes: &verdict.modes,
            findings,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn error(line: &[u8]) -> String {
        ToolRow::parse(line).expect_err("a bad row").to_string()
    }

    #[test]
    fn an_error_names_the_field() {
        assert!(error(br#"{"server": "s", "tool": "t", "description": 3}"#).starts_with("field `description`: invalid type: integer `3`"));
    }

    #[test]
    fn a_row_without_a_tool_says_so() {
        assert!(error(br#"{"server": "s"}"#).starts_with("missing field `tool`"));
    }

    #[test]
    fn bytes_that_are_no_utf8_and_lone_surrogates_are_refused() {
        assert_eq!(error(b"{\"tool\": \"\xff\"}"), "is not UTF-8 at byte 11");
        let lone = error(br#"{"tool": "\ud800"}"#);
        assert!(lone.starts_with(r"holds \ud800, half of a surrogate pair"), "{lone}");
        assert!(ToolRow::parse(br#"{"tool": "\ud83d\ude00 \\\ud800"}"#.as_slice()).is_err());
        assert!(ToolRow::parse(br#"{"tool": "\ud83d\ude00 \\ud800"}"#.as_slice()).is_ok());
    }

    #[test]
    fn limits_are_named() {
        let wide = format!(r#"{{"tool": "t", "description": "{}"}}"#, "a".repeat(MAX_DEFINITION_BYTES));
        let deep = |levels: usize| format!(r#"{{"tool": "t", "input_schema": {}{}}}"#, "[".repeat(levels), "]".repeat(levels));
        assert!(error(wide.as_bytes()).contains("1 MiB"));
        assert!(error(deep(65).as_bytes()).contains("64 levels") && error(deep(5000).as_bytes()).contains("64 levels"));
        assert!(ToolRow::parse(deep(64).as_bytes()).is_ok());
    }
}
