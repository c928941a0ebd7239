//! Bytes as one line of JSON: read as a row, classified, and the verdict held against what is promised of all verdicts.
#![no_main]

#[path = "../../tests/it/sound.rs"]
mod sound;

use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;
use toolgrade::classify::Classifier;
use toolgrade::model::ToolRow;

static CLASSIFIER: LazyLock<Classifier> = LazyLock::new(Classifier::embedded);

fuzz_target!(|line: &[u8]| {
    let Ok(row) = ToolRow::parse(line) else { return };
    let verdict = CLASSIFIER.classify(&row.subject());
    sound::check(&row, &verdict);
    assert_eq!(verdict, CLASSIFIER.classify(&row.subject()), "the second time differs");
});
