use super::change::{Merged, RuleChange, place};
use crate::model::one_line;
use crate::policy::{Format, Plan};
use toml_edit::{ArrayOfTables, DocumentMut, Item, Table};

/// Merges into a file of Gemini CLI's rules. Those for the plan's servers are replaced, but for such as are stricter than the
/// plan; those for others stay.
pub(super) fn merge(_: &Format, text: &str, ours: &str, plan: &Plan) -> Result<Merged, String> {
    let mut document: DocumentMut =
        text.parse().map_err(|error: toml_edit::TomlError| format!("is not TOML{}", look_at(text, error.span())))?;
    let ours: DocumentMut = ours.parse().map_err(|_| "the policy is no TOML")?;
    let is_ours = |table: &Table| server(table).is_some_and(|name| plan.servers.iter().any(|server| server.alias == name));
    let wanted: Vec<Table> = tables(&ours)?.iter().cloned().collect();
    let is_stricter = |table: &Table| !stricter(table, &wanted).is_empty();
    let kept: Vec<Table> = tables(&document)?.iter().filter(|table| is_ours(table) && is_stricter(table)).cloned().collect();
    let is_kept = |table: &Table| kept.iter().any(|known| written(known) == written(table));
    let wanted: Vec<Table> = wanted.iter().filter_map(|table| without(table, &kept)).collect();
    let standing: Vec<Table> = tables(&document)?.iter().filter(|table| is_ours(table) && !is_kept(table)).cloned().collect();
    let stays = kept.iter().map(|table| format!("{} stays, which is stricter than the policy", told(table))).collect();
    let lines = |tables: &[Table]| tables.iter().map(told).collect::<Vec<_>>();
    let (old, new) = (lines(&standing), lines(&wanted));
    let exact = |tables: &[Table]| tables.iter().map(written).collect::<Vec<_>>();
    if exact(&standing) == exact(&wanted) {
        return Ok(Merged { text: text.to_owned(), kept: stays, ..Merged::default() });
    }
    let rules = document.entry("rule").or_insert(Item::ArrayOfTables(ArrayOfTables::new()));
    let rules = rules.as_array_of_tables_mut().ok_or("`rule` is no list of tables; put that right first")?;
    rules.retain(|table| !is_ours(table) || is_kept(table));
    for table in &wanted {
        let mut table = table.clone();
        table.set_position(None);
        rules.push(table);
    }
    let removed = old.iter().map(|rule| RuleChange::removed("rule", rule));
    let added = new.iter().map(|rule| RuleChange::added("rule", rule));
    Ok(Merged { text: document.to_string(), changes: removed.chain(added).collect(), kept: stays })
}

/// How strict a rule is: 0 lets calls through, 2 refuses them.
fn level(table: &Table) -> usize {
    match table.get("decision").and_then(Item::as_str) {
        Some("deny") => 2,
        Some("ask_user") => 1,
        _ => 0,
    }
}

/// The tools that a rule names.
fn names(table: &Table) -> Vec<&str> {
    let tools = table.get("toolName");
    let list = tools.and_then(Item::as_array).map(|names| names.iter().filter_map(toml_edit::Value::as_str).collect());
    list.or_else(|| tools.and_then(Item::as_str).map(|name| vec![name])).unwrap_or_default()
}

/// The tools for which a rule is stricter than what is wanted.
fn stricter<'t>(table: &'t Table, wanted: &[Table]) -> Vec<&'t str> {
    let milder = |name: &&str| {
        wanted.iter().any(|other| server(other) == server(table) && level(other) < level(table) && names(other).contains(name))
    };
    names(table).into_iter().filter(milder).collect()
}

/// A rule without the tools for which a stricter one stays: which of two decides is a matter of their priorities.
fn without(table: &Table, kept: &[Table]) -> Option<Table> {
    let own = names(table);
    let held =
        |name: &str| kept.iter().any(|other| server(other) == server(table) && level(other) > level(table) && names(other).contains(&name));
    if own.is_empty() || !own.iter().any(|name| held(name)) {
        return Some(table.clone());
    }
    let left: toml_edit::Array = own.into_iter().filter(|name| !held(name)).collect();
    let mut table = table.clone();
    if left.is_empty() {
        return None;
    }
    table.insert("toolName", Item::Value(left.into()));
    Some(table)
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

/// A rule for people: what it does, for which tools, and whose they are.
fn told(table: &Table) -> String {
    let known = |word: &&str| ["allow", "deny", "ask_user"].contains(word);
    let decision = table.get("decision").and_then(Item::as_str).filter(known).unwrap_or("a decision");
    let named: Vec<String> = names(table).into_iter().map(|name| one_line(name, 60)).collect();
    let tools = if named.is_empty() { "whatever else there is".to_owned() } else { named.join(", ") };
    format!("{decision} for {tools} of {}", one_line(server(table).unwrap_or_default(), 120))
}

/// A rule without what stands around it.
fn written(table: &Table) -> String {
    let members: Vec<String> = table.iter().map(|(key, item)| format!("{key}={}", item.to_string().trim())).collect();
    members.join("\n")
}
