use super::change::{Merged, RuleChange, place};
use super::weaker::let_through;
use crate::model::one_line;
use crate::policy::evaluator::matches;
use crate::policy::formats::UNNAMED;
use crate::policy::{Format, Plan};
use toml_edit::{Array, ArrayOfTables, DocumentMut, Item, Table};

/// Merges into a file of Gemini CLI's rules. Those for the plan's servers are replaced, but for what in them is stricter than the
/// plan; those for others stay.
pub(super) fn merge(_: &Format, text: &str, ours: &str, plan: &Plan) -> Result<Merged, String> {
    let mut document: DocumentMut =
        text.parse().map_err(|error: toml_edit::TomlError| format!("is not TOML{}", look_at(text, error.span())))?;
    let ours: DocumentMut = ours.parse().map_err(|_| "the policy is no TOML")?;
    let is_ours = |table: &Table| server(table).is_some_and(|name| plan.servers.iter().any(|server| server.alias == name));
    let (wanted, there) = (tables(&ours)?, tables(&document)?);
    let wanted: Vec<&Table> = wanted.iter().collect();
    let kept: Vec<Kept> = there.iter().filter(|table| is_ours(table)).filter_map(|table| Kept::of(table, &wanted)).collect();
    let found = |table: &Table| kept.iter().find(|kept| is_ours(table) && kept.was == written(table));
    let standing: Vec<Table> = there.iter().filter(|table| is_ours(table) && found(table).is_none()).cloned().collect();
    let stays = kept.iter().map(|kept| format!("{} stays, which is stricter than the policy", told(&kept.table)));
    let wider = there.iter().filter(|table| !is_ours(table)).filter_map(|table| wider(table, &wanted));
    let staying = there.iter().filter(|table| !is_ours(table)).chain(kept.iter().map(|kept| &kept.table));
    let notes: Vec<String> = stays.chain(wider).chain(nameless(staying)).collect();
    let wanted: Vec<Table> = wanted.iter().filter_map(|table| without(table, &kept)).collect();
    let exact = |tables: &[Table]| tables.iter().map(written).collect::<Vec<_>>();
    let narrowed: Vec<&Kept> = kept.iter().filter(|kept| kept.was != written(&kept.table)).collect();
    if narrowed.is_empty() && exact(&standing) == exact(&wanted) {
        return Ok(Merged { text: text.to_owned(), kept: notes, ..Merged::default() });
    }
    let rules = document.entry("rule").or_insert(Item::ArrayOfTables(ArrayOfTables::new()));
    let rules = rules.as_array_of_tables_mut().ok_or("`rule` is no list of tables; put that right first")?;
    rules.retain(|table| !is_ours(table) || found(table).is_some());
    for table in rules.iter_mut() {
        if let Some(kept) = found(table) {
            kept.put(table);
        }
    }
    for table in &wanted {
        let mut table = table.clone();
        table.set_position(None);
        rules.push(table);
    }
    let gone = standing.iter().map(told).chain(narrowed.iter().map(|kept| kept.told.clone()));
    let come = wanted.iter().map(told).chain(narrowed.iter().map(|kept| told(&kept.table)));
    let removed = gone.map(|rule| RuleChange::removed("rule", &rule));
    let added = come.map(|rule| RuleChange::added("rule", &rule));
    Ok(Merged { text: document.to_string(), changes: removed.chain(added).collect(), kept: notes })
}

/// The priority of our rule for whatever no other one names.
const LAST: i64 = 100;

/// Keys of a kept rule that may change.
const NARROWED: &[&str] = &["toolName", "priority"];

/// A rule of the file that is stricter than the plan for some tool.
struct Kept {
    /// As it stood.
    was: String,
    /// The same for people.
    told: String,
    /// As it stays: where it is milder than the plan for another tool, for those alone for which it is stricter.
    table: Table,
}

impl Kept {
    fn of(table: &Table, wanted: &[&Table]) -> Option<Self> {
        if is_our_last(table) {
            return None;
        }
        let (own, patterns) = (level(table), patterns(table));
        let of_server: Vec<&Table> = wanted.iter().copied().filter(|other| server(other) == server(table)).collect();
        let named: Vec<(&str, usize)> =
            of_server.iter().flat_map(|other| names(other).into_iter().map(|name| (name, level(other)))).collect();
        let rest = of_server.iter().find(|other| names(other).is_empty()).map_or(2, |other| level(other));
        let touched = || named.iter().filter(|(name, _)| patterns.iter().any(|pattern| matches(pattern, name)));
        let stricter: Vec<&str> = touched().filter(|(_, level)| *level < own).map(|(name, _)| *name).collect();
        let milder: Vec<&str> = touched().filter(|(_, level)| *level > own).map(|(name, _)| *name).collect();
        let covers_rest = patterns.iter().any(|pattern| pattern.contains('*') || !named.iter().any(|(name, _)| name == pattern));
        let beyond = covers_rest && rest < own;
        let mut stays = table.clone();
        if !milder.is_empty() || covers_rest && rest > own {
            let mut left = patterns.clone();
            left.retain(|pattern| beyond && !milder.iter().any(|name| matches(pattern, name)));
            let others: Vec<&str> = stricter.iter().copied().filter(|name| !left.contains(name)).collect();
            left.extend(others);
            let left: Array = left.into_iter().collect();
            if left.is_empty() {
                return None;
            }
            stays.insert("toolName", Item::Value(left.into()));
        } else if stricter.is_empty() && !beyond {
            return None;
        }
        if beyond && priority(table) <= LAST {
            stays.insert("priority", Item::Value((LAST + 1).into()));
        }
        Some(Self { was: written(table), told: told(table), table: stays })
    }

