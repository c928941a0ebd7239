use super::{Kind, Lossy, Preset, Values, Wanted};
use crate::lang::{Lang, tell};
use crate::model::one_line;
use serde::Deserialize;
use std::fmt;
use std::str::FromStr;

/// What is wanted of a policy, as people write it: in an address, in a form, or on the command line.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
pub struct Asked {
    /// `strict`, `balanced` or `open`.
    pub preset: Option<String>,
    /// Kinds of conditions with commas between them, `all` or `none`.
    pub conditions: Option<String>,
    /// The highest amount.
    pub amount: Option<String>,
    /// Folders, with commas between them.
    pub paths: Option<String>,
    /// Hosts, with commas between them.
    pub hosts: Option<String>,
    /// Recipients, with commas between them.
    pub recipients: Option<String>,
    /// The longest list.
    pub items: Option<String>,
    /// `stricter` or `report`.
    pub lossy: Option<String>,
}

/// What is wrong with a part of what was asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AskedError {
    /// The part takes some words, and this is none of them.
    NoneOf {
        /// The part.
        field: &'static str,
        /// What it says.
        value: String,
        /// What it takes.
        choices: Vec<&'static str>,
    },
    /// Conditions are asked for where nothing is held back.
    Open,
    /// The amount is no number.
    Amount,
    /// The longest list is no number.
    Items,
    /// The part lists so many, and more than [`MAX_LISTED`].
    Many(&'static str, usize),
    /// An item of the part is too long, or no plain text.
    Plain(&'static str),
    /// An item of the part is no whole path.
    Folder(&'static str),
    /// An item of the part is no name of a host.
    Host(&'static str),
}

impl AskedError {
    /// In a clause: which part, what is wrong with it, and what it takes.
    pub fn told(&self, lang: Lang) -> String {
        match self {
            Self::NoneOf { field, value, choices } => {
                tell!(lang, "asked-none", field = *field, value = one_line(value, 60), choices = lang.joined(choices))
            }
            Self::Open => lang.say("asked-open"),
            Self::Amount => lang.say("asked-amount"),
            Self::Items => lang.say("asked-items"),
            Self::Many(field, count) => tell!(lang, "asked-many", field = *field, count = *count, limit = MAX_LISTED),
            Self::Plain(field) => tell!(lang, "asked-plain", field = *field),
            Self::Folder(field) => tell!(lang, "asked-folder", field = *field),
            Self::Host(field) => tell!(lang, "asked-host", field = *field),
        }
    }
}

impl fmt::Display for AskedError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.told(Lang::En))
    }
}

/// So many folders, hosts or recipients at most.
pub const MAX_LISTED: usize = 100;

/// The longest folder, host or recipient, in bytes.
const MAX_LENGTH: usize = 1000;

impl Asked {
    /// The amount as it was written, or nothing.
    pub fn amount(&self) -> &str {
        self.amount.as_deref().unwrap_or_default()
    }

    /// The folders as they were written, or nothing.
    pub fn paths(&self) -> &str {
        self.paths.as_deref().unwrap_or_default()
    }

    /// The hosts as they were written, or nothing.
    pub fn hosts(&self) -> &str {
        self.hosts.as_deref().unwrap_or_default()
    }

    /// The recipients as they were written, or nothing.
    pub fn recipients(&self) -> &str {
        self.recipients.as_deref().unwrap_or_default()
    }

    /// The longest list as it was written, or nothing.
    pub fn items(&self) -> &str {
        self.items.as_deref().unwrap_or_default()
    }

    /// What is meant.
    ///
    /// # Errors
    /// What is wrong with the first part that isn't right.
    pub fn read(&self) -> Result<(Wanted, Lossy), AskedError> {
        let presets = Preset::ALL.iter().map(|one| one.as_str()).collect();
        let lossies = Lossy::ALL.iter().map(|one| one.as_str()).collect();
        let preset = given(self.preset.as_deref()).map_or(Ok(Preset::Balanced), |text| chosen("preset", text, presets))?;
        let lossy = given(self.lossy.as_deref()).map_or(Ok(Lossy::Stricter), |text| chosen("lossy", text, lossies))?;
        let values = Values {
            kinds: kinds(given(self.conditions.as_deref()))?,
            amount: given(self.amount.as_deref()).map(amount).transpose()?,
            paths: listed("paths", self.paths.as_deref(), is_folder, AskedError::Folder)?,
            hosts: listed("hosts", self.hosts.as_deref(), is_host, AskedError::Host)?,
            recipients: listed("recipients", self.recipients.as_deref(), |_| true, AskedError::Plain)?,
            items: given(self.items.as_deref()).map(|text| text.parse().map_err(|_| AskedError::Items)).transpose()?,
        };
        if preset == Preset::Open && values.want_any() {
            return Err(AskedError::Open);
        }
        Ok((Wanted { preset, values }, lossy))
    }
}

/// An empty field of a form says nothing.
fn given(text: Option<&str>) -> Option<&str> {
    text.map(str::trim).filter(|text| !text.is_empty())
}

/// One of the words that a field takes.
fn chosen<T: FromStr>(field: &'static str, text: &str, choices: Vec<&'static str>) -> Result<T, AskedError> {
    text.parse().map_err(|_| AskedError::NoneOf { field, value: text.to_owned(), choices })
}

fn kinds(text: Option<&str>) -> Result<Vec<Kind>, AskedError> {
    let choices = || Kind::ALL.iter().map(|one| one.as_str()).chain(["all", "none"]).collect();
    match text {
        None | Some("none") => Ok(vec![]),
        Some("all") => Ok(Kind::ALL.to_vec()),
        Some(list) => list.split(',').map(|kind| chosen("conditions", kind.trim(), choices())).collect(),
    }
}

fn amount(text: &str) -> Result<serde_json::Number, AskedError> {
    let number: Option<serde_json::Number> = serde_json::from_str(text).ok();
    number.filter(|number| number.as_f64().is_some_and(|value| value >= 0.0)).ok_or(AskedError::Amount)
}

/// A list as it is written: a line for each, or commas between them. `odd` is what is told of an item that doesn't fit.
fn listed(
    field: &'static str,
    text: Option<&str>,
    fits: fn(&str) -> bool,
    odd: fn(&'static str) -> AskedError,
) -> Result<Vec<String>, AskedError> {
    let text = text.unwrap_or("");
    let between = if text.contains('\n') { '\n' } else { ',' };
    let list: Vec<String> = text.split(between).map(|item| item.trim().to_owned()).filter(|item| !item.is_empty()).collect();
    if list.len() > MAX_LISTED {
        return Err(AskedError::Many(field, list.len()));
    }
    let wrong = |item: &String| {
        let what = if is_plain(item) { odd } else { AskedError::Plain };
        (!is_plain(item) || !fits(item)).then(|| what(field))
    };
    list.iter().find_map(wrong).map_or(Ok(()), Err)?;
    Ok(list)
}

fn is_plain(item: &str) -> bool {
    item.len() <= MAX_LENGTH && !item.chars().any(char::is_control)
}

/// Whether a path could lie in it.
fn is_folder(item: &str) -> bool {
    !item.contains(['~', '$', '%', '*', '?', '{'])
}

/// Whether an address could be on it.
fn is_host(item: &str) -> bool {
    let name = item.strip_prefix("*.").unwrap_or(item);
    name.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_.".contains(&b))
}
