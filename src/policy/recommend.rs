use super::{Decision, Policy, ToolRule};
use crate::model::{Category, Risk, Trait};

/// A tool and what holds of it.
#[derive(Clone, Copy, Debug)]
pub struct Judged<'a> {
    /// Its exact name.
    pub name: &'a str,
    /// What a call does.
    pub category: Category,
    /// How bad it can be.
    pub risk: Risk,
    /// What else holds.
    pub traits: &'a [Trait],
}

impl Judged<'_> {
    /// What is recommended for calls of this tool.
    pub fn decision(&self) -> Decision {
        Decision::of(self.category, self.risk, self.traits)
    }
}

/// What an agent is told when a payment is held back.
const ON_DENY: &str = "This call can move money. Ask a person to approve it.";

/// The recommended policy for these tools, in the order of their names, whatever order they come in.
pub fn recommend<'a>(tools: impl IntoIterator<Item = Judged<'a>>) -> Policy {
    let mut tools: Vec<Judged<'_>> = tools.into_iter().collect();
    tools.sort_by_key(|tool| tool.name);
    let mut hide = Vec::new();
    let mut rules = Vec::new();
    for tool in tools {
        let name = tool.name.to_owned();
        match tool.decision() {
            Decision::Hide => hide.push(name),
            Decision::Allow => rules.push((name, ToolRule::default())),
            Decision::Limit(max) => rules.push((name, ToolRule::limited(tool.name, max))),
            Decision::Ask => rules.push((name, ToolRule::denied(ON_DENY))),
        }
    }
    Policy::denying(hide, rules)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tool(category: Category, risk: Risk, traits: &'static [Trait]) -> Judged<'static> {
        Judged { name: "Pay_Out", category, risk, traits }
    }

    #[test]
    fn a_harmless_read_is_simply_allowed() {
        let policy = recommend([tool(Category::Read, Risk::Low, &[])]);
        assert_eq!(policy.to_json(), "{\n  \"version\": \"1\",\n  \"default\": \"deny\",\n  \"tools\": {\n    \"Pay_Out\": {}\n  }\n}");
    }

    #[test]
    fn the_counter_is_the_lower_case_name() {
        let json = recommend([tool(Category::Write, Risk::Medium, &[])]).to_json();
        assert!(json.contains("\"counter\": \"pay_out_rate\""), "{json}");
    }

    #[test]
    fn what_destroys_is_hidden_even_when_it_also_pays() {
        let policy = recommend([tool(Category::Write, Risk::High, &[Trait::Destructive, Trait::Financial])]);
        assert_eq!((policy.to_json().contains("\"hide\": [\n    \"Pay_Out\"\n  ]"), policy.to_json().contains("deny_if")), (true, false));
    }

    #[test]
    fn what_pays_is_denied_until_a_person_approves() {
        let json = recommend([tool(Category::Write, Risk::High, &[Trait::Financial])]).to_json();
        assert!(json.contains("\"conditions\": [],\n          \"on_deny\""), "{json}");
    }

    #[test]
    fn a_merged_policy_does_not_depend_on_the_order() {
        let (a, b) = (
            Judged { name: "a", ..tool(Category::Read, Risk::Low, &[]) },
            Judged { name: "b", ..tool(Category::Execute, Risk::High, &[]) },
        );
        assert_eq!(recommend([a, b]), recommend([b, a]));
    }
}
