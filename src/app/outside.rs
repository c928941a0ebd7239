use crate::config::Outside;
use crate::ingest::http::{Http, Limits};

/// The client for outside addresses, with the limits that hold for them.
pub fn http(outside: &Outside) -> Http {
    Http::new(Limits { private: outside.allow_private, ..Limits::default() })
}
