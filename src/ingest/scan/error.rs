use crate::ingest::http::HttpError;
use crate::model::{Look, Posture, Transport};
use crate::store::StoreError;
use std::time::Duration;

/// Why a server gave no tools.
#[derive(Debug, thiserror::Error)]
pub enum ScanError {
    /// The program isn't there, or may not be started.
    #[error("cannot start `{program}`: {source}; is it installed?")]
    Start {
        /// The program's name.
        program: String,
        /// What the system says.
        source: std::io::Error,
    },
    /// It ended before it had answered.
    #[error("the server ended before it answered{}", words(.last))]
    Ended {
        /// The last that it wrote to standard error.
        last: String,
    },
    /// Nothing came in time.
    #[error("the server did not answer {what} within {} s; --timeout gives it longer{}", .limit.as_secs_f32(), words(.last))]
    Slow {
        /// What it was asked.
        what: &'static str,
        /// The time that it had.
        limit: Duration,
        /// The last that it wrote to standard error.
        last: String,
    },
    /// A message, or all of them, over the limit.
    #[error("the server sent more than {limit} bytes at once, which is the limit")]
    TooLarge {
        /// In bytes.
        limit: usize,
    },
    /// It wants to know who asks.
    #[error("the server asks for authorization ({scheme}); it lists its tools to those alone who have it")]
    Guarded {
        /// The scheme, or the bare status.
        scheme: String,
    },
    /// It answers with a status that says no.
    #[error("the server answers {status} to a message of MCP; is the address right?")]
    Refused {
        /// What it says.
        status: u16,
    },
    /// The outside address failed.
    #[error(transparent)]
    Http(#[from] HttpError),
    /// It says something that is no MCP.
    #[error("the server does not speak MCP as expected: {0}")]
    Protocol(String),
    /// Its list never ends.
    #[error("the server's list of tools leads in a circle; nothing of it was taken")]
    Circle,
    /// The catalogue has no such server, or nothing to ask it by.
    #[error("{0}")]
    Nowhere(String),
    /// The catalogue could not be written.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// What it wrote to standard error, as a part of a sentence.
fn words(last: &str) -> String {
    if last.is_empty() { String::new() } else { format!("; its last words: {last}") }
}

impl ScanError {
    /// What this says of the server, as far as it says anything of it; faults of our own don't.
    pub(super) fn look(&self, transport: Transport) -> Option<Look> {
        let (posture, detail) = match self {
            Self::Guarded { scheme } => (Posture::Guarded, scheme.clone()),
            Self::Start { .. }
            | Self::Nowhere(_)
            | Self::Store(_)
            | Self::Http(HttpError::Private { .. } | HttpError::NeverAsked { .. } | HttpError::NoAddress(_)) => return None,
            other => (Posture::Dead, other.to_string()),
        };
        let detail = Some(crate::model::clip(&detail, 500).to_owned());
        Some(Look { transport, posture, detail, protocol: None, capabilities: None, instructions: None, latency_ms: None })
    }

    /// The same without anything that may repeat what the server was given: its command, its address, its own words.
    pub fn plainly(&self) -> String {
        match self {
            Self::Start { source, .. } => format!("its program can't be started: {source}"),
            Self::Ended { .. } => "it ended before it answered".into(),
            Self::Slow { what, limit, .. } => {
                format!("it did not answer {what} within {} s; --timeout gives it longer", limit.as_secs_f32())
            }
            Self::Guarded { .. } => "it asks for authorization that the configuration doesn't hold".into(),
            Self::Http(HttpError::Private { .. }) => {
                "its address lies on this machine or in a private network; add --allow-private if that is meant".into()
            }
            Self::Http(_) => "its address can't be reached".into(),
            Self::Protocol(_) => "it does not speak MCP as expected".into(),
            Self::Nowhere(_) | Self::Store(_) => "it can't be asked as the configuration says".into(),
            Self::TooLarge { .. } | Self::Refused { .. } | Self::Circle => self.to_string(),
        }
    }

    /// Of two ways that both failed, the one that says more.
    pub(super) fn or(self, second: Self) -> Self {
        if matches!(second, Self::Guarded { .. }) { second } else { self }
    }

    /// The same with what the process wrote to standard error, where that may tell why.
    pub(super) fn with_last_words(self, words: &str) -> Self {
        let last = words.trim().to_owned();
        match self {
            Self::Ended { .. } => Self::Ended { last },
            Self::Slow { what, limit, .. } => Self::Slow { what, limit, last },
            other => other,
        }
    }
}
