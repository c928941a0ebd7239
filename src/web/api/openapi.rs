use super::described;
use crate::web::state;
use axum::Json;
use axum::extract::State;
use serde_json::Value;

/// `GET /openapi.json`: this API as an `OpenAPI` 3.1 document.
pub(in crate::web) async fn get(State(state): State<state::State>) -> Json<Value> {
    Json(described::document(state.site.as_deref().unwrap_or_default()))
}
