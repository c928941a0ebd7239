//! The addresses of all pages, for crawlers (sitemaps.org): an index, and parts of at most 50,000 addresses.
//!
//! A part holds the tools or servers of a range of keys, so that it is read by key and stays the same part for ever.

use crate::lang::Lang;
use crate::model::Timestamp;
use crate::store::{Addressed, PART};
use crate::web::error::{Error, PageError};
use crate::web::here::Site;
use crate::web::{address, state};
use askama::Template;
use axum::extract::{Path, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};

#[derive(Template)]
#[template(path = "sitemap_index.xml")]
struct Index {
    parts: Vec<String>,
}

#[derive(Template)]
#[template(path = "sitemap.xml")]
struct Part {
    pages: Vec<Listed>,
}

/// An address and the day on which its page last changed.
struct Listed {
    url: String,
    changed: Option<String>,
}

/// The pages that are there whatever the catalogue holds.
const PAGES: [&str; 11] =
    ["/", "/servers", "/changes", "/attacks", "/rules", "/methodology", "/glossary", "/docs/policy", "/docs/api", "/stack", "/builder"];

/// `GET /sitemap.xml`
pub(in crate::web) async fn index(State(state): State<state::State>) -> Result<Response, PageError> {
    let site = site(&state)?;
    let (servers, tools) = state.store.last_keys().await?;
    let ranges = |kind: &'static str, last: i64| (0..=(last.max(1) - 1) / PART).map(move |number| format!("{kind}-{number}"));
    let names: Vec<String> = ["pages".to_owned()].into_iter().chain(ranges("servers", servers)).chain(ranges("tools", tools)).collect();
    let part = |lang: Lang, name: &String| format!("{site}/sitemaps/{}-{name}.xml", short(lang));
    let parts = Lang::ALL.iter().flat_map(|lang| names.iter().map(|name| part(*lang, name))).collect();
    xml(&Index { parts })
}

/// `GET /sitemaps/{language}-{kind}-{number}.xml`
pub(in crate::web) async fn part(State(state): State<state::State>, Path(file): Path<String>) -> Result<Response, PageError> {
    let site = site(&state)?;
    let missing = || Error::NoPage(format!("/sitemaps/{}", crate::web::segments::one_line(&file, 80)));
    let (lang, name) = file.strip_suffix(".xml").and_then(|name| name.split_once('-')).ok_or_else(missing)?;
    let lang = Lang::ALL.into_iter().find(|known| short(*known) == lang).ok_or_else(missing)?;
    let listed = |page: &str, changed: Option<String>| Listed { url: format!("{site}{}", address::within(lang, page)), changed };
    let dated = |row: Addressed| {
        let page = row.tool.as_deref().map_or_else(|| address::server(&row.server), |tool| address::tool(&row.server, tool));
        listed(&page, row.changed.map(Timestamp::date))
    };
    let pages = match name.split_once('-').map(|(kind, number)| (kind, number.parse::<u32>())) {
        None if name == "pages" => fixed(&state).iter().map(|page| listed(page, None)).collect(),
        Some(("servers", Ok(number))) => state.store.server_addresses(number).await?.into_iter().map(dated).collect(),
        Some(("tools", Ok(number))) => state.store.tool_addresses(number).await?.into_iter().map(dated).collect(),
        _ => return Err(missing().into()),
    };
    xml(&Part { pages })
}

/// The pages without rows behind them: rules, checks, attacks, and what the words of a verdict mean.
fn fixed(state: &state::State) -> Vec<String> {
    let rules = state.classifier.rules().iter().map(|rule| address::rule(&rule.id));
    let checks = state.classifier.checks().iter().map(|check| address::rule(&check.id));
    let attacks = state.classifier.attacks().all().iter().map(|attack| address::attack(&attack.id));
    let words = address::every_word();
    PAGES.iter().map(|page| (*page).to_owned()).chain(words).chain(rules).chain(checks).chain(attacks).collect()
}

fn site(state: &state::State) -> Result<Site, Error> {
    let unknown = "this service does not know its own address, which a sitemap needs; start it with --public-url";
    state.site.clone().ok_or_else(|| Error::NoSitemap(unknown))
}

/// A language in the name of a part.
fn short(lang: Lang) -> &'static str {
    match lang {
        Lang::En => "en",
        Lang::Zh => "zh",
    }
}

fn xml(template: &impl Template) -> Result<Response, PageError> {
    let body = template.render().map_err(|error| Error::Broken(error.to_string()))?;
    Ok(([(header::CONTENT_TYPE, "application/xml; charset=utf-8")], body).into_response())
}
