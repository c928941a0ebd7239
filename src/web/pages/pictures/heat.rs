use crate::lang::{Lang, grouped, tell};
use crate::model::{Category, Risk};
use crate::store::Tally;
use crate::web::pages::views::RiskBadge;

/// The whole catalogue as a strip of categories by risk: the more tools, the stronger the colour.
pub(in crate::web) struct Heat {
    pub(in crate::web) told: String,
    pub(in crate::web) heads: Vec<Head>,
    pub(in crate::web) rows: Vec<Row>,
}

/// A risk above its column.
pub(in crate::web) struct Head {
    pub(in crate::web) name: String,
    pub(in crate::web) middle: usize,
}

/// A category with its cells.
pub(in crate::web) struct Row {
    pub(in crate::web) name: String,
    pub(in crate::web) top: usize,
    pub(in crate::web) cells: Vec<Cell>,
}

/// The tools of a category and a risk.
pub(in crate::web) struct Cell {
    pub(in crate::web) class: &'static str,
    pub(in crate::web) left: usize,
    pub(in crate::web) middle: usize,
    pub(in crate::web) foot: usize,
    /// How strong its colour is, from 0.08 to 0.4, which every number can be read on; 0 where there is none.
    pub(in crate::web) strength: String,
    pub(in crate::web) count: String,
}

const NAMES: usize = 90;
const WIDTH: usize = 150;
const HEIGHT: usize = 44;
const HEAD: usize = 26;

impl Heat {
    pub(in crate::web) fn new(lang: Lang, tally: Tally) -> Self {
        let most = Category::ALL.iter().flat_map(|category| Risk::ALL.iter().map(|risk| tally.count(*category, *risk))).max();
        let most = most.unwrap_or(0).max(1);
        let left = |at: usize| NAMES + at * WIDTH;
        let cell = |row: usize, (at, risk): (usize, &Risk), category: Category| {
            let count = tally.count(category, *risk);
            // Square roots, since the largest cell would leave the others pale. In hundredths.
            let strength = if count == 0 { 0 } else { 8 + 32 * (count * 10_000 / most).isqrt() / 100 };
            Cell {
                class: RiskBadge::new(lang, *risk).class(),
                left: left(at),
                middle: left(at) + WIDTH / 2,
                foot: HEAD + row * HEIGHT + HEIGHT / 2 + 5,
                strength: format!("0.{strength:02}"),
                count: grouped(count),
            }
        };
        let row = |(at, category): (usize, &Category)| Row {
            name: lang.category(*category),
            top: HEAD + at * HEIGHT,
            cells: Risk::ALL.iter().rev().enumerate().map(|risk| cell(at, risk, *category)).collect(),
        };
        Self {
            told: told(lang, &tally),
            heads: Risk::ALL
                .iter()
                .rev()
                .enumerate()
                .map(|(at, risk)| Head { name: head(lang, *risk), middle: left(at) + WIDTH / 2 })
                .collect(),
            rows: Category::ALL.iter().enumerate().map(row).collect(),
        }
    }
}

fn head(lang: Lang, risk: Risk) -> String {
    RiskBadge::new(lang, risk).words()
}

/// Which cell holds the most tools.
fn told(lang: Lang, tally: &Tally) -> String {
    let cells = Category::ALL.iter().flat_map(|category| Risk::ALL.iter().map(move |risk| (*category, *risk)));
    let most = cells.max_by_key(|(category, risk)| tally.count(*category, *risk));
    let (category, risk) = most.unwrap_or((Category::Read, Risk::Low));
    let (category_name, level) = (lang.category(category), lang.risk(risk));
    tell!(lang, "heat-told", category = category_name, level = level, count = tally.count(category, risk))
}
