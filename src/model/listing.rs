use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// What a registry says of a server beside its profile.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listing {
    /// The registry's own name: `io.github.user/weather`.
    pub name: String,
    /// Whether it still stands.
    pub status: Status,
    /// Why it no longer does, in the publisher's words.
    pub note: Option<String>,
    /// How it can be reached, in the registry's order.
    pub endpoints: Vec<Endpoint>,
}

/// Whether a registry's entry still stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// It does.
    #[default]
    Active,
    /// Its publisher advises against it.
    Deprecated,
    /// It was taken back.
    Deleted,
}

/// A way to a server.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum Endpoint {
    /// A package to start; it speaks over standard input and output.
    Package(Package),
    /// An address to ask.
    Remote(Remote),
}

/// A package as a registry names it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Package {
    /// `npm`, `pypi`, `oci`, …
    pub registry: String,
    /// Its name there.
    pub identifier: String,
    /// One exact version.
    pub version: Option<String>,
    /// What is handed to it at its start; what a person has to fill in is left out.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub arguments: Vec<String>,
    /// Names of the environment variables that it can't do without.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub wants: Vec<String>,
}

/// An address at which a server answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Remote {
    /// How it is spoken to.
    pub transport: Transport,
    /// Where; `{…}` stands for what a person has to fill in.
    pub url: String,
    /// Names of the headers that it can't do without.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub wants: Vec<String>,
}

/// How an MCP server is spoken to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Transport {
    /// Standard input and output of a process.
    Stdio,
    /// One address, each message a POST.
    StreamableHttp,
    /// The older form: an event stream, and an address for messages that it names.
    Sse,
}

impl Listing {
    /// Addresses that can be asked as they stand: nothing to fill in.
    pub fn remotes(&self) -> impl Iterator<Item = &Remote> {
        self.endpoints.iter().filter_map(|endpoint| match endpoint {
            Endpoint::Remote(remote) if !remote.url.contains('{') => Some(remote),
            _ => None,
        })
    }

    /// Its packages.
    pub fn packages(&self) -> impl Iterator<Item = &Package> {
        self.endpoints.iter().filter_map(|endpoint| match endpoint {
            Endpoint::Package(package) => Some(package),
            Endpoint::Remote(_) => None,
        })
    }
}

impl Package {
    /// As the catalogue names packages: `npm:NAME`.
    pub fn coordinate(&self) -> String {
        format!("{}:{}", self.registry, self.identifier)
    }
}

impl Status {
    /// `active`, `deprecated` or `deleted`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Active => "active",
            Self::Deprecated => "deprecated",
            Self::Deleted => "deleted",
        }
    }
}

impl FromStr for Status {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let all = [Self::Active, Self::Deprecated, Self::Deleted];
        all.into_iter().find(|status| status.as_str() == text).ok_or_else(|| format!("`{text}` is no status of a registry's entry"))
    }
}

impl Transport {
    /// `stdio`, `streamable-http` or `sse`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Stdio => "stdio",
            Self::StreamableHttp => "streamable-http",
            Self::Sse => "sse",
        }
    }
}

impl FromStr for Transport {
    type Err = String;

    /// Also in the spellings that registries have used before.
    fn from_str(text: &str) -> Result<Self, String> {
        match text {
            "stdio" => Ok(Self::Stdio),
            "streamable-http" | "streamable_http" | "streamable" | "http" => Ok(Self::StreamableHttp),
            "sse" => Ok(Self::Sse),
            _ => Err(format!("`{text}` is no transport")),
        }
    }
}

impl fmt::Display for Transport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
