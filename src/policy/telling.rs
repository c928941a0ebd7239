//! What a recommendation does, in sentences. A property test holds each against what the evaluator does.

use super::{Clause, Decision, Fallback, Recommendation};
use crate::model::one_line;

impl Recommendation {
    /// What becomes of calls, and why: one to three sentences.
    pub fn told(&self) -> String {
        let name = one_line(&self.tool, 200);
        let because = self.because();
        let does = match (self.decision, self.limit) {
            (Decision::Allow, None) => format!("Calls of {name} go through without a limit"),
            (Decision::Allow, Some(max)) => format!("Calls of {name} go through, at most {max} a minute for each grant"),
            (Decision::Ask, _) => format!("Calls of {name} are denied until a person approves"),
            (Decision::Deny, _) => format!("Calls of {name} are denied"),
            (Decision::Hide, _) => format!("{name} is hidden: the agent does not see it and can't call it"),
        };
        if self.require.is_empty() {
            return format!("{does}, because {because}.");
        }
        let asked: Vec<String> = self.require.iter().map(required).collect();
        let reason = match self.stance.decision {
            Decision::Allow => format!("The pace is such because {because}."),
            Decision::Ask => format!("Without conditions each call would wait for a person, because {because}."),
            Decision::Deny | Decision::Hide => format!("Without conditions it would be hidden, because {because}."),
        };
        let reason = if self.stance.decision == Decision::Allow && self.limit.is_none() { String::new() } else { format!(" {reason}") };
        format!("{does}. {}{reason}", asked.join(" "))
    }
}

/// "A call goes through only if path lies in /desk; any other is refused."
fn required(clause: &Clause) -> String {
    let conditions: Vec<String> = clause
        .conditions
        .iter()
        .map(|one| {
            let argument = one_line(one.path.trim_start_matches("args."), 80);
            let unless = if one.optional { " (if it is given)" } else { "" };
            format!("{argument} {}{unless}", one_line(&one.test.told(), 300))
        })
        .collect();
    let otherwise = if clause.asks() { "any other waits for a person" } else { "any other is refused" };
    format!("A call goes through only if {}; {otherwise}.", conditions.join(" and "))
}

impl Fallback {
    /// What becomes of tools that a policy doesn't name.
    pub fn told(self) -> &'static str {
        match self {
            Self::Allow => "Every tool goes through, whether the policy names it or not.",
            Self::Deny => "Every tool that the policy does not name is denied.",
        }
    }
}
