//! What requests say, parsed once and trusted behind.

use super::State;
use super::error::Error;
use super::nearest;
use super::wrong::Wrong;
use crate::classify::attacks::Attack;
use crate::classify::{Check, Rule};
use crate::model::{ChangeKind, ChangeSeverity, Cursor, InvalidCursor, ServerSlug, Timestamp};
use crate::policy::AskedError;
use crate::store::{ChangeFilter, ServerRecord, ToolRecord};
use serde::Deserialize;
use std::str::FromStr;

/// Where a list begins and how much of it is wanted.
#[derive(Deserialize, Debug, Default)]
pub(super) struct Paging {
    cursor: Option<String>,
    limit: Option<String>,
}

/// No page holds more rows.
pub(super) const MAX_LIMIT: usize = 100;
pub(super) const USUAL_LIMIT: usize = 50;

impl Paging {
    /// The cursor with this many sort keys, when one was given.
    pub(super) fn cursor(&self, keys: usize) -> Result<Option<Cursor>, Error> {
        Ok(self.cursor.as_deref().filter(|text| !text.is_empty()).map(|text| Cursor::parse(text, keys)).transpose()?)
    }

    /// The cursor as it was given, for lists whose order is not the store's.
    pub(super) fn given(&self) -> Option<String> {
        self.cursor.clone().filter(|text| !text.is_empty())
    }

    /// The number behind which, or before which, a list of changes goes on, when one was given.
    pub(super) fn sequence(&self) -> Result<Option<i64>, Error> {
        let Some(cursor) = self.cursor(1)? else { return Ok(None) };
        let number = cursor.keys().first().and_then(|key| key.parse().ok());
        Ok(Some(number.ok_or(InvalidCursor)?))
    }

    /// Rows on a page: 1 to 100, 50 when nothing is said.
    pub(super) fn limit(&self) -> Result<usize, Error> {
        self.limit.as_deref().map_or(Ok(USUAL_LIMIT), limit)
    }
}

/// A number of rows from 1 to 100.
pub(super) fn limit(text: &str) -> Result<usize, Error> {
    match text.parse() {
        Ok(limit @ 1..=MAX_LIMIT) => Ok(limit),
        _ => Err(Error::BadRequest(Wrong::Limit(MAX_LIMIT))),
    }
}

/// Which changes are wanted, as addresses say it.
#[derive(Deserialize, Debug, Default)]
pub(super) struct ChangesWanted {
    since: Option<String>,
    severity: Option<String>,
    kind: Option<String>,
    server: Option<String>,
}

/// A moment or a number from which changes are told.
#[derive(Clone, Copy, Debug)]
pub(super) enum Since {
    Sequence(i64),
    Time(Timestamp),
}

impl ChangesWanted {
    /// The filter, and the server that it names with its name for people. Where nothing is said, such changes as matter at
    /// least as much as `usual`.
    pub(super) async fn filter(&self, state: &State, usual: ChangeSeverity) -> Result<(ChangeFilter, Option<(String, String)>), Error> {
        let severities = || ChangeSeverity::ALL.iter().map(|severity| severity.as_str()).collect();
        let kinds = || ChangeKind::ALL.iter().map(|kind| kind.as_str()).collect();
        let severity = self.severity.as_deref().map_or(Ok(None), |text| chosen("severity", text, severities))?;
        let kind = self.kind.as_deref().map_or(Ok(None), |text| chosen("kind", text, kinds))?;
        let mut filter = ChangeFilter { severity: Some(severity.unwrap_or(usual)), kind, ..ChangeFilter::default() };
        let Some(slug) = said(self.server.as_deref()) else { return Ok((filter, None)) };
        let known = server(state, slug).await?.server;
        filter.server = Some(known.id);
        Ok((filter, Some((known.slug.to_string(), known.display_name().to_owned()))))
    }

    /// From when on; `None` for the beginning.
    pub(super) fn since(&self) -> Result<Option<Since>, Error> {
        let Some(text) = said(self.since.as_deref()) else { return Ok(None) };
        let number = text.parse().ok().filter(|number| *number >= 0).map(Since::Sequence);
        let moment = number.or_else(|| text.parse().ok().map(Since::Time));
        moment.map(Some).ok_or(Error::BadRequest(Wrong::Since))
    }

    /// The address of the feed of these changes.
    pub(super) fn feed(&self) -> String {
        let given = [("severity", &self.severity), ("kind", &self.kind), ("server", &self.server)];
        let given = given.into_iter().filter_map(|(key, value)| Some((key, said(value.as_deref())?)));
        let query: Vec<String> = given.map(|(key, value)| format!("{key}={}", super::address::segment(value))).collect();
        if query.is_empty() { "/feed.atom".into() } else { format!("/feed.atom?{}", query.join("&")) }
    }
}

/// An empty value of a form says nothing.
fn said(value: Option<&str>) -> Option<&str> {
    value.map(str::trim).filter(|text| !text.is_empty())
}

/// One of the words that a parameter takes, where it says anything.
fn chosen<T: FromStr>(field: &'static str, text: &str, choices: fn() -> Vec<&'static str>) -> Result<Option<T>, AskedError> {
    let wrong = |text: &str| AskedError::NoneOf { field, value: text.to_owned(), choices: choices() };
    said(Some(text)).map(|text| text.parse().map_err(|_| wrong(text))).transpose()
}

/// The server that a path names, or what there is instead.
pub(super) async fn server(state: &State, slug: &str) -> Result<ServerRecord, Error> {
    if let Some(record) = state.store.server(&ServerSlug::stored(slug.to_owned())).await? {
        return Ok(record);
    }
    Err(Error::NoServer { near: nearest::servers(state, slug).await?, wanted: shortened(slug) })
}

/// The tool that a path names, or what there is instead.
pub(super) async fn tool(state: &State, slug: &str, name: &str) -> Result<ToolRecord, Error> {
    let server_slug = ServerSlug::stored(slug.to_owned());
    if let Some(record) = state.store.tool(&server_slug, name).await? {
        return Ok(record);
    }
    let known = server(state, slug).await?;
    let near = nearest::tools(state, &known.server.slug, name).await?;
    Err(Error::NoTool { server: slug.to_owned(), wanted: shortened(name), near })
}

/// What stands under `/rules`.
pub(super) enum Named<'a> {
    Rule(&'a Rule),
    Check(&'a Check),
}

/// The rule or the check that a path names, or what there is instead.
pub(super) fn rule<'a>(state: &'a State, id: &str) -> Result<Named<'a>, Error> {
    let rule = state.classifier.rule(id).map(Named::Rule);
    let named = rule.or_else(|| state.classifier.check(id).map(Named::Check));
    named.ok_or_else(|| Error::NoRule { wanted: shortened(id), near: nearest::rules(state, id) })
}

/// The attack that a path names, or what there is instead.
pub(super) fn attack<'a>(state: &'a State, id: &str) -> Result<&'a Attack, Error> {
    let known = state.classifier.attacks().get(id);
    known.ok_or_else(|| Error::NoAttack { wanted: shortened(id), near: nearest::attacks(state, id) })
}

fn shortened(text: &str) -> String {
    super::segments::one_line(text, 120)
}
