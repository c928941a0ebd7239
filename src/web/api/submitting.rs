//! Servers that programs write: put with their tools, and retired.

use super::changes::ChangeShape;
use super::servers::shape;
use super::shapes::ServerShape;
use crate::model::ServerSlug;
use crate::store::{ChangeFilter, Report};
use crate::web::error::{ApiError, Error};
use crate::web::intake::{Sent, Taken};
use crate::web::writer::Writer;
use crate::web::wrong::Wrong;
use crate::web::{address, extract, state};
use axum::Json;
use axum::body::Bytes;
use axum::extract::rejection::BytesRejection;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use serde::Serialize;

/// The largest body of a server with its tools.
pub(in crate::web) const MAX_BODY: usize = 16 << 20;

/// Changes and refusals in the answer; the rest of the changes is a page of `/changes`.
const SHOWN: usize = 100;

#[derive(Serialize)]
pub(in crate::web) struct Put {
    server: ServerShape,
    report: Report,
    refused: Vec<RefusalShape>,
    changes: Vec<ChangeShape>,
    /// Where all of them are told, and more than a hundred.
    changes_url: String,
}

#[derive(Serialize)]
struct RefusalShape {
    place: String,
    reason: String,
}

#[derive(Serialize)]
pub(in crate::web) struct Deleted {
    server: ServerShape,
    /// Whether it was there until now.
    changed: bool,
}

/// `PUT /servers/{server}`: these are the server and all of its tools. The same once more changes nothing.
pub(in crate::web) async fn put(
    writer: Writer,
    State(state): State<state::State>,
    Path(name): Path<String>,
    body: Result<Bytes, BytesRejection>,
) -> Result<(StatusCode, Json<Put>), ApiError> {
    let slug = slug(&name)?;
    let body = body.map_err(|_| {
        Error::TooLarge(Wrong::for_programs(format!("the body is over the limit of {} MiB; send fewer tools at once", MAX_BODY >> 20)))
    })?;
    let body = String::from_utf8(body.into()).map_err(|_| Error::BadRequest(Wrong::for_programs("the body is not UTF-8")))?;
    let (before, is_new) = (state.store.sequence().await?, state.store.server(&slug).await?.is_none());
    let Taken { run, report, refused } =
        (writer.intake)(Sent { server: slug.clone(), body, now: writer.now }).await.map_err(Error::from)?;
    tracing::info!(server = slug.as_str(), writer = writer.name, changed = report.changed, added = report.added, "a server was put");
    let own = ChangeFilter { run: Some(run), ..ChangeFilter::default() };
    let changes = state.store.changes_between(&own, (before, i64::MAX), SHOWN).await?;
    let answer = Put {
        server: shape(&state, slug.as_str()).await?,
        report,
        refused: refused.into_iter().take(SHOWN).map(|(place, reason)| RefusalShape { place, reason }).collect(),
        changes: changes.into_iter().map(Into::into).collect(),
        changes_url: address::api(&format!("/changes?server={}&since={before}", address::segment(slug.as_str()))),
    };
    Ok((if is_new { StatusCode::CREATED } else { StatusCode::OK }, Json(answer)))
}

/// `DELETE /servers/{server}`: retires it. Its page stays with its history; its tools leave lists, search and policies.
pub(in crate::web) async fn delete(
    writer: Writer,
    State(state): State<state::State>,
    Path(slug): Path<String>,
) -> Result<Json<Deleted>, ApiError> {
    let known = extract::server(&state, &slug).await?.server.slug;
    let changed = state.store.retire(&known, writer.now).await?;
    tracing::info!(server = known.as_str(), writer = writer.name, changed, "a server was retired");
    Ok(Json(Deleted { server: shape(&state, known.as_str()).await?, changed }))
}

/// The slug that a path names. Another spelling of it would be another address of the same server.
fn slug(name: &str) -> Result<ServerSlug, Error> {
    let detail = match ServerSlug::of(name) {
        Some(slug) if slug.as_str() == name => return Ok(slug),
        Some(slug) => format!("the server's name in addresses must be lower-case words and hyphens; put it at `{slug}`"),
        None => "the server's name in addresses must hold a letter or a digit".to_owned(),
    };
    Err(Error::Invalid(Wrong::for_programs(detail)))
}
