use super::conditions::{Kind, Offer, State, Values, offers};
use super::decision::{EXECUTIONS, WRITES};
use super::document::{Clause, Fallback, Limit, ToolRule};
use super::{Condition, Decision, Preset, Stance};
use crate::model::{Category, Judged, Trait, corrected};
use serde_json::Value;

/// What is recommended for one tool, whatever format it is told in.
#[derive(Clone, Debug, PartialEq)]
pub struct Recommendation {
    /// The tool's exact name.
    pub tool: String,
    /// What a call does.
    pub category: Category,
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
    /// Why, in words that follow "because".
    pub because: &'static str,
    /// The server's hints as a careful author would write them: an object of the protocol's names.
    pub annotations: Value,
}

const ON_PAYMENT: &str = "This call can move money. Ask a person to approve it.";
const ON_SECRETS: &str = "This call can return secrets. Ask a person to approve it.";
const ON_READ_ONLY: &str = "This policy only lets reads through.";
const ON_HIDDEN: &str = "This call can remove what can't be brought back. Ask a person to do it.";

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

/// Why, where a person decided otherwise.
const CHOSEN: &str = "you decided so";

impl Recommendation {
    /// Of a tool, under a preset, with the conditions that the reader wants.
    pub fn of(tool: &Judged<'_>, preset: Preset, values: &Values) -> Self {
        let stance = Stance::of(preset, tool.category, tool.risk, tool.traits);
        let offers = if preset == Preset::Open { vec![] } else { offers(tool, preset, values) };
        let asked: Vec<(Kind, &[Condition])> = offers.iter().filter_map(|offer| ready(offer, values)).collect();
        let opened = asked.iter().any(|(kind, _)| opens(*kind, stance, tool));
        let (decision, limit) = match stance.decision {
            _ if asked.is_empty() => (stance.decision, stance.limit),
            Decision::Allow => (Decision::Allow, stance.limit),
            _ if opened => (Decision::Allow, Some(if tool.category == Category::Execute { EXECUTIONS } else { WRITES })),
            held => (held, None),
        };
        let require =
            if decision == Decision::Allow { asked.iter().map(|(kind, all)| clause(*kind, all, stance)).collect() } else { vec![] };
        let because = if preset == Preset::Strict && stance.decision == Decision::Hide {
            "this policy only lets reads through"
        } else {
            stance.reason(tool.category)
        };
        let annotations = corrected(tool.annotations, tool.category, tool.traits);
        Self { tool: tool.name.to_owned(), category: tool.category, stance, decision, limit, require, offers, because, annotations }
    }

    /// The same tool with a decision that a person made.
    #[must_use]
    pub fn decided(mut self, decision: Decision) -> Self {
        if self.decision == decision {
            return self;
        }
        let limit = self.stance.limit.filter(|_| decision == Decision::Allow);
        (self.decision, self.limit, self.because) = (decision, limit, CHOSEN);
        self.stance = Stance { decision, limit };
        self.require.clear();
        self
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
            (Decision::Ask, _) => Some(ToolRule { deny_if: vec![held(self.on_ask())], ..ToolRule::default() }),
            // What isn't named would go through, and a refusal without conditions would wait for a person.
            (Decision::Deny, Fallback::Allow) => Some(ToolRule { limits: limits(0), ..ToolRule::default() }),
            (Decision::Hide, _) | (Decision::Deny, Fallback::Deny) => None,
        }
    }

    /// What the agent is told of a call that waits for a person.
    fn on_ask(&self) -> &'static str {
        if self.category == Category::Read { ON_SECRETS } else { ON_PAYMENT }
    }

    /// What the agent is told of a call that is refused.
    pub fn on_deny(&self) -> &'static str {
        match self.decision {
            Decision::Allow | Decision::Ask => self.on_ask(),
            Decision::Deny | Decision::Hide if self.because.starts_with("this policy") => ON_READ_ONLY,
            Decision::Deny | Decision::Hide => ON_HIDDEN,
        }
    }
}

/// The conditions of an offer that is wanted and can be had.
fn ready<'o>(offer: &'o Offer, values: &Values) -> Option<(Kind, &'o [Condition])> {
    match &offer.state {
        State::Ready(conditions) if values.wants(offer.kind) => Some((offer.kind, conditions)),
        _ => None,
    }
}

/// Whether calls that meet this kind of condition are safe enough to let a tool through that is otherwise held back.
fn opens(kind: Kind, stance: Stance, tool: &Judged<'_>) -> bool {
    match kind {
        Kind::Modes | Kind::DryRun => true,
        // A statement that only reads neither removes nor pays.
        Kind::Statements => tool.has(Trait::CodeExecution),
        Kind::Amount => stance.decision == Decision::Ask,
        Kind::Paths | Kind::Hosts | Kind::Recipients | Kind::Items => false,
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
