//! A server's own hints beside the verdict. They never move it; where they differ, that is worth knowing.

use crate::model::{Category, Trait, Verdict};
use serde_json::Value;

/// What a server claims of its tool, and whether the definition says otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    /// The hint's name in the protocol.
    pub hint: &'static str,
    /// What the server claims.
    pub value: bool,
    /// Why the definition says otherwise, when it does.
    pub contradiction: Option<&'static str>,
}

/// When a claim contradicts a verdict: the hint, its value, the test, and the words for it.
type Row = (&'static str, bool, fn(&Verdict) -> bool, &'static str);

const CONTRADICTIONS: &[Row] = &[
    ("readOnlyHint", true, |v| v.category == Category::Execute, "it says read-only; its definition runs something"),
    ("readOnlyHint", true, |v| v.has(Trait::Destructive), "it says read-only; its definition removes something for good"),
    ("readOnlyHint", true, |v| v.category == Category::Write, "it says read-only; its definition changes something"),
    ("destructiveHint", false, |v| v.has(Trait::Destructive), "it says not destructive; its definition removes something for good"),
    ("openWorldHint", false, |v| v.has(Trait::OpenWorld), "it says closed world; its definition reaches outside or brings strangers' text"),
];

const HINTS: [&str; 4] = ["readOnlyHint", "destructiveHint", "idempotentHint", "openWorldHint"];

/// The claims that a server makes, in the protocol's order. Hints of other types than true and false are no claims.
pub fn claims(annotations: &Value, verdict: &Verdict) -> Vec<Claim> {
    let claim = |hint: &'static str| {
        let value = annotations.get(hint)?.as_bool()?;
        let row = CONTRADICTIONS.iter().find(|(name, claimed, holds, _)| *name == hint && *claimed == value && holds(verdict));
        Some(Claim { hint, value, contradiction: row.map(|(_, _, _, words)| *words) })
    };
    HINTS.into_iter().filter_map(claim).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Confidence, Risk};
    use serde_json::json;

    #[test]
    fn a_read_only_claim_on_a_deleting_tool_is_a_contradiction() {
        let verdict = Verdict {
            category: Category::Write,
            risk: Risk::High,
            traits: vec![Trait::Destructive],
            confidence: Confidence::new(0.9),
            evidence: vec![],
            rationale: String::new(),
            modes: vec![],
            rules_version: String::new(),
        };
        let found = claims(&json!({"readOnlyHint": true, "destructiveHint": "no", "idempotentHint": false}), &verdict);
        let told: Vec<_> = found.iter().map(|claim| (claim.hint, claim.contradiction.is_some())).collect();
        assert_eq!(told, [("readOnlyHint", true), ("idempotentHint", false)]);
    }
}
