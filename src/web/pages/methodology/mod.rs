//! The methodology: how a verdict is reached, and how often verdicts were right when that was measured.

mod alarms;
mod figures;

use super::Layout;
use super::views::{RiskBadge, TraitView};
use crate::classify::record::Record;
use crate::classify::{RiskRow, risk_table, starting_risk};
use crate::lang::{Lang, tell};
use crate::model::{Category, Trait};
use crate::web::here::Here;
use crate::web::marked::Marked;
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
    /// The figures in a sentence.
    lead: Option<Marked>,
    rules: String,
    checks: String,
    version: String,
    traits: Vec<TraitView>,
    /// Where each category starts.
    starts: String,
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
pub(in crate::web) async fn show(State(state): State<state::State>, here: Here) -> Methodology {
    let lang = here.lang;
    let version = state.classifier.version();
    Methodology {
        layout: Layout::new(&here, lang.say("method-title"), lang.say("method-summary")),
        lead: RECORD.files.iter().find_map(|set| figures::lead(lang, set)).map(|told| Marked::new(lang, told)),
        rules: tell!(lang, "rules-count", count = state.classifier.rules().len()),
        checks: tell!(lang, "method-count-checks", count = state.classifier.checks().len()),
        version: version.to_owned(),
        traits: Trait::ALL.iter().copied().map(|found| TraitView::new(lang, found)).collect(),
        starts: Category::ALL.iter().map(|category| start(lang, *category)).collect::<Vec<_>>().join(lang.comma()),
        risks: risk_table().iter().map(|row| risk(lang, row)).collect(),
        figures: RECORD.files.iter().map(|set| Figures::new(lang, set, version)).collect(),
    }
}

/// "Read at Low"
fn start(lang: Lang, category: Category) -> String {
    tell!(lang, "method-start", category = lang.category(category), level = lang.risk(starting_risk(category)))
}

/// "Read with secrets unless a credential is taken as an argument and not handed out".
fn risk(lang: Lang, row: &RiskRow) -> RiskView {
    let either = |one: String, other: String| tell!(lang, "method-or", one = one, other = other);
    let categories = row.categories.iter().map(|category| lang.category(*category));
    let which = categories.reduce(either).filter(|_| row.categories.len() < Category::ALL.len());
    let which = which.unwrap_or_else(|| lang.say("method-any-category"));
    let which = match row.has {
        Some(found) => tell!(lang, "method-with", category = which, found = lang.named(found)),
        None => which,
    };
    RiskView {
        risk: RiskBadge::new(lang, row.risk),
        when: row.also(lang).into_iter().fold(which, |when, also| tell!(lang, "method-also", when = when, also = also)),
        reason: words::capitalised(row.reason(lang)),
    }
}
