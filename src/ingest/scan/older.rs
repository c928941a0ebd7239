//! The exchange that servers spoke before: a stream of events that stays open, and an address for messages that it names.

use super::error::ScanError;
use super::events::Events;
use super::streamable::welcome;
use super::wire::Line;
use crate::ingest::http::{Ask, Http, HttpError};
use reqwest::header::{ACCEPT, CONTENT_TYPE, HeaderMap, HeaderValue};
use reqwest::{Method, Url};
use tokio::sync::mpsc::{Receiver, Sender};

/// Carries messages until nothing more is said, or the stream ends.
pub(super) async fn exchange(http: Http, (url, own): (Url, HeaderMap), line: Line, limit: usize) -> Result<(), ScanError> {
    let (origin, mut headers) = (url.origin(), own.clone());
    headers.insert(ACCEPT, HeaderValue::from_static("text/event-stream"));
    let reply = http.send(Ask { headers, ..Ask::get(url) }).await?;
    welcome(&reply)?;
    if reply.kind() != "text/event-stream" {
        let found = format!("`{}`", reply.kind());
        return Err(HttpError::Kind { host: reply.host(), found, expected: "a stream of events" }.into());
    }
    let base = reply.url().clone();
    // What is meant for one host is not for another that it leads to.
    let own = if base.origin() == origin { own } else { HeaderMap::new() };
    let mut events = Events::new(reply, limit);
    let messages = endpoint(&mut events, &base).await?;
    tokio::select! {
        answer = read(events, line.answers) => answer,
        answer = write(&http, (messages, own), line.said) => answer,
    }
}

/// The first event names the address for messages. It has to lie where the stream comes from: a server could otherwise have
/// us send messages to anybody.
async fn endpoint(events: &mut Events, base: &Url) -> Result<Url, ScanError> {
    while let Some(event) = events.next().await? {
        if event.name == "endpoint" {
            let url = base.join(event.text.trim()).ok().filter(|url| url.origin() == base.origin());
            return url.ok_or_else(|| ScanError::Protocol("it names an address for messages that is not its own".into()));
        }
    }
    Err(ScanError::Protocol("its stream ends without an address for messages".into()))
}

async fn read(mut events: Events, answers: Sender<String>) -> Result<(), ScanError> {
    while let Some(event) = events.next().await? {
        if event.name == "message" && answers.send(event.text).await.is_err() {
            break;
        }
    }
    Ok(())
}

async fn write(http: &Http, (url, mut headers): (Url, HeaderMap), mut said: Receiver<String>) -> Result<(), ScanError> {
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
    while let Some(text) = said.recv().await {
        welcome(&http.send(Ask { method: Method::POST, url: url.clone(), headers: headers.clone(), body: Some(text) }).await?)?;
    }
    Ok(())
}
