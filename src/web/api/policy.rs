use super::reply;
use crate::policy::{Judged, recommend, recommend_by_mode};
use crate::store::{Standing, ToolRecord};
use crate::web::error::{ApiError, Error};
use crate::web::{extract, state};
use axum::extract::{Path, Query, State};
use axum::response::Response;
use serde::Deserialize;

/// Which format is wanted (so far there is one), and whether harmless modes shall stay open (`?by=mode`).
#[derive(Deserialize)]
pub(in crate::web) struct Wanted {
    format: Option<String>,
    by: Option<String>,
}

impl Wanted {
    fn check(&self) -> Result<(), Error> {
        if let Some(other) = self.by.as_deref().filter(|by| *by != "mode") {
            return Err(Error::BadRequest(format!("a policy can't be had by `{}`; use mode", crate::model::clip(other, 40))));
        }
        match self.format.as_deref() {
            None | Some("toolgrade") => Ok(()),
            Some(other) => Err(Error::BadRequest(format!("there is no policy format `{}`; use toolgrade", crate::model::clip(other, 40)))),
        }
    }
}

/// `GET /servers/{server}/tools/{tool}/policy`
pub(in crate::web) async fn tool(
    State(state): State<state::State>,
    Path((slug, name)): Path<(String, String)>,
    Query(wanted): Query<Wanted>,
) -> Result<Response, ApiError> {
    wanted.check()?;
    let record = extract::tool(&state, &slug, &name).await?;
    let tool = judged(&record);
    let finer = wanted.by.and_then(|_| recommend_by_mode(&tool, &record.judgement.verdict.modes));
    Ok(reply::json_text(finer.unwrap_or_else(|| recommend([tool])).to_json()))
}

/// `GET /servers/{server}/policy`: all of its tools in one document.
pub(in crate::web) async fn server(
    State(state): State<state::State>,
    Path(slug): Path<String>,
    Query(wanted): Query<Wanted>,
) -> Result<Response, ApiError> {
    wanted.check()?;
    let record = extract::server(&state, &slug).await?;
    let tools = state.store.standing_of(&record.server.slug).await?;
    Ok(reply::json_text(recommend(tools.iter().map(standing)).to_json()))
}

/// A tool's record as the policy sees it.
pub(in crate::web) fn judged(record: &ToolRecord) -> Judged<'_> {
    let verdict = &record.judgement.verdict;
    Judged { name: record.tool.definition.name.as_str(), category: verdict.category, risk: verdict.risk, traits: &verdict.traits }
}

/// What holds of a tool, as the policy sees it.
pub(in crate::web) fn standing(tool: &Standing) -> Judged<'_> {
    Judged { name: &tool.name, category: tool.category, risk: tool.risk, traits: &tool.traits }
}
