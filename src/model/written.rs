//! Tools as their servers write them, in an answer to `tools/list`.

use super::{Definition, DefinitionError, DescriptionSource, MAX_DEFINITION_BYTES, ToolName, nests_too_deep};
use serde::Deserialize;
use serde_json::Value;
use serde_json::value::RawValue;

/// A tool as its server writes it, or as people who write by hand do.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Written {
    name: String,
    title: Option<String>,
    description: Option<String>,
    #[serde(alias = "input_schema")]
    input_schema: Option<Value>,
    #[serde(alias = "output_schema")]
    output_schema: Option<Value>,
    annotations: Option<Value>,
    #[serde(rename = "description_source")]
    description_source: Option<DescriptionSource>,
}

impl Definition {
    /// Reads a tool as its server writes it, and who wrote its description.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn written(raw: &str) -> Result<(Self, DescriptionSource), DefinitionError> {
        if raw.len() > MAX_DEFINITION_BYTES {
            return Err(DefinitionError::TooLarge(raw.len()));
        }
        if nests_too_deep(raw) {
            return Err(DefinitionError::TooDeep);
        }
        let written: Written = serde_json::from_str(raw).map_err(|error| DefinitionError::Unparsed(error.to_string()))?;
        let definition = Self {
            name: ToolName::new(written.name)?,
            title: written.title,
            description: written.description,
            input_schema: written.input_schema,
            output_schema: written.output_schema,
            annotations: written.annotations,
        };
        definition.check_nesting()?;
        Ok((definition, written.description_source.unwrap_or_default()))
    }
}

#[derive(Deserialize)]
struct Answered<'a> {
    #[serde(borrow)]
    tools: Vec<&'a RawValue>,
}

/// Why a text that somebody pasted is no answer to `tools/list`, or a tool in it can't be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unlisted {
    /// It is no JSON, in the parser's words.
    NotJson(String),
    /// It is JSON of another shape, in the parser's words.
    NoAnswer(String),
    /// It has no list of tools.
    NoList,
    /// The list has none.
    Empty,
    /// The tool with this number, from 1 on, can't be read.
    Tool(usize, DefinitionError),
}

/// Reads the tools of an answer to `tools/list` as somebody pastes it: each, or what is wrong with it.
///
/// # Errors
/// When the text is no such answer.
pub fn pasted(text: &str) -> Result<Vec<Result<Definition, Unlisted>>, Unlisted> {
    let tools = raw_tools(text)?;
    let read = |(number, raw): (usize, &RawValue)| {
        Definition::written(raw.get()).map(|(definition, _)| definition).map_err(|error| Unlisted::Tool(number, error))
    };
    Ok((1..).zip(tools).map(read).collect())
}

fn raw_tools(text: &str) -> Result<Vec<&RawValue>, Unlisted> {
    // What is no JSON at all is told with its place; the other forms all fail alike.
    let whole: &RawValue = serde_json::from_str(text).map_err(|error| Unlisted::NotJson(error.to_string()))?;
    match whole.get().trim_start().as_bytes().first() {
        Some(b'[') => serde_json::from_str(whole.get()).map_err(|error| Unlisted::NoAnswer(error.to_string())),
        _ => members(whole.get()),
    }
}

fn members(text: &str) -> Result<Vec<&RawValue>, Unlisted> {
    #[derive(Deserialize)]
    struct Members<'a> {
        #[serde(borrow)]
        tools: Option<Vec<&'a RawValue>>,
        #[serde(borrow)]
        result: Option<Answered<'a>>,
    }
    let members: Members<'_> = serde_json::from_str(text).map_err(|error| Unlisted::NoAnswer(error.to_string()))?;
    members.tools.or(members.result.map(|answered| answered.tools)).ok_or(Unlisted::NoList)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_read_bare_in_its_envelope_and_as_a_list() {
        let tool = r#"{"name": "a", "inputSchema": {"type": "object"}}"#;
        for text in
            [format!(r#"{{"tools": [{tool}]}}"#), format!(r#"{{"jsonrpc": "2.0", "result": {{"tools": [{tool}]}}}}"#), format!("[{tool}]")]
        {
            let read = pasted(&text).expect("an answer");
            assert!(matches!(read.as_slice(), [Ok(one)] if one.name.as_str() == "a" && one.input_schema.is_some()), "{text}");
        }
    }

    #[test]
    fn what_is_no_answer_is_told() {
        assert!(matches!(pasted("{"), Err(Unlisted::NotJson(_))));
        assert!(matches!(pasted(r#"{"tools": 3}"#), Err(Unlisted::NoAnswer(_))));
        assert_eq!(pasted("{}"), Err(Unlisted::NoList));
        assert_eq!(pasted(r#"[{"name": ""}]"#), Ok(vec![Err(Unlisted::Tool(1, DefinitionError::Nameless))]));
    }
}
