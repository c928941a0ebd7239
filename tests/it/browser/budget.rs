//! What a page weighs and how soon it is there.

use super::kinds::kinds;
use super::tab::Tab;
use serde_json::json;

/// The most that may come over the wire for a page with everything that belongs to it.
const MAX_BYTES: u64 = 60 << 10;

/// The document, one sheet and at most three scripts.
const MAX_REQUESTS: usize = 6;

/// When the largest thing in sight must be painted, in milliseconds.
const MAX_PAINT: f64 = 1000.0;

/// A machine may be busy with something else; of three attempts one must be in time.
const ATTEMPTS: usize = 3;

const PAINTED: &str = "new Promise((end) => new PerformanceObserver((list) => end(list.getEntries().at(-1).startTime)).observe({ type: 'largest-contentful-paint', buffered: true }))";

/// A tab that fetches everything again for each page.
fn uncached() -> Option<Tab> {
    let tab = Tab::open()?;
    tab.order("Network.setCacheDisabled", json!({"cacheDisabled": true}));
    Some(tab)
}

#[test]
fn every_page_is_light() {
    let Some(tab) = uncached() else { return };
    let mut heavy = vec![];
    for kind in kinds() {
        tab.show(&kind);
        let noise = tab.noise.borrow();
        if noise.bytes > MAX_BYTES || noise.requests > MAX_REQUESTS {
            heavy.push(format!("{}: {} bytes in {} requests", kind.name, noise.bytes, noise.requests));
        }
        assert!(noise.bytes > 5000, "{} can't be counted: {}", kind.name, noise.bytes);
    }
    assert_eq!(heavy, [""; 0]);
}

#[test]
fn every_page_is_painted_within_a_second() {
    let Some(tab) = uncached() else { return };
    let mut slow = vec![];
    for kind in kinds() {
        let attempt = || {
            tab.show(&kind);
            tab.script(PAINTED).as_f64().expect("a time")
        };
        let soonest = (0..ATTEMPTS).map(|_| attempt()).find(|painted| *painted < MAX_PAINT);
        slow.extend(soonest.is_none().then_some(kind.name));
    }
    assert_eq!(slow, [""; 0]);
}
