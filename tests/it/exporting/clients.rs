//! What every client's format must hold: hostile names neither break out of the syntax nor widen a rule, and servers of one
//! stack are kept apart. Each format's own file brings a reader that follows the client's documented rules.

use super::{ALIAS, agrees, same};
use toolgrade::model::{Category, Judged, Risk, Trait};
use toolgrade::policy::{Decision, Format, Handled, Known, Lossy, Outcome, Plan, Planned, Preset, Rendered, Wanted, explain};

/// What becomes of a tool in a client, given the policy's text, the server's alias and the tool's name.
pub(super) type Reader = fn(&str, &str, &str) -> Decision;

/// Names that mean something to some syntax, each kind with each decision.
const HOSTILE: &[&str] = &[
    "*",
    "get_*",
    "*:*",
    "say \"hi\"",
    "it's",
    "line\nbreak",
    "back\\slash",
    "]]",
    "}}, {",
    "#comment",
    "tool(x)",
    "key: value",
    "- item",
    "null",
    "true",
    "12",
    "~",
    "{{x}}",
    "a,b",
    "mcp__other__tool",
    "nul\0nul",
    "bell\u{7}",
    "\u{202e}evil",
    "查询天气",
    "😀",
    " space ",
    "Get_Issue",
    "get_issue",
    "GET_ISSUE",
];

/// What holds of a tool.
type Kind = (Category, Risk, &'static [Trait]);

const ALLOWED: Kind = (Category::Read, Risk::Low, &[]);
const ASKED: Kind = (Category::Write, Risk::High, &[Trait::Financial]);
const HIDDEN: Kind = (Category::Write, Risk::High, &[Trait::Destructive]);

fn judged(name: &str, (category, risk, traits): Kind) -> Judged<'_> {
    Judged { name, category, risk, traits, modes: &[], schema: None, annotations: None }
}

fn planned(alias: &str, tools: &[(String, Kind)]) -> Planned {
    Planned::of(alias, tools.iter().map(|(name, of)| judged(name, *of)), &Wanted::default())
}

/// Three tools that are allowed, asked about and hidden, in a format.
pub(super) fn three(format: &str, preset: Preset, alias: &str) -> Rendered {
    let tools = [judged("get_me", ALLOWED), judged("pay", ASKED), judged("delete_all", HIDDEN)];
    let plan = Plan::of_server(alias, tools, &Wanted { preset, ..Wanted::default() });
    Format::named(format).expect("a format").render(&plan, Lossy::Stricter)
}

/// Tools of a server, of which the first is allowed and the last is hidden, in a format.
pub(super) fn named(format: &str, alias: &str, tools: &[&str]) -> Rendered {
    let last = tools.len() - 1;
    let tools = tools.iter().enumerate().map(|(at, tool)| judged(tool, if at == last { HIDDEN } else { ALLOWED }));
    Format::named(format).expect("a format").render(&Plan::of_server(alias, tools, &Wanted::default()), Lossy::Stricter)
}

/// Two servers, of which the first's tool is allowed and the second's is hidden, in a format.
pub(super) fn clashing(format: &str, (one, first): (&str, &str), (other, second): (&str, &str)) -> Rendered {
    let plans = [planned(one, &[(first.to_owned(), ALLOWED)]), planned(other, &[(second.to_owned(), HIDDEN)])];
    let (plan, _) = Plan::merged(Preset::Balanced, plans);
    Format::named(format).expect("a format").render(&plan, Lossy::Stricter)
}

/// Each tool of a plan is what the plan says, or a loss says what it became; returns the text.
fn holds(format: &str, plan: &Plan, read: Reader) -> String {
    let rendered = tells(format, plan, read);
    let unheard = read(&rendered.text, ALIAS, "unheard_of");
    let told = rendered.lost.iter().any(|loss| loss.tool.is_none() && loss.server == ALIAS && loss.becomes <= unheard);
    assert!(told || unheard >= Decision::Deny, "{format}: that a tool which isn't named is {unheard} is not told");
    rendered.text
}

fn tells(format: &str, plan: &Plan, read: Reader) -> Rendered {
    let rendered = Format::named(format).expect("a format").render(plan, Lossy::Stricter);
    for (alias, tool) in plan.tools() {
        let seen = read(&rendered.text, alias, &tool.tool);
        let of_it = |loss: &&toolgrade::policy::Loss| loss.server == alias && loss.tool.as_deref() == Some(tool.tool.as_str());
        let told = rendered.lost.iter().filter(of_it).any(|loss| same(loss.becomes, seen));
        assert!(told || same(seen, tool.decision), "{format}: {alias}/{:?} is {seen}, not {}", tool.tool, tool.decision);
        let weaker = rendered.lost.iter().filter(of_it).any(|loss| loss.handled == Handled::Weaker);
        let milder = seen < tool.decision.min(Decision::Deny);
        assert!(weaker || !milder, "{format}: {alias}/{:?} is {seen}, milder than {}, and not told so", tool.tool, tool.decision);
    }
    rendered
}

