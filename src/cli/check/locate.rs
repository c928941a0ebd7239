//! Where in its file a finding stands: line and column of a field's words in the JSON that was read.

use super::layout::{Layout, Region};
use crate::ingest::{Source, SourceTool};
use crate::model::Finding;
use jsonc_parser::ast::{Object, ObjectProp, ObjectPropName, Value};
use jsonc_parser::common::Ranged;
use std::collections::{HashMap, VecDeque};
use std::ops::Range;

/// A file's text, laid out so that tools and their fields can be found in it.
pub(super) struct Map<'t> {
    layout: Layout<'t>,
    /// The tools of a document by name, in their order: a list may define one twice. None for JSON Lines, whose lines are read
    /// when they are asked for.
    tools: HashMap<String, VecDeque<Object<'t>>>,
}

/// A tool's definition in its file.
pub(super) struct Spot<'m> {
    layout: &'m Layout<'m>,
    /// Where the text that was parsed begins.
    base: usize,
    object: Object<'m>,
    /// The key of the tool's name.
    name: &'static str,
}

/// Schemas, and what files call them.
const SCHEMAS: &[(&str, &[&str])] =
    &[("input_schema", &["inputSchema", "input_schema"]), ("output_schema", &["outputSchema", "output_schema"])];

impl<'t> Map<'t> {
    pub(super) fn of(source: &'t Source) -> Self {
        let is_document = source.tools.iter().any(|tool| tool.line.is_none());
        let root = if is_document { parsed(&source.text) } else { None };
        Self { layout: Layout::of(&source.text), tools: root.map(by_name).unwrap_or_default() }
    }

    /// The definition of a tool; tools of one name are taken in the order in which they are asked for. `None` where the file
    /// isn't JSON, or holds the tool in another form.
    pub(super) fn spot(&mut self, tool: &SourceTool) -> Option<Spot<'_>> {
        let (base, object, name) = if let Some(line) = tool.line {
            let (base, object) = self.row(line)?;
            (base, object, "tool")
        } else {
            (0, self.tools.get_mut(tool.definition.name.as_str())?.pop_front()?, "name")
        };
        Some(Spot { layout: &self.layout, base, object, name })
    }

    /// A line of JSON Lines, and the byte at which it begins.
    fn row(&self, line: usize) -> Option<(usize, Object<'t>)> {
        let bytes = self.layout.line(line)?;
        // A mark of the byte order stands before the first line of some files.
        let row = self.layout.text[bytes.clone()].trim_start_matches('\u{feff}');
        match parsed(row)? {
            Value::Object(object) => Some((bytes.end - row.len(), object)),
            _ => None,
        }
    }
}

impl Spot<'_> {
    /// Where the words of a finding stand; what holds them where they themselves can't be told.
    pub(super) fn region(&self, finding: &Finding) -> Region {
        let (property, value) = self.reach(&finding.field);
        let literals = [value.and_then(Value::as_string_lit), property.filter(|_| value.is_some()).and_then(|found| key(&found.name))];
        let holding = literals.into_iter().flatten().find(|literal| literal.value.get(span(finding)) == Some(finding.text.as_str()));
        let exact = holding.map(|literal| self.within(literal.range.start, literal.range.end, span(finding)));
        let near = || property.or_else(|| self.name()).map_or_else(|| self.whole(), |found| found.range.start..found.range.end);
        self.place(&exact.unwrap_or_else(near))
    }

    /// Where the tool's name stands.
    pub(super) fn of_name(&self) -> Region {
        let name = self.name().map(|found| found.value.range());
        self.place(&name.map_or_else(|| self.whole(), |range| range.start..range.end))
    }

    fn name(&self) -> Option<&ObjectProp<'_>> {
        member(&self.object, &[self.name])
    }

    fn whole(&self) -> Range<usize> {
        self.object.range.start..self.object.range.end
    }

    /// The last property on the way that a field's path names, and the value that it leads to, when it leads to one.
    fn reach(&self, field: &str) -> (Option<&ObjectProp<'_>>, Option<&Value<'_>>) {
        let mut segments = field.split('/').map(|segment| segment.replace("~1", "/").replace("~0", "~"));
        let root = segments.next().unwrap_or_default();
        let schema = SCHEMAS.iter().find(|(ours, _)| *ours == root).map(|(_, names)| member(&self.object, names));
        let mut property = schema.unwrap_or_else(|| if root == "name" { self.name() } else { member(&self.object, &[&root]) });
        let mut value = property.map(|found| &found.value);
        for segment in segments {
            value = match value {
                Some(Value::Object(object)) => {
                    let next = member(object, &[&segment]);
                    property = next.or(property);
                    next.map(|found| &found.value)
                }
                Some(Value::Array(array)) => segment.parse::<usize>().ok().and_then(|number| array.elements.get(number)),
                _ => None,
            };
        }
        (property, value)
    }

    /// A span of a literal's text, given in bytes of the text that it stands for.
    fn within(&self, start: usize, end: usize, span: Range<usize>) -> Range<usize> {
        let raw = &self.layout.text[self.base + start..self.base + end];
        let quote = 1;
        let inside = raw.get(quote..raw.len().saturating_sub(quote)).unwrap_or("");
        start + quote + written(inside, span.start)..start + quote + written(inside, span.end)
    }

    fn place(&self, range: &Range<usize>) -> Region {
        self.layout.region(&(self.base + range.start..self.base + range.end))
    }
}

