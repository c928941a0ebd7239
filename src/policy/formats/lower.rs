//! From what a plan says to what a format can express.

use super::{Expresses, Format, Handled, Loss, Lossy, Part, clashes};
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
}

/// A server of a lowered plan.
pub(in crate::policy) struct LoweredServer<'p> {
    pub(in crate::policy) alias: &'p str,
    pub(in crate::policy) tools: Vec<LoweredTool<'p>>,
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

impl Lowered<'_> {
    /// Whether tools that it doesn't name go through.
    pub(in crate::policy) fn is_open(&self) -> bool {
        self.plan.preset.fallback() == Fallback::Allow
    }

    /// Every tool with the alias of its server.
    pub(in crate::policy) fn tools(&self) -> impl Iterator<Item = (&str, &LoweredTool<'_>)> {
        self.servers.iter().flat_map(|server| server.tools.iter().map(move |tool| (server.alias, tool)))
    }
}

impl<'p> LoweredServer<'p> {
    /// The names of the tools of which this becomes.
    pub(in crate::policy) fn named(&self, decision: Decision) -> impl Iterator<Item = &'p str> {
        self.tools.iter().filter(move |tool| tool.decision == decision).map(|tool| tool.name)
    }
}

impl LoweredTool<'_> {
    /// Whether no call goes through, seen or not.
    pub(in crate::policy) fn is_denied(&self) -> bool {
        self.decision >= Decision::Deny
    }
}

/// Reduces a plan to what a format can express, and says what is lost.
pub(super) fn lower<'p>(plan: &'p Plan, format: &Format, lossy: Lossy) -> (Lowered<'p>, Vec<Loss>) {
    let mut lost = Vec::new();
    let mut servers: Vec<_> = plan.servers.iter().map(|server| lower_server(server, plan, format, lossy, &mut lost)).collect();
    lost.extend(clashes::settle(&mut servers, format));
    (Lowered { plan, servers }, lost)
}

fn lower_server<'p>(server: &'p Planned, plan: &'p Plan, format: &Format, lossy: Lossy, lost: &mut Vec<Loss>) -> LoweredServer<'p> {
    lost.extend(unnamed(server, plan.preset.fallback(), format));
    let tools = server.tools.iter().filter_map(|tool| {
        let mut noting = Noting { plan, alias: &server.alias, tool, format, lossy, found: vec![] };
        let lowered = if noting.is_unwritten() { None } else { Some(noting.lower()) };
        lost.append(&mut noting.found);
        lowered
    });
    LoweredServer { alias: &server.alias, tools: tools.collect() }
}

/// What is lost of what a policy says of tools that it doesn't name.
fn unnamed(server: &Planned, fallback: Fallback, format: &Format) -> Option<Loss> {
    let (can, title) = (format.expresses, format.title);
    let (handled, wanted) = match fallback {
        Fallback::Deny if can.unnamed < Decision::Deny => (Handled::Weaker, "refuse"),
        Fallback::Allow if !can.open && can.unnamed > Decision::Allow => (Handled::Stricter, "let through"),
        Fallback::Deny | Fallback::Allow => return None,
    };
    let becomes = can.unnamed;
    let detail = format!("{title} can't {wanted} tools that the policy doesn't name; it does this with them: {becomes}");
    Some(Loss { server: server.alias.clone(), tool: None, part: Part::Default, handled, becomes, detail })
}

/// Lowers one tool and notes what is lost.
struct Noting<'p, 'f> {
    plan: &'p Plan,
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
            decision = self.reduced(Part::Limit, decision, &format!("the limit of {max} calls a minute"));
        }
        let mut require = Vec::new();
        for clause in &tool.require {
            if clause.conditions.iter().all(expresses.conditions) {
                require.push(clause);
            } else {
                let told: Vec<String> = clause.conditions.iter().map(|condition| condition.test.told(Lang::En, &condition.path)).collect();
                decision = self.reduced(Part::Condition, decision, &format!("the condition that {}", told.join(" and ")));
            }
        }
        decision = self.held(decision);
        if decision >= Decision::Deny {
            require.clear();
        }
        if decision != Decision::Allow {
            limit = None;
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
        let restricted = self.tool.limit.is_some() || !self.tool.require.is_empty();
        let handled = match becomes.cmp(&self.tool.decision) {
            Ordering::Less => Handled::Weaker,
            Ordering::Equal if restricted => Handled::Weaker,
            Ordering::Equal => Handled::Same,
            Ordering::Greater => Handled::Stricter,
        };
        self.note(Part::Name, handled, becomes, detail);
        true
    }

    /// The decision, or a refusal where no rule for the tool can be written.
    fn held(&mut self, decision: Decision) -> Decision {
        // Where everything goes through no tool has a rule of its own.
        if self.plan.preset.fallback() == Fallback::Allow {
            return decision;
        }
        let Some(why) = (self.format.unheld)(self.plan, self.alias, self.tool) else { return decision };
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

    /// What becomes of a call that would go through only under a limit or a condition.
    fn reduced(&mut self, part: Part, decision: Decision, what: &str) -> Decision {
        if decision != Decision::Allow && decision != Decision::Ask {
            return decision;
        }
        let (can, title) = (self.format.expresses, self.format.title);
        // A tool that only its conditions opened goes back to what it was without them.
        let closed = part == Part::Condition && self.tool.stance.decision >= Decision::Deny;
        let (becomes, handled, does) = match self.lossy {
            Lossy::Stricter if closed && can.hide => (Decision::Hide, Handled::Stricter, "the tool is hidden"),
            Lossy::Stricter if closed && can.deny => (Decision::Deny, Handled::Stricter, "calls are refused"),
            Lossy::Stricter if can.ask => (Decision::Ask, Handled::Stricter, "a person is asked each time and has to look at it"),
            Lossy::Stricter if can.deny => (Decision::Deny, Handled::Stricter, "calls are refused"),
            Lossy::Stricter if can.hide => (Decision::Hide, Handled::Stricter, "the tool is hidden"),
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
