use crate::model::corrected;
use crate::web::error::ApiError;
use crate::web::{extract, state};
use axum::Json;
use axum::extract::{Path, State};
use serde_json::{Map, Value, json};

/// `GET /servers/{server}/annotations`: what a careful author would annotate, by tool.
pub(in crate::web) async fn server(State(state): State<state::State>, Path(slug): Path<String>) -> Result<Json<Value>, ApiError> {
    let record = extract::server(&state, &slug).await?;
    let tools = state.store.defined_of(&record.server.slug).await?;
    let told = tools.iter().map(|tool| {
        let standing = &tool.standing;
        (standing.name.clone(), corrected(tool.annotations.as_ref(), standing.category, &standing.traits))
    });
    Ok(Json(json!({ "tools": told.collect::<Map<_, _>>() })))
}

/// `GET /servers/{server}/tools/{tool}/annotations`
pub(in crate::web) async fn tool(
    State(state): State<state::State>,
    Path((slug, name)): Path<(String, String)>,
) -> Result<Json<Value>, ApiError> {
    let record = extract::tool(&state, &slug, &name).await?;
    let verdict = &record.judgement.verdict;
    Ok(Json(json!({ "annotations": corrected(record.tool.definition.annotations.as_ref(), verdict.category, &verdict.traits) })))
}
