//! Tools with modes: where a parameter such as `action` chooses what a call does, each value gets a verdict of its own.

mod listed;

pub(super) use listed::{about, bulleted, listed};

use super::leads;
use super::lexicon::Mark;
use super::matcher::Matcher;
use super::pack::Pack;
use super::reading::{FieldKind, Reading};
use super::scoring::{self, Scored};
use super::segment::Segmenter;
use crate::model::{Category, Definition, Mode, Subject, ToolName};

/// How many values get a verdict.
const MOST: usize = 30;

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
pub(super) fn of(pack: &Pack, reading: &Reading<'_>, tool: &Scored<'_>, matcher: &Matcher, segmenter: &Segmenter) -> Vec<Mode> {
    let values = values(reading, matcher);
    if values.len() < 2 {
        return Vec::new();
    }
    let object = object(reading, matcher);
    let modes: Vec<Mode> =
        values.iter().filter_map(|value| mode(value, &object, (reading.subject, tool), (pack, matcher, segmenter))).collect();
    // A tool that only reads may still ask which deed it shall read about: `check_permission` of `delete`.
    let only_asks = tool.category == Category::Read && modes.iter().any(|mode| mode.category != Category::Read);
    if only_asks { Vec::new() } else { modes }
}

/// The values of the first mode parameter whose values are mostly verbs. `raw` and `summary` choose a form, not a deed.
fn values<'r>(reading: &'r Reading<'_>, matcher: &Matcher) -> Vec<Value<'r>> {
    let mut found: Vec<Value<'r>> = Vec::new();
    let (mut chosen, mut deeds) = (None, 0);
    for field in &reading.fields {
        let (FieldKind::Choice(at, _) | FieldKind::Listed(at, _)) = field.kind else { continue };
        let Some(parameter) = reading.parameter(at).filter(|parameter| matcher.language().is_mode(parameter)) else { continue };
        if *chosen.get_or_insert(at) != at || found.len() == MOST {
            continue;
        }
        let words = &reading.words[field.words.clone()];
        let (Some(first), Some(last)) = (words.first(), words.last()) else { continue };
        let lexicon = &matcher.language().lexicon;
        let lead = leads::lead_of_name(words, lexicon).map(|at| lexicon.entry(words[at].id));
        deeds += usize::from(lead.is_some_and(|entry| entry.weight_class > 0 && !entry.is(Mark::Report)));
        let told = matches!(field.kind, FieldKind::Listed(..)).then(|| listed::told(field.text, last.end)).flatten();
        found.push(Value { parameter: parameter.name, text: &field.text[first.start..last.end], told });
    }
    if deeds * 2 < found.len() { Vec::new() } else { found }
}

/// The tool's name without its verb: what its modes act on.
fn object(reading: &Reading<'_>, matcher: &Matcher) -> String {
    let name = reading.subject.definition.name.as_str();
    let words = &reading.words[reading.words_of(FieldKind::Name)];
    let lead = leads::lead_of_name(words, &matcher.language().lexicon);
    let rest = words.iter().enumerate().filter(|(at, _)| Some(*at) != lead).map(|(_, word)| &name[word.start..word.end]);
    rest.collect::<Vec<_>>().join("_")
}

/// A value without a verb that the pack knows is judged as the tool.
fn mode(value: &Value<'_>, object: &str, of: (&Subject<'_>, &Scored<'_>), with: (&Pack, &Matcher, &Segmenter)) -> Option<Mode> {
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
    let said = if scored.told { &scored } else { tool };
    Some(Mode {
        parameter: value.parameter.to_owned(),
        value: value.text.to_owned(),
        // What the tool's own words make of it holds for its modes as well: none is worse than the tool.
        category: said.category.min(tool.category),
        risk: said.risk.min(tool.risk),
        traits: said.traits.clone(),
    })
}
