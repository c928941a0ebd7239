use axum::body::Bytes;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;

/// What stands beside a list.
#[derive(Serialize)]
pub(in crate::web) struct Meta {
    /// Rows in all.
    pub(in crate::web) total: u64,
    /// Cursor of the next page; null on the last one.
    pub(in crate::web) next: Option<String>,
}

#[derive(Serialize)]
struct Errors<'a> {
    errors: [ErrorShape<'a>; 1],
}

#[derive(Serialize)]
struct ErrorShape<'a> {
    code: &'a str,
    detail: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    progress: Option<Progress>,
}

/// How far something is that has to be waited for.
#[derive(Clone, Copy, Serialize)]
pub(in crate::web) struct Progress {
    pub(in crate::web) done: u64,
    pub(in crate::web) total: u64,
}

/// The one error body.
pub(in crate::web) fn error(status: StatusCode, code: &str, detail: &str) -> Response {
    with_progress(status, code, detail, None)
}

/// The same for what can be had later.
pub(in crate::web) fn with_progress(status: StatusCode, code: &str, detail: &str, progress: Option<Progress>) -> Response {
    (status, axum::Json(Errors { errors: [ErrorShape { code, detail, progress }] })).into_response()
}

/// JSON that was written before.
pub(in crate::web) fn json_bytes(bytes: Bytes) -> Response {
    ([(header::CONTENT_TYPE, "application/json")], bytes).into_response()
}
