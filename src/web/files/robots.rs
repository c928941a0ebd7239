use crate::web::state;
use axum::extract::State;
use axum::http::header;
use axum::response::IntoResponse;

/// What crawlers leave alone: answers to what somebody typed, and what programs read.
const CLOSED: [&str; 4] = ["/api/", "/search", "/zh/search", "/contact/thanks"];

/// `GET /robots.txt`
pub(in crate::web) async fn show(State(state): State<state::State>) -> impl IntoResponse {
    let closed = CLOSED.map(|path| format!("Disallow: {path}")).join("\n");
    let sitemap = state.site.as_deref().map(|site| format!("\nSitemap: {site}/sitemap.xml\n")).unwrap_or_default();
    ([(header::CONTENT_TYPE, "text/plain; charset=utf-8")], format!("User-agent: *\n{closed}\n{sitemap}"))
}
