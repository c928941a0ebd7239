use super::error::ScanError;
use super::launch::Launch;
use crate::ingest::http::Http;
use crate::model::{Package, ServerSlug, Transport};
use crate::store::{Sighting, Store};
use reqwest::Url;
use reqwest::header::{HeaderMap, HeaderName, HeaderValue};

/// How a server is reached.
#[derive(Clone, Debug)]
pub enum Target {
    /// Started here.
    Start(Launch),
    /// Asked where it is.
    Ask {
        /// Where.
        url: Url,
        /// Known to speak this; otherwise both ways are tried, the newer first.
        transport: Option<Transport>,
        /// What is sent along to this host, and never kept: it may hold secrets.
        headers: HeaderMap,
    },
}

/// A server to ask.
#[derive(Clone, Debug)]
pub struct Wanted {
    /// How.
    pub target: Target,
    /// The server in the catalogue, when it is known which.
    pub known: Option<ServerSlug>,
    /// The slug for one that isn't.
    pub named: Option<ServerSlug>,
}

impl Wanted {
    /// A command that a person gave.
    pub fn command(launch: Launch, named: Option<ServerSlug>) -> Self {
        Self { target: Target::Start(launch), known: None, named }
    }

    /// An address that a person gave; the server of the catalogue that lists it, if there is one.
    pub async fn address(store: &Store, http: &Http, url: &str, named: Option<ServerSlug>) -> Result<Self, ScanError> {
        let url = http.address(url)?;
        let listings = store.active_listings().await?;
        let lists = |remote: &crate::model::Remote| Url::parse(&remote.url).is_ok_and(|listed| listed == url);
        let known = listings.into_iter().find(|(_, listing)| listing.remotes().any(lists)).map(|(slug, _)| slug);
        Ok(Self { target: Target::Ask { url, transport: None, headers: HeaderMap::new() }, known, named })
    }

    /// An address that a person gave, whatever the catalogue lists.
    pub fn unlisted(http: &Http, url: &str, named: Option<ServerSlug>) -> Result<Self, ScanError> {
        Ok(Self { target: Target::Ask { url: http.address(url)?, transport: None, headers: HeaderMap::new() }, known: None, named })
    }

    /// The same with headers that a person gives, for an address.
    ///
    /// # Errors
    /// When one can't be sent. Nothing of it is told.
    pub fn with_headers(mut self, given: &[(String, String)]) -> Result<Self, ScanError> {
        let wrong = || ScanError::Nowhere("one of its headers can't be sent".into());
        if let Target::Ask { headers, .. } = &mut self.target {
            for (name, value) in given {
                let name = HeaderName::from_bytes(name.as_bytes()).map_err(|_| wrong())?;
                let mut value = HeaderValue::from_str(value).map_err(|_| wrong())?;
                value.set_sensitive(true);
                headers.insert(name, value);
            }
        }
        Ok(self)
    }

    /// A server of the catalogue, by what its registry's entry says: an address that is open to everybody if there is one, else
    /// a package, else an address that may ask for authorization.
    pub async fn server(store: &Store, http: &Http, slug: &ServerSlug) -> Result<Self, ScanError> {
        let nowhere = |why: &str| ScanError::Nowhere(format!("{why}; ask it with `toolgrade scan --as {slug} -- COMMAND` or `--url URL`"));
        let record =
            store.server(slug).await?.ok_or_else(|| ScanError::Nowhere(format!("there is no server `{slug}` in this catalogue")))?;
        let listing = store.listing(slug).await?;
        let remotes = || listing.iter().flat_map(crate::model::Listing::remotes);
        let package = listing
            .iter()
            .find_map(|listing| listing.packages().next().cloned())
            .or_else(|| captured(record.server.profile.package.as_deref()?));
        let target = match (remotes().find(|remote| remote.wants.is_empty()), package, remotes().next()) {
            (Some(remote), _, _) | (None, None, Some(remote)) => {
                Target::Ask { url: http.address(&remote.url)?, transport: Some(remote.transport), headers: HeaderMap::new() }
            }
            (None, Some(package), _) => Target::Start(Launch::of_package(&package).map_err(|why| nowhere(&why))?),
            (None, None, None) => return Err(nowhere(&format!("nothing is known of `{slug}` to ask it by"))),
        };
        Ok(Self { target, known: Some(slug.clone()), named: None })
    }

    /// Every address that the registry lists and that can be asked as it stands, one for each server.
    pub async fn all_remotes(store: &Store, http: &Http) -> Result<Vec<Self>, ScanError> {
        let listings = store.active_listings().await?;
        let wanted = listings.into_iter().filter_map(|(slug, listing)| {
            let remote = listing.remotes().min_by_key(|remote| remote.wants.len())?.clone();
            let url = http.address(&remote.url).ok()?;
            let target = Target::Ask { url, transport: Some(remote.transport), headers: HeaderMap::new() };
            Some(Self { target, known: Some(slug), named: None })
        });
        Ok(wanted.collect())
    }

    /// How this server is told from others.
    pub(super) fn sighting(&self, name: Option<&str>) -> Result<Sighting, ScanError> {
        if let Some(slug) = &self.known {
            return Ok(Sighting { slug: slug.clone(), identity: None, profile: <_>::default(), listing: None });
        }
        let (identity, called) = match &self.target {
            Target::Start(launch) => {
                let package = launch.package().map(|(package, _)| package);
                let called = package.as_ref().and_then(|package| package.split_once(':')).map(|(_, name)| name.to_owned());
                (package, called)
            }
            Target::Ask { url, .. } => {
                (Some(format!("url:{}", bare(url))), Some(bare(url).split_once("//").map_or("", |(_, rest)| rest).to_owned()))
            }
        };
        let slug = self.named.clone().or_else(|| called.as_deref().or(name).and_then(ServerSlug::of));
        let slug = slug.ok_or_else(|| ScanError::Nowhere("the server gives no name; name it with --as".into()))?;
        Ok(Sighting { slug, identity, profile: <_>::default(), listing: None })
    }

    /// What readers are told of where the tools come from. Arguments and queries stay out of it: they may hold secrets.
    pub(super) fn source(&self) -> String {
        match &self.target {
            Target::Start(launch) => {
                format!("scan over stdio, {}", launch.package().map_or_else(|| "a local program".into(), |(package, _)| package))
            }
            Target::Ask { url, .. } => format!("scan of {}", bare(url)),
        }
    }
}

/// An address without user, password and query.
fn bare(url: &Url) -> String {
    format!("{}://{}{}", url.scheme(), url.host_str().unwrap_or_default(), url.port().map_or_else(String::new, |port| format!(":{port}")))
        + url.path().trim_end_matches('/')
}

/// A package as captured answers name it: `npm:NAME`.
fn captured(coordinate: &str) -> Option<Package> {
    let (registry, identifier) = coordinate.split_once(':')?;
    Some(Package { registry: registry.to_owned(), identifier: identifier.to_owned(), ..Package::default() })
}
