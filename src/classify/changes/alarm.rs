use crate::model::{Assessment, Effect, Finding, Part, Parts, Severity, Timestamp, Trait};

/// The check that tells of a tool that can do more than when it was looked at: fed by whoever compares definitions, since no
/// definition shows it alone.
const CHECK: &str = "changed-for-the-worse";

/// What made a change grave. It holds until none of that is so any more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alarm<'a>(&'a Effect);

impl<'a> Alarm<'a> {
    /// The id of its check.
    pub const CHECK: &'static str = CHECK;

    /// The alarm of a change of a tool that was known; whether it is grave is what [`super::severity`] says.
    pub fn of(effect: &'a Effect) -> Self {
        Self(effect)
    }

    /// Whether any of what made the change grave is still so.
    pub fn holds(&self, now: &Assessment) -> bool {
        let risk = self.0.risk.rose() && self.0.risk.before.is_some_and(|before| now.verdict.risk > before);
        let still = |check: &str| now.findings.iter().any(|finding| finding.check == check);
        risk || self.grave().any(|gained| now.verdict.has(gained)) || self.deceits().any(still)
    }

    /// The finding, at the first part of the definition that changed.
    pub fn finding(&self, parts: &Parts, since: Timestamp) -> Finding {
        Finding {
            check: CHECK.into(),
            severity: Severity::High,
            field: parts.changed.first().map_or("name", |part: &Part| part.as_str()).into(),
            start: 0,
            end: 0,
            text: String::new(),
            detail: format!("since {} {}", since.date(), self.told()),
        }
    }

    /// "its risk is High, and was Low; it gained destructive; concealment objects to it".
    fn told(&self) -> String {
        let Effect { risk, .. } = self.0;
        let rose = risk.before.filter(|_| risk.rose()).map(|before| format!("its risk is {}, and was {before}", risk.after));
        let (traits, checks): (Vec<&str>, Vec<&str>) = (self.grave().map(Trait::as_str).collect(), self.deceits().collect());
        let gained = (!traits.is_empty()).then(|| format!("it gained {}", traits.join(", ")));
        let objected = (!checks.is_empty()).then(|| format!("checks object that didn't: {}", checks.join(", ")));
        [rose, gained, objected].into_iter().flatten().collect::<Vec<_>>().join("; ")
    }

    fn grave(&self) -> impl Iterator<Item = Trait> + '_ {
        self.0.traits_gained.iter().copied().filter(|gained| gained.is_grave())
    }

    fn deceits(&self) -> impl Iterator<Item = &'a str> + '_ {
        self.0.findings_gained.iter().filter(|finding| finding.deceives).map(|finding| finding.check.as_str())
    }
}
