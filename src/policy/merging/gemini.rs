use super::change::{Merged, RuleChange, place};
use crate::model::one_line;
use crate::policy::{Format, Plan};
use toml_edit::{ArrayOfTables, DocumentMut, Item, Table};

/// Merges into a file of Gemini CLI's rules. It is a file of ours: all rules for the plan's servers are replaced, those for
/// others stay.
pub(super) fn merge(_: &Format, text: &str, ours: &str, plan: &Plan) -> Result<Merged, String> {
    let mut document: DocumentMut =
        text.parse().map_err(|error: toml_edit::TomlError| format!("is not TOML{}", look_at(text, error.span())))?;
    let ours: DocumentMut = ours.parse().map_err(|_| "the policy is no TOML")?;
    let is_ours = |table: &Table| server(table).is_some_and(|name| plan.servers.iter().any(|server| server.alias == name));
    let wanted: Vec<Table> = tables(&ours)?.iter().cloned().collect();
    let standing: Vec<Table> = tables(&document)?.iter().filter(|table| is_ours(table)).cloned().collect();
    let lines = |tables: &[Table]| tables.iter().map(told).collect::<Vec<_>>();
    let (old, new) = (lines(&standing), lines(&wanted));
    let exact = |tables: &[Table]| tables.iter().map(written).collect::<Vec<_>>();
    if exact(&standing) == exact(&wanted) {
        return Ok(Merged { text: text.to_owned(), ..Merged::default() });
    }
    let rules = document.entry("rule").or_insert(Item::ArrayOfTables(ArrayOfTables::new()));
    let rules = rules.as_array_of_tables_mut().ok_or("`rule` is no list of tables; put that right first")?;
    rules.retain(|table| !is_ours(table));
    for table in &wanted {
        let mut table = table.clone();
        table.set_position(None);
        rules.push(table);
    }
    let removed = old.iter().map(|rule| RuleChange::removed("rule", rule));
    let added = new.iter().map(|rule| RuleChange::added("rule", rule));
    Ok(Merged { text: document.to_string(), changes: removed.chain(added).collect(), kept: vec![] })
}

/// Where a mistake is.
pub(super) fn look_at(text: &str, span: Option<std::ops::Range<usize>>) -> String {
    span.map_or_else(String::new, |span| format!(": look at {}", place(text, span.start)))
}

fn tables(document: &DocumentMut) -> Result<ArrayOfTables, String> {
    match document.get("rule") {
        None => Ok(ArrayOfTables::new()),
        Some(rules) => rules.as_array_of_tables().cloned().ok_or_else(|| "`rule` is no list of tables; put that right first".into()),
    }
}

fn server(table: &Table) -> Option<&str> {
    table.get("mcpName").and_then(Item::as_str)
}

/// A rule for people: whose it is, what it does and for how many tools.
fn told(table: &Table) -> String {
    let known = |word: &&str| ["allow", "deny", "ask_user"].contains(word);
    let decision = table.get("decision").and_then(Item::as_str).filter(known).unwrap_or("a decision");
    let tools = match table.get("toolName").and_then(Item::as_array) {
        Some(names) => format!("{} tools", names.len()),
        None => "whatever else there is".to_owned(),
    };
    format!("{} for {tools} of {}", decision, one_line(server(table).unwrap_or_default(), 120))
}

/// A rule without what stands around it.
fn written(table: &Table) -> String {
    let members: Vec<String> = table.iter().map(|(key, item)| format!("{key}={}", item.to_string().trim())).collect();
    members.join("\n")
}
