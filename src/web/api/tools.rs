use super::attacks::AttachedShape;
use super::reply::Meta;
use super::shapes::{ToolItem, ToolShape};
use crate::store::ToolRecord;
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
    tool: ToolShape,
    /// What it is open to, those with the most particular reason first.
    attacks: Vec<AttachedShape>,
}

impl One {
    /// A tool and the attacks that it is open to.
    pub(super) fn of(state: &state::State, record: ToolRecord) -> Self {
        let attached = state.classifier.attacks().on(&record.tool.definition, &record.judgement.verdict, &record.findings);
        Self { attacks: attached.into_iter().map(Into::into).collect(), tool: record.into() }
    }
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
    Ok(Json(One::of(&state, extract::tool(&state, &slug, &name).await?)))
}
