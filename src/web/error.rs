//! What can go wrong on the way to an answer, and what the visitor hears of it.

use super::api::reply;
use super::pages::problem;
use crate::model::InvalidCursor;
use crate::store::StoreError;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

/// Why there is no answer of the kind that was asked for.
#[derive(Debug, thiserror::Error)]
pub(super) enum Error {
    /// There is no such server; these are the nearest.
    #[error("there is no server `{wanted}` in this catalogue{}", nearest(.near))]
    NoServer { wanted: String, near: Vec<String> },
    /// The server has no such tool; these are the nearest.
    #[error("the server `{server}` has no tool `{wanted}`{}", nearest(.near))]
    NoTool { server: String, wanted: String, near: Vec<String> },
    /// There is nothing at this address.
    #[error("there is nothing at {0}")]
    NoPage(String),
    /// The request can't be understood.
    #[error("{0}")]
    BadRequest(String),
    /// The address takes other methods only.
    #[error("this address does not take {0} requests")]
    WrongMethod(String),
    /// The body is over the limit.
    #[error("{0}")]
    TooLarge(String),
    /// The store failed. Logged, never shown.
    #[error(transparent)]
    Store(#[from] StoreError),
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
        Self::BadRequest(error.to_string())
    }
}

impl Error {
    pub(super) fn status(&self) -> StatusCode {
        match self {
            Self::NoServer { .. } | Self::NoTool { .. } | Self::NoPage(_) => StatusCode::NOT_FOUND,
            Self::BadRequest(_) => StatusCode::BAD_REQUEST,
            Self::WrongMethod(_) => StatusCode::METHOD_NOT_ALLOWED,
            Self::TooLarge(_) => StatusCode::PAYLOAD_TOO_LARGE,
            Self::Store(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// The machine's word for it.
    fn code(&self) -> &'static str {
        match self {
            Self::NoServer { .. } => "server_not_found",
            Self::NoTool { .. } => "tool_not_found",
            Self::NoPage(_) => "not_found",
            Self::BadRequest(_) => "bad_request",
            Self::WrongMethod(_) => "method_not_allowed",
            Self::TooLarge(_) => "too_large",
            Self::Store(_) => "internal",
        }
    }

    /// What the visitor reads. Of our own failures that is nothing but that they happened; the log has the rest.
    fn told(&self) -> String {
        match self {
            Self::Store(error) => {
                tracing::error!(%error, "a request failed");
                "something failed on our side; the request id in the x-request-id header finds it in the log".into()
            }
            _ => self.to_string(),
        }
    }
}

/// An error on its way to a person.
pub(super) struct PageError(pub(super) Error);

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
        problem::page(self.0.status(), &self.0.told(), &self.0)
    }
}

impl IntoResponse for ApiError {
    fn into_response(self) -> Response {
        reply::error(self.0.status(), self.0.code(), &self.0.told())
    }
}

/// What is answered when a handler panicked: a bug of ours, so nothing is told but that.
pub(super) fn after_panic() -> Response {
    tracing::error!("a handler panicked");
    reply::error(StatusCode::INTERNAL_SERVER_ERROR, "internal", "something failed on our side")
}
