use crate::classify::segment::split_case;
use crate::model::words;
use crate::model::{Parameter, clip};

words! {
    /// What a parameter takes, as far as its name tells.
    Shape {
        /// An address on a network.
        Url = "url",
        /// A place on a disk.
        Path = "path",
        /// A command or code.
        Command = "command",
        /// A statement in SQL.
        Sql = "sql",
        /// Who gets something.
        Recipients = "recipients",
        /// Text that others will read.
        Content = "content",
        /// What was said to the model, or what it was told about itself.
        Context = "context",
    }
}

/// The words with which the names of such parameters end.
const ENDINGS: &[(Shape, &[&str])] = &[
    (Shape::Url, &["url", "urls", "uri", "uris", "link", "links", "href", "endpoint", "webhook", "web page", "site"]),
    (
        Shape::Path,
        &[
            "path",
            "paths",
            "file",
            "files",
            "filename",
            "file name",
            "filepath",
            "directory",
            "dir",
            "folder",
            "cwd",
            "output directory",
            "local path",
            "repo path",
            "workspace",
        ],
    ),
    (Shape::Command, &["command", "commands", "cmd", "script", "code", "shell", "expression", "snippet", "program"]),
    (Shape::Sql, &["sql", "sqls", "sql query", "sql statement"]),
    (
        Shape::Recipients,
        &[
            "to",
            "cc",
            "bcc",
            "recipient",
            "recipients",
            "email",
            "emails",
            "channel",
            "channel id",
            "chat id",
            "user id",
            "user ids",
            "phone",
            "receiver",
            "receivers",
            "at mobiles",
            "conversation id",
            "open id",
            "receive id",
            "destination",
        ],
    ),
    (Shape::Content, &["text", "message", "messages", "body", "content", "html", "markdown", "comment", "note", "notes", "title"]),
    (
        Shape::Context,
        &[
            "conversation history",
            "conversation",
            "chat history",
            "system prompt",
            "model name",
            "chain of thought",
            "user prompt",
            "previous messages",
            "message history",
            "tool list",
            "tools list",
            "full context",
            "thoughts",
        ],
    ),
];

/// Names that are SQL where the parameter's description says so.
const STATEMENTS: &[&str] = &["query", "queries", "statement", "statements"];

impl Shape {
    /// Whether a parameter takes this, by its own name and description: of a tool that speaks of SQL not every query is SQL.
    pub(super) fn fits(self, parameter: &Parameter<'_>) -> bool {
        // A switch is called after what it switches: `follow_link`, `include_path`. Of a closed list the caller names nothing.
        if parameter.kind() == "boolean" || !parameter.choices.is_empty() {
            return false;
        }
        let name = name_words(parameter.name);
        let endings = ENDINGS.iter().find(|(shape, _)| *shape == self).map_or(&[][..], |(_, endings)| endings);
        let ends = |ending: &&&str| name == **ending || name.strip_suffix(**ending).is_some_and(|before| before.ends_with(' '));
        let stated = || STATEMENTS.iter().any(|ending| ends(&ending));
        endings.iter().any(|ending| ends(&ending)) || (self == Self::Sql && stated() && parameter.description.is_some_and(speaks_of_sql))
    }
}

/// Whether a text speaks of SQL.
fn speaks_of_sql(text: &str) -> bool {
    text.as_bytes().windows(3).any(|three| three.eq_ignore_ascii_case(b"sql"))
}

/// Of longer names so many bytes are read.
const MAX_NAME: usize = 200;

/// A name in lower case with single spaces between its words: `filePath` and `file-path` as `file path`, `getRDSList` as
/// `get rds list`.
pub(super) fn name_words(name: &str) -> String {
    let mut words: Vec<String> = Vec::new();
    for part in clip(name, MAX_NAME).split(|c: char| !c.is_alphanumeric()) {
        split_case(part, 0..part.len(), &mut |range| words.push(part[range].to_lowercase()));
    }
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::parameters;
    use serde_json::json;

    fn fits(shape: Shape, name: &str, property: &serde_json::Value) -> bool {
        let schema = json!({"properties": {name: property}});
        parameters(&schema).iter().any(|parameter| shape.fits(parameter))
    }

    #[test]
    fn names_are_read_in_every_spelling() {
        assert_eq!(["imageURL", "file-Path", "__x__y", "数据库"].map(name_words), ["image url", "file path", "x y", "数据库"]);
        assert_eq!(["OOS_StopRDSInstances", "getURLs2"].map(name_words), ["oos stop rds instances", "get ur ls2"]);
    }

    #[test]
    fn a_parameter_is_told_by_the_end_of_its_name() {
        let text = json!({"type": "string"});
        let told = [(Shape::Url, "imageUrl"), (Shape::Path, "file_path"), (Shape::Command, "cmd"), (Shape::Context, "systemPrompt")];
        assert!(told.iter().all(|(shape, name)| fits(*shape, name, &text)));
        let others = [(Shape::Url, "curl"), (Shape::Path, "path_count"), (Shape::Recipients, "photo"), (Shape::Sql, "query")];
        assert!(others.iter().all(|(shape, name)| !fits(*shape, name, &text)));
    }

    #[test]
    fn a_switch_or_a_closed_list_takes_nothing_of_the_callers() {
        assert!(!fits(Shape::Url, "follow_link", &json!({"type": "boolean"})));
        assert!(!fits(Shape::Url, "endpoint", &json!({"type": "string", "enum": ["search", "scrape"]})));
    }

    #[test]
    fn a_query_is_sql_where_that_is_said() {
        assert!(fits(Shape::Sql, "query", &json!({"type": "string", "description": "The SQL to run"})));
    }
}
