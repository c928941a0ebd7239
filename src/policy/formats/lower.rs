//! From what a plan says to what a format can express.

use super::twins::Twins;
use super::{Expresses, Format, Handled, Loss, Lossy, Part, clashes, rest};
use crate::lang::Lang;
use crate::policy::plan::Planned;
use crate::policy::{Clause, Decision, Fallback, Plan, Recommendation};
use std::cmp::Ordering;

/// A plan, reduced to what a format can express.
pub(in crate::policy) struct Lowered<'p> {
    /// The plan itself, for what is beyond single rules.
    pub(in crate::policy) plan: &'p Plan,
    /// By alias.
    pub(in crate::policy) servers: Vec<LoweredServer<'p>>,
    /// Whether tools that it doesn't name go through.
    open: bool,
}

/// A server of a lowered plan.
pub(in crate::policy) struct LoweredServer<'p> {
    pub(in crate::policy) alias: &'p str,
    pub(in crate::policy) tools: Vec<LoweredTool<'p>>,
    /// Tools for which no rule can be written.
    pub(super) unwritten: Vec<LoweredTool<'p>>,
}

/// A tool of a lowered plan.
#[derive(Clone)]
pub(in crate::policy) struct LoweredTool<'p> {
    pub(in crate::policy) name: &'p str,
    /// Only such as the format can express.
    pub(in crate::policy) decision: Decision,
    /// Only where the format knows limits.
    pub(in crate::policy) limit: Option<u32>,
    /// Only such clauses as the format can express. Beside [`Decision::Ask`] they say which calls nobody is asked about,
    /// because something else of the tool was made stricter; a refused tool has none.
    pub(in crate::policy) require: Vec<&'p Clause>,
    /// What is recommended in full.
    pub(in crate::policy) whole: &'p Recommendation,
}

impl<'p> Lowered<'p> {
    /// Whether tools that it doesn't name go through. Where they do, only what is held back needs a rule; where they don't
    /// although the policy lets them, the format can't hold single tools back otherwise.
    pub(in crate::policy) fn is_open(&self) -> bool {
        self.open
    }

    /// Every tool with the alias of its server.
    pub(in crate::policy) fn tools(&self) -> impl Iterator<Item = (&'p str, &LoweredTool<'p>)> {
        self.servers.iter().flat_map(|server| server.tools.iter().map(move |tool| (server.alias, tool)))
    }
}

impl<'p> LoweredServer<'p> {
    /// The names of the tools of which this becomes.
    pub(in crate::policy) fn named(&self, decision: Decision) -> impl Iterator<Item = &'p str> {
        self.tools.iter().filter(move |tool| tool.decision == decision).map(|tool| tool.name)
    }
}

impl<'p> LoweredTool<'p> {
    /// As it is recommended.
    fn whole(tool: &'p Recommendation) -> Self {
        Self { name: &tool.tool, decision: tool.decision, limit: tool.limit, require: tool.require.iter().collect(), whole: tool }
    }

    /// Whether no call goes through, seen or not.
    pub(in crate::policy) fn is_denied(&self) -> bool {
        self.decision >= Decision::Deny
    }
}

/// Reduces a plan to what a format can express, and says what is lost.
pub(super) fn lower<'p>(plan: &'p Plan, format: &Format, lossy: Lossy) -> (Lowered<'p>, Vec<Loss>) {
    let twins = Twins::of(plan);
    let open = is_open(&twins, format);
    let (lowered, lost) = lower_as(open, &twins, format, lossy);
    if open && lost.iter().any(|loss| loss.part == Part::Room) { lower_as(false, &twins, format, lossy) } else { (lowered, lost) }
}

/// Whether the tools that a format doesn't name can go through in it: the policy says so, and the format can hold back each
/// tool that doesn't go through freely all the same.
fn is_open(twins: &Twins<'_>, format: &Format) -> bool {
    let (plan, can) = (twins.plan, format.expresses);
    let excepted = |(alias, tool): (&str, &Recommendation)| {
        can.excepts.contains(&tool.decision)
            && (format.unwritten)(alias, &tool.tool).is_none()
            && (format.unheld)(twins, alias, tool).is_none()
    };
    plan.preset.fallback() == Fallback::Allow && can.open && plan.tools().all(|found| found.1.is_free() || excepted(found))
}

fn lower_as<'p>(open: bool, twins: &Twins<'p>, format: &Format, lossy: Lossy) -> (Lowered<'p>, Vec<Loss>) {
    let (plan, mut lost) = (twins.plan, Vec::new());
    let mut servers: Vec<_> = plan.servers.iter().map(|server| lower_server(server, (twins, open), format, lossy, &mut lost)).collect();
    lost.extend(clashes::settle(&mut servers, format));
    let mut lowered = Lowered { plan, servers, open };
    lost.extend(crowded_out(&mut lowered, format));
    (lowered, lost)
}

