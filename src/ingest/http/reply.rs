use super::client::{Limits, host};
use super::error::HttpError;
use crate::model::clip;
use reqwest::StatusCode;
use reqwest::header::CONTENT_TYPE;
use serde::de::DeserializeOwned;
use tokio::time::{Instant, timeout_at};

/// An answer whose body is still to be read.
#[derive(Debug)]
pub struct Reply {
    response: reqwest::Response,
    deadline: Instant,
    limits: Limits,
    read: usize,
}

impl Reply {
    pub(super) fn new(response: reqwest::Response, deadline: Instant, limits: Limits) -> Self {
        Self { response, deadline, limits, read: 0 }
    }

    /// The status.
    pub fn status(&self) -> StatusCode {
        self.response.status()
    }

    /// A header, when it is text.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.response.headers().get(name).and_then(|value| value.to_str().ok())
    }

    /// The kind of content without its parameters, in lower case.
    pub fn kind(&self) -> String {
        let kind = self.header(CONTENT_TYPE.as_str()).unwrap_or("");
        clip(kind.split(';').next().unwrap_or("").trim(), 100).to_ascii_lowercase()
    }

    /// Host and port that answered.
    pub fn host(&self) -> String {
        host(self.response.url())
    }

    /// The address that answered, behind all redirects.
    pub fn url(&self) -> &reqwest::Url {
        self.response.url()
    }

    /// The next piece of the body as it comes; `None` at its end.
    pub async fn chunk(&mut self) -> Result<Option<Vec<u8>>, HttpError> {
        let next = match timeout_at(self.deadline, self.response.chunk()).await {
            Ok(Ok(next)) => next,
            Ok(Err(_)) => return Err(self.unreadable("it ends before its end, or its compression is broken")),
            Err(_) => return Err(HttpError::Slow { host: self.host(), limit: self.limits.whole }),
        };
        let Some(piece) = next else { return Ok(None) };
        self.read += piece.len();
        if self.read > self.limits.body {
            return Err(HttpError::TooLarge { host: self.host(), limit: self.limits.body });
        }
        Ok(Some(piece.into()))
    }

    /// The whole body as text.
    pub async fn text(mut self) -> Result<String, HttpError> {
        let mut bytes = Vec::new();
        while let Some(piece) = self.chunk().await? {
            bytes.extend_from_slice(&piece);
        }
        String::from_utf8(bytes).map_err(|_| self.unreadable("it is not UTF-8"))
    }

    /// The whole body, when it says that it is JSON.
    pub async fn json_text(self) -> Result<String, HttpError> {
        let kind = self.kind();
        if kind != "application/json" && !kind.ends_with("+json") {
            let found = if kind.is_empty() { "content of no kind".into() } else { format!("`{kind}`") };
            return Err(HttpError::Kind { host: self.host(), found, expected: "JSON" });
        }
        self.text().await
    }

    /// The whole body as JSON of a shape.
    ///
    /// # Errors
    /// When it says that it is something else, or doesn't have the shape.
    pub async fn json<T: DeserializeOwned>(self) -> Result<T, HttpError> {
        let host = self.host();
        let text = self.json_text().await?;
        serde_json::from_str(&text).map_err(|error| HttpError::Unreadable { host, reason: error.to_string() })
    }

    fn unreadable(&self, reason: &str) -> HttpError {
        HttpError::Unreadable { host: self.host(), reason: reason.to_owned() }
    }
}
