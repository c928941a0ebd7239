//! Where a part of a server's tools stands in the whole list, and the links to the other parts.

use crate::lang::{Lang, tell};
use crate::model::{Cursor, Page};
use crate::store::{Before, ServerRecord, Store, StoreError, ToolCard};
use crate::web::address;
use crate::web::extract::USUAL_LIMIT;

/// The part that a page shows.
pub(super) struct ToolParts {
    /// "1–50 of 61", where it isn't the whole list.
    pub(super) told: Option<String>,
    /// The beginning of the list, where this isn't it.
    pub(super) first: Option<String>,
    pub(super) previous: Option<String>,
    pub(super) next: Option<String>,
}

impl ToolParts {
    /// Of the part behind a cursor, of this size.
    pub(super) async fn of(
        lang: Lang,
        store: &Store,
        record: &ServerRecord,
        page: &Page<ToolCard>,
        (after, limit): (Option<&Cursor>, usize),
    ) -> Result<Self, StoreError> {
        let slug = &record.server.slug;
        let before = match after {
            Some(after) => store.tools_before(slug, after, limit).await?,
            None => Before { tools: 0, previous: None },
        };
        let page_of = address::within(lang, &address::server(slug));
        let to = |cursor: Option<&Cursor>| {
            let limit = (limit != USUAL_LIMIT).then(|| format!("limit={limit}"));
            let said: Vec<String> = limit.into_iter().chain(cursor.map(|cursor| format!("cursor={cursor}"))).collect();
            if said.is_empty() { format!("{page_of}#tools") } else { format!("{page_of}?{}#tools", said.join("&")) }
        };
        let (shown, total) = (page.rows.len() as u64, record.tally.total());
        let (first, last) = (before.tools + 1, before.tools + shown);
        Ok(Self {
            told: (0 < shown && shown < total).then(|| tell!(lang, "server-tools-part", first = first, last = last, total = total)),
            first: after.map(|_| to(None)),
            previous: after.map(|_| to(before.previous.as_ref())),
            next: page.next.as_ref().map(|cursor| to(Some(cursor))),
        })
    }
}
