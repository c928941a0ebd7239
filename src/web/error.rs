//! What can go wrong on the way to an answer, and what the visitor hears of it.

use super::api::reply::{self, Progress};
use super::here::Here;
use super::intake::Untaken;
use super::pages::problem;
use super::told::Told;
use super::wrong::{self, Wrong};
use super::{segments, words};
use crate::lang::{Lang, tell};
use crate::model::{Displaced, InvalidCursor};
use crate::policy::AskedError;
use crate::search::SearchError;
use crate::store::{ServerName, StoreError};
use axum::Extension;
use axum::body::to_bytes;
use axum::extract::Request;
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use std::sync::Arc;

/// Why there is no answer of the kind that was asked for.
#[derive(Debug, thiserror::Error)]
pub(super) enum Error {
    /// There is no such server; these are the nearest.
    #[error("there is no server `{wanted}` in this catalogue{}", nearest(&slugs(.near)))]
    NoServer { wanted: String, near: Vec<ServerName> },
    /// The server has no such tool; these are the nearest.
    #[error("the server `{server}` has no tool `{wanted}`{}", nearest(.near))]
    NoTool { server: String, wanted: String, near: Vec<String> },
    /// There is no such rule; these are the nearest.
    #[error("there is no rule `{wanted}` among those in use{}", nearest(.near))]
    NoRule { wanted: String, near: Vec<String> },
    /// There is no such attack in the library; these are the nearest.
    #[error("there is no attack `{wanted}` in the library{}", nearest(.near))]
    NoAttack { wanted: String, near: Vec<String> },
    /// Nobody corrected this tool.
    #[error("nobody corrected `{tool}` of `{server}`, so there is nothing to take back")]
    NoOverride { server: String, tool: String },
    /// The service was started without a token, so nobody may write.
    #[error("writing is closed; start the service with TOOLGRADE_TOKEN or --token-file, and send a token as `Authorization: Bearer`")]
    Closed,
    /// The request carries no token, or a wrong one.
    #[error("{}", if *.wrong { "the token is none of those that this service was started with" } else { "writing needs `Authorization: Bearer` with a token of this service" })]
    Unauthorised { wrong: bool },
    /// The body can be read, and what it says can't be done.
    #[error("{0}")]
    Invalid(Wrong),
    /// What is to be written is in the way of something that is there.
    #[error("{0}")]
    Conflict(String),
    /// There is nothing at this address.
    #[error("there is nothing at {0}")]
    NoPage(String),
    /// A list of pages needs the service's own address, which it wasn't told.
    #[error("{0}")]
    NoSitemap(&'static str),
    /// The request can't be understood.
    #[error("{0}")]
    BadRequest(Wrong),
    /// The address takes other methods only.
    #[error("this address does not take {0} requests")]
    WrongMethod(String),
    /// The body is over the limit.
    #[error("{0}")]
    TooLarge(Wrong),
    /// The search can't be answered: its query, its cursor, or the index.
    #[error(transparent)]
    Search(#[from] SearchError),
    /// A fault of ours. Logged, never shown.
    #[error("{0}")]
    Broken(String),
    /// The store failed. Logged, never shown.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Seconds after which an index that is being rebuilt is worth another look.
pub(super) const RETRY_AFTER: &str = "3";

fn slugs(servers: &[ServerName]) -> Vec<String> {
    servers.iter().map(|server| server.slug.to_string()).collect()
}

fn nearest(names: &[String]) -> String {
    if names.is_empty() {
        return String::new();
    }
    let quoted: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    format!("; the nearest names are {}", quoted.join(", "))
}

impl From<InvalidCursor> for Error {
    fn from(error: InvalidCursor) -> Self {
        Displaced::from(error).into()
    }
}

impl From<Displaced> for Error {
    fn from(error: Displaced) -> Self {
        Self::BadRequest(Wrong::Cursor(error))
    }
}

impl From<AskedError> for Error {
    fn from(error: AskedError) -> Self {
        Self::BadRequest(Wrong::Asked(error))
    }
}

impl From<Untaken> for Error {
    fn from(untaken: Untaken) -> Self {
        match untaken {
            Untaken::Unreadable(words) => Self::BadRequest(Wrong::for_programs(words)),
            Untaken::Unfit(words) => Self::Invalid(Wrong::for_programs(words)),
            Untaken::Conflict(words) => Self::Conflict(words),
            Untaken::Store(error) => Self::Store(error),
            Untaken::Broken(words) => Self::Broken(words),
        }
    }
}

impl Error {
    pub(super) fn status(&self) -> StatusCode {
        match self {
            Self::NoServer { .. }
            | Self::NoTool { .. }
            | Self::NoRule { .. }
            | Self::NoAttack { .. }
            | Self::NoOverride { .. }
            | Self::NoPage(_)
            | Self::NoSitemap(_) => StatusCode::NOT_FOUND,
            Self::Closed => StatusCode::FORBIDDEN,
            Self::Unauthorised { .. } => StatusCode::UNAUTHORIZED,
            Self::Invalid(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Self::Conflict(_) => StatusCode::CONFLICT,
            Self::BadRequest(_) | Self::Search(SearchError::TooLong(_) | SearchError::Cursor) => StatusCode::BAD_REQUEST,
            Self::Search(SearchError::Rebuilding { .. }) => StatusCode::SERVICE_UNAVAILABLE,
            Self::WrongMethod(_) => StatusCode::METHOD_NOT_ALLOWED,
            Self::TooLarge(_) => StatusCode::PAYLOAD_TOO_LARGE,
            Self::Search(_) | Self::Broken(_) | Self::Store(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// The machine's word for it.
    fn code(&self) -> &'static str {
        match self {
            Self::NoServer { .. } => "server_not_found",
            Self::NoTool { .. } => "tool_not_found",
            Self::NoRule { .. } => "rule_not_found",
            Self::NoAttack { .. } => "attack_not_found",
            Self::NoOverride { .. } => "override_not_found",
            Self::Closed => "writing_closed",
            Self::Unauthorised { .. } => "unauthorized",
            Self::Invalid(_) => "invalid",
            Self::Conflict(_) => "conflict",
            Self::NoPage(_) | Self::NoSitemap(_) => "not_found",
            Self::BadRequest(_) | Self::Search(SearchError::Cursor) => "bad_request",
            Self::Search(SearchError::TooLong(_)) => "query_too_long",
            Self::Search(SearchError::Rebuilding { .. }) => "search_rebuilding",
            Self::WrongMethod(_) => "method_not_allowed",
            Self::TooLarge(_) => "too_large",
            Self::Search(_) | Self::Broken(_) | Self::Store(_) => "internal",
        }
    }

    /// What the visitor reads. Of our own failures that is nothing but that they happened; the log has the rest.
    fn told_plainly(&self) -> String {
        if let Some(Progress { done, total }) = self.progress() {
            // Programs show it in a log, where a blank that breaks no line is only odd.
            let percent = words::percent(Lang::En, done, total).replace('\u{a0}', " ");
            return format!("the search index is being rebuilt, {percent}; servers and their tools can be listed meanwhile");
        }
        if self.status().is_server_error() {
            tracing::error!(error = %self, "a request failed");
            return "something failed on our side; the request id in the x-request-id header finds it in the log".into();
        }
        self.to_string()
    }

    /// The same as a sentence in a language of people.
    pub(super) fn told(&self, lang: Lang) -> Told {
        Told::plain(match self {
            Self::BadRequest(wrong) | Self::Invalid(wrong) | Self::TooLarge(wrong) => return wrong.clause(lang).sentence(lang),
            Self::WrongMethod(method) => tell!(lang, "problem-method", method = method.as_str()),
            Self::NoServer { wanted, .. } => tell!(lang, "problem-no-server", wanted = wanted.as_str()),
            Self::NoTool { server, wanted, .. } => tell!(lang, "problem-no-tool", server = server.as_str(), wanted = wanted.as_str()),
            Self::NoRule { wanted, .. } => tell!(lang, "problem-no-rule", wanted = wanted.as_str()),
            Self::NoAttack { wanted, .. } => tell!(lang, "problem-no-attack", wanted = wanted.as_str()),
            Self::NoPage(path) => tell!(lang, "problem-no-page", path = path.as_str()),
            _ => match self.progress() {
                Some(Progress { done, total }) => tell!(lang, "problem-rebuilding", percent = words::percent(lang, done, total)),
                None if self.status().is_server_error() => {
                    tracing::error!(error = %self, "a request failed");
                    lang.say("problem-request-id")
                }
                None => return self.of_search(lang).map_or_else(|| Told::words(self.to_string()), Told::plain).sentence(lang),
            },
        })
    }

    fn of_search(&self, lang: Lang) -> Option<String> {
        if let Self::Search(error) = self { wrong::of_search(lang, error) } else { None }
    }

    /// Of what can be had later, how far it is.
    fn progress(&self) -> Option<Progress> {
        match *self {
            Self::Search(SearchError::Rebuilding { done, total }) => Some(Progress { done, total }),
            _ => None,
        }
    }
}

/// An error on its way to a person. It becomes a page in [`told_to_people`], which knows the reader's language.
#[derive(Debug)]
pub(super) struct PageError(pub(super) Error);

/// An error on a response that has no page yet.
#[derive(Clone)]
struct Unwritten(Arc<Error>);

/// An error on its way to a program.
pub(super) struct ApiError(pub(super) Error);

impl<E: Into<Error>> From<E> for PageError {
    fn from(error: E) -> Self {
        Self(error.into())
    }
}

impl<E: Into<Error>> From<E> for ApiError {
    fn from(error: E) -> Self {
        Self(error.into())
    }
}

impl IntoResponse for PageError {
    fn into_response(self) -> Response {
        (self.0.status(), Extension(Unwritten(Arc::new(self.0)))).into_response()
    }
}

impl IntoResponse for ApiError {
    fn into_response(self) -> Response {
        let progress = self.0.progress();
        let mut response = reply::with_progress(self.0.status(), self.0.code(), &self.0.told_plainly(), progress);
        if progress.is_some() {
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static(RETRY_AFTER));
        }
        if let Error::Unauthorised { wrong } = self.0 {
            let challenge = if wrong { r#"Bearer realm="toolgrade", error="invalid_token""# } else { r#"Bearer realm="toolgrade""# };
            response.headers_mut().insert(header::WWW_AUTHENTICATE, HeaderValue::from_static(challenge));
        }
        response
    }
}

/// Gives the framework's own refusals (a path or query that can't be read) the one error body of the API.
pub(super) async fn told_to_programs(response: Response) -> Response {
    match plain_refusal(response).await {
        Ok(detail) => ApiError(Error::BadRequest(Wrong::Address(detail))).into_response(),
        Err(response) => response,
    }
}

/// Writes the page of an error, and of the framework's own refusals, in the language of the address.
pub(super) async fn told_to_people(here: Here, request: Request, next: Next) -> Response {
    let response = next.run(request).await;
    if let Some(Unwritten(error)) = response.extensions().get() {
        return problem::page(&here, error);
    }
    match plain_refusal(response).await {
        Ok(detail) => problem::page(&here, &Error::BadRequest(Wrong::Address(detail))),
        Err(response) => response,
    }
}

/// The words of a 400 in plain text, which only the framework answers; any other response is handed back.
async fn plain_refusal(response: Response) -> Result<String, Response> {
    const MAX_WORDS: usize = 4096;
    let is_plain = response.headers().get(header::CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"text/plain"));
    if response.status() != StatusCode::BAD_REQUEST || !is_plain {
        return Err(response);
    }
    let words = to_bytes(response.into_body(), MAX_WORDS).await.unwrap_or_default();
    Ok(segments::one_line(&String::from_utf8_lossy(&words), MAX_WORDS))
}

/// What programs hear when a handler panicked: a bug of ours, so nothing is told but that.
pub(super) fn after_panic() -> Response {
    tracing::error!("a handler panicked");
    reply::error(StatusCode::INTERNAL_SERVER_ERROR, "internal", "something failed on our side")
}

/// The same on its way to a person.
pub(super) fn page_after_panic() -> Response {
    PageError(Error::Broken("a handler panicked".into())).into_response()
}