    /// Puts what changed of it into the file.
    fn put(&self, table: &mut Table) {
        for key in NARROWED {
            if let Some(item) = self.table.get(key).filter(|item| table.get(key).map(ToString::to_string) != Some(item.to_string())) {
                table.insert(key, item.clone());
            }
        }
    }
}

/// Whether this is the rule that we write for whatever no other one names.
fn is_our_last(table: &Table) -> bool {
    let message = table.get("denyMessage").and_then(Item::as_str);
    level(table) == 2 && priority(table) == LAST && names(table).is_empty() && message == Some(UNNAMED)
}

/// How strict a rule is: 0 lets calls through, 2 refuses them.
fn level(table: &Table) -> usize {
    match table.get("decision").and_then(Item::as_str) {
        Some("deny") => 2,
        Some("ask_user") => 1,
        _ => 0,
    }
}

fn priority(table: &Table) -> i64 {
    table.get("priority").and_then(Item::as_integer).unwrap_or(0)
}

/// The tools that a rule names; none where it is for all of them.
fn names(table: &Table) -> Vec<&str> {
    let tools = table.get("toolName");
    let list = tools.and_then(Item::as_array).map(|names| names.iter().filter_map(toml_edit::Value::as_str).collect());
    let list: Vec<&str> = list.or_else(|| tools.and_then(Item::as_str).map(|name| vec![name])).unwrap_or_default();
    if list.contains(&"*") { vec![] } else { list }
}

/// Says so where a rule that stays names no tools, which spoils the file for Gemini CLI from version 0.36 on.
fn nameless<'t>(mut staying: impl Iterator<Item = &'t Table>) -> Option<String> {
    let is_any = staying.any(|table| table.get("toolName").is_none());
    is_any.then(|| "rule: one stays that has no toolName, and then Gemini CLI takes no rule of this file; put `toolName = \"*\"` in".into())
}

/// What a rule is about: what it names, or everything.
fn patterns(table: &Table) -> Vec<&str> {
    let names = names(table);
    if names.is_empty() { vec!["*"] } else { names }
}

/// A rule without the tools for which a stricter one stays: which of two decides is a matter of their priorities.
fn without(table: &Table, kept: &[Kept]) -> Option<Table> {
    let own = names(table);
    let stricter: Vec<&str> = kept
        .iter()
        .filter(|kept| server(&kept.table) == server(table) && level(&kept.table) > level(table))
        .flat_map(|kept| patterns(&kept.table))
        .collect();
    let held = |name: &str| stricter.iter().any(|pattern| matches(pattern, name));
    if own.is_empty() || !own.iter().any(|name| held(name)) {
        return Some(table.clone());
    }
    let left: Array = own.into_iter().filter(|name| !held(name)).collect();
    let mut table = table.clone();
    if left.is_empty() {
        return None;
    }
    table.insert("toolName", Item::Value(left.into()));
    Some(table)
}

/// A rule for all servers, or for tools by their whole names, that lets more through than the plan, whose own rules it goes before.
fn wider(table: &Table, wanted: &[&Table]) -> Option<String> {
    if table.get("decision").and_then(Item::as_str) != Some("allow") {
        return None;
    }
    let patterns = patterns(table);
    let fits = |alias: &str, name: &str| match server(table) {
        Some("*") => patterns.iter().any(|pattern| matches(pattern, name)),
        Some(_) => false,
        None => patterns.iter().any(|pattern| matches(pattern, &format!("mcp_{alias}_{name}"))),
    };
    let beaten = wanted.iter().filter(|other| level(other) > 0 && priority(other) <= priority(table));
    let all = beaten.filter_map(|other| Some((server(other)?, names(other))));
    let let_by = all.flat_map(|(alias, names)| names.into_iter().map(move |name| (alias, name))).filter(|(alias, name)| fits(alias, name));
    let_through("rule", "one", &let_by.map(|(alias, name)| format!("mcp_{alias}_{name}")).collect::<Vec<_>>())
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
