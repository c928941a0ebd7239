use super::{Decision, Plan, Planned};
use crate::lang::{Lang, tell};
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

    /// "It allows 31 of 42 tools (12 with a limit), asks a person for 6 and hides 5."
    pub fn sentence(&self, lang: Lang) -> String {
        if self.tools == 0 {
            return lang.say("effect-none");
        }
        let others = [(self.ask, "effect-asks"), (self.deny, "effect-denies"), (self.hide, "effect-hides")];
        let parts: Vec<String> = [self.allowed(lang)].into_iter().chain(counted(lang, &others)).collect();
        tell!(lang, "effect", parts = lang.deeds(&parts))
    }

    /// "allows 31 of 42 tools (12 with a limit)"
    fn allowed(&self, lang: Lang) -> String {
        let within = counted(lang, &[(self.limited, "effect-limited"), (self.conditioned, "effect-conditioned")]);
        if within.is_empty() {
            return tell!(lang, "effect-allows", allowed = self.allow, tools = self.tools);
        }
        tell!(lang, "effect-allows-within", allowed = self.allow, tools = self.tools, within = lang.joined(&within))
    }
}

/// The messages of those counts that are above nothing.
fn counted(lang: Lang, counts: &[(usize, &str)]) -> Vec<String> {
    counts.iter().filter(|(count, _)| *count > 0).map(|(count, key)| tell!(lang, key, count = *count)).collect()
}
