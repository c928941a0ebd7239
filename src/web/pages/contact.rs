//! The contact form, which works without script and keeps what was typed when something is wrong.

use super::Layout;
use crate::model::{MAX_MESSAGE_ABOUT, MAX_MESSAGE_NAME, MAX_MESSAGE_TEXT, MessageProblems, NewMessage, clip};
use crate::web::desk::MOST_MESSAGES;
use crate::web::error::{Error, PageError};
use crate::web::here::Here;
use crate::web::same_site::Sender;
use crate::web::{state, words};
use askama::Template;
use askama_web::WebTemplate;
use axum::Form;
use axum::extract::rejection::FormRejection;
use axum::extract::{Query, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use serde::Deserialize;

/// The largest body of a form: 5,000 characters of four bytes, each percent-encoded, and the other fields.
pub(in crate::web) const MAX_BODY: usize = 96 << 10;

#[derive(Template, WebTemplate)]
#[template(path = "contact.html")]
pub(in crate::web) struct ContactPage {
    layout: Layout,
    fields: Fields,
    problems: MessageProblems,
    /// What is wrong with the whole.
    notice: Option<&'static str>,
    max_name: usize,
    max_about: usize,
    max_text: usize,
    /// The same for people.
    most: String,
}

#[derive(Template, WebTemplate)]
#[template(path = "contact_thanks.html")]
pub(in crate::web) struct Thanks {
    layout: Layout,
}

/// What somebody typed.
#[derive(Deserialize, Default)]
#[serde(default)]
pub(in crate::web) struct Fields {
    name: String,
    address: String,
    about: String,
    message: String,
    /// People don't see this field; programs that fill in everything do.
    website: String,
}

/// What the form is opened about.
#[derive(Deserialize)]
pub(in crate::web) struct About {
    tool: Option<String>,
}

/// `GET /contact`, `GET /contact?tool=/servers/…/tools/…`
pub(in crate::web) async fn show(Query(about): Query<About>) -> ContactPage {
    // Only what can be the address of a page of ours: whoever makes a link can write anything behind it.
    let tool = about.tool.filter(|tool| tool.starts_with("/servers/") && !tool.contains(char::is_whitespace)).unwrap_or_default();
    page(Fields { about: clip(&tool, MAX_MESSAGE_ABOUT).to_owned(), ..Fields::default() }, MessageProblems::default(), None)
}

/// `GET /contact/thanks`
pub(in crate::web) async fn thanks() -> Thanks {
    Thanks { layout: Layout::new(&Here::default(), "Thank you · toolgrade", "The message was kept.") }
}

/// `POST /contact`: keeps the message, or shows the form again with what is wrong.
pub(in crate::web) async fn post(
    State(state): State<state::State>,
    sender: Sender,
    form: Result<Form<Fields>, FormRejection>,
) -> Result<Response, PageError> {
    let fields = match form {
        Ok(Form(fields)) => fields,
        Err(rejection) => {
            return Ok(again(rejection.status(), Fields::default(), "The form could not be read. Please send it from this page."));
        }
    };
    let Some(desk) = &state.desk else { return Err(Error::NoPage("/contact".into()).into()) };
    if !sender.same_site {
        return Ok(again(StatusCode::FORBIDDEN, fields, "The form came from another site, so it was not taken. Please send it from here."));
    }
    let message = match NewMessage::checked(&fields.name, &fields.address, &fields.about, &fields.message) {
        Ok(message) => message,
        Err(problems) => return Ok((StatusCode::UNPROCESSABLE_ENTITY, page(fields, problems, None)).into_response()),
    };
    if !fields.website.is_empty() {
        tracing::info!("a form with its trap filled in was dropped");
        return Ok(done());
    }
    let now = match desk.admit(sender.client) {
        Ok(now) => now,
        Err(seconds) => return Ok(too_many(seconds, fields)),
    };
    match state.store.put_message(&message, now, MOST_MESSAGES).await? {
        Some(id) => {
            tracing::info!(id, "a message came");
            Ok(done())
        }
        None => {
            Ok(again(StatusCode::SERVICE_UNAVAILABLE, fields, "The desk is full: so many messages wait already that no more are taken."))
        }
    }
}

fn done() -> Response {
    Redirect::to("/contact/thanks").into_response()
}

fn too_many(seconds: i64, fields: Fields) -> Response {
    let notice = "Too many messages came within an hour. Please try again later; what you wrote is still here.";
    let mut response = again(StatusCode::TOO_MANY_REQUESTS, fields, notice);
    response.headers_mut().insert(header::RETRY_AFTER, seconds.into());
    response
}

fn again(status: StatusCode, fields: Fields, notice: &'static str) -> Response {
    (status, page(fields, MessageProblems::default(), Some(notice))).into_response()
}

fn page(fields: Fields, problems: MessageProblems, notice: Option<&'static str>) -> ContactPage {
    ContactPage {
        layout: Layout::new(&Here::default(), "Contact · toolgrade", "Tell the people who run this catalogue what is wrong or missing."),
        fields,
        problems,
        notice,
        max_name: MAX_MESSAGE_NAME,
        max_about: MAX_MESSAGE_ABOUT,
        max_text: MAX_MESSAGE_TEXT,
        most: words::grouped(MAX_MESSAGE_TEXT as u64),
    }
}
