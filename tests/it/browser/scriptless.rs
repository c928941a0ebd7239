//! The same journeys where scripts don't run: plain links and forms.

use super::kinds::{CONFIGURATION, SECRET};
use super::tab::Tab;
use serde_json::{Value, json};

/// A tab that runs no script of a page; what the test itself asks is still answered.
fn scriptless() -> Option<Tab> {
    let tab = Tab::open()?;
    tab.order("Emulation.setScriptExecutionDisabled", json!({"value": true}));
    Some(tab)
}

#[test]
fn no_control_is_shown_that_needs_a_script() {
    let Some(tab) = scriptless() else { return };
    tab.go("/servers/modelcontextprotocol-server-filesystem/tools/write_file");
    let shown = tab.script("[...document.querySelectorAll('button.copy')].map((one) => one.getClientRects().length)");
    assert_eq!(shown, json!([0]));
}

#[test]
fn the_search_box_is_a_plain_form() {
    let Some(tab) = scriptless() else { return };
    tab.go("/");
    tab.click("#big-q");
    tab.type_in("write file");
    tab.leads(|| tab.press("Enter"));
    assert!(tab.text("main").contains("write_file"), "{}", tab.text("main"));
}

#[test]
fn a_decision_in_the_builder_is_sent_with_its_button() {
    let Some(tab) = scriptless() else { return };
    tab.go("/builder?server=modelcontextprotocol-server-filesystem");
    tab.script("document.querySelector(\"select[name='decision:edit_file']\").value = 'hide'");
    tab.leads(|| tab.click("#builder button"));
    let policy: Value = serde_json::from_str(&tab.text("#policy")).expect("JSON");
    let chosen = tab.script("document.querySelector(\"select[name='decision:edit_file']\").value");
    assert_eq!((&policy["hide"], chosen), (&json!(["edit_file", "write_file"]), json!("hide")));
}

#[test]
fn a_configuration_is_reported_on() {
    let Some(tab) = scriptless() else { return };
    tab.go("/stack");
    tab.click("#config");
    tab.type_in(CONFIGURATION);
    tab.leads(|| tab.click("form.stack button"));
    let page = tab.text("main");
    assert!(page.contains("Dangerous together") && !page.contains(SECRET), "{page}");
}

#[test]
fn a_message_is_taken() {
    let Some(tab) = scriptless() else { return };
    tab.go("/contact");
    tab.click("#message");
    tab.type_in("Sent without a script.");
    tab.leads(|| tab.click("form.message button"));
    assert_eq!(tab.text("h1"), "Thank you");
}
