use super::{ServerSlug, Timestamp};
use serde::{Deserialize, Serialize};

/// The most tools that one server may have in the catalogue.
pub const MAX_TOOLS: usize = 10_000;

/// What a source says of a server, apart from its tools. Absent facts are `None`, never empty text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ServerProfile {
    /// Name for people, as "Seedream 4 0 MCP Server".
    pub name: Option<String>,
    /// What the server says it is for.
    pub description: Option<String>,
    /// `editor` when this catalogue wrote the description.
    pub description_source: Option<String>,
    /// `owner/repo`, or an address where the host isn't GitHub.
    pub repository: Option<String>,
    /// `npm:NAME`, `pypi:NAME`.
    pub package: Option<String>,
    /// Version of the package that was asked.
    pub version: Option<String>,
    /// The project's own page.
    pub homepage: Option<String>,
    /// SPDX expression as the package states it.
    pub license: Option<String>,
}

impl ServerProfile {
    /// This profile, its gaps filled by what the server says of itself. Its version is what it says now.
    #[must_use]
    pub fn filled_by(self, said: Self) -> Self {
        let version = said.version.clone();
        let filled = self.or(said);
        Self { version: version.or(filled.version), ..filled }
    }

    /// This profile, completed by what `older` knew and this one doesn't say.
    #[must_use]
    pub fn or(self, older: Self) -> Self {
        Self {
            name: self.name.or(older.name),
            // A description and the note of who wrote it belong together.
            description_source: if self.description.is_some() { self.description_source } else { older.description_source },
            description: self.description.or(older.description),
            repository: self.repository.or(older.repository),
            package: self.package.or(older.package),
            version: self.version.or(older.version),
            homepage: self.homepage.or(older.homepage),
            license: self.license.or(older.license),
        }
    }
}

/// A catalogued server.
#[derive(Clone, Debug)]
pub struct Server {
    /// The store's key.
    pub id: i64,
    /// Its name in addresses.
    pub slug: ServerSlug,
    /// What is known of it.
    pub profile: ServerProfile,
    /// When it was first and last met in a source.
    pub first_seen: Timestamp,
    /// See `first_seen`.
    pub last_seen: Timestamp,
    /// When somebody said that it is no more; `None` while it is there.
    pub retired: Option<Timestamp>,
}

impl Server {
    /// The name for people: the given one, else the slug.
    pub fn display_name(&self) -> &str {
        self.profile.name.as_deref().unwrap_or(self.slug.as_str())
    }
}
