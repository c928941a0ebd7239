//! Where in its text each server of a configuration stands.

use super::configuration::is_read;
use super::places::{self, Found};
use super::tree::{Dialect, Tree};
use jsonc_parser::ast;
use jsonc_parser::common::Ranged;
use serde::de::{Deserialize, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_saphyr::{Location, Spanned};
use std::fmt;
use std::ops::Range;
use toml::de::{DeTable, DeValue};

/// A step on the way to an entry.
#[derive(Clone, Copy)]
enum Step<'a> {
    Key(&'a str),
    Item(usize),
}

/// Where the name stands that a configuration gives each server, in bytes and in the order of
/// [`super::Configuration::servers`]; in a list, where its entry does. `None` where that can't be told.
pub fn spots(text: &str, dialect: Option<Dialect>) -> Vec<Option<Range<usize>>> {
    let plain = text.trim_start_matches('\u{FEFF}');
    let dialect = dialect.unwrap_or_else(|| Dialect::of_text(plain));
    let tree = Tree::read(plain, dialect).unwrap_or_default();
    let found = places::entries(tree.root()).map(|(found, _)| found).unwrap_or_default();
    let ways: Vec<Vec<Step<'_>>> = found.iter().filter(|found| is_read(found)).map(way).collect();
    let spots = match dialect {
        Dialect::Json => in_json(plain, &ways),
        Dialect::Toml => in_toml(plain, &ways),
        Dialect::Yaml => in_yaml(plain, &ways),
    };
    let mark = text.len() - plain.len();
    let spots = spots.unwrap_or_else(|| vec![None; ways.len()]).into_iter();
    let is_in = |spot: &Range<usize>| plain.get(spot.clone()).is_some();
    spots.map(|spot| spot.filter(is_in).map(|spot| spot.start + mark..spot.end + mark)).collect()
}

fn way<'a>(found: &Found<'a>) -> Vec<Step<'a>> {
    let project = found.project.into_iter().flat_map(|project| [Step::Key("projects"), Step::Key(project)]);
    let last = found.item.map_or(Step::Key(found.alias), Step::Item);
    project.chain(found.place.iter().map(|key| Step::Key(key))).chain([last]).collect()
}

fn in_json(text: &str, ways: &[Vec<Step<'_>>]) -> Option<Vec<Option<Range<usize>>>> {
    let root = jsonc_parser::parse_to_ast(text, &<_>::default(), &<_>::default()).ok()?.value?;
    Some(ways.iter().map(|way| json(&root, way)).collect())
}

fn json(root: &ast::Value<'_>, way: &[Step<'_>]) -> Option<Range<usize>> {
    let (mut value, mut range) = (root, root.range());
    for step in way {
        (value, range) = match (step, value) {
            (Step::Key(key), ast::Value::Object(object)) => {
                // Of a key that stands twice, the last one counts.
                let property = object.properties.iter().rev().find(|property| property.name.as_str() == *key)?;
                (&property.value, property.name.range())
            }
            (Step::Item(number), ast::Value::Array(array)) => array.elements.get(*number).map(|item| (item, item.range()))?,
            _ => return None,
        };
    }
    Some(range.start..range.end)
}

fn in_toml(text: &str, ways: &[Vec<Step<'_>>]) -> Option<Vec<Option<Range<usize>>>> {
    let table = DeTable::parse(text).ok()?;
    Some(ways.iter().map(|way| toml(table.get_ref(), way)).collect())
}

fn toml(root: &DeTable<'_>, way: &[Step<'_>]) -> Option<Range<usize>> {
    let (Step::Key(first), rest) = way.split_first()? else { return None };
    let (key, value) = root.get_key_value(*first)?;
    let (mut value, mut range) = (value.get_ref(), key.span());
    for step in rest {
        (value, range) = match (step, value) {
            (Step::Key(key), DeValue::Table(table)) => table.get_key_value(*key).map(|(key, value)| (value.get_ref(), key.span()))?,
            (Step::Item(number), DeValue::Array(list)) => list.get(*number).map(|item| (item.get_ref(), item.span()))?,
            _ => return None,
        };
    }
    Some(range)
}

fn in_yaml(text: &str, ways: &[Vec<Step<'_>>]) -> Option<Vec<Option<Range<usize>>>> {
    let root: Branch = serde_saphyr::from_str(text).ok()?;
    let lines: Vec<usize> = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
    let start = |place: Location| {
        let line = *lines.get(usize::try_from(place.line()).ok()?.checked_sub(1)?)?;
        let column = usize::try_from(place.column()).ok()?.checked_sub(1)?;
        Some(line + text[line..].char_indices().nth(column)?.0)
    };
    let spot = |way: &Vec<Step<'_>>| {
        let (place, length) = yaml(&root, way)?;
        let start = start(place)?;
        Some(start..start + length)
    };
    Some(ways.iter().map(spot).collect())
}

