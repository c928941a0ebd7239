//! Rules merged into clients' own files: what else stands there stays, twice changes nothing, and what is stricter wins.

use std::collections::BTreeMap;
use toolgrade::model::{Category, Judged, Risk};
use toolgrade::policy::{Decision, Format, Lossy, Merged, Plan, Planned, Preset, Wanted, merged};

const DECIDED: &[(&str, Decision)] = &[("look", Decision::Allow), ("change", Decision::Ask), ("drop", Decision::Deny)];

fn plan() -> Plan {
    let tool = |name| Judged { name, category: Category::Read, risk: Risk::Low, traits: &[], modes: &[], schema: None, annotations: None };
    let decisions: BTreeMap<String, Decision> = DECIDED.iter().map(|(name, decision)| ((*name).to_owned(), *decision)).collect();
    let planned = Planned::of("gh", DECIDED.iter().map(|(name, _)| tool(name)), &Wanted::default()).decided(&decisions);
    Plan { preset: Preset::Balanced, servers: vec![planned] }
}

fn merge(format: &str, existing: &str) -> Result<Merged, String> {
    merged(Format::named(format).expect("a format"), Some(existing), &plan(), Lossy::Stricter)
}

fn text(format: &str, existing: &str) -> String {
    merge(format, existing).expect("a merged file").text
}

/// A file of each format, with other rules, comments and secrets in it.
const FILES: &[(&str, &str)] = &[
    (
        "claude-code",
        "{\n  // mine: S3CRET1\n  \"env\": {\"KEY\": \"S3CRET2\"}, /* here */\n  \"permissions\": {\n    \"allow\": [\n      \"Bash(ls *)\", // often\n      \"mcp__other__look\"\n    ],\n    \"defaultMode\": \"plan\"\n  },\n}\n",
    ),
    (
        "codex",
        "# mine: S3CRET1\nmodel = \"x\"   # here\n\n[mcp_servers.gh]\ncommand = \"npx\"\nenv = { KEY = \"S3CRET2\" } # here too\n\n[mcp_servers.other]\ncommand = \"own\"\nenabled_tools = [\"look\"]\n",
    ),
    ("cursor", "{\n  \"mcpAllowlist\": [\"other:look\"], // S3CRET1\n  \"terminalAllowlist\": [\"ls\"]\n}\n"),
    ("gemini-cli", "# S3CRET1\n[[rule]]\nmcpName = \"other\"\ndecision = \"allow\"\npriority = 7\n"),
    (
        "kiro",
        "{\n  \"mcpServers\": {\n    // S3CRET1\n    \"gh\": {\"command\": \"npx\", \"env\": {\"KEY\": \"S3CRET2\"}},\n    \"other\": {\"autoApprove\": [\"look\"]}\n  }\n}\n",
    ),
    ("cline", "{\n  \"mcpServers\": {\n    \"gh\": {\n      \"env\": {\"KEY\": \"S3CRET2\"} // S3CRET1\n    }\n  }\n}\n"),
    ("vscode", "{\r\n  // S3CRET1\r\n  \"chat.tools.eligibleForAutoApproval\": {\"runTask\": false},\r\n  \"editor.x\": 1\r\n}\r\n"),
    (
        "zed",
        "{\n  \"agent\": {\n    // S3CRET1\n    \"tool_permissions\": {\"default\": \"confirm\", \"tools\": {\"mcp:other:look\": {\"default\": \"allow\"}}}\n  }\n}\n",
    ),
    ("goose", "user:\n  always_allow:\n  - other__look\n  ask_before: []\n  never_allow: []\n"),
];

#[test]
fn every_line_of_a_file_that_says_something_else_stays_in_its_order() {
    for (format, file) in FILES.iter().filter(|(format, _)| *format != "goose") {
        let merged = text(format, file);
        let words = |text: &str| {
            text.split([' ', '\n', '\r', ',', '{', '}', '[', ']']).filter(|word| !word.is_empty()).map(str::to_owned).collect::<Vec<_>>()
        };
        let (old, new) = (words(file), words(&merged));
        let mut rest = new.iter();
        assert!(old.iter().all(|word| rest.any(|other| other == word)), "{format}: {merged}");
    }
}

