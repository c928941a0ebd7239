//! A picture of every page on a narrow and a wide screen, in light and in dark, in `target/screenshots`.

use super::kinds::kinds;
use super::tab::Tab;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::json;
use std::path::Path;

/// Long pages are cut here.
const MAX_HEIGHT: u64 = 2400;

#[test]
fn every_page_has_its_picture_taken() {
    let Some(tab) = Tab::open() else { return };
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/screenshots");
    std::fs::create_dir_all(&folder).expect("a folder");
    for kind in kinds() {
        tab.show(&kind);
        for width in [390, 1280] {
            tab.resize(width, 900, 1);
            let height = tab.script("document.documentElement.scrollHeight").as_u64().expect("a height");
            // A window as high as the page: it is laid out once for both pictures.
            tab.resize(width, u32::try_from(height.clamp(900, MAX_HEIGHT)).expect("a small number"), 1);
            for scheme in ["light", "dark"] {
                tab.prefer("screen", &[("prefers-color-scheme", scheme)]);
                let taken = tab.order("Page.captureScreenshot", json!({"optimizeForSpeed": true}));
                let picture = STANDARD.decode(taken["data"].as_str().expect("a picture")).expect("base64");
                assert!(picture.len() > 5000, "{} is empty", kind.name);
                std::fs::write(folder.join(format!("{}-{width}-{scheme}.png", kind.name)), picture).expect("a file");
            }
        }
    }
}
