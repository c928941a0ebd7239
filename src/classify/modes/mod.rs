//! Tools with modes: where a parameter such as `action` chooses what a call does, each value gets a verdict of its own.

mod listed;

pub(super) use listed::{about, bulleted, listed, tabled};

use super::leads;
use super::lexicon::{Lexicon, Mark};
use super::matcher::Matcher;
use super::pack::Pack;
use super::reading::{Field, FieldKind, Reading, Word};
use super::scoring::{self, Scored};
use super::segment::Segmenter;
use crate::model::{Category, Definition, Mode, Parameter, Subject, ToolName};

/// How many values get a verdict.
const MOST: usize = 30;

/// A mode with the rule that weighed most.
pub(super) struct Judged {
    pub(super) mode: Mode,
    pub(super) rule: Option<String>,
}

/// A value of a mode parameter, where it stands.
struct Value<'a> {
    parameter: &'a str,
    text: &'a str,
    /// What the definition says of it, if anything.
    told: Option<&'a str>,
}

/// The verdict on each mode of a tool, in the order of the definition; empty for a tool without modes.
///
/// A mode is read as a tool of its own: its value before the tool's object, with what the definition says of the value.
/// So `manage_labels` with the action `delete` is judged as `delete_labels` is.
pub(super) fn of(pack: &Pack, reading: &Reading<'_>, tool: &Scored<'_>, matcher: &Matcher, segmenter: &Segmenter) -> Vec<Judged> {
    let values = values(reading, matcher);
    if values.is_empty() {
        return Vec::new();
    }
    let object = object(reading, matcher);
    let modes: Vec<Judged> =
        values.iter().filter_map(|value| mode(value, &object, (reading.subject, tool), (pack, matcher, segmenter))).collect();
    // A tool that only reads may still ask which deed it shall read about: `check_permission` of `delete`.
    let only_asks = tool.category == Category::Read && modes.iter().any(|judged| judged.mode.category != Category::Read);
    if only_asks { Vec::new() } else { modes }
}

/// The values of the mode parameter whose values are mostly verbs: `raw` and `summary` choose a form, not a deed. Of several
/// such parameters the outermost counts, then the first by name, since the order of keys in a schema means nothing.
fn values<'r>(reading: &'r Reading<'_>, matcher: &Matcher) -> Vec<Value<'r>> {
    let mut best: Option<(&Parameter<'_>, Vec<Value<'r>>)> = None;
    for fields in reading.fields.chunk_by(|one, next| chooser(one) == chooser(next)) {
        let parameter = fields.first().and_then(chooser).and_then(|at| reading.parameter(at));
        let Some(parameter) = parameter.filter(|parameter| matcher.language().is_mode(parameter)) else { continue };
        let is_outer = best.as_ref().is_none_or(|(known, _)| (parameter.depth, &parameter.pointer) < (known.depth, &known.pointer));
        if is_outer && let Some(deeds) = deeds(parameter.name, fields, &reading.words, &matcher.language().lexicon) {
            best = Some((parameter, deeds));
        }
    }
    best.map(|(_, values)| values).unwrap_or_default()
}

/// The parameter that a value belongs to.
fn chooser(field: &Field<'_>) -> Option<usize> {
    match field.kind {
        FieldKind::Choice(at, _) | FieldKind::Listed(at, _) => Some(at),
        _ => None,
    }
}

/// The values in these fields of one parameter; `None` when there are fewer than two, or less than half of them are verbs.
fn deeds<'r>(parameter: &'r str, fields: &[Field<'r>], words: &[Word], lexicon: &Lexicon) -> Option<Vec<Value<'r>>> {
    let (mut found, mut deeds) = (Vec::new(), 0);
    for field in fields.iter().take(MOST) {
        let words = &words[field.words.clone()];
        let (Some(first), Some(last)) = (words.first(), words.last()) else { continue };
        let lead = leads::lead_of_name(words, lexicon).map(|at| lexicon.entry(words[at].id));
        deeds += usize::from(lead.is_some_and(|entry| entry.weight_class > 0 && !entry.is(Mark::Report)));
        let told = matches!(field.kind, FieldKind::Listed(..)).then(|| listed::told(field.text, last.end)).flatten();
        found.push(Value { parameter, text: &field.text[first.start..last.end], told });
    }
    (found.len() > 1 && deeds * 2 >= found.len()).then_some(found)
}

/// The tool's name without its verb: what its modes act on. At the end of the name, a word that is a noun as often is what they
/// act on: `git_stash`.
fn object(reading: &Reading<'_>, matcher: &Matcher) -> String {
    let name = reading.subject.definition.name.as_str();
    let words = &reading.words[reading.words_of(FieldKind::Name)];
    let is_noun = |at: &usize| at + 1 == words.len() && words[*at].is(Mark::Nounish);
    let lead = leads::lead_of_name(words, &matcher.language().lexicon).filter(|at| !is_noun(at));
    let rest = words.iter().enumerate().filter(|(at, _)| Some(*at) != lead).map(|(_, word)| &name[word.start..word.end]);
    rest.collect::<Vec<_>>().join("_")
}

/// A value without a verb that the pack knows is judged as the tool.
fn mode(value: &Value<'_>, object: &str, of: (&Subject<'_>, &Scored<'_>), with: (&Pack, &Matcher, &Segmenter)) -> Option<Judged> {
    let ((subject, tool), (pack, matcher, segmenter)) = (of, with);
    let definition = Definition {
        name: ToolName::new(format!("{}_{object}", value.text)).ok()?,
        title: None,
        description: value.told.map(str::to_owned),
        input_schema: None,
        output_schema: None,
        annotations: None,
    };
    let subject = Subject { definition: &definition, ..*subject };
    let reading = Reading::of(&subject, matcher.language(), segmenter);
    let fired = matcher.run(&reading);
    let scored = scoring::score(pack, &reading, &fired);
    // A rule that holds for want of words tells nothing of a value.
    let told = fired.iter().any(|one| !one.spans.is_empty() && pack.rules[one.rule].category_vote().is_some());
    let said = if told { &scored } else { tool };
    let rule = said.support.first().map(|(fired, _)| pack.rules[fired.rule].id.clone());
    let (parameter, value) = (value.parameter.to_owned(), value.text.to_owned());
    let mode = Mode { parameter, value, category: said.category, risk: said.risk, traits: said.traits.clone() };
    Some(Judged { mode, rule })
}
