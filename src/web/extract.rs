//! What requests say, parsed once and trusted behind.

use super::State;
use super::error::Error;
use super::nearest;
use crate::classify::{Check, Rule};
use crate::model::{Cursor, ServerSlug};
use crate::store::{ServerRecord, ToolRecord};
use serde::Deserialize;

/// Where a list begins and how much of it is wanted.
#[derive(Deserialize, Debug, Default)]
pub(super) struct Paging {
    cursor: Option<String>,
    limit: Option<String>,
}

const MAX_LIMIT: usize = 100;
const USUAL_LIMIT: usize = 50;

impl Paging {
    /// The cursor with this many sort keys, when one was given.
    pub(super) fn cursor(&self, keys: usize) -> Result<Option<Cursor>, Error> {
        Ok(self.cursor.as_deref().filter(|text| !text.is_empty()).map(|text| Cursor::parse(text, keys)).transpose()?)
    }

    /// Rows on a page: 1 to 100, 50 when nothing is said.
    pub(super) fn limit(&self) -> Result<usize, Error> {
        let Some(text) = &self.limit else { return Ok(USUAL_LIMIT) };
        match text.parse() {
            Ok(limit @ 1..=MAX_LIMIT) => Ok(limit),
            _ => Err(Error::BadRequest(format!("limit must be a whole number from 1 to {MAX_LIMIT}"))),
        }
    }
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

fn shortened(text: &str) -> String {
    super::segments::one_line(text, 120)
}
