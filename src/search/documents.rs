use super::facts::Facts;
use super::fold::fold;
use super::names::squeezed;
use super::record::Record;
use super::schema::Fields;
use super::split::{Kind, split};
use super::tokenizer::BREAK;
use crate::model::{Entry, Listed, ServerEntry, ToolEntry, clip};
use std::collections::BTreeSet;
use std::sync::Arc;

/// Of a text, at most so many bytes are indexed.
const MAX_TEXT: usize = 16 << 10;

/// In the place of what stands between sections, and as long.
const BLANK: &str = " ";

/// The number by which the index knows an entry.
pub(super) fn key(listed: Listed) -> u64 {
    match listed {
        Listed::Tool(id) => id.unsigned_abs() << 1,
        Listed::Server(id) => id.unsigned_abs() << 1 | 1,
    }
}

/// The entry that a number stands for.
pub(super) fn listed(key: u64) -> Listed {
    let id = (key >> 1).cast_signed();
    if key & 1 == 0 { Listed::Tool(id) } else { Listed::Server(id) }
}

pub(super) fn record(entry: &Entry, fields: Arc<Fields>) -> Record {
    match entry {
        Entry::Tool(tool) => tool_record(tool, fields),
        Entry::Server(server) => server_record(server, fields),
    }
}

fn tool_record(tool: &ToolEntry, fields: Arc<Fields>) -> Record {
    let (text, name) = sections(&tool.name, tool.title.as_deref(), &tool.home, tool.description.as_deref());
    Record {
        of: fields.tool,
        fields,
        text,
        name,
        called: Vec::new(),
        key: key(Listed::Tool(tool.id)),
        facts: Facts::of_tool(tool).0.into(),
        home: tool.server.unsigned_abs(),
        fame: tool.fame.into(),
        counted: None,
    }
}

fn server_record(server: &ServerEntry, fields: Arc<Fields>) -> Record {
    let name = server.name.as_deref().unwrap_or(&server.slug);
    let description = server.description.as_deref();
    let aliases = [Some(server.slug.as_str()), server.package.as_deref(), server.repository.as_deref()];
    let home = aliases.into_iter().flatten().collect::<Vec<_>>().join("\n");
    let facts = Facts::of_server(&[description.unwrap_or(""), name]);
    let (text, name) = sections(name, None, &home, description);
    Record {
        of: fields.server,
        fields,
        text,
        name,
        called: names_of(server).into_iter().collect(),
        key: key(Listed::Server(server.id)),
        facts: facts.0.into(),
        home: server.id.unsigned_abs(),
        fame: server.fame.into(),
        counted: None,
    }
}

/// What a filter can ask for a server by: its slug, its names as a whole, and their words.
fn names_of(server: &ServerEntry) -> BTreeSet<String> {
    let mut names: BTreeSet<String> = whole_names(server).map(squeezed).filter(|name| !name.is_empty()).collect();
    for name in whole_names(server) {
        names.extend([false, true].into_iter().flat_map(|parted| name_words(name, parted)).map(|word| word_term(&word)));
    }
    names.insert(slug_term(&server.slug));
    names
}

/// Slugs among the whole names: no two servers have the same.
pub(super) fn slug_term(slug: &str) -> String {
    format!("\u{2}{}", slug.to_lowercase())
}

/// Words of servers' names among the whole names.
pub(super) fn word_term(word: &str) -> String {
    format!("\u{1}{word}")
}

/// The words of a name, folded; those in camel case whole or in their parts.
pub(super) fn name_words(name: &str, parted: bool) -> Vec<String> {
    let mut words = Vec::new();
    split(name, |piece| {
        let taken = match piece.kind {
            Kind::Word | Kind::Pair => true,
            Kind::Whole => !parted,
            Kind::Part => parted,
            // Half of a pair; nobody is called by one character alone.
            Kind::Single | Kind::Last => false,
        };
        if taken {
            let mut word = String::new();
            name[piece.range].chars().for_each(|c| fold(c, &mut word));
            words.push(word);
        }
    });
    words
}

/// Every name by which a server can be asked for as a whole: a package also without its registry.
fn whole_names(server: &ServerEntry) -> impl Iterator<Item = &str> {
    let bare = server.package.as_deref().and_then(|package| package.split_once(':')).map(|(_, name)| name);
    [Some(server.slug.as_str()), server.name.as_deref(), server.package.as_deref(), bare, server.repository.as_deref()]
        .into_iter()
        .flatten()
}

/// The texts of an entry as [`super::tokenizer`] reads them, and how many bytes of them are the name. Only the last may hold
/// what stands between sections.
fn sections(name: &str, title: Option<&str>, home: &str, text: Option<&str>) -> (String, usize) {
    let (name, text) = (clip(name, MAX_TEXT), clip(text.unwrap_or(""), MAX_TEXT));
    let mut all = String::with_capacity(name.len() + home.len() + text.len() + 64);
    for part in [name, title.unwrap_or(""), home] {
        let part = clip(part, MAX_TEXT);
        // Hardly ever is there anything to take out.
        if part.contains(BREAK) {
            all.push_str(&part.replace(BREAK, BLANK));
        } else {
            all.push_str(part);
        }
        all.push(BREAK);
    }
    all.push_str(text);
    (all, name.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_holds_what_stands_between_sections_is_one_section() {
        let (text, name) = sections("read\u{1E}\u{1E}file", Some("Read"), "acme", Some("Reads\u{1E}a file."));
        assert_eq!((&text[..name], text.matches(BREAK).count()), ("read  file", 4));
        assert_eq!(text.split(BREAK).take(3).collect::<Vec<_>>(), ["read  file", "Read", "acme"]);
    }
}
