use crate::clients::{MAX_BYTES, Source};
use crate::web::error::{ApiError, Error};
use crate::web::policies::Query;
use crate::web::stack::{Planning, StackAnswer, reach};
use crate::web::state;
use crate::web::wrong::Wrong;
use axum::Json;
use axum::body::Bytes;
use axum::extract::rejection::BytesRejection;
use axum::extract::{Query as Asked, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};

/// `POST /stack`: a client's configuration in any of its languages, what it reaches, and where a format is asked for one policy
/// for all of it. Nothing is stored.
pub(in crate::web) async fn post(
    State(state): State<state::State>,
    Asked(query): Asked<Query>,
    body: Result<Bytes, BytesRejection>,
) -> Result<Response, ApiError> {
    let asking = query.format.is_some().then(|| query.read()).transpose()?;
    let limit = || {
        Error::TooLarge(Wrong::for_programs(format!(
            "the body is over the limit of {} MiB; send one configuration at a time",
            MAX_BYTES >> 20
        )))
    };
    let body = body.map_err(|_| limit())?;
    let text = std::str::from_utf8(&body).map_err(|_| Error::BadRequest(Wrong::for_programs("the body is not UTF-8")))?;
    let source = Source::read("the body", text, None);
    if let Some(problem) = &source.problem {
        return Err(Error::Invalid(Wrong::for_programs(format!("the configuration {problem}"))).into());
    }
    let reach = reach(&state.store, vec![source]).await.map_err(Error::from)?;
    let planning = match &asking {
        None => None,
        Some(asking) => Some(Planning::of(&state.store, &reach, &asking.wanted).await.map_err(Error::from)?),
    };
    let answered = StackAnswer::new(&reach, planning.as_ref().zip(asking.as_ref()));
    Ok(([(header::CACHE_CONTROL, "no-store")], Json(answered)).into_response())
}
