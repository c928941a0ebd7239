use super::change::{Merged, RuleChange};
use super::gemini::look_at;
use super::settle::{Level, gone};
use crate::model::one_line;
use crate::policy::{Format, Plan};
use std::collections::{BTreeMap, BTreeSet};
use toml_edit::{Array, DocumentMut, InlineTable, Item, Table, TableLike, Value};

/// What the plan says of a server.
struct Ours {
    /// The tools that are there at all; nothing where all are.
    enabled: Option<Vec<String>>,
    disabled: Vec<String>,
    approved: BTreeSet<String>,
    default: String,
}

/// Merges into Codex's configuration, into the entries that its servers have there.
pub(super) fn merge(_: &Format, text: &str, ours: &str, plan: &Plan) -> Result<Merged, String> {
    let mut document: DocumentMut =
        text.parse().map_err(|error: toml_edit::TomlError| format!("is not TOML{}", look_at(text, error.span())))?;
    let ours: DocumentMut = ours.parse().map_err(|_| "the policy is no TOML")?;
    let mut merged = Merged::default();
    let mut met = 0;
    for server in &plan.servers {
        let alias = server.alias.as_str();
        let Some(wanted) = table(&ours, alias).map(Ours::read) else { continue };
        let servers = document.get_mut("mcp_servers").and_then(Item::as_table_like_mut);
        match servers.and_then(|servers| servers.get_mut(alias)).and_then(Item::as_table_like_mut) {
            Some(table) => {
                met += 1;
                Entry { alias, table, merged: &mut merged }.take(&wanted)?;
            }
            None => merged.kept.push(format!("there is no entry for {} in the file; its rules are left out", one_line(alias, 120))),
        }
    }
    if met == 0 && !plan.servers.is_empty() {
        return Err("holds no entry for these servers; use the names that they have there".into());
    }
    merged.text = document.to_string();
    Ok(merged)
}

fn table<'d>(document: &'d DocumentMut, alias: &str) -> Option<&'d dyn TableLike> {
    document.get("mcp_servers")?.as_table_like()?.get(alias)?.as_table_like()
}

fn names(entry: &dyn TableLike, key: &str) -> Option<Vec<String>> {
    let list = entry.get(key)?.as_array()?;
    Some(list.iter().filter_map(Value::as_str).map(str::to_owned).collect())
}

fn modes(entry: &dyn TableLike) -> BTreeMap<String, String> {
    let tools = entry.get("tools").and_then(Item::as_table_like);
    let mode = |(name, item): (&str, &Item)| Some((name.to_owned(), item.as_table_like()?.get("approval_mode")?.as_str()?.to_owned()));
    tools.into_iter().flat_map(|tools| tools.iter().filter_map(mode).collect::<Vec<_>>()).collect()
}

impl Ours {
    fn read(entry: &dyn TableLike) -> Self {
        Self {
            enabled: names(entry, "enabled_tools"),
            disabled: names(entry, "disabled_tools").unwrap_or_default(),
            approved: modes(entry).into_keys().collect(),
            default: entry.get("default_tools_approval_mode").and_then(Item::as_str).unwrap_or("prompt").to_owned(),
        }
    }

    fn level(&self, tool: &str) -> Level {
        match self.approved.contains(tool) {
            true => Level::Allow,
            false if self.disabled.iter().any(|name| name == tool) => Level::Deny,
            false => Level::Ask,
        }
    }
}

/// How tools are treated that have no word of their own.
const DEFAULT: &str = "default_tools_approval_mode";

/// Words that let some calls of a tool through and ask about others: stricter than leave, milder than a question.
const BETWEEN: &[&str] = &["auto", "writes"];

/// A server's entry while rules are put into it.
struct Entry<'e> {
    alias: &'e str,
    table: &'e mut dyn TableLike,
    merged: &'e mut Merged,
}

