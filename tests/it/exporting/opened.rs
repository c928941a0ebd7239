//! What a person decides where everything else goes through, and what formats say of names, limits and rooms of their own.

use super::{Decision, Format, Handled, Loss, Lossy, Part, Plan, Preset, Rendered};
use serde_json::{Value, json};
use toolgrade::model::{Category, Judged, Risk, Trait};
use toolgrade::policy::{Planned, Wanted};

fn judged<'n>(name: &'n str, traits: &'static [Trait]) -> Judged<'n> {
    let (category, risk) = if traits.is_empty() { (Category::Read, Risk::Low) } else { (Category::Write, Risk::High) };
    Judged { name, category, risk, traits, modes: &[], schema: None, annotations: None }
}

/// Servers with their tools, and what a person has decided of each.
fn open(servers: &[(&str, &[(&str, Decision)])]) -> Plan {
    let wanted = Wanted { preset: Preset::Open, ..Wanted::default() };
    let planned = |(alias, tools): &(&str, &[(&str, Decision)])| {
        let decisions = tools.iter().map(|(name, decision)| ((*name).to_owned(), *decision)).collect();
        Planned::of(alias, tools.iter().map(|(name, _)| judged(name, &[])), &wanted).decided(&decisions)
    };
    Plan { preset: Preset::Open, servers: servers.iter().map(planned).collect() }
}

fn rendered(format: &str, plan: &Plan) -> Rendered {
    Format::named(format).expect("a format").render(plan, Lossy::Stricter)
}

/// What is lost of a server as a whole: of what, how, and what becomes of it.
fn whole(lost: &[Loss]) -> Vec<(Part, Handled, Decision)> {
    lost.iter().filter(|loss| loss.tool.is_none()).map(|loss| (loss.part, loss.handled, loss.becomes)).collect()
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).expect("JSON")
}

#[test]
fn codex_prompts_and_disables_what_is_held_back_and_approves_the_rest() {
    let tools = [("delete_repo", Decision::Deny), ("get_me", Decision::Allow), ("pay", Decision::Ask)];
    let expected = "[mcp_servers.x]\ndisabled_tools = [\"delete_repo\"]\ndefault_tools_approval_mode = \"approve\"\n\n\
        [mcp_servers.x.tools.pay]\napproval_mode = \"prompt\"\n";
    assert_eq!(rendered("codex", &open(&[("x", &tools)])).text, expected);
}

#[test]
fn a_format_without_exceptions_lists_what_goes_through_and_says_once_that_the_rest_doesnt() {
    let plan = open(&[("x", &[("get_me", Decision::Allow), ("pay", Decision::Ask)])]);
    let Rendered { text, lost } = rendered("docker-gateway", &plan);
    assert_eq!(text.trim(), "x:\n- get_me");
    assert_eq!(whole(&lost), [(Part::Default, Handled::Stricter, Decision::Hide)]);
}

#[test]
fn kiro_approves_everything_beside_what_is_hidden_but_not_beside_what_is_asked() {
    let entry =
        |decision| json(&rendered("kiro", &open(&[("x", &[("a", decision), ("b", Decision::Allow)])])).text)["mcpServers"]["x"].clone();
    assert_eq!(entry(Decision::Hide), json!({"autoApprove": ["*"], "disabledTools": ["a"]}));
    assert_eq!(entry(Decision::Ask), json!({"autoApprove": ["b"], "disabledTools": []}));
}

#[test]
fn nothing_is_lost_of_an_open_policy_that_is_all_leave() {
    for format in toolgrade::policy::FORMATS.iter().filter(|format| !["cline", "goose", "vscode", "zed"].contains(&format.id)) {
        let lost = rendered(format.id, &open(&[("x", &[("a*b", Decision::Allow), ("c", Decision::Allow)])])).lost;
        assert_eq!(lost, vec![], "{}", format.id);
    }
}

#[test]
fn a_tool_of_a_hidden_ones_possible_name_is_not_let_through_by_gemini_cli() {
    let plan = Plan::of_server("x", [judged("db:drop", &[Trait::Destructive]), judged("db_drop", &[])], &Wanted::default());
    let Rendered { text, lost } = rendered("gemini-cli", &plan);
    assert!(!text.contains("decision = \"allow\""), "{text}");
    assert!(lost.iter().any(|loss| loss.tool.as_deref() == Some("db_drop") && loss.handled == Handled::Stricter), "{lost:?}");
}

#[test]
fn a_tool_of_a_hidden_ones_cut_name_is_not_let_through_by_gemini_cli() {
    let long = "a".repeat(80);
    let cut = format!("{}...{}", "a".repeat(24), "a".repeat(30));
    let plan = Plan::of_server("x", [judged(&long, &[Trait::Destructive]), judged(&cut, &[])], &Wanted::default());
    assert!(!rendered("gemini-cli", &plan).text.contains("decision = \"allow\""));
}

