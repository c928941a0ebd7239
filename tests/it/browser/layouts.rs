//! How every page lies on narrow, wide and enlarged screens and on paper.

use super::kinds::kinds;
use super::tab::Tab;
use serde_json::{Value, json};

/// What reaches beyond the right edge of the window, unless it lies in something that scrolls by itself or is hidden on purpose.
const BEYOND: &str = "(() => {
    const edge = document.documentElement.clientWidth;
    const kept = (one) => { for (let up = one; up && up !== document.body; up = up.parentElement) {
        const style = getComputedStyle(up);
        if (style.overflowX !== 'visible' || style.clipPath !== 'none' || style.position === 'absolute') return true; } };
    const beyond = [...document.querySelectorAll('body *')].filter((one) => one.getBoundingClientRect().right > edge + 1 && !kept(one));
    const scrolls = document.documentElement.scrollWidth > edge ? [`the page is ${document.documentElement.scrollWidth} wide`] : [];
    return [...scrolls, ...beyond.map((one) => one.outerHTML.slice(0, 100))].slice(0, 5);
})()";

/// Controls whose text is cut off by their own box.
const CUT: &str = "[...document.querySelectorAll('button, a, summary, label, h1, h2, h3, .badge, th')]
    .filter((one) => one.scrollWidth > one.clientWidth + 1 && one.clientWidth > 0 && getComputedStyle(one).overflowX !== 'visible' && !one.matches('.quiet'))
    .map((one) => one.outerHTML.slice(0, 100))";

/// Walks over every page at some sizes (width, height, scale) and gathers what a script finds.
fn found(sizes: &[(u32, u32, u32)], script: &str) -> Vec<String> {
    let Some(tab) = Tab::open() else { return vec![] };
    let mut found = vec![];
    for kind in kinds() {
        tab.show(&kind);
        for (width, height, scale) in sizes {
            tab.resize(*width, *height, *scale);
            let told = tab.script(script);
            found.extend(
                told.as_array().expect("a list").iter().filter_map(Value::as_str).map(|one| format!("{} {width}: {one}", kind.name)),
            );
        }
    }
    found
}

#[test]
fn no_page_scrolls_sideways_on_any_screen() {
    assert_eq!(found(&[(360, 740, 2), (390, 844, 3), (768, 1024, 1), (1280, 800, 1)], BEYOND), [""; 0]);
}

/// A window of 1280 real pixels, enlarged to 200 and 400 %.
#[test]
fn nothing_is_lost_when_a_page_is_enlarged() {
    assert_eq!(found(&[(640, 400, 2), (320, 200, 4)], &format!("[{BEYOND}, {CUT}].flat()")), [""; 0]);
}

#[test]
fn on_paper_there_is_no_navigation_and_the_whole_policy() {
    let Some(tab) = Tab::open() else { return };
    tab.go("/servers/modelcontextprotocol-server-filesystem");
    tab.prefer("print", &[]);
    let shown =
        "[...document.querySelectorAll('header.site, footer.site, form, button')].filter((one) => one.getClientRects().length).length";
    let whole = "(() => { const policy = document.getElementById('policy'); return policy.clientHeight > 0 && policy.scrollHeight <= policy.clientHeight + 1; })()";
    assert_eq!((tab.script(shown), tab.script(whole)), (json!(0), json!(true)));
}

#[test]
fn a_page_can_be_printed() {
    let Some(tab) = Tab::open() else { return };
    tab.go("/servers/modelcontextprotocol-server-filesystem/tools/write_file");
    let printed = tab.order("Page.printToPDF", json!({"paperWidth": 8.27, "paperHeight": 11.69}));
    // The base64 of what every PDF begins with.
    assert!(printed["data"].as_str().is_some_and(|data| data.starts_with("JVBERi0") && data.len() > 10_000));
}
