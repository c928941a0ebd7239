//! `toolgrade policy explain`: why a rule never decides, where it stands, and files that were made to hurt.

use crate::world::World;
use serde_json::{Value, json};
use std::fmt::Write;
use std::process::{Command, Output};
use toolgrade::policy::{Explained, Known, Outcome, Why, aliases, explain};

fn desk() -> Vec<Known> {
    let known = |alias: &str, tools: &[&str]| Known {
        alias: alias.into(),
        slug: alias.into(),
        tools: tools.iter().map(|tool| (*tool).to_owned()).collect(),
        ..Known::default()
    };
    vec![known("github", &["get_me", "list_issues", "delete_repository"]), known("notes", &["read_note"]), known("empty", &[])]
}

fn told(format: &str, text: &str) -> Explained {
    explain(format, text, &desk()).expect("a file that can be read")
}

/// Why the rules never decide, in the order of the file.
fn why(format: &str, text: &str) -> Vec<Option<Why>> {
    told(format, text).rules.iter().map(|rule| rule.idle.as_ref().map(|idle| idle.why)).collect()
}

fn detail(format: &str, text: &str) -> String {
    let explained = told(format, text);
    explained.rules.iter().find_map(|rule| Some(rule.idle.as_ref()?.detail.clone())).expect("an idle rule")
}

/// The decision on a tool, and the line of the rule.
fn on(format: &str, text: &str, tool: &str) -> (String, Option<usize>) {
    let explained = told(format, text);
    let found = explained.tools.iter().find(|decided| decided.tool == tool).expect("a known tool");
    (found.decision.to_string(), found.rule.as_ref().map(|place| place.line))
}

fn claude(list: &str, rule: &str) -> String {
    json!({"permissions": {list: [rule]}}).to_string()
}

#[test]
fn a_wrong_alias_is_told_with_the_nearest() {
    let text = claude("deny", "mcp__githb__get_me");
    assert_eq!(why("claude-code", &text), [Some(Why::UnknownServer)]);
    assert_eq!(detail("claude-code", &text), "no known server is called `githb`; the nearest is `github`");
}

#[test]
fn a_wrong_tool_is_told_with_the_nearest() {
    let text = claude("deny", "mcp__github__delete_repo");
    assert_eq!(why("claude-code", &text), [Some(Why::UnknownTool)]);
    assert_eq!(detail("claude-code", &text), "`github` has no tool `delete_repo`; the nearest is `delete_repository`");
}

#[test]
fn a_tool_that_no_server_of_a_wildcard_has_is_told_as_such() {
    assert_eq!(why("claude-code", &claude("deny", "mcp__*__drop_all")), [Some(Why::UnknownTool)]);
}

#[test]
fn other_capitals_are_told() {
    assert_eq!(why("codex", "[mcp_servers.github]\ndisabled_tools = [\"Get_Me\"]\n"), [Some(Why::OtherCase)]);
}

