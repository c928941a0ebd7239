//! The API: stable shapes, one error body, names in snake case, times in RFC 3339.
//!
//! Shapes are structs apart from the model and the store's rows, so that a rename inside never changes the contract.

pub(super) mod annotations;
pub(super) mod attacks;
pub(super) mod bundle;
pub(super) mod changes;
mod checks;
pub(super) mod classify;
pub(super) mod described;
pub(super) mod merged_policy;
pub(super) mod openapi;
mod origins;
pub(super) mod overrides;
pub(super) mod policy;
pub(super) mod reply;
pub(super) mod rules;
pub(super) mod search;
pub(super) mod servers;
mod shapes;
pub(super) mod stack;
pub(super) mod stats;
pub(super) mod submitting;
pub(super) mod suggest;
pub(super) mod tools;

use super::error::{ApiError, Error};
use super::state;
use crate::search::SearchState;
use axum::extract::{OriginalUri, State};
use axum::http::{Method, StatusCode};

/// The process is up and answers.
pub(super) async fn healthz() -> &'static str {
    "ok\n"
}

/// Requests can be answered: the store does, and the index of the search is built. Else a word says what is missing.
pub(super) async fn readyz(State(state): State<state::State>) -> (StatusCode, &'static str) {
    if let Err(error) = state.store.sequence().await {
        tracing::error!(%error, "the store does not answer");
        return (StatusCode::SERVICE_UNAVAILABLE, "store\n");
    }
    match state.search.state() {
        SearchState::Ready => (StatusCode::OK, "ready\n"),
        SearchState::Rebuilding { .. } => (StatusCode::SERVICE_UNAVAILABLE, "index\n"),
    }
}

/// Nothing in the API has this address.
pub(super) async fn missing(OriginalUri(uri): OriginalUri) -> ApiError {
    ApiError(Error::NoPage(format!("{}; GET /api/v1/servers lists what there is", uri.path())))
}

/// The address is right, the method isn't.
pub(super) async fn wrong_method(method: Method) -> ApiError {
    ApiError(Error::WrongMethod(method.to_string()))
}
