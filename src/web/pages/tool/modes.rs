use crate::lang::Lang;
use crate::model::Mode;
use crate::policy::{Kind, Plan, Preset, Stance, Values, Wanted};
use crate::store::ToolRecord;
use crate::web::address;
use crate::web::pages::views::RiskBadge;
use crate::web::segments::{self, Segment};
use crate::web::words;

/// A tool's modes: one row each, and a policy that tells them apart where that helps.
pub(in crate::web) struct Modes {
    pub(in crate::web) parameter: Vec<Segment>,
    pub(in crate::web) introduction: String,
    pub(in crate::web) rows: Vec<ModeRow>,
    pub(in crate::web) policy: Option<String>,
    pub(in crate::web) policy_url: String,
}

/// One mode in the table.
pub(in crate::web) struct ModeRow {
    pub(in crate::web) value: Vec<Segment>,
    pub(in crate::web) category: &'static str,
    pub(in crate::web) risk: RiskBadge,
    pub(in crate::web) traits: String,
    pub(in crate::web) decision: String,
}

impl Modes {
    /// The modes of a tool; `None` where no parameter chooses what it does.
    pub(super) fn of(record: &ToolRecord, url: &str) -> Option<Self> {
        let verdict = &record.judgement.verdict;
        let first = verdict.modes.first()?;
        let name = segments::one_line(record.tool.definition.name.as_str(), 200);
        let count = words::count(verdict.modes.len() as u64, "mode");
        Some(Self {
            parameter: segments::plain(&first.parameter),
            introduction: format!(
                "{name} has {count}: the argument {} chooses what a call does. The tool as a whole is rated by its worst mode; each is judged here on its own.",
                segments::one_line(&first.parameter, 80)
            ),
            rows: verdict.modes.iter().map(ModeRow::from).collect(),
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

impl From<&Mode> for ModeRow {
    fn from(mode: &Mode) -> Self {
        let traits: Vec<&str> = mode.traits.iter().map(|found| found.as_str()).collect();
        Self {
            value: segments::plain(&mode.value),
            category: mode.category.as_str(),
            risk: RiskBadge::new(Lang::En, mode.risk),
            traits: traits.join(", "),
            decision: Stance::of_mode(Preset::Balanced, mode).word(),
        }
    }
}
