//! What an agent's servers reach together: a form that takes configurations, and the report on them.
//!
//! What is sent here is full of secrets. It is read, what of it may be shown goes into the report, and nothing is kept.

mod report;

use self::report::Report;
use super::Layout;
use crate::clients::{CLIENTS, MAX_BYTES, Source, client_of_file};
use crate::web::error::{Error, PageError};
use crate::web::segments::one_line;
use crate::web::stack::reach;
use crate::web::{state, words};
use askama::Template;
use askama_web::WebTemplate;
use axum::extract::multipart::{MultipartError, MultipartRejection};
use axum::extract::{Multipart, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};

/// The largest form: a configuration as large as one may be, and what a browser puts around it.
pub(in crate::web) const MAX_BODY: usize = MAX_BYTES + (64 << 10);

/// Files in one form.
const MAX_FILES: usize = 20;

#[derive(Template, WebTemplate)]
#[template(path = "stack.html")]
pub(in crate::web) struct StackPage {
    layout: Layout,
    clients: String,
    limit: usize,
    problem: Option<String>,
    report: Option<Report>,
}

impl StackPage {
    fn new(problem: Option<String>, report: Option<Report>) -> Self {
        let names: Vec<String> = CLIENTS.iter().map(|client| client.name.to_owned()).collect();
        let summary = "Paste the configuration of an MCP client and see every tool that its agent can call, which of them are risky, and which are dangerous together.";
        Self {
            layout: Layout::new("Your stack · toolgrade", summary),
            clients: words::list(&names),
            limit: MAX_BYTES >> 20,
            problem,
            report,
        }
    }
}

/// `GET /stack`: the form.
pub(in crate::web) async fn form() -> StackPage {
    StackPage::new(None, None)
}

/// `POST /stack`: the report on what the form holds.
pub(in crate::web) async fn show(
    State(state): State<state::State>,
    form: Result<Multipart, MultipartRejection>,
) -> Result<Response, PageError> {
    let form =
        form.map_err(|_| Error::BadRequest("send the form of this page, or use POST /api/v1/stack with the text as the body".into()))?;
    let sources = sources(form).await?;
    let problem = match sources.as_slice() {
        [] => Some("Nothing was sent. Paste a configuration, or choose a file.".to_owned()),
        [only] => only.problem.as_ref().map(|problem| words::sentence(&format!("{} {problem}", words::capitalised(&only.name)))),
        _ => None,
    };
    let (status, page) = if problem.is_some() {
        (StatusCode::UNPROCESSABLE_ENTITY, StackPage::new(problem, None))
    } else {
        let reach = reach(&state.store, sources).await.map_err(Error::from)?;
        (StatusCode::OK, StackPage::new(None, Some(Report::new(&reach))))
    };
    Ok((status, [(header::CACHE_CONTROL, "no-store")], page).into_response())
}

/// Every field of the form that holds something, read.
async fn sources(mut form: Multipart) -> Result<Vec<Source>, Error> {
    let mut sources = Vec::new();
    while let Some(field) = form.next_field().await.map_err(|error| unread(&error))? {
        let file = field.file_name().map(|name| one_line(name, 120)).filter(|name| !name.is_empty());
        let bytes = field.bytes().await.map_err(|error| unread(&error))?;
        if bytes.iter().all(u8::is_ascii_whitespace) {
            continue;
        }
        if sources.len() == MAX_FILES {
            return Err(Error::Invalid(format!("there are more than {MAX_FILES} configurations; send fewer at a time")));
        }
        let client = file.as_deref().and_then(client_of_file);
        let name = file.unwrap_or_else(|| "the pasted text".into());
        sources.push(match std::str::from_utf8(&bytes) {
            Ok(text) => Source::read(&name, text, client),
            Err(_) => Source::unread(&name, client, "is not UTF-8".into()),
        });
    }
    Ok(sources)
}

fn unread(error: &MultipartError) -> Error {
    match error.status() {
        StatusCode::PAYLOAD_TOO_LARGE => {
            Error::TooLarge(format!("the form is over the limit of {} MiB; send one configuration at a time", MAX_BYTES >> 20))
        }
        _ => Error::BadRequest("the form can't be read; send it again".into()),
    }
}
