use crate::model::{Judgement, Trait};
use crate::web::{segments, words};

/// A person's correction beside what the rules said.
pub(in crate::web) struct CorrectionView {
    /// "Ada on 2026-11-21: it runs macros."
    pub(in crate::web) told: String,
    /// What is asked, what holds, what the rules said.
    pub(in crate::web) rows: Vec<(&'static str, String, String)>,
}

/// The correction of a verdict, when there is one.
pub(super) fn view(judgement: &Judgement) -> Option<CorrectionView> {
    let person = judgement.correction.as_ref()?;
    let (author, note) = (segments::one_line(&person.author, 400), segments::one_line(&person.note, 4000));
    let (holds, ruled) = (&judgement.verdict, &judgement.ruled);
    Some(CorrectionView {
        told: format!("Corrected by {author} on {}: {}", person.at.date(), words::sentence(&note)),
        rows: vec![
            ("Category", holds.category.to_string(), ruled.category.to_string()),
            ("Risk", holds.risk.to_string(), ruled.risk.to_string()),
            ("Traits", listed(&holds.traits), listed(&ruled.traits)),
        ],
    })
}

fn listed(traits: &[Trait]) -> String {
    let words: Vec<&str> = traits.iter().map(|found| found.as_str()).collect();
    if words.is_empty() { "none".into() } else { words.join(", ") }
}

/// The rules' reasons; under a correction they are told as what the rules said.
pub(super) fn rationale(judgement: &Judgement) -> String {
    let reasons = &judgement.verdict.rationale;
    match judgement.correction {
        Some(_) => {
            let (category, risk) = (judgement.ruled.category, judgement.ruled.risk);
            format!("A person corrected this verdict. The rules said {category}, {risk}: “{reasons}”")
        }
        None => reasons.clone(),
    }
}