/// Refuses the tools for whose rules there is no room.
fn crowded_out(lowered: &mut Lowered<'_>, format: &Format) -> Vec<Loss> {
    let (can, title) = (format.expresses, format.title);
    let (crowded, becomes) = ((can.crowded)(lowered), if can.deny { Decision::Deny } else { Decision::Hide });
    let mut lost = Vec::new();
    for server in &mut lowered.servers {
        for tool in server.tools.iter_mut().filter(|tool| crowded.contains(&(server.alias, tool.name))) {
            (tool.decision, tool.limit) = (becomes, None);
            tool.require.clear();
            let (server, tool) = (server.alias.to_owned(), Some(tool.name.to_owned()));
            let detail = format!("{title} takes no more rules than those of the tools before this one; its calls are refused");
            lost.push(Loss { server, tool, part: Part::Room, handled: Handled::Stricter, becomes, detail });
        }
    }
    lost
}

fn lower_server<'p>(
    server: &'p Planned,
    (twins, open): (&Twins<'p>, bool),
    format: &Format,
    lossy: Lossy,
    lost: &mut Vec<Loss>,
) -> LoweredServer<'p> {
    let fallback = twins.plan.preset.fallback();
    lost.extend(rest::unnamed(server, (fallback, open), format));
    lost.extend(rest::idle(server, fallback, format));
    let mut lowered = LoweredServer { alias: &server.alias, tools: vec![], unwritten: vec![] };
    for tool in &server.tools {
        let mut noting = Noting { twins, open, alias: &server.alias, tool, format, lossy, found: vec![] };
        if noting.is_unwritten() {
            lowered.unwritten.push(LoweredTool::whole(tool));
        } else {
            lowered.tools.push(noting.lower());
        }
        lost.append(&mut noting.found);
    }
    lowered
}

/// Lowers one tool and notes what is lost.
struct Noting<'p, 'f> {
    twins: &'f Twins<'p>,
    open: bool,
    alias: &'p str,
    tool: &'p Recommendation,
    format: &'f Format,
    lossy: Lossy,
    found: Vec<Loss>,
}

