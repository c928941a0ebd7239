//! The list of servers from its parameters to its rows and counts, as the page and the API both need it.

use super::error::Error;
use super::extract::{Paging, USUAL_LIMIT};
use super::wrong::Wrong;
use super::{State, address};
use crate::model::{ServerFacets, ServerField, ServerFilter, ServerPlace, ServerSort};
use crate::store::Browsed;

/// Which servers are asked for, and in which order.
#[derive(Clone, Debug)]
pub(super) struct Browsing {
    pub(super) sort: ServerSort,
    pub(super) filters: Vec<ServerFilter>,
    /// From where on; `None` for the beginning.
    pub(super) from: Option<ServerPlace>,
    limit: usize,
    /// The order where nothing is said.
    usual: ServerSort,
}

impl Browsing {
    /// Reads the parameters of an address. Unknown ones mean nothing; a filter may be there several times.
    pub(super) fn read(paging: &Paging, parameters: Vec<(String, String)>, usual: ServerSort) -> Result<Self, Error> {
        let (mut sort, mut filters) = (None, Vec::new());
        for (name, value) in parameters {
            let value = value.trim();
            if value.is_empty() {
                continue;
            }
            if let Some(field) = ServerField::ALL.iter().find(|field| field.as_str() == name) {
                let filter = ServerFilter::parse(*field, value).ok_or_else(|| none_of(field.as_str(), values(*field), value))?;
                if !filters.contains(&filter) {
                    filters.push(filter);
                }
            } else if name == "sort" {
                let one = value.parse().map_err(|_: String| none_of("sort", sorts(), value))?;
                if sort.replace(one).is_some() {
                    return Err(Error::BadRequest(Wrong::Twice("sort")));
                }
            }
        }
        let sort = sort.unwrap_or(usual);
        let from = paging.cursor(ServerPlace::KEYS)?.map(|cursor| ServerPlace::read(&cursor, sort)).transpose()?;
        Ok(Self { sort, filters, from, limit: paging.limit()?, usual })
    }

    /// The servers, and how many there are under these and under further filters.
    pub(super) async fn find(&self, state: &State) -> Result<(Browsed, ServerFacets), Error> {
        let page = state.store.servers(self.sort, &self.filters, self.from.as_ref(), self.limit);
        Ok(tokio::try_join!(page, state.store.server_facets(&self.filters))?)
    }

    /// The same with a filter more, or without one that is set; from the beginning.
    pub(super) fn toggled(&self, filter: ServerFilter) -> Self {
        let mut filters = self.filters.clone();
        match filters.iter().position(|one| *one == filter) {
            Some(at) => {
                filters.remove(at);
            }
            None => filters.push(filter),
        }
        Self { filters, from: None, ..self.clone() }
    }

    /// The same in another order; from the beginning.
    pub(super) fn sorted(&self, sort: ServerSort) -> Self {
        Self { sort, from: None, ..self.clone() }
    }

    /// The same from another place.
    pub(super) fn from(&self, from: Option<ServerPlace>) -> Self {
        Self { from, ..self.clone() }
    }

    /// The page of this list.
    pub(super) fn address(&self) -> String {
        let mut said: Vec<(&str, String)> = self.filters.iter().map(|one| (one.field().as_str(), one.value().to_owned())).collect();
        if self.sort != self.usual {
            said.push(("sort", self.sort.to_string()));
        }
        if self.limit != USUAL_LIMIT {
            said.push(("limit", self.limit.to_string()));
        }
        said.extend(self.from.clone().map(|place| ("cursor", place.cursor(self.sort).to_string())));
        let said: Vec<String> = said.into_iter().map(|(name, value)| format!("{name}={}", address::segment(&value))).collect();
        if said.is_empty() { "/servers".into() } else { format!("/servers?{}", said.join("&")) }
    }
}

fn sorts() -> Vec<String> {
    ServerSort::ALL.iter().map(ToString::to_string).collect()
}

fn values(field: ServerField) -> Vec<String> {
    ServerFilter::of(field).into_iter().map(|filter| filter.value().to_owned()).collect()
}

fn none_of(field: &'static str, choices: Vec<String>, value: &str) -> Error {
    Error::BadRequest(Wrong::Choice { field, value: value.to_owned(), choices })
}
