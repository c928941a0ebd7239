use crate::policy::Plan;
use crate::store::Defined;
use crate::web::error::ApiError;
use crate::web::policies::{Asking, Query};
use crate::web::{extract, state};
use axum::extract::{Path, Query as Asked, State};
use axum::http::{HeaderName, HeaderValue, header};
use axum::response::{IntoResponse, Response};

/// How many parts of the policy the format can't express.
const LOST: HeaderName = HeaderName::from_static("x-toolgrade-lost");

/// `GET /servers/{server}/tools/{tool}/policy`
pub(in crate::web) async fn tool(
    State(state): State<state::State>,
    Path((slug, name)): Path<(String, String)>,
    Asked(query): Asked<Query>,
) -> Result<Response, ApiError> {
    let asking = query.read()?;
    let record = extract::tool(&state, &slug, &name).await?;
    let plan = asking.plan(&query.alias(&record.server.slug)?, [record.judged()]);
    Ok(answer(&asking, &query, &plan))
}

/// `GET /servers/{server}/policy`: all of its tools in one document.
pub(in crate::web) async fn server(
    State(state): State<state::State>,
    Path(slug): Path<String>,
    Asked(query): Asked<Query>,
) -> Result<Response, ApiError> {
    let asking = query.read()?;
    let record = extract::server(&state, &slug).await?;
    let tools = state.store.defined_of(&record.server.slug).await?;
    let plan = asking.plan(&query.alias(&record.server.slug)?, tools.iter().map(Defined::judged));
    Ok(answer(&asking, &query, &plan))
}

/// The policy as it is pasted, or with `?explain=1` all that is known about it. Each way the answer tells how much is lost.
fn answer(asking: &Asking, query: &Query, plan: &Plan) -> Response {
    let conflicts = Plan::merged(plan.preset, plan.servers.iter().cloned()).1;
    let explained = asking.explained(plan, conflicts);
    let lost = HeaderValue::from(explained.lost.len());
    if query.explain.is_some() {
        return ([(LOST, lost)], axum::Json(explained)).into_response();
    }
    let media = HeaderValue::from_static(asking.format.media);
    ([(header::CONTENT_TYPE, media), (LOST, lost)], explained.text).into_response()
}
