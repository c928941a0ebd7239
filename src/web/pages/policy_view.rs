//! A policy on a page: the form that chooses it, the text to paste, what it does and what it can't say.

use crate::lang::{Lang, tell};
use crate::model::one_line;
use crate::policy::{
    Condition, Decision, Effect, FORMATS, Format, Grouped, Handled, Kind, Lossy, Offer, Plan, Preset, Recommendation, Rendered, State,
    Wanted,
};
use crate::web::marked::Marked;
use crate::web::policies::{Asking, Query};
use crate::web::{address, words};

/// What the policy section of a page shows.
pub(in crate::web) struct PolicyView {
    pub(in crate::web) text: String,
    /// `policy.json`
    pub(in crate::web) download: String,
    pub(in crate::web) media: &'static str,
    pub(in crate::web) title: String,
    /// Where it belongs.
    pub(in crate::web) file: Marked,
    /// The format's id.
    format: &'static str,
    /// The address that answers with it.
    pub(in crate::web) url: String,
    pub(in crate::web) effect: String,
    /// What it does, in sentences: of one tool to the number, of several what its preset does.
    pub(in crate::web) told: String,
    /// What becomes of tools that it doesn't name.
    pub(in crate::web) otherwise: String,
    /// Recommendations that don't go together.
    pub(in crate::web) conflicts: Vec<String>,
    /// Whether it is the one that everybody is recommended.
    pub(in crate::web) is_usual: bool,
    pub(in crate::web) lost: Vec<LostView>,
    /// Name, title, chosen.
    pub(in crate::web) formats: Vec<(&'static str, String, bool)>,
    /// Name, name for people, chosen.
    pub(in crate::web) presets: Vec<(&'static str, String, bool)>,
    pub(in crate::web) alias: String,
    /// The page itself, where the form leads.
    pub(in crate::web) page: String,
    pub(in crate::web) reports: bool,
    /// What the reader put in.
    pub(in crate::web) query: Query,
    pub(in crate::web) conditions: bool,
    pub(in crate::web) offers: Vec<OfferView>,
}

/// Something that a format can't say, and the tools that it concerns.
pub(in crate::web) struct LostView {
    /// For the style: `stricter`.
    pub(in crate::web) class: &'static str,
    pub(in crate::web) handled: String,
    pub(in crate::web) detail: String,
    /// The same in full, in English.
    pub(in crate::web) in_full: Option<String>,
    pub(in crate::web) tools: String,
}

/// A condition that a tool calls for.
pub(in crate::web) struct OfferView {
    pub(in crate::web) kind: String,
    pub(in crate::web) told: String,
}

impl PolicyView {
    /// Whether it is told in the catalogue's own format.
    pub(in crate::web) fn is_native(&self) -> bool {
        self.format == FORMATS[0].id
    }

    /// The policy of a plan as a query asks for it. `page` is where it stands, `address` where the API answers with it.
    pub(super) fn new(lang: Lang, asking: &Asking, query: &Query, plan: &Plan, page: &str, address: &str) -> Self {
        let Rendered { text, lost } = asking.format.render(plan, asking.lossy);
        let (_, conflicts) = Plan::merged(plan.preset, plan.servers.iter().cloned());
        let otherwise = plan.preset.fallback().told(lang);
        let told = one_tool(plan).map_or_else(|| plan.preset.told(lang), |tool| tool.told(lang));
        Self {
            text,
            download: asking.format.download(),
            media: asking.format.media,
            title: asking.format.titled(lang),
            file: Marked::new(lang, asking.format.belongs(lang)),
            format: asking.format.id,
            url: format!("{address}{}", query.written()),
            effect: effect(lang, plan, asking.format),
            told: lang.sentences([told.as_str(), otherwise.as_str()]),
            otherwise,
            conflicts: conflicts.iter().map(|conflict| words::sentence(&one_line(&conflict.told(lang), 400))).collect(),
            is_usual: asking.wanted == Wanted::default(),
            lost: Grouped::all(&lost).iter().map(|group| LostView::new(lang, group, asking.format)).collect(),
            formats: FORMATS.iter().map(|format| (format.id, format.titled(lang), format.id == asking.format.id)).collect(),
            presets: Preset::ALL.iter().map(|preset| (preset.as_str(), preset.named(lang), *preset == plan.preset)).collect(),
            alias: plan.servers.first().map(|server| server.alias.clone()).unwrap_or_default(),
            page: address::within(lang, page),
            reports: asking.lossy == Lossy::Report,
            query: query.clone(),
            conditions: Kind::ALL.iter().all(|kind| asking.wanted.values.kinds.contains(kind)),
            offers: one_tool(plan).map(|tool| offers(lang, tool)).unwrap_or_default(),
        }
    }
}

/// What the preset does to the tools, in numbers; a format that can't say all of it does something else.
fn effect(lang: Lang, plan: &Plan, format: &Format) -> String {
    let effect = Effect::of(plan).sentence(lang);
    if format.id == FORMATS[0].id { effect } else { tell!(lang, "policy-before", format = format.titled(lang), effect = effect) }
}

/// The only tool of a plan; of several there would be too much to read.
fn one_tool(plan: &Plan) -> Option<&Recommendation> {
    match plan.servers.as_slice() {
        [server] if server.tools.len() == 1 => server.tools.first(),
        _ => None,
    }
}

impl LostView {
    fn new(lang: Lang, group: &Grouped, format: &Format) -> Self {
        let handled = lang.say(match group.handled {
            Handled::Same => "handled-same",
            Handled::Stricter => "handled-stricter",
            Handled::Weaker => "handled-weaker",
        });
        Self {
            class: group.handled.as_str(),
            handled,
            detail: words::sentence(&one_line(&group.told(lang, format), 400)),
            in_full: group.in_full(lang).map(|detail| words::sentence(&one_line(detail, 400))),
            tools: group.named(lang),
        }
    }
}

fn offers(lang: Lang, tool: &Recommendation) -> Vec<OfferView> {
    tool.offers.iter().map(|offer| OfferView::new(lang, offer, tool)).collect()
}

impl OfferView {
    fn new(lang: Lang, offer: &Offer, tool: &Recommendation) -> Self {
        let told = match &offer.state {
            State::Ready(conditions) => ready(lang, conditions, offer.opens, tool),
            State::Open(arguments) => {
                let arguments: Vec<String> = arguments.iter().map(|name| one_line(name, 80)).collect();
                tell!(lang, "offer-needs", arguments = lang.list(&arguments), needs = offer.kind.needs(lang))
            }
            State::Missing(why) => words::sentence(&words::capitalised(&lang.say(why))),
        };
        Self { kind: offer.kind.named(lang), told: one_line(&told, 400) }
    }
}

/// What can be asked of a call, and what comes of it.
fn ready(lang: Lang, conditions: &[Condition], opens: bool, tool: &Recommendation) -> String {
    let each: Vec<String> = conditions.iter().map(|condition| condition.told(lang)).collect();
    let holds = tool.require.iter().any(|clause| clause.conditions == *conditions);
    let key = match (holds, tool.decision) {
        (true, _) => "offer-holds",
        (false, Decision::Allow) => "offer-can",
        (false, _) if opens => "offer-opens",
        (false, _) => "offer-idle",
    };
    tell!(lang, key, conditions = lang.list(&each))
}
