//! Policies in the formats of clients and gateways: each is read by the target's own engine, or by a parser that follows its
//! documented rules, and must let through, ask for and refuse what our own evaluator does, or say what is lost.

mod agentgateway;
mod annotations;
mod cedar;
mod claude_code;
mod clients;
mod codex;
mod contextforge;
mod cursor;
mod docker_gateway;
mod envoy;
mod forty;
mod gateways;
mod gemini_cli;
mod goose;
mod intercept;
mod kong;
mod litellm;
mod model_apis;
mod opened;
mod rego;
mod server_entry;
mod toolhive;
mod vscode;
mod zed;

use forty::{ALIAS, calls, decided, plan};
use serde_json::Value;
use toolgrade::policy::{Decision, Evaluator, Format, Handled, Known, Loss, Lossy, Outcome, Part, Plan, Preset, Rendered, explain};

/// What becomes of one call of one tool in a target, given the policy's text.
type Seen<'s> = &'s dyn Fn(&str, &str, &Value) -> Decision;

/// The policy of the forty tools in a format.
fn text(format: &str, lossy: Lossy) -> String {
    Format::named(format).expect("a format").render(&plan(), lossy).text
}

/// Holds a target against our evaluator: for each call of each of the forty tools it says the same, or the loss is listed, and
/// so of a tool that isn't named; as recommended, and where everything goes through but what a person has decided. `seen` is told the policy's text, the tool and the arguments. Whether refused tools are also hidden isn't asked of it:
/// refusing and hiding count as one here.
fn agrees(format: &str, seen: Seen<'_>) {
    for plan in [plan(), decided()] {
        for lossy in [Lossy::Stricter, Lossy::Report] {
            agrees_on(&plan, format, lossy, seen);
        }
    }
}

fn agrees_on(plan: &Plan, format: &str, lossy: Lossy, seen: Seen<'_>) {
    let rendered = Format::named(format).expect("a format").render(plan, lossy);
    let policy = plan.to_policy();
    unnamed_agrees(format, plan, &rendered, seen);
    for call in calls() {
        let native = Evaluator::new(&policy).answer(&call).decision;
        let target = seen(&rendered.text, &call.tool, &Value::Object(call.arguments.clone()));
        let losses: Vec<&Loss> = rendered.lost.iter().filter(|loss| loss.tool.as_deref() == Some(call.tool.as_str())).collect();
        let told = format!("{format}, {lossy}: {} with {:?}: we say {native}, the target {target}; {losses:?}", call.tool, call.arguments);
        if same(native, target) {
            continue;
        }
        let listed = losses.iter().any(|loss| same(loss.becomes, target) && fits(loss, native, target));
        assert!(listed, "{told}");
        let weaker = losses.iter().any(|loss| loss.handled == Handled::Weaker);
        assert!(lossy == Lossy::Report || target >= native || weaker, "{told}");
    }
}

/// What becomes of a tool that the policy doesn't name is what the policy says, or a loss says what it is.
fn unnamed_agrees(format: &str, plan: &Plan, rendered: &Rendered, seen: Seen<'_>) {
    // VS Code goes by what a person has let through before, of which its reader knows nothing.
    if format == "vscode" {
        return;
    }
    let native = if plan.preset == Preset::Open { Decision::Allow } else { Decision::Deny };
    let target = seen(&rendered.text, "unheard_of", &Value::Object(serde_json::Map::new()));
    let defaults: Vec<&Loss> = rendered.lost.iter().filter(|loss| loss.part == Part::Default && loss.tool.is_none()).collect();
    let told = defaults.iter().any(|loss| same(loss.becomes, target) && fits(loss, native, target));
    assert!(same(native, target) && defaults.is_empty() || told, "{format}: an unnamed tool is {target}, not {native}: {defaults:?}");
}

fn same(one: Decision, other: Decision) -> bool {
    one.min(Decision::Deny) == other.min(Decision::Deny)
}

/// Whether a loss explains the difference.
fn fits(loss: &Loss, native: Decision, target: Decision) -> bool {
    match loss.handled {
        _ if asks_instead(loss) => true,
        Handled::Same => same(native, target),
        Handled::Stricter => target > native,
        Handled::Weaker => target < native,
    }
}

/// Whether a person is asked about each call, because the target can look at no arguments and refuse nothing: stricter for calls
/// that meet the condition, milder for those that don't.
fn asks_instead(loss: &Loss) -> bool {
    (loss.part, loss.handled, loss.becomes) == (Part::Condition, Handled::Weaker, Decision::Ask)
}

/// The losses under an empty plan of the same alias: none is about a tool.
#[test]
fn nothing_is_lost_of_what_isnt_there() {
    for format in toolgrade::policy::FORMATS {
        let empty = Plan::of_server(ALIAS, [], &toolgrade::policy::Wanted::default());
        let lost = format.render(&empty, Lossy::Stricter).lost;
        assert!(lost.iter().all(|loss| loss.tool.is_none()), "{}: {lost:?}", format.id);
    }
}

#[test]
fn our_own_format_loses_nothing() {
    let rendered = Format::named("toolgrade").expect("a format").render(&plan(), Lossy::Stricter);
    assert_eq!(rendered.lost, vec![]);
    assert_eq!(rendered.text.parse::<toolgrade::policy::Policy>().as_ref(), Ok(&plan().to_policy()));
}

#[test]
fn our_own_format_is_explained_as_it_is_evaluated() {
    let text = text("toolgrade", Lossy::Stricter);
    let policy = plan().to_policy();
    let tools = plan().tools().map(|(_, tool)| tool.tool.clone()).collect();
    let known = Known { alias: ALIAS.into(), slug: ALIAS.into(), tools, ..Known::default() };
    let explained = explain("toolgrade", &text, &[known]).expect("our own policy");
    for call in calls() {
        let said = explained.tools.iter().find(|tool| tool.tool == call.tool).expect("a tool of the plan").decision;
        let does = Evaluator::new(&policy).answer(&call).decision;
        assert!(said == Outcome::Arguments || said == Outcome::Sure(does), "{} is {does}, and explained as {said}", call.tool);
    }
}
