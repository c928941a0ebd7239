//! What an agent's servers reach together: a form that takes configurations, and the report on them.
//!
//! What is sent here is full of secrets. It is read, what of it may be shown goes into the report, and nothing is kept.

mod form;
mod lot;
mod report;

use self::form::Form;
use self::lot::Lot;
use self::report::Report;
use super::Layout;
use crate::clients::{CLIENTS, MAX_BYTES};
use crate::web::error::{Error, PageError};
use crate::web::here::Here;
use crate::web::stack::{Named, reach};
use crate::web::{state, words};
use askama::Template;
use askama_web::WebTemplate;
use axum::extract::multipart::MultipartRejection;
use axum::extract::{Multipart, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};

/// The largest form: a configuration as large as one may be, and what a browser puts around it.
pub(in crate::web) const MAX_BODY: usize = MAX_BYTES + (64 << 10);

#[derive(Template, WebTemplate)]
#[template(path = "stack.html")]
pub(in crate::web) struct StackPage {
    layout: Layout,
    clients: String,
    limit: usize,
    problem: Option<String>,
    report: Option<Report>,
    lot: Option<Lot>,
}

impl StackPage {
    fn new(problem: Option<String>, report: Option<Report>, lot: Option<Lot>) -> Self {
        let names: Vec<String> = CLIENTS.iter().map(|client| client.name.to_owned()).collect();
        let summary = "Paste the configuration of an MCP client and see every tool that its agent can call, which of them are risky, and which are dangerous together.";
        Self {
            layout: Layout::new(&Here::default(), "Your stack · toolgrade", summary),
            clients: words::list(&names),
            limit: MAX_BYTES >> 20,
            problem,
            report,
            lot,
        }
    }
}

/// `GET /stack`: the form.
pub(in crate::web) async fn form() -> StackPage {
    StackPage::new(None, None, None)
}

/// `POST /stack`: the report on what the form holds.
pub(in crate::web) async fn show(
    State(state): State<state::State>,
    form: Result<Multipart, MultipartRejection>,
) -> Result<Response, PageError> {
    let form =
        form.map_err(|_| Error::BadRequest("send the form of this page, or use POST /api/v1/stack with the text as the body".into()))?;
    let Form { sources, servers, query } = Form::read(form).await?;
    let asking = query.read()?;
    let problem = match sources.as_slice() {
        [] if servers.is_empty() => Some("Nothing was sent. Paste a configuration, or choose a file.".to_owned()),
        [only] => only.problem.as_ref().map(|problem| words::sentence(&format!("{} {problem}", words::capitalised(&only.name)))),
        _ => None,
    };
    let (status, page) = if problem.is_some() {
        (StatusCode::UNPROCESSABLE_ENTITY, StackPage::new(problem, None, None))
    } else if sources.is_empty() {
        (StatusCode::OK, StackPage::new(None, None, Lot::of(&state.store, (&servers, &[]), &asking, &query).await?))
    } else {
        let reach = reach(&state.store, sources).await.map_err(Error::from)?;
        let (servers, left_out) = Named::sure(&reach, |_| true);
        let lot = Lot::of(&state.store, (&servers, &left_out), &asking, &query).await?;
        (StatusCode::OK, StackPage::new(None, Some(Report::new(&reach)), lot))
    };
    Ok((status, [(header::CACHE_CONTROL, "no-store")], page).into_response())
}
