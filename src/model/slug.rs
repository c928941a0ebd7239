use super::text::clip;
use serde::Serialize;
use std::fmt;

/// A server's name in addresses: lower case, letters and digits of any script, single hyphens between them.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(transparent)]
pub struct ServerSlug(String);

const MAX_BYTES: usize = 200;

impl ServerSlug {
    /// The slug of any text; `None` when no letter or digit is left.
    ///
    /// `joeseesun/seedream_mcp` becomes `joeseesun-seedream-mcp`.
    pub fn of(text: &str) -> Option<Self> {
        let lower = text.to_lowercase();
        let words: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect();
        let joined = words.join("-");
        let slug = clip(&joined, MAX_BYTES).trim_end_matches('-');
        (!slug.is_empty()).then(|| Self(slug.to_owned()))
    }

    /// A slug that was made by [`ServerSlug::of`] before, read back from where it was kept.
    pub fn stored(slug: String) -> Self {
        Self(slug)
    }

    /// The slug to try when this one is taken: number 2, 3, …
    #[must_use]
    pub fn numbered(&self, number: u32) -> Self {
        Self(format!("{}-{number}", self.0))
    }

    /// The slug as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for ServerSlug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_of_other_characters_become_one_hyphen() {
        let cases = [
            ("joeseesun/seedream_mcp", "joeseesun-seedream-mcp"),
            ("@scope/Server--Name!", "scope-server-name"),
            ("阿里云 DevOps", "阿里云-devops"),
            ("io.github.user/weather", "io-github-user-weather"),
        ];
        for (text, slug) in cases {
            assert_eq!(ServerSlug::of(text).expect("has letters").as_str(), slug);
        }
    }

    #[test]
    fn a_text_without_letters_has_no_slug() {
        assert_eq!(ServerSlug::of("-- !!"), None);
    }
}
