//! The values of a parameter that chooses what a call does, where no closed list of them is declared but the text tells them:
//! `Operation to perform: create-job, delete-job or get-job`, `action: "list" or "delete"`, `- drop: Drops the index`.

use std::ops::Range;

/// Longer words are no values, and more values than this are not read.
const LONGEST: usize = 48;
const MOST: usize = 40;

/// How deep in its line a bullet may stand, in bytes.
const DEEPEST: usize = 80;

const QUOTES: [char; 8] = ['"', '\'', '`', '*', '“', '”', '‘', '’'];
const BULLETS: [char; 3] = ['-', '*', '•'];
const LIST_OPENS: [char; 10] = [':', '：', ',', '，', '|', '/', '、', '(', '（', '='];
const LIST_GOES_ON: [char; 11] = [',', '，', '|', '/', '、', '.', ';', '=', '(', ')', '）'];
const CONJUNCTIONS: [&str; 3] = ["or", "and", "或"];

/// The values that a text lists, by their places; empty when it lists fewer than two.
pub(in crate::classify) fn listed(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for word in identifiers(text) {
        let known = found.iter().any(|other| text[other.clone()] == text[word.clone()]);
        if !known && found.len() < MOST && (is_quoted(text, &word) || is_bullet(text, &word) || is_item(text, &word)) {
            found.push(word);
        }
    }
    if found.len() < 2 { Vec::new() } else { found }
}

/// The values that the points of a list in a description name, as `1. get_costs: …`; words of prose are none.
pub(in crate::classify) fn bulleted(text: &str) -> Vec<Range<usize>> {
    let composed = |word: &Range<usize>| text[word.clone()].contains(['_', '-']);
    let found: Vec<Range<usize>> = identifiers(text).filter(|word| composed(word) && is_bullet(text, word)).take(MOST).collect();
    if found.len() < 2 { Vec::new() } else { found }
}

/// The values in the first column of a table that is headed by the parameter's name, as `action | what it takes`.
pub(in crate::classify) fn tabled(text: &str, parameter: &str) -> Vec<Range<usize>> {
    let mut at = 0;
    let mut lines = text.split_inclusive('\n').map(|line| {
        at += line.len();
        at - line.len()..at
    });
    let mut found = Vec::new();
    let is_head = |line: Range<usize>| first_cell(text, &line).is_some_and(|cell| text[cell].eq_ignore_ascii_case(parameter));
    if lines.any(is_head) && lines.next().is_some_and(|line| is_rule(&text[line])) {
        let rows = lines.map_while(|line| first_cell(text, &line));
        found.extend(
            rows.filter_map(|cell| identifiers(&text[cell.clone()]).next().map(|word| word.start + cell.start..word.end + cell.start)),
        );
    }
    found.truncate(MOST);
    if found.len() < 2 { Vec::new() } else { found }
}

/// What stands in the first cell of a table's line; `None` where no line of a table is.
fn first_cell(text: &str, line: &Range<usize>) -> Option<Range<usize>> {
    let inside = text[line.clone()].trim_start();
    let inside = inside.strip_prefix('|').unwrap_or(inside);
    let cell = inside.split_once('|')?.0;
    let is_mark = |c: char| c.is_whitespace() || QUOTES.contains(&c);
    let start = line.end - inside.len() + (cell.len() - cell.trim_start_matches(is_mark).len());
    Some(start..start + cell.trim_matches(is_mark).len())
}

/// The line under the head of a table: `-----|-----`.
fn is_rule(line: &str) -> bool {
    line.contains("--") && line.contains(['|', '+']) && line.trim().chars().all(|c| matches!(c, '-' | '|' | '+' | ':' | ' '))
}

/// What a description says of a parameter: the line that its name opens, with the lines that go deeper.
pub(in crate::classify) fn about(text: &str, parameter: &str) -> Option<Range<usize>> {
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let start = at + (line.len() - line.trim_start_matches(|c: char| c.is_whitespace() || c == '-' || QUOTES.contains(&c)).len());
        at += line.len();
        let Some(rest) = text[start..at].strip_prefix(parameter) else { continue };
        if rest.trim_start_matches(|c: char| c == ' ' || QUOTES.contains(&c)).starts_with([':', '：', '(', '（', '=']) {
            return Some(start + parameter.len()..at);
        }
    }
    let mention = text.find(&format!("({parameter}:")).or_else(|| text.find(&format!("（{parameter}:")))?;
    let start = text[mention..].find(parameter).map_or(mention, |offset| mention + offset + parameter.len());
    let end = text[start..].find([')', '）', '\n']).map_or(text.len(), |offset| start + offset);
    Some(start..end)
}

/// What stands behind a listed value that ends here, up to the end of its line or item: "- drop: Drops the index".
pub(super) fn told(text: &str, end: usize) -> Option<&str> {
    let rest = text[end..].trim_start_matches(|c: char| c == ' ' || QUOTES.contains(&c));
    let rest = rest.strip_prefix([':', '：', '=', '('])?;
    let line = rest.split(['\n', ';', '；']).next().unwrap_or(rest).trim();
    (line.split_whitespace().count() > 1 || !line.is_ascii()).then_some(line)
}

