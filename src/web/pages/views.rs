//! Small views that several pages share.

use crate::lang::{Arg, Lang, grouped, tell};
use crate::model::{Category, Risk, Severity, Trait, opening};
use crate::store::{ServerCard, Tally, ToolCard};
use crate::web::here::Here;
use crate::web::linked::Linked;
use crate::web::marked::{Coded, Marked};
use crate::web::pages::pictures::Bar;
use crate::web::{address, assets, segments, words};

/// What every page needs for its frame.
pub(in crate::web) struct Layout {
    pub(in crate::web) here: Here,
    pub(in crate::web) lang: Lang,
    pub(in crate::web) title: String,
    pub(in crate::web) summary: String,
    pub(in crate::web) query: String,
    /// The picture that stands beside links to the page.
    card: Option<String>,
    /// What the page says of itself to crawlers.
    pub(in crate::web) linked: Vec<Linked>,
}

/// What the head of every page leads to: the key of its name, and its address.
const SECTIONS: [(&str, &str); 7] = [
    ("nav-servers", "/servers"),
    ("nav-stack", "/stack"),
    ("nav-builder", "/builder"),
    ("nav-changes", "/changes"),
    ("nav-attacks", "/attacks"),
    ("nav-rules", "/rules"),
    ("nav-methodology", "/methodology"),
];

impl Layout {
    pub(in crate::web) fn new(here: &Here, title: impl Into<String>, summary: impl Into<String>) -> Self {
        let (title, summary) = (title.into(), summary.into());
        Self { here: here.clone(), lang: here.lang, title, summary, query: String::new(), card: None, linked: vec![] }
    }

    /// With what was searched for in the search box.
    #[must_use]
    pub(in crate::web) fn searched(self, query: String) -> Self {
        Self { query, ..self }
    }

    /// With a picture for links to it, and what it says of itself to crawlers.
    #[must_use]
    pub(in crate::web) fn described(self, card: String, linked: Vec<Linked>) -> Self {
        Self { card: Some(card), linked, ..self }
    }

    /// The one address of the page for crawlers, where the service knows its own.
    pub(in crate::web) fn canonical(&self) -> Option<String> {
        self.here.site.is_some().then(|| self.here.for_the_world(self.lang))
    }

    /// The address of its picture, where the service knows its own.
    pub(in crate::web) fn picture(&self) -> Option<String> {
        Some(format!("{}{}", self.here.site.as_ref()?, self.card.as_ref()?))
    }

    /// Whether crawlers should keep it: not what somebody typed or chose.
    pub(in crate::web) fn is_kept(&self) -> bool {
        !self.here.asks() && self.here.path() != "/search"
    }

    /// A message without arguments.
    pub(in crate::web) fn say(&self, key: &str) -> String {
        self.lang.say(key)
    }

    /// A message of ours with markup.
    pub(in crate::web) fn marked(&self, key: &str) -> Marked {
        Marked::new(self.lang, self.lang.say(key))
    }

    /// The same with one argument, which is a number or words of ours.
    pub(in crate::web) fn marked_with<'a>(&self, key: &str, name: &'static str, value: impl Into<Arg<'a>>) -> Marked {
        Marked::new(self.lang, self.lang.with(key, name, value))
    }

    /// Words with code between backticks, whoever wrote them.
    pub(in crate::web) fn coded(words: &str) -> Coded<'_> {
        Coded(words)
    }

    /// The parts of the site: name, address, and whether this page is of it.
    pub(in crate::web) fn sections(&self) -> Vec<(String, String, bool)> {
        let is_here = |page: &str| self.here.path() == page || self.here.path().starts_with(&format!("{page}/"));
        SECTIONS.iter().map(|(name, page)| (self.say(name), self.at(page), is_here(page))).collect()
    }

    /// What stands before and after the place of a message.
    pub(in crate::web) fn around(&self, key: &str) -> (String, String) {
        self.lang.around(key)
    }

    /// A page of ours in the reader's language.
    pub(in crate::web) fn at(&self, page: &str) -> String {
        address::within(self.lang, page)
    }

    /// This page in each language.
    pub(in crate::web) fn languages(&self) -> Vec<LanguageLink> {
        Lang::ALL.iter().map(|lang| LanguageLink::new(&self.here, *lang)).collect()
    }

    /// This page in the language that the browser likes better.
    pub(in crate::web) fn preferred(&self) -> Option<LanguageLink> {
        self.here.prefers_other.then(|| LanguageLink::new(&self.here, self.lang.other()))
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

/// A page in one of its languages.
pub(in crate::web) struct LanguageLink {
    pub(in crate::web) tag: &'static str,
    pub(in crate::web) name: &'static str,
    pub(in crate::web) hint: String,
    pub(in crate::web) url: String,
    /// The page without its query, for crawlers.
    pub(in crate::web) world: String,
}

impl LanguageLink {
    fn new(here: &Here, lang: Lang) -> Self {
        Self {
            tag: lang.tag(),
            name: lang.name(),
            hint: lang.say("hint-language"),
            url: here.in_language(lang),
            world: here.for_the_world(lang),
        }
    }
}

/// A severity as a badge.
#[derive(Clone, Copy)]
pub(in crate::web) struct SeverityBadge {
    lang: Lang,
    severity: Severity,
}

impl SeverityBadge {
    pub(in crate::web) fn new(lang: Lang, severity: Severity) -> Self {
        Self { lang, severity }
    }

    pub(in crate::web) fn is_high(self) -> bool {
        self.severity == Severity::High
    }

    pub(in crate::web) fn class(self) -> &'static str {
        match self.severity {
            Severity::Low => "low",
            Severity::Medium => "medium",
            Severity::High => "high",
        }
    }

    pub(in crate::web) fn word(self) -> String {
        self.lang.severity(self.severity)
    }
}

