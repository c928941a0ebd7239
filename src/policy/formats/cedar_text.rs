//! Text of Cedar: names as literals, and conditions on arguments.

use super::quoted::quoted;
use crate::policy::{Clause, Condition, Test};
use serde_json::Value;

/// A text literal.
pub(super) fn literal(text: &str) -> String {
    quoted(text, |c| format!("\\u{{{:x}}}", u32::from(c)))
}

/// Whether a condition can be asked: of one argument by its name, and without numbers, of which Cedar knows whole ones only.
pub(super) fn can_ask(condition: &Condition) -> bool {
    let plain = |value: &Value| value.is_string() || value.is_boolean();
    let test = match &condition.test {
        Test::Eq(value) => plain(value),
        Test::In(values) => !values.is_empty() && values.iter().all(plain),
        _ => false,
    };
    test && condition.names().count() == 1
}

/// All of these clauses, asked of the arguments that are attributes of a record, under names that start with a prefix.
pub(super) fn clauses(clauses: &[&Clause], record: &str, prefix: &str) -> Vec<String> {
    clauses.iter().flat_map(|clause| &clause.conditions).map(|condition| asked(condition, record, prefix)).collect()
}

/// One condition. That an argument isn't there is asked first: to read what isn't there is an error.
fn asked(condition: &Condition, record: &str, prefix: &str) -> String {
    let name = literal(&format!("{prefix}{}", condition.names().next().unwrap_or_default()));
    let value = format!("{record}[{name}]");
    let passes = match &condition.test {
        Test::Eq(wanted) => format!("{value} == {}", scalar(wanted)),
        Test::In(values) => {
            let values = values.iter().map(scalar).collect::<Vec<_>>().join(", ");
            format!("[{values}].contains({value})")
        }
        _ => "false".into(),
    };
    if condition.optional { format!("(!({record} has {name}) || {passes})") } else { format!("({record} has {name} && {passes})") }
}

fn scalar(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), literal)
}
