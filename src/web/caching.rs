use super::api::reply;
use crate::model::hex;
use axum::body::{Body, to_bytes};
use axum::extract::Request;
use axum::http::{HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::Response;
use sha2::{Digest, Sha256};

/// No page or answer of ours is larger.
const MAX_ANSWER: usize = 64 << 20;

/// Gives each answer a tag over its body, and says "not modified" to those who have it already.
pub(super) async fn tag(request: Request, next: Next) -> Response {
    let cacheable = matches!(*request.method(), Method::GET | Method::HEAD);
    let known = request.headers().get(header::IF_NONE_MATCH).cloned();
    let response = next.run(request).await;
    if !cacheable || response.status() != StatusCode::OK {
        return response;
    }
    let (mut parts, body) = response.into_parts();
    let Ok(bytes) = to_bytes(body, MAX_ANSWER).await else {
        tracing::error!("an answer is larger than the limit");
        return reply::error(StatusCode::INTERNAL_SERVER_ERROR, "internal", "the answer is too large; ask for fewer rows with limit");
    };
    let tag = tag_of(&bytes);
    parts.headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    if let Ok(value) = HeaderValue::from_str(&tag) {
        parts.headers.insert(header::ETAG, value);
    }
    if known.is_some_and(|known| matches(&known, &tag)) {
        parts.status = StatusCode::NOT_MODIFIED;
        parts.headers.remove(header::CONTENT_LENGTH);
        return Response::from_parts(parts, Body::empty());
    }
    Response::from_parts(parts, Body::from(bytes))
}

/// A compressed answer is another row of bytes than the one that its tag was made of, so its tag is a weak one.
pub(super) async fn loosen(mut response: Response) -> Response {
    let compressed = response.headers().contains_key(header::CONTENT_ENCODING);
    let tag = response.headers().get(header::ETAG).and_then(|tag| tag.to_str().ok()).filter(|tag| compressed && tag.starts_with('"'));
    if let Some(weak) = tag.and_then(|tag| HeaderValue::from_str(&format!("W/{tag}")).ok()) {
        response.headers_mut().insert(header::ETAG, weak);
    }
    response
}

fn tag_of(bytes: &[u8]) -> String {
    let digest = Sha256::digest(bytes);
    format!("\"{}\"", hex(&digest[..12]))
}

/// `If-None-Match` is a list of tags, weak ones allowed, or a star.
fn matches(known: &HeaderValue, tag: &str) -> bool {
    let Ok(list) = known.to_str() else { return false };
    list.split(',').map(|item| item.trim().trim_start_matches("W/")).any(|item| item == tag || item == "*")
}
