use crate::lang::{Lang, tell};
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
            detail: self.told(Lang::En, since),
        }
    }

    /// "since 2026-11-21 its risk is High, and was Low; it gained destructive; checks object that didn't: concealment".
    pub fn told(&self, lang: Lang, since: Timestamp) -> String {
        let Effect { risk, .. } = self.0;
        let before = risk.before.filter(|_| risk.rose());
        let rose = before.map(|before| tell!(lang, "alarm-rose", after = lang.risk(risk.after), before = lang.risk(before)));
        let (traits, checks): (Vec<String>, Vec<&str>) = (self.grave().map(|found| lang.named(found)).collect(), self.deceits().collect());
        let gained = (!traits.is_empty()).then(|| tell!(lang, "alarm-gained", traits = traits.join(lang.comma())));
        let objected = (!checks.is_empty()).then(|| tell!(lang, "alarm-objected", checks = checks.join(lang.comma())));
        let semicolon = if lang == Lang::En { "; " } else { "；" };
        let changes = [rose, gained, objected].into_iter().flatten().collect::<Vec<_>>().join(semicolon);
        tell!(lang, "alarm-since", date = since.date(), changes = changes)
    }

    fn grave(&self) -> impl Iterator<Item = Trait> + '_ {
        self.0.traits_gained.iter().copied().filter(|gained| gained.is_grave())
    }

    fn deceits(&self) -> impl Iterator<Item = &'a str> + '_ {
        self.0.findings_gained.iter().filter(|finding| finding.deceives).map(|finding| finding.check.as_str())
    }
}