fn span(finding: &Finding) -> Range<usize> {
    finding.start..finding.end
}

/// The values of a text; `None` when it is no JSON, with or without comments.
fn parsed(text: &str) -> Option<Value<'_>> {
    jsonc_parser::parse_to_ast(text, &<_>::default(), &<_>::default()).ok()?.value
}

/// The tools of a document, wherever it keeps its list: alone, under `tools`, or there in an answer's `result`.
fn by_name(root: Value<'_>) -> HashMap<String, VecDeque<Object<'_>>> {
    let list = match root {
        Value::Array(list) => Some(list),
        Value::Object(mut object) => object.take_array("tools").or_else(|| object.take_object("result")?.take_array("tools")),
        _ => None,
    };
    let mut tools: HashMap<String, VecDeque<Object<'_>>> = HashMap::new();
    for element in list.into_iter().flat_map(|list| list.elements) {
        let Value::Object(object) = element else { continue };
        let name = member(&object, &["name"]).and_then(|found| found.value.as_string_lit()).map(|literal| literal.value.to_string());
        if let Some(name) = name {
            tools.entry(name).or_default().push_back(object);
        }
    }
    tools
}

/// The last property of one of these names: of a key that stands twice, the last one counts.
fn member<'o, 'a>(object: &'o Object<'a>, names: &[&str]) -> Option<&'o ObjectProp<'a>> {
    object.properties.iter().rev().find(|property| names.contains(&property.name.as_str()))
}

fn key<'o, 'a>(name: &'o ObjectPropName<'a>) -> Option<&'o jsonc_parser::ast::StringLit<'a>> {
    match name {
        ObjectPropName::String(literal) => Some(literal),
        ObjectPropName::Word(_) => None,
    }
}

/// How many bytes of a literal, as it is written, stand for the first `bytes` of its text.
fn written(literal: &str, bytes: usize) -> usize {
    let (mut at, mut told) = (0, 0);
    while told < bytes && at < literal.len() {
        let rest = &literal[at..];
        let (length, stands_for) = match rest.strip_prefix("\\u") {
            Some(digits) => escaped(digits),
            None if rest.starts_with('\\') => (2, 1),
            None => rest.chars().next().map_or((1, 1), |c| (c.len_utf8(), c.len_utf8())),
        };
        (at, told) = (at + length, told + stands_for);
    }
    literal.floor_char_boundary(at)
}

/// The length of an escape such as `\u00e9`, or of a pair of them, and the bytes of the character that it stands for.
fn escaped(digits: &str) -> (usize, usize) {
    let unit = digits.get(..4).and_then(|digits| u32::from_str_radix(digits, 16).ok()).unwrap_or(0);
    match char::from_u32(unit) {
        Some(c) => (6, c.len_utf8()),
        // One half of a pair says nothing alone.
        None => (12, 4),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_are_counted_as_what_they_stand_for() {
        for (literal, bytes, expected) in
            [("abc", 2, 2), (r"a\nb", 2, 3), (r"\u00e9x", 2, 6), (r"\ud83d\ude00x", 4, 12), ("é删x", 5, 5), (r"\\u0041", 1, 2), ("", 3, 0)]
        {
            assert_eq!(written(literal, bytes), expected, "{literal}");
        }
    }
}