fn yaml(root: &Branch, way: &[Step<'_>]) -> Option<(Location, usize)> {
    let (mut branch, mut found) = (root, None);
    for step in way {
        (branch, found) = match (step, branch) {
            (Step::Key(key), Branch::Map(members)) => {
                let (name, value) = members.iter().rev().find(|(name, _)| name.value == *key)?;
                (value, Some((name.defined, name.value.len())))
            }
            (Step::Item(number), Branch::List(items)) => items.get(*number).map(|item| (&item.value, Some((item.defined, 0))))?,
            _ => return None,
        };
    }
    found
}

/// A document of YAML with the places of its names.
enum Branch {
    Map(Vec<(Spanned<String>, Branch)>),
    List(Vec<Spanned<Branch>>),
    Leaf,
}

impl<'de> Deserialize<'de> for Branch {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Branches)
    }
}

struct Branches;

impl<'de> Visitor<'de> for Branches {
    type Value = Branch;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any value")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Branch, A::Error> {
        let mut members = Vec::new();
        while let Some(member) = map.next_entry()? {
            members.push(member);
        }
        Ok(Branch::Map(members))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Branch, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = list.next_element()? {
            items.push(item);
        }
        Ok(Branch::List(items))
    }

    fn visit_some<D: Deserializer<'de>>(self, value: D) -> Result<Branch, D::Error> {
        Branch::deserialize(value)
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, value: D) -> Result<Branch, D::Error> {
        IgnoredAny::deserialize(value).map(|_| Branch::Leaf)
    }

    fn visit_bool<E>(self, _: bool) -> Result<Branch, E> {
        Ok(Branch::Leaf)
    }

    fn visit_i64<E>(self, _: i64) -> Result<Branch, E> {
        Ok(Branch::Leaf)
    }

    fn visit_u64<E>(self, _: u64) -> Result<Branch, E> {
        Ok(Branch::Leaf)
    }

    fn visit_f64<E>(self, _: f64) -> Result<Branch, E> {
        Ok(Branch::Leaf)
    }

    fn visit_str<E>(self, _: &str) -> Result<Branch, E> {
        Ok(Branch::Leaf)
    }

    fn visit_none<E>(self) -> Result<Branch, E> {
        Ok(Branch::Leaf)
    }

    fn visit_unit<E>(self) -> Result<Branch, E> {
        Ok(Branch::Leaf)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_server_is_found_by_its_name_in_every_language() {
        let cases = [
            ("{\n// mine\n\"mcpServers\": {\"ä\": {\"command\": \"x\"}, \"no\": 1,\n\"b\": {\"url\": \"y\"},}}", vec!["\"ä\"", "\"b\""]),
            (
                "{\"projects\": {\"/a\": {\"mcpServers\": {\"c\": {\"command\": \"x\"}}}}, \"mcpServers\": {\"d\": {\"command\": \"x\"}}}",
                vec!["\"d\"", "\"c\""],
            ),
            ("\u{FEFF}[{\"mcpServers\": 1}]", vec![]),
            ("[mcp_servers.one]\ncommand = \"x\"\n[mcp_servers.\"two ü\"]\nurl = \"y\"\n", vec!["one", "\"two ü\""]),
            ("mcp_servers.one = { command = \"x\" }\n", vec!["one"]),
            (
                "# é\nextensions:\n  one:\n    type: stdio\n    cmd: x\n  \"two\":\n    cmd: z\n    envs: {A: 1, B: [true, 1.5, null]}\n",
                vec!["one", "\"two"],
            ),
        ];
        for (text, expected) in cases {
            let spots = spots(text, None);
            let found: Vec<&str> = spots.iter().map(|spot| spot.clone().map_or("nowhere", |spot| &text[spot])).collect();
            assert!(
                found.len() == expected.len()
                    && expected.iter().zip(&found).all(|(expected, found)| expected.starts_with(found) || found == expected),
                "{text}: {found:?}"
            );
        }
    }

    #[test]
    fn in_a_list_the_entry_is_found() {
        for (text, expected) in [
            ("mcpServers:\n  - name: a\n    command: x\n  - name: b\n    command: z\n", ["name: a", "name: b"]),
            (
                "[[mcp_servers]]\nname = \"a\"\ncommand = \"x\"\n[[mcp_servers]]\nname = \"b\"\ncommand = \"y\"\n",
                ["[[mcp_servers]]\nname = \"a\"", "[[mcp_servers]]\nname = \"b\""],
            ),
        ] {
            let spots = spots(text, None);
            let at: Vec<Option<usize>> = spots.iter().map(|spot| spot.as_ref().map(|spot| spot.start)).collect();
            assert_eq!(at, expected.map(|words| text.find(words)), "{text}");
        }
    }
}
