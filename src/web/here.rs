use crate::lang::Lang;
use axum::extract::{FromRequestParts, OriginalUri};
use axum::http::{HeaderMap, header, request::Parts};
use axum::response::Redirect;
use std::convert::Infallible;
use std::sync::Arc;

/// The address of the service for the world, without a slash at its end. Nothing that a request says of itself is taken for it.
pub(super) type Site = Arc<str>;

/// Where the reader is: the page and the language that its address says, and whether another language would be liked better.
#[derive(Clone, Debug, Default)]
pub(super) struct Here {
    pub(super) lang: Lang,
    /// Path and query of the page without the language.
    pub(super) address: String,
    /// Whether the browser asks for the other language first. It is told of that page and never sent there.
    pub(super) prefers_other: bool,
    pub(super) site: Option<Site>,
}

impl Here {
    fn of(path_and_query: &str, headers: &HeaderMap) -> Self {
        let (lang, address) = split(path_and_query);
        let address = if address.starts_with('/') { address.to_owned() } else { format!("/{address}") };
        Self { lang, address, prefers_other: preferred(headers).is_some_and(|liked| liked != lang), site: None }
    }

    /// The page without its query.
    pub(super) fn path(&self) -> &str {
        self.address.split('?').next().unwrap_or_default()
    }

    /// Whether the address asks for something of its own: a search, a format, a filter. Further parts of a list are pages like
    /// the first.
    pub(super) fn asks(&self) -> bool {
        let query = self.address.split_once('?').map_or("", |(_, query)| query);
        query.split('&').any(|pair| !pair.is_empty() && !pair.starts_with("cursor="))
    }

    /// The page in a language, for the world where its address is known.
    pub(super) fn for_the_world(&self, lang: Lang) -> String {
        let page = super::address::within(lang, self.path());
        self.site.as_ref().map_or(page.clone(), |site| format!("{site}{page}"))
    }

    /// This page in another language.
    pub(super) fn in_language(&self, lang: Lang) -> String {
        super::address::within(lang, &self.address)
    }
}

/// The language that an address names, and the address without it.
fn split(address: &str) -> (Lang, &str) {
    let prefix = Lang::Zh.prefix();
    match address.strip_prefix(prefix) {
        Some(rest) if rest.is_empty() || rest.starts_with(['/', '?']) => (Lang::Zh, rest),
        _ => (Lang::En, address),
    }
}

/// The language of ours that the browser names first; its weights follow the order in every browser.
fn preferred(headers: &HeaderMap) -> Option<Lang> {
    let wanted = headers.get(header::ACCEPT_LANGUAGE)?.to_str().ok()?;
    let known = |tag: &str| {
        let primary = tag.trim().split(['-', ';']).next().unwrap_or_default();
        Lang::ALL.into_iter().find(|lang| lang.tag().split('-').next().is_some_and(|ours| primary.eq_ignore_ascii_case(ours)))
    };
    wanted.split(',').take(20).find_map(known)
}

impl<S: Sync> FromRequestParts<S> for Here {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        // Below `/zh` the router sees a path without it; the whole address is kept beside it.
        let uri = parts.extensions.get::<OriginalUri>().map_or(&parts.uri, |original| &original.0);
        let site = parts.extensions.get::<Option<Site>>().cloned().flatten();
        Ok(Self { site, ..Self::of(uri.path_and_query().map_or("/", |whole| whole.as_str()), &parts.headers) })
    }
}

/// `GET /zh/`: the first page of a language has no slash behind it.
pub(super) async fn without_slash(here: Here) -> Redirect {
    Redirect::permanent(&here.in_language(here.lang))
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;

    #[test]
    fn an_address_says_its_language() {
        let cases = [
            ("/", Lang::En, "/"),
            ("/zh", Lang::Zh, "/"),
            ("/zh/", Lang::Zh, "/"),
            ("/zh?a=b", Lang::Zh, "/?a=b"),
            ("/zh/servers?cursor=x", Lang::Zh, "/servers?cursor=x"),
            ("/zhang", Lang::En, "/zhang"),
        ];
        for (address, lang, page) in cases {
            let here = Here::of(address, &HeaderMap::new());
            assert_eq!((here.lang, here.address.as_str()), (lang, page), "{address}");
        }
    }

    #[test]
    fn the_browser_only_hints() {
        let cases = [("zh-CN,zh;q=0.9,en;q=0.8", true), ("en-GB,zh;q=0.5", false), ("de", false), ("de,zh-TW", true), ("", false)];
        for (wanted, hinted) in cases {
            let headers = HeaderMap::from_iter([(header::ACCEPT_LANGUAGE, HeaderValue::from_static(wanted))]);
            let here = Here::of("/servers", &headers);
            assert_eq!((here.lang, here.prefers_other), (Lang::En, hinted), "{wanted}");
        }
    }
}
