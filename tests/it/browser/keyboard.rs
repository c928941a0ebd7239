//! Every page by keyboard alone: what has the focus can be seen, comes in order, and nothing traps it.

use super::kinds::kinds;
use super::tab::Tab;
use serde_json::json;

#[test]
fn the_first_tab_reaches_the_link_past_the_navigation_and_it_leads_there() {
    let Some(tab) = Tab::open() else { return };
    tab.go("/servers");
    tab.press("Tab");
    let skip = "(() => { const one = document.activeElement; const box = one.getBoundingClientRect(); return [one.className, box.left >= 0 && box.top >= 0 && box.width > 0]; })()";
    assert_eq!(tab.script(skip), json!(["skip", true]));
    tab.press("Enter");
    tab.until("location.hash === '#main'");
    tab.press("Tab");
    assert_eq!(tab.script("document.getElementById('main').contains(document.activeElement)"), true);
}

/// Whatever can have the focus, and doesn't show it: no outline, shadow or border more than without it.
const UNSEEN: &str = "(() => {
    const look = (one) => { const style = getComputedStyle(one); return [style.outlineStyle, style.outlineWidth, style.boxShadow, style.borderColor].join(); };
    const all = [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex=\"0\"]')]
        .filter((one) => one.checkVisibility() && one.tabIndex >= 0);
    return all.filter((one) => { document.activeElement?.blur(); const before = look(one); one.focus({ focusVisible: true, preventScroll: true });
        return document.activeElement !== one || (look(one) === before && !one.matches('.skip')); }).map((one) => one.outerHTML.slice(0, 120));
})()";

#[test]
fn whatever_has_the_focus_shows_it_on_every_page() {
    let Some(tab) = Tab::open() else { return };
    let mut unseen = vec![];
    for kind in kinds() {
        tab.show(&kind);
        unseen.extend(tab.script(UNSEEN).as_array().expect("a list").iter().map(|one| format!("{}: {one}", kind.name)));
    }
    assert_eq!(unseen, [""; 0]);
}

/// Presses Tab until the focus leaves the page or an element comes a second time, and gives what was reached.
const REACHED: &str = "(window.reached ??= new Set()).has(document.activeElement) || document.activeElement === document.body ? false : !!window.reached.add(document.activeElement)";

#[test]
fn tab_reaches_every_control_of_a_page_and_gets_out_again() {
    let Some(tab) = Tab::open() else { return };
    tab.go("/builder?server=mcp-server-time");
    loop {
        tab.press("Tab");
        if tab.script(REACHED) == json!(false) {
            break;
        }
    }
    let missed = "[...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, summary')].filter((one) => one.checkVisibility() && !window.reached.has(one)).map((one) => one.outerHTML.slice(0, 100))";
    assert_eq!(tab.script(missed), json!([]));
}

#[test]
fn a_policy_is_reached_chosen_and_copied_without_a_mouse() {
    let Some(tab) = Tab::open() else { return };
    tab.go("/servers/mcp-server-time/tools/convert_time");
    tab.script("navigator.clipboard.writeText = async (text) => { window.copied = text; }");
    while tab.script("document.activeElement.matches('button.copy')") == json!(false) {
        tab.press("Tab");
        assert_eq!(tab.script("document.activeElement !== document.body"), true, "the copy button is never reached");
    }
    tab.press("Enter");
    tab.until("window.copied === document.getElementById('policy').textContent");
}
