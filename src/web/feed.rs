//! What changed, as an Atom feed (RFC 4287). Identifiers never change: they are made from the catalogue's own and the
//! change's number.

use super::error::{Error, PageError};
use super::extract::ChangesWanted;
use super::{State, address, changes, segments, words};
use crate::lang::Lang;
use crate::model::{ChangeSeverity, Timestamp, hex};
use crate::store::ChangeRecord;
use askama::Template;
use axum::extract::{self, Query};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use sha2::{Digest, Sha256};

/// Changes in the feed.
const ENTRIES: usize = 50;

#[derive(Template)]
#[template(path = "feed.xml")]
struct Feed {
    id: String,
    title: String,
    updated: Timestamp,
    own: String,
    entries: Vec<Entry>,
}

struct Entry {
    id: String,
    title: String,
    updated: Timestamp,
    url: String,
    kind: &'static str,
    severity: &'static str,
    summary: String,
}

/// `GET /feed.atom`: the latest changes that are more than information.
pub(super) async fn show(extract::State(state): extract::State<State>, Query(wanted): Query<ChangesWanted>) -> Result<Response, PageError> {
    let (filter, server) = wanted.filter(&state, ChangeSeverity::Low).await?;
    let (identity, latest) = tokio::try_join!(state.store.identity(), state.store.latest_changes(&filter, None, ENTRIES))?;
    let updated = latest.iter().map(|change| change.at).max().unwrap_or_else(|| Timestamp::from_seconds(0));
    let own = wanted.feed();
    let about = server.map(|(_, name)| format!(" on {name}")).unwrap_or_default();
    let feed = Feed {
        id: uuid(&format!("{identity}{own}")),
        title: text(&format!("What changed{about} · toolgrade")),
        updated,
        own,
        entries: latest.iter().map(|change| entry(&identity, change)).collect(),
    };
    let body = feed.render().map_err(|error| Error::Broken(error.to_string()))?;
    let headers = [(header::CONTENT_TYPE, "application/atom+xml; charset=utf-8".to_owned()), (header::LAST_MODIFIED, updated.http_date())];
    Ok((headers, body).into_response())
}

fn entry(identity: &str, change: &ChangeRecord) -> Entry {
    let server = segments::one_line(&change.server_name, 120);
    let subject = match &change.tool {
        Some(tool) => format!("{} on {server}", words::shortened(tool)),
        None => server,
    };
    let url = match &change.tool {
        Some(tool) if change.listed => address::tool(&change.server, tool),
        _ => address::server(&change.server),
    };
    Entry {
        id: uuid(&format!("{identity}/changes/{}", change.seq)),
        title: text(&format!("{subject} {}", changes::heading(Lang::En, change.kind))),
        updated: change.at,
        url: format!("{url}#change-{}", change.seq),
        kind: change.kind.as_str(),
        severity: change.severity.as_str(),
        summary: text(&changes::sentence(Lang::En, change)),
    }
}

/// Strangers' text as XML may hold it: hidden characters written out, and no character that XML knows nothing of.
fn text(text: &str) -> String {
    segments::one_line(text, 2000).replace(['\u{FFFE}', '\u{FFFF}'], "\u{FFFD}")
}

/// A name-based identifier (RFC 9562, version 8): the same name always gives the same one.
fn uuid(name: &str) -> String {
    let mut bytes: [u8; 16] = Sha256::digest(name.as_bytes())[..16].try_into().expect("SHA-256 gives 32 bytes");
    bytes[6] = bytes[6] & 0x0F | 0x80;
    bytes[8] = bytes[8] & 0x3F | 0x80;
    let digits = hex(&bytes);
    format!("urn:uuid:{}-{}-{}-{}-{}", &digits[..8], &digits[8..12], &digits[12..16], &digits[16..20], &digits[20..])
}
