use super::arguments::{Input, command_line, wanted};
use crate::model::repository;
use crate::model::{Endpoint, Listing, Package, Remote, ServerProfile, ServerSlug, Status, Timestamp, Transport};
use crate::store::Sighting;
use serde::Deserialize;
use serde_json::value::RawValue;

/// What a registry says of one version of one server, read and checked.
#[derive(Clone, Debug)]
pub(in crate::ingest) struct Entry {
    pub(in crate::ingest) server: Sighting,
    /// When the registry last changed it, if it says so.
    pub(super) updated: Option<Timestamp>,
    /// Whether a newer version is listed beside it.
    pub(super) outdated: bool,
}

/// An answer about a server: the document, and what the registry adds. In older answers the document alone.
#[derive(Deserialize)]
struct Answer<'a> {
    #[serde(borrow)]
    server: Option<&'a RawValue>,
    #[serde(borrow, rename = "_meta")]
    meta: Option<Metas<'a>>,
}

#[derive(Deserialize)]
struct Metas<'a> {
    #[serde(borrow, rename = "io.modelcontextprotocol.registry/official")]
    official: Option<&'a RawValue>,
}

/// The registry's own notes.
#[derive(Deserialize, Default)]
#[serde(rename_all = "camelCase")]
struct Official {
    status: Option<Status>,
    #[serde(alias = "status_message")]
    status_message: Option<String>,
    #[serde(alias = "updated_at")]
    updated_at: Option<String>,
    #[serde(alias = "is_latest")]
    is_latest: Option<bool>,
}

/// A server.json, in its present spelling and in those before September 2025.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Written {
    name: String,
    title: Option<String>,
    description: Option<String>,
    version: Option<String>,
    #[serde(rename = "version_detail")]
    version_detail: Option<VersionDetail>,
    status: Option<Status>,
    #[serde(alias = "website_url")]
    website_url: Option<String>,
    repository: Option<Repository>,
    #[serde(default)]
    packages: Option<Vec<WrittenPackage>>,
    #[serde(default)]
    remotes: Option<Vec<WrittenRemote>>,
}

#[derive(Deserialize)]
struct VersionDetail {
    version: Option<String>,
    is_latest: Option<bool>,
}

#[derive(Deserialize)]
struct Repository {
    url: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct WrittenPackage {
    #[serde(alias = "registry_type", alias = "registry_name")]
    registry_type: String,
    #[serde(alias = "name")]
    identifier: String,
    version: Option<String>,
    #[serde(default, alias = "package_arguments")]
    package_arguments: Vec<Input>,
    #[serde(default, alias = "environment_variables")]
    environment_variables: Vec<Input>,
}

#[derive(Deserialize)]
struct WrittenRemote {
    #[serde(alias = "transport_type", alias = "transport")]
    r#type: String,
    url: String,
    #[serde(default)]
    headers: Vec<Input>,
}

const MAX_NAME: usize = 200;
const MAX_TEXT: usize = 8 << 10;
const MAX_ENDPOINTS: usize = 50;

impl Entry {
    /// Reads an entry of a registry, or a server.json as it lies in a repository.
    ///
    /// # Errors
    /// A sentence, when it can't be taken.
    pub(in crate::ingest) fn read(text: &str) -> Result<Self, String> {
        let said = |error: serde_json::Error| error.to_string();
        let answer: Answer<'_> = serde_json::from_str(text).map_err(said)?;
        let official = answer.meta.and_then(|meta| meta.official).map(|raw| serde_json::from_str(raw.get())).transpose();
        let official: Official = official.map_err(|error| format!("the registry's own notes: {error}"))?.unwrap_or_default();
        let document = answer.server.map_or(text, RawValue::get);
        serde_json::from_str::<Written>(document).map_err(said)?.checked(official)
    }
}

impl Written {
    fn checked(self, official: Official) -> Result<Entry, String> {
        check_name(&self.name)?;
        let slug = ServerSlug::of(&self.name).ok_or("the name holds no letter or digit")?;
        let detail = self.version_detail.unwrap_or(VersionDetail { version: None, is_latest: None });
        let status = official.status.or(self.status).unwrap_or_default();
        let endpoints = endpoints(self.packages.unwrap_or_default(), self.remotes.unwrap_or_default())?;
        let listing = Listing { name: self.name, status, note: bounded(official.status_message)?, endpoints };
        let package = listing.packages().next().map(Package::coordinate);
        let repository = self.repository.and_then(|repository| repository.url).as_deref().and_then(repository::normalise);
        let profile = ServerProfile {
            name: bounded(self.title)?.or_else(|| Some(listing.name.clone())),
            description: bounded(self.description)?,
            repository,
            package: package.clone(),
            version: bounded(self.version.or(detail.version))?,
            homepage: bounded(self.website_url)?.filter(|page| page.starts_with("https://") || page.starts_with("http://")),
            ..ServerProfile::default()
        };
        let identity = package.unwrap_or_else(|| Sighting::by_listing(&listing.name));
        Ok(Entry {
            server: Sighting { slug, identity: Some(identity), profile, listing: Some(listing) },
            updated: official.updated_at.as_deref().and_then(Timestamp::parse),
            outdated: !official.is_latest.or(detail.is_latest).unwrap_or(true),
        })
    }
}

/// `namespace/name`, as the registry itself holds it.
fn check_name(name: &str) -> Result<(), String> {
    let fits = |part: &str, more: &[char]| {
        part.chars().any(|c| c.is_ascii_alphanumeric()) && part.chars().all(|c| c.is_ascii_alphanumeric() || more.contains(&c))
    };
    let good = name.len() <= MAX_NAME
        && name.split_once('/').is_some_and(|(space, rest)| fits(space, &['.', '-']) && fits(rest, &['.', '-', '_']));
    let shown = crate::model::clip(name, 120);
    if good { Ok(()) } else { Err(format!("the name `{shown}` is not of the form namespace/name of at most {MAX_NAME} characters")) }
}

/// Text that says something and isn't endless.
fn bounded(text: Option<String>) -> Result<Option<String>, String> {
    let text = text.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty());
    match text {
        Some(text) if text.len() > MAX_TEXT => Err(format!("holds a text of {} bytes; the limit is {MAX_TEXT}", text.len())),
        text => Ok(text),
    }
}

