use super::conditions::Values;
use super::document::{Policy, ServerPolicy, StackPolicy, StackedServer, ToolRule, Version};
use super::rules::Rules;
use super::{Conflict, Decision, Preset, Recommendation};
use crate::model::Judged;
use std::collections::BTreeMap;

/// What the reader wants of a policy.
#[derive(Clone, Debug, PartialEq)]
pub struct Wanted {
    /// How careful it is.
    pub preset: Preset,
    /// What is asked of arguments.
    pub values: Values,
}

impl Default for Wanted {
    fn default() -> Self {
        Self { preset: Preset::Balanced, values: Values::default() }
    }
}

/// What is recommended for one or several servers: what every format is made from.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// How careful it is.
    pub preset: Preset,
    /// By alias, in alphabetical order.
    pub servers: Vec<Planned>,
}

/// What is recommended for the tools of one server.
#[derive(Clone, Debug, PartialEq)]
pub struct Planned {
    /// The name that the client or gateway gives the server.
    pub alias: String,
    /// In the order of their names.
    pub tools: Vec<Recommendation>,
}

impl Plan {
    /// For tools of one server, in whatever order they come.
    pub fn of_server<'a>(alias: &str, tools: impl IntoIterator<Item = Judged<'a>>, wanted: &Wanted) -> Self {
        Self { preset: wanted.preset, servers: vec![Planned::of(alias, tools, wanted)] }
    }

    /// One plan of several: servers of the same alias become one, and of two recommendations for a tool the stricter holds.
    /// Says which tools were named twice with different recommendations.
    pub fn merged(preset: Preset, plans: impl IntoIterator<Item = Planned>) -> (Self, Vec<Conflict>) {
        let mut servers: BTreeMap<String, BTreeMap<String, Recommendation>> = BTreeMap::new();
        let mut conflicts = Vec::new();
        for plan in plans {
            let tools = servers.entry(plan.alias.clone()).or_default();
            for tool in plan.tools {
                let merged = match tools.remove(&tool.tool) {
                    None => tool,
                    Some(known) if known == tool => tool,
                    Some(known) => {
                        conflicts.push(Conflict::of(&plan.alias, &known, &tool));
                        known.and(tool)
                    }
                };
                tools.insert(merged.tool.clone(), merged);
            }
        }
        let servers: Vec<Planned> =
            servers.into_iter().map(|(alias, tools)| Planned { alias, tools: tools.into_values().collect() }).collect();
        conflicts.extend(servers.iter().flat_map(Planned::shared_counters));
        (Self { preset, servers }, conflicts)
    }

    /// Every tool with the alias of its server.
    pub fn tools(&self) -> impl Iterator<Item = (&str, &Recommendation)> {
        self.servers.iter().flat_map(|server| server.tools.iter().map(|tool| (server.alias.as_str(), tool)))
    }

    /// The plan as a document in the catalogue's own format.
    pub fn to_policy(&self) -> Policy {
        let (version, default) = (Version::One, self.preset.fallback());
        match self.servers.as_slice() {
            [server] => {
                let (hide, tools) = server.rules(self.preset);
                Policy::Server(ServerPolicy { version, default, hide, tools })
            }
            servers => {
                let one = |server: &Planned| {
                    let (hide, tools) = server.rules(self.preset);
                    (server.alias.clone(), StackedServer { hide, tools })
                };
                Policy::Stack(StackPolicy { version, default, servers: Rules(servers.iter().map(one).collect()) })
            }
        }
    }
}

impl Planned {
    /// For tools in whatever order they come; two of the same name become one, as in [`Plan::merged`].
    pub fn of<'a>(alias: &str, tools: impl IntoIterator<Item = Judged<'a>>, wanted: &Wanted) -> Self {
        let mut named: BTreeMap<String, Recommendation> = BTreeMap::new();
        for tool in tools {
            let tool = Recommendation::of(&tool, wanted.preset, &wanted.values);
            let merged = match named.remove(&tool.tool) {
                Some(known) => known.and(tool),
                None => tool,
            };
            named.insert(merged.tool.clone(), merged);
        }
        Self { alias: alias.to_owned(), tools: named.into_values().collect() }
    }

    /// The same with decisions that a person made, by the tools' names.
    #[must_use]
    pub fn decided(mut self, decisions: &BTreeMap<String, Decision>) -> Self {
        self.tools = self
            .tools
            .into_iter()
            .map(|tool| match decisions.get(&tool.tool) {
                Some(decision) => tool.decided(*decision),
                None => tool,
            })
            .collect();
        self
    }

    /// What is hidden, and a rule for each tool that isn't.
    fn rules(&self, preset: Preset) -> (Vec<String>, Rules<ToolRule>) {
        let hidden = self.tools.iter().filter(|tool| tool.is_listed());
        let fallback = preset.fallback();
        let named = |tool: &Recommendation| Some((tool.tool.clone(), tool.rule(fallback)?));
        (hidden.map(|tool| tool.tool.clone()).collect(), Rules(self.tools.iter().filter_map(named).collect()))
    }

    /// Tools whose names differ only in case, so that their calls are counted together.
    fn shared_counters(&self) -> Vec<Conflict> {
        let mut counted: BTreeMap<String, &str> = BTreeMap::new();
        let mut shared = Vec::new();
        for tool in self.tools.iter().filter(|tool| tool.limit.is_some()) {
            if let Some(other) = counted.insert(tool.tool.to_lowercase(), &tool.tool) {
                shared.push(Conflict::of_counters(&self.alias, &tool.tool, other));
            }
        }
        shared
    }
}
