use super::page::Page;
use super::patience::Patience;
use crate::ingest::http::{Ask, Http, HttpError, Reply};
use crate::ingest::pipeline::Bookmark;
use crate::model::Timestamp;
use crate::store::StoreError;
use reqwest::{StatusCode, Url};
use std::collections::HashSet;
use std::time::Duration;

/// Why a sync broke off. What came before is stored, and the next one goes on from there.
#[derive(Debug, thiserror::Error)]
pub enum SyncError {
    /// It can't be asked, or answers nothing that can be read.
    #[error(transparent)]
    Http(#[from] HttpError),
    /// It answers, but with a status that says no.
    #[error("{host} answers {status}{advice}")]
    Status {
        /// The registry.
        host: String,
        /// What it says.
        status: StatusCode,
        /// What to do.
        advice: &'static str,
    },
    /// It would go on for ever.
    #[error("{host} repeats itself: {what}; what came before is stored")]
    Circle {
        /// The registry.
        host: String,
        /// How.
        what: &'static str,
    },
    /// The catalogue could not be written.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Servers in one answer; the most that the official registry gives.
const MAX_LIMIT: u64 = 100;

/// So many pages in a row may bring nothing that wasn't there before.
const MAX_BARREN: u32 = 3;

/// The longest cursor that is sent back.
const MAX_CURSOR: usize = 4096;

/// A registry's pages, one after the other.
pub(super) struct Pages {
    http: Http,
    patience: Patience,
    list: Url,
    limit: u64,
    since: Option<Timestamp>,
    /// `None` before the first page of all.
    cursor: Option<String>,
    ended: bool,
    asked: HashSet<String>,
    met: HashSet<u64>,
    barren: u32,
}

impl Pages {
    /// The pages of a registry from a bookmark on; `most` is how many servers are wanted at all.
    pub(super) fn new(http: Http, patience: Patience, list: Url, from: &Bookmark, most: Option<u64>) -> Self {
        let limit = most.unwrap_or(MAX_LIMIT).clamp(1, MAX_LIMIT);
        let (since, cursor) = (from.since, from.cursor.clone());
        Self { http, patience, list, limit, since, cursor, ended: false, asked: HashSet::new(), met: HashSet::new(), barren: 0 }
    }

    /// The next page; `None` behind the last.
    pub(super) async fn next(&mut self) -> Result<Option<Page>, SyncError> {
        if self.ended {
            return Ok(None);
        }
        let reply = self.ask().await?;
        let host = reply.host();
        let page = Page::read(&reply.json_text().await?, &host).map_err(|reason| HttpError::Unreadable { host: host.clone(), reason })?;
        self.check(&page, host)?;
        self.cursor.clone_from(&page.next);
        self.ended = page.next.is_none();
        Ok(Some(page))
    }

    /// A registry whose pages never end fills a disk.
    fn check(&mut self, page: &Page, host: String) -> Result<(), SyncError> {
        let fresh = page.rows.iter().filter(|row| self.met.insert(**row)).count();
        self.barren = if fresh == 0 { self.barren + 1 } else { 0 };
        let what = match &page.next {
            Some(next) if next.len() > MAX_CURSOR => "its cursor grows without an end",
            Some(next) if !self.asked.insert(next.clone()) => "its cursor leads back to an earlier page",
            Some(_) if self.barren >= MAX_BARREN => "page after page brings nothing new",
            _ => return Ok(()),
        };
        Err(SyncError::Circle { host, what })
    }

    /// Asks until there is an answer, or patience ends.
    async fn ask(&self) -> Result<Reply, SyncError> {
        let url = self.url();
        for failed in 1.. {
            let answer = self.http.send(Ask::get(url.clone())).await;
            let (named, error) = match answer {
                Ok(reply) if reply.status().is_success() => return Ok(reply),
                Ok(reply) if !passes(reply.status()) => return Err(refused(&reply)),
                Ok(reply) => (retry_after(&reply), refused(&reply)),
                Err(error @ (HttpError::Slow { .. } | HttpError::Unreachable { .. })) => (None, error.into()),
                Err(error) => return Err(error.into()),
            };
            let Some(wait) = self.patience.wait(failed, named) else { return Err(error) };
            tracing::info!(%error, ?wait, "the registry is asked again");
            tokio::time::sleep(wait).await;
        }
        unreachable!("patience ends")
    }

    fn url(&self) -> Url {
        let mut url = self.list.clone();
        let mut query = url.query_pairs_mut();
        query.append_pair("limit", &self.limit.to_string()).append_pair("version", "latest");
        if let Some(since) = self.since {
            query.append_pair("updated_since", &since.to_string());
        }
        if let Some(cursor) = &self.cursor {
            query.append_pair("cursor", cursor);
        }
        drop(query);
        url
    }
}

/// Statuses that may be others in a moment.
fn passes(status: StatusCode) -> bool {
    status == StatusCode::TOO_MANY_REQUESTS || status == StatusCode::REQUEST_TIMEOUT || status.is_server_error()
}

fn refused(reply: &Reply) -> SyncError {
    let advice = match reply.status() {
        StatusCode::NOT_FOUND => "; is it a registry? --registry takes the address before /v0.1/servers",
        StatusCode::BAD_REQUEST => "; if it no longer knows where the last sync broke off, begin anew with --full",
        StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN => "; it is not open to everybody",
        status if passes(status) => "; it is overloaded, so sync again later: it goes on from here",
        _ => "",
    };
    SyncError::Status { host: reply.host(), status: reply.status(), advice }
}

/// Seconds; the form with a date is not used by anything that was met.
fn retry_after(reply: &Reply) -> Option<Duration> {
    reply.header("retry-after")?.trim().parse().ok().map(Duration::from_secs)
}
