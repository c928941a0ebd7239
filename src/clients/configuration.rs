use super::apart::{APART, Apart};
use super::choice::Choice;
use super::claude_code::name_of;
use super::doubt::redirects;
use super::known::Client;
use super::launch::launched;
use super::origin::Origin;
use super::places::{self, Found, INNER};
use super::plain::Plain;
use super::tree::{Dialect, Mistake, Tree};
use super::ways::ADDRESSES;
use serde_json::{Map, Value};
use std::collections::BTreeSet;
use std::fmt;

/// The largest configuration taken in, in bytes.
pub const MAX_BYTES: usize = 4 << 20;

/// The most servers that one may name.
pub const MAX_SERVERS: usize = 1000;

/// Names of variables and headers that are kept of one server.
const MAX_KEYS: usize = 40;

/// Words of a command line that are looked at.
const MAX_WORDS: usize = 500;

/// What a client was told: the servers that its agent may call.
#[derive(Clone, Debug, Default)]
pub struct Configuration {
    /// The client whose form this is, where the form tells.
    pub client: Option<&'static Client>,
    /// Its servers, in their order.
    pub servers: Vec<Configured>,
    /// Entries that say nothing of a server.
    pub unread: Vec<Unread>,
}

/// A server as a person configured it. Every text of it is [`Plain`], so it can hold no secret: of values, headers, queries and
/// arguments nothing comes in here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Configured {
    /// The name that the person gave it.
    pub alias: Plain,
    /// Its place among the servers of its configuration.
    pub number: usize,
    /// What it is.
    pub origin: Origin,
    /// Whether what is started or asked is that and nothing else, as far as the entry tells.
    pub certain: bool,
    /// The last part of the folder for which alone it holds.
    pub project: Option<Plain>,
    /// Whether it is switched off, or nothing of it is shown.
    pub disabled: bool,
    /// The projects in which alone it is switched off, by the last parts of their folders.
    pub off_in: Vec<Plain>,
    /// Names of the environment variables that it gets.
    pub variables: Vec<Plain>,
    /// Names of the headers that are sent to it.
    pub headers: Vec<Plain>,
    /// Which of its tools are shown.
    pub choice: Choice,
}

/// Why nothing of a text could be taken. Nothing of the text itself is in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotRead {
    /// It can be read, and there is no place for servers in it: settings that say nothing of MCP.
    NoServers,
    /// It names so many servers, and more than [`MAX_SERVERS`].
    TooMany(usize),
    /// It is over [`MAX_BYTES`].
    TooLarge,
    /// It is not written in its language.
    Unparsed(Mistake),
    /// It is not UTF-8.
    NotText,
    /// Its file can't be opened, in the system's words.
    Unopened(String),
}

impl fmt::Display for NotRead {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoServers => f.write_str("names no MCP servers; give the part with `mcpServers`, or whatever your client calls it"),
            Self::TooMany(servers) => write!(f, "names {servers} servers; the limit is {MAX_SERVERS}"),
            Self::TooLarge => write!(f, "is over the limit of {} MiB for a client's configuration", MAX_BYTES >> 20),
            Self::Unparsed(mistake) => mistake.fmt(f),
            Self::NotText => f.write_str("is not UTF-8"),
            Self::Unopened(words) => f.write_str(words),
        }
    }
}

/// An entry that can't be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unread {
    /// Its name.
    pub alias: Plain,
    /// What is wrong with it.
    pub reason: Reason,
}

/// What is wrong with an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// It is a bare value.
    NoTable,
    /// It names nothing to start or to ask.
    Nothing,
    /// Its address is of a wrong kind.
    Address,
    /// Its command is of a wrong kind.
    Command,
}

impl Reason {
    /// What is wrong, and what to do.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::NoTable => "is no table of settings; give it a `command` or a `url`",
            Self::Nothing => "names neither a command nor an address; give it a `command` or a `url`",
            Self::Address => "its address is no text",
            Self::Command => "its command is neither text nor a list of texts",
        }
    }
}

impl Configuration {
    /// Reads a configuration; a dialect that nobody said is told by the text's look.
    ///
    /// # Errors
    /// When no server can be taken from it at all. One broken entry never spoils the others.
    pub fn read(text: &str, dialect: Option<Dialect>) -> Result<Self, NotRead> {
        Self::of(&tree(text, dialect)?)
    }

    /// The same of a file in which nothing counts but the servers' entries.
    ///
    /// # Errors
    /// As [`Configuration::read`].
    pub(super) fn read_entries(text: &str, dialect: Option<Dialect>) -> Result<Self, NotRead> {
        let mut tree = tree(text, dialect)?;
        tree.forget(APART);
        Self::of(&tree)
    }

    /// The same from a document that was read before.
    ///
    /// # Errors
    /// As [`Configuration::read`].
    pub fn of(tree: &Tree) -> Result<Self, NotRead> {
        let (found, client) = places::entries(tree.root()).ok_or(NotRead::NoServers)?;
        if found.len() > MAX_SERVERS {
            return Err(NotRead::TooMany(found.len()));
        }
        let mut configuration = Self { client, ..Self::default() };
        let apart = Apart::of(tree.root(), client);
        for found in found {
            match configured(&found, &apart) {
                Ok(server) => configuration.servers.push(Configured { number: configuration.servers.len(), ..server }),
                Err(reason) => configuration.unread.push(Unread { alias: Plain::name(found.alias), reason }),
            }
        }
        Ok(configuration)
    }

