use super::Layout;
use crate::lang::{Lang, tell};
use crate::model::ServerSlug;
use crate::search::SearchError;
use crate::store::ServerName;
use crate::web::address;
use crate::web::error::Error;
use crate::web::here::Here;
use crate::web::segments::one_line;
use crate::web::told::Told;
use askama::Template;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};
use percent_encoding::percent_decode_str;

#[derive(Template)]
#[template(path = "problem.html")]
struct Problem<'a> {
    layout: Layout,
    heading: &'a str,
    detail: Told,
    near: Vec<Near>,
    /// The search for what was asked for: its name and address.
    search: Option<(String, String)>,
    /// Where the reader can begin again: what it is called, and its address.
    back: Option<(String, String)>,
}

/// Something that exists and is called alike.
struct Near {
    name: String,
    url: String,
    /// Of a server, which people call otherwise.
    slug: Option<String>,
}

/// The page that a person sees when something can't be shown.
pub(in crate::web) fn page(here: &Here, error: &Error) -> Response {
    let heading = here.lang.say(match error.status() {
        StatusCode::NOT_FOUND => "problem-not-found",
        StatusCode::BAD_REQUEST => "problem-unreadable",
        StatusCode::PAYLOAD_TOO_LARGE | StatusCode::UNPROCESSABLE_ENTITY => "problem-too-much",
        StatusCode::METHOD_NOT_ALLOWED => "problem-not-taken",
        _ => "problem-ours",
    });
    let layout = Layout::new(here, format!("{heading} · toolgrade"), heading.clone());
    let detail = error.told(here.lang);
    let (near, search) = (near(here.lang, error), search(here.lang, error));
    let problem = Problem { layout, heading: &heading, detail, near, search, back: back(here, error) };
    let body = problem.render().unwrap_or_else(|_| heading.clone());
    (error.status(), Html(body)).into_response()
}

/// Links to what exists.
fn near(lang: Lang, error: &Error) -> Vec<Near> {
    let link = |name: &String, page: String| Near { name: name.clone(), url: address::within(lang, &page), slug: None };
    let server = |server: &ServerName| Near {
        name: one_line(&server.name, 120),
        url: address::within(lang, &address::server(&server.slug)),
        slug: Some(server.slug.to_string()).filter(|slug| *slug != server.name),
    };
    match error {
        Error::NoServer { near, .. } => near.iter().map(server).collect(),
        Error::NoTool { server, near, .. } => {
            let slug = ServerSlug::stored(server.clone());
            near.iter().map(|tool| link(tool, address::tool(&slug, tool))).collect()
        }
        Error::NoRule { near, .. } => near.iter().map(|rule| link(rule, address::rule(rule))).collect(),
        Error::NoAttack { near, .. } => near.iter().map(|attack| link(attack, address::attack(attack))).collect(),
        _ => vec![],
    }
}

/// Where a server or a tool isn't found by its address, its words may find it.
fn search(lang: Lang, error: &Error) -> Option<(String, String)> {
    let (Error::NoServer { wanted, .. } | Error::NoTool { wanted, .. }) = error else { return None };
    let words = wanted.replace(['-', '_', '/', '@', ':', '"'], " ");
    let name = tell!(lang, "problem-search", wanted = words.trim());
    (!words.trim().is_empty()).then(|| (name, address::within(lang, &address::search(words.trim()))))
}

/// The page that was asked for as it is without what is wrong with the request.
fn back(here: &Here, error: &Error) -> Option<(String, String)> {
    let is_readable = percent_decode_str(here.path()).decode_utf8().is_ok();
    let is_theirs = matches!(error, Error::BadRequest(_) | Error::Invalid(_) | Error::TooLarge(_) | Error::WrongMethod(_))
        || matches!(error, Error::Search(SearchError::TooLong(_) | SearchError::Cursor));
    let key = if here.address.contains('?') { "problem-without-parameters" } else { "problem-begin-again" };
    (is_theirs && is_readable).then(|| (here.lang.say(key), address::within(here.lang, here.path())))
}
