//! Style, script and icon: embedded, with a piece of their hash in their address, so that they can be kept for ever.

use super::error::{Error, PageError};
use crate::model::hex;
use axum::extract::Path;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use rust_embed::RustEmbed;
use std::collections::HashMap;
use std::sync::LazyLock;

#[derive(RustEmbed)]
#[folder = "static"]
struct Files;

/// The address of each file, by its plain name.
static ADDRESSES: LazyLock<HashMap<String, String>> = LazyLock::new(|| {
    let hashed = |name: &str| {
        let file = Files::get(name)?;
        let hash = hex(&file.metadata.sha256_hash()[..6]);
        Some(format!("/static/{hash}-{name}"))
    };
    Files::iter().filter_map(|name| hashed(&name).map(|address| (name.into_owned(), address))).collect()
});

/// The address of a file in `static/`.
pub(super) fn address(name: &str) -> &'static str {
    ADDRESSES.get(name).map_or("", String::as_str)
}

/// Serves a file under the address that holds its present hash; another hash is another, unknown file.
pub(super) async fn serve(Path(name): Path<String>) -> Result<Response, PageError> {
    let missing = || PageError(Error::NoPage(format!("/static/{name}")));
    let plain = name.split_once('-').map(|(_, plain)| plain).ok_or_else(missing)?;
    if address(plain) != format!("/static/{name}") {
        return Err(missing());
    }
    let file = Files::get(plain).ok_or_else(missing)?;
    let headers = [(header::CONTENT_TYPE, kind(plain)), (header::CACHE_CONTROL, "public, max-age=31536000, immutable")];
    Ok((headers, file.data.into_owned()).into_response())
}

fn kind(name: &str) -> &'static str {
    match name.rsplit_once('.').map(|(_, end)| end) {
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("svg") => "image/svg+xml",
        _ => "application/octet-stream",
    }
}
