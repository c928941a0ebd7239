//! The API: stable shapes, one error body, names in snake case, times in RFC 3339.
//!
//! Shapes are structs apart from the model and the store's rows, so that a rename inside never changes the contract.

pub(super) mod annotations;
pub(super) mod attacks;
pub(super) mod bundle;
pub(super) mod changes;
mod checks;
pub(super) mod classify;
pub(super) mod merged_policy;
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
use axum::extract::OriginalUri;
use axum::http::Method;

/// The process is up and answers.
pub(super) async fn healthz() -> &'static str {
    "ok\n"
}

/// Nothing in the API has this address.
pub(super) async fn missing(OriginalUri(uri): OriginalUri) -> ApiError {
    ApiError(Error::NoPage(format!("{}; GET /api/v1/servers lists what there is", uri.path())))
}

/// The address is right, the method isn't.
pub(super) async fn wrong_method(method: Method) -> ApiError {
    ApiError(Error::WrongMethod(method.to_string()))
}
