//! The one spelling of what names a server in a registry and in a client's configuration, so that the two can be compared.

use super::Endpoint;

/// A package's: lower case, and as `PyPI` compares names; an image without tag, digest and the name of the usual registry.
pub fn package_way(registry: &str, identifier: &str) -> String {
    let identifier = identifier.to_ascii_lowercase();
    let identifier = match registry {
        "pypi" => identifier.replace(['_', '.'], "-"),
        "oci" => {
            let bare = identifier.split('@').next().unwrap_or("");
            let last = bare.rfind('/').map_or(0, |at| at + 1);
            let bare = bare[last..].find(':').map_or(bare, |at| &bare[..last + at]);
            ["docker.io/library/", "docker.io/"].iter().find_map(|usual| bare.strip_prefix(usual)).unwrap_or(bare).to_owned()
        }
        _ => identifier,
    };
    format!("{}:{identifier}", registry.to_ascii_lowercase())
}

/// An address's: lower case, without query, fragment and last slash.
pub fn address_way(url: &str) -> String {
    url.split(['?', '#']).next().unwrap_or("").trim_end_matches('/').to_ascii_lowercase()
}

impl Endpoint {
    /// What a client's configuration that uses this names; `None` where a person has to fill something in.
    pub fn way(&self) -> Option<String> {
        match self {
            Self::Package(package) => Some(package_way(&package.registry, &package.identifier)),
            Self::Remote(remote) => (!remote.url.contains('{')).then(|| address_way(&remote.url)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_thing_are_one() {
        assert_eq!(package_way("pypi", "MCP_server.time"), package_way("pypi", "mcp-server-time"));
        assert_eq!(package_way("oci", "docker.io/mcp/fetch:1.0@sha256:00"), "oci:mcp/fetch");
        assert_eq!(package_way("oci", "localhost:5000/a:2"), "oci:localhost:5000/a");
        assert_eq!(address_way("https://A.example/mcp/?key=x"), "https://a.example/mcp");
    }
}
