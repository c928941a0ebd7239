use super::{Kind, Lossy, Preset, Values, Wanted};
use crate::lang::{Lang, tell};
use serde::Deserialize;
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
    /// A sentence that names the part and says what it takes.
    pub fn read(&self, lang: Lang) -> Result<(Wanted, Lossy), String> {
        let presets: Vec<&str> = Preset::ALL.iter().map(|one| one.as_str()).collect();
        let lossies: Vec<&str> = Lossy::ALL.iter().map(|one| one.as_str()).collect();
        let preset = given(self.preset.as_deref()).map_or(Ok(Preset::Balanced), |text| chosen(lang, "preset", text, &presets))?;
        let lossy = given(self.lossy.as_deref()).map_or(Ok(Lossy::Stricter), |text| chosen(lang, "lossy", text, &lossies))?;
        let values = Values {
            kinds: kinds(lang, given(self.conditions.as_deref()))?,
            amount: given(self.amount.as_deref()).map(|text| amount(lang, text)).transpose()?,
            paths: listed(lang, "paths", self.paths.as_deref(), no_folder)?,
            hosts: listed(lang, "hosts", self.hosts.as_deref(), no_host)?,
            recipients: listed(lang, "recipients", self.recipients.as_deref(), any)?,
            items: given(self.items.as_deref()).map(|text| items(lang, text)).transpose()?,
        };
        if preset == Preset::Open && values.want_any() {
            return Err(lang.say("asked-open"));
        }
        Ok((Wanted { preset, values }, lossy))
    }
}

/// An empty field of a form says nothing.
fn given(text: Option<&str>) -> Option<&str> {
    text.map(str::trim).filter(|text| !text.is_empty())
}

/// One of the words that a field takes.
fn chosen<T: FromStr>(lang: Lang, field: &str, text: &str, known: &[&str]) -> Result<T, String> {
    text.parse().map_err(|_| tell!(lang, "asked-none", field = field, value = text, choices = known.join(", ")))
}

fn kinds(lang: Lang, text: Option<&str>) -> Result<Vec<Kind>, String> {
    let known: Vec<&str> = Kind::ALL.iter().map(|one| one.as_str()).chain(["all", "none"]).collect();
    match text {
        None | Some("none") => Ok(vec![]),
        Some("all") => Ok(Kind::ALL.to_vec()),
        Some(list) => list.split(',').map(|kind| chosen(lang, "conditions", kind.trim(), &known)).collect(),
    }
}

fn amount(lang: Lang, text: &str) -> Result<serde_json::Number, String> {
    let number: Option<serde_json::Number> = serde_json::from_str(text).ok();
    number.filter(|number| number.as_f64().is_some_and(|value| value >= 0.0)).ok_or_else(|| lang.say("asked-amount"))
}

fn items(lang: Lang, text: &str) -> Result<u64, String> {
    text.parse().map_err(|_| lang.say("asked-items"))
}

/// A list as it is written: a line for each, or commas between them. `odd` gives the message of what is wrong with an item.
fn listed(lang: Lang, field: &str, text: Option<&str>, odd: fn(&str) -> Option<&'static str>) -> Result<Vec<String>, String> {
    let text = text.unwrap_or("");
    let between = if text.contains('\n') { '\n' } else { ',' };
    let list: Vec<String> = text.split(between).map(|item| item.trim().to_owned()).filter(|item| !item.is_empty()).collect();
    if list.len() > MAX_LISTED {
        return Err(tell!(lang, "asked-many", field = field, count = list.len(), limit = MAX_LISTED));
    }
    match list.iter().find_map(|item| plain(item).or_else(|| odd(item))) {
        Some(wrong) => Err(tell!(lang, wrong, field = field)),
        None => Ok(list),
    }
}

fn plain(item: &str) -> Option<&'static str> {
    (item.len() > MAX_LENGTH || item.chars().any(char::is_control)).then_some("asked-plain")
}

/// What no path would ever lie in.
fn no_folder(item: &str) -> Option<&'static str> {
    item.contains(['~', '$', '%', '*', '?', '{']).then_some("asked-folder")
}

/// What no address would ever be on.
fn no_host(item: &str) -> Option<&'static str> {
    let name = item.strip_prefix("*.").unwrap_or(item);
    let is_name = name.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_.".contains(&b));
    (!is_name).then_some("asked-host")
}

fn any(_: &str) -> Option<&'static str> {
    None
}
