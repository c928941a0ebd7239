use super::tools::One;
use crate::model::{Correction, Override, Timestamp};
use crate::web::error::{ApiError, Error};
use crate::web::writer::Writer;
use crate::web::wrong::Wrong;
use crate::web::{extract, state};
use axum::Json;
use axum::body::Bytes;
use axum::extract::rejection::BytesRejection;
use axum::extract::{Path, State};

/// The largest body of a correction.
pub(in crate::web) const MAX_BODY: usize = 64 << 10;

/// `PUT /servers/{server}/tools/{tool}/override`: puts a correction over the verdict; answers with the tool.
pub(in crate::web) async fn put(
    writer: Writer,
    State(state): State<state::State>,
    Path((slug, name)): Path<(String, String)>,
    body: Result<Bytes, BytesRejection>,
) -> Result<Json<One>, ApiError> {
    let known = extract::tool(&state, &slug, &name).await?;
    let body = body.map_err(|_| Error::TooLarge(Wrong::for_programs(format!("the body is over the limit of {MAX_BODY} bytes"))))?;
    let correction = correction(&body, writer.now)?;
    state.store.set_override(&known.server.slug, &name, &correction).await?;
    Ok(Json(One::of(&state, extract::tool(&state, &slug, &name).await?)))
}

/// `DELETE /servers/{server}/tools/{tool}/override`: takes the correction back; answers with the tool.
pub(in crate::web) async fn delete(
    writer: Writer,
    State(state): State<state::State>,
    Path((slug, name)): Path<(String, String)>,
) -> Result<Json<One>, ApiError> {
    let known = extract::tool(&state, &slug, &name).await?;
    if !state.store.clear_override(&known.server.slug, &name, writer.now).await? {
        return Err(Error::NoOverride { server: slug, tool: name }.into());
    }
    Ok(Json(One::of(&state, extract::tool(&state, &slug, &name).await?)))
}

/// Text that is no JSON is a bad request; JSON that is no correction can't be processed, and the answer names the field.
fn correction(body: &[u8], now: Timestamp) -> Result<Override, Error> {
    let value: serde_json::Value =
        serde_json::from_slice(body).map_err(|error| Error::BadRequest(Wrong::for_programs(format!("the body is no JSON: {error}"))))?;
    if !value.is_object() {
        return Err(Error::Invalid(Wrong::for_programs("the body is no object with `note`, `author` and what to correct")));
    }
    let written: Correction = serde_path_to_error::deserialize(value)
        .map_err(|error| Error::Invalid(Wrong::for_programs(format!("field `{}`: {}", error.path(), error.inner()))))?;
    written.checked(now).map_err(|problems| Error::Invalid(Wrong::for_programs(problems.join("; "))))
}
