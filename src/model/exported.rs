use super::{Definition, DescriptionSource};
use serde::Serialize;
use serde_json::Value;

/// A tool as a row that every toolgrade can import.
#[derive(Debug, Serialize)]
pub struct ExportedRow<'a> {
    server: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    server_name: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    server_description: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    repository: Option<&'a str>,
    tool: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    input_schema: Option<&'a Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    output_schema: Option<&'a Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    annotations: Option<&'a Value>,
    description_source: DescriptionSource,
}

/// A tool and its server, as they are handed on.
#[derive(Clone, Debug)]
pub struct Exported {
    /// The tool's key, by which the next piece is asked for.
    pub id: i64,
    /// The server's slug.
    pub server: String,
    /// Its name for people.
    pub server_name: Option<String>,
    /// What it is for.
    pub server_description: Option<String>,
    /// Where its code lies.
    pub repository: Option<String>,
    /// The tool.
    pub definition: Definition,
    /// Who wrote its description.
    pub description_source: DescriptionSource,
}

impl Exported {
    /// As a row of JSON Lines.
    pub fn row(&self) -> ExportedRow<'_> {
        let definition = &self.definition;
        ExportedRow {
            server: &self.server,
            server_name: self.server_name.as_deref(),
            server_description: self.server_description.as_deref(),
            repository: self.repository.as_deref(),
            tool: definition.name.as_str(),
            title: definition.title.as_deref(),
            description: definition.description.as_deref(),
            input_schema: definition.input_schema.as_ref(),
            output_schema: definition.output_schema.as_ref(),
            annotations: definition.annotations.as_ref(),
            description_source: self.description_source,
        }
    }
}