/// Everything that is asked of a client's format.
pub(super) fn is_sound(format: &str, read: Reader) {
    agrees(format, &|policy, tool, _| read(policy, ALIAS, tool));
    keeps_hostile_names(format, read);
    keeps_servers_apart(format, read);
    keeps_decisions(format, read);
    explain_agrees(format, read);
}

/// Formats of clients whose files aren't explained: they are built by programs for each request.
const UNEXPLAINED: &[&str] = &["annotations", "claude-agents", "claude-api", "openai-responses"];

/// What `explain` reads in a file is what the reader here does, which shares no line with it.
fn explain_agrees(format: &str, read: Reader) {
    if UNEXPLAINED.contains(&format) {
        return;
    }
    for lossy in [Lossy::Stricter, Lossy::Report] {
        let text = super::text(format, lossy);
        let names = super::forty::plan().tools().map(|(_, tool)| tool.tool.clone()).chain(["unheard_of".to_owned()]).collect();
        explains(format, &text, (ALIAS, names), read);
    }
    let names = super::forty::plan().tools().map(|(_, tool)| tool.tool.clone()).chain(["unheard_of".to_owned()]).collect();
    let decided = Format::named(format).expect("a format").render(&super::forty::decided(), Lossy::Stricter).text;
    explains(format, &decided, (ALIAS, names), read);
    for preset in Preset::ALL {
        let names = ["get_me", "pay", "delete_all", "unheard_of"].map(str::to_owned).into();
        explains(format, &three(format, *preset, "work.desk 1").text, ("work.desk 1", names), read);
    }
    for turn in 0..3 {
        let kinds = [ALLOWED, ASKED, HIDDEN];
        let names = HOSTILE.iter().enumerate();
        let tools: Vec<_> = names.map(|(place, name)| ((*name).to_owned(), kinds[(place + turn) % 3])).collect();
        let plan = Plan { preset: Preset::Balanced, servers: vec![planned(ALIAS, &tools)] };
        let text = Format::named(format).expect("a format").render(&plan, Lossy::Stricter).text;
        explains(format, &text, (ALIAS, tools.into_iter().map(|(name, _)| name).collect()), read);
    }
}

fn explains(format: &str, text: &str, (alias, tools): (&str, Vec<String>), read: Reader) {
    let known = Known { alias: alias.to_owned(), slug: "desk".into(), tools, ..Known::default() };
    let explained = explain(format, text, &[known]).expect("a file that we wrote");
    for tool in &explained.tools {
        // What rests on annotations is asked about where there are none.
        let said = if let Outcome::Sure(decision) = tool.decision { decision } else { Decision::Ask };
        let seen = read(text, alias, &tool.tool);
        assert!(same(said, seen), "{format}: {:?} is {seen}, and explained as {}: {text}", tool.tool, tool.decision);
    }
}

fn keeps_hostile_names(format: &str, read: Reader) {
    let long = "a".repeat(300);
    for turn in 0..3 {
        let kinds = [ALLOWED, ASKED, HIDDEN];
        let names = HOSTILE.iter().copied().chain([long.as_str()]).enumerate();
        let tools: Vec<_> = names.map(|(place, name)| (name.to_owned(), kinds[(place + turn) % 3])).collect();
        let (plan, _) = Plan::merged(Preset::Balanced, [planned(ALIAS, &tools)]);
        let text = holds(format, &plan, read);
        let unheard = read(&text, ALIAS, "unheard_of");
        for other in ["get_everything", "say", "tool", "item", "x", "aaa", "other", "comment"] {
            assert_eq!(read(&text, ALIAS, other), unheard, "{format}: {other} is not in the plan: {text}");
        }
    }
}

/// Where everything goes through but what a person has decided, each decision holds whatever the tool is called.
fn keeps_decisions(format: &str, read: Reader) {
    let open = Wanted { preset: Preset::Open, ..Wanted::default() };
    let long = "a".repeat(300);
    for turn in 0..Decision::ALL.len() {
        let names = HOSTILE.iter().copied().chain(["db:drop", "db_drop", long.as_str()]);
        let decided = |place: usize| Decision::ALL[(place + turn) % Decision::ALL.len()];
        let decisions = names.clone().enumerate().map(|(place, name)| (name.to_owned(), decided(place))).collect();
        let planned = Planned::of(ALIAS, names.map(|name| judged(name, ALLOWED)), &open).decided(&decisions);
        tells(format, &Plan { preset: Preset::Open, servers: vec![planned] }, read);
    }
}

fn keeps_servers_apart(format: &str, read: Reader) {
    let tools = |kinds: [Kind; 3]| ["one", "two", "three"].map(str::to_owned).into_iter().zip(kinds).collect();
    let (work, home): (Vec<_>, Vec<_>) = (tools([ALLOWED, ASKED, HIDDEN]), tools([HIDDEN, ALLOWED, ASKED]));
    let (plan, _) = Plan::merged(Preset::Balanced, [planned(ALIAS, &work), planned("home", &home)]);
    holds(format, &plan, read);
}
