//! What every gateway is asked beside the forty tools: odd names, two servers, arguments of every shape.

use super::forty::{ALIAS, plan, probes};
use super::{agrees, same};
use serde_json::{Value, json};
use toolgrade::model::{Category, Judged, Risk, Trait};
use toolgrade::policy::{Decision, Evaluator, Format, Handled, Loss, Lossy, Part, Plan, Planned, Preset, Recommendation, Rendered, Wanted};

/// What becomes of one call in a gateway, given the policy's text, the server's alias, the tool and the arguments.
pub(super) type Answers<'s> = &'s dyn Fn(&str, &str, &str, &Value) -> Decision;

/// Holds a gateway against our evaluator, for each call of the forty tools.
pub(super) fn does_what_the_policy_says(format: &str, answers: Answers<'_>) {
    agrees(format, &|text, tool, arguments| answers(text, ALIAS, tool, arguments));
}

/// Names that mean something to somebody's syntax.
fn odd() -> Vec<String> {
    let mut names: Vec<String> = [
        "*",
        "**",
        "get_*",
        "a?c",
        "[abc]",
        "a\"b",
        "a'b",
        "a\\b",
        "a\nb",
        "a\r\n- c",
        "]]",
        "}}",
        "){};//",
        "#x",
        "- x",
        "key: value",
        "<<",
        "~",
        "true",
        "1",
        "null",
        " ",
        " padded ",
        "a, b",
        "天气",
        "a\u{202e}b",
        "a\u{0}b",
        "a\u{2028}b",
        "${x}",
        "{{x}}",
        "\"); permit(principal, action, resource); //",
        "x\" || true || \"",
        "work-desk-secret",
        "a::b",
        "weather.now",
        "-",
        "MiXed",
        "!tag",
        "&anchor",
        "|",
        ">",
        "%y",
        "@x",
        "`x`",
    ]
    .map(str::to_owned)
    .to_vec();
    names.push("长".repeat(100));
    names.push("\u{1}".repeat(300));
    names
}

/// Names that a pattern could mistake for one of the odd ones.
const MISTAKEN: &[&str] = &["x", "get_all", "abc", "a", "secret", "mixed", "MIXED", "padded", "b", "anything at all", ""];

fn judged<'n>(name: &'n str, traits: &'static [Trait]) -> Judged<'n> {
    let (category, risk) = if traits.is_empty() { (Category::Read, Risk::Low) } else { (Category::Write, Risk::High) };
    Judged { name, category, risk, traits, modes: &[], schema: None, annotations: None }
}

fn rendered(format: &str, plan: &Plan) -> Rendered {
    Format::named(format).expect("a format").render(plan, Lossy::Stricter)
}

/// Every odd name is let through, or its refusal is listed.
pub(super) fn odd_names_stay_themselves(format: &str, answers: Answers<'_>) {
    let names = odd();
    let plan = Plan::of_server(ALIAS, names.iter().map(|name| judged(name, &[])), &Wanted::default());
    let Rendered { text, lost } = rendered(format, &plan);
    for name in &names {
        let target = answers(&text, ALIAS, name, &json!({}));
        let refused =
            lost.iter().any(|loss| loss.tool.as_ref() == Some(name) && loss.part == Part::Name && loss.handled == Handled::Stricter);
        assert_eq!(target == Decision::Allow, !refused, "{format}: {name:?} gets {target} from {text}");
    }
}

/// With every odd name allowed, names that a pattern could mistake for one of them are refused.
pub(super) fn other_names_are_refused(format: &str, answers: Answers<'_>) {
    let names = odd();
    let text = rendered(format, &Plan::of_server(ALIAS, names.iter().map(|name| judged(name, &[])), &Wanted::default())).text;
    for name in MISTAKEN {
        assert!(answers(&text, ALIAS, name, &json!({})) >= Decision::Deny, "{format}: {name:?} is let through by {text}");
    }
}

/// Whichever odd names are allowed, every other odd name is refused. Of any two names, one is allowed and the other refused in
/// some round, because their places differ in some bit.
pub(super) fn odd_names_are_no_patterns(format: &str, answers: Answers<'_>) {
    let names = odd();
    for (bit, allowed) in (0..6).flat_map(|bit| [(bit, 0), (bit, 1)]) {
        let is_allowed = |place: usize| place >> bit & 1 == allowed;
        let rows = names.iter().enumerate();
        let tools = rows.clone().map(|(place, name)| judged(name, if is_allowed(place) { &[] } else { &[Trait::Destructive] }));
        let text = rendered(format, &Plan::of_server(ALIAS, tools, &Wanted::default())).text;
        let through = rows.filter(|(place, name)| !is_allowed(*place) && answers(&text, ALIAS, name, &json!({})) == Decision::Allow);
        let through: Vec<&String> = through.map(|(_, name)| name).collect();
        assert!(through.is_empty(), "{format}: {through:?} are let through by {text}");
    }
}

