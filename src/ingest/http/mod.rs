//! The one way out: every request to an address that a stranger chose goes through [`Http`].
//!
//! Only http and https; no address of a private network after its name was looked up, and none after any of at most three
//! redirects; every wait, every body and every kind of content is bounded. What a body may weigh is counted after it was
//! decompressed.

mod address;
mod client;
mod error;
mod reply;
mod resolver;

pub use client::{Ask, Http, Limits};
pub use error::HttpError;
pub use reply::Reply;
