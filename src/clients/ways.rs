//! How the servers of a configuration are started or asked: the one thing of this room that holds secrets. It is made only for
//! whoever starts or asks them, who says first that a person agreed, and it can't be printed.

use super::configuration::{Reason, command, is_read};
use super::places;
use super::tree::{Dialect, Tree};
use serde_json::{Map, Value};
use std::fmt;

/// How a configured server is reached, with every secret that the configuration gives it.
#[derive(Clone, PartialEq, Eq)]
pub enum Way {
    /// By starting a program.
    Start {
        /// Program and arguments.
        command: Vec<String>,
        /// Variables that it gets.
        environment: Vec<(String, String)>,
        /// The folder that it starts in, where one is named.
        folder: Option<String>,
    },
    /// By asking an address.
    Ask {
        /// Where.
        address: String,
        /// Headers that are sent along.
        headers: Vec<(String, String)>,
    },
}

impl fmt::Debug for Way {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Start { .. } => "Start { .. }",
            Self::Ask { .. } => "Ask { .. }",
        })
    }
}

/// What an entry names its addresses by.
pub(super) const ADDRESSES: &[&str] = &["url", "serverUrl", "httpUrl", "uri"];

/// Characters of one text once its placeholders are filled in.
const MAX_TEXT: usize = 32 << 10;

/// What stands in place of a value that only the client knows.
const OPEN: &str = "holds a placeholder that is not set here, or that only its client fills in";

/// Looks up a variable of the surroundings.
pub type Variable<'v> = &'v dyn Fn(&str) -> Option<String>;

