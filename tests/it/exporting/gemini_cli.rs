//! Read as its source says: the rule of the highest priority that fits holds; a rule fits a server by its name, and a tool by
//! its whole name, which Gemini CLI rewrites and cuts; a rule without names fits every tool of the server; where none fits, a
//! person is asked.
//! Source: google-gemini/gemini-cli, docs/reference/policy-engine.md, packages/core/src/policy/{policy-engine,toml-loader}.ts and
//! packages/core/src/tools/mcp-tool.ts.

use super::clients::{is_sound, named, three};
use toml::{Table, Value};
use toolgrade::policy::{Decision, Preset};

/// The whole name that Gemini CLI gives a tool.
fn called(alias: &str, tool: &str) -> String {
    let joined = format!("{alias}_{tool}");
    let whole = if joined.starts_with("mcp_") { joined } else { format!("mcp_{joined}") };
    let units = whole.encode_utf16().map(|unit| char::from_u32(unit.into()).unwrap_or('\u{fffd}'));
    let fits = |c: char| c.is_ascii_alphanumeric() || "_-.".contains(c);
    let whole: String = units.map(|c| if fits(c) { c } else { '_' }).collect();
    if whole.len() > 63 { format!("{}...{}", &whole[..30], &whole[whole.len() - 30..]) } else { whole }
}

/// A file is taken only where each of its rules says its tools.
fn fits(rule: &Value, alias: &str, called: &str) -> bool {
    let server = rule["mcpName"].as_str().expect("text");
    // The parser reads a server's name up to the first underscore.
    let held = !alias.contains('_') && server == alias;
    let named = |tool: &Value| match tool.as_str().expect("text") {
        "*" => called.starts_with(&format!("mcp_{server}_")),
        tool => called == format!("mcp_{server}_{tool}"),
    };
    held && rule["toolName"].as_array().expect("names").iter().any(named)
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
toolName = ["*"]
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

/// A name as long as its server lets it be, and one that is cut.
#[test]
fn a_name_that_gemini_cli_cuts_is_refused_by_what_is_left_of_it() {
    let tool = format!("delete_{}_for_good", "every_note".repeat(6));
    for (alias, expected) in [("a", Decision::Hide), (&*"a".repeat(25), Decision::Hide), (&*"a".repeat(26), Decision::Ask)] {
        let rendered = named("gemini-cli", alias, &[&tool]);
        assert_eq!(seen(&rendered.text, alias, &tool), expected, "{}", rendered.text);
        let lost = rendered.lost.iter().filter(|loss| loss.detail.contains("cuts a name this long")).count();
        assert_eq!(lost, usize::from(expected == Decision::Ask), "{alias}: {:?}", rendered.lost);
    }
}

#[test]
fn tools_that_are_cut_to_one_name_get_the_stricter_of_their_rules() {
    let start = "read_and_then_".repeat(3);
    let end = "_whatever_it_was_that_was_meant_by_it";
    let names = [format!("{start}look_at{end}"), format!("{start}get_rid_of{end}")];
    let rendered = named("gemini-cli", "desk", &[&names[0], &names[1]]);
    assert_eq!(names.map(|name| seen(&rendered.text, "desk", &name)), [Decision::Hide; 2], "{}", rendered.text);
}

#[test]
fn no_rule_is_written_for_names_of_which_it_would_fit_none() {
    for alias in ["mcp", &*"a".repeat(58)] {
        let rendered = three("gemini-cli", Preset::Balanced, alias);
        assert_eq!((rendered.text.trim(), rendered.lost.iter().filter(|loss| loss.tool.is_some()).count()), ("rule = []", 3), "{alias}");
    }
}
