//! Which parameters a kind of condition is about, by their names and types.

use super::Kind;
use super::words::words;
use crate::model::Parameter;

/// Names by which the parameters of a kind are told.
struct Names {
    kind: Kind,
    /// The whole name, its words joined by a blank.
    whole: &'static [&'static str],
    /// The name's last word.
    last: &'static [&'static str],
    /// What the schema has to say of its type.
    fits: fn(&Parameter<'_>) -> bool,
}

/// The table of names.
const NAMES: &[Names] = &[
    Names {
        kind: Kind::DryRun,
        // Not `preview` nor `simulate`: some tools make previews and simulations that are as real as anything.
        whole: &["dry run", "dryrun", "is dry run", "validate only", "check only", "plan only", "what if", "whatif"],
        last: &[],
        fits: |parameter| parameter.kind().contains("boolean"),
    },
    Names { kind: Kind::Statements, whole: &["statement", "statements"], last: &["sql"], fits: is_text },
    Names {
        kind: Kind::Amount,
        // Not prices and quantities: one alone says nothing of what is paid.
        whole: &["sum", "cost"],
        last: &["amount", "total", "notional", "budget", "金额", "总价", "总额"],
        fits: |parameter| is_text(parameter) || ["number", "integer"].iter().any(|kind| parameter.kind().contains(kind)),
    },
    Names {
        kind: Kind::Paths,
        whole: &["cwd", "workdir", "source", "destination", "src", "dst", "dest", "file name", "folder name"],
        last: &[
            "path",
            "paths",
            "file",
            "files",
            "filename",
            "filepath",
            "filepaths",
            "dir",
            "directory",
            "directories",
            "folder",
            "folders",
            "root",
            "路径",
            "目录",
            "文件",
        ],
        fits: is_text,
    },
    Names {
        kind: Kind::Hosts,
        whole: &["link", "links", "endpoint", "website"],
        last: &["url", "urls", "uri", "uris", "host", "hosts", "hostname", "domain", "domains", "网址", "链接"],
        fits: is_text,
    },
    Names {
        kind: Kind::Recipients,
        whole: &[
            "to",
            "cc",
            "bcc",
            "channel",
            "channels",
            "channel id",
            "channel name",
            "chat",
            "chat id",
            "group id",
            "room id",
            "user id",
            "phone number",
            "to number",
            "receive id",
            "receiver id",
            "mobile",
        ],
        last: &[
            "recipient",
            "recipients",
            "receiver",
            "receivers",
            "email",
            "emails",
            "phone",
            "attendees",
            "invitees",
            "收件人",
            "手机号",
            "邮箱",
        ],
        fits: is_text,
    },
    Names { kind: Kind::Items, whole: &[], last: &["ids"], fits: |parameter| parameter.is_list() },
];

/// First words of names that turn their meaning around: what is excluded isn't reached, who sends isn't who gets.
const TURNED: &[&str] = &["exclude", "excluded", "ignore", "except", "skip", "from", "sender", "reply", "blocked"];

/// The parameters that a kind is about.
pub(super) struct About<'p, 's> {
    /// Arguments of the call that a condition can be asked of, in the order of the schema.
    pub(super) fit: Vec<&'p Parameter<'s>>,
    /// Whether others are named like them and have a shape that no condition looks into.
    pub(super) others: bool,
}

/// The parameters of a tool that this kind of condition is about.
pub(super) fn about<'p, 's>(kind: Kind, tool: &str, parameters: &'p [Parameter<'s>]) -> About<'p, 's> {
    let mut about = About { fit: vec![], others: false };
    let Some(names) = NAMES.iter().find(|names| names.kind == kind) else { return about };
    for parameter in parameters.iter().filter(|parameter| names.tell(tool, parameter)) {
        // A closed list of texts is the server's own; nothing else can be given.
        if kind != Kind::DryRun && !parameter.choices.is_empty() {
            continue;
        }
        if parameter.depth == 0 && is_plain(parameter.name) && (names.fits)(parameter) {
            about.fit.push(parameter);
        } else {
            about.others = true;
        }
    }
    if kind == Kind::Items {
        about.others = false;
        about.count(parameters);
    }
    about
}

