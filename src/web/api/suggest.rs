use crate::search::{MAX_QUERY, SearchError, Suggestion};
use crate::web::error::ApiError;
use crate::web::{address, state};
use axum::Json;
use axum::extract::{Query, State};
use serde::{Deserialize, Serialize};

#[derive(Deserialize)]
pub(in crate::web) struct Typed {
    #[serde(default)]
    q: String,
}

#[derive(Serialize)]
pub(in crate::web) struct Suggestions {
    suggestions: Vec<SuggestionShape>,
}

/// A name that begins as somebody types.
#[derive(Serialize)]
struct SuggestionShape {
    text: String,
    /// What bears it: tool or server.
    kind: &'static str,
    /// How many servers have a tool of that name; one for a server.
    servers: u64,
    /// The search for it.
    url: String,
}

/// No more are shown.
const MOST: usize = 8;

/// `GET /search/suggest?q=`: names of tools and servers that begin so, best known first.
pub(in crate::web) async fn get(State(state): State<state::State>, Query(typed): Query<Typed>) -> Result<Json<Suggestions>, ApiError> {
    let length = typed.q.chars().count();
    if length > MAX_QUERY {
        return Err(SearchError::TooLong(length).into());
    }
    let found = state.search.suggest(&typed.q, MOST)?;
    Ok(Json(Suggestions { suggestions: found.into_iter().map(Into::into).collect() }))
}

impl From<Suggestion> for SuggestionShape {
    fn from(found: Suggestion) -> Self {
        Self { url: address::search(&found.text), kind: found.kind.as_str(), servers: found.servers, text: found.text }
    }
}
