//! The search box with its suggestions, and the filters, by keyboard and mouse.

use super::tab::Tab;
use serde_json::json;

const OPEN: &str = "document.querySelectorAll('#q-suggestions [role=option]').length > 1";

/// Types into the box in the head of the page until suggestions are there.
fn suggested(words: &str) -> Option<Tab> {
    let tab = Tab::open()?;
    tab.go("/servers");
    tab.click("#q");
    tab.type_in(words);
    tab.until(OPEN);
    Some(tab)
}

#[test]
fn arrow_and_enter_search_for_a_suggestion() {
    let Some(tab) = suggested("create") else { return };
    tab.press("ArrowDown");
    tab.press("ArrowDown");
    let chosen = tab.script("document.querySelector('#q-suggestions [aria-selected=true]').dataset.text");
    tab.leads(|| tab.press("Enter"));
    assert_eq!((tab.script("location.pathname"), tab.script("new URL(location).searchParams.get('q')")), (json!("/search"), chosen));
}

#[test]
fn a_reader_of_the_screen_is_told_which_suggestion_is_chosen() {
    let Some(tab) = suggested("create") else { return };
    tab.press("ArrowUp");
    let told = "(() => { const box = document.getElementById('q'); const chosen = document.getElementById(box.getAttribute('aria-activedescendant')); \
                return [box.getAttribute('aria-expanded'), chosen.getAttribute('aria-selected'), chosen === chosen.parentElement.lastElementChild]; })()";
    assert_eq!(tab.script(told), json!(["true", "true", true]));
}

#[test]
fn escape_closes_the_suggestions_and_keeps_what_was_typed() {
    let Some(tab) = suggested("create") else { return };
    tab.press("Escape");
    tab.until("document.getElementById('q-suggestions').hidden");
    assert_eq!(tab.script("document.getElementById('q').value"), "create");
}

#[test]
fn a_suggestion_can_be_clicked() {
    let Some(tab) = suggested("create") else { return };
    tab.leads(|| tab.click("#q-suggestions [role=option]"));
    assert!(tab.text("h1").starts_with("Search: "), "{}", tab.text("h1"));
}

#[test]
fn suggestions_stay_within_a_narrow_screen() {
    let Some(tab) = Tab::open() else { return };
    tab.resize(360, 740, 2);
    tab.go("/servers");
    tab.click("#q");
    tab.type_in("a_name_that");
    tab.until("document.querySelectorAll('#q-suggestions [role=option]').length > 0");
    let edges = tab.script("(() => { const box = document.getElementById('q-suggestions').getBoundingClientRect(); return [box.left >= 0, box.right <= innerWidth, document.documentElement.scrollWidth]; })()");
    assert_eq!(edges, json!([true, true, 360]));
}

#[test]
fn a_filter_narrows_what_is_found_and_can_be_taken_back() {
    let Some(tab) = Tab::open() else { return };
    tab.go("/search?q=file");
    let all = tab.script("document.querySelector('#found-tools').innerText");
    tab.leads(|| tab.click(".filters a[href*='risk%3Ahigh'], .filters a[href*='risk:high']"));
    let risks = "[...document.querySelectorAll('#found-tools ~ .cards .badge')].map((one) => one.innerText).filter((text) => text.endsWith('risk')).every((text) => text === 'High risk')";
    assert_eq!((tab.script(risks), tab.text("#found-tools") != all), (json!(true), true));
    tab.leads(|| tab.click(".chips a"));
    assert_eq!(tab.script("document.querySelector('#found-tools').innerText"), all);
}
