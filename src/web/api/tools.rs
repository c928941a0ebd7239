use super::reply::Meta;
use super::shapes::{ToolItem, ToolShape};
use crate::web::error::ApiError;
use crate::web::extract::{self, Paging};
use crate::web::state;
use axum::Json;
use axum::extract::{Path, Query, State};
use serde::Serialize;

#[derive(Serialize)]
pub(in crate::web) struct List {
    tools: Vec<ToolItem>,
    meta: Meta,
}

#[derive(Serialize)]
pub(in crate::web) struct One {
    pub(super) tool: ToolShape,
}

/// `GET /servers/{server}/tools`: riskiest first.
pub(in crate::web) async fn list(
    State(state): State<state::State>,
    Path(slug): Path<String>,
    Query(paging): Query<Paging>,
) -> Result<Json<List>, ApiError> {
    let record = extract::server(&state, &slug).await?;
    let page = state.store.tools_of(&record.server.slug, paging.cursor(2)?.as_ref(), paging.limit()?).await?;
    let meta = Meta { total: record.tally.total(), next: page.next.map(|cursor| cursor.to_string()) };
    Ok(Json(List { tools: page.rows.iter().map(Into::into).collect(), meta }))
}

/// `GET /servers/{server}/tools/{tool}`
pub(in crate::web) async fn get(
    State(state): State<state::State>,
    Path((slug, name)): Path<(String, String)>,
) -> Result<Json<One>, ApiError> {
    Ok(Json(One { tool: extract::tool(&state, &slug, &name).await?.into() }))
}
