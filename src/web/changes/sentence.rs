use crate::model::{Category, ChangeKind, Effect, ParameterChange, ParameterEvent, Part, Parts, Risk, Trait};
use crate::store::ChangeRecord;
use crate::web::{segments, words};

/// Parameters that are named in one sentence.
const NAMED: usize = 6;

/// What a change consists of and what it did, in sentences; which tool of which server it is about stands beside it.
pub(in crate::web) fn sentence(change: &ChangeRecord) -> String {
    let effect = change.effect.as_ref().map(did).unwrap_or_default();
    let told = match change.kind {
        ChangeKind::ServerAdded => "The server is new in this catalogue.".into(),
        ChangeKind::ServerChanged => "The server says something else of itself.".into(),
        ChangeKind::ServerRetired => "The server was retired, and its tools with it.".into(),
        ChangeKind::ServerReturned => "The server is back.".into(),
        ChangeKind::ToolAdded => return arrival(change.effect.as_ref()),
        ChangeKind::ToolChanged => change.parts.as_ref().map_or_else(|| "It is another one than before.".into(), changed),
        ChangeKind::ToolRenamed => {
            let name = change.from.as_deref().map_or_else(|| "otherwise".into(), words::shortened);
            format!("It was called {name} and is the same but for its name.")
        }
        ChangeKind::ToolRemoved => "It is no longer in its server's list.".into(),
        ChangeKind::ToolReturned => return "It is back as it was.".into(),
        ChangeKind::VerdictCorrected => "A person corrected the verdict, or took a correction back.".into(),
        ChangeKind::VerdictChanged => "Its definition is the same; the rules or the words of its server are others.".into(),
        ChangeKind::FindingsChanged => "Its definition is the same; the checks are others.".into(),
    };
    if effect.is_empty() { told } else { format!("{told} {effect}") }
}

/// A few words for a heading: "changed", "is new".
pub(in crate::web) fn heading(kind: ChangeKind) -> &'static str {
    match kind {
        ChangeKind::ServerAdded | ChangeKind::ToolAdded => "is new",
        ChangeKind::ServerChanged | ChangeKind::ToolChanged => "changed",
        ChangeKind::ServerRetired => "was retired",
        ChangeKind::ServerReturned | ChangeKind::ToolReturned => "is back",
        ChangeKind::ToolRenamed => "was renamed",
        ChangeKind::ToolRemoved => "is gone",
        ChangeKind::VerdictCorrected => "was corrected",
        ChangeKind::VerdictChanged => "is judged otherwise",
        ChangeKind::FindingsChanged => "has other findings",
    }
}

fn arrival(effect: Option<&Effect>) -> String {
    let Some(effect) = effect else { return "It came with its server.".into() };
    let (category, risk) = (effect.category.after, effect.risk.after.as_str().to_lowercase());
    format!("It is new: {} tool of {risk} risk.", words::article(category))
}

/// "Its description and its input schema changed: the parameter path came and must be given."
fn changed(parts: &Parts) -> String {
    let names: Vec<String> = parts.changed.iter().map(|part| format!("its {}", named(*part))).collect();
    let listed = |list: &[ParameterChange], noun: &str| -> Vec<String> {
        let told = |change: &ParameterChange| became(change, noun);
        list.iter().filter(|change| change.event != ParameterEvent::Redescribed).take(NAMED).map(told).collect()
    };
    let mut events = listed(&parts.arguments, "parameter");
    events.extend(listed(&parts.answer, "member of the answer"));
    let redescribed = parts.arguments.iter().filter(|change| change.event == ParameterEvent::Redescribed).count();
    if redescribed > 0 {
        events.push(format!(
            "{} described otherwise",
            if redescribed == 1 { "a parameter is".into() } else { format!("{redescribed} parameters are") }
        ));
    }
    let what = words::capitalised(&format!("{} changed", words::list(&names)));
    if events.is_empty() { format!("{what}.") } else { format!("{what}: {}.", events.join("; ")) }
}

fn named(part: Part) -> &'static str {
    match part {
        Part::Name => "name",
        Part::Title => "title",
        Part::Description => "description",
        Part::InputSchema => "input schema",
        Part::OutputSchema => "output schema",
        Part::Annotations => "annotations",
    }
}

fn became(change: &ParameterChange, noun: &str) -> String {
    let name = segments::one_line(&change.parameter, 60);
    let short = |text: &String| segments::one_line(text, 60);
    let all = |values: &[String]| values.iter().map(short).collect::<Vec<_>>().join(", ");
    match &change.event {
        ParameterEvent::Came { required: true } => format!("the {noun} {name} came and must be given"),
        ParameterEvent::Came { required: false } => format!("the {noun} {name} came"),
        ParameterEvent::Went { .. } => format!("the {noun} {name} went"),
        ParameterEvent::BecameRequired => format!("the {noun} {name} must be given now"),
        ParameterEvent::BecameOptional => format!("the {noun} {name} need not be given any longer"),
        ParameterEvent::Retyped { before, after } => format!("the {noun} {name} takes {} in place of {}", short(after), short(before)),
        ParameterEvent::Choices { gained, lost } => match (gained.is_empty(), lost.is_empty()) {
            (false, true) => format!("the {noun} {name} takes {} too", all(gained)),
            (true, _) => format!("the {noun} {name} no longer takes {}", all(lost)),
            (false, false) => format!("the {noun} {name} takes {} and no longer {}", all(gained), all(lost)),
        },
        ParameterEvent::Redescribed => format!("the {noun} {name} is described otherwise"),
    }
}

/// "Its risk went from Low to High, it gained destructive, and concealment objects to it."
fn did(effect: &Effect) -> String {
    let moved = |name: &str, before: Option<&str>, after: &str| {
        before.filter(|before| *before != after).map(|before| format!("its {name} went from {before} to {after}"))
    };
    let traits = |list: &[Trait]| list.iter().map(|found| found.as_str().to_owned()).collect::<Vec<_>>();
    let gained: Vec<String> = effect.findings_gained.iter().map(|finding| finding.check.clone()).collect();
    let said = |items: &[String], verb: &str| (!items.is_empty()).then(|| format!("{verb} {}", words::list(items)));
    let events = [
        moved("risk", effect.risk.before.map(Risk::as_str), effect.risk.after.as_str()),
        moved("category", effect.category.before.map(Category::as_str), effect.category.after.as_str()),
        said(&traits(&effect.traits_gained), "it gained"),
        said(&traits(&effect.traits_lost), "it lost"),
        said(&gained, "these checks object to it now:"),
        said(&effect.findings_lost, "these checks no longer object to it:"),
    ];
    let events: Vec<String> = events.into_iter().flatten().collect();
    if events.is_empty() { String::new() } else { format!("{}.", words::capitalised(&events.join("; "))) }
}
