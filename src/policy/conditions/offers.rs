use super::arguments::about;
use super::{Kind, Values};
use crate::model::{Category, Judged, Parameter, Trait, parameters};
use crate::policy::Preset;
use crate::policy::condition::{Condition, Test};
use crate::policy::decision::{Decision, Stance};
use serde_json::{Value, json};

/// A kind of condition that a tool calls for, and what came of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Offer {
    /// What it is about.
    pub kind: Kind,
    /// What came of it.
    pub state: State,
}

/// What came of a kind of condition.
#[derive(Clone, Debug, PartialEq)]
pub enum State {
    /// These can be asked of a call.
    Ready(Vec<Condition>),
    /// It could be asked of these arguments, once the reader names the figure or the list.
    Open(Vec<String>),
    /// It can't be derived, and why.
    Missing(&'static str),
}

/// A row of the table: which tools call for the kind, and what is said where no parameter fits.
struct Row {
    kind: Kind,
    calls: fn(&Judged<'_>) -> bool,
    missing: Option<&'static str>,
}

/// Every kind but modes, which aren't told by a parameter's name.
const TABLE: &[Row] = &[
    Row { kind: Kind::DryRun, calls: |tool| tool.category != Category::Read, missing: None },
    Row { kind: Kind::Statements, calls: takes_statements, missing: None },
    Row {
        kind: Kind::Amount,
        calls: |tool| tool.has(Trait::Financial),
        missing: Some("it moves money, but no parameter says how much, so that no cap can be set"),
    },
    Row {
        kind: Kind::Paths,
        calls: |tool| tool.has(Trait::FileAccess),
        missing: Some("it takes a path, but no parameter is named like one, so that folders can't be listed"),
    },
    Row {
        kind: Kind::Hosts,
        calls: |tool| tool.has(Trait::OpenWorld),
        missing: Some("it reaches the open world, but no parameter holds an address, so that hosts can't be listed"),
    },
    Row {
        kind: Kind::Recipients,
        calls: |tool| tool.has(Trait::Outbound),
        missing: Some("it sends something out, but no parameter names who gets it, so that recipients can't be listed"),
    },
    Row {
        kind: Kind::Items,
        calls: |tool| tool.has(Trait::Bulk),
        missing: Some("it changes many objects, but no parameter lists them, so that their number can't be capped"),
    },
];

const UNKNOWN: &str = "the definition holds no schema, so that nothing can be asked of its arguments";

fn takes_statements(tool: &Judged<'_>) -> bool {
    tool.has(Trait::CodeExecution) || tool.category != Category::Write
}

/// What can be asked of a tool's arguments, in the order of [`Kind::ALL`].
pub(in crate::policy) fn offers(tool: &Judged<'_>, preset: Preset, values: &Values) -> Vec<Offer> {
    let arguments = tool.schema.map(parameters).unwrap_or_default();
    let modes = modes(tool, preset, &arguments).map(|conditions| Offer { kind: Kind::Modes, state: State::Ready(conditions) });
    let others = TABLE.iter().filter(|row| (row.calls)(tool)).filter_map(|row| {
        let found = about(row.kind, &arguments);
        let state = match (found.is_empty(), row.missing) {
            (false, _) => asked(row.kind, &found, values),
            (true, None) => return None,
            (true, Some(_)) if tool.schema.is_none() => State::Missing(UNKNOWN),
            (true, Some(why)) => State::Missing(why),
        };
        Some(Offer { kind: row.kind, state })
    });
    modes.into_iter().chain(others).collect()
}

/// What this kind asks of these arguments.
fn asked(kind: Kind, about: &[&Parameter<'_>], values: &Values) -> State {
    let test = match kind {
        Kind::DryRun => Some(Test::Eq(Value::Bool(true))),
        Kind::Statements => Some(Test::ReadOnlySql),
        Kind::Items => Some(Test::MaxItems(values.most_items())),
        Kind::Amount => values.amount.clone().map(Test::Lte),
        Kind::Paths => listed(&values.paths).map(Test::Under),
        Kind::Hosts => listed(&values.hosts).map(Test::Host),
        Kind::Recipients => listed(&values.recipients).map(Test::Recipient),
        Kind::Modes => None,
    };
    let Some(test) = test else { return State::Open(about.iter().map(|parameter| parameter.name.to_owned()).collect()) };
    // One switch is enough for a trial run; every other argument of the kind has to pass.
    let about = if kind == Kind::DryRun { &about[..1] } else { about };
    State::Ready(
        about
            .iter()
            .map(|parameter| Condition { optional: may_lack(kind, parameter), ..Condition::of(parameter.name, test.clone()) })
            .collect(),
    )
}

fn listed(texts: &[String]) -> Option<Vec<String>> {
    (!texts.is_empty()).then(|| texts.to_vec())
}

/// Whether a call without the argument is as good as one that passes: an address that isn't given isn't reached. An amount
/// or a list that isn't given may well mean "all".
fn may_lack(kind: Kind, parameter: &Parameter<'_>) -> bool {
    !parameter.required && matches!(kind, Kind::Paths | Kind::Hosts | Kind::Recipients | Kind::Statements)
}

/// The modes that don't need holding back, where there are such and others.
fn modes(tool: &Judged<'_>, preset: Preset, arguments: &[Parameter<'_>]) -> Option<Vec<Condition>> {
    let parameter = tool.modes.first().map(|mode| mode.parameter.as_str())?;
    let own = tool.modes.iter().filter(|mode| mode.parameter == parameter);
    let decided: Vec<(&str, Decision)> = own.map(|mode| (mode.value.as_str(), Stance::of_mode(preset, mode).decision)).collect();
    let held = decided.iter().filter(|(_, decision)| decision.holds_back()).count();
    if held == 0 || held == decided.len() {
        return None;
    }
    let open = decided.iter().filter(|(_, decision)| !decision.holds_back()).map(|(value, _)| json!(value)).collect();
    let known = arguments.iter().find(|argument| argument.depth == 0 && argument.name == parameter);
    // Modes of a nested parameter stand under its parent's name.
    if known.is_none() && arguments.iter().any(|argument| argument.name == parameter) {
        return None;
    }
    Some(vec![Condition::of(parameter, Test::In(open))])
}
