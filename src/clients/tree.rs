use serde_json::Value;
use std::ffi::OsStr;
use std::fmt;
use std::path::Path;

/// The languages in which clients' configurations are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dialect {
    /// JSON, with comments and trailing commas where people wrote them.
    Json,
    /// TOML.
    Toml,
    /// YAML.
    Yaml,
}

impl Dialect {
    /// As a file's ending says; `None` when it says nothing.
    pub fn of_file(name: &str) -> Option<Self> {
        match Path::new(name).extension().and_then(OsStr::to_str) {
            Some("json" | "jsonc") => Some(Self::Json),
            Some("toml") => Some(Self::Toml),
            Some("yaml" | "yml") => Some(Self::Yaml),
            _ => None,
        }
    }

    /// As a text looks: it may be read as this, and is told of mistakes in terms of it.
    pub(super) fn of_text(text: &str) -> Self {
        let lines = || text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
        let named = |line: &str| line.trim_start_matches('[').starts_with(|c: char| c.is_ascii_alphabetic());
        let is_table = |line: &str| line.starts_with('[') && line.ends_with(']') && named(line);
        if lines().any(is_table) || lines().next().is_some_and(|line| line.contains(" = ")) {
            Self::Toml
        } else if lines().next().is_some_and(|line| line.starts_with(['{', '[', '/'])) {
            Self::Json
        } else {
            Self::Yaml
        }
    }

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Json => "JSON",
            Self::Toml => "TOML",
            Self::Yaml => "YAML",
        }
    }

    /// The values, or where the text goes wrong. Of the text itself nothing is said: it may hold secrets.
    fn parse(self, text: &str) -> Result<Value, Mistake> {
        let place = match self {
            Self::Json => match parse_json(text) {
                Ok(value) => return Ok(value),
                Err(place) => Some(place),
            },
            Self::Toml => match toml::from_str(text) {
                Ok(value) => return Ok(value),
                Err(error) => error.span().map(|span| line_and_column(text, span.start)),
            },
            Self::Yaml => match serde_saphyr::from_str(text) {
                Ok(value) => return Ok(value),
                Err(error) => error.location().map(|place| (place.line().to_string(), place.column().to_string())),
            },
        };
        Err(Mistake { dialect: self, place })
    }
}

/// What makes a text none of a language. Of the text itself nothing is in it: it may hold secrets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mistake {
    /// The language that it should be written in.
    pub dialect: Dialect,
    /// Line and column, from 1 on, where the parser tells them.
    pub place: Option<Place>,
}

/// A line and a column, in digits.
type Place = (String, String);

impl fmt::Display for Mistake {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "is not {}", self.dialect.name())?;
        match &self.place {
            Some((line, column)) => write!(f, ": look at line {line}, column {column}"),
            None => Ok(()),
        }
    }
}

/// JSON, quickly where it has no comments.
fn parse_json(text: &str) -> Result<Value, Place> {
    if let Ok(value) = serde_json::from_str(text) {
        return Ok(value);
    }
    match jsonc_parser::parse_to_serde_value(text, &<_>::default()) {
        Ok(value) => Ok(value),
        Err(error) => Err((error.line_display().to_string(), error.column_display().to_string())),
    }
}

fn line_and_column(text: &str, at: usize) -> Place {
    let before = crate::model::clip(text, at);
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or("").chars().count() + 1;
    (line.to_string(), column.to_string())
}

/// A document's values, whichever language it is written in.
#[derive(Default)]
pub struct Tree {
    value: Value,
}

impl Tree {
    /// Reads a document in one language.
    ///
    /// # Errors
    /// The place of the mistake, and nothing of the text itself.
    pub fn read(text: &str, dialect: Dialect) -> Result<Self, Mistake> {
        dialect.parse(text.trim_start_matches('\u{FEFF}')).map(|value| Self { value })
    }

    /// Reads a document whose language nobody said.
    ///
    /// # Errors
    /// As [`Tree::read`], in terms of what the text looks like.
    pub fn told(text: &str) -> Result<Self, Mistake> {
        Self::read(text, Dialect::of_text(text.trim_start_matches('\u{FEFF}')))
    }

    /// The whole of it.
    pub fn root(&self) -> &Value {
        &self.value
    }

    /// Takes members out of it.
    pub(super) fn forget(&mut self, members: &[&str]) {
        if let Some(map) = self.value.as_object_mut() {
            map.retain(|key, _| !members.contains(&key.as_str()));
        }
    }

    /// Its items, when it is a list.
    pub fn items(&self) -> Option<&Vec<Value>> {
        self.value.as_array()
    }

    /// A member of it.
    pub fn member(&self, key: &str) -> Option<&Value> {
        self.value.get(key)
    }

    /// Whether it has a member of some kind.
    pub fn has(&self, key: &str, fits: impl Fn(&Value) -> bool) -> bool {
        self.member(key).is_some_and(fits)
    }

    /// The text of a member, or of a member of it.
    pub fn text(&self, path: &[&str]) -> Option<String> {
        let value = path.iter().try_fold(&self.value, |value, key| value.get(key))?;
        value.as_str().map(|text| text.trim().to_owned()).filter(|text| !text.is_empty())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_language_of_a_text_is_told_by_its_look() {
        let cases = [
            ("{\"a\": 1}", Dialect::Json),
            ("// mine\n{\"a\": 1,}", Dialect::Json),
            ("model = \"m\"\n[mcp_servers.a]\ncommand = \"x\"", Dialect::Toml),
            ("# mine\n[mcp_servers.\"a b\"]\ncommand = \"x\"", Dialect::Toml),
            ("[[mcp_servers]]\nname = \"a\"", Dialect::Toml),
            ("mcpServers:\n  a:\n    command: x", Dialect::Yaml),
        ];
        for (text, dialect) in cases {
            assert_eq!(Dialect::of_text(text), dialect, "{text}");
            assert!(Tree::told(text).is_ok(), "{text}");
        }
    }

    #[test]
    fn a_mistake_is_told_by_its_place_and_never_by_the_text() {
        for (text, told) in [
            ("{\"key\": S3CRET}", "is not JSON: look at line 1, column 9"),
            ("a = 1\nkey = S3CRET", "is not TOML: look at line 2, column 7"),
            ("a: 1\nb: [S3CRET", "is not YAML: look at line 2"),
        ] {
            let error = Tree::told(text).err().expect("a mistake").to_string();
            assert!(error.starts_with(told) && !error.contains("S3CRET"), "{error}");
        }
    }
}