/// Aliases as people give them, and such as mean something to somebody's syntax; never the first of a pair the second.
const ALIASES: &[(&str, &str)] =
    &[("wiki", "yard"), ("a\"b", "a\\\"b"), ("x: y", "x"), ("*", "any"), ("天", "地"), ("a\nb", "a"), ("true", "True"), ("w-x", "w_x")];

/// Two servers that have a tool of the same name: harmless on the first, destructive on the second.
fn stack(harmless: &str, destructive: &str) -> Plan {
    let wanted = Wanted::default();
    let of = |alias: &str, traits: &'static [Trait]| Planned {
        alias: alias.to_owned(),
        tools: vec![Recommendation::of(&judged("sync_page", traits), wanted.preset, &wanted.values)],
    };
    Plan { preset: Preset::Balanced, servers: vec![of(harmless, &[]), of(destructive, &[Trait::Destructive])] }
}

/// The same name is refused on one server, and let through on the other or listed as one that can't be.
pub(super) fn servers_stay_apart(format: &str, answers: Answers<'_>) {
    for (harmless, destructive) in ALIASES {
        let Rendered { text, lost } = rendered(format, &stack(harmless, destructive));
        let of = |alias: &str| answers(&text, alias, "sync_page", &json!({})).min(Decision::Deny);
        let stricter = |loss: &Loss| loss.server == *harmless && loss.part == Part::Name && loss.handled == Handled::Stricter;
        let expected = if lost.iter().any(stricter) { Decision::Deny } else { Decision::Allow };
        assert_eq!((of(harmless), of(destructive)), (expected, Decision::Deny), "{format}: {harmless:?} and {destructive:?} in {text}");
    }
}

/// What is said of an alias, where something is.
pub(super) fn said_of_alias(format: &str, alias: &str) -> Option<String> {
    let lost = rendered(format, &stack(alias, "other")).lost;
    lost.into_iter().find(|loss| loss.server == alias && loss.part == Part::Name).map(|loss| loss.detail)
}

/// A server of which nothing is allowed lets nothing through, named or not; one of which everything is, everything.
pub(super) fn all_and_nothing(format: &str, answers: Answers<'_>) {
    let hidden = Plan::of_server(ALIAS, [judged("drop", &[Trait::Destructive])], &Wanted::default());
    let open = Wanted { preset: Preset::Open, ..Wanted::default() };
    let open = Plan::of_server(ALIAS, [judged("drop", &[Trait::Destructive])], &open);
    for (plan, expected) in [(hidden, Decision::Deny), (open, Decision::Allow)] {
        let text = rendered(format, &plan).text;
        for tool in ["drop", "unheard_of"] {
            assert_eq!(answers(&text, ALIAS, tool, &json!({})).min(Decision::Deny), expected, "{format}: {tool} by {text}");
        }
    }
}

/// For arguments of every shape: never milder than our evaluator, and stricter only where a loss says so. Tools whose
/// conditions the format leaves out aren't asked about; limits never come into it.
pub(super) fn reads_arguments_as_we_do(format: &str, answers: Answers<'_>) {
    let (plan, policy) = (plan(), plan().to_policy());
    let rendered = Format::named(format).expect("a format").render(&plan, Lossy::Report);
    let mut asked = 0;
    for call in probes() {
        let about = |loss: &&Loss| loss.tool.as_ref() == Some(&call.tool);
        let losses: Vec<&Loss> = rendered.lost.iter().filter(about).collect();
        if losses.iter().any(|loss| loss.part == Part::Condition && loss.handled == Handled::Weaker) {
            continue;
        }
        asked += 1;
        let native = Evaluator::new(&policy).answer(&call).decision;
        let target = answers(&rendered.text, ALIAS, &call.tool, &Value::Object(call.arguments.clone()));
        let told = losses.iter().any(|loss| loss.handled == Handled::Stricter);
        let fine = same(native, target) || told && target > native;
        assert!(fine, "{format}: {} with {:?}: we say {native}, the target {target}", call.tool, call.arguments);
    }
    assert!(asked > 3, "{format} was asked about {asked} calls");
}
