//! JSON and TOML with the lines on which things stand.

use crate::model::clip;
use jsonc_parser::ast;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// The deepest that a file may nest: settings are flat, and what reads them calls itself.
const MAX_DEPTH: usize = 100;

/// A key is shown up to this length.
const MAX_KEY: usize = 120;

/// A value, where it stands, and the keys that lead to it.
#[derive(Debug)]
pub(super) struct Node {
    pub(super) line: usize,
    pub(super) path: String,
    kind: Kind,
}

#[derive(Debug)]
enum Kind {
    Text(String),
    Whole(i64),
    Flag(bool),
    List(Vec<Node>),
    Map(Vec<(String, Node)>),
    Other,
}

impl Node {
    /// Reads JSON, with comments and trailing commas where a person wrote them.
    pub(super) fn json(text: &str) -> Result<Self, String> {
        let text = text.trim_start_matches('\u{FEFF}');
        let parsed = jsonc_parser::parse_to_ast(text, &<_>::default(), &<_>::default());
        let parsed =
            parsed.map_err(|error| format!("is not JSON: look at line {}, column {}", error.line_display(), error.column_display()))?;
        let value = parsed.value.ok_or("is empty; there is no rule in it")?;
        from_json(value, &Lines::of(text), String::new(), 0)
    }

    /// Reads TOML.
    pub(super) fn toml(text: &str) -> Result<Self, String> {
        let text = text.trim_start_matches('\u{FEFF}');
        let lines = Lines::of(text);
        let table = DeTable::parse(text).map_err(|error| {
            let line = error.span().map_or(1, |span| lines.at(span.start));
            format!("is not TOML: look at line {line}")
        })?;
        let at = lines.at(table.span().start);
        from_table(table.into_inner(), (&lines, at), String::new(), 0)
    }

    /// A member; of two of one name the last, as clients read it.
    pub(super) fn get(&self, key: &str) -> Option<&Self> {
        self.members().iter().rev().find(|(known, _)| known == key).map(|(_, node)| node)
    }

    /// A member of a member and so on.
    pub(super) fn at(&self, keys: &[&str]) -> Option<&Self> {
        keys.iter().try_fold(self, |node, key| node.get(key))
    }

    pub(super) fn members(&self) -> &[(String, Self)] {
        if let Kind::Map(members) = &self.kind { members } else { &[] }
    }

    pub(super) fn items(&self) -> &[Self] {
        if let Kind::List(items) = &self.kind { items } else { &[] }
    }

    pub(super) fn text(&self) -> Option<&str> {
        if let Kind::Text(text) = &self.kind { Some(text) } else { None }
    }

    pub(super) fn whole(&self) -> Option<i64> {
        if let Kind::Whole(number) = self.kind { Some(number) } else { None }
    }

    pub(super) fn flag(&self) -> Option<bool> {
        if let Kind::Flag(flag) = self.kind { Some(flag) } else { None }
    }

    /// The member of this name as a list of texts with their places; nothing where there is none.
    ///
    /// # Errors
    /// When something else stands there: a client refuses the file, or ignores all of it.
    pub(super) fn texts(&self, key: &str) -> Result<Vec<(&str, &Self)>, String> {
        let Some(list) = self.get(key) else { return Ok(vec![]) };
        let Kind::List(items) = &list.kind else { return Err(list.wrong("a list of names")) };
        items.iter().map(|item| Ok((item.text().ok_or_else(|| item.wrong("a name in quotes"))?, item))).collect()
    }

    /// The member of this name as a map; nothing where there is none.
    ///
    /// # Errors
    /// When something else stands there.
    pub(super) fn map(&self, key: &str) -> Result<&[(String, Self)], String> {
        match self.get(key) {
            None => Ok(&[]),
            Some(Self { kind: Kind::Map(members), .. }) => Ok(members),
            Some(other) => Err(other.wrong("a table of settings")),
        }
    }

    /// The whole, when it is a map.
    ///
    /// # Errors
    /// When it isn't one.
    pub(super) fn table(self) -> Result<Self, String> {
        if matches!(self.kind, Kind::Map(_)) { Ok(self) } else { Err(self.wrong("an object")) }
    }

