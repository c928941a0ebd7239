use super::reply::Meta;
use super::shapes::{ServerItem, ServerShape};
use crate::web::error::{ApiError, Error};
use crate::web::extract::{self, Paging};
use crate::web::state;
use axum::Json;
use axum::extract::{Path, Query, State};
use serde::Serialize;

#[derive(Serialize)]
pub(in crate::web) struct List {
    servers: Vec<ServerItem>,
    meta: Meta,
}

#[derive(Serialize)]
pub(in crate::web) struct One {
    server: ServerShape,
}

/// `GET /servers`: by slug.
pub(in crate::web) async fn list(State(state): State<state::State>, Query(paging): Query<Paging>) -> Result<Json<List>, ApiError> {
    let page = state.store.servers(paging.cursor(1)?.as_ref(), paging.limit()?).await?;
    let meta = Meta { total: state.store.count_servers().await?, next: page.next.map(|cursor| cursor.to_string()) };
    Ok(Json(List { servers: page.rows.iter().map(Into::into).collect(), meta }))
}

/// A server with all that is known of it.
pub(super) async fn shape(state: &state::State, slug: &str) -> Result<ServerShape, Error> {
    let record = extract::server(state, slug).await?;
    let lookalikes = state.store.lookalikes(record.server.id).await?;
    let listing = state.store.listing(&record.server.slug).await?;
    let look = state.store.look(record.server.id).await?;
    Ok(ServerShape::new(record, lookalikes, listing, look))
}

/// `GET /servers/{server}`
pub(in crate::web) async fn get(State(state): State<state::State>, Path(slug): Path<String>) -> Result<Json<One>, ApiError> {
    Ok(Json(One { server: shape(&state, &slug).await? }))
}
