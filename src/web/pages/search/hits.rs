use super::Segment;
use super::links::Links;
use crate::lang::Lang;
use crate::model::Category;
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
    pub(super) category: Category,
    pub(super) risk: RiskBadge,
    pub(super) traits: Vec<TraitView>,
    pub(super) why: &'static str,
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
        let only = Filter::Server(card.server.to_string());
        Self {
            url: address::tool(&card.server, &card.name),
            server_url: address::server(&card.server),
            server: words::shortened(&card.server_name),
            name: segments::found(excerpt::name(marker, &card.name)),
            language: words::language(description),
            category: card.category,
            risk: RiskBadge::new(Lang::En, card.risk),
            traits: card.traits.into_iter().map(|found| TraitView::new(Lang::En, found)).collect(),
            begins_fewer: false,
            why: excerpt::why(hit, &summary),
            more: hit.more.map(|more| (format!("{} more on this server", words::grouped(more)), links.toggled(&only))),
            summary: segments::found(summary),
        }
    }
}

impl ServerHit {
    pub(super) fn new(card: &ServerCard, marker: &Marker) -> Self {
        let description = card.description.as_deref().unwrap_or("");
        Self {
            url: address::server(&card.slug),
            name: segments::found(excerpt::name(marker, &card.name)),
            summary: segments::found(excerpt::text(marker, description)),
            language: words::language(description),
            counts: Counts::new(Lang::En, card.tally),
        }
    }
}
