//! A bundle for Open Policy Agent: `/bundle.tar.gz?servers=SLUG,ALIAS:SLUG`, so that this service can be an agent's bundle server.

use super::merged_policy::{MAX_SERVERS, RequestedServer};
use crate::policy::{Plan, bundle};
use crate::web::error::{ApiError, Error};
use crate::web::wrong::Wrong;
use crate::web::{policies, state};
use axum::extract::{Query, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

/// Which servers are wanted.
#[derive(Deserialize)]
pub(in crate::web) struct Wanted {
    servers: Option<String>,
}

/// `GET /bundle.tar.gz`
pub(in crate::web) async fn get(
    State(state): State<state::State>,
    Query(wanted): Query<Wanted>,
    Query(query): Query<policies::Query>,
) -> Result<Response, ApiError> {
    let asking = query.read()?;
    let list = wanted.servers.unwrap_or_default();
    let servers: Vec<RequestedServer> = list.split(',').map(str::trim).filter(|server| !server.is_empty()).map(requested).collect();
    if servers.is_empty() || servers.len() > MAX_SERVERS {
        let detail = format!("servers: give 1 to {MAX_SERVERS} slugs with commas between them, as in ?servers=acme,desk:acme-notes");
        return Err(Error::BadRequest(Wrong::for_programs(detail)).into());
    }
    let mut planned = Vec::new();
    for server in servers {
        planned.push(server.planned(&state, &asking).await?);
    }
    let (plan, _) = Plan::merged(asking.wanted.preset, planned);
    let headers = [(header::CONTENT_TYPE, "application/gzip"), (header::CONTENT_DISPOSITION, "attachment; filename=\"bundle.tar.gz\"")];
    Ok((headers, bundle(&plan, asking.lossy)).into_response())
}

/// `SLUG`, or `ALIAS:SLUG`.
fn requested(text: &str) -> RequestedServer {
    let (alias, server) = text.split_once(':').map_or((None, text), |(alias, server)| (Some(alias.to_owned()), server));
    RequestedServer { server: server.to_owned(), alias, ..RequestedServer::default() }
}
