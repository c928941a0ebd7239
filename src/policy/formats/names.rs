/// A name for a server that every client takes, from what the catalogue calls it: the last part of its package or slug, in
/// lower case, its words joined by dashes. People give their servers names of their own; this is only where none is told.
pub fn alias_of(slug: &str) -> String {
    let words: Vec<String> =
        slug.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_ascii_lowercase).collect();
    if words.is_empty() { "server".into() } else { words.join("-") }
}

/// `mcp__SERVER__TOOL`, each letter that isn't plain in a server's name as an underscore.
pub(super) fn double_underscore(alias: &str, tool: &str) -> String {
    let plain: String = alias.chars().map(|c| if c.is_ascii_alphanumeric() || c == '-' || c == '_' { c } else { '_' }).collect();
    format!("mcp__{plain}__{tool}")
}