    /// Whether some document could be a client's configuration.
    pub fn is_in(tree: &Tree) -> bool {
        places::entries(tree.root()).is_some_and(|(found, _)| found.iter().any(|found| places::is_server(found.entry)))
    }
}

fn tree(text: &str, dialect: Option<Dialect>) -> Result<Tree, NotRead> {
    if text.len() > MAX_BYTES {
        return Err(NotRead::TooLarge);
    }
    let tree = dialect.map_or_else(|| Tree::told(text), |dialect| Tree::read(text, dialect));
    tree.map_err(NotRead::Unparsed)
}

fn configured(found: &Found<'_>, apart: &Apart<'_>) -> Result<Configured, Reason> {
    let entry = found.entry.as_object().ok_or(Reason::NoTable)?;
    let flag = |key: &str| entry.get(key).and_then(Value::as_bool);
    let (origin, alone) = origin(entry)?;
    let choice = Choice::of(entry, apart.shows(found.alias));
    let off = flag("disabled") == Some(true) || flag("enabled") == Some(false) || apart.is_off(found.alias, found.project);
    Ok(Configured {
        alias: Plain::name(found.alias),
        number: 0,
        origin,
        certain: alone && !is_redirected(entry),
        project: found.project.map(name_of),
        disabled: off || choice.hides_all(),
        off_in: apart.off_in(found.alias, found.project),
        variables: keys(entry, &["env", "envs", "environment", "env_keys", "env_vars"]),
        headers: keys(entry, &["headers", "http_headers", "env_http_headers"]),
        choice,
    })
}

/// Whether something can be read of an entry.
pub(super) fn is_read(found: &Found<'_>) -> bool {
    found.entry.as_object().is_some_and(|entry| origin(entry).is_ok())
}

/// The members that give a server its variables.
const VARIABLES: &[&str] = &["env", "envs", "environment"];

/// Whether one of its variables has what it starts fetched from elsewhere, or other code run first.
fn is_redirected(entry: &Map<String, Value>) -> bool {
    VARIABLES.iter().filter_map(|key| entry.get(*key)).any(|value| match value {
        Value::Object(map) => map.keys().any(|name| redirects(name)),
        Value::Array(list) => list.iter().filter_map(Value::as_str).any(redirects),
        _ => false,
    })
}

/// What an entry says that its server is, and whether it is nothing else: an address before a command, since where both stand the command only carries it.
fn origin(entry: &Map<String, Value>) -> Result<(Origin, bool), Reason> {
    let address = ADDRESSES.iter().find_map(|key| entry.get(*key).filter(|value| !value.is_null()));
    let command = command(entry)?;
    match address {
        Some(Value::String(address)) if command.is_empty() => Ok((Plain::address(address).map_or(Origin::Unnamed, Origin::Address), true)),
        Some(Value::String(_)) | None if !command.is_empty() => Ok(launched(&command)),
        Some(_) => Err(Reason::Address),
        None if is_inner(entry) => Ok((Origin::Unnamed, true)),
        None => Err(Reason::Nothing),
    }
}

/// What a client brings itself: Goose's built-in extensions, and Zed's, which only have settings here.
fn is_inner(entry: &Map<String, Value>) -> bool {
    let text = |key: &str| entry.get(key).and_then(Value::as_str);
    text("type").is_some_and(|kind| INNER.contains(&kind)) || text("source") == Some("extension") || entry.contains_key("settings")
}

/// Program and arguments, in whichever of its forms: apart, as one list, or as a table of its own.
pub(super) fn command(entry: &Map<String, Value>) -> Result<Vec<String>, Reason> {
    let inner = entry.get("command").and_then(Value::as_object);
    let (entry, keys) = inner.map_or((entry, ["command", "cmd", "args"]), |inner| (inner, ["path", "command", "args"]));
    let mut words = Vec::new();
    for key in keys {
        match entry.get(key) {
            None | Some(Value::Null) => {}
            Some(Value::String(word)) => words.push(word.clone()),
            Some(Value::Array(list)) => words.extend(list.iter().map(|word| word.as_str().map_or_else(|| word.to_string(), str::to_owned))),
            Some(_) => return Err(Reason::Command),
        }
        // Arguments of no command start nothing.
        if key == "args" && words.len() == entry.get("args").and_then(Value::as_array).map_or(0, Vec::len) {
            words.clear();
        }
    }
    words.truncate(MAX_WORDS);
    Ok(words)
}

/// The names in a map, or those in front of `=` in a list.
fn keys(entry: &Map<String, Value>, members: &[&str]) -> Vec<Plain> {
    let named = |value: &Value| match value {
        Value::Object(map) => map.keys().take(MAX_KEYS).filter_map(|key| Plain::key(key)).collect(),
        Value::Array(list) => {
            let name = |word: &Value| word.as_str().and_then(|word| Plain::key(word.split(['=', ':']).next().unwrap_or("")));
            list.iter().take(MAX_KEYS).filter_map(name).collect::<Vec<_>>()
        }
        _ => vec![],
    };
    let all: BTreeSet<Plain> = members.iter().filter_map(|key| entry.get(*key)).flat_map(named).collect();
    all.into_iter().take(MAX_KEYS).collect()
}
