//! Fingerprints of findings: what a baseline accepts, and by what other programs know a finding again.

use crate::ingest::SourceTool;
use crate::model::{Definition, hex};
use serde_json::Value;
use sha2::{Digest, Sha256};

/// Bumped when the same finding gets another fingerprint.
const VERSION: &str = "toolgrade/1";

/// Of a digest, as many bytes tell findings apart.
const BYTES: usize = 16;

/// The fingerprint of a finding: 32 hexadecimal digits over the server where the source names it, the tool, the rule, the
/// field, the words that were found with the line of the field that they stand in, and how many like it came before.
///
/// The file's name, its lines and everything else in the definition play no part: files move. The words do: whoever accepted
/// one text has not accepted another.
pub(super) fn fingerprint(tool: &SourceTool, rule: &str, (field, start, text): (&str, usize, &str), twin: usize) -> String {
    let server = if tool.named { tool.server.as_str() } else { "" };
    let line = text_of(&tool.definition, field).and_then(|whole| around(whole, start, text.len())).unwrap_or("");
    let mut hash = Sha256::new();
    for part in [VERSION, server, tool.definition.name.as_str(), rule, field, text, line, &twin.to_string()] {
        hash.update(part.len().to_le_bytes());
        hash.update(part);
    }
    hex(&hash.finalize()[..BYTES])
}

/// A field's text, where the field is a text and no name of a parameter.
fn text_of<'d>(definition: &'d Definition, field: &str) -> Option<&'d str> {
    let (root, pointer) = field.split_at(field.find('/').unwrap_or(field.len()));
    let inside = |value: &'d Option<Value>| value.as_ref()?.pointer(pointer)?.as_str();
    match root {
        "title" => definition.title.as_deref(),
        "description" => definition.description.as_deref(),
        "input_schema" => inside(&definition.input_schema),
        "output_schema" => inside(&definition.output_schema),
        "annotations" => inside(&definition.annotations),
        _ => None,
    }
}

/// The lines of a text that hold a span.
fn around(whole: &str, start: usize, bytes: usize) -> Option<&str> {
    let from = whole.get(..start)?.rfind('\n').map_or(0, |at| at + 1);
    let end = start + bytes;
    let to = whole.get(end..)?.find('\n').map_or(whole.len(), |at| end + at);
    Some(&whole[from..to])
}

#[cfg(test)]
mod tests {
    use super::around;

    #[test]
    fn the_line_around_words_is_all_that_counts_of_a_text() {
        assert_eq!(around("one\ntwo three\nfour", 8, 5), Some("two three"));
        assert_eq!(around("one\ntwo", 2, 3), Some("one\ntwo"));
        assert_eq!(around("one", 2, 9), None);
    }
}
