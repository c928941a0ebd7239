//! Read as its source says: the rule of the highest priority that fits holds; a rule fits a server by its name, and a tool by
//! its whole name, which Gemini CLI rewrites and cuts; a rule without names fits every tool of the server; where none fits, a
//! person is asked.
//! Source: google-gemini/gemini-cli, docs/reference/policy-engine.md, packages/core/src/policy/{policy-engine,toml-loader}.ts and
//! packages/core/src/tools/mcp-tool.ts.

use super::clients::{is_sound, three};
use toml::{Table, Value};
use toolgrade::policy::{Decision, Preset};

/// The whole name that Gemini CLI gives a tool.
fn called(alias: &str, tool: &str) -> String {
    let whole = format!("mcp_{alias}_{tool}");
    let units = whole.encode_utf16().map(|unit| char::from_u32(unit.into()).unwrap_or('\u{fffd}'));
    let fits = |c: char| c.is_ascii_alphanumeric() || "_-.".contains(c);
    let whole: String = units.map(|c| if fits(c) { c } else { '_' }).collect();
    if whole.len() > 63 { format!("{}...{}", &whole[..30], &whole[whole.len() - 30..]) } else { whole }
}

fn fits(rule: &Value, alias: &str, called: &str) -> bool {
    let server = rule["mcpName"].as_str().expect("text");
    let named = |tool: &Value| called == format!("mcp_{server}_{}", tool.as_str().expect("text"));
    // The parser reads a server's name up to the first underscore.
    let held = !alias.contains('_') && server == alias;
    match rule.get("toolName").and_then(Value::as_array) {
        Some(tools) => held && tools.iter().any(named),
        None => held && called.starts_with(&format!("mcp_{server}_")),
    }
}

fn seen(policy: &str, alias: &str, tool: &str) -> Decision {
    let file: Table = policy.parse().expect("TOML");
    let mut rules = file["rule"].as_array().expect("rules").clone();
    rules.sort_by_key(|rule| std::cmp::Reverse(rule["priority"].as_integer()));
    let called = called(alias, tool);
    match rules.iter().find(|rule| fits(rule, alias, &called)).map(|rule| rule["decision"].as_str()) {
        Some(Some("allow")) => Decision::Allow,
        Some(Some("deny")) => Decision::Hide,
        Some(Some("ask_user")) | None => Decision::Ask,
        other => panic!("{other:?} is no decision of Gemini CLI"),
    }
}

#[test]
fn gemini_cli_does_what_the_policy_says() {
    is_sound("gemini-cli", seen);
}

#[test]
fn gemini_cli_is_told_in_its_own_words() {
    let expected = r#"[[rule]]
mcpName = "github"
toolName = ["delete_all"]
decision = "deny"
priority = 500
denyMessage = "This call can remove what can't be brought back. Ask a person to do it."

[[rule]]
mcpName = "github"
toolName = ["pay"]
decision = "ask_user"
priority = 400

[[rule]]
mcpName = "github"
toolName = ["get_me"]
decision = "allow"
priority = 300

[[rule]]
mcpName = "github"
decision = "deny"
priority = 100
denyMessage = "The policy doesn't name this tool."
"#;
    assert_eq!(three("gemini-cli", Preset::Balanced, "github").text, expected);
}

#[test]
fn no_rule_rests_on_an_alias_with_an_underscore() {
    let rendered = three("gemini-cli", Preset::Balanced, "my_desk");
    let asked = rendered.lost.iter().filter(|loss| loss.tool.is_some() && loss.becomes == Decision::Ask).count();
    assert_eq!((asked, seen(&rendered.text, "my_desk", "delete_all")), (3, Decision::Ask));
}

#[test]
fn under_an_open_policy_gemini_cli_allows_everything() {
    assert_eq!(seen(&three("gemini-cli", Preset::Open, "github").text, "github", "unheard_of"), Decision::Allow);
}