/// A risk as a badge.
#[derive(Clone, Copy)]
pub(in crate::web) struct RiskBadge {
    lang: Lang,
    risk: Risk,
}

impl RiskBadge {
    pub(in crate::web) fn new(lang: Lang, risk: Risk) -> Self {
        Self { lang, risk }
    }

    pub(in crate::web) fn class(self) -> &'static str {
        match self.risk {
            Risk::Low => "low",
            Risk::Medium => "medium",
            Risk::High => "high",
        }
    }

    pub(in crate::web) fn is_low(self) -> bool {
        self.risk == Risk::Low
    }

    /// "High"
    pub(in crate::web) fn word(self) -> String {
        self.lang.risk(self.risk)
    }

    /// "High risk"
    pub(in crate::web) fn words(self) -> String {
        tell!(self.lang, "risk-badge", level = self.word())
    }
}

/// A trait with what it means.
#[derive(Clone, Copy)]
pub(in crate::web) struct TraitView {
    lang: Lang,
    found: Trait,
}

impl TraitView {
    pub(in crate::web) fn new(lang: Lang, found: Trait) -> Self {
        Self { lang, found }
    }

    pub(in crate::web) fn word(self) -> String {
        self.lang.named(self.found)
    }

    pub(in crate::web) fn meaning(self) -> String {
        self.lang.meaning(self.found)
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
    pub(in crate::web) category: String,
    pub(in crate::web) risk: RiskBadge,
    pub(in crate::web) traits: Vec<TraitView>,
}

/// In columns: a Chinese character is as wide as two letters.
const SUMMARY: usize = 160;
const NAME: usize = 120;

impl ToolView {
    pub(in crate::web) fn new(lang: Lang, card: ToolCard) -> Self {
        let description = card.description.unwrap_or_default();
        Self {
            url: address::within(lang, &address::tool(&card.server, &card.name)),
            server_url: address::within(lang, &address::server(&card.server)),
            server: segments::one_line(&card.server_name, NAME),
            name: segments::one_line(&card.name, NAME),
            language: words::language(&description),
            summary: segments::one_line(&opening(&description, SUMMARY), 4 * SUMMARY),
            category: lang.category(card.category),
            risk: RiskBadge::new(lang, card.risk),
            traits: card.traits.into_iter().map(|found| TraitView::new(lang, found)).collect(),
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
    pub(in crate::web) bar: Option<Bar>,
}

impl ServerView {
    pub(in crate::web) fn new(lang: Lang, card: &ServerCard) -> Self {
        let description = card.description.as_deref().unwrap_or("");
        Self {
            url: address::within(lang, &address::server(&card.slug)),
            name: segments::one_line(&card.name, NAME),
            summary: segments::one_line(&opening(description, SUMMARY), 4 * SUMMARY),
            language: words::language(description),
            counts: Counts::new(lang, card.tally),
            bar: Bar::new(lang, card.tally),
        }
    }
}

/// Tools by category and risk, in words.
#[derive(Clone, Copy)]
pub(in crate::web) struct Counts {
    lang: Lang,
    pub(in crate::web) tally: Tally,
}

impl Counts {
    pub(in crate::web) fn new(lang: Lang, tally: Tally) -> Self {
        Self { lang, tally }
    }

    pub(in crate::web) fn total(&self) -> String {
        tell!(self.lang, "count-tools", count = self.tally.total())
    }

    pub(in crate::web) fn is_empty(&self) -> bool {
        self.tally.total() == 0
    }

    /// The risks that occur, worst first, with their counts.
    pub(in crate::web) fn risks(&self) -> Vec<(RiskBadge, u64)> {
        let worst_first = Risk::ALL.iter().rev().map(|risk| (RiskBadge::new(self.lang, *risk), self.tally.risk(*risk)));
        worst_first.filter(|(_, count)| *count > 0).collect()
    }

    /// The same as classes and words of badges: "3 High".
    pub(in crate::web) fn badges(&self) -> Vec<(&'static str, String)> {
        let words = |count, level| tell!(self.lang, "counts-badge", count = count, level = level);
        self.risks().into_iter().map(|(badge, count)| (badge.class(), words(count, badge.word()))).collect()
    }

    /// "3 High, 12 Low"
    pub(in crate::web) fn told(&self) -> String {
        let part = |(badge, count): (RiskBadge, u64)| tell!(self.lang, "counts-part", count = count, level = badge.word());
        let parts: Vec<String> = self.risks().into_iter().map(part).collect();
        if parts.is_empty() { self.lang.say("counts-none") } else { tell!(self.lang, "counts-told", parts = self.lang.list(&parts)) }
    }

    /// The heads of the table's columns: High, Medium and Low.
    pub(in crate::web) fn heads(&self) -> Vec<String> {
        Risk::ALL.iter().rev().map(|risk| self.lang.risk(*risk)).collect()
    }

    /// Rows of the table: a category, its tools, and of them High, Medium and Low.
    pub(in crate::web) fn rows(&self) -> Vec<(String, String, [String; 3])> {
        let row = |category: &Category| {
            let cell = |risk| grouped(self.tally.count(*category, risk));
            let cells = [cell(Risk::High), cell(Risk::Medium), cell(Risk::Low)];
            (self.lang.category(*category), grouped(self.tally.category(*category)), cells)
        };
        Category::ALL.iter().map(row).collect()
    }
}
