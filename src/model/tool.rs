use super::{Definition, DefinitionError, Timestamp};
use serde::{Deserialize, Serialize};
use std::fmt;

/// A tool's exact name, as its server gives it: 1 to 512 bytes of anything.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ToolName(String);

/// The longest name, in bytes.
pub const MAX_NAME_BYTES: usize = 512;

impl ToolName {
    /// Takes a name as it is.
    ///
    /// # Errors
    /// When it is empty or longer than [`MAX_NAME_BYTES`].
    pub fn new(name: impl Into<String>) -> Result<Self, DefinitionError> {
        let name = name.into();
        match name.len() {
            0 => Err(DefinitionError::Nameless),
            bytes if bytes > MAX_NAME_BYTES => Err(DefinitionError::LongName(bytes)),
            _ => Ok(Self(name)),
        }
    }

    /// The name as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for ToolName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Who wrote a tool's description.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum DescriptionSource {
    /// The server itself.
    #[default]
    Server,
    /// This catalogue, in its own words.
    Editor,
}

impl DescriptionSource {
    /// `server` or `editor`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Server => "server",
            Self::Editor => "editor",
        }
    }
}

/// A catalogued tool with its current definition.
#[derive(Clone, Debug)]
pub struct Tool {
    /// The store's key.
    pub id: i64,
    /// What the server says of it.
    pub definition: Definition,
    /// Who wrote the description.
    pub description_source: DescriptionSource,
    /// The source of the current definition, as `import mcp-server-time.json`.
    pub source: String,
    /// When this tool was first and last met.
    pub first_seen: Timestamp,
    /// See `first_seen`.
    pub last_seen: Timestamp,
    /// Since when the current definition stands.
    pub defined: Timestamp,
}

/// What a verdict is made from: one definition, and what its server says it is for.
#[derive(Clone, Copy, Debug)]
pub struct Subject<'a> {
    /// The server's name for people.
    pub server_name: Option<&'a str>,
    /// The server's description.
    pub server_description: Option<&'a str>,
    /// The tool's definition.
    pub definition: &'a Definition,
}
