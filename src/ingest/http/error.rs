use std::error::Error;
use std::net::IpAddr;
use std::time::Duration;

/// Why an outside address gave nothing. Every sentence names the host; none quotes what the host answered.
#[derive(Debug, thiserror::Error)]
pub enum HttpError {
    /// No address, or none of http.
    #[error("`{0}` is no http or https address; write it as https://host/path")]
    NoAddress(String),
    /// The name, or the address itself, leads into a private network.
    #[error("{} lies on this machine or in a private network; add --allow-private if that is meant", named(.host, *.address))]
    Private {
        /// As it is written.
        host: String,
        /// What it stands for.
        address: IpAddr,
    },
    /// Link-local, multicast or reserved: metadata services lie there, and no server that could be meant.
    #[error("{} is never asked: no server has such an address", named(.host, *.address))]
    NeverAsked {
        /// As it is written.
        host: String,
        /// What it stands for.
        address: IpAddr,
    },
    /// It leads on and on.
    #[error("{host} redirects more than {limit} times; use the address behind its redirects")]
    Redirects {
        /// The host that was asked last.
        host: String,
        /// Redirects that are followed.
        limit: usize,
    },
    /// It leads from https to http, or nowhere.
    #[error("{host} redirects to an address that is not followed (none, or no longer https)")]
    BadRedirect {
        /// The host that redirects.
        host: String,
    },
    /// No connection.
    #[error("cannot reach {host}: {reason}")]
    Unreachable {
        /// The host.
        host: String,
        /// The innermost reason.
        reason: String,
    },
    /// Not done in time.
    #[error("{host} did not answer within {} s", .limit.as_secs_f32())]
    Slow {
        /// The host.
        host: String,
        /// The time that it had.
        limit: Duration,
    },
    /// More bytes than are read.
    #[error("{host} answered more than {limit} bytes, which is the limit")]
    TooLarge {
        /// The host.
        host: String,
        /// In bytes, after decompression.
        limit: usize,
    },
    /// Not what was asked for.
    #[error("{host} answered {found} where {expected} was expected; is the address right?")]
    Kind {
        /// The host.
        host: String,
        /// The content type, clipped.
        found: String,
        /// What was asked for.
        expected: &'static str,
    },
    /// The body ends early, or is no JSON of the shape that was asked for.
    #[error("{host} answered something that can't be read: {reason}")]
    Unreadable {
        /// The host.
        host: String,
        /// What is wrong with it.
        reason: String,
    },
}

/// A host with its address, unless it is written as one.
fn named(host: &str, address: IpAddr) -> String {
    let literal = host.trim_start_matches('[').trim_end_matches(']').parse::<IpAddr>().is_ok();
    if literal { host.to_owned() } else { format!("{host} ({address})") }
}

impl HttpError {
    pub(super) fn no_address(text: &str) -> Self {
        Self::NoAddress(crate::model::clip(text, 200).to_owned())
    }

    /// The client's own error; ours again where the resolver gave it.
    pub(super) fn from_client(error: &reqwest::Error, host: &str, connect: Duration) -> Self {
        let mut cause: Option<&(dyn Error + 'static)> = Some(error);
        let mut last: &(dyn Error + 'static) = error;
        while let Some(inner) = cause {
            match inner.downcast_ref::<Self>() {
                Some(Self::Private { host, address }) => return Self::Private { host: host.clone(), address: *address },
                Some(Self::NeverAsked { host, address }) => return Self::NeverAsked { host: host.clone(), address: *address },
                _ => (last, cause) = (inner, inner.source()),
            }
        }
        if error.is_timeout() {
            return Self::Slow { host: host.to_owned(), limit: connect };
        }
        Self::Unreachable { host: host.to_owned(), reason: last.to_string() }
    }
}
