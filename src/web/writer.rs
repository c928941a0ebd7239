//! Who may write: whoever sends one of the tokens that the service was started with.

use super::State;
use super::error::{ApiError, Error};
use super::intake::Intake;
use super::keys::Keys;
use crate::model::Timestamp;
use axum::extract::FromRequestParts;
use axum::http::header;
use axum::http::request::Parts;

/// What a request to write is compared with, and what it needs.
#[derive(Clone)]
pub(super) struct Gate {
    pub(super) keys: Keys,
    pub(super) now: fn() -> Timestamp,
    pub(super) intake: Intake,
}

/// A request that may write: when it came and who sent it.
pub(super) struct Writer {
    pub(super) now: Timestamp,
    pub(super) name: String,
    pub(super) intake: Intake,
}

impl FromRequestParts<State> for Writer {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, state: &State) -> Result<Self, ApiError> {
        let gate = state.gate.as_ref().ok_or(Error::Closed)?;
        let sent = parts.headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
        let bearer = sent.and_then(|text| text.split_once(' ')).filter(|(scheme, _)| scheme.eq_ignore_ascii_case("bearer"));
        match bearer.map(|(_, token)| gate.keys.owner(token.trim())) {
            Some(Some(name)) => Ok(Self { now: (gate.now)(), name: name.to_owned(), intake: gate.intake.clone() }),
            Some(None) => Err(Error::Unauthorised { wrong: true }.into()),
            None => Err(Error::Unauthorised { wrong: false }.into()),
        }
    }
}
