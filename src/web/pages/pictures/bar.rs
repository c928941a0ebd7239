use crate::lang::Lang;
use crate::model::Risk;
use crate::store::Tally;
use crate::web::pages::views::{Counts, RiskBadge};

/// A server's tools as one bar, the riskiest first. The bar is a thousand units long.
#[derive(Clone)]
pub(in crate::web) struct Bar {
    pub(in crate::web) told: String,
    pub(in crate::web) parts: Vec<Part>,
}

/// The tools of one risk.
#[derive(Clone)]
pub(in crate::web) struct Part {
    pub(in crate::web) class: &'static str,
    pub(in crate::web) from: u64,
    pub(in crate::web) width: u64,
}

const LENGTH: u64 = 1000;

impl Bar {
    /// `None` where there is no tool.
    pub(in crate::web) fn new(lang: Lang, tally: Tally) -> Option<Self> {
        let total = tally.total();
        if total == 0 {
            return None;
        }
        let mut from = 0;
        let mut parts = Vec::new();
        // Each ends where the sum so far does, so that rounding leaves no gap.
        let mut sum = 0;
        for risk in Risk::ALL.iter().rev() {
            sum += tally.risk(*risk);
            let end = sum * LENGTH / total;
            if end > from {
                parts.push(Part { class: RiskBadge::new(lang, *risk).class(), from, width: end - from });
            }
            from = end;
        }
        Some(Self { told: Counts::new(lang, tally).told(), parts })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_parts_fill_the_bar_without_a_gap() {
        let bar = Bar::new(Lang::En, Tally::from([[1, 1, 0], [0, 0, 1], [0, 0, 0]])).expect("a bar");
        let drawn: Vec<_> = bar.parts.iter().map(|part| (part.class, part.from, part.width)).collect();
        assert_eq!(drawn, [("high", 0, 333), ("medium", 333, 333), ("low", 666, 334)]);
        assert_eq!(bar.told, "Tools by risk: 1 High, 1 Medium and 1 Low");
    }

    #[test]
    fn without_tools_there_is_no_bar() {
        assert!(Bar::new(Lang::En, Tally::default()).is_none());
    }
}
