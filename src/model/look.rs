use super::Transport;
use serde::Serialize;
use serde_json::Value;
use std::str::FromStr;

/// What came of asking a live server.
#[derive(Clone, Debug, PartialEq)]
pub struct Look {
    /// How it was spoken to.
    pub transport: Transport,
    /// How it received the question.
    pub posture: Posture,
    /// The scheme that it asks for, or why it is dead.
    pub detail: Option<String>,
    /// The version of the protocol that was agreed on.
    pub protocol: Option<String>,
    /// What it says that it can do, as it gave it.
    pub capabilities: Option<Value>,
    /// What it tells a model about itself.
    pub instructions: Option<String>,
    /// From the first message to its answer, in milliseconds.
    pub latency_ms: Option<u64>,
}

/// How a server receives somebody whom it doesn't know.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Posture {
    /// It answers.
    Open,
    /// It asks for authorization.
    Guarded,
    /// It doesn't answer, or nothing that could be read.
    Dead,
}

impl Posture {
    /// `open`, `guarded` or `dead`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Guarded => "guarded",
            Self::Dead => "dead",
        }
    }
}

impl FromStr for Posture {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let all = [Self::Open, Self::Guarded, Self::Dead];
        all.into_iter().find(|posture| posture.as_str() == text).ok_or_else(|| format!("`{text}` is no posture"))
    }
}
