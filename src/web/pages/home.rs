use super::Layout;
use super::pictures::Heat;
use super::views::{Counts, ServerView};
use crate::lang::tell;
use crate::web::here::Here;
use crate::web::state;
use askama::Template;
use askama_web::WebTemplate;
use axum::extract::State;

#[derive(Template, WebTemplate)]
#[template(path = "home.html")]
pub(in crate::web) struct Home {
    layout: Layout,
    numbers: String,
    counts: Counts,
    heat: Heat,
    /// Empty where all came at once, so that none is later than the others.
    latest: Vec<ServerView>,
    riskiest: Vec<ServerView>,
}

/// `GET /`
pub(in crate::web) async fn show(State(state): State<state::State>, here: Here) -> Home {
    let (overview, lang) = (state.overview(), here.lang);
    let counts = Counts::new(lang, overview.stats.tools);
    let servers = tell!(lang, "count-servers", count = overview.stats.servers);
    let latest = overview.latest.as_slice();
    let came_at_once = latest.len() > 1 && latest.iter().all(|card| card.first_seen == latest[0].first_seen);
    let summary = tell!(lang, "home-summary", servers = servers.as_str(), tools = counts.total());
    Home {
        layout: Layout::new(&here, lang.say("home-title"), summary),
        numbers: tell!(lang, "home-numbers", tools = counts.total(), servers = servers),
        counts,
        heat: Heat::new(lang, overview.stats.tools),
        latest: latest.iter().filter(|_| !came_at_once).map(|card| ServerView::new(lang, card)).collect(),
        riskiest: overview.riskiest.iter().map(|card| ServerView::new(lang, card)).collect(),
    }
}
