use crate::web::error::{Error, PageError};
use crate::web::segments;
use axum::extract::OriginalUri;
use axum::http::Method;

/// No page has this address.
pub(in crate::web) async fn show(OriginalUri(uri): OriginalUri) -> PageError {
    PageError(Error::NoPage(segments::one_line(uri.path(), 120)))
}

/// A page has this address and takes no such request.
pub(in crate::web) async fn wrong_method(method: Method) -> PageError {
    PageError(Error::WrongMethod(method.to_string()))
}
