use super::error::ScanError;
use super::notebook::Notebook;
use super::run::Bounds;
use super::wire::Wire;
use crate::model::MAX_TOOLS;
use rmcp::RoleClient;
use rmcp::ServiceExt;
use rmcp::model::{ClientCapabilities, ClientConfig, Implementation, PaginatedRequestParams, ProtocolVersion};
use rmcp::service::{ClientInitializeError, Peer, RunningService, ServiceError};
use serde_json::Value;
use std::collections::HashSet;
use std::time::Duration;
use tokio::time::{Instant, timeout};

/// What a server said.
#[derive(Debug)]
pub(super) struct Said {
    pub(super) name: Option<String>,
    pub(super) version: Option<String>,
    pub(super) protocol: String,
    pub(super) capabilities: Value,
    pub(super) instructions: Option<String>,
    pub(super) latency: Duration,
    /// Its definitions, as it wrote them.
    pub(super) tools: Vec<String>,
    /// Whether these are all.
    pub(super) complete: bool,
}

/// A list that changes while it is read is read again, so often at most.
const MAX_READINGS: u32 = 3;

/// How long an empty list may take to fill: some servers register their tools only once they were greeted.
const SETTLING: Duration = Duration::from_secs(2);

/// Asks who is there and which tools it has.
pub(super) async fn converse(wire: Wire, notebook: &Notebook, bounds: &Bounds) -> Result<Said, ScanError> {
    let start = Instant::now();
    let greeted = timeout(bounds.start, ourselves().serve(wire)).await.map_err(|_| slow("who it is", bounds.start))?;
    let session = greeted.map_err(ungreeted)?;
    let latency = start.elapsed();
    let listed = timeout(bounds.list, list(&session, notebook)).await.map_err(|_| slow("for its tools", bounds.list))?;
    let info = session.peer_info().ok_or_else(|| ScanError::Protocol("it never said who it is".into()))?;
    let server = info.server_info.as_ref();
    let name = server.map(|server| server.title.clone().unwrap_or_else(|| server.name.clone()));
    Ok(Said {
        name: name.filter(|name| !name.trim().is_empty()),
        version: server.map(|server| server.version.clone()).filter(|version| !version.is_empty()),
        protocol: info.protocol_version.to_string(),
        capabilities: serde_json::to_value(&info.capabilities).unwrap_or_default(),
        instructions: info.instructions.clone().filter(|text| !text.trim().is_empty()),
        latency,
        complete: listed?,
        tools: notebook.tear_off(),
    })
}

fn ourselves() -> ClientConfig {
    let us = Implementation::new("toolgrade", env!("CARGO_PKG_VERSION"));
    let mut config = ClientConfig::new(ClientCapabilities::default(), us);
    config.protocol_version = ProtocolVersion::LATEST_WITH_INITIALIZE;
    config
}

/// Reads the list until it holds still; says whether that is all of it.
async fn list(session: &RunningService<RoleClient, ClientConfig>, notebook: &Notebook) -> Result<bool, ScanError> {
    let tools = session.peer_info().and_then(|info| info.capabilities.tools.clone());
    // A server that says it has none may have some all the same; one that then refuses the question has none.
    if tools.is_none() {
        let asked = pages(session.peer(), notebook).await;
        return Ok(asked.unwrap_or(true));
    }
    for _ in 1..MAX_READINGS {
        let complete = pages(session.peer(), notebook).await?;
        if notebook.count() == 0 && tools.as_ref().is_some_and(|tools| tools.list_changed == Some(true)) {
            settle(notebook).await;
        } else if !notebook.changed() {
            return Ok(complete);
        }
        drop(notebook.tear_off());
    }
    pages(session.peer(), notebook).await
}

/// Waits for the word that the list has changed.
async fn settle(notebook: &Notebook) {
    let end = Instant::now() + SETTLING;
    while !notebook.changed() && Instant::now() < end {
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

/// Reads the list page by page; false when it was left before its end.
async fn pages(peer: &Peer<RoleClient>, notebook: &Notebook) -> Result<bool, ScanError> {
    let (mut cursor, mut asked) = (None, HashSet::new());
    loop {
        let before = notebook.count();
        let params = PaginatedRequestParams::default().with_cursor(cursor);
        let page = peer.list_tools(Some(params)).await.map_err(unlisted)?;
        let Some(next) = page.next_cursor.filter(|next| !next.is_empty()) else { return Ok(true) };
        if !asked.insert(next.clone()) || notebook.count() == before {
            return Err(ScanError::Circle);
        }
        // One more than the limit, so that the refusal names it.
        if notebook.count() > MAX_TOOLS {
            return Ok(false);
        }
        cursor = Some(next);
    }
}

fn slow(what: &'static str, limit: Duration) -> ScanError {
    ScanError::Slow { what, limit, last: String::new() }
}

fn ungreeted(error: ClientInitializeError) -> ScanError {
    match error {
        ClientInitializeError::ConnectionClosed(_) | ClientInitializeError::TransportError { .. } => {
            ScanError::Ended { last: String::new() }
        }
        other => ScanError::Protocol(shortened(&other.to_string())),
    }
}

fn unlisted(error: ServiceError) -> ScanError {
    match error {
        ServiceError::TransportClosed | ServiceError::TransportSend(_) => ScanError::Ended { last: String::new() },
        other => ScanError::Protocol(shortened(&other.to_string())),
    }
}

/// The SDK's errors quote what the server sent.
fn shortened(text: &str) -> String {
    crate::model::first_line(text, 300)
}
