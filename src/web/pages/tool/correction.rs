use crate::lang::{Lang, tell};
use crate::model::{Judgement, Trait};
use crate::web::{segments, words};

/// A person's correction beside what the rules said.
pub(in crate::web) struct CorrectionView {
    /// "Ada on 2026-11-21: it runs macros."
    pub(in crate::web) told: String,
    /// What is asked, what holds, what the rules said.
    pub(in crate::web) rows: Vec<(String, String, String)>,
}

/// The correction of a verdict, when there is one.
pub(super) fn view(lang: Lang, judgement: &Judgement) -> Option<CorrectionView> {
    let person = judgement.correction.as_ref()?;
    let (author, note) = (segments::one_line(&person.author, 400), segments::one_line(&person.note, 4000));
    let (holds, ruled) = (&judgement.verdict, &judgement.ruled);
    Some(CorrectionView {
        told: tell!(lang, "tool-corrected", author = author, date = person.at.date(), note = words::sentence(&note)),
        rows: vec![
            (lang.say("tool-category"), lang.category(holds.category), lang.category(ruled.category)),
            (lang.say("tool-risk"), lang.risk(holds.risk), lang.risk(ruled.risk)),
            (lang.say("tool-traits"), listed(lang, &holds.traits), listed(lang, &ruled.traits)),
        ],
    })
}

fn listed(lang: Lang, traits: &[Trait]) -> String {
    let words: Vec<String> = traits.iter().map(|found| lang.named(*found)).collect();
    if words.is_empty() { lang.say("tool-none") } else { lang.joined(&words) }
}
