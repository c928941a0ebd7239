use super::shapes::Counts;
use crate::model::Timestamp;
use crate::web::error::ApiError;
use crate::web::state;
use axum::Json;
use axum::extract::State;
use serde::Serialize;

#[derive(Serialize)]
pub(in crate::web) struct Stats {
    servers: u64,
    tools: Counts,
    rules: usize,
    rules_version: String,
    changed_at: Option<Timestamp>,
}

/// `GET /stats`: the catalogue in numbers.
pub(in crate::web) async fn get(State(state): State<state::State>) -> Result<Json<Stats>, ApiError> {
    let overview = state.overview();
    Ok(Json(Stats {
        servers: overview.stats.servers,
        tools: (&overview.stats.tools).into(),
        rules: state.classifier.rules().len(),
        rules_version: state.classifier.version().to_owned(),
        changed_at: overview.stats.changed,
    }))
}
