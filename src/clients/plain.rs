//! Text that was let out of a configuration. There is no other way to one than through these checks, so whatever is made of it,
//! a page, a log line or a debug print, holds no secret.

use super::secrets::{is_likely, is_plain_segment};
use crate::model::{clip, one_line, repository};
use std::fmt;

/// A word of a configuration that may be shown.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Plain(String);

/// The longest of them.
const LONGEST: usize = 214;

/// What stands where something was left out.
const CUT: &str = "…";

impl Plain {
    /// The word.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether something was left out of it.
    pub fn is_cut(&self) -> bool {
        self.0.contains(CUT)
    }

    /// The name that a person gave a server or a folder. Hidden characters are written out.
    pub(super) fn name(text: &str) -> Self {
        let text = one_line(text.trim(), 120);
        Self(if text.is_empty() || is_likely(&text) { CUT.to_owned() } else { text })
    }

    /// Name of a variable or a header.
    pub(super) fn key(text: &str) -> Option<Self> {
        let fits = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
        let named = !text.is_empty() && text.len() <= 80 && text.chars().all(fits) && !text.starts_with(|c: char| c.is_ascii_digit());
        (named && !is_likely(text)).then(|| Self(text.to_owned()))
    }

    /// The last part of a program's path.
    pub(super) fn program(text: &str) -> Option<Self> {
        let text = text.trim();
        // What has blanks may be a whole command line; only what Windows would start is a path for certain.
        let is_path = [".exe", ".cmd", ".bat", ".ps1"].iter().any(|end| text.to_ascii_lowercase().ends_with(end));
        if text.contains(char::is_whitespace) && (!is_path || text.contains('=')) {
            return None;
        }
        let base = text.trim_end_matches(['/', '\\']).rsplit(['/', '\\']).next()?;
        let fits = |c: char| c.is_alphanumeric() || matches!(c, '.' | '_' | '-' | '+' | '@');
        let named = base.chars().any(char::is_alphanumeric) && base.len() <= 80 && base.chars().all(fits);
        (named && !is_likely(base)).then(|| Self(base.to_owned()))
    }

    /// `npm:NAME` and its like, from a name that the registry would take.
    pub(super) fn package(registry: &str, name: &str) -> Option<Self> {
        let fits = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-' | '~');
        let (scope, rest) = name
            .strip_prefix('@')
            .map_or((None, name), |scoped| scoped.split_once('/').map_or((Some(""), ""), |(scope, rest)| (Some(scope), rest)));
        let good = |part: &str| part.starts_with(|c: char| c.is_ascii_alphanumeric()) && part.chars().all(fits);
        let named = name.len() <= LONGEST && good(rest) && scope.is_none_or(good);
        (named && !is_likely(name)).then(|| Self(format!("{registry}:{name}")))
    }

