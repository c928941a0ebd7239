use crate::lang::{Lang, tell};
use crate::model::Mode;
use crate::policy::{Kind, Plan, Preset, Stance, Values, Wanted};
use crate::store::ToolRecord;
use crate::web::address;
use crate::web::pages::views::RiskBadge;
use crate::web::segments::{self, Segment};

/// A tool's modes: one row each, and a policy that tells them apart where that helps.
pub(in crate::web) struct Modes {
    pub(in crate::web) parameter: Vec<Segment>,
    pub(in crate::web) introduction: String,
    pub(in crate::web) rows: Vec<ModeRow>,
    pub(in crate::web) policy: Option<String>,
    pub(in crate::web) policy_about: String,
    pub(in crate::web) policy_url: String,
}

/// One mode in the table.
pub(in crate::web) struct ModeRow {
    pub(in crate::web) value: Vec<Segment>,
    pub(in crate::web) category: String,
    pub(in crate::web) risk: RiskBadge,
    pub(in crate::web) traits: String,
    pub(in crate::web) decision: String,
}

impl Modes {
    /// The modes of a tool; `None` where no parameter chooses what it does.
    pub(super) fn of(lang: Lang, record: &ToolRecord, url: &str) -> Option<Self> {
        let verdict = &record.judgement.verdict;
        let first = verdict.modes.first()?;
        let name = segments::one_line(record.tool.definition.name.as_str(), 200);
        let (count, parameter) = (verdict.modes.len(), segments::one_line(&first.parameter, 80));
        Some(Self {
            parameter: segments::plain(&first.parameter),
            policy_about: tell!(lang, "tool-by-mode-about", tool = name.as_str(), parameter = parameter.as_str()),
            introduction: tell!(lang, "tool-modes-about", tool = name, count = count, parameter = parameter),
            rows: verdict.modes.iter().map(|mode| ModeRow::new(lang, mode)).collect(),
            policy: finer(record),
            policy_url: address::api(&format!("{url}/policy?conditions=modes")),
        })
    }
}

/// A policy that keeps the harmless modes; `None` where no mode is milder than the tool.
fn finer(record: &ToolRecord) -> Option<String> {
    let wanted = Wanted { preset: Preset::Balanced, values: Values { kinds: vec![Kind::Modes], ..Values::default() } };
    let plan = Plan::of_server(record.server.slug.as_str(), [record.judged()], &wanted);
    let opened = plan.tools().any(|(_, tool)| !tool.require.is_empty());
    opened.then(|| plan.to_policy().to_json())
}

impl ModeRow {
    fn new(lang: Lang, mode: &Mode) -> Self {
        let traits: Vec<String> = mode.traits.iter().map(|found| lang.named(*found)).collect();
        Self {
            value: segments::plain(&mode.value),
            category: lang.category(mode.category),
            risk: RiskBadge::new(lang, mode.risk),
            traits: lang.joined(&traits),
            decision: Stance::of_mode(Preset::Balanced, mode).word(lang),
        }
    }
}
