use crate::model::{ChangeKind, ChangeSeverity, Effect, Parts, Risk};

/// What a change is judged by.
struct Change<'a> {
    kind: ChangeKind,
    parts: &'a Parts,
    effect: Option<&'a Effect>,
}

impl Change<'_> {
    fn had(&self, wanted: impl Fn(&Effect) -> bool) -> bool {
        self.effect.is_some_and(wanted)
    }

    /// Of what is new there is no before to compare with: what it can do counts.
    fn is_new_with(&self, risk: Risk) -> bool {
        self.kind == ChangeKind::ToolAdded && self.had(|effect| effect.risk.after == risk)
    }
}

/// One line of the table: what is the case, and how much that matters.
type Line = (&'static str, ChangeSeverity, fn(&Change<'_>) -> bool);

/// Of the lines that hold, the first counts.
const TABLE: &[Line] = &[
    ("it is back as it was", ChangeSeverity::Info, |change| change.kind == ChangeKind::ToolReturned),
    ("its risk went up", ChangeSeverity::High, |change| change.had(|effect| effect.risk.rose())),
    ("it gained a grave trait", ChangeSeverity::High, |change| {
        change.had(|effect| effect.traits_gained.iter().any(|found| found.is_grave()))
    }),
    ("its definition deceives now", ChangeSeverity::High, |change| {
        change.had(|effect| effect.findings_gained.iter().any(|finding| finding.deceives))
    }),
    ("it is new, with a high risk", ChangeSeverity::High, |change| change.is_new_with(Risk::High)),
    ("its category went up", ChangeSeverity::Medium, |change| change.had(|effect| effect.category.rose())),
    ("it gained a trait", ChangeSeverity::Medium, |change| change.had(|effect| !effect.traits_gained.is_empty())),
    ("calls that were right may fail", ChangeSeverity::Medium, |change| {
        change.parts.arguments.iter().any(|argument| argument.event.breaks_calls())
    }),
    ("it is gone", ChangeSeverity::Medium, |change| change.kind == ChangeKind::ToolRemoved),
    ("calls by its old name fail", ChangeSeverity::Medium, |change| change.kind == ChangeKind::ToolRenamed),
    ("it is new, with a medium risk", ChangeSeverity::Medium, |change| change.is_new_with(Risk::Medium)),
    ("a check objects to it now", ChangeSeverity::Low, |change| change.had(|effect| !effect.findings_gained.is_empty())),
    ("its risk went down", ChangeSeverity::Info, |change| change.had(|effect| effect.risk.fell())),
    ("it reads otherwise", ChangeSeverity::Low, |change| !change.parts.is_empty()),
    ("it is new, with a low risk", ChangeSeverity::Low, |change| change.is_new_with(Risk::Low)),
];

/// How much a change matters to somebody who has looked at the tool before; `effect` is `None` where nothing is compared.
pub fn severity(kind: ChangeKind, parts: &Parts, effect: Option<&Effect>) -> ChangeSeverity {
    let change = Change { kind, parts, effect };
    TABLE.iter().find(|(_, _, holds)| holds(&change)).map_or(ChangeSeverity::Info, |(_, severity, _)| *severity)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Category, GainedFinding, Moved, ParameterChange, ParameterEvent, Part, Severity, Trait};
    use ChangeSeverity::{High, Info, Low, Medium};

    fn effect(edit: fn(&mut Effect)) -> Effect {
        let mut effect = Effect {
            category: Moved { before: Some(Category::Write), after: Category::Write },
            risk: Moved { before: Some(Risk::Medium), after: Risk::Medium },
            traits_gained: vec![],
            traits_lost: vec![],
            findings_gained: vec![],
            findings_lost: vec![],
        };
        edit(&mut effect);
        effect
    }

    fn changed(events: &[ParameterEvent]) -> Parts {
        let change = |event: &ParameterEvent| ParameterChange { parameter: "p".into(), event: event.clone() };
        Parts { changed: vec![Part::InputSchema], arguments: events.iter().map(change).collect(), ..Parts::default() }
    }

    fn finding(deceives: bool) -> Vec<GainedFinding> {
        vec![GainedFinding { check: "c".into(), severity: Severity::Medium, deceives }]
    }

    /// A name, the severity that is expected, and what is done to an effect of nothing.
    type Case = (&'static str, ChangeSeverity, fn(&mut Effect));

    #[test]
    fn the_effect_of_a_new_definition_gives_its_severity() {
        let cases: [Case; 12] = [
            ("other words", Low, |_| ()),
            ("risk up", High, |effect| effect.risk.after = Risk::High),
            ("risk down", Info, |effect| effect.risk.after = Risk::Low),
            ("category up", Medium, |effect| effect.category.after = Category::Execute),
            ("category down", Low, |effect| effect.category.after = Category::Read),
            ("grave trait", High, |effect| effect.traits_gained = vec![Trait::Bulk, Trait::Secrets]),
            ("other trait", Medium, |effect| effect.traits_gained = vec![Trait::Outbound]),
            ("trait lost", Low, |effect| effect.traits_lost = vec![Trait::Destructive]),
            ("deceiving finding", High, |effect| effect.findings_gained = finding(true)),
            ("careless finding", Low, |effect| effect.findings_gained = finding(false)),
            ("risk down, trait gained", Medium, |effect| (effect.risk.after, effect.traits_gained) = (Risk::Low, vec![Trait::Bulk])),
            ("risk down, deceiving", High, |effect| (effect.risk.after, effect.findings_gained) = (Risk::Low, finding(true))),
        ];
        for (name, expected, edit) in cases {
            assert_eq!(severity(ChangeKind::ToolChanged, &changed(&[]), Some(&effect(edit))), expected, "{name}");
        }
    }

    #[test]
    fn what_breaks_calls_is_medium_and_what_does_not_is_low() {
        let cases = [
            (Medium, ParameterEvent::Came { required: true }),
            (Medium, ParameterEvent::Went { required: true }),
            (Medium, ParameterEvent::BecameRequired),
            (Low, ParameterEvent::Came { required: false }),
            (Low, ParameterEvent::Went { required: false }),
            (Low, ParameterEvent::BecameOptional),
            (Low, ParameterEvent::Redescribed),
        ];
        for (expected, event) in cases {
            let parts = changed(std::slice::from_ref(&event));
            assert_eq!(severity(ChangeKind::ToolChanged, &parts, Some(&effect(|_| ()))), expected, "{event:?}");
        }
    }

    #[test]
    fn what_comes_and_goes_has_its_severity_by_kind_and_risk() {
        let new = |risk: Risk| Effect { risk: Moved { before: None, after: risk }, ..effect(|_| ()) };
        let cases = [
            (ChangeKind::ToolAdded, Some(new(Risk::High)), High),
            (ChangeKind::ToolAdded, Some(new(Risk::Medium)), Medium),
            (ChangeKind::ToolAdded, Some(new(Risk::Low)), Low),
            (ChangeKind::ToolAdded, None, Info),
            (ChangeKind::ToolRemoved, None, Medium),
            (ChangeKind::ToolRenamed, Some(effect(|_| ())), Medium),
            (ChangeKind::ToolRenamed, Some(effect(|effect| effect.risk.after = Risk::High)), High),
            (ChangeKind::ToolReturned, Some(effect(|effect| effect.risk.after = Risk::High)), Info),
            (ChangeKind::ServerAdded, None, Info),
            (ChangeKind::ServerChanged, None, Info),
        ];
        for (kind, effect, expected) in cases {
            assert_eq!(severity(kind, &Parts::default(), effect.as_ref()), expected, "{kind} {effect:?}");
        }
    }
}
