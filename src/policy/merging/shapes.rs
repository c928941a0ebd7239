use super::settle::{Level, Rule};
use crate::policy::Plan;
use serde_json::{Value, json};

/// Where the rules of a format stand in its file.
pub(super) struct Shape {
    /// The format.
    id: &'static str,
    /// The keys that lead to them.
    path: &'static [&'static str],
    /// How they are written.
    pub(super) form: Form,
    /// What ends a server's name in a rule, where a tool's name could hold it too.
    end: &'static str,
}

/// How rules are written.
pub(super) enum Form {
    /// Lists of names.
    Lists(&'static [(&'static str, Level)]),
    /// Lists of names in each server's entry.
    Entries(&'static [(&'static str, Level)]),
    /// A map from names to words.
    Words(&'static [(&'static str, Level)]),
    /// A map from names to whether nobody has to be asked.
    Flags,
}

use Level::{Allow, Ask, Deny};

const SHAPES: &[Shape] = &[
    Shape { id: "claude-code", path: &["permissions"], form: Form::Lists(&[("allow", Allow), ("ask", Ask), ("deny", Deny)]), end: "__" },
    Shape { id: "cline", path: &["mcpServers"], form: Form::Entries(&[("autoApprove", Allow)]), end: "" },
    Shape { id: "cursor", path: &[], form: Form::Lists(&[("mcpAllowlist", Allow)]), end: "" },
    Shape {
        id: "goose",
        path: &["user"],
        form: Form::Lists(&[("always_allow", Allow), ("ask_before", Ask), ("never_allow", Deny)]),
        end: "__",
    },
    Shape { id: "kiro", path: &["mcpServers"], form: Form::Entries(&[("autoApprove", Allow), ("disabledTools", Deny)]), end: "" },
    Shape { id: "vscode", path: &["chat.tools.eligibleForAutoApproval"], form: Form::Flags, end: "/" },
    Shape {
        id: "zed",
        path: &["agent", "tool_permissions", "tools"],
        form: Form::Words(&[("allow", Allow), ("confirm", Ask), ("deny", Deny)]),
        end: ":",
    },
];

/// The shape of a format's file.
pub(super) fn shape(id: &str) -> Result<&'static Shape, String> {
    SHAPES.iter().find(|shape| shape.id == id).ok_or_else(|| format!("nobody knows where the rules of {id} stand"))
}

impl Shape {
    /// The rules that stand in a document, of the plan's servers where servers have places of their own.
    ///
    /// # Errors
    /// Where something else stands in their place.
    pub(super) fn rules(&self, document: &Value, plan: &Plan) -> Result<Vec<Rule>, String> {
        let path: Vec<String> = self.path.iter().map(|key| (*key).to_owned()).collect();
        let mut found = Vec::new();
        match self.form {
            Form::Lists(lists) => listed(document, &path, "", lists, &mut found)?,
            Form::Entries(lists) => {
                for server in &plan.servers {
                    let place = [path.as_slice(), std::slice::from_ref(&server.alias)].concat();
                    listed(document, &place, &server.alias, lists, &mut found)?;
                }
            }
            Form::Words(_) | Form::Flags => {
                let map = at(document, &path)?.map(|value| value.as_object().ok_or_else(|| wrong(&path, "object"))).transpose()?;
                for (name, value) in map.into_iter().flatten() {
                    if let Some(level) = self.level(value) {
                        found.push(Rule { server: String::new(), place: path.clone(), level, name: name.clone() });
                    }
                }
            }
        }
        Ok(found)
    }

    /// Whether a server has a place here, where servers have places of their own.
    pub(super) fn has(&self, document: &Value, alias: &str) -> bool {
        !matches!(self.form, Form::Entries(_)) || document[self.path[0]][alias].is_object()
    }

    /// What stands under a name in a map.
    pub(super) fn value(&self, level: Level) -> Value {
        match self.form {
            Form::Words(words) => words.iter().find(|(_, known)| *known == level).map_or(Value::Null, |(word, _)| json!(word)),
            _ => json!(level == Allow),
        }
    }

    fn level(&self, value: &Value) -> Option<Level> {
        match self.form {
            Form::Words(words) => {
                let word = value["default"].as_str()?;
                words.iter().find(|(known, _)| *known == word).map(|(_, level)| *level)
            }
            _ => value.as_bool().map(|eligible| if eligible { Allow } else { Ask }),
        }
    }

    /// Whether a rule is about a tool of a server whose rules begin so. Where that could be another server's, it is not.
    pub(super) fn is_of(&self, rule: &Rule, start: &str) -> bool {
        if !rule.server.is_empty() {
            return true;
        }
        let whole = start.strip_suffix("__").is_some_and(|server| server == rule.name);
        let rest = rule.name.strip_prefix(start).filter(|_| !start.is_empty());
        whole || rest.is_some_and(|rest| self.end.is_empty() || !rest.contains(self.end))
    }
}

fn listed(document: &Value, path: &[String], server: &str, lists: &[(&str, Level)], found: &mut Vec<Rule>) -> Result<(), String> {
    for (list, level) in lists {
        let place = [path, &[(*list).to_owned()]].concat();
        let Some(items) = at(document, &place)? else { continue };
        let items = items.as_array().ok_or_else(|| wrong(&place, "list"))?;
        let rule = |name: &str| Rule { server: server.to_owned(), place: place.clone(), level: *level, name: name.to_owned() };
        found.extend(items.iter().filter_map(Value::as_str).map(rule));
    }
    Ok(())
}

/// What stands at a path; an error where something on the way is no object.
fn at<'v>(document: &'v Value, path: &[String]) -> Result<Option<&'v Value>, String> {
    let mut value = document;
    for (depth, key) in path.iter().enumerate() {
        let map = value.as_object().ok_or_else(|| wrong(&path[..depth], "object"))?;
        match map.get(key) {
            None => return Ok(None),
            Some(below) => value = below,
        }
    }
    Ok(Some(value))
}

/// That something else stands at a place.
pub(super) fn wrong(path: &[String], what: &str) -> String {
    let place = if path.is_empty() { "the whole".to_owned() } else { format!("`{}`", crate::model::one_line(&path.join("."), 200)) };
    format!("{place} is no {what}; put that right first, or paste the policy by hand")
}
