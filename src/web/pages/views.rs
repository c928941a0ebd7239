//! Small views that several pages share.

use crate::model::{Category, Risk, Severity, Trait, first_line};
use crate::store::{ServerCard, Tally, ToolCard};
use crate::web::{address, assets, segments, words};

/// What every page needs for its frame.
pub(in crate::web) struct Layout {
    pub(in crate::web) title: String,
    pub(in crate::web) summary: String,
    pub(in crate::web) query: String,
}

impl Layout {
    pub(in crate::web) fn new(title: impl Into<String>, summary: impl Into<String>) -> Self {
        Self { title: title.into(), summary: summary.into(), query: String::new() }
    }

    pub(in crate::web) fn style() -> &'static str {
        assets::address("toolgrade.css")
    }

    pub(in crate::web) fn script() -> &'static str {
        assets::address("copy.js")
    }

    pub(in crate::web) fn suggestions() -> &'static str {
        assets::address("suggest.js")
    }

    pub(in crate::web) fn builder() -> &'static str {
        assets::address("builder.js")
    }

    pub(in crate::web) fn icon() -> &'static str {
        assets::address("icon.svg")
    }
}

/// A severity as a badge.
#[derive(Clone, Copy)]
pub(in crate::web) struct SeverityBadge(pub(in crate::web) Severity);

impl SeverityBadge {
    pub(in crate::web) fn class(self) -> &'static str {
        match self.0 {
            Severity::Low => "low",
            Severity::Medium => "medium",
            Severity::High => "high",
        }
    }

    pub(in crate::web) fn word(self) -> &'static str {
        self.0.as_str()
    }
}

/// A risk as a badge.
#[derive(Clone, Copy)]
pub(in crate::web) struct RiskBadge(pub(in crate::web) Risk);

impl RiskBadge {
    pub(in crate::web) fn class(self) -> &'static str {
        match self.0 {
            Risk::Low => "low",
            Risk::Medium => "medium",
            Risk::High => "high",
        }
    }

    pub(in crate::web) fn word(self) -> &'static str {
        self.0.as_str()
    }
}

/// A trait with what it means.
#[derive(Clone, Copy)]
pub(in crate::web) struct TraitView(pub(in crate::web) Trait);

impl TraitView {
    pub(in crate::web) fn word(self) -> &'static str {
        self.0.as_str()
    }

    pub(in crate::web) fn meaning(self) -> &'static str {
        match self.0 {
            Trait::Destructive => "removes or overwrites what an ordinary call can't bring back",
            Trait::Financial => "moves money or commits somebody to pay",
            Trait::CodeExecution => "runs code, a command or a query that the caller writes",
            Trait::Secrets => "returns credentials or takes them as an argument",
            Trait::PersonalData => "returns people's private data",
            Trait::Outbound => "sends content to other people or to the public",
            Trait::OpenWorld => "reaches addresses that the caller names, or brings back text that strangers wrote",
            Trait::FileAccess => "takes a path on the machine where the server runs",
            Trait::AccessControl => "changes who may do or reach what",
            Trait::Bulk => "changes many objects in one call",
            Trait::Metered => "costs money or quota with each call",
            Trait::Physical => "controls devices in the world",
        }
    }
}

/// A tool in a list.
pub(in crate::web) struct ToolView {
    pub(in crate::web) url: String,
    pub(in crate::web) name: String,
    pub(in crate::web) server: String,
    pub(in crate::web) server_url: String,
    pub(in crate::web) summary: String,
    pub(in crate::web) language: &'static str,
    pub(in crate::web) category: Category,
    pub(in crate::web) risk: RiskBadge,
    pub(in crate::web) traits: Vec<TraitView>,
}

const SUMMARY: usize = 160;
const NAME: usize = 120;

impl From<ToolCard> for ToolView {
    fn from(card: ToolCard) -> Self {
        let description = card.description.unwrap_or_default();
        Self {
            url: address::tool(&card.server, &card.name),
            server_url: address::server(&card.server),
            server: segments::one_line(&card.server_name, NAME),
            name: segments::one_line(&card.name, NAME),
            language: words::language(&description),
            summary: segments::one_line(&first_line(&description, SUMMARY), SUMMARY + 3),
            category: card.category,
            risk: RiskBadge(card.risk),
            traits: card.traits.into_iter().map(TraitView).collect(),
        }
    }
}

/// A server in a list.
pub(in crate::web) struct ServerView {
    pub(in crate::web) url: String,
    pub(in crate::web) name: String,
    pub(in crate::web) summary: String,
    pub(in crate::web) language: &'static str,
    pub(in crate::web) counts: Counts,
}

impl From<&ServerCard> for ServerView {
    fn from(card: &ServerCard) -> Self {
        let description = card.description.as_deref().unwrap_or("");
        Self {
            url: address::server(&card.slug),
            name: segments::one_line(&card.name, NAME),
            summary: segments::one_line(&first_line(description, SUMMARY), SUMMARY + 3),
            language: words::language(description),
            counts: Counts(card.tally),
        }
    }
}

/// Tools by category and risk, in words.
#[derive(Clone, Copy)]
pub(in crate::web) struct Counts(pub(in crate::web) Tally);

impl Counts {
    pub(in crate::web) fn total(&self) -> String {
        words::count(self.0.total(), "tool")
    }

    pub(in crate::web) fn is_empty(&self) -> bool {
        self.0.total() == 0
    }

    /// The risks that occur, worst first, with their counts.
    pub(in crate::web) fn risks(&self) -> Vec<(RiskBadge, u64)> {
        let worst_first = Risk::ALL.iter().rev().map(|risk| (RiskBadge(*risk), self.0.risk(*risk)));
        worst_first.filter(|(_, count)| *count > 0).collect()
    }

    /// Rows of the table: a category, its tools, and of them Low, Medium and High.
    pub(in crate::web) fn rows(&self) -> Vec<(Category, String, [String; 3])> {
        let row = |category: &Category| {
            let cell = |risk| words::grouped(self.0.count(*category, risk));
            (*category, words::grouped(self.0.category(*category)), [cell(Risk::Low), cell(Risk::Medium), cell(Risk::High)])
        };
        Category::ALL.iter().map(row).collect()
    }
}
