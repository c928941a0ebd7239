use super::facts::Facts;
use super::fold::fold;
use super::names::squeezed;
use super::schema::Fields;
use super::split::{Kind, split};
use super::tokenizer::BREAK;
use crate::model::{Entry, Listed, ServerEntry, ToolEntry, clip};
use std::collections::BTreeSet;
use tantivy::TantivyDocument;

/// Of a text, at most so many bytes are indexed.
const MAX_TEXT: usize = 16 << 10;

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

pub(super) fn document(entry: &Entry, fields: &Fields) -> TantivyDocument {
    match entry {
        Entry::Tool(tool) => tool_document(tool, fields),
        Entry::Server(server) => server_document(server, fields),
    }
}

fn tool_document(tool: &ToolEntry, fields: &Fields) -> TantivyDocument {
    let mut document = TantivyDocument::with_capacity(512);
    let facts = Facts::of_tool(tool);
    document.add_u64(fields.key, key(Listed::Tool(tool.id)));
    document.add_text(fields.tool, sections(&tool.name, tool.title.as_deref(), &tool.home, tool.description.as_deref()));
    document.add_text(fields.name, &tool.name);
    document.add_u64(fields.facts, u64::from(facts.0));
    document.add_u64(fields.home, tool.server.unsigned_abs());
    document.add_u64(fields.fame, u64::from(tool.fame));
    document
}

fn server_document(server: &ServerEntry, fields: &Fields) -> TantivyDocument {
    let mut document = TantivyDocument::with_capacity(512);
    let name = server.name.as_deref().unwrap_or(&server.slug);
    let description = server.description.as_deref();
    let aliases = [Some(server.slug.as_str()), server.package.as_deref(), server.repository.as_deref()];
    let home = aliases.into_iter().flatten().collect::<Vec<_>>().join("\n");
    document.add_u64(fields.key, key(Listed::Server(server.id)));
    document.add_text(fields.server, sections(name, None, &home, description));
    for name in names_of(server) {
        document.add_text(fields.called, name);
    }
    document.add_text(fields.name, name);
    document.add_u64(fields.facts, u64::from(Facts::of_server(&[description.unwrap_or(""), name]).0));
    document.add_u64(fields.home, server.id.unsigned_abs());
    document.add_u64(fields.fame, u64::from(server.fame));
    document
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

/// The texts of an entry as [`super::tokenizer`] reads them. Only the last may hold what stands between sections.
fn sections(name: &str, title: Option<&str>, home: &str, text: Option<&str>) -> String {
    let text = clip(text.unwrap_or(""), MAX_TEXT);
    let mut all = String::with_capacity(name.len() + home.len() + text.len() + 64);
    for part in [name, title.unwrap_or(""), home] {
        let part = clip(part, MAX_TEXT);
        // Hardly ever is there anything to take out.
        if part.contains(BREAK) {
            all.push_str(&part.replace(BREAK, " "));
        } else {
            all.push_str(part);
        }
        all.push(BREAK);
    }
    all.push_str(text);
    all
}
