use crate::lang::{Lang, tell};
use crate::model::{ChangeKind, Effect, Moved, ParameterChange, ParameterEvent, Part, Parts};
use crate::store::ChangeRecord;
use crate::web::{segments, words};

/// Parameters that are named in one sentence.
const NAMED: usize = 6;

/// What a change consists of and what it did, in sentences; which tool of which server it is about stands beside it.
pub(in crate::web) fn sentence(lang: Lang, change: &ChangeRecord) -> String {
    let told = match change.kind {
        ChangeKind::ServerAdded => lang.say("change-server-added"),
        ChangeKind::ServerChanged => lang.say("change-server-changed"),
        ChangeKind::ServerRetired => lang.say("change-server-retired"),
        ChangeKind::ServerReturned => lang.say("change-server-returned"),
        ChangeKind::ToolAdded => return arrival(lang, change.effect.as_ref()),
        ChangeKind::ToolChanged => change.parts.as_ref().map_or_else(|| lang.say("change-tool-changed"), |parts| changed(lang, parts)),
        ChangeKind::ToolRenamed => match &change.from {
            Some(name) => tell!(lang, "change-tool-renamed", name = words::shortened(name)),
            None => lang.say("change-tool-renamed-somehow"),
        },
        ChangeKind::ToolRemoved => lang.say("change-tool-removed"),
        ChangeKind::ToolReturned => return lang.say("change-tool-returned"),
        ChangeKind::VerdictCorrected => lang.say("change-verdict-corrected"),
        ChangeKind::VerdictChanged => lang.say("change-verdict-changed"),
        ChangeKind::FindingsChanged => lang.say("change-findings-changed"),
    };
    let effect = change.effect.as_ref().map(|effect| did(lang, effect)).unwrap_or_default();
    lang.sentences([told.as_str(), effect.as_str()])
}

/// A few words for a heading: "changed", "is new".
pub(in crate::web) fn heading(lang: Lang, kind: ChangeKind) -> String {
    lang.say(match kind {
        ChangeKind::ServerAdded | ChangeKind::ToolAdded => "change-is-new",
        ChangeKind::ServerChanged | ChangeKind::ToolChanged => "change-changed",
        ChangeKind::ServerRetired => "change-was-retired",
        ChangeKind::ServerReturned | ChangeKind::ToolReturned => "change-is-back",
        ChangeKind::ToolRenamed => "change-was-renamed",
        ChangeKind::ToolRemoved => "change-is-gone",
        ChangeKind::VerdictCorrected => "change-was-corrected",
        ChangeKind::VerdictChanged => "change-is-judged-otherwise",
        ChangeKind::FindingsChanged => "change-has-other-findings",
    })
}

fn arrival(lang: Lang, effect: Option<&Effect>) -> String {
    let Some(effect) = effect else { return lang.say("change-came-with-server") };
    let (category, risk) = (lang.category(effect.category.after), lang.risk(effect.risk.after).to_lowercase());
    tell!(lang, "change-tool-added", category = category, risk = risk)
}

/// "Its description and its input schema changed: the parameter path came and must be given."
fn changed(lang: Lang, parts: &Parts) -> String {
    let names: Vec<String> = parts.changed.iter().map(|part| named(lang, *part)).collect();
    let listed = |list: &[ParameterChange], noun: &str| -> Vec<String> {
        let told = |change: &ParameterChange| became(lang, change, noun);
        list.iter().filter(|change| change.event != ParameterEvent::Redescribed).take(NAMED).map(told).collect()
    };
    let mut events = listed(&parts.arguments, &lang.say("change-parameter"));
    events.extend(listed(&parts.answer, &lang.say("change-member")));
    let redescribed = parts.arguments.iter().filter(|change| change.event == ParameterEvent::Redescribed).count();
    if redescribed > 0 {
        events.push(tell!(lang, "change-redescribed-all", count = redescribed));
    }
    let names = lang.list(&names);
    let told = if events.is_empty() {
        tell!(lang, "change-parts", parts = names)
    } else {
        tell!(lang, "change-parts-events", parts = names, events = lang.clauses(&events))
    };
    words::capitalised(&told)
}

fn named(lang: Lang, part: Part) -> String {
    lang.say(match part {
        Part::Name => "change-its-name",
        Part::Title => "change-its-title",
        Part::Description => "change-its-description",
        Part::InputSchema => "change-its-input-schema",
        Part::OutputSchema => "change-its-output-schema",
        Part::Annotations => "change-its-annotations",
    })
}

/// What became of a parameter, or of a member of the answer, as `noun` says.
fn became(lang: Lang, change: &ParameterChange, noun: &str) -> String {
    let name = segments::one_line(&change.parameter, 60);
    let short = |text: &String| segments::one_line(text, 60);
    let all = |values: &[String]| values.iter().map(short).collect::<Vec<_>>().join(lang.comma());
    match &change.event {
        ParameterEvent::Came { required: true } => tell!(lang, "change-came-required", noun = noun, name = name),
        ParameterEvent::Came { required: false } => tell!(lang, "change-came", noun = noun, name = name),
        ParameterEvent::Went { .. } => tell!(lang, "change-went", noun = noun, name = name),
        ParameterEvent::BecameRequired => tell!(lang, "change-became-required", noun = noun, name = name),
        ParameterEvent::BecameOptional => tell!(lang, "change-became-optional", noun = noun, name = name),
        ParameterEvent::Retyped { before, after } => {
            tell!(lang, "change-retyped", noun = noun, name = name, before = short(before), after = short(after))
        }
        ParameterEvent::Choices { gained, lost } => match (gained.is_empty(), lost.is_empty()) {
            (false, true) => tell!(lang, "change-takes-too", noun = noun, name = name, gained = all(gained)),
            (true, _) => tell!(lang, "change-takes-no-longer", noun = noun, name = name, lost = all(lost)),
            (false, false) => tell!(lang, "change-takes-others", noun = noun, name = name, gained = all(gained), lost = all(lost)),
        },
        ParameterEvent::Redescribed => tell!(lang, "change-redescribed", noun = noun, name = name),
    }
}

/// "Its risk went from Low to High; it gained destructive; these checks object to it now: concealment."
fn did(lang: Lang, effect: &Effect) -> String {
    let traits = |list: &[_]| list.iter().map(|found| lang.named(*found)).collect::<Vec<_>>();
    let gained: Vec<String> = effect.findings_gained.iter().map(|finding| finding.check.clone()).collect();
    let said = |key, items: &[String]| (!items.is_empty()).then(|| lang.with(key, "what", lang.list(items)));
    let moved = |key, pair: Option<(String, String)>| pair.map(|(before, after)| tell!(lang, key, before = before, after = after));
    let events = [
        moved("change-risk-moved", of(effect.risk, |risk| lang.risk(risk))),
        moved("change-category-moved", of(effect.category, |category| lang.category(category))),
        said("change-gained", &traits(&effect.traits_gained)),
        said("change-lost", &traits(&effect.traits_lost)),
        said("change-objected", &gained),
        said("change-objected-no-longer", &effect.findings_lost),
    ];
    let events: Vec<String> = events.into_iter().flatten().collect();
    if events.is_empty() { String::new() } else { words::capitalised(&tell!(lang, "change-effect", events = lang.clauses(&events))) }
}

/// Both values in words, where they differ.
fn of<T: Copy + PartialEq>(moved: Moved<T>, word: impl Fn(T) -> String) -> Option<(String, String)> {
    moved.before.filter(|before| *before != moved.after).map(|before| (word(before), word(moved.after)))
}
