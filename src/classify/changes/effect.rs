use crate::model::{Assessment, Effect, Finding, Former, GainedFinding, Moved, Trait};
use std::collections::BTreeSet;

/// What is said of a tool that nobody knew before: nothing of it is a gain.
pub fn newcomer(after: &Assessment) -> Effect {
    let Assessment { verdict, .. } = after;
    Effect {
        category: Moved { before: None, after: verdict.category },
        risk: Moved { before: None, after: verdict.risk },
        traits_gained: vec![],
        traits_lost: vec![],
        findings_gained: vec![],
        findings_lost: vec![],
    }
}

/// What a change did to what is said of a tool; `deceives` says whether a check is about definitions that deceive.
pub(in crate::classify) fn effect(before: &Former, after: &Assessment, deceives: impl Fn(&str) -> bool) -> Effect {
    let Assessment { verdict, findings } = after;
    let now: BTreeSet<&str> = findings.iter().map(|finding| finding.check.as_str()).collect();
    let beyond = |list: &[Trait], other: &[Trait]| list.iter().copied().filter(|one| !other.contains(one)).collect();
    Effect {
        category: Moved { before: Some(before.category), after: verdict.category },
        risk: Moved { before: Some(before.risk), after: verdict.risk },
        traits_gained: beyond(&verdict.traits, &before.traits),
        traits_lost: beyond(&before.traits, &verdict.traits),
        findings_gained: gained(&before.checks, findings, deceives),
        findings_lost: before.checks.iter().filter(|check| !now.contains(check.as_str())).cloned().collect(),
    }
}

/// One for each check, gravest first as the findings are.
fn gained(before: &BTreeSet<String>, findings: &[Finding], deceives: impl Fn(&str) -> bool) -> Vec<GainedFinding> {
    let mut gained: Vec<GainedFinding> = Vec::new();
    for finding in findings.iter().filter(|finding| !before.contains(&finding.check)) {
        if gained.iter().all(|known| known.check != finding.check) {
            let check = finding.check.clone();
            gained.push(GainedFinding { deceives: deceives(&check), severity: finding.severity, check });
        }
    }
    gained
}