#[test]
fn that_gemini_cli_asks_about_unnamed_tools_of_an_odd_server_is_told() {
    let plan = Plan::of_server("my_server", [judged("a", &[])], &Wanted::default());
    assert_eq!(whole(&rendered("gemini-cli", &plan).lost), [(Part::Default, Handled::Weaker, Decision::Ask)]);
}

#[test]
fn that_intercept_counts_otherwise_is_told() {
    let tool = Judged { category: Category::Write, risk: Risk::Medium, ..judged("set", &[]) };
    let lost = rendered("intercept", &Plan::of_server("x", [tool], &Wanted::default())).lost;
    assert!(lost.iter().any(|loss| (loss.part, loss.handled, loss.becomes) == (Part::Limit, Handled::Weaker, Decision::Allow)), "{lost:?}");
}

#[test]
fn that_goose_holds_nothing_back_by_default_is_told_where_something_is_held_back() {
    let idle = |plan: &Plan| whole(&rendered("goose", plan).lost).contains(&(Part::Deny, Handled::Weaker, Decision::Allow));
    let all = open(&[("x", &[("a", Decision::Allow)])]);
    assert_eq!((idle(&Plan::of_server("x", [], &Wanted::default())), idle(&all)), (true, false));
}

#[test]
fn servers_whose_tools_share_a_name_each_have_their_own_place() {
    let wanted = Wanted::default();
    let of = |alias: &str, tool: &str| Planned::of(alias, [judged(tool, &[])], &wanted);
    let plan = Plan { preset: Preset::Balanced, servers: vec![of("notion", "db-query"), of("notion-db", "query")] };
    let config: Value = serde_saphyr::from_str(&rendered("litellm", &plan).text).expect("YAML");
    assert_eq!(config["mcp_servers"]["notion-db"]["allowed_tools"], json!(["query"]));
}

#[test]
fn servers_whose_tools_share_a_name_are_all_held_in_rego() {
    let plan = open(&[("a", &[("b/c", Decision::Deny)]), ("a/b", &[("c", Decision::Deny)])]);
    let text = rendered("rego", &plan).text;
    let policy = json(text.split("\npolicy := ").nth(1).expect("a policy"));
    assert_eq!(
        (&policy["servers"]["a"]["tools"]["b/c"]["decision"], &policy["servers"]["a/b"]["tools"]["c"]["decision"]),
        (&json!("deny"), &json!("deny"))
    );
}

#[test]
fn a_rule_that_two_servers_share_stands_there_once() {
    let wanted = Wanted::default();
    let of = |alias: &str| Planned::of(alias, [judged("c", &[])], &wanted);
    let plan = Plan { preset: Preset::Balanced, servers: vec![of("a b"), of("a.b")] };
    assert_eq!(json(&rendered("claude-code", &plan).text)["permissions"]["allow"], json!(["mcp__a_b__c"]));
}

/// Tools of such long names that a route of Envoy has no room for all of their rules.
fn crowd(preset: Preset, decision: Decision) -> Plan {
    let names: Vec<String> = (0..200).map(|place| format!("{place:0>1000}")).collect();
    let wanted = Wanted { preset, ..Wanted::default() };
    let decisions = names.iter().map(|name| (name.clone(), decision)).collect();
    Plan { preset, servers: vec![Planned::of("x", names.iter().map(|name| judged(name, &[])), &wanted).decided(&decisions)] }
}

#[test]
fn tools_for_which_envoy_has_no_room_are_refused_and_told() {
    let Rendered { text, lost } = rendered("envoy", &crowd(Preset::Balanced, Decision::Allow));
    let route: Value = serde_saphyr::from_str(&text).expect("YAML");
    let rules = route["spec"]["securityPolicy"]["authorization"]["rules"].as_array().map(Vec::len);
    let told = lost.iter().filter(|loss| (loss.part, loss.handled) == (Part::Room, Handled::Stricter)).count();
    let named = (0..200).filter(|place| text.contains(&format!("{place:0>1000}"))).count();
    assert_eq!((rules, told + named, named < 200), (Some(32), 200, true));
}

#[test]
fn where_envoy_has_no_room_to_hold_tools_back_nothing_is_open() {
    let Rendered { text, lost } = rendered("envoy", &crowd(Preset::Open, Decision::Deny));
    let route: Value = serde_saphyr::from_str(&text).expect("YAML");
    assert_eq!(route["spec"]["securityPolicy"]["authorization"]["defaultAction"], "Deny");
    assert_eq!(whole(&lost), [(Part::Default, Handled::Stricter, Decision::Hide)]);
}
