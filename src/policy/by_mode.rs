use super::document::{Condition, ToolRule};
use super::{Decision, Judged, Policy};
use crate::model::{Mode, Trait};
use std::collections::BTreeMap;

/// What an agent is told when it chooses a mode that is held back.
const ON_DENY: &str = "This mode can do harm that can't be undone. Ask a person to do it, or choose another mode.";
const ON_PAYMENT: &str = "This mode can move money. Ask a person to approve it.";

/// A policy that keeps a tool's harmless modes and denies the others; `None` where [`super::recommend`] says all there is
/// to say, because no mode is milder than the tool.
pub fn recommend_by_mode(tool: &Judged<'_>, modes: &[Mode]) -> Option<Policy> {
    let decided: Vec<(&Mode, Decision)> = modes.iter().map(|mode| (mode, decision(mode))).collect();
    let (held, open): (Vec<_>, Vec<_>) = decided.into_iter().partition(|(_, decision)| decision.holds_back());
    if held.is_empty() || open.is_empty() || !tool.decision().holds_back() {
        return None;
    }
    let limit = open.iter().filter_map(|(_, decision)| decision.limit()).min();
    let mut rule = limit.map_or_else(ToolRule::default, |max| ToolRule::limited(tool.name, max));
    for ((parameter, on_deny), values) in grouped(&held) {
        rule = rule.denying(vec![Condition::is_one_of(parameter, values)], on_deny);
    }
    Some(Policy::denying(vec![], vec![(tool.name.to_owned(), rule)]))
}

/// What is recommended for calls in one mode.
pub fn decision(mode: &Mode) -> Decision {
    Decision::of(mode.category, mode.risk, &mode.traits)
}

/// The values to deny, by parameter and by what the agent is told.
fn grouped<'m>(held: &[(&'m Mode, Decision)]) -> BTreeMap<(&'m str, &'static str), Vec<String>> {
    let mut groups = BTreeMap::<_, Vec<String>>::new();
    for (mode, _) in held {
        let on_deny = if mode.traits.contains(&Trait::Destructive) { ON_DENY } else { ON_PAYMENT };
        groups.entry((mode.parameter.as_str(), on_deny)).or_default().push(mode.value.clone());
    }
    groups
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Category, Risk};

    fn mode(value: &str, category: Category, risk: Risk, traits: &[Trait]) -> Mode {
        Mode { parameter: "action".into(), value: value.into(), category, risk, traits: traits.to_vec() }
    }

    const TOOL: Judged<'static> = Judged { name: "labels", category: Category::Write, risk: Risk::High, traits: &[Trait::Destructive] };

    #[test]
    fn harmless_modes_stay_open_and_the_others_are_denied() {
        let modes = [
            mode("list", Category::Read, Risk::Low, &[]),
            mode("create", Category::Write, Risk::Medium, &[]),
            mode("delete", Category::Write, Risk::High, &[Trait::Destructive]),
        ];
        let json = recommend_by_mode(&TOOL, &modes).expect("a policy").to_json();
        let rule = &serde_json::from_str::<serde_json::Value>(&json).expect("JSON")["tools"]["labels"];
        assert_eq!(rule["deny_if"][0]["conditions"][0], serde_json::json!({"path": "args.action", "op": "in", "value": ["delete"]}));
        assert_eq!((&rule["limits"][0]["max"], json.contains("hide")), (&serde_json::json!(30), false));
    }

    #[test]
    fn without_a_milder_mode_there_is_nothing_finer_to_say() {
        let modes = [mode("delete", Category::Write, Risk::High, &[Trait::Destructive])];
        assert_eq!(recommend_by_mode(&TOOL, &modes), None);
    }
}
