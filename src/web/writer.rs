//! Who may write: whoever sends the token that the service was started with.

use super::State;
use super::error::{ApiError, Error};
use crate::config::Token;
use crate::model::Timestamp;
use axum::extract::FromRequestParts;
use axum::http::header;
use axum::http::request::Parts;
use sha2::{Digest, Sha256};

/// What a request is compared with: a digest, so that the token itself is kept nowhere.
#[derive(Clone, Copy)]
pub(super) struct Gate {
    digest: [u8; 32],
    now: fn() -> Timestamp,
}

impl Gate {
    pub(super) fn new(token: &Token, now: fn() -> Timestamp) -> Self {
        Self { digest: digest(token.secret()), now }
    }

    /// Compares digests, and all of their bytes: how long it takes says nothing about the token.
    fn admits(&self, given: &str) -> bool {
        let differing = digest(given).iter().zip(self.digest).fold(0, |differing, (a, b)| differing | (a ^ b));
        differing == 0
    }
}

fn digest(text: &str) -> [u8; 32] {
    Sha256::digest(text.as_bytes()).into()
}

/// A request that may write, and when it came.
pub(super) struct Writer {
    pub(super) now: Timestamp,
}

impl FromRequestParts<State> for Writer {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, state: &State) -> Result<Self, ApiError> {
        let gate = state.gate.ok_or(Error::Closed)?;
        let sent = parts.headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
        let bearer = sent.and_then(|text| text.split_once(' ')).filter(|(scheme, _)| scheme.eq_ignore_ascii_case("bearer"));
        match bearer {
            Some((_, token)) if gate.admits(token.trim()) => Ok(Self { now: (gate.now)() }),
            Some(_) => Err(Error::Unauthorised { wrong: true }.into()),
            None => Err(Error::Unauthorised { wrong: false }.into()),
        }
    }
}
