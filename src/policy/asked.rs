use super::{Kind, Lossy, Preset, Values, Wanted};
use serde::Deserialize;

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
const MAX_LISTED: usize = 100;

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
    pub fn read(&self) -> Result<(Wanted, Lossy), String> {
        let preset = given(self.preset.as_deref()).map_or(Ok(Preset::Balanced), str::parse).map_err(|error| format!("preset: {error}"))?;
        let lossy = given(self.lossy.as_deref()).map_or(Ok(Lossy::Stricter), str::parse).map_err(|error| format!("lossy: {error}"))?;
        let values = Values {
            kinds: kinds(given(self.conditions.as_deref()))?,
            amount: given(self.amount.as_deref()).map(amount).transpose()?,
            paths: listed("paths", self.paths.as_deref(), no_folder)?,
            hosts: listed("hosts", self.hosts.as_deref(), no_host)?,
            recipients: listed("recipients", self.recipients.as_deref(), any)?,
            items: given(self.items.as_deref()).map(items).transpose()?,
        };
        if preset == Preset::Open && values.want_any() {
            return Err("preset: open holds nothing back, so that it takes no conditions; leave them out, or choose balanced".into());
        }
        Ok((Wanted { preset, values }, lossy))
    }
}

/// An empty field of a form says nothing.
fn given(text: Option<&str>) -> Option<&str> {
    text.map(str::trim).filter(|text| !text.is_empty())
}

fn kinds(text: Option<&str>) -> Result<Vec<Kind>, String> {
    match text {
        None | Some("none") => Ok(vec![]),
        Some("all") => Ok(Kind::ALL.to_vec()),
        Some(list) => list.split(',').map(|kind| kind.trim().parse().map_err(|error| format!("conditions: {error}, all, none"))).collect(),
    }
}

fn amount(text: &str) -> Result<serde_json::Number, String> {
    let number: Option<serde_json::Number> = serde_json::from_str(text).ok();
    number
        .filter(|number| number.as_f64().is_some_and(|value| value >= 0.0))
        .ok_or_else(|| "amount: give a number such as 100 or 99.5".into())
}

fn items(text: &str) -> Result<u64, String> {
    text.parse().map_err(|_| "items: give a whole number such as 20".into())
}

/// A list as it is written: a line for each, or commas between them.
fn listed(field: &'static str, text: Option<&str>, odd: fn(&str) -> Option<&'static str>) -> Result<Vec<String>, String> {
    let text = text.unwrap_or("");
    let between = if text.contains('\n') { '\n' } else { ',' };
    let list: Vec<String> = text.split(between).map(|item| item.trim().to_owned()).filter(|item| !item.is_empty()).collect();
    if list.len() > MAX_LISTED {
        return Err(format!("{field}: {} are given; the limit is {MAX_LISTED}", list.len()));
    }
    match list.iter().find_map(|item| plain(item).or_else(|| odd(item))) {
        Some(wrong) => Err(format!("{field}: {wrong}")),
        None => Ok(list),
    }
}

fn plain(item: &str) -> Option<&'static str> {
    (item.len() > MAX_LENGTH || item.chars().any(char::is_control)).then_some("each is at most 1,000 bytes of plain text")
}

/// What no path would ever lie in.
fn no_folder(item: &str) -> Option<&'static str> {
    item.contains(['~', '$', '%', '*', '?', '{']).then_some("give whole paths such as /srv/desk, without ~, variables or wildcards")
}

/// What no address would ever be on.
fn no_host(item: &str) -> Option<&'static str> {
    let name = item.strip_prefix("*.").unwrap_or(item);
    let is_name = name.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_.".contains(&b));
    (!is_name).then_some("give names of hosts such as example.org, without scheme, port or path")
}

fn any(_: &str) -> Option<&'static str> {
    None
}
