//! What a reader's system prefers: dark, more contrast, colours of its own, no movement.

use super::tab::Tab;
use serde_json::{Value, json};

const TOOL: &str = "/servers/modelcontextprotocol-server-filesystem/tools/write_file";

/// How light the paper and the ink are, from 0 to 255 in each of red, green and blue.
const COLOURS: &str = "(() => { const style = getComputedStyle(document.body); return [style.backgroundColor, style.color].map((colour) => colour.match(/\\d+/g).map(Number).reduce((a, b) => a + b)); })()";

fn colours(tab: &Tab, scheme: &str) -> (u64, u64) {
    tab.prefer("screen", &[("prefers-color-scheme", scheme)]);
    let told = tab.script(COLOURS);
    let number = |at: usize| told[at].as_u64().expect("a number");
    (number(0), number(1))
}

#[test]
fn paper_and_ink_change_places_in_the_dark() {
    let Some(tab) = Tab::open() else { return };
    tab.go(TOOL);
    let (light, dark) = (colours(&tab, "light"), colours(&tab, "dark"));
    assert!(light.0 > 600 && light.1 < 200 && dark.0 < 150 && dark.1 > 600, "{light:?} {dark:?}");
}

#[test]
fn a_risk_is_told_in_words_where_colours_are_the_readers_own() {
    let Some(tab) = Tab::open() else { return };
    tab.prefer("screen", &[("forced-colors", "active")]);
    tab.go(TOOL);
    let badge = "(() => { const one = document.querySelector('.badges .badge'); const style = getComputedStyle(one); return [one.innerText, style.borderTopStyle]; })()";
    assert_eq!(tab.script(badge), json!(["High risk", "solid"]));
}

#[test]
fn nothing_moves_where_movement_is_not_wanted() {
    let Some(tab) = Tab::open() else { return };
    tab.prefer("screen", &[("prefers-reduced-motion", "reduce")]);
    tab.go("/builder?server=modelcontextprotocol-server-filesystem");
    let moving = "[...document.querySelectorAll('*')].filter((one) => { const style = getComputedStyle(one); \
                  return style.animationName !== 'none' || parseFloat(style.transitionDuration) > 0 || style.scrollBehavior === 'smooth'; }).map((one) => one.tagName)";
    assert_eq!((tab.script(moving), tab.script("document.getAnimations().length")), (json!([]), Value::from(0)));
}
