use serde_json::Value;
use std::ffi::OsStr;
use std::path::Path;

/// A document's values, whichever language it is written in. Empty for text that is none of them: whoever reads it in the end
/// says what is wrong.
pub(super) struct Tree {
    value: Value,
    json: bool,
}

impl Tree {
    /// Reads a document; the language is told by the file's ending.
    ///
    /// # Errors
    /// A sentence, for YAML and TOML that can't be read.
    pub(super) fn read(text: &str, name: &str) -> Result<Self, String> {
        let ending = Path::new(name).extension().and_then(OsStr::to_str);
        let value = match ending {
            Some("yaml" | "yml") => serde_saphyr::from_str(text)
                .map_err(|error| format!("is not YAML: {}", crate::model::first_line(&error.to_string(), 300)))?,
            Some("toml") => toml::from_str(text).map_err(|error| format!("is not TOML: {}", error.message()))?,
            // People write comments into their clients' configurations.
            _ => serde_json::from_str(text)
                .ok()
                .or_else(|| jsonc_parser::parse_to_serde_value(text, &<_>::default()).ok())
                .unwrap_or_default(),
        };
        Ok(Self { value, json: !matches!(ending, Some("yaml" | "yml" | "toml")) })
    }

    pub(super) fn is_json(&self) -> bool {
        self.json
    }

    pub(super) fn root(&self) -> &Value {
        &self.value
    }

    pub(super) fn items(&self) -> Option<&Vec<Value>> {
        self.value.as_array()
    }

    pub(super) fn member(&self, key: &str) -> Option<&Value> {
        self.value.get(key)
    }

    pub(super) fn has(&self, key: &str, fits: impl Fn(&Value) -> bool) -> bool {
        self.member(key).is_some_and(fits)
    }

    /// The text of a member, or of a member of it.
    pub(super) fn text(&self, path: &[&str]) -> Option<String> {
        let value = path.iter().try_fold(&self.value, |value, key| value.get(key))?;
        value.as_str().map(|text| text.trim().to_owned()).filter(|text| !text.is_empty())
    }
}
