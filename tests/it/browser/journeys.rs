//! What the people of the design come for, done as they would do it: with mouse and clipboard.

use super::kinds::{CONFIGURATION, SECRET};
use super::tab::Tab;
use serde_json::{Value, json};

const TOOL: &str = "/servers/modelcontextprotocol-server-filesystem/tools/write_file";
const BUILDER: &str = "/builder?server=modelcontextprotocol-server-filesystem";

#[test]
fn risk_category_and_name_of_a_tool_are_in_sight_without_scrolling() {
    let Some(tab) = Tab::open() else { return };
    tab.resize(390, 844, 1);
    tab.go(TOOL);
    let seen = "[...document.querySelectorAll('.badge, h1, blockquote')].filter((one) => one.getBoundingClientRect().top < innerHeight).map((one) => one.innerText).join('\\n')";
    let seen = tab.script(seen);
    let seen = seen.as_str().expect("text");
    assert!(["risk", "Write", "write_file"].iter().all(|word| seen.contains(word)), "{seen}");
}

#[test]
fn the_link_below_the_description_leads_to_the_policy() {
    let Some(tab) = Tab::open() else { return };
    tab.go(TOOL);
    tab.click("a[href='#control']");
    tab.until("document.getElementById('control').getBoundingClientRect().top < innerHeight && location.hash === '#control'");
}

#[test]
fn what_is_copied_is_the_policy_that_is_shown() {
    let Some(tab) = Tab::open() else { return };
    tab.go(TOOL);
    tab.click("button[data-copy=policy]");
    tab.until("document.querySelector('.policy [role=status]').textContent === 'Copied'");
    let copied = tab.script("navigator.clipboard.readText()");
    assert_eq!(
        (&copied, copied.as_str().is_some_and(|text| text.contains("write_file"))),
        (&tab.script("document.getElementById('policy').textContent"), true)
    );
}

#[test]
fn a_policy_for_another_client_is_one_choice_away() {
    let Some(tab) = Tab::open() else { return };
    tab.go(TOOL);
    tab.script("document.querySelector('select[name=format]').value = 'claude-code'");
    tab.leads(|| tab.click("form.choose button"));
    let policy: Value = serde_json::from_str(&tab.text("#policy")).expect("JSON");
    assert!(policy["permissions"].is_object(), "{policy}");
}

#[test]
fn a_server_leads_to_its_tools_and_back() {
    let Some(tab) = Tab::open() else { return };
    tab.go("/servers");
    tab.leads(|| tab.click(".cards a[href='/servers/modelcontextprotocol-server-filesystem']"));
    tab.leads(|| tab.click(".cards a[href$='/tools/write_file']"));
    assert_eq!(tab.text("h1"), "write_file");
    tab.leads(|| tab.click(".crumbs a[href='/servers/modelcontextprotocol-server-filesystem']"));
    assert!(tab.script("location.pathname").as_str().is_some_and(|path| path.ends_with("-filesystem")));
}

#[test]
fn the_builder_shows_a_changed_decision_without_loading_the_page_again() {
    let Some(tab) = Tab::open() else { return };
    tab.go(BUILDER);
    tab.script("window.stayed = true");
    choose(&tab, "select[name='decision:edit_file']", "hide");
    tab.until("!document.getElementById('policy').textContent.includes('edit_file_rate')");
    let policy: Value = serde_json::from_str(&tab.text("#policy")).expect("JSON");
    assert_eq!((&policy["hide"], tab.script("window.stayed")), (&json!(["edit_file", "write_file"]), json!(true)));
}

#[test]
fn what_is_copied_after_a_change_is_the_changed_policy() {
    let Some(tab) = Tab::open() else { return };
    tab.go(BUILDER);
    // The clipboard is one for the whole browser, so what is written is looked at where it is handed over.
    tab.script("navigator.clipboard.writeText = async (text) => { window.copied = text; }");
    choose(&tab, "select[name=format]", "codex");
    tab.until("document.querySelector('.policy-head').textContent.includes('toml')");
    tab.click("button[data-copy=policy]");
    tab.until("window.copied === document.getElementById('policy').textContent");
}

#[test]
fn the_builder_hands_over_the_file_that_it_shows() {
    let Some(tab) = Tab::open() else { return };
    tab.go(BUILDER);
    tab.download_to("builder");
    let name = tab.downloads(|| tab.click("button[name=download]"));
    assert_eq!((name.as_str(), tab.downloaded("builder", &name).trim()), ("policy.json", tab.text("#policy").trim()));
}

#[test]
fn a_pasted_configuration_becomes_a_report_without_its_secrets() {
    let Some(tab) = Tab::open() else { return };
    tab.go("/stack");
    tab.click("#config");
    tab.type_in(CONFIGURATION);
    tab.leads(|| tab.click("form.stack button"));
    let page = tab.script("document.documentElement.outerHTML");
    let page = page.as_str().expect("HTML");
    assert!(page.contains("Dangerous together") && !page.contains(SECRET) && !page.contains(&SECRET[4..20]), "{page}");
}

#[test]
fn an_uploaded_configuration_becomes_the_same_report() {
    let Some(tab) = Tab::open() else { return };
    let file = tab.browser.folder.join("mcp.json");
    std::fs::write(&file, CONFIGURATION).expect("a file");
    tab.go("/stack");
    let field = tab.order("Runtime.evaluate", json!({"expression": "document.getElementById('file')"}));
    tab.order("DOM.setFileInputFiles", json!({"files": [file], "objectId": field["result"]["objectId"]}));
    tab.leads(|| tab.click("form.stack button"));
    let page = tab.text("main");
    assert!(page.contains("Dangerous together") && !page.contains(SECRET), "{page}");
}

#[test]
fn a_message_about_a_verdict_names_the_tool_and_is_thanked_for() {
    let Some(tab) = Tab::open() else { return };
    tab.go(TOOL);
    tab.leads(|| tab.click("a[href^='/contact?tool=']"));
    assert_eq!(tab.script("document.getElementById('about').value"), TOOL);
    tab.click("#message");
    tab.type_in("It only writes where it may.");
    tab.leads(|| tab.click("form.message button"));
    assert_eq!((tab.script("location.pathname"), tab.text("h1").as_str()), (json!("/contact/thanks"), "Thank you"));
}

/// Chooses in a list as a person does: with an event that scripts hear.
fn choose(tab: &Tab, selector: &str, value: &str) {
    let list = super::tab::element(selector);
    tab.script(&format!("{list}.value = {}; {list}.dispatchEvent(new Event('change', {{ bubbles: true }}))", json!(value)));
}
