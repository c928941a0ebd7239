use super::Layout;
use crate::model::ServerSlug;
use crate::web::address;
use crate::web::error::Error;
use askama::Template;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};

#[derive(Template)]
#[template(path = "problem.html")]
struct Problem<'a> {
    layout: Layout,
    heading: &'a str,
    detail: &'a str,
    near: Vec<(String, String)>,
}

/// The page that a person sees when something can't be shown.
pub(in crate::web) fn page(status: StatusCode, detail: &str, error: &Error) -> Response {
    let heading = match status {
        StatusCode::NOT_FOUND => "Not found",
        StatusCode::BAD_REQUEST => "That request can't be read",
        StatusCode::PAYLOAD_TOO_LARGE | StatusCode::UNPROCESSABLE_ENTITY => "That is more than can be taken",
        _ => "Something failed on our side",
    };
    let problem = Problem { layout: Layout::new(format!("{heading} · toolgrade"), heading), heading, detail, near: near(error) };
    let body = problem.render().unwrap_or_else(|_| heading.to_owned());
    (status, Html(body)).into_response()
}

/// Links to what exists.
fn near(error: &Error) -> Vec<(String, String)> {
    let link = |server: &str| (server.to_owned(), address::server(&ServerSlug::stored(server.to_owned())));
    match error {
        Error::NoServer { near, .. } => near.iter().map(|server| link(server)).collect(),
        Error::NoTool { server, near, .. } => {
            let slug = ServerSlug::stored(server.clone());
            near.iter().map(|tool| (tool.clone(), address::tool(&slug, tool))).collect()
        }
        Error::NoRule { near, .. } => near.iter().map(|rule| (rule.clone(), address::rule(rule))).collect(),
        Error::NoAttack { near, .. } => near.iter().map(|attack| (attack.clone(), address::attack(attack))).collect(),
        _ => vec![],
    }
}