#[test]
fn what_stands_outside_the_rules_stays_to_the_byte() {
    for (format, kept) in [
        ("claude-code", "  // mine: S3CRET1\n  \"env\": {\"KEY\": \"S3CRET2\"}, /* here */\n"),
        ("codex", "# mine: S3CRET1\nmodel = \"x\"   # here\n"),
        ("codex", "env = { KEY = \"S3CRET2\" } # here too\n"),
        ("codex", "\n[mcp_servers.other]\ncommand = \"own\"\nenabled_tools = [\"look\"]\n"),
        ("gemini-cli", "# S3CRET1\n[[rule]]\nmcpName = \"other\"\ndecision = \"allow\"\npriority = 7\n"),
        ("kiro", "\"other\": {\"autoApprove\": [\"look\"]}"),
        ("vscode", "  \"editor.x\": 1\r\n}\r\n"),
    ] {
        let file = FILES.iter().find(|(id, _)| *id == format).expect("a file").1;
        assert!(text(format, file).contains(kept), "{format}: {}", text(format, file));
    }
}

#[test]
fn merging_twice_changes_nothing() {
    for (format, file) in FILES {
        let once = text(format, file);
        let twice = merge(format, &once).expect("a merged file");
        assert_eq!((twice.text, twice.changes), (once, vec![]), "{format}");
    }
}

#[test]
fn a_file_that_is_not_there_gets_the_rules_alone() {
    for format in ["claude-code", "cursor", "gemini-cli", "goose", "vscode", "zed"] {
        let known = Format::named(format).expect("a format");
        let merged = merged(known, None, &plan(), Lossy::Stricter).expect("a file");
        assert!(!merged.changes.is_empty() && merged.text.contains("gh"), "{format}: {}", merged.text);
    }
}

#[test]
fn what_changes_is_told_without_a_word_of_the_rest() {
    for (format, file) in FILES {
        let merged = merge(format, file).expect("a merged file");
        let told = format!("{:?} {:?}", merged.changes, merged.kept);
        assert!(!merged.changes.is_empty() && !told.contains("S3CRET") && !told.contains("other"), "{format}: {told}");
    }
}