    /// `oci:IMAGE` without tag and digest, and without the name of the usual registry.
    pub(super) fn image(text: &str) -> Option<Self> {
        let bare = text.split('@').next()?;
        let last = bare.rfind('/').map_or(0, |at| at + 1);
        let bare = bare[last..].find(':').map_or(bare, |at| &bare[..last + at]);
        let bare =
            ["docker.io/library/", "docker.io/", "index.docker.io/"].iter().find_map(|usual| bare.strip_prefix(usual)).unwrap_or(bare);
        let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '.' | '_' | '-' | ':');
        let good = |part: &str| part.starts_with(|c: char| c.is_ascii_alphanumeric()) && part.chars().all(fits);
        let named = bare.len() <= LONGEST && bare.split('/').all(good);
        (named && !is_likely(bare)).then(|| Self(format!("oci:{bare}")))
    }

    /// A version that is one: digits, dots and what may follow.
    pub(super) fn version(text: &str) -> Option<Self> {
        let fits = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '+' | '_');
        let good = text.len() <= 40 && text.starts_with(|c: char| c.is_ascii_digit()) && text.chars().all(fits);
        (good && text.contains('.') && !is_likely(text)).then(|| Self(text.to_owned()))
    }

    /// Where code lies: `owner/name`, with the host where it isn't GitHub.
    pub(super) fn repository(text: &str) -> Option<Self> {
        // `…/name@branch` and `…/name.git#path` name a place within it.
        let from_host = text.find("://").map_or(0, |at| at + 3);
        let path = text[from_host..].find('/').map_or(text.len(), |at| from_host + at);
        let bare = text[path..].find(['@', '#', '?']).map_or(text, |at| &text[..path + at]);
        let found = repository::normalise(bare.strip_suffix(".git").unwrap_or(bare))?;
        let fits = |part: &str| !is_likely(part) && part.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-' | '~'));
        found.split('/').all(fits).then_some(Self(found))
    }

    /// An address: scheme, host and path, without user, query and fragment, and without whatever in it may be a key.
    pub(super) fn address(text: &str) -> Option<Self> {
        let (scheme, rest) = text.trim().split_once("://")?;
        let scheme = ["https", "http"].into_iter().find(|known| scheme.eq_ignore_ascii_case(known))?;
        let whole = clip(rest, 2000);
        let rest = whole.split(['?', '#']).next()?;
        let (authority, path) = rest.find(['/', '\\']).map_or((rest, ""), |at| (&rest[..at], &rest[at + 1..]));
        // A password may hold what ends a host elsewhere; then the host stands behind it.
        if whole[authority.len()..].contains('@') {
            return None;
        }
        let host = authority.rsplit('@').next()?.to_ascii_lowercase();
        let fits = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | ':' | '[' | ']' | '_');
        let port = host.rsplit_once(':').map_or("", |(_, port)| port);
        let is_port = port.ends_with(']') || port.bytes().all(|b| b.is_ascii_digit());
        if host.is_empty() || host.len() > 253 || !host.chars().all(fits) || !is_port {
            return None;
        }
        let labels: Vec<&str> = host.split('.').map(|label| if is_likely(label) { CUT } else { label }).collect();
        let usual = if scheme == "https" { ":443" } else { ":80" };
        let host = labels.join(".").trim_end_matches(usual).to_owned();
        let mut address = format!("{scheme}://{host}");
        let mut before = None;
        for segment in path.split('/').filter(|segment| !segment.is_empty()).take(12) {
            let shown = if is_plain_segment(segment, before) { segment } else { CUT };
            address.extend(["/", shown]);
            before = Some(segment);
        }
        Some(Self(address))
    }
}

impl fmt::Display for Plain {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_keeps_host_and_plain_path() {
        let cases = [
            ("https://ada:S3CRET@Example.com:443/v1/mcp/?key=S3CRET#S3CRET", Some("https://example.com/v1/mcp")),
            ("https://mcp.zapier.com/api/mcp/s/NjQ4YTEyM2Y0/mcp", Some("https://mcp.zapier.com/api/mcp/s/…/mcp")),
            ("http://localhost:3000/sse", Some("http://localhost:3000/sse")),
            ("https://x.example/${TOKEN}/mcp", Some("https://x.example/…/mcp")),
            ("https://${HOST}/mcp", None),
            ("file:///etc/passwd", None),
        ];
        for (text, expected) in cases {
            assert_eq!(Plain::address(text).as_ref().map(Plain::as_str), expected, "{text}");
        }
    }

    #[test]
    fn an_image_is_the_same_by_any_tag() {
        for text in ["mcp/fetch", "docker.io/mcp/fetch:1.0", "mcp/fetch@sha256:0c4a6f2e9b1d4c3a", "mcp/fetch:latest@sha256:00"] {
            assert_eq!(Plain::image(text).expect("an image").as_str(), "oci:mcp/fetch", "{text}");
        }
        assert_eq!(Plain::image("localhost:5000/a/b:2").expect("an image").as_str(), "oci:localhost:5000/a/b");
        assert_eq!((Plain::image("KEY=value"), Plain::image("-it"), Plain::image("")), (None, None, None));
    }

    #[test]
    fn a_repository_is_told_without_branch_and_user() {
        for text in
            ["git+https://x:S3CRET@github.com/acme/weather@main", "https://github.com/acme/weather.git#subdirectory=a", "acme/weather"]
        {
            assert_eq!(Plain::repository(text).expect("a repository").as_str(), "acme/weather", "{text}");
        }
    }

    #[test]
    fn names_of_variables_are_names() {
        for text in ["API_KEY", "X-Api-Key", "SECRET_KEY"] {
            assert!(Plain::key(text).is_some(), "{text}");
        }
        for text in ["ghp_abcdefghijklmnopq", "a b", "", "KEY=S3CRET", "9a"] {
            assert!(Plain::key(text).is_none(), "{text}");
        }
    }
}
