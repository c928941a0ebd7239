use super::reply::Meta;
use super::shapes::{OptionShape, ServerItem, ServerShape};
use crate::model::{ServerFacets, ServerField, ServerSort};
use crate::web::browsing::Browsing;
use crate::web::error::{ApiError, Error};
use crate::web::extract::{self, Paging};
use crate::web::state;
use axum::Json;
use axum::extract::{Path, Query, State};
use serde::Serialize;

#[derive(Serialize)]
pub(in crate::web) struct List {
    servers: Vec<ServerItem>,
    facets: FacetsShape,
    meta: Meta,
}

/// Counts for each filter, under the filters of all other fields.
#[derive(Serialize)]
struct FacetsShape {
    risk: Vec<OptionShape>,
    does: Vec<OptionShape>,
    #[serde(rename = "trait")]
    traits: Vec<OptionShape>,
    runs: Vec<OptionShape>,
    tools: Vec<OptionShape>,
}

#[derive(Serialize)]
pub(in crate::web) struct One {
    server: ServerShape,
}

/// `GET /servers`: by slug, unless another order is asked for.
pub(in crate::web) async fn list(
    State(state): State<state::State>,
    Query(paging): Query<Paging>,
    Query(parameters): Query<Vec<(String, String)>>,
) -> Result<Json<List>, ApiError> {
    let asked = Browsing::read(&paging, parameters, ServerSort::Slug)?;
    let (page, facets) = asked.find(&state).await?;
    let meta = Meta { total: facets.total, next: page.next.map(|place| place.cursor(asked.sort).to_string()) };
    Ok(Json(List { servers: page.cards.iter().map(Into::into).collect(), facets: facets.into(), meta }))
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

impl From<ServerFacets> for FacetsShape {
    fn from(facets: ServerFacets) -> Self {
        let of = |field: ServerField| {
            let options = facets.options.iter().filter(|option| option.filter.field() == field);
            options.map(|one| OptionShape { value: one.filter.value().to_owned(), count: one.count, chosen: one.chosen }).collect()
        };
        Self {
            risk: of(ServerField::Risk),
            does: of(ServerField::Does),
            traits: of(ServerField::Trait),
            runs: of(ServerField::Runs),
            tools: of(ServerField::Tools),
        }
    }
}
