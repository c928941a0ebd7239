//! Which parameters a kind of condition is about, by their names and types.

use super::Kind;
use super::words::words;
use crate::model::Parameter;

/// Last words of names by which parameters are told.
struct Names {
    kind: Kind,
    /// The whole name, its words joined by a blank.
    whole: &'static [&'static str],
    /// The name's last word.
    last: &'static [&'static str],
    /// A whole name that tells only together with a word of the description, in lower case.
    described: Option<(&'static str, &'static str)>,
    /// What the schema has to say of its type.
    fits: fn(&Parameter<'_>) -> bool,
}

/// The table of names, most telling kinds first.
const NAMES: &[Names] = &[
    Names {
        kind: Kind::DryRun,
        whole: &[
            "dry run",
            "dryrun",
            "simulate",
            "simulation",
            "preview",
            "preview only",
            "validate only",
            "check only",
            "what if",
            "whatif",
            "noop",
            "no op",
            "plan only",
        ],
        last: &[],
        described: None,
        fits: |parameter| parameter.kind().contains("boolean"),
    },
    Names { kind: Kind::Statements, whole: &["statement", "statements"], last: &["sql"], described: Some(("query", "sql")), fits: is_text },
    Names {
        kind: Kind::Amount,
        whole: &["cost", "value", "sum", "quantity", "qty", "size"],
        last: &["amount", "total", "price", "notional", "budget", "金额", "总价", "价格"],
        described: None,
        fits: |parameter| is_text(parameter) || parameter.kind().contains("number") || parameter.kind().contains("integer"),
    },
    Names {
        kind: Kind::Paths,
        whole: &["cwd", "workdir", "working directory", "root"],
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
            "路径",
            "目录",
            "文件",
        ],
        described: None,
        fits: is_text,
    },
    Names {
        kind: Kind::Hosts,
        whole: &["link", "links", "endpoint", "website"],
        last: &["url", "urls", "uri", "uris", "host", "hosts", "hostname", "domain", "domains", "网址", "链接"],
        described: None,
        fits: is_text,
    },
    Names {
        kind: Kind::Recipients,
        whole: &["to", "cc", "bcc", "channel", "channel id", "chat id", "chat", "phone", "number", "email", "emails"],
        last: &["recipient", "recipients", "email", "emails", "phone", "attendees", "invitees", "收件人", "手机号", "邮箱"],
        described: None,
        fits: is_text,
    },
    Names { kind: Kind::Items, whole: &[], last: &[], described: None, fits: |parameter| parameter.is_list() },
];

fn is_text(parameter: &Parameter<'_>) -> bool {
    let kind = parameter.kind();
    !parameter.is_object() && (kind.contains("string") || kind == "array" || kind == "any")
}

/// The arguments of a call that this kind of condition is about, in the order of the schema.
pub(super) fn about<'p, 's>(kind: Kind, parameters: &'p [Parameter<'s>]) -> Vec<&'p Parameter<'s>> {
    let Some(names) = NAMES.iter().find(|names| names.kind == kind) else { return vec![] };
    parameters.iter().filter(|parameter| parameter.depth == 0 && is_plain(parameter.name) && names.name(parameter)).collect()
}

/// Whether a path can lead there: a dot in a name would read as a step.
fn is_plain(name: &str) -> bool {
    !name.is_empty() && !name.contains(['.', '[', ']']) && !name.chars().any(char::is_control)
}

impl Names {
    fn name(&self, parameter: &Parameter<'_>) -> bool {
        let words = words(parameter.name);
        let whole = words.join(" ");
        let anything = self.whole.is_empty() && self.last.is_empty();
        let told = anything || self.whole.contains(&whole.as_str()) || words.last().is_some_and(|last| self.last.contains(&last.as_str()));
        let described = self
            .described
            .is_some_and(|(name, word)| whole == name && parameter.description.is_some_and(|text| text.to_lowercase().contains(word)));
        (told || described) && (self.fits)(parameter)
    }
}
