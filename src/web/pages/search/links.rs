use crate::lang::Lang;
use crate::search::{Filter, Query};
use crate::web::address;

/// Addresses of searches that differ from this one in one thing.
pub(super) struct Links<'q> {
    pub(super) lang: Lang,
    pub(super) query: &'q Query,
    verbatim: bool,
}

impl<'q> Links<'q> {
    pub(super) fn new(lang: Lang, query: &'q Query, verbatim: bool) -> Self {
        Self { lang, query, verbatim }
    }

    /// Another text.
    pub(super) fn to(&self, text: &str) -> String {
        if self.verbatim { self.verbatim(text) } else { self.corrected(text) }
    }

    /// A text whose words are all left as they are.
    pub(super) fn verbatim(&self, text: &str) -> String {
        format!("{}&verbatim=true", self.corrected(text))
    }

    /// A text whose spelling may be corrected.
    pub(super) fn corrected(&self, text: &str) -> String {
        address::within(self.lang, &address::search(text))
    }

    /// With a filter more, or without one that is set.
    pub(super) fn toggled(&self, filter: &Filter) -> String {
        self.to(&self.query.toggled(filter))
    }

    /// Another page of the same results.
    pub(super) fn page(&self, cursor: &str) -> String {
        format!("{}&cursor={}", self.to(&self.query.to_text()), address::segment(cursor))
    }
}
