use super::{Category, Risk, Trait};

/// What a search finds: a tool or a server.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Listed {
    /// A tool, by the store's key.
    Tool(i64),
    /// A server, by the store's key.
    Server(i64),
}

/// A tool or a server as a search reads it.
#[derive(Clone, Debug, PartialEq)]
pub enum Entry {
    /// A tool.
    Tool(ToolEntry),
    /// A server.
    Server(ServerEntry),
}

/// Of a tool, what a search needs to find and to rank it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ToolEntry {
    /// The store's key.
    pub id: i64,
    /// Its server's key.
    pub server: i64,
    /// Its exact name.
    pub name: String,
    /// Name for people.
    pub title: Option<String>,
    /// What its server says of it.
    pub description: Option<String>,
    /// Its server's names: slug, name for people, package, repository; one a line.
    pub home: String,
    /// What holds of it.
    pub category: Option<Category>,
    /// See `category`.
    pub risk: Option<Risk>,
    /// See `category`.
    pub traits: Vec<Trait>,
    /// Whether the server gave hints with it.
    pub annotated: bool,
    /// Whether a check objects to it.
    pub objected: bool,
    /// How well known its server is, 0 to 255.
    pub fame: u8,
}

/// Of a server, what a search needs to find and to rank it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ServerEntry {
    /// The store's key.
    pub id: i64,
    /// Its name in addresses.
    pub slug: String,
    /// Its name for people.
    pub name: Option<String>,
    /// What it says of itself.
    pub description: Option<String>,
    /// `npm:NAME`, `pypi:NAME`.
    pub package: Option<String>,
    /// `owner/repo`.
    pub repository: Option<String>,
    /// How well known it is, 0 to 255.
    pub fame: u8,
}
