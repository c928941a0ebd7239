use super::Layout;
use super::views::{Counts, ServerView};
use crate::web::{state, words};
use askama::Template;
use askama_web::WebTemplate;
use axum::extract::State;

#[derive(Template, WebTemplate)]
#[template(path = "home.html")]
pub(in crate::web) struct Home {
    layout: Layout,
    servers: String,
    counts: Counts,
    latest: Vec<ServerView>,
    riskiest: Vec<ServerView>,
}

/// `GET /`
pub(in crate::web) async fn show(State(state): State<state::State>) -> Home {
    let overview = state.overview();
    let (servers, counts) = (words::count(overview.stats.servers, "server"), Counts(overview.stats.tools));
    let summary = format!(
        "An open catalogue of {servers} and {}: what each MCP tool does, how bad a call can be, why, and which policy to put on it.",
        counts.total()
    );
    Home {
        layout: Layout::new("toolgrade: what MCP tools can do, and the policy for them", summary),
        servers,
        counts,
        latest: overview.latest.iter().map(Into::into).collect(),
        riskiest: overview.riskiest.iter().map(Into::into).collect(),
    }
}