/// Words of letters, digits, hyphens and underscores that begin with a letter.
fn identifiers(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let start = at + text[at..].find(|c: char| c.is_ascii_alphabetic())?;
            let rest = &text[start..];
            let length = rest.find(|c: char| !(c.is_ascii_alphanumeric() || c == '_' || c == '-')).unwrap_or(rest.len());
            at = start + length;
            let length = rest[..length].trim_end_matches('-').len();
            if (2..=LONGEST).contains(&length) {
                return Some(start..start + length);
            }
        }
    })
}

fn is_quoted(text: &str, word: &Range<usize>) -> bool {
    text[..word.start].ends_with(QUOTES) && text[word.end..].starts_with(QUOTES)
}

/// `- value: …` or `2. value: …` at the beginning of a line.
fn is_bullet(text: &str, word: &Range<usize>) -> bool {
    let before = text[..word.start].trim_end_matches(QUOTES).trim_end_matches(' ');
    // Only so far back, since a text may be one long line; what stands deeper in its line is no bullet.
    let near = &before[before.ceil_char_boundary(before.len().saturating_sub(DEEPEST))..];
    let line = match near.rsplit_once('\n') {
        Some((_, line)) => line.trim_start(),
        None if near.len() == before.len() => near.trim_start(),
        None => return false,
    };
    let numbered = line.strip_suffix(['.', ')']).is_some_and(|number| !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit()));
    let marked = numbered || (line.len() <= 3 && !line.is_empty() && line.chars().all(|c| BULLETS.contains(&c)));
    marked && text[word.end..].trim_start_matches(QUOTES).trim_start_matches(' ').starts_with([':', '：', '=', '–', '—', '('])
}

/// An item of a list behind a colon: `: list, create or delete`.
fn is_item(text: &str, word: &Range<usize>) -> bool {
    let mut before = text[..word.start].trim_end();
    for conjunction in CONJUNCTIONS {
        before = before.strip_suffix(conjunction).filter(|rest| rest.ends_with([' ', ','])).unwrap_or(before).trim_end();
    }
    let after = text[word.end..].trim_start();
    let joined =
        CONJUNCTIONS.iter().any(|conjunction| after.strip_prefix(conjunction).is_some_and(|rest| rest.starts_with([' ', '"', '`'])));
    let first = before.is_empty() || before.ends_with(LIST_OPENS) || (before.len() < text[..word.start].trim_end().len());
    first && (after.is_empty() || joined || after.starts_with(LIST_GOES_ON))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn values(text: &str) -> Vec<&str> {
        listed(text).into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn values_are_read_from_lists_quotes_and_bullets() {
        assert_eq!(
            values("Operation to perform: create-job, delete-job, or get-job. Choose well."),
            ["create-job", "delete-job", "get-job"]
        );
        assert_eq!(values("What to do (\"list\" or \"delete\")"), ["list", "delete"]);
        assert_eq!(values("Valid values:\n  - create: Make one\n  - **drop**: Drop it"), ["create", "drop"]);
        assert_eq!(values("register=注册, delete=删除"), ["register", "delete"]);
        assert_eq!(values("list|get|remove"), ["list", "get", "remove"]);
    }

    #[test]
    fn a_dash_far_in_a_line_is_no_bullet() {
        assert_eq!(values(&format!("{}- drop: x\n- list: y", "so ".repeat(40))), Vec::<&str>::new());
    }

    #[test]
    fn prose_lists_nothing() {
        assert_eq!(values("The action that the caller wants to perform on the resource."), Vec::<&str>::new());
    }

    #[test]
    fn values_are_read_from_the_table_that_their_parameter_heads() {
        let tabled = |text: &'static str| tabled(text, "action").into_iter().map(|range| &text[range]).collect::<Vec<_>>();
        assert_eq!(
            tabled("Works.\n  action      | params\n  ------------|-------\n  save_scene  | (none)\n  delete_node | uuid\n\nEnd."),
            ["save_scene", "delete_node"]
        );
        assert_eq!(tabled("| `Action` | What |\n| --- | --- |\n| `list` | Lists |\n| **drop** | Drops |"), ["list", "drop"]);
        assert_eq!(tabled("| name | what |\n| --- | --- |\n| list | x |\n| drop | y |"), Vec::<&str>::new());
    }

    #[test]
    fn what_a_value_does_is_told_behind_it() {
        let text = "- drop: Drops the index.\n- list: Lists them.";
        assert_eq!(told(text, listed(text)[0].end), Some("Drops the index."));
    }

    #[test]
    fn a_description_may_tell_of_its_parameters() {
        let text = "Manages things.\n\nArgs:\n    action: 'list' or 'delete'\n    id: which";
        assert_eq!(about(text, "action").map(|range| text[range].trim()), Some(": 'list' or 'delete'"));
    }
}
