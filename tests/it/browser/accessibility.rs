//! WCAG 2.2 AA on every page, as far as axe-core can tell: in light on a wide screen, in dark on a narrow one.

use super::chromium::left_out;
use super::kinds::kinds;
use super::tab::Tab;
use serde_json::Value;
use std::path::Path;
use std::sync::LazyLock;

/// The version whose file `.ci/browser` fetches, checks and unpacks.
const SCRIPT: &str = "target/axe-core-4.14.1/axe.min.js";

/// The standard, with what the makers of axe hold to be good practice beside it.
const EVERYTHING: &str = "['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']";

/// What the scheme and the width of a screen bear on.
const APPEARANCE: &str = "{ type: 'rule', values: ['color-contrast', 'link-in-text-block', 'target-size', 'scrollable-region-focusable'] }";

static AXE: LazyLock<Option<String>> = LazyLock::new(|| {
    let script = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(SCRIPT)).ok();
    if script.is_none() {
        left_out("the accessibility of the pages was left out: axe-core is not in target; run .ci/browser, and cargo test again");
    }
    script
});

/// What axe-core objects to on any page, by some of its rules.
fn objections(scheme: &str, width: u32, rules: &str) -> Vec<String> {
    let Some(tab) = Tab::open() else { return vec![] };
    let Some(axe) = &*AXE else { return vec![] };
    tab.resize(width, 900, 1);
    tab.prefer("screen", &[("prefers-color-scheme", scheme)]);
    let told = "told.violations.flatMap((one) => one.nodes.map((node) => `${one.id}: ${node.target} ${node.html.slice(0, 200)} ${node.failureSummary}`))";
    let run = format!("axe.run(document, {{ runOnly: {rules}, resultTypes: ['violations'] }}).then((told) => {told})");
    let mut objections = vec![];
    for kind in kinds() {
        tab.show(&kind);
        tab.script(&format!("{axe}; 0"));
        let told = tab.script(&run);
        objections.extend(told.as_array().expect("a list").iter().filter_map(Value::as_str).map(|one| format!("{}: {one}", kind.name)));
    }
    objections
}

#[test]
fn no_page_breaks_the_guidelines_in_light_on_a_wide_screen() {
    assert_eq!(objections("light", 1280, EVERYTHING), [""; 0]);
}

#[test]
fn no_page_breaks_the_guidelines_in_dark_on_a_narrow_screen() {
    assert_eq!(objections("dark", 390, APPEARANCE), [""; 0]);
}
