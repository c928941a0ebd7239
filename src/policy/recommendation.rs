use super::conditions::{Kind, Offer, State, Values, offers};
use super::decision::{pace, word};
use super::document::{Clause, Fallback, Limit, ToolRule};
use super::{Condition, Decision, Ground, Preset, Stance};
use crate::lang::Lang;
use crate::model::{Category, Judged, Risk, corrected};
use serde_json::Value;

/// What is recommended for one tool, whatever format it is told in.
#[derive(Clone, Debug, PartialEq)]
pub struct Recommendation {
    /// The tool's exact name.
    pub tool: String,
    /// What a call does.
    pub category: Category,
    /// How bad it can be.
    pub risk: Risk,
    /// What would hold without conditions on arguments.
    pub stance: Stance,
    /// What becomes of a call that meets all conditions.
    pub decision: Decision,
    /// Calls a minute that go through, where their number is limited.
    pub limit: Option<u32>,
    /// Each must hold for a call to go through.
    pub require: Vec<Clause>,
    /// What could be asked of its arguments, and what can't.
    pub offers: Vec<Offer>,
    /// The clauses that are wanted, whether calls go through or not.
    wanted: Vec<Clause>,
    /// The server's hints as a careful author would write them: an object of the protocol's names.
    pub annotations: Value,
}

/// What an agent is told when a condition of a kind fails, and whether a person may let the call through.
const ON_FAILURE: &[(Kind, bool, &str)] = &[
    (Kind::Modes, false, "This mode can do harm that a policy holds back. Ask a person to do it, or choose another mode."),
    (Kind::DryRun, true, "Only trial runs go through by themselves. Make one, or ask a person to approve the real run."),
    (Kind::Statements, true, "Only statements that read go through by themselves. Ask a person to approve this one."),
    (Kind::Amount, true, "The amount is above what goes through by itself. Ask a person to approve it."),
    (Kind::Paths, false, "This path lies outside the folders that the policy lists."),
    (Kind::Hosts, false, "This address is on none of the hosts that the policy lists."),
    (Kind::Recipients, false, "This recipient is none of those that the policy lists."),
    (Kind::Items, true, "The list is longer than what goes through by itself. Send fewer, or ask a person to approve it."),
];

impl Recommendation {
    /// Of a tool, under a preset, with the conditions that the reader wants.
    pub fn of(tool: &Judged<'_>, preset: Preset, values: &Values) -> Self {
        let stance = Stance::of(preset, tool.category, tool.risk, tool.traits);
        let offers = if preset == Preset::Open { vec![] } else { offers(tool, preset, values) };
        let asked: Vec<(&Offer, &[Condition])> = offers.iter().filter_map(|offer| Some((offer, ready(offer, values)?))).collect();
        let wanted: Vec<Clause> = asked.iter().map(|(offer, all)| clause(offer.kind, all, stance)).collect();
        let opened = stance.decision != Decision::Allow && asked.iter().any(|(offer, _)| offer.opens);
        let (decision, limit) =
            if opened { (Decision::Allow, Some(pace(tool.category, tool.risk))) } else { (stance.decision, stance.limit) };
        Self {
            tool: tool.name.to_owned(),
            category: tool.category,
            risk: tool.risk,
            stance,
            decision,
            limit,
            require: if decision == Decision::Allow { wanted.clone() } else { vec![] },
            wanted,
            annotations: corrected(tool.annotations, tool.category, tool.traits),
            offers,
        }
    }

    /// The same tool with a decision that a person made. A tool that they let through keeps the pace and the conditions that
    /// it would have had.
    #[must_use]
    pub fn decided(mut self, decision: Decision) -> Self {
        if self.decision == decision {
            return self;
        }
        let through = decision == Decision::Allow;
        let is_held = self.stance.ground != Ground::Open && (self.category, self.risk) != (Category::Read, Risk::Low);
        self.limit = (through && is_held).then(|| pace(self.category, self.risk));
        self.require = if through { self.wanted.clone() } else { vec![] };
        self.stance = Stance { decision, limit: self.limit, ground: Ground::Person };
        self.decision = decision;
        self
    }