#[test]
fn a_rule_for_a_server_whose_tools_nobody_saw_is_told() {
    assert_eq!(why("cursor", r#"{"mcpAllowlist": ["empty:get_me"]}"#), [Some(Why::ToolsUnread)]);
}

#[test]
fn a_wildcard_that_claude_code_skips_is_told() {
    assert_eq!(why("claude-code", &claude("allow", "mcp__*")), [Some(Why::Skipped)]);
    assert_eq!(why("claude-code", &claude("allow", "mcp__git*__get_me")), [Some(Why::Skipped)]);
    assert_eq!(why("claude-code", &claude("allow", "mcp__github__get_me(x)")), [Some(Why::Skipped)]);
    assert_eq!(why("claude-code", &claude("deny", "mcp__*")), [None]);
    assert_eq!(why("claude-code", &claude("allow", "mcp__github__*")), [None]);
    assert_eq!(why("claude-code", &claude("allow", "mcp__github")), [None]);
}

#[test]
fn rules_for_other_things_than_servers_are_left_alone() {
    assert_eq!(why("claude-code", &claude("allow", "Bash(git status)")), []);
}

#[test]
fn a_rule_behind_a_stronger_one_is_told_with_that() {
    let text = "{\"permissions\": {\n\"deny\": [\"mcp__github__*\"],\n\"allow\": [\"mcp__github__get_me\"]}}";
    assert_eq!(why("claude-code", text), [None, Some(Why::Overruled)]);
    assert_eq!(detail("claude-code", text), "`mcp__github__*` (permissions.deny[0], line 2) has its say first");
    assert_eq!(on("claude-code", text, "get_me"), ("deny".into(), Some(2)));
}

#[test]
fn a_wildcard_behind_exact_rules_stands_by_for_tools_to_come() {
    let text = json!({"permissions": {"deny": ["mcp__notes__read_note"], "allow": ["mcp__notes__*"]}}).to_string();
    assert_eq!(why("claude-code", &text), [None, None]);
}

#[test]
fn a_rule_that_stands_twice_is_told() {
    assert_eq!(why("cursor", r#"{"mcpAllowlist": ["github:get_me", "github:get_me"]}"#), [None, Some(Why::Duplicate)]);
}

#[test]
fn the_highest_priority_decides_in_gemini_cli() {
    let rule = |priority: u16, decision: &str| {
        format!("[[rule]]\nmcpName = \"github\"\ntoolName = \"get_me\"\ndecision = \"{decision}\"\npriority = {priority}\n")
    };
    let text = rule(100, "allow") + &rule(200, "deny");
    assert_eq!(on("gemini-cli", &text, "get_me"), ("hide".into(), Some(8)));
    assert_eq!(why("gemini-cli", &text), [Some(Why::Overruled), None]);
}

#[test]
fn an_alias_with_an_underscore_is_told_in_gemini_cli() {
    assert_eq!(
        why("gemini-cli", "[[rule]]\nmcpName = \"my_desk\"\ntoolName = \"*\"\ndecision = \"deny\"\npriority = 1\n"),
        [Some(Why::Skipped)]
    );
}

#[test]
fn what_gemini_cli_takes_for_no_rule_is_told() {
    let rule = |tools: &str| format!("[[rule]]\nmcpName = \"github\"\n{tools}decision = \"deny\"\npriority = 1\n");
    assert_eq!(why("gemini-cli", &rule("toolName = \"get_*\"\n")), [Some(Why::Skipped)]);
    let bare = rule("toolName = \"get_me\"\n") + &rule("");
    assert_eq!(why("gemini-cli", &bare), [Some(Why::Skipped), Some(Why::Skipped)]);
    assert!(detail("gemini-cli", &bare).contains("the rule of line 6 has no `toolName`"), "{}", detail("gemini-cli", &bare));
}

#[test]
fn gemini_cli_is_read_by_the_names_that_it_cuts() {
    let long = format!("delete_{}_for_good", "every_note".repeat(6));
    let desk = [Known { alias: "desk".into(), slug: "desk".into(), tools: vec![long.clone()], ..Known::default() }];
    let said = |tool: &str| {
        let text = format!("[[rule]]\nmcpName = \"desk\"\ntoolName = \"{tool}\"\ndecision = \"deny\"\npriority = 1\n");
        explain("gemini-cli", &text, &desk).expect("a file").tools[0].decision.to_string()
    };
    let whole = format!("mcp_desk_{long}");
    let cut = format!("{}...{}", &whole[..30], &whole[whole.len() - 30..]);
    assert_eq!((said(&long), said(&cut["mcp_desk_".len()..])), ("ask".into(), "hide".into()));
}

#[test]
fn what_rests_on_annotations_is_no_decision() {
    let text =
        "[[rule]]\nmcpName = \"github\"\ntoolName = \"*\"\ntoolAnnotations = { readOnlyHint = true }\ndecision = \"allow\"\npriority = 1\n";
    assert_eq!((on("gemini-cli", text, "get_me").0.as_str(), why("gemini-cli", text)), ("by annotations", vec![None]));
    assert_eq!(on("codex", "[mcp_servers.github]\ndefault_tools_approval_mode = \"writes\"\n", "get_me").0, "by annotations");
}

#[test]
fn a_mode_of_a_tool_that_isnt_enabled_is_told() {
    let text = "[mcp_servers.github]\nenabled_tools = [\"list_issues\"]\n[mcp_servers.github.tools.get_me]\napproval_mode = \"approve\"\n";
    assert_eq!(why("codex", text), [None, None, Some(Why::Overruled)]);
    assert_eq!(on("codex", text, "get_me"), ("hide".into(), Some(2)));
}

#[test]
fn patterns_of_zed_are_told_not_to_match() {
    let tools = json!({"mcp:github:get_me": {"always_allow": [{"pattern": ".*"}]}, "terminal": {"default": "allow"}});
    assert_eq!(why("zed", &json!({"agent": {"tool_permissions": {"tools": tools}}}).to_string()), [Some(Why::Skipped)]);
}

#[test]
fn each_name_of_a_tool_counts_in_vs_code() {
    let text =
        json!({"chat.tools.eligibleForAutoApproval": {"get_me": false, "github/get_me": false, "notes/x": false, "read_note": true}});
    assert_eq!(why("vscode", &text.to_string()), [None, None, Some(Why::UnknownTool), Some(Why::Skipped)]);
}

#[test]
fn lists_of_goose_are_taken_by_their_strength() {
    let text = "user:\n  always_allow:\n  - github__get_me\n  ask_before: []\n  never_allow:\n  - github__get_me\n";
    assert_eq!(on("goose", text, "get_me"), ("deny".into(), Some(6)));
    assert!(explain("goose", "user:\n  always_allow: []\n", &desk()).is_err_and(|error| error.contains("never_allow")));
}

#[test]
fn cline_has_no_disabled_tools_and_kiro_has() {
    let text = json!({"mcpServers": {"github": {"disabledTools": ["get_me"], "autoApprove": ["*"]}}}).to_string();
    assert_eq!(why("kiro", &text), [None, None]);
    assert_eq!(why("cline", &text), [Some(Why::Skipped), Some(Why::UnknownTool)]);
}

#[test]
fn our_own_format_is_explained() {
    let text =
        json!({"version": "1", "default": "deny", "servers": {"github": {"hide": ["delete_*"], "tools": {"get_me": {}, "nope": {}}}}});
    let text = text.to_string();
    assert_eq!(why("toolgrade", &text), [None, None, Some(Why::UnknownTool), None]);
    let decided = ["get_me", "list_issues", "delete_repository", "read_note"].map(|tool| on("toolgrade", &text, tool).0);
    assert_eq!(decided, ["allow", "deny", "hide", "deny"]);
}

#[test]
fn a_server_that_managed_settings_leave_out_is_hidden() {
    let text = json!({"allowedMcpServers": [{"serverName": "notes"}], "permissions": {"allow": ["mcp__github__get_me"]}}).to_string();
    assert_eq!(on("claude-code-managed", &text, "get_me").0, "hide");
    assert_eq!(on("claude-code-managed", &text, "read_note").0, "ask");
}

#[test]
fn lines_are_those_of_the_file_with_its_comments() {
    let text = "// mine\n{\n  /* two\n  lines */\n  \"mcpAllowlist\": [\n    \"github:get_me\",\n    \"nope:x\",\n  ]\n}";
    let places: Vec<(usize, String)> = told("cursor", text).rules.into_iter().map(|rule| (rule.place.line, rule.place.path)).collect();
    assert_eq!(places, [(6, "mcpAllowlist[0]".to_owned()), (7, "mcpAllowlist[1]".to_owned())]);
}

#[test]
fn what_rests_on_arguments_is_no_decision() {
    let condition = json!({"path": "args.path", "op": "eq", "value": "x"});
    let rule = json!({"require": [{"conditions": [condition], "on_deny": "no"}]});
    let text = json!({"version": "1", "default": "deny", "tools": {"get_me": rule}}).to_string();
    assert_eq!(told("toolgrade", &text).tools[0].decision, Outcome::Arguments);
}

#[test]
fn files_that_nest_deep_are_huge_or_hold_other_types_are_refused_in_a_sentence() {
    let deep = format!("{{\"permissions\": {}{}}}", "[".repeat(300), "]".repeat(300));
    let deeper = "[".repeat(200_000);
    let deep_toml = format!("rule = {}{}", "[".repeat(5_000), "]".repeat(5_000));
    let huge = " ".repeat((4 << 20) + 1);
    let mut many = String::from("{\"mcpAllowlist\": [\"a:b\"");
    (0..6_000).for_each(|at| write!(many, ",\"a:b{at}\"").expect("text"));
    many.push_str("]}");
    let wrong = [
        ("claude-code", deep.as_str()),
        ("claude-code", deeper.as_str()),
        ("claude-code", huge.as_str()),
        ("cursor", many.as_str()),
        ("gemini-cli", deep_toml.as_str()),
        ("claude-code", "[]"),
        ("claude-code", ""),
        ("claude-code", r#"{"permissions": {"deny": "mcp__github__get_me"}}"#),
        ("claude-code", r#"{"permissions": {"deny": [1]}}"#),
        ("codex", "[mcp_servers.github]\nenabled_tools = 3\n"),
        ("codex", "mcp_servers = 3\n"),
        ("gemini-cli", "[[rule]]\nmcpName = \"a\"\ndecision = 7\n"),
        ("kiro", r#"{"mcpServers": []}"#),
        ("vscode", r#"{"chat.tools.eligibleForAutoApproval": {"a": "b"}}"#),
        ("zed", r#"{"agent": {"tool_permissions": {"tools": {"mcp:a:b": {"default": 1}}}}}"#),
        ("goose", "user: 3\n"),
        ("toolgrade", "{}"),
        ("cedar", "{}"),
    ];
    for (format, text) in wrong {
        let error = explain(format, text, &desk()).expect_err(format);
        assert!(error.len() < 400 && error.starts_with(|c: char| c.is_lowercase()), "{format}: {error}");
    }
}

#[test]
fn aliases_are_those_that_rules_and_entries_name() {
    let text = json!({"permissions": {"deny": ["mcp__a__x", "mcp__b", "mcp__*"]}}).to_string();
    assert_eq!(aliases("claude-code", &text).expect("a file"), ["a", "b"]);
}

#[test]
fn every_uncertain_rule_is_weighed() {
    let rule = |priority: u16, decision: &str, more: &str| {
        format!("[[rule]]\nmcpName = \"github\"\ntoolName = \"*\"\ndecision = \"{decision}\"\npriority = {priority}\n{more}\n")
    };
    let (hint, argument) = ("toolAnnotations = { readOnlyHint = true }", "argsPattern = \"x\"");
    let text = rule(300, "allow", hint) + &rule(200, "deny", argument) + &rule(100, "allow", "");
    assert_eq!(on("gemini-cli", &text, "get_me"), ("by several conditions".into(), Some(3)));
    let text = rule(300, "deny", argument) + &rule(200, "allow", hint) + &rule(100, "allow", "");
    assert_eq!(on("gemini-cli", &text, "get_me"), ("by arguments".into(), Some(3)));
    let text = rule(300, "allow", hint) + &rule(200, "allow", argument) + &rule(100, "allow", "");
    assert_eq!(on("gemini-cli", &text, "get_me"), ("allow".into(), Some(15)));
}

#[test]
fn a_server_that_is_switched_off_is_told_and_its_rules_are_moot() {
    let kiro = json!({"mcpServers": {"github": {"disabled": true, "disabledTools": ["get_me", "nope"], "autoApprove": ["*"]}}}).to_string();
    let zed = json!({
        "context_servers": {"github": {"enabled": false}},
        "agent": {"tool_permissions": {"tools": {"mcp:github:get_me": {"default": "allow"}}}}
    });
    for (format, text) in [
        ("kiro", kiro),
        ("codex", "[mcp_servers.github]\nenabled = false\nenabled_tools = [\"get_me\"]\n".to_owned()),
        ("zed", zed.to_string()),
        ("claude-code", json!({"disabledMcpjsonServers": ["github"], "permissions": {"deny": ["mcp__github__*"]}}).to_string()),
        ("gemini-cli", json!({"mcpServers": {"github": {"excludeTools": ["get_me"]}}, "mcp": {"excluded": ["github"]}}).to_string()),
        ("goose", "extensions:\n  github:\n    enabled: false\n    available_tools:\n    - get_me\n".to_owned()),
    ] {
        assert_eq!(on(format, &text, "get_me").0, "switched off", "{format}");
        assert!(why(format, &text).iter().all(|why| *why == Some(Why::SwitchedOff)), "{format}: {:?}", why(format, &text));
    }
}

#[test]
fn lists_in_gemini_settings_and_in_gooses_configuration_are_applied() {
    let text =
        json!({"mcpServers": {"github": {"includeTools": ["get_me(x)", "list_issues"], "excludeTools": ["list_issues"], "trust": true}}});
    let decided = ["get_me", "list_issues", "delete_repository", "read_note"].map(|tool| on("gemini-cli", &text.to_string(), tool).0);
    assert_eq!(decided, ["allow", "hide", "hide", "ask"]);
    let text = "extensions:\n  github:\n    enabled: true\n    available_tools: [get_me]\n";
    assert_eq!(["get_me", "list_issues"].map(|tool| on("goose", text, tool).0), ["ask", "hide"]);
    assert_eq!(on("gemini-cli", r#"{"mcp": {"allowed": ["notes"]}}"#, "get_me").0, "hide");
}

#[test]
fn what_another_file_hides_or_switches_off_is_told() {
    let text = json!({"mcpAllowlist": ["github:get_me", "notes:read_note"]}).to_string();
    let servers: Vec<Known> =
        desk().into_iter().map(|known| Known { off: known.alias == "notes", hidden: ["get_me".to_owned()].into(), ..known }).collect();
    let explained = explain("cursor", &text, &servers).expect("a file");
    let decided: Vec<String> = explained.tools.iter().map(|decided| decided.decision.to_string()).collect();
    assert_eq!(decided, ["hide", "ask", "ask", "switched off"]);
    let why: Vec<Option<Why>> = explained.rules.iter().map(|rule| rule.idle.as_ref().map(|idle| idle.why)).collect();
    assert_eq!(why, [Some(Why::Hidden), Some(Why::SwitchedOff)]);
}

#[test]
fn thousands_of_wildcards_and_tools_are_weighed_or_refused_and_never_hang() {
    let tools = |from: usize, to: usize| (from..to).map(|at| format!("tool_{at}")).collect::<Vec<_>>();
    let servers: Vec<Known> = (0..50)
        .map(|at| Known { alias: format!("s{at}"), slug: "s".into(), tools: tools(at * 40, at * 40 + 40), ..Known::default() })
        .collect();
    let own: Vec<String> = (0..2_000).map(|at| format!("mcp__s{}__tool_{at}*", at / 40)).collect();
    let text = json!({"permissions": {"deny": own, "ask": ["mcp__*"], "allow": (0..2_000).map(|at| format!("mcp__s0__x{at}_*")).collect::<Vec<_>>()}});
    let explained = explain("claude-code", &text.to_string(), &servers).expect("a file");
    assert!(explained.tools.iter().all(|decided| decided.decision == Outcome::Sure(toolgrade::policy::Decision::Deny)));
    let one = [Known { alias: "s".into(), slug: "s".into(), tools: tools(0, 10_000), ..Known::default() }];
    let text = json!({"mcpAllowlist": (0..5_000).map(|at| format!("*:*{at}*")).collect::<Vec<_>>()}).to_string();
    assert!(explain("cursor", &text, &one).is_err_and(|error| error.contains("name fewer servers")));
}

const ROWS: &str = "{\"server\": \"github\", \"tool\": \"get_me\", \"description\": \"Gets the account.\"}\n";

async fn run(name: &str, text: &str, more: &[&str]) -> Output {
    let world = World::with(ROWS).await;
    let file = world.folder.path().join(name);
    std::fs::write(&file, text).expect("a file");
    let folder = world.folder.path().to_str().expect("a path");
    Command::new(env!("CARGO_BIN_EXE_toolgrade"))
        .args(["policy", "explain", "--data-dir", folder, file.to_str().expect("a path")])
        .args(more)
        .output()
        .expect("the program runs")
}

#[tokio::test]
async fn the_command_finds_a_server_by_its_name_and_says_0() {
    let output = run("settings.json", &claude("deny", "mcp__github__get_me"), &["--format", "claude-code"]).await;
    let told = String::from_utf8_lossy(&output.stdout).into_owned();
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    assert!(told.contains("get_me") && told.contains("deny") && told.contains("line 1, permissions.deny[0]"), "{told}");
}

#[tokio::test]
async fn the_command_says_1_of_an_idle_rule_first() {
    let text = json!({"mcpAllowlist": ["mine:nope", "mine:get_me"]}).to_string();
    let output = run("permissions.json", &text, &["--format", "cursor", "--server", "mine=github"]).await;
    let told = String::from_utf8_lossy(&output.stdout).into_owned();
    assert_eq!(output.status.code(), Some(1), "{output:?}");
    assert!(told.lines().next().is_some_and(|line| line.ends_with(":1  unknown-tool  mine:nope (mcpAllowlist[0])")), "{told}");
}

#[tokio::test]
async fn the_command_answers_in_json() {
    let output = run("p.json", &claude("ask", "mcp__github"), &["--format", "claude-code", "--json"]).await;
    let told: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(told["tools"][0]["decision"], "ask");
    assert_eq!(told["rules"][0]["idle"], Value::Null);
}

#[tokio::test]
async fn the_command_takes_the_clients_configuration_beside() {
    let configuration = tempfile::tempdir().expect("a folder");
    let file = configuration.path().join("mcp_config.json");
    std::fs::write(&file, r#"{"mcpServers": {"github": {"command": "x", "disabled": true}}}"#).expect("a file");
    let more = ["--format", "cursor", "--config", file.to_str().expect("a path"), "--json"];
    let output = run("permissions.json", r#"{"mcpAllowlist": ["github:get_me"]}"#, &more).await;
    let told: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!((&told["tools"][0]["decision"], &told["rules"][0]["idle"]["why"]), (&json!("switched off"), &json!("switched-off")));
}

#[tokio::test]
async fn the_command_says_2_where_no_server_is_known() {
    let output = run("p.json", &claude("ask", "mcp__other"), &["--format", "claude-code"]).await;
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("it names other"), "{output:?}");
}

#[tokio::test]
async fn the_profile_that_zeds_agent_starts_with_is_told() {
    let profiles = json!({"write": {"context_servers": {"github": {"tools": {"get_me": false}}}}});
    for (agent, expected) in [(json!({"profiles": profiles}), "hide"), (json!({"default_profile": "minimal"}), "switched off")] {
        let text = json!({"context_servers": {"github": {"command": "x"}}, "agent": agent}).to_string();
        let output = run("settings.json", &text, &["--format", "zed", "--json"]).await;
        let answer: Value = serde_json::from_slice(&output.stdout).unwrap_or_else(|error| panic!("{error}: {output:?}"));
        assert_eq!(answer["tools"][0]["decision"], expected, "{answer:#}");
    }
}
