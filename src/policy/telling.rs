//! What a recommendation does, in sentences. A property test holds each against what the evaluator does.

use super::{Clause, Decision, Fallback, Recommendation};
use crate::lang::{Lang, tell};
use crate::model::one_line;

impl Recommendation {
    /// What becomes of calls, and why: one to three sentences.
    pub fn told(&self, lang: Lang) -> String {
        if self.decision == Decision::Allow && !self.require.is_empty() {
            return self.told_with_conditions(lang);
        }
        let key = match (self.decision, self.limit) {
            (Decision::Allow, None) => "told-allow",
            (Decision::Allow, Some(_)) => "told-limit",
            (Decision::Ask, _) => "told-ask",
            (Decision::Deny, _) => "told-deny",
            (Decision::Hide, _) => "told-hide",
        };
        let (tool, max) = (one_line(&self.tool, 200), self.limit.unwrap_or_default());
        tell!(lang, key, tool = tool, max = max, because = self.because(lang))
    }

    /// Conditions are only asked of calls that may go through.
    fn told_with_conditions(&self, lang: Lang) -> String {
        let (tool, because) = (one_line(&self.tool, 200), self.because(lang));
        let does = match self.limit {
            None => tell!(lang, "told-allow-if", tool = tool),
            Some(max) => tell!(lang, "told-limit-if", tool = tool, max = max),
        };
        let reason = match (self.stance.decision, self.limit) {
            (Decision::Allow, None) => String::new(),
            (Decision::Allow, Some(_)) => tell!(lang, "told-pace", because = because),
            (Decision::Ask, _) => tell!(lang, "told-would-ask", because = because),
            (Decision::Deny | Decision::Hide, _) => tell!(lang, "told-would-hide", because = because),
        };
        let required = self.require.iter().map(|clause| required(lang, clause));
        let sentences: Vec<String> = [does].into_iter().chain(required).chain([reason]).collect();
        lang.sentences(sentences.iter().map(String::as_str))
    }
}

/// "A call goes through only if path lies in /desk; any other is refused."
fn required(lang: Lang, clause: &Clause) -> String {
    let conditions: Vec<String> = clause.conditions.iter().map(|one| one_line(&one.told(lang), 400)).collect();
    let conditions = lang.together(&conditions);
    if clause.asks() {
        tell!(lang, "told-only-if-or-ask", conditions = conditions)
    } else {
        tell!(lang, "told-only-if", conditions = conditions)
    }
}

impl Fallback {
    /// What becomes of tools that a policy doesn't name.
    pub fn told(self, lang: Lang) -> String {
        lang.say(match self {
            Self::Allow => "told-others-allow",
            Self::Deny => "told-others-deny",
        })
    }
}
