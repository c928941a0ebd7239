use super::{Decision, Plan, Planned};
use serde::Serialize;

/// What a plan does, in numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Effect {
    /// Tools in all.
    pub tools: usize,
    /// Tools of which calls go through, with or without limits and conditions.
    pub allow: usize,
    /// Of those, how many have a limit.
    pub limited: usize,
    /// Of those, how many ask something of their arguments.
    pub conditioned: usize,
    /// Tools whose calls wait for a person.
    pub ask: usize,
    /// Tools whose calls are refused.
    pub deny: usize,
    /// Tools that the agent doesn't see.
    pub hide: usize,
}

impl Effect {
    /// Of a whole plan.
    pub fn of(plan: &Plan) -> Self {
        plan.servers.iter().map(Self::of_server).fold(Self::default(), Self::with)
    }

    /// Of one server.
    pub fn of_server(server: &Planned) -> Self {
        let mut effect = Self { tools: server.tools.len(), ..Self::default() };
        for tool in &server.tools {
            effect.limited += usize::from(tool.limit.is_some());
            effect.conditioned += usize::from(!tool.require.is_empty());
            match tool.decision {
                Decision::Allow => effect.allow += 1,
                Decision::Ask => effect.ask += 1,
                Decision::Deny => effect.deny += 1,
                Decision::Hide => effect.hide += 1,
            }
        }
        effect
    }

    fn with(self, other: Self) -> Self {
        Self {
            tools: self.tools + other.tools,
            allow: self.allow + other.allow,
            limited: self.limited + other.limited,
            conditioned: self.conditioned + other.conditioned,
            ask: self.ask + other.ask,
            deny: self.deny + other.deny,
            hide: self.hide + other.hide,
        }
    }

    /// "It allows 31 of 42 tools (12 with a limit), asks for 6 and hides 5."
    pub fn sentence(&self) -> String {
        if self.tools == 0 {
            return "It names no tool.".into();
        }
        let mut within = Vec::new();
        if self.limited > 0 {
            within.push(format!("{} with a limit", self.limited));
        }
        if self.conditioned > 0 {
            within.push(format!("{} with conditions", self.conditioned));
        }
        let within = if within.is_empty() { String::new() } else { format!(" ({})", within.join(", ")) };
        let of = if self.tools == 1 { "1 tool".to_owned() } else { format!("{} tools", self.tools) };
        let mut parts = vec![format!("allows {} of {of}{within}", self.allow)];
        let others = [(self.ask, "asks a person for"), (self.deny, "denies"), (self.hide, "hides")];
        parts.extend(others.into_iter().filter(|(count, _)| *count > 0).map(|(count, verb)| format!("{verb} {count}")));
        let last = parts.pop().unwrap_or_default();
        let said = if parts.is_empty() { last } else { format!("{} and {last}", parts.join(", ")) };
        format!("It {said}.")
    }
}
