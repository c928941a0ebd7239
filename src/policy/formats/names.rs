use std::collections::BTreeSet;

/// A name for a server that every client takes, from what the catalogue calls it: the last part of its package or slug, in
/// lower case, its words joined by dashes. People give their servers names of their own; this is only where none is told.
pub fn alias_of(slug: &str) -> String {
    let words: Vec<String> =
        slug.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_ascii_lowercase).collect();
    if words.is_empty() { "server".into() } else { words.join("-") }
}

/// Whether a name holds only letters, digits, dashes and underscores.
pub(in crate::policy) fn is_plain(name: &str) -> bool {
    !name.is_empty() && name.chars().all(plain)
}

/// With an underscore for each character that isn't plain, as clients count characters: in UTF-16.
pub(in crate::policy) fn plainly(name: &str) -> String {
    name.chars().map(|c| if plain(c) { c.to_string() } else { "_".repeat(c.len_utf16()) }).collect()
}

fn plain(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '-' || c == '_'
}

/// `mcp__SERVER__TOOL`, both written plainly.
pub(in crate::policy) fn double_underscore(alias: &str, tool: &str) -> String {
    format!("mcp__{}__{}", plainly(alias), plainly(tool))
}

/// The tool's own name, where servers have places of their own.
pub(super) fn own(_: &str, tool: &str) -> String {
    tool.to_owned()
}

/// In the same order, each once: servers of several aliases may share a name.
pub(super) fn distinct(names: impl Iterator<Item = String>) -> Vec<String> {
    let mut met = BTreeSet::new();
    names.filter(|name| met.insert(name.clone())).collect()
}

/// JSON as people paste it.
pub(super) fn pretty(json: &serde_json::Value) -> String {
    serde_json::to_string_pretty(json).expect("text and lists always become JSON")
}
