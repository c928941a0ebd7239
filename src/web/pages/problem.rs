use super::Layout;
use crate::lang::{Lang, tell};
use crate::model::ServerSlug;
use crate::store::ServerName;
use crate::web::address;
use crate::web::error::Error;
use crate::web::here::Here;
use crate::web::segments::one_line;
use askama::Template;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};

#[derive(Template)]
#[template(path = "problem.html")]
struct Problem<'a> {
    layout: Layout,
    heading: &'a str,
    detail: String,
    /// A parser's words stay English.
    language: &'static str,
    near: Vec<Near>,
    /// The search for what was asked for: its name and address.
    search: Option<(String, String)>,
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
        _ => "problem-ours",
    });
    let layout = Layout::new(here, format!("{heading} · toolgrade"), heading.clone());
    let detail = error.told(here.lang);
    let is_chinese = detail.contains(|c| matches!(c, '\u{4E00}'..='\u{9FFF}'));
    let language = if is_chinese { here.lang.tag() } else { Lang::En.tag() };
    let problem = Problem { layout, heading: &heading, detail, language, near: near(here.lang, error), search: search(here.lang, error) };
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