    /// That something else belongs here.
    pub(super) fn wrong(&self, what: &str) -> String {
        let path = if self.path.is_empty() { "the top" } else { &self.path };
        format!("line {}: {what} belongs at {path}", self.line)
    }
}

/// Where lines begin.
struct Lines(Vec<usize>);

impl Lines {
    fn of(text: &str) -> Self {
        Self(text.match_indices('\n').map(|(at, _)| at + 1).collect())
    }

    fn at(&self, byte: usize) -> usize {
        self.0.partition_point(|start| *start <= byte) + 1
    }
}

fn below(path: &str, key: &str) -> String {
    let key = clip(key, MAX_KEY);
    let plain = !key.is_empty() && key.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-'));
    let dot = if path.is_empty() { "" } else { "." };
    if plain { format!("{path}{dot}{key}") } else { format!("{path}[{key:?}]") }
}

fn depth(depth: usize, line: usize) -> Result<usize, String> {
    if depth < MAX_DEPTH { Ok(depth + 1) } else { Err(format!("line {line}: nests deeper than {MAX_DEPTH}; no client's settings do")) }
}

fn from_json(value: ast::Value<'_>, lines: &Lines, path: String, deep: usize) -> Result<Node, String> {
    use jsonc_parser::common::Ranged;
    let line = lines.at(value.range().start);
    let deep = depth(deep, line)?;
    let kind = match value {
        ast::Value::StringLit(text) => Kind::Text(text.value.into_owned()),
        ast::Value::NumberLit(number) => number.value.parse().map_or(Kind::Other, Kind::Whole),
        ast::Value::BooleanLit(flag) => Kind::Flag(flag.value),
        ast::Value::Array(list) => {
            let items = list.elements.into_iter().enumerate();
            Kind::List(items.map(|(at, item)| from_json(item, lines, format!("{path}[{at}]"), deep)).collect::<Result<_, _>>()?)
        }
        ast::Value::Object(map) => {
            let member = |property: ast::ObjectProp<'_>| {
                let (key, at) = (property.name.into_string(), lines.at(property.range.start));
                let mut node = from_json(property.value, lines, below(&path, &key), deep)?;
                node.line = at;
                Ok((key, node))
            };
            Kind::Map(map.properties.into_iter().map(member).collect::<Result<_, String>>()?)
        }
        ast::Value::NullKeyword(_) => Kind::Other,
    };
    Ok(Node { line, path, kind })
}

fn from_table(table: DeTable<'_>, (lines, line): (&Lines, usize), path: String, deep: usize) -> Result<Node, String> {
    let deep = depth(deep, line)?;
    let mut members = Vec::new();
    for (key, value) in table {
        let at = lines.at(key.span().start);
        let key = key.into_inner().into_owned();
        let mut node = from_toml(value, lines, below(&path, &key), deep)?;
        node.line = at;
        members.push((key, node));
    }
    // TOML's reader sorts by name; people look for what stands first.
    members.sort_by_key(|(_, node)| node.line);
    Ok(Node { line, path, kind: Kind::Map(members) })
}

fn from_toml(value: Spanned<DeValue<'_>>, lines: &Lines, path: String, deep: usize) -> Result<Node, String> {
    let line = lines.at(value.span().start);
    let kind = match value.into_inner() {
        DeValue::String(text) => Kind::Text(text.into_owned()),
        DeValue::Integer(number) => i64::from_str_radix(number.as_str(), number.radix()).map_or(Kind::Other, Kind::Whole),
        DeValue::Boolean(flag) => Kind::Flag(flag),
        DeValue::Array(list) => {
            let deep = depth(deep, line)?;
            let items = list.into_iter().enumerate();
            Kind::List(items.map(|(at, item)| from_toml(item, lines, format!("{path}[{at}]"), deep)).collect::<Result<_, _>>()?)
        }
        DeValue::Table(table) => return from_table(table, (lines, line), path, deep),
        DeValue::Float(_) | DeValue::Datetime(_) => Kind::Other,
    };
    Ok(Node { line, path, kind })
}
