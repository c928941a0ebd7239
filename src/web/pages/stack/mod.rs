//! What an agent's servers reach together: a form that takes configurations, and the report on them.
//!
//! What is sent here is full of secrets. It is read, what of it may be shown goes into the report, and nothing is kept.

mod form;
mod lot;
mod open;
mod report;
mod servers;

use self::form::Form;
use self::lot::Lot;
use self::open::Open;
use self::report::Report;
use super::Layout;
use crate::clients::{CLIENTS, MAX_BYTES, NotRead};
use crate::lang::{Lang, tell};
use crate::web::error::{Error, PageError};
use crate::web::here::Here;
use crate::web::stack::{Named, reach};
use crate::web::told::Told;
use crate::web::wrong::Wrong;
use crate::web::{state, unread};
use askama::Template;
use askama_web::WebTemplate;
use axum::extract::multipart::MultipartRejection;
use axum::extract::{Multipart, Query, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

/// The largest form: a configuration as large as one may be, and what a browser puts around it.
pub(in crate::web) const MAX_BODY: usize = MAX_BYTES + (64 << 10);

#[derive(Template, WebTemplate)]
#[template(path = "stack.html")]
pub(in crate::web) struct StackPage {
    layout: Layout,
    clients: String,
    files: String,
    problem: Option<Told>,
    report: Option<Report>,
    lot: Option<Lot>,
    /// A configuration to begin with, where one is asked for.
    example: &'static str,
}

/// A configuration whose servers many have. It holds no secret.
const EXAMPLE: &str = r#"{
  "mcpServers": {
    "files": { "command": "npx", "args": ["-y", "@modelcontextprotocol/server-filesystem", "/srv/notes"] },
    "github": { "command": "npx", "args": ["-y", "@modelcontextprotocol/server-github"] },
    "browser": { "command": "npx", "args": ["-y", "@playwright/mcp"] }
  }
}"#;

/// What an address asks of the form.
#[derive(Deserialize)]
pub(in crate::web) struct Filled {
    example: Option<String>,
}

impl StackPage {
    fn new(here: &Here, problem: Option<Told>, report: Option<Report>, lot: Option<Lot>) -> Self {
        let names: Vec<String> = CLIENTS.iter().map(|client| client.name.to_owned()).collect();
        let lang = here.lang;
        Self {
            layout: Layout::new(here, lang.say("stack-title"), lang.say("stack-summary")),
            clients: tell!(lang, "stack-clients", clients = lang.list(&names)),
            files: tell!(lang, "stack-files", limit = MAX_BYTES >> 20),
            problem,
            report,
            lot,
            example: "",
        }
    }
}

/// Why a configuration can't be read.
fn unreadable(lang: Lang, name: &str, problem: &NotRead) -> Told {
    let why = unread::configuration(lang, problem);
    why.inside(|problem| tell!(lang, "stack-problem", name = name, problem = problem)).sentence(lang)
}

/// `GET /stack`: the form; with `?example=1` there is something in it.
pub(in crate::web) async fn form(here: Here, Query(filled): Query<Filled>) -> StackPage {
    let example = if filled.example.is_some() { EXAMPLE } else { "" };
    StackPage { example, ..StackPage::new(&here, None, None, None) }
}

/// `POST /stack`: the report on what the form holds.
pub(in crate::web) async fn show(
    State(state): State<state::State>,
    here: Here,
    form: Result<Multipart, MultipartRejection>,
) -> Result<Response, PageError> {
    let form = form.map_err(|_| Error::BadRequest(Wrong::StackForm))?;
    let Form { sources, servers, open, query } = Form::read(here.lang, form).await?;
    let asking = query.read()?;
    let problem = match sources.as_slice() {
        [] if servers.is_empty() => Some(Told::plain(here.lang.say("stack-nothing-sent"))),
        [only] => only.problem.as_ref().map(|problem| unreadable(here.lang, &only.name, problem)),
        _ => None,
    };
    let (status, page) = if problem.is_some() {
        (StatusCode::UNPROCESSABLE_ENTITY, StackPage::new(&here, problem, None, None))
    } else if sources.is_empty() {
        let lot = Lot::of(here.lang, &state.store, (&servers, &[]), &asking, &query, &open).await?;
        (StatusCode::OK, StackPage::new(&here, None, None, lot))
    } else {
        let reach = reach(&state.store, sources).await.map_err(Error::from)?;
        let (servers, left_out) = Named::sure(&reach, |_| true);
        let open = Open::of(&state.store, &reach, &servers).await?;
        let lot = Lot::of(here.lang, &state.store, (&servers, &left_out), &asking, &query, &open).await?;
        (StatusCode::OK, StackPage::new(&here, None, Some(Report::new(here.lang, &reach)), lot))
    };
    Ok((status, [(header::CACHE_CONTROL, "no-store")], page).into_response())
}