#[test]
fn a_rule_moves_and_stands_in_one_list_alone() {
    let merged = text("claude-code", r#"{"permissions": {"allow": ["mcp__gh__change", "mcp__gh__drop"], "ask": ["mcp__gh__drop"]}}"#);
    let document: serde_json::Value = serde_json::from_str(&merged).expect("JSON");
    let permissions = &document["permissions"];
    let expected = serde_json::json!({"allow": ["mcp__gh__look"], "ask": ["mcp__gh__change"], "deny": ["mcp__gh__drop"]});
    assert_eq!(permissions, &expected);
}

#[test]
fn a_stricter_rule_of_a_person_stays_and_is_told() {
    for (format, file, kept) in [
        ("claude-code", r#"{"permissions": {"deny": ["mcp__gh__look"]}}"#, "mcp__gh__look"),
        ("goose", "user:\n  always_allow: []\n  ask_before: []\n  never_allow: [gh__look]\n", "gh__look"),
        ("kiro", r#"{"mcpServers": {"gh": {"disabledTools": ["look"]}}}"#, "look"),
        ("zed", r#"{"agent": {"tool_permissions": {"tools": {"mcp:gh:look": {"default": "confirm"}}}}}"#, "mcp:gh:look"),
        ("codex", "[mcp_servers.gh]\ndisabled_tools = [\"look\"]\n", "look"),
        ("codex", "[mcp_servers.gh]\nenabled_tools = [\"change\"]\n", "look"),
        ("codex", "[mcp_servers.gh]\ndefault_tools_approval_mode = \"prompt\"\n", "look"),
        ("gemini-cli", "[[rule]]\nmcpName = \"gh\"\ntoolName = [\"look\"]\ndecision = \"deny\"\npriority = 7\n", "look"),
    ] {
        let merged = merge(format, file).expect("a merged file");
        assert!(merged.kept.iter().any(|told| told.contains(kept)), "{format}: {merged:?}");
        assert!(
            !merged.changes.iter().any(|change| change.added && change.rule.ends_with(&format!("allow: {kept}"))),
            "{format}: {merged:?}"
        );
    }
}

#[test]
fn leave_that_the_policy_does_not_give_is_taken_back() {
    for (format, file, gone) in [
        ("claude-code", r#"{"permissions": {"allow": ["mcp__gh", "mcp__gh__*", "mcp__gh__old"]}}"#, "\"mcp__gh\""),
        ("cursor", r#"{"mcpAllowlist": ["gh:*"]}"#, "gh:*"),
        ("kiro", r#"{"mcpServers": {"gh": {"autoApprove": ["*"]}}}"#, "\"*\""),
        ("codex", "[mcp_servers.gh]\nenabled_tools = [\"old\", \"look\"]\n", "old"),
    ] {
        let merged = text(format, file);
        assert!(!merged.contains(gone), "{format}: {merged}");
    }
}

#[test]
fn a_rule_that_goes_is_told_by_its_name() {
    for (format, file, told) in [
        ("claude-code", r#"{"permissions": {"allow": ["mcp__gh__old"]}}"#, "- permissions.allow: mcp__gh__old"),
        ("kiro", r#"{"mcpServers": {"gh": {"autoApprove": ["old"]}}}"#, "- mcpServers.gh.autoApprove (allow): old"),
        ("codex", "[mcp_servers.gh]\nenabled_tools = [\"old\", \"look\"]\n", "- mcp_servers.gh.enabled_tools: old"),
        ("kiro", r#"{"mcpServers": {"gh": {"autoApprove": ["S3C RET"]}}}"#, "(allow): a rule for a tool that nobody knows"),
    ] {
        let changes: Vec<String> = merge(format, file).expect("a merged file").changes.iter().map(ToString::to_string).collect();
        assert!(changes.iter().any(|change| change.ends_with(told)), "{format}: {changes:?}");
        assert!(!changes.iter().any(|change| change.contains("doesn't name")), "{format}: {changes:?}");
    }
}

#[test]
fn what_stays_and_lets_more_through_is_told() {
    let zed = r#"{"agent": {"tool_permissions": {"default": "allow"}}}"#;
    let wide = r#"{"mcpAllowlist": ["*:*", "g*:d*", "other:*"]}"#;
    for (format, file, told) in [
        (
            "zed",
            zed,
            &["agent.tool_permissions.default stays `allow`, so that tools which no rule names run unasked; set it to `confirm`"][..],
        ),
        (
            "vscode",
            r#"{"chat.tools.global.autoApprove": true}"#,
            &["chat.tools.global.autoApprove stays true, so that VS Code asks about no tool at all; take it out"],
        ),
        (
            "cursor",
            wide,
            &[
                "mcpAllowlist: a wildcard stays that lets gh:change, gh:drop through, which the policy doesn't; take it out",
                "mcpAllowlist: a wildcard stays that lets gh:drop through, which the policy doesn't; take it out",
            ],
        ),
        ("zed", &zed.replace("allow", "confirm"), &[]),
        ("cursor", r#"{"mcpAllowlist": ["g*:lo*"]}"#, &[]),
    ] {
        assert_eq!(merge(format, file).expect("a merged file").kept, told, "{format}");
    }
}

#[test]
fn a_rule_that_may_be_another_servers_stays() {
    let merged = text("claude-code", r#"{"permissions": {"allow": ["mcp__gh__x__look"]}}"#);
    assert!(merged.contains("mcp__gh__x__look"), "{merged}");
}

#[test]
fn what_cannot_be_read_is_refused_with_the_place_and_without_the_text() {
    for (format, file, told) in [
        ("claude-code", "{\n  \"env\": S3CRET\n}", "line 2"),
        ("codex", "a = 1\nkey = S3CRET\n", "line 2"),
        ("goose", "user: [S3CRET\n", "is not YAML"),
        ("goose", "user: {} # S3CRET", "line 1, column 10"),
        ("claude-code", "{\"permissions\": \"S3CRET\"}", "`permissions` is no object"),
        ("claude-code", "{\"permissions\": {\"allow\": \"S3CRET\"}}", "`permissions.allow` is no list"),
        ("claude-code", "{\"permissions\": {}, \"permissions\": {}}", "stands twice"),
        ("kiro", "{\"mcpServers\": {\"own\": {}}}", "holds no entry for gh"),
        ("codex", "[mcp_servers.own]\n", "holds no entry"),
        ("litellm", "", "paste it by hand"),
    ] {
        let problem = merge(format, file).expect_err("a refusal");
        assert!(problem.contains(told) && !problem.contains("S3CRET"), "{format}: {problem}");
    }
}

#[test]
fn a_file_as_deep_as_one_likes_is_refused() {
    assert!(merge("claude-code", &"[".repeat(100_000)).is_err());
    assert!(merge("codex", &format!("a = {}", "[".repeat(100_000))).is_err());
}

#[test]
fn codex_is_told_to_ask_where_a_tool_had_a_milder_word_of_its_own() {
    let merged = text("codex", "[mcp_servers.gh.tools.change]\napproval_mode = \"auto\"\n");
    assert!(merged.contains("approval_mode = \"prompt\""), "{merged}");
}

#[test]
fn codex_keeps_a_word_of_a_person_that_is_stricter_than_leave() {
    let own = "[mcp_servers.gh.tools.look]\napproval_mode = \"writes\"\n";
    let all = "[mcp_servers.gh]\ndefault_tools_approval_mode = \"auto\"\n";
    for (file, word) in [(own, "writes"), (all, "auto")] {
        let merged = merge("codex", file).expect("a merged file");
        let document: toml::Table = merged.text.parse().expect("TOML");
        assert_eq!(document["mcp_servers"]["gh"]["tools"]["look"]["approval_mode"].as_str(), Some(word), "{}", merged.text);
        assert_eq!(merged.kept, ["mcp_servers.gh: look stays, which is stricter than the policy"]);
        assert_eq!(merge("codex", &merged.text).expect("a merged file").changes, []);
    }
}

/// The rules of a merged file of Gemini CLI's: decision, tools and priority.
fn gemini(text: &str) -> Vec<(String, Vec<String>, i64)> {
    let merged: toml::Table = text.parse().expect("TOML");
    let names = |rule: &toml::Value| match rule.get("toolName") {
        Some(toml::Value::Array(names)) => names.iter().filter_map(|name| Some(name.as_str()?.to_owned())).collect(),
        Some(name) => vec![name.as_str().expect("text").to_owned()],
        None => vec![],
    };
    let told = |rule: &toml::Value| {
        (rule["decision"].as_str().expect("text").to_owned(), names(rule), rule["priority"].as_integer().expect("a number"))
    };
    merged["rule"].as_array().expect("rules").iter().map(told).collect()
}

fn rule(decision: &str, names: &[&str], priority: i64) -> (String, Vec<String>, i64) {
    (decision.into(), names.iter().map(|name| (*name).to_owned()).collect(), priority)
}

#[test]
fn a_person_who_refuses_gemini_a_server_or_what_a_wildcard_names_keeps_that() {
    for (tools, priority, whole) in [("", 900, vec![]), ("toolName = \"lo*\"\n", 7, vec!["lo*"])] {
        let file = format!("[[rule]]\nmcpName = \"gh\"\n{tools}decision = \"deny\"\npriority = {priority}\n");
        let merged = merge("gemini-cli", &file).expect("a merged file");
        let rules = gemini(&merged.text);
        assert_eq!(rules[0], rule("deny", &whole, priority), "{rules:?}");
        assert!(!rules.iter().any(|(decision, names, _)| decision == "allow" && names.iter().any(|name| name == "look")), "{rules:?}");
        assert!(merged.kept.iter().any(|told| told.starts_with("deny for ")), "{:?}", merged.kept);
    }
}

#[test]
fn a_rule_for_gemini_stays_only_for_the_tools_for_which_it_is_stricter() {
    let file = "[[rule]]\nmcpName = \"gh\"\ntoolName = [\"look\", \"drop\"]\ndecision = \"ask_user\"\npriority = 999\n";
    let once = text("gemini-cli", file);
    assert_eq!(gemini(&once)[0], rule("ask_user", &["look"], 999), "{once}");
    assert!(gemini(&once).contains(&rule("deny", &["drop"], 500)), "{once}");
    assert_eq!(text("gemini-cli", &once), once);
}

#[test]
fn under_an_open_policy_for_gemini_a_persons_refusals_and_questions_stay() {
    let open = Plan { preset: Preset::Open, ..plan() };
    let format = Format::named("gemini-cli").expect("a format");
    let file = "[[rule]]\nmcpName = \"gh\"\ntoolName = \"new*\"\ndecision = \"deny\"\npriority = 7\n";
    let once = merged(format, Some(file), &open, Lossy::Stricter).expect("a merged file");
    // Ours, which lets through whatever is not named, has a priority of 100.
    assert_eq!(gemini(&once.text)[0], rule("deny", &["new*"], 101), "{}", once.text);
    let last = gemini(&once.text).pop().expect("a rule");
    assert_eq!(last, rule("allow", &["*"], 100), "{}", once.text);
    assert_eq!(merged(format, Some(&once.text), &open, Lossy::Stricter).expect("a merged file").changes, []);
}

#[test]
fn leave_that_gemini_has_under_other_names_is_told() {
    for (start, told) in [
        ("mcpName = \"*\"\ntoolName = \"*\"", Some("mcp_gh_drop, mcp_gh_change")),
        ("toolName = \"mcp_gh_drop\"", Some("mcp_gh_drop")),
        ("mcpName = \"*\"\ntoolName = \"look\"", None),
        ("toolName = \"run_shell_command\"", None),
    ] {
        let file = format!("[[rule]]\n{start}\ndecision = \"allow\"\npriority = 999\n");
        let expected = told.map(|tools| format!("rule: one stays that lets {tools} through, which the policy doesn't; take it out"));
        assert_eq!(merge("gemini-cli", &file).expect("a merged file").kept, expected.into_iter().collect::<Vec<_>>(), "{start}");
    }
}

#[test]
fn a_rule_without_names_that_spoils_geminis_file_is_told() {
    let file = "[[rule]]\nmcpName = \"other\"\ndecision = \"deny\"\npriority = 7\n";
    let kept = merge("gemini-cli", file).expect("a merged file").kept;
    assert!(kept.len() == 1 && kept[0].contains("has no toolName"), "{kept:?}");
}

#[test]
fn no_rule_for_gemini_lets_a_tool_through_that_a_person_refused() {
    let file = "[[rule]]\nmcpName = \"gh\"\ntoolName = \"look\"\ndecision = \"deny\"\npriority = 7\n";
    let merged: toml::Table = text("gemini-cli", file).parse().expect("TOML");
    let rules = merged["rule"].as_array().expect("rules");
    let names = |rule: &toml::Value| rule.get("toolName").map(ToString::to_string).unwrap_or_default();
    let milder: Vec<&toml::Value> =
        rules.iter().filter(|rule| rule["decision"].as_str() != Some("deny") && names(rule).contains("look")).collect();
    assert_eq!((milder.len(), rules.iter().any(|rule| names(rule).contains("look"))), (0, true), "{rules:?}");
}
