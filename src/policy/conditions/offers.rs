use super::arguments::{About, about, is_plain};
use super::words::words;
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
    /// Whether calls that meet it are safe enough to let a tool through that is otherwise held back.
    pub opens: bool,
}

/// What came of a kind of condition.
#[derive(Clone, Debug, PartialEq)]
pub enum State {
    /// These can be asked of a call.
    Ready(Vec<Condition>),
    /// It could be asked of these arguments, once the reader names the figure or the list.
    Open(Vec<String>),
    /// It can't be derived; the message that says why, in a sentence without a full stop.
    Missing(&'static str),
}

/// A row of the table: which tools call for the kind, and the message that is said where no parameter fits.
struct Row {
    kind: Kind,
    calls: fn(&Judged<'_>) -> bool,
    missing: Option<&'static str>,
}

/// Every kind but modes, which aren't told by a parameter's name.
const TABLE: &[Row] = &[
    Row { kind: Kind::DryRun, calls: |tool| tool.category != Category::Read, missing: None },
    Row { kind: Kind::Statements, calls: |tool| tool.category != Category::Write && !tool.has(Trait::CodeExecution), missing: None },
    Row { kind: Kind::Statements, calls: |tool| tool.has(Trait::CodeExecution), missing: Some("offer-no-statements") },
    Row { kind: Kind::Amount, calls: |tool| tool.has(Trait::Financial), missing: Some("offer-no-amount") },
    Row { kind: Kind::Paths, calls: |tool| tool.has(Trait::FileAccess), missing: Some("offer-no-paths") },
    Row { kind: Kind::Hosts, calls: |tool| tool.has(Trait::OpenWorld), missing: Some("offer-no-hosts") },
    Row { kind: Kind::Recipients, calls: |tool| tool.has(Trait::Outbound), missing: Some("offer-no-recipients") },
    Row { kind: Kind::Items, calls: |tool| tool.has(Trait::Bulk), missing: Some("offer-no-items") },
];

const UNKNOWN: &str = "offer-no-schema";
const SHAPED: &str = "offer-no-shape";
const CURRENCY: &str = "offer-no-currency";

/// What can be asked of a tool's arguments, in the order of [`Kind::ALL`].
pub(in crate::policy) fn offers(tool: &Judged<'_>, preset: Preset, values: &Values) -> Vec<Offer> {
    let arguments = tool.schema.map(parameters).unwrap_or_default();
    let modes = modes(tool, preset, &arguments).map(|conditions| Offer { kind: Kind::Modes, state: State::Ready(conditions), opens: true });
    let others = TABLE.iter().filter(|row| (row.calls)(tool)).filter_map(|row| {
        let state = row.state(tool, &arguments, values)?;
        Some(Offer { kind: row.kind, state, opens: opens(row.kind, tool, &arguments) })
    });
    modes.into_iter().chain(others).collect()
}

impl Row {
    fn state(&self, tool: &Judged<'_>, arguments: &[Parameter<'_>], values: &Values) -> Option<State> {
        let About { fit, others } = about(self.kind, tool.name, arguments);
        Some(match self.missing {
            _ if others => State::Missing(SHAPED),
            _ if self.kind == Kind::Amount && chooses_currency(arguments) => State::Missing(CURRENCY),
            _ if !fit.is_empty() => asked(self.kind, &fit, values),
            Some(_) if tool.schema.is_none() => State::Missing(UNKNOWN),
            Some(why) => State::Missing(why),
            None => return None,
        })
    }
}

/// Whether an argument names the unit in which an amount counts.
fn chooses_currency(arguments: &[Parameter<'_>]) -> bool {
    let units = ["currency", "asset", "token", "coin", "symbol", "ticker", "unit", "币种", "货币"];
    let names = |parameter: &Parameter<'_>| words(parameter.name).last().is_some_and(|last| units.contains(&last.as_str()));
    arguments.iter().any(|parameter| names(parameter) && parameter.choices.len() != 1)
}

/// Names of arguments that are run, beside statements of SQL.
const CODE: &[&str] = &["code", "script", "command", "cmd", "expression", "query", "procedure", "function", "program", "source", "args"];

/// Whether a tool that is held back may go through under this kind of condition. A statement that only reads neither removes
/// nor pays, where nothing else is run beside it.
fn opens(kind: Kind, tool: &Judged<'_>, arguments: &[Parameter<'_>]) -> bool {
    match kind {
        Kind::Modes | Kind::DryRun => true,
        Kind::Amount => !tool.has(Trait::Destructive),
        Kind::Statements => {
            let read: Vec<&str> = about(kind, tool.name, arguments).fit.iter().map(|one| one.name).collect();
            let runs = |one: &Parameter<'_>| words(one.name).iter().any(|word| CODE.contains(&word.as_str()));
            !arguments.iter().any(|one| runs(one) && !read.contains(&one.name))
        }
        Kind::Paths | Kind::Hosts | Kind::Recipients | Kind::Items => false,
    }
}

/// What this kind asks of these arguments.
fn asked(kind: Kind, about: &[&Parameter<'_>], values: &Values) -> State {
    let test = match kind {
        Kind::DryRun => Some(Test::Eq(Value::Bool(true))),
        Kind::Statements => Some(Test::ReadOnlySql),
        Kind::Items => values.items.map(Test::MaxItems),
        Kind::Amount => values.amount.clone().map(Test::Lte),
        Kind::Paths => listed(&values.paths).map(Test::Under),
        Kind::Hosts => listed(&values.hosts).map(Test::Host),
        Kind::Recipients => listed(&values.recipients).map(Test::Recipient),
        Kind::Modes => None,
    };
    let Some(test) = test else { return State::Open(about.iter().map(|parameter| parameter.name.to_owned()).collect()) };
    // One switch is enough for a trial run; every other argument of the kind has to pass.
    let about = if kind == Kind::DryRun { &about[..1] } else { about };
    // Where a call has to give one of them, another that isn't given reaches nothing. Alone, it may well mean "all", or
    // whatever the server takes in its place.
    let one_is_given = about.iter().any(|parameter| parameter.required);
    let condition = |parameter: &&Parameter<'_>| Condition {
        optional: one_is_given && !parameter.required,
        ..Condition::of(parameter.name, test.clone())
    };
    State::Ready(about.iter().map(condition).collect())
}

fn listed(texts: &[String]) -> Option<Vec<String>> {
    (!texts.is_empty()).then(|| texts.to_vec())
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
    // Of a nested parameter, or one that no path leads to, nothing can be asked.
    let known = arguments.iter().any(|argument| argument.depth == 0 && argument.name == parameter);
    let elsewhere = !known && arguments.iter().any(|argument| argument.name == parameter);
    (is_plain(parameter) && !elsewhere).then(|| vec![Condition::of(parameter, Test::In(open))])
}
