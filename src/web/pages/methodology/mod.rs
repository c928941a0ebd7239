//! The methodology: how a verdict is reached, and how often verdicts were right when that was measured.

mod alarms;
mod figures;

use super::Layout;
use super::views::{RiskBadge, TraitView};
use crate::classify::record::Record;
use crate::classify::{RiskRow, risk_table, starting_risk};
use crate::lang::Lang;
use crate::model::{Category, Trait};
use crate::web::here::Here;
use crate::web::{state, words};
use askama::Template;
use askama_web::WebTemplate;
use axum::extract::State;
use figures::Figures;
use std::sync::LazyLock;

#[derive(Template, WebTemplate)]
#[template(path = "methodology.html")]
pub(in crate::web) struct Methodology {
    layout: Layout,
    rules: String,
    checks: String,
    version: String,
    traits: Vec<TraitView>,
    starts: Vec<(Category, RiskBadge)>,
    risks: Vec<RiskView>,
    figures: Vec<Figures>,
}

/// A row of the risk table.
struct RiskView {
    risk: RiskBadge,
    when: String,
    reason: String,
}

/// The figures that came with the program.
static RECORD: LazyLock<Record> = LazyLock::new(Record::embedded);

/// `GET /methodology`
pub(in crate::web) async fn show(State(state): State<state::State>) -> Methodology {
    let version = state.classifier.version();
    Methodology {
        layout: Layout::new(
            &Here::default(),
            "Methodology · toolgrade",
            "How toolgrade decides what an MCP tool does and how bad a call can be, step by step, and how often it was right when measured.",
        ),
        rules: words::count(state.classifier.rules().len() as u64, "rule"),
        checks: words::count(state.classifier.checks().len() as u64, "check"),
        version: version.to_owned(),
        traits: Trait::ALL.iter().copied().map(|found| TraitView::new(Lang::En, found)).collect(),
        starts: Category::ALL.iter().map(|category| (*category, RiskBadge::new(Lang::En, starting_risk(*category)))).collect(),
        risks: risk_table().iter().map(risk).collect(),
        figures: RECORD.files.iter().map(|set| Figures::new(set, version)).collect(),
    }
}

/// "Read with secrets unless a credential is taken as an argument and not handed out".
fn risk(row: &RiskRow) -> RiskView {
    let categories: Vec<&str> = row.categories.iter().map(|category| category.as_str()).collect();
    let which = if categories.len() == Category::ALL.len() { "Any category".to_owned() } else { categories.join(" or ") };
    let with = row.has.map_or_else(String::new, |found| format!(" with {found}"));
    let also: Vec<String> = row.also(Lang::En).iter().map(|words| format!(" {words}")).collect();
    RiskView {
        risk: RiskBadge::new(Lang::En, row.risk),
        when: format!("{which}{with}{}", also.concat()),
        reason: words::capitalised(row.reason(Lang::En)),
    }
}