impl Entry<'_> {
    fn take(&mut self, ours: &Ours) -> Result<(), String> {
        let default = self.table.get(DEFAULT).and_then(Item::as_str).map(str::to_owned);
        self.set_default(&ours.default);
        let Some(enabled) = &ours.enabled else { return Ok(()) };
        let (there, off, modes) = (names(self.table, "enabled_tools"), names(self.table, "disabled_tools"), modes(self.table));
        let mut levels: Vec<(&str, Level, &str)> = Vec::new();
        for tool in enabled.iter().chain(&ours.disabled) {
            let level = ours.level(tool);
            let is_off = off.iter().flatten().any(|name| name == tool);
            let is_left_out = there.as_ref().is_some_and(|names| !names.contains(tool));
            // A tool without a word of its own is treated as all are.
            let word = modes.get(tool.as_str()).or(default.as_ref()).map(String::as_str);
            let standing = match word {
                _ if is_off || is_left_out => Level::Deny,
                Some("prompt") => Level::Ask,
                _ => Level::Allow,
            };
            let between = word.filter(|word| BETWEEN.contains(word) && level.max(standing) == Level::Allow);
            if standing > level || between.is_some() {
                self.merged.kept.push(format!("{}: {} stays, which is stricter than the policy", self.place(""), one_line(tool, 120)));
            }
            levels.push((tool, level.max(standing), between.unwrap_or("approve")));
        }
        let of =
            |wanted: fn(Level) -> bool| levels.iter().filter(|(_, level, _)| wanted(*level)).map(|(tool, ..)| *tool).collect::<Vec<_>>();
        self.set_list("enabled_tools", &of(|level| level < Level::Deny), false)?;
        self.set_list("disabled_tools", &of(|level| level == Level::Deny), true)?;
        for (tool, level, leave) in levels {
            let wanted = if level == Level::Allow { leave } else { "prompt" };
            self.set_mode(tool, wanted, modes.get(tool).map(String::as_str))?;
        }
        Ok(())
    }

    fn place(&self, key: &str) -> String {
        let dot = if key.is_empty() { "" } else { "." };
        format!("mcp_servers.{}{dot}{key}", self.alias)
    }

    fn set_default(&mut self, wanted: &str) {
        let standing = self.table.get(DEFAULT).and_then(Item::as_str);
        if standing == Some(wanted) {
            return;
        }
        if standing.is_some() && wanted == "approve" {
            self.merged.kept.push(format!("{} stays, which is stricter than the policy", self.place(DEFAULT)));
            return;
        }
        self.table.insert(DEFAULT, Item::Value(wanted.into()));
        self.merged.changes.push(RuleChange::added(&self.place(DEFAULT), wanted));
    }

    /// Makes a list hold these, and whatever else it holds where that may stay.
    fn set_list(&mut self, key: &str, wanted: &[&str], others_stay: bool) -> Result<(), String> {
        let place = self.place(key);
        if self.table.get(key).is_none() {
            if wanted.is_empty() && others_stay {
                return Ok(());
            }
            self.table.insert(key, Item::Value(Value::Array(Array::new())));
        }
        let list =
            self.table.get_mut(key).and_then(Item::as_array_mut).ok_or_else(|| format!("`{place}` is no list; put that right first"))?;
        let has = |list: &Array, name: &str| list.iter().any(|item| item.as_str() == Some(name));
        if !others_stay {
            let stays = |item: &Value| item.as_str().is_some_and(|name| wanted.contains(&name));
            let leaving = list.iter().filter(|item| !stays(item)).map(|item| gone(item.as_str().unwrap_or(" ")));
            self.merged.changes.extend(leaving.map(|name| RuleChange::removed(&place, name)));
            list.retain(stays);
        }
        for name in wanted {
            if !has(list, name) {
                list.push(*name);
                self.merged.changes.push(RuleChange::added(&place, name));
            }
        }
        Ok(())
    }

    fn set_mode(&mut self, tool: &str, wanted: &str, standing: Option<&str>) -> Result<(), String> {
        // Without a word of its own a tool is asked about, as the default says.
        if standing == Some(wanted) || wanted == "prompt" && standing.is_none() {
            return Ok(());
        }
        let place = self.place("tools");
        let wrong = || format!("`{place}` holds something else than tables; put that right first");
        if self.table.get("tools").is_none() {
            self.table.insert("tools", Item::Table(Table::new()));
        }
        let tools = self.table.get_mut("tools").and_then(Item::as_table_like_mut).ok_or_else(wrong)?;
        if tools.get(tool).is_none() {
            tools.insert(tool, Item::Value(Value::InlineTable(InlineTable::new())));
        }
        let rule = tools.get_mut(tool).and_then(Item::as_table_like_mut).ok_or_else(wrong)?;
        rule.insert("approval_mode", Item::Value(wanted.into()));
        self.merged.changes.push(RuleChange::added(&place, &format!("{tool} = {wanted}")));
        Ok(())
    }
}