impl<'p> Noting<'p, '_> {
    fn lower(&mut self) -> LoweredTool<'p> {
        let (tool, expresses) = (self.tool, self.format.expresses);
        let mut decision = self.seen(tool.decision, &expresses);
        let mut limit = tool.limit.filter(|_| tool.decision == Decision::Allow);
        if let Some(max) = limit.filter(|_| !expresses.limits) {
            limit = None;
            decision = self.reduced(Part::Limit, true, decision, &format!("the limit of {max} calls a minute"));
        }
        let mut require = Vec::new();
        for clause in &tool.require {
            if clause.conditions.iter().all(expresses.conditions) {
                require.push(clause);
            } else {
                let told: Vec<String> = clause.conditions.iter().map(|condition| condition.test.told(Lang::En, &condition.path)).collect();
                decision = self.reduced(Part::Condition, clause.asks(), decision, &format!("the condition that {}", told.join(" and ")));
            }
        }
        decision = self.held(decision);
        if decision >= Decision::Deny {
            require.clear();
        }
        if decision != Decision::Allow {
            limit = None;
        }
        if let Some(detail) = expresses.miscounts.filter(|_| limit.is_some()) {
            self.note(Part::Limit, Handled::Weaker, decision, detail.into());
        }
        for clause in &require {
            self.kept(clause);
        }
        if decision == Decision::Allow && !expresses.allow {
            let detail = format!("{} asks a person until they let the tool through for good", self.format.title);
            self.note(Part::Allow, Handled::Stricter, Decision::Ask, detail);
        }
        if let Some(trap) = (self.format.trap)(self.alias, &tool.tool) {
            self.note(Part::Name, Handled::Same, decision, trap);
        }
        LoweredTool { name: &tool.tool, decision, limit, require, whole: tool }
    }

    /// Whether no rule can be written for the tool.
    fn is_unwritten(&mut self) -> bool {
        let Some((becomes, detail)) = (self.format.unwritten)(self.alias, &self.tool.tool) else { return false };
        // What becomes of tools that aren't named becomes of it too, and where that is leave, nothing is lost.
        let is_unnamed = becomes == self.format.expresses.unnamed && (self.format.unwritten)(self.alias, "").is_none();
        if self.open && is_unnamed {
            return true;
        }
        let handled = match becomes.cmp(&self.tool.decision) {
            Ordering::Less => Handled::Weaker,
            Ordering::Equal if self.tool.decision == Decision::Allow && !self.tool.is_free() => Handled::Weaker,
            Ordering::Equal => Handled::Same,
            Ordering::Greater => Handled::Stricter,
        };
        self.note(Part::Name, handled, becomes, detail);
        true
    }

    /// The decision, or a refusal where no rule for the tool can be written.
    fn held(&mut self, decision: Decision) -> Decision {
        // Then only tools that can be held have rules at all.
        if self.open {
            return decision;
        }
        let Some(why) = (self.format.unheld)(self.twins, self.alias, self.tool) else { return decision };
        let becomes = if self.format.expresses.deny { Decision::Deny } else { Decision::Hide };
        let handled = if decision < Decision::Deny { Handled::Stricter } else { Handled::Same };
        self.note(Part::Name, handled, becomes, why);
        decision.max(becomes)
    }

    /// Notes what the target makes of a clause that it can express.
    fn kept(&mut self, clause: &Clause) {
        let expresses = self.format.expresses;
        if clause.asks() && !expresses.ask {
            self.note(Part::Ask, Handled::Stricter, Decision::Deny, "calls that would wait for a person are refused".into());
        }
        for (condition, refused) in clause.conditions.iter().filter_map(|condition| Some((condition, (expresses.narrower)(condition)?))) {
            let detail = format!("where {}, {} refuses {refused}", condition.test.told(Lang::En, &condition.path), self.format.title);
            self.note(Part::Condition, Handled::Stricter, Decision::Deny, detail);
        }
    }

    /// The decision itself, as far as it can be expressed.
    fn seen(&mut self, decision: Decision, can: &Expresses) -> Decision {
        let title = self.format.title;
        match decision {
            Decision::Hide if !can.hide && can.deny => {
                self.note(Part::Hide, Handled::Same, Decision::Deny, format!("{title} can't hide single tools; calls are refused"));
                Decision::Deny
            }
            Decision::Deny | Decision::Hide if !can.deny && !can.hide => {
                let becomes = if can.ask { Decision::Ask } else { Decision::Allow };
                self.note(Part::Deny, Handled::Weaker, becomes, format!("{title} can't refuse single tools"));
                becomes
            }
            // Where refused tools are always hidden too.
            Decision::Deny if !can.deny => Decision::Hide,
            Decision::Ask if !can.ask => match self.lossy {
                Lossy::Stricter if can.deny || can.hide => {
                    let becomes = if can.deny { Decision::Deny } else { Decision::Hide };
                    self.note(Part::Ask, Handled::Stricter, becomes, format!("{title} can't ask a person; calls are refused"));
                    becomes
                }
                Lossy::Stricter | Lossy::Report => {
                    self.note(Part::Ask, Handled::Weaker, Decision::Allow, format!("{title} can't ask a person; calls go through"));
                    Decision::Allow
                }
            },
            other => other,
        }
    }

    /// What becomes of a call that would go through only under a limit or a condition. Other calls may or may not be put
    /// before a person.
    fn reduced(&mut self, part: Part, askable: bool, decision: Decision, what: &str) -> Decision {
        if decision != Decision::Allow && decision != Decision::Ask {
            return decision;
        }
        let (can, title) = (self.format.expresses, self.format.title);
        // A tool that only its conditions opened goes back to what it was without them.
        let closed = part == Part::Condition && self.tool.stance.decision >= Decision::Deny;
        let (becomes, handled, does) = match self.lossy {
            Lossy::Stricter if closed && can.hide => (Decision::Hide, Handled::Stricter, "the tool is hidden"),
            Lossy::Stricter if closed && can.deny => (Decision::Deny, Handled::Stricter, "calls are refused"),
            Lossy::Stricter if can.ask && askable => {
                (Decision::Ask, Handled::Stricter, "a person is asked each time and has to look at it")
            }
            Lossy::Stricter if can.deny => (Decision::Deny, Handled::Stricter, "calls are refused"),
            Lossy::Stricter if can.hide => (Decision::Hide, Handled::Stricter, "the tool is hidden"),
            // Nothing can be refused there, and calls that the policy refuses can be let through by a person.
            Lossy::Stricter if can.ask => (Decision::Ask, Handled::Weaker, "a person is asked each time and has to refuse such calls"),
            Lossy::Stricter | Lossy::Report => (decision, Handled::Weaker, "it is left out"),
        };
        // Without the limit or the condition, the person is asked in any case where nothing goes through unasked.
        let told = if can.allow { becomes } else { becomes.max(Decision::Ask) };
        self.note(part, handled, told, format!("{title} can't express {what}; {does}"));
        becomes
    }

    fn note(&mut self, part: Part, handled: Handled, becomes: Decision, detail: String) {
        let (server, tool) = (self.alias.to_owned(), Some(self.tool.tool.clone()));
        self.found.push(Loss { server, tool, part, handled, becomes, detail });
    }
}
