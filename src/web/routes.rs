use super::{State, api, assets, caching, error, feed, files, headers, here, pages};
use crate::lang::Lang;
use axum::extract::{DefaultBodyLimit, Request};
use axum::http::{HeaderName, StatusCode};
use axum::middleware::{from_fn, map_response};
use axum::routing::{get, post, put};
use axum::{Extension, Router};
use std::time::Duration;
use tower_http::CompressionLevel;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::classify::ServerErrorsFailureClass;
use tower_http::compression::CompressionLayer;
use tower_http::compression::predicate::{NotForContentType, Predicate, SizeAbove};
use tower_http::request_id::{MakeRequestUuid, PropagateRequestIdLayer, SetRequestIdLayer};
use tower_http::timeout::TimeoutLayer;
use tower_http::trace::TraceLayer;

/// The largest body that an endpoint takes, unless its route says otherwise.
pub(super) const MAX_BODY: usize = 4 << 20;

/// What is shorter fits into one packet as it is.
const MIN_COMPRESSED: u64 = 1200;

/// A request that takes longer is given up.
const PATIENCE: Duration = Duration::from_secs(30);

pub(super) const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// Every address of the service, on one page.
pub fn router(state: State) -> Router {
    Router::new()
        .merge(pages())
        .nest(Lang::Zh.prefix(), pages())
        .route(&format!("{}/", Lang::Zh.prefix()), get(here::without_slash))
        .merge(files())
        .nest("/api/v1", api())
        .route("/healthz", get(api::healthz))
        .route("/readyz", get(api::readyz))
        .route("/bundle.tar.gz", get(api::bundle::get).layer(map_response(error::told_to_programs)))
        .layer(from_fn(caching::tag))
        .route("/static/{name}", get(assets::serve).layer(from_fn(error::told_to_people)))
        .method_not_allowed_fallback(api::wrong_method)
        .layer(compressing())
        .layer(map_response(caching::loosen))
        .layer(from_fn(headers::protect))
        .layer(DefaultBodyLimit::max(MAX_BODY))
        .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, PATIENCE))
        .layer(CatchPanicLayer::custom(|_| error::after_panic()))
        .layer(PropagateRequestIdLayer::new(REQUEST_ID))
        .layer(TraceLayer::new_for_http().make_span_with(span).on_failure(failed))
        .layer(SetRequestIdLayer::new(REQUEST_ID, MakeRequestUuid))
        .layer(Extension(state.site.clone()))
        .with_state(state)
}

/// What people read, in the language that the address begins with.
fn pages() -> Router<State> {
    let messages = post(pages::contact::post).layer(DefaultBodyLimit::max(pages::contact::MAX_BODY));
    let building = post(pages::builder::post).layer(DefaultBodyLimit::max(pages::builder::MAX_BODY));
    let stack = get(pages::stack::form).merge(post(pages::stack::show).layer(DefaultBodyLimit::max(pages::stack::MAX_BODY)));
    let pages = Router::new()
        .route("/", get(pages::home::show))
        .route("/search", get(pages::search::show))
        .route("/servers", get(pages::servers::show))
        .route("/servers/{server}", get(pages::server::show))
        .route("/servers/{server}/tools/{tool}", get(pages::tool::show))
        .route("/categories/{category}", get(pages::taxonomy::show))
        .route("/risks/{risk}", get(pages::taxonomy::show))
        .route("/traits/{trait}", get(pages::taxonomy::show))
        .route("/builder", get(pages::builder::show).merge(building))
        .route("/stack", stack)
        .route("/changes", get(pages::changes::show))
        .route("/docs/policy", get(pages::policy_format::show))
        .route("/docs/api", get(pages::api_docs::show))
        .route("/rules", get(pages::rules::show))
        .route("/rules/{id}", get(pages::rule::show))
        .route("/attacks", get(pages::attacks::show))
        .route("/attacks/{id}", get(pages::attack::show))
        .route("/glossary", get(pages::glossary::show))
        .route("/contact", get(pages::contact::show).merge(messages))
        .route("/contact/thanks", get(pages::contact::thanks))
        .route("/methodology", get(pages::methodology::show))
        .fallback(pages::missing::show)
        .method_not_allowed_fallback(pages::missing::wrong_method);
    told_to_people(pages)
}

