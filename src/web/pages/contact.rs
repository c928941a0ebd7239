//! The contact form, which works without script and keeps what was typed when something is wrong.

use super::Layout;
use crate::lang::{Lang, tell};
use crate::model::{MAX_MESSAGE_ABOUT, MAX_MESSAGE_NAME, MAX_MESSAGE_TEXT, MessageProblem, MessageProblems, NewMessage, clip};
use crate::web::desk::MOST_MESSAGES;
use crate::web::error::{Error, PageError};
use crate::web::here::Here;
use crate::web::same_site::Sender;
use crate::web::{address, state};
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
    wrong: Wrong,
    /// The page that it is about, where it is one of ours.
    subject: Option<String>,
    /// What is wrong with the whole.
    notice: Option<String>,
    max_name: usize,
    max_about: usize,
    max_text: usize,
    /// How much is taken, and what becomes of it.
    kept: String,
}

/// What is wrong with each field, in words.
struct Wrong {
    name: Option<String>,
    address: Option<String>,
    about: Option<String>,
    text: Option<String>,
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
pub(in crate::web) async fn show(here: Here, Query(about): Query<About>) -> ContactPage {
    // Only what can be the address of a page of ours: whoever makes a link can write anything behind it.
    let tool = about.tool.filter(|tool| is_page(tool)).unwrap_or_default();
    page(&here, Fields { about: clip(&tool, MAX_MESSAGE_ABOUT).to_owned(), ..Fields::default() }, MessageProblems::default(), None)
}

/// Whether a text can be the address of a server's or a tool's page, in either language.
fn is_page(text: &str) -> bool {
    let begins = |lang: &Lang| text.starts_with(&address::within(*lang, "/servers/"));
    Lang::ALL.iter().any(begins) && !text.contains(char::is_whitespace)
}

/// `GET /contact/thanks`
pub(in crate::web) async fn thanks(here: Here) -> Thanks {
    Thanks { layout: Layout::new(&here, here.lang.say("contact-thanks-title"), here.lang.say("contact-thanks-summary")) }
}

/// `POST /contact`: keeps the message, or shows the form again with what is wrong.
pub(in crate::web) async fn post(
    State(state): State<state::State>,
    here: Here,
    sender: Sender,
    form: Result<Form<Fields>, FormRejection>,
) -> Result<Response, PageError> {
    let fields = match form {
        Ok(Form(fields)) => fields,
        Err(rejection) => {
            return Ok(again(&here, rejection.status(), Fields::default(), "contact-unreadable"));
        }
    };
    let Some(desk) = &state.desk else { return Err(Error::NoPage("/contact".into()).into()) };
    if !sender.same_site {
        return Ok(again(&here, StatusCode::FORBIDDEN, fields, "contact-other-site"));
    }
    let message = match NewMessage::checked(&fields.name, &fields.address, &fields.about, &fields.message) {
        Ok(message) => message,
        Err(problems) => return Ok((StatusCode::UNPROCESSABLE_ENTITY, page(&here, fields, problems, None)).into_response()),
    };
    if !fields.website.is_empty() {
        tracing::info!("a form with its trap filled in was dropped");
        return Ok(done(here.lang));
    }
    let now = match desk.admit(sender.client) {
        Ok(now) => now,
        Err(seconds) => return Ok(too_many(&here, seconds, fields)),
    };
    match state.store.put_message(&message, now, MOST_MESSAGES).await? {
        Some(id) => {
            tracing::info!(id, "a message came");
            Ok(done(here.lang))
        }
        None => Ok(again(&here, StatusCode::SERVICE_UNAVAILABLE, fields, "contact-full")),
    }
}

fn done(lang: Lang) -> Response {
    Redirect::to(&address::within(lang, "/contact/thanks")).into_response()
}

fn too_many(here: &Here, seconds: i64, fields: Fields) -> Response {
    let mut response = again(here, StatusCode::TOO_MANY_REQUESTS, fields, "contact-too-many");
    response.headers_mut().insert(header::RETRY_AFTER, seconds.into());
    response
}

fn again(here: &Here, status: StatusCode, fields: Fields, notice: &str) -> Response {
    (status, page(here, fields, MessageProblems::default(), Some(notice))).into_response()
}

fn page(here: &Here, fields: Fields, problems: MessageProblems, notice: Option<&str>) -> ContactPage {
    let lang = here.lang;
    let told = |problem: Option<MessageProblem>| problem.map(|problem| told(lang, problem));
    ContactPage {
        layout: Layout::new(here, lang.say("contact-title"), lang.say("contact-summary")),
        subject: Some(fields.about.clone()).filter(|about| is_page(about)),
        fields,
        wrong: Wrong { name: told(problems.name), address: told(problems.address), about: told(problems.about), text: told(problems.text) },
        notice: notice.map(|key| lang.say(key)),
        max_name: MAX_MESSAGE_NAME,
        max_about: MAX_MESSAGE_ABOUT,
        max_text: MAX_MESSAGE_TEXT,
        kept: tell!(lang, "contact-kept", most = MAX_MESSAGE_TEXT),
    }
}

fn told(lang: Lang, problem: MessageProblem) -> String {
    match problem {
        MessageProblem::Address => lang.say("contact-wrong-address"),
        MessageProblem::Length { length, most } => tell!(lang, "contact-wrong-length", length = length, most = most),
        MessageProblem::Hidden => lang.say("contact-wrong-hidden"),
        MessageProblem::Empty => lang.say("contact-wrong-empty"),
    }
}
