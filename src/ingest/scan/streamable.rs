//! The streamable HTTP exchange: a POST for each message, answered as JSON or as a stream of events.

use super::error::ScanError;
use super::events::Events;
use super::wire::Line;
use crate::ingest::http::{Ask, Http, Reply};
use reqwest::header::{ACCEPT, CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue};
use reqwest::{Method, StatusCode, Url};
use serde::Deserialize;
use std::borrow::Cow;
use tokio::sync::mpsc::Sender;
use tokio::task::JoinSet;

const SESSION: HeaderName = HeaderName::from_static("mcp-session-id");
const VERSION: HeaderName = HeaderName::from_static("mcp-protocol-version");

/// Carries messages until nothing more is said, or the server answers what is no answer.
pub(super) async fn exchange(http: Http, (url, own): (Url, HeaderMap), mut line: Line, limit: usize) -> Result<(), ScanError> {
    let mut headers = headers(own);
    let mut streams = JoinSet::new();
    while let Some(text) = line.said.recv().await {
        let greeting = !headers.contains_key(VERSION);
        let reply = http.send(Ask { method: Method::POST, url: url.clone(), headers: headers.clone(), body: Some(text) }).await?;
        welcome(&reply)?;
        if let Some(session) = reply.header(SESSION.as_str()).and_then(|id| HeaderValue::from_str(id).ok()) {
            headers.insert(SESSION, session);
        }
        match reply.kind().as_str() {
            "text/event-stream" if greeting => {
                let events = Events::new(reply, limit);
                keep_version(&mut headers, until_answered(events, &line.answers).await?);
            }
            // Others may have to be answered while this one goes on.
            "text/event-stream" => drop(streams.spawn(until_answered_by(Events::new(reply, limit), line.answers.clone()))),
            _ if matches!(reply.status(), StatusCode::ACCEPTED | StatusCode::NO_CONTENT) => {}
            _ => {
                let text = reply.json_text().await?;
                if greeting {
                    keep_version(&mut headers, version(&text));
                }
                if line.answers.send(text).await.is_err() {
                    break;
                }
            }
        }
    }
    forget(&http, url, headers).await;
    Ok(())
}

/// What is sent along, a person's own headers among it; those of the protocol have the say.
fn headers(mut own: HeaderMap) -> HeaderMap {
    own.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
    own.insert(ACCEPT, HeaderValue::from_static("application/json, text/event-stream"));
    own
}

/// Whether the server lets us in.
pub(super) fn welcome(reply: &Reply) -> Result<(), ScanError> {
    match reply.status() {
        status if status.is_success() => Ok(()),
        status @ (StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN) => {
            let scheme = reply.header("www-authenticate").and_then(|asked| asked.split([' ', ',']).next()).unwrap_or("");
            let scheme: String = scheme.chars().filter(char::is_ascii_alphanumeric).take(40).collect();
            let scheme =
                if scheme.is_empty() { format!("{}, no scheme named", status.as_u16()) } else { format!("{} {scheme}", status.as_u16()) };
            Err(ScanError::Guarded { scheme })
        }
        status => Err(ScanError::Refused { status: status.as_u16() }),
    }
}

async fn until_answered_by(events: Events, answers: Sender<String>) -> Result<Option<HeaderValue>, ScanError> {
    until_answered(events, &answers).await
}

/// Hands the stream's messages over up to the answer that it was opened for; gives the version that the answer names.
async fn until_answered(mut events: Events, answers: &Sender<String>) -> Result<Option<HeaderValue>, ScanError> {
    while let Some(event) = events.next().await? {
        let (answered, version) = (is_answer(&event.text), version(&event.text));
        if answers.send(event.text).await.is_err() || answered {
            return Ok(version);
        }
    }
    Ok(None)
}

/// Of a message, what the exchange itself has to know.
#[derive(Deserialize)]
struct Message<'a> {
    #[serde(borrow)]
    result: Option<&'a serde_json::value::RawValue>,
    #[serde(borrow)]
    error: Option<&'a serde_json::value::RawValue>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Greeting<'a> {
    #[serde(borrow)]
    protocol_version: Option<Cow<'a, str>>,
}

fn is_answer(text: &str) -> bool {
    serde_json::from_str::<Message<'_>>(text).is_ok_and(|message| message.result.is_some() || message.error.is_some())
}

fn version(text: &str) -> Option<HeaderValue> {
    let message: Message<'_> = serde_json::from_str(text).ok()?;
    let greeting: Greeting<'_> = serde_json::from_str(message.result?.get()).ok()?;
    HeaderValue::from_str(&greeting.protocol_version?).ok()
}

fn keep_version(headers: &mut HeaderMap, version: Option<HeaderValue>) {
    if let Some(version) = version {
        headers.insert(VERSION, version);
    }
}

/// Tells the server that it may forget the session; what it says to that is its own affair.
async fn forget(http: &Http, url: Url, headers: HeaderMap) {
    if headers.contains_key(SESSION) {
        let _ = http.send(Ask { method: Method::DELETE, url, headers, body: None }).await;
    }
}