/// How each server is reached that a configuration names, in the order of [`super::Configuration::servers`]; a sentence without
/// a subject for one that can't be reached as it stands. Nothing where the configuration can't be read.
pub fn ways(text: &str, dialect: Option<Dialect>, variable: Variable<'_>) -> Vec<Result<Way, &'static str>> {
    let tree = dialect.map_or_else(|| Tree::told(text), |dialect| Tree::read(text, dialect)).unwrap_or_default();
    let found = places::entries(tree.root()).map(|(found, _)| found).unwrap_or_default();
    let read = found.iter().filter(|found| is_read(found));
    read.filter_map(|found| found.entry.as_object()).map(|entry| way(entry, variable)).collect()
}

fn way(entry: &Map<String, Value>, variable: Variable<'_>) -> Result<Way, &'static str> {
    let command = command(entry).map_err(Reason::as_str)?;
    let address = ADDRESSES.iter().find_map(|key| entry.get(*key)?.as_str());
    match (command.is_empty(), address) {
        (true, None) => Err("is a part of its client"),
        (true, Some(address)) => Ok(Way::Ask { address: filled(address, variable)?, headers: headers(entry, variable)? }),
        (false, _) => Ok(Way::Start {
            command: command.iter().map(|word| filled(word, variable)).collect::<Result<_, _>>()?,
            environment: environment(entry, variable)?,
            folder: entry.get("cwd").and_then(Value::as_str).map(|folder| filled(folder, variable)).transpose()?,
        }),
    }
}

fn environment(entry: &Map<String, Value>, variable: Variable<'_>) -> Result<Vec<(String, String)>, &'static str> {
    // A client that starts its command by a table of its own keeps the variables there too.
    let inner = entry.get("command").and_then(|command| command.get("env"));
    let given = ["env", "envs", "environment"].iter().filter_map(|key| entry.get(*key)).chain(inner);
    let mut pairs = given.map(|given| pairs(given, variable)).collect::<Result<Vec<_>, _>>()?.concat();
    for name in ["env_keys", "env_vars"].iter().filter_map(|key| entry.get(*key)?.as_array()).flatten().filter_map(Value::as_str) {
        pairs.extend(variable(name).map(|value| (name.to_owned(), value)));
    }
    Ok(pairs)
}

fn headers(entry: &Map<String, Value>, variable: Variable<'_>) -> Result<Vec<(String, String)>, &'static str> {
    let given = ["headers", "http_headers"].iter().filter_map(|key| entry.get(*key));
    let mut pairs = given.map(|given| pairs(given, variable)).collect::<Result<Vec<_>, _>>()?.concat();
    for (name, from) in entry.get("env_http_headers").and_then(Value::as_object).into_iter().flatten() {
        pairs.push((name.clone(), from.as_str().and_then(variable).ok_or(OPEN)?));
    }
    if let Some(from) = entry.get("bearer_token_env_var").and_then(Value::as_str) {
        pairs.push(("authorization".into(), format!("Bearer {}", variable(from).ok_or(OPEN)?)));
    }
    Ok(pairs)
}

/// Names with their values: a map of them, or a list of `NAME=VALUE`.
fn pairs(given: &Value, variable: Variable<'_>) -> Result<Vec<(String, String)>, &'static str> {
    let told = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    let listed = |word: &Value| word.as_str()?.split_once('=').map(|(name, value)| (name.to_owned(), value.to_owned()));
    let pairs: Vec<(String, String)> = match given {
        Value::Object(map) => map.iter().filter(|(_, value)| !value.is_null()).map(|(name, value)| (name.clone(), told(value))).collect(),
        Value::Array(list) => list.iter().filter_map(listed).collect(),
        _ => vec![],
    };
    pairs.into_iter().map(|(name, value)| Ok((name, filled(&value, variable)?))).collect()
}

/// A text with the values of its `${NAME}`, `${env:NAME}`, `${NAME:-OTHERWISE}` and `{env:NAME}`.
fn filled(text: &str, variable: Variable<'_>) -> Result<String, &'static str> {
    let (mut done, mut rest) = (String::new(), text);
    while let Some((at, mark)) = ["${", "{env:"].iter().filter_map(|mark| Some((rest.find(mark)?, *mark))).min() {
        let inside = &rest[at + mark.len()..];
        let end = inside.find('}').ok_or(OPEN)?;
        let asked = inside[..end].strip_prefix("env:").unwrap_or(&inside[..end]);
        let (name, otherwise) = asked.split_once(":-").map_or((asked, None), |(name, otherwise)| (name, Some(otherwise.to_owned())));
        done.push_str(&rest[..at]);
        done.push_str(&variable(name).or(otherwise).ok_or(OPEN)?);
        rest = &inside[end + 1..];
        if done.len() > MAX_TEXT {
            return Err("is longer than any command or address");
        }
    }
    Ok(done + rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn here(name: &str) -> Option<String> {
        (name == "TOKEN").then(|| "t0".into())
    }

    #[test]
    fn placeholders_are_filled_in_and_what_only_the_client_knows_is_told() {
        assert_eq!(filled("a ${TOKEN} ${env:TOKEN} {env:TOKEN} ${NONE:-b}", &here).as_deref(), Ok("a t0 t0 t0 b"));
        assert_eq!((filled("${input:key}", &here), filled("${NONE}", &here), filled("${", &here)), (Err(OPEN), Err(OPEN), Err(OPEN)));
    }

    #[test]
    fn a_way_can_not_be_printed() {
        let text =
            r#"{"mcpServers": {"a": {"command": "x", "args": ["S3CRET"], "env": {"K": "S3CRET"}}, "b": {"url": "https://b/?S3CRET"}}}"#;
        assert_eq!(format!("{:?}", ways(text, None, &here)), "[Ok(Start { .. }), Ok(Ask { .. })]");
    }

    #[test]
    fn codex_takes_variables_and_headers_by_name() {
        let text = "[mcp_servers.a]\nurl = \"https://a\"\nbearer_token_env_var = \"TOKEN\"\n[mcp_servers.b]\ncommand = \"b\"\nenv_vars = [\"TOKEN\"]";
        let headers = vec![("authorization".to_owned(), "Bearer t0".to_owned())];
        let environment = vec![("TOKEN".to_owned(), "t0".to_owned())];
        let expected = [
            Ok(Way::Ask { address: "https://a".into(), headers }),
            Ok(Way::Start { command: vec!["b".into()], environment, folder: None }),
        ];
        assert!(ways(text, None, &here) == expected);
    }
}
