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
fn no_rule_for_gemini_lets_a_tool_through_that_a_person_refused() {
    let file = "[[rule]]\nmcpName = \"gh\"\ntoolName = \"look\"\ndecision = \"deny\"\npriority = 7\n";
    let merged: toml::Table = text("gemini-cli", file).parse().expect("TOML");
    let rules = merged["rule"].as_array().expect("rules");
    let names = |rule: &toml::Value| rule.get("toolName").map(ToString::to_string).unwrap_or_default();
    let milder: Vec<&toml::Value> =
        rules.iter().filter(|rule| rule["decision"].as_str() != Some("deny") && names(rule).contains("look")).collect();
    assert_eq!((milder.len(), rules.iter().any(|rule| names(rule).contains("look"))), (0, true), "{rules:?}");
}
