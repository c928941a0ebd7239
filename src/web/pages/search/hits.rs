use super::Segment;
use super::links::Links;
use crate::lang::{Lang, tell};
use crate::search::{Filter, Hit, Marker};
use crate::store::{ServerCard, ToolCard};
use crate::web::pages::views::{Counts, RiskBadge, TraitView};
use crate::web::{address, excerpt, segments, words};

/// A tool that was found.
pub(super) struct ToolHit {
    pub(super) url: String,
    pub(super) name: Vec<Segment>,
    pub(super) server: String,
    pub(super) server_url: String,
    pub(super) summary: Vec<Segment>,
    pub(super) language: &'static str,
    pub(super) category: String,
    pub(super) risk: RiskBadge,
    pub(super) traits: Vec<TraitView>,
    pub(super) why: String,
    /// Whether it is the first of those that hold fewer of the words than the best.
    pub(super) begins_fewer: bool,
    /// "12 more on this server", and where they are.
    pub(super) more: Option<(String, String)>,
}

/// A server that was found.
pub(super) struct ServerHit {
    pub(super) url: String,
    pub(super) name: Vec<Segment>,
    pub(super) summary: Vec<Segment>,
    pub(super) language: &'static str,
    pub(super) counts: Counts,
}

impl ToolHit {
    pub(super) fn new(hit: &Hit, card: ToolCard, marker: &Marker, links: &Links<'_>) -> Self {
        let description = card.description.as_deref().unwrap_or("");
        let summary = excerpt::text(marker, description);
        let (lang, only) = (links.lang, Filter::Server(card.server.to_string()));
        Self {
            url: address::within(lang, &address::tool(&card.server, &card.name)),
            server_url: address::within(lang, &address::server(&card.server)),
            server: words::shortened(&card.server_name),
            name: segments::found(excerpt::name(marker, &card.name)),
            language: words::language(description),
            category: lang.category(card.category),
            risk: RiskBadge::new(lang, card.risk),
            traits: card.traits.into_iter().map(|found| TraitView::new(lang, found)).collect(),
            begins_fewer: false,
            why: excerpt::why(lang, hit, &summary),
            more: hit.more.map(|more| (tell!(lang, "search-more-here", count = more), links.toggled(&only))),
            summary: segments::found(summary),
        }
    }
}

impl ServerHit {
    pub(super) fn new(lang: Lang, card: &ServerCard, marker: &Marker) -> Self {
        let description = card.description.as_deref().unwrap_or("");
        Self {
            url: address::within(lang, &address::server(&card.slug)),
            name: segments::found(excerpt::name(marker, &card.name)),
            summary: segments::found(excerpt::text(marker, description)),
            language: words::language(description),
            counts: Counts::new(lang, card.tally),
        }
    }
}
