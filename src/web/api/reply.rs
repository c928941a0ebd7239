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
}

/// The one error body.
pub(in crate::web) fn error(status: StatusCode, code: &str, detail: &str) -> Response {
    (status, axum::Json(Errors { errors: [ErrorShape { code, detail }] })).into_response()
}

/// JSON that is already text.
pub(in crate::web) fn json_text(text: String) -> Response {
    ([(header::CONTENT_TYPE, "application/json")], text).into_response()
}
