use crate::lang::grouped;
use crate::model::Timestamp;
use crate::policy::FORMATS;
use crate::web::state;
use askama::Template;
use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};

/// What an agent needs to know of this catalogue, in its own format (llmstxt.org): short, factual, dated.
#[derive(Template)]
#[template(path = "llms.txt")]
struct Llms {
    site: String,
    servers: String,
    tools: String,
    changed: Option<String>,
    rules: String,
    formats: Vec<&'static str>,
}

/// `GET /llms.txt`
pub(in crate::web) async fn show(State(state): State<state::State>) -> Response {
    let overview = state.overview();
    let page = Llms {
        site: state.site.as_deref().unwrap_or_default().to_owned(),
        servers: grouped(overview.stats.servers),
        tools: grouped(overview.stats.tools.total()),
        changed: overview.stats.changed.map(Timestamp::date),
        rules: state.classifier.version().to_owned(),
        formats: FORMATS.iter().map(|format| format.id).collect(),
    };
    ([(header::CONTENT_TYPE, "text/plain; charset=utf-8")], page.render().unwrap_or_default()).into_response()
}
