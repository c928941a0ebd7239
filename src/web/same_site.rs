//! Who sent a form: a page of ours, or somebody else's.

use axum::extract::{ConnectInfo, FromRequestParts};
use axum::http::header::{HOST, ORIGIN};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderName};
use std::convert::Infallible;
use std::net::{IpAddr, SocketAddr};

const SEC_FETCH_SITE: HeaderName = HeaderName::from_static("sec-fetch-site");

/// Where a request comes from.
pub(super) struct Sender {
    /// The peer of the connection; behind a proxy that is the proxy, because what a request says of itself can be made up.
    pub(super) client: Option<IpAddr>,
    /// Whether no browser says that another site's page sent it.
    pub(super) same_site: bool,
}

impl<S: Sync> FromRequestParts<S> for Sender {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>();
        Ok(Self { client: peer.map(|ConnectInfo(peer)| peer.ip()), same_site: is_same_site(&parts.headers) })
    }
}

/// Browsers name the site of the page with every request; older ones name its origin with every form. What is no browser
/// names neither, and carries nobody's session.
fn is_same_site(headers: &HeaderMap) -> bool {
    let text = |name: &HeaderName| headers.get(name).map(|value| value.to_str().unwrap_or("unreadable"));
    if let Some(site) = text(&SEC_FETCH_SITE) {
        return matches!(site, "same-origin" | "none");
    }
    let Some(origin) = text(&ORIGIN) else { return true };
    let authority = origin.split_once("://").map(|(_, authority)| authority);
    authority.is_some() && authority == text(&HOST)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn same(headers: &[(&'static str, &'static str)]) -> bool {
        let named = headers.iter().map(|(name, value)| (HeaderName::from_static(name), value.parse().expect("a value")));
        is_same_site(&named.collect())
    }

    #[test]
    fn only_pages_of_ours_send_forms() {
        assert!(
            same(&[("sec-fetch-site", "same-origin"), ("origin", "null")]) && same(&[("origin", "http://a.b:8080"), ("host", "a.b:8080")])
        );
        let others = [
            [("sec-fetch-site", "cross-site"), ("host", "a.b")],
            [("origin", "http://x.y"), ("host", "a.b")],
            [("origin", "null"), ("host", "null")],
        ];
        assert!(others.iter().all(|headers| !same(headers)));
    }

    #[test]
    fn what_is_no_browser_may_send_forms() {
        assert!(same(&[("host", "a.b")]));
    }
}
