//! Text of the Common Expression Language: names as literals, and conditions on arguments.

use super::patterns;
use super::quoted::quoted;
use crate::policy::{Clause, Condition, Test};
use serde_json::Value;

/// A text literal.
pub(super) fn literal(text: &str) -> String {
    quoted(text, |c| format!("\\U{:08x}", u32::from(c)))
}

/// A list of text literals.
pub(super) fn list<'t>(texts: impl IntoIterator<Item = &'t str>) -> String {
    format!("[{}]", texts.into_iter().map(literal).collect::<Vec<_>>().join(", "))
}

/// All of these clauses, asked of the arguments that stand in a map.
pub(super) fn clauses(clauses: &[&Clause], arguments: &str) -> String {
    let conditions = clauses.iter().flat_map(|clause| &clause.conditions);
    conditions.map(|condition| asked(condition, arguments)).collect::<Vec<_>>().join(" && ")
}

/// Whether a condition can be asked: of one argument by its name, and without numbers, which are no two kinds here.
pub(super) fn can_ask(condition: &Condition) -> bool {
    let test = match &condition.test {
        Test::Eq(value) => is_plain(value),
        Test::In(values) => !values.is_empty() && values.iter().all(is_plain),
        Test::Lte(most) => most.as_f64().is_some_and(f64::is_finite),
        Test::MaxItems(most) => i64::try_from(*most).is_ok(),
        Test::Host(_) | Test::Recipient(_) => patterns::fits(condition),
        Test::Under(_) | Test::ReadOnlySql => false,
    };
    test && condition.names().count() == 1
}

fn is_plain(value: &Value) -> bool {
    value.is_string() || value.is_boolean()
}

/// One condition. An argument that is null isn't given.
fn asked(condition: &Condition, arguments: &str) -> String {
    let name = literal(condition.names().next().unwrap_or_default());
    let value = format!("{arguments}[{name}]");
    let given = format!("has({arguments}) && {name} in {arguments} && {value} != null");
    // Nor is an empty list, where a test is about each item.
    let is_whole = matches!(condition.test, Test::Eq(_) | Test::MaxItems(_));
    let given = if is_whole { given } else { format!("{given} && !(type({value}) == list && size({value}) == 0)") };
    let passes = passes(&condition.test, &value);
    if condition.optional { format!("(!({given}) || {passes})") } else { format!("({given} && {passes})") }
}

fn passes(test: &Test, value: &str) -> String {
    match test {
        Test::Eq(wanted) => format!("{value} == {}", scalar(wanted)),
        Test::MaxItems(most) => format!("(type({value}) == list && size({value}) <= {most})"),
        test => format!("(type({value}) == list ? {value}.all(item, {}) : {})", one(test, "item"), one(test, value)),
    }
}

/// What is asked of one item, or of an argument that is no list.
fn one(test: &Test, value: &str) -> String {
    let matches = |pattern: &str| format!("{value}.matches({})", literal(pattern));
    match test {
        Test::In(values) => format!("{value} in [{}]", values.iter().map(scalar).collect::<Vec<_>>().join(", ")),
        Test::Lte(most) => {
            let most = most.as_f64().unwrap_or_default();
            let number = format!("double({value}) <= {most:?} && double({value}) >= {:?}", -most);
            let numeral = matches("^[+-]?([0-9]+[.]?[0-9]*|[.][0-9]+)([eE][+-]?[0-9]+)?$");
            format!("(type({value}) == string ? {numeral} && {number} : type({value}) in [double, int, uint] && {number})")
        }
        Test::Host(hosts) => format!(
            "(type({value}) == string && !{} && ({} || !{value}.contains(\"://\") && {}))",
            matches(patterns::DOUBTFUL),
            matches(&patterns::with_scheme(hosts)),
            matches(&patterns::without_scheme(hosts))
        ),
        Test::Recipient(people) => format!("(type({value}) == string && {})", matches(&patterns::recipient(people))),
        Test::Eq(_) | Test::MaxItems(_) | Test::Under(_) | Test::ReadOnlySql => "false".into(),
    }
}

fn scalar(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), literal)
}