impl<'p, 's> About<'p, 's> {
    /// Lists that a call has to give tell its size best; else the only list does.
    fn count(&mut self, parameters: &'p [Parameter<'s>]) {
        let lists = || parameters.iter().filter(|one| one.depth == 0 && one.is_list() && is_plain(one.name));
        let required: Vec<_> = lists().filter(|list| list.required).collect();
        if !required.is_empty() {
            self.fit = required;
        } else if self.fit.is_empty() && lists().count() == 1 {
            self.fit = lists().collect();
        }
    }
}

/// Whether a path can lead there: a dot in a name would read as a step.
pub(super) fn is_plain(name: &str) -> bool {
    !name.is_empty() && !name.contains(['.', '[', ']']) && !name.chars().any(char::is_control)
}

/// Text, or a list of texts.
fn is_text(parameter: &Parameter<'_>) -> bool {
    let kind = parameter.kind();
    !parameter.is_object() && !kind.contains("object") && (kind.contains("string") || kind == "array" || kind == "any")
}

impl Names {
    fn tell(&self, tool: &str, parameter: &Parameter<'_>) -> bool {
        let words = words(parameter.name);
        let whole = words.join(" ");
        let named = self.whole.contains(&whole.as_str()) || words.last().is_some_and(|last| self.last.contains(&last.as_str()));
        let turned = words.first().is_some_and(|first| TURNED.contains(&first.as_str()));
        named && !turned || self.kind == Kind::Statements && whole == "query" && speaks_of_sql(tool, parameter)
    }
}

/// Whether a parameter called `query` takes SQL, by the tool's name or by what is said of it.
fn speaks_of_sql(tool: &str, parameter: &Parameter<'_>) -> bool {
    let said = parameter.description.unwrap_or_default().to_lowercase();
    let denied = ["nosql", "not sql", "no sql", "natural language"].iter().any(|words| said.contains(words));
    !denied && (said.contains("sql") || words(tool).iter().any(|word| word == "sql"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::parameters;
    use serde_json::{Value, json};

    fn found(kind: Kind, properties: &Value) -> (Vec<String>, bool) {
        let schema = json!({"properties": properties});
        let all = parameters(&schema);
        let about = about(kind, "act", &all);
        (about.fit.iter().map(|one| one.name.to_owned()).collect(), about.others)
    }

    #[test]
    fn parameters_are_told_by_their_names() {
        let text = json!({"type": "string"});
        for (kind, names) in [
            (Kind::Paths, ["filePath", "file_name", "destination", "project_root"]),
            (Kind::Hosts, ["url", "baseUrl", "domain", "网址"]),
            (Kind::Recipients, ["to", "phone_number", "receive_id", "userId"]),
            (Kind::Amount, ["amount", "total", "transferAmount", "金额"]),
        ] {
            for name in names {
                assert_eq!(found(kind, &json!({name: text})), (vec![name.to_owned()], false), "{kind}");
            }
        }
    }

    #[test]
    fn what_only_looks_like_one_is_none() {
        let text = json!({"type": "string"});
        for (kind, name) in [
            (Kind::Paths, "excludePaths"),
            (Kind::Hosts, "exclude_domains"),
            (Kind::Recipients, "from_email"),
            (Kind::Recipients, "number"),
            (Kind::Amount, "price"),
            (Kind::Statements, "query"),
        ] {
            assert_eq!(found(kind, &json!({name: text})), (vec![], false), "{kind} {name}");
        }
        assert_eq!(found(Kind::DryRun, &json!({"preview": {"type": "boolean"}})), (vec![], false));
    }

    #[test]
    fn another_shape_and_nested_names_are_told_and_not_passed_over() {
        let inner = json!({"type": "array", "items": {"type": "object", "properties": {"email": {"type": "string"}}}});
        assert_eq!(found(Kind::Recipients, &json!({"to": inner, "cc": {"type": "string"}})), (vec!["cc".to_owned()], true));
        assert_eq!(found(Kind::DryRun, &json!({"dry_run": {"type": "string"}})), (vec![], true));
    }
}
