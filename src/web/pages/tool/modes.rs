use crate::model::Mode;
use crate::policy::{decision_of_mode, recommend_by_mode};
use crate::store::ToolRecord;
use crate::web::address;
use crate::web::api::policy::judged;
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
            policy: recommend_by_mode(&judged(record), &verdict.modes).map(|policy| policy.to_json()),
            policy_url: address::api(&format!("{url}/policy?by=mode")),
        })
    }
}

impl From<&Mode> for ModeRow {
    fn from(mode: &Mode) -> Self {
        let traits: Vec<&str> = mode.traits.iter().map(|found| found.as_str()).collect();
        Self {
            value: segments::plain(&mode.value),
            category: mode.category.as_str(),
            risk: RiskBadge(mode.risk),
            traits: traits.join(", "),
            decision: decision_of_mode(mode).word(),
        }
    }
}
