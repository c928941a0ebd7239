use crate::lang::{Lang, tell};
use crate::model::Confidence;

/// How sure a verdict is, as a half circle that fills.
pub(in crate::web) struct Dial {
    pub(in crate::web) told: String,
    /// Of a hundred, without a fraction.
    pub(in crate::web) percent: String,
    pub(in crate::web) word: String,
    pub(in crate::web) class: &'static str,
}

impl Dial {
    pub(in crate::web) fn new(lang: Lang, confidence: Confidence) -> Self {
        let percent = format!("{:.0}", confidence.value() * 100.0);
        let (key, class) = match confidence.word() {
            "high" => ("confidence-high", "sure"),
            "moderate" => ("confidence-moderate", "fair"),
            _ => ("confidence-low", "unsure"),
        };
        let word = lang.say(key);
        Self { told: tell!(lang, "dial-told", percent = percent.as_str(), word = word.as_str()), percent, word, class }
    }
}
