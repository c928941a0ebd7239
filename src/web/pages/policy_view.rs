//! A policy on a page: the form that chooses it, the text to paste, what it does and what it can't say.

use crate::policy::{
    Condition, Decision, Effect, FORMATS, Format, Grouped, Kind, Lossy, Offer, Plan, Preset, Recommendation, Rendered, State, Wanted,
};
use crate::web::policies::{Asking, Query};
use crate::web::words;

/// What the policy section of a page shows.
pub(in crate::web) struct PolicyView {
    pub(in crate::web) text: String,
    /// `policy.json`
    pub(in crate::web) download: String,
    pub(in crate::web) media: &'static str,
    pub(in crate::web) title: &'static str,
    /// Where it belongs.
    pub(in crate::web) file: &'static str,
    /// The address that answers with it.
    pub(in crate::web) url: String,
    pub(in crate::web) effect: String,
    /// What it does, in sentences: of one tool to the number, of several what its preset does.
    pub(in crate::web) told: String,
    /// What becomes of tools that it doesn't name.
    pub(in crate::web) otherwise: &'static str,
    /// Recommendations that don't go together.
    pub(in crate::web) conflicts: Vec<String>,
    /// Whether it is the one that everybody is recommended.
    pub(in crate::web) is_usual: bool,
    pub(in crate::web) lost: Vec<LostView>,
    /// Name, title, chosen.
    pub(in crate::web) formats: Vec<(&'static str, &'static str, bool)>,
    /// Name, what it does, chosen.
    pub(in crate::web) presets: Vec<(&'static str, &'static str, bool)>,
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
    pub(in crate::web) handled: &'static str,
    pub(in crate::web) detail: String,
    pub(in crate::web) tools: String,
}

/// A condition that a tool calls for.
pub(in crate::web) struct OfferView {
    pub(in crate::web) kind: &'static str,
    pub(in crate::web) told: String,
}

impl PolicyView {
    /// Whether it is told in the catalogue's own format.
    pub(in crate::web) fn is_native(&self) -> bool {
        self.title == FORMATS[0].title
    }

    /// The policy of a plan as a query asks for it. `page` is where it stands, `address` where the API answers with it.
    pub(super) fn new(asking: &Asking, query: &Query, plan: &Plan, page: &str, address: &str) -> Self {
        let Rendered { text, lost } = asking.format.render(plan, asking.lossy);
        let (_, conflicts) = Plan::merged(plan.preset, plan.servers.iter().cloned());
        Self {
            text,
            download: asking.format.download(),
            media: asking.format.media,
            title: asking.format.title,
            file: asking.format.file,
            url: format!("{address}{}", query.written()),
            effect: Effect::of(plan).sentence(),
            told: format!(
                "{} {}",
                one_tool(plan).map_or_else(|| plan.preset.told().to_owned(), Recommendation::told),
                plan.preset.fallback().told()
            ),
            otherwise: plan.preset.fallback().told(),
            conflicts: conflicts.iter().map(|conflict| words::sentence(&crate::model::one_line(&conflict.detail, 400))).collect(),
            is_usual: asking.wanted == Wanted::default(),
            lost: Grouped::all(&lost).iter().map(LostView::from).collect(),
            formats: FORMATS.iter().map(|format| choice(format, asking.format)).collect(),
            presets: Preset::ALL.iter().map(|preset| (preset.as_str(), preset.told(), *preset == plan.preset)).collect(),
            alias: plan.servers.first().map(|server| server.alias.clone()).unwrap_or_default(),
            page: page.to_owned(),
            reports: asking.lossy == Lossy::Report,
            query: query.clone(),
            conditions: Kind::ALL.iter().all(|kind| asking.wanted.values.kinds.contains(kind)),
            offers: one_tool(plan).map(|tool| tool.offers.iter().map(|offer| OfferView::new(offer, tool)).collect()).unwrap_or_default(),
        }
    }
}

fn choice(format: &'static Format, chosen: &Format) -> (&'static str, &'static str, bool) {
    (format.id, format.title, format.id == chosen.id)
}

/// The only tool of a plan; of several there would be too much to read.
fn one_tool(plan: &Plan) -> Option<&Recommendation> {
    match plan.servers.as_slice() {
        [server] if server.tools.len() == 1 => server.tools.first(),
        _ => None,
    }
}

impl From<&Grouped> for LostView {
    fn from(group: &Grouped) -> Self {
        let detail = words::sentence(&crate::model::one_line(&group.detail, 400));
        Self { handled: group.handled.as_str(), detail, tools: group.named() }
    }
}

impl OfferView {
    fn new(offer: &Offer, tool: &Recommendation) -> Self {
        let told = match &offer.state {
            State::Ready(conditions) => {
                let each: Vec<String> = conditions.iter().map(asked).collect();
                let each = words::list(&each);
                let holds = tool.require.iter().any(|clause| clause.conditions == *conditions);
                match (holds, tool.decision) {
                    (true, _) => format!("the policy asks that {each}"),
                    (false, Decision::Allow) => format!("it can be asked that {each}"),
                    (false, _) if offer.opens => format!("calls could go through when {each}"),
                    (false, _) => format!("it could be asked that {each}, but that alone lets no call through"),
                }
            }
            State::Open(arguments) => format!("something can be asked of {}, once you name {}", words::list(arguments), offer.kind.needs()),
            State::Missing(why) => (*why).to_owned(),
        };
        Self { kind: offer.kind.as_str(), told: words::sentence(&words::capitalised(&crate::model::one_line(&told, 400))) }
    }
}

/// "path lies in /desk"
fn asked(condition: &Condition) -> String {
    format!("{} {}", condition.path.trim_start_matches("args."), condition.test.told())
}