/// What browsers, feed readers and validators fetch: it has no language.
fn files() -> Router<State> {
    let files = Router::new()
        .route("/policy.schema.json", get(pages::policy_format::schema))
        .route("/feed.atom", get(feed::show))
        .route("/robots.txt", get(files::robots::show))
        .route("/llms.txt", get(files::llms::show))
        .route("/sitemap.xml", get(files::sitemap::index))
        .route("/sitemaps/{part}", get(files::sitemap::part))
        .route("/badge/{server}", get(files::badge::show))
        .route("/cards/{server}", get(files::card::server))
        .route("/cards/{server}/{tool}", get(files::card::tool));
    told_to_people(files)
}

/// Gives whatever goes wrong a page in the reader's language, a panic too.
fn told_to_people<S: Clone + Send + Sync + 'static>(routes: Router<S>) -> Router<S> {
    routes.layer(CatchPanicLayer::custom(|_| error::page_after_panic())).layer(from_fn(error::told_to_people))
}

/// What programs read.
fn api() -> Router<State> {
    let overriding = put(api::overrides::put).delete(api::overrides::delete).layer(DefaultBodyLimit::max(api::overrides::MAX_BODY));
    let submitting = put(api::submitting::put).delete(api::submitting::delete).layer(DefaultBodyLimit::max(api::submitting::MAX_BODY));
    Router::new()
        .route("/servers", get(api::servers::list))
        .route("/servers/{server}", get(api::servers::get).merge(submitting))
        .route("/servers/{server}/annotations", get(api::annotations::server))
        .route("/servers/{server}/policy", get(api::policy::server))
        .route("/servers/{server}/tools", get(api::tools::list))
        .route("/servers/{server}/tools/{tool}", get(api::tools::get))
        .route("/servers/{server}/tools/{tool}/annotations", get(api::annotations::tool))
        .route("/servers/{server}/tools/{tool}/policy", get(api::policy::tool))
        .route("/servers/{server}/tools/{tool}/override", overriding)
        .route("/changes", get(api::changes::list))
        .route("/policy", post(api::merged_policy::post))
        .route("/rules", get(api::rules::list))
        .route("/rules/{id}", get(api::rules::get))
        .route("/attacks", get(api::attacks::list))
        .route("/attacks/{id}", get(api::attacks::get))
        .route("/search", get(api::search::get))
        .route("/search/suggest", get(api::suggest::get))
        .route("/classify", post(api::classify::post))
        .route("/stack", post(api::stack::post))
        .route("/stats", get(api::stats::get))
        .route("/openapi.json", get(api::openapi::get))
        .fallback(api::missing)
        .layer(map_response(error::told_to_programs))
}

/// What is worth it travels compressed, to those who take that.
fn compressing() -> CompressionLayer<impl Predicate> {
    let worth = SizeAbove::new(MIN_COMPRESSED).and(NotForContentType::const_new("application/gzip"));
    CompressionLayer::new().quality(CompressionLevel::Fastest).compress_when(worth)
}

/// One span a request: method, path and id. Queries and bodies are never logged.
fn span(request: &Request) -> tracing::Span {
    let id = request.headers().get(REQUEST_ID).and_then(|id| id.to_str().ok()).unwrap_or_default();
    tracing::info_span!("request", method = %request.method(), path = %request.uri().path(), id)
}

/// Our own failures are errors. That the index is still being built, or that a request took too long, passes by itself.
fn failed(class: ServerErrorsFailureClass, latency: Duration, _: &tracing::Span) {
    match class {
        ServerErrorsFailureClass::StatusCode(StatusCode::SERVICE_UNAVAILABLE) => tracing::warn!(?latency, "not available yet"),
        class => tracing::error!(classification = %class, ?latency, "response failed"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::body::{Body, to_bytes};
    use tower::ServiceExt;

    async fn broken() {
        tokio::task::yield_now().await;
        panic!("a fault of ours");
    }

    #[tokio::test]
    async fn a_panic_is_told_in_the_language_of_its_page() {
        let pages: Router = told_to_people(Router::new().route("/", get(broken)));
        let app = Router::new().merge(pages.clone()).nest(Lang::Zh.prefix(), pages);
        for (address, lang) in [("/", Lang::En), ("/zh", Lang::Zh)] {
            let response = app.clone().oneshot(Request::get(address).body(Body::empty()).expect("a request")).await.expect("an answer");
            assert_eq!(response.status(), StatusCode::INTERNAL_SERVER_ERROR);
            let page = to_bytes(response.into_body(), 1 << 20).await.expect("a page");
            let page = String::from_utf8_lossy(&page);
            assert!(page.contains(&lang.say("problem-ours")) && !page.contains("a fault of ours"), "{page}");
        }
    }
}
