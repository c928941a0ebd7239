use crate::web::error::{Error, PageError};
use crate::web::segments;
use axum::extract::OriginalUri;

/// No page has this address.
pub(in crate::web) async fn show(OriginalUri(uri): OriginalUri) -> PageError {
    PageError(Error::NoPage(segments::one_line(uri.path(), 120)))
}