fn endpoints(packages: Vec<WrittenPackage>, remotes: Vec<WrittenRemote>) -> Result<Vec<Endpoint>, String> {
    if packages.len() + remotes.len() > MAX_ENDPOINTS {
        return Err(format!("names {} packages and addresses; the limit is {MAX_ENDPOINTS}", packages.len() + remotes.len()));
    }
    let packages = packages.into_iter().map(|package| {
        Ok(Endpoint::Package(Package {
            registry: package.registry_type.to_ascii_lowercase(),
            arguments: command_line(&package.package_arguments),
            wants: wanted(&package.environment_variables),
            identifier: package.identifier,
            version: package.version.filter(|version| !version.is_empty()),
        }))
    });
    let remotes = remotes.into_iter().map(|remote| {
        let transport: Transport = remote.r#type.parse()?;
        Ok(Endpoint::Remote(Remote { transport, url: remote.url, wants: wanted(&remote.headers) }))
    });
    packages.chain(remotes).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_present_and_the_older_spelling_say_the_same() {
        let present = r#"{"server": {"name": "io.github.user/weather", "description": "Forecasts", "version": "1.0.2", "websiteUrl": "https://a.example",
            "repository": {"url": "https://github.com/u/r", "source": "github"},
            "packages": [{"registryType": "npm", "identifier": "@u/weather", "version": "1.0.2", "transport": {"type": "stdio"},
                "packageArguments": [{"type": "positional", "value": "/data"}],
                "environmentVariables": [{"name": "API_KEY", "isRequired": true, "isSecret": true}]}],
            "remotes": [{"type": "streamable-http", "url": "https://a.example/mcp"}]},
            "_meta": {"io.modelcontextprotocol.registry/official": {"status": "deprecated", "updatedAt": "2026-01-02T03:04:05Z", "isLatest": true}}}"#;
        let older = r#"{"name": "io.github.user/weather", "description": "Forecasts", "version_detail": {"version": "1.0.2", "is_latest": true},
            "website_url": "https://a.example", "repository": {"url": "https://github.com/u/r", "source": "github", "id": "1"},
            "packages": [{"registry_name": "npm", "name": "@u/weather", "version": "1.0.2",
                "package_arguments": [{"type": "positional", "value": "/data"}],
                "environment_variables": [{"name": "API_KEY", "is_required": true, "is_secret": true}]}],
            "remotes": [{"transport_type": "streamable", "url": "https://a.example/mcp"}],
            "_meta": {"io.modelcontextprotocol.registry/official": {"status": "deprecated", "updated_at": "2026-01-02T03:04:05Z", "is_latest": true}}}"#;
        let [present, older] = [present, older].map(|text| Entry::read(text).expect("an entry"));
        assert_eq!((&present.server.listing, &present.server.profile), (&older.server.listing, &older.server.profile));
        assert_eq!((present.updated, present.outdated), (older.updated, older.outdated));
        assert_eq!(present.server.identity.as_deref(), Some("npm:@u/weather"));
        let listing = present.server.listing.expect("a listing");
        assert_eq!((listing.status, listing.endpoints.len()), (Status::Deprecated, 2));
        assert_eq!(listing.packages().next().map(|package| package.wants.clone()), Some(vec!["API_KEY".to_owned()]));
    }

    #[test]
    fn a_name_that_is_no_name_is_refused() {
        for name in ["weather", "a/b/c", "../etc", "a b/c", "", "/x", "x/"] {
            let text = serde_json::json!({"name": name}).to_string();
            assert!(Entry::read(&text).is_err_and(|why| why.contains("namespace/name")), "{name}");
        }
    }
}
