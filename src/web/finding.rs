//! A search from its parameters to the rows that it found, as the page and the API both need it.

use super::State;
use super::error::Error;
use super::extract::limit;
use super::wrong::Wrong;
use crate::search::{Answer, Filter, FilterField, Hit, PAGE, Request};
use crate::store::{ServerCard, ServerName, ToolCard};
use std::collections::HashMap;
use std::sync::Arc;

/// What is searched for.
#[derive(Clone, Debug, Default)]
pub(super) struct Asked {
    /// What somebody typed, behind the filters that came as parameters of their own.
    pub(super) text: String,
    pub(super) cursor: Option<String>,
    /// Whether words that nobody uses are left as they are.
    pub(super) verbatim: bool,
    limit: Option<usize>,
}

/// What was found: rows of the store, in the order of the index.
pub(super) struct Found {
    pub(super) answer: Arc<Answer>,
    /// Tools whose rows are still there.
    pub(super) tools: Vec<(Hit, ToolCard)>,
    pub(super) servers: Vec<ServerCard>,
    /// The servers with the most of the tools.
    pub(super) homes: Vec<(ServerName, u64)>,
}

impl Asked {
    /// Reads the parameters of an address. Unknown ones mean nothing; a filter may be there several times.
    pub(super) fn read(parameters: Vec<(String, String)>) -> Result<Self, Error> {
        let mut asked = Self::default();
        let (mut filters, mut typed) = (String::new(), String::new());
        for (name, value) in parameters {
            match name.as_str() {
                "q" => typed = value,
                "cursor" if !value.is_empty() => asked.cursor = Some(value),
                "limit" => asked.limit = Some(limit(&value)?),
                "verbatim" => asked.verbatim = value == "true",
                _ => {
                    if let Some(filter) = filter(&name, value.trim())? {
                        filters += &filter.to_string();
                        filters.push(' ');
                    }
                }
            }
        }
        // The words stand last: whether a space follows them says whether the last one is whole.
        asked.text = filters + typed.trim_start();
        Ok(asked)
    }

    /// The same search from further down.
    pub(super) fn from(self, cursor: Option<String>) -> Self {
        Self { cursor, ..self }
    }

    /// Another search with the same words.
    pub(super) fn for_text(text: String, verbatim: bool) -> Self {
        Self { text, verbatim, ..Self::default() }
    }
}

/// A filter as a parameter. In the words of a query an unknown value is a word; here it is a mistake, and is told.
fn filter(name: &str, value: &str) -> Result<Option<Filter>, Error> {
    let Some(field) = FilterField::ALL.iter().find(|field| field.as_str() == name) else { return Ok(None) };
    if value.is_empty() {
        return Ok(None);
    }
    let filter = Filter::parse(name, &value.replace('"', " "));
    let wrong = || Wrong::Choice { field: field.as_str(), value: value.to_owned(), choices: field.values() };
    filter.map(Some).ok_or_else(|| Error::BadRequest(wrong()))
}

/// Asks the index, off the threads that answer requests: common words among half a million tools take milliseconds.
pub(super) async fn ask(state: &State, asked: &Asked) -> Result<Arc<Answer>, Error> {
    let (search, asked) = (state.search.clone(), asked.clone());
    // The seats are never closed, so waiting for one can't fail.
    let seat = state.seats.clone().acquire_owned().await.ok();
    let work = move || {
        let _seat = seat;
        let limit = asked.limit.unwrap_or(PAGE);
        search.ask(&Request { text: &asked.text, limit, after: asked.cursor.as_deref(), verbatim: asked.verbatim })
    };
    match tokio::task::spawn_blocking(work).await {
        Ok(answer) => Ok(answer?),
        // It panicked: let the layer that catches panics answer.
        Err(error) => std::panic::resume_unwind(error.into_panic()),
    }
}

/// Asks the index and reads what it found from the store.
pub(super) async fn find(state: &State, asked: &Asked) -> Result<Found, Error> {
    let answer = ask(state, asked).await?;
    let tools: Vec<i64> = answer.hits.iter().map(|hit| hit.tool).collect();
    let homes: Vec<i64> = answer.facets.servers.iter().map(|(server, _)| *server).collect();
    let (mut cards, mut servers, mut names) =
        tokio::try_join!(state.store.tools_found(&tools), state.store.servers_found(&answer.servers), state.store.server_names(&homes))?;
    Ok(Found {
        tools: answer.hits.iter().filter_map(|hit| Some((hit.clone(), cards.remove(&hit.tool)?))).collect(),
        servers: answer.servers.iter().filter_map(|server| servers.remove(server)).collect(),
        homes: named(&mut names, &answer),
        answer,
    })
}

fn named(names: &mut HashMap<i64, ServerName>, answer: &Answer) -> Vec<(ServerName, u64)> {
    answer.facets.servers.iter().filter_map(|(server, count)| Some((names.remove(server)?, *count))).collect()
}
