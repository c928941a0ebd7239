use super::Layout;
use crate::lang::Lang;
use crate::model::ServerSlug;
use crate::web::address;
use crate::web::error::Error;
use crate::web::here::Here;
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
    near: Vec<(String, String)>,
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
    let problem = Problem { layout, heading: &heading, detail, language, near: near(here.lang, error) };
    let body = problem.render().unwrap_or_else(|_| heading.clone());
    (error.status(), Html(body)).into_response()
}

/// Links to what exists.
fn near(lang: Lang, error: &Error) -> Vec<(String, String)> {
    let link = |name: &String, page: String| (name.clone(), address::within(lang, &page));
    match error {
        Error::NoServer { near, .. } => {
            near.iter().map(|server| link(server, address::server(&ServerSlug::stored(server.clone())))).collect()
        }
        Error::NoTool { server, near, .. } => {
            let slug = ServerSlug::stored(server.clone());
            near.iter().map(|tool| link(tool, address::tool(&slug, tool))).collect()
        }
        Error::NoRule { near, .. } => near.iter().map(|rule| link(rule, address::rule(rule))).collect(),
        Error::NoAttack { near, .. } => near.iter().map(|attack| link(attack, address::attack(attack))).collect(),
        _ => vec![],
    }
}