    /// Of two recommendations for one tool: the stricter decision, and where both let calls through, what either asks of them.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        if self.decision != other.decision {
            return if self.decision > other.decision { self } else { other };
        }
        let limit = self.limit.into_iter().chain(other.limit).min();
        let mut clauses: Vec<(String, Clause)> =
            self.require.iter().chain(&other.require).map(|clause| (format!("{clause:?}"), clause.clone())).collect();
        clauses.sort_by(|(a, _), (b, _)| a.cmp(b));
        clauses.dedup_by(|(a, _), (b, _)| a == b);
        let require: Vec<Clause> = clauses.into_iter().map(|(_, clause)| clause).collect();
        // Which of two grounds is told must not depend on the order either. The stricter stance comes first, because it is
        // what a format goes back to that can't express the conditions.
        let rank = |tool: &Self| (std::cmp::Reverse(tool.stance.decision), format!("{:?}", tool.stance));
        let first = if rank(&self) <= rank(&other) { self } else { other };
        if first.require.len() == require.len() { Self { limit, ..first } } else { Self { limit, require, ..first } }
    }

    /// Whether every call goes through, whatever it is given and however many there are.
    pub(super) fn is_free(&self) -> bool {
        self.decision == Decision::Allow && self.limit.is_none() && self.require.is_empty()
    }

    /// In a word or two, for a table.
    pub fn word(&self, lang: Lang) -> String {
        word(lang, self.decision, self.limit)
    }

    /// Why, in words that follow "because".
    pub fn because(&self, lang: Lang) -> String {
        self.stance.ground.because(lang)
    }

    /// The rule in the catalogue's own format; `None` for what is hidden, which stands in a list of its own, and for what the
    /// default says already.
    pub(super) fn rule(&self, fallback: Fallback) -> Option<ToolRule> {
        let limits = |max: u32| vec![Limit::a_minute(&self.tool, max)];
        let limited = self.limit.map(limits).unwrap_or_default();
        let held = |on_deny: &str| Clause { conditions: vec![], on_deny: on_deny.into(), until: None };
        match (self.decision, fallback) {
            (Decision::Allow, Fallback::Allow) if limited.is_empty() && self.require.is_empty() => None,
            (Decision::Allow, _) => Some(ToolRule { require: self.require.clone(), deny_if: vec![], limits: limited }),
            (Decision::Ask, _) => Some(ToolRule { deny_if: vec![held(self.on_deny())], ..ToolRule::default() }),
            // What isn't named would go through, and a refusal without conditions would wait for a person.
            (Decision::Deny, Fallback::Allow) => Some(ToolRule { limits: limits(0), ..ToolRule::default() }),
            (Decision::Hide, Fallback::Allow) if !self.is_listed() => Some(ToolRule { limits: limits(0), ..ToolRule::default() }),
            (Decision::Hide, _) | (Decision::Deny, Fallback::Deny) => None,
        }
    }

    /// Whether it stands in the list of what is hidden. A star in a name would hide others too there.
    pub(super) fn is_listed(&self) -> bool {
        self.decision == Decision::Hide && !self.tool.contains('*')
    }

    /// What the agent is told of a call that is refused, or waits for a person.
    pub fn on_deny(&self) -> &'static str {
        self.stance.ground.on_deny()
    }
}

/// The conditions of an offer that is wanted and can be had.
fn ready<'o>(offer: &'o Offer, values: &Values) -> Option<&'o [Condition]> {
    match &offer.state {
        State::Ready(conditions) if values.wants(offer.kind) => Some(conditions),
        _ => None,
    }
}

/// What is required, and what happens else. A tool that was hidden doesn't wait for a person: it is refused.
fn clause(kind: Kind, conditions: &[Condition], stance: Stance) -> Clause {
    let (_, may_ask, on_deny) = ON_FAILURE.iter().find(|(known, _, _)| *known == kind).expect("the table holds every kind");
    if *may_ask && stance.decision != Decision::Hide {
        Clause::asking(conditions.to_vec(), *on_deny)
    } else {
        Clause::denying(conditions.to_vec(), *on_deny)
    }
}
