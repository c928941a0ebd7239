//! The API as it is described: one table of its operations, from which the `OpenAPI` document and the page `/docs/api` are made.
//!
//! An operation is a row in `operations`, a parameter a row in `parameters`, and both hold keys of messages, so that the page
//! is told in every language. What bodies and answers hold are JSON Schemas, written by hand in `data/api/schemas.json`; words
//! from closed lists come from the code that reads them. `tests/it/described.rs` holds the table against the routes, and every
//! answer against its schema.
//!
//! A table of our own, and no macros on the handlers: it describes the contract and not the types behind it, which may be
//! renamed at will, and it holds what no type tells: bounds, defaults, examples, and when a request is refused.

mod document;
mod operation;
mod operations;
mod parameter;
mod parameters;
mod requests;
mod schemas;
mod words;

pub(in crate::web) use document::document;
pub(in crate::web) use operation::{Group, Operation};
pub(in crate::web) use operations::GROUPS;
pub(in crate::web) use parameter::{Many, Parameter, Place, Takes};
pub(in crate::web) use requests::{answer, curl};

/// What all of the addresses stand under.
pub(in crate::web) const BASE: &str = "/api/v1";

/// Why there may be no answer, by status: the message that says so.
pub(in crate::web) const REFUSALS: &[(u16, &str)] = &[
    (304, "api-status-304"),
    (400, "api-status-400"),
    (401, "api-status-401"),
    (403, "api-status-403"),
    (404, "api-status-404"),
    (405, "api-status-405"),
    (409, "api-status-409"),
    (413, "api-status-413"),
    (422, "api-status-422"),
    (503, "api-status-503"),
];
