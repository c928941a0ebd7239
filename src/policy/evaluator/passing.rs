//! Whether an argument passes a test. What leaves any doubt about what it means is unclear, and unclear is no pass.

use super::sql;
use crate::policy::Test;
use crate::policy::condition::listed_host;
use serde_json::Value;

/// What came of a test.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    Passes,
    Fails,
    /// It can't be told what the argument means to the tool.
    Unclear,
}

impl From<bool> for Outcome {
    fn from(passes: bool) -> Self {
        if passes { Self::Passes } else { Self::Fails }
    }
}

/// Whether a test is about a list as a whole, and not about each of its items.
pub(super) fn is_whole(test: &Test) -> bool {
    matches!(test, Test::MaxItems(_) | Test::Eq(_))
}

/// What comes of asking this of one value.
pub(super) fn outcome(test: &Test, value: &Value) -> Outcome {
    match (test, value) {
        (Test::Eq(wanted), value) => (wanted == value).into(),
        (Test::In(values), value) => values.contains(value).into(),
        (Test::MaxItems(most), Value::Array(items)) => (items.len() as u64 <= *most).into(),
        (Test::Lte(most), value) => number(value).zip(most.as_f64()).map_or(Outcome::Unclear, |(number, most)| (number <= most).into()),
        (Test::Under(folders), Value::String(path)) => under(folders, path),
        (Test::Host(hosts), Value::String(address)) => {
            host(address).map_or(Outcome::Unclear, |host| hosts.iter().any(|known| is_on(known, &host)).into())
        }
        (Test::Recipient(people), Value::String(who)) => people.iter().any(|known| reaches(known, who)).into(),
        (Test::ReadOnlySql, Value::String(statement)) => sql::only_reads(statement).into(),
        (Test::MaxItems(_) | Test::Under(_) | Test::Host(_) | Test::Recipient(_) | Test::ReadOnlySql, _) => Outcome::Unclear,
    }
}

/// A number, or text that is nothing but one. Amounts below nought pay too, the other way round.
fn number(value: &Value) -> Option<f64> {
    let number = match value {
        Value::Number(number) => number.as_f64(),
        Value::String(text) => text.trim().parse().ok(),
        _ => None,
    };
    number.filter(|number| number.is_finite()).map(f64::abs)
}

/// Whether a path lies in one of these folders, by its text alone: links are not followed. A relative path lies in no
/// absolute folder, nor the other way round.
fn under(folders: &[String], path: &str) -> Outcome {
    let Some(path) = steps(path) else { return Outcome::Unclear };
    let is_in = |folder: &String| steps(folder).is_some_and(|folder| folder.rooted == path.rooted && path.steps.starts_with(&folder.steps));
    folders.iter().any(is_in).into()
}

/// A path, step by step.
struct Steps {
    rooted: bool,
    steps: Vec<String>,
}

/// The steps of a path, `.` and `..` resolved; `None` for what leads above its start, and for what one system may read in
/// another way than the next: variables, escapes, lists of paths, braces, odd blanks and dots.
fn steps(path: &str) -> Option<Steps> {
    let path = path.strip_prefix("file://").unwrap_or(path);
    if path.is_empty() || path.contains(['%', '~', '$', '{', '}', ',', ';', '|', '*', '?']) || path.chars().any(char::is_control) {
        return None;
    }
    let is_windows = path.contains('\\');
    // A backslash is a step to one system and a letter to the other.
    if is_windows && (path.contains("..") || path.contains('/')) {
        return None;
    }
    let path = path.replace('\\', "/");
    if path.starts_with("//") {
        return None;
    }
    let (mut rooted, mut floor) = (path.starts_with('/'), 0);
    let mut steps: Vec<String> = vec![];
    for (place, step) in path.split('/').filter(|step| !step.is_empty()).enumerate() {
        match step {
            "." => {}
            // Nothing lies above a drive either.
            ".." if steps.len() == floor => return None,
            ".." => _ = steps.pop(),
            step if step.trim_matches(|c: char| c == '.' || c.is_whitespace()).is_empty() => return None,
            // A drive, as in `C:`. Elsewhere a colon joins paths, or names a stream.
            step if step.contains(':') => {
                if place > 0 || step.len() != 2 || !step.starts_with(|c: char| c.is_ascii_alphabetic()) {
                    return None;
                }
                (rooted, floor) = (true, 1);
                steps.push(step.to_ascii_uppercase());
            }
            step => steps.push(step.to_owned()),
        }
    }
    Some(Steps { rooted, steps })
}

/// The schemes of addresses on hosts.
const SCHEMES: [&str; 5] = ["http", "https", "ws", "wss", "ftp"];

/// The host of an address, or of a bare host; `None` where there could be doubt which host is meant.
fn host(address: &str) -> Option<String> {
    if address.chars().any(|c| c.is_whitespace() || c.is_control() || c == '\\') {
        return None;
    }
    let rest = match address.split_once("://") {
        Some((scheme, rest)) if SCHEMES.contains(&scheme.to_ascii_lowercase().as_str()) => rest,
        Some(_) => return None,
        None => address,
    };
    // A second address may be meant for the tool as well.
    if rest.contains("://") {
        return None;
    }
    let authority = rest.split(['/', '?', '#']).next()?;
    let (name, port) = authority.split_once(':').unwrap_or((authority, "0"));
    let name = name.strip_suffix('.').unwrap_or(name).to_ascii_lowercase();
    let is_label = |label: &str| !label.is_empty() && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_');
    (!port.is_empty() && port.bytes().all(|b| b.is_ascii_digit()) && name.split('.').all(is_label)).then_some(name)
}

/// Whether a host is the listed one or lies below it.
fn is_on(known: &str, host: &str) -> bool {
    let known = listed_host(known);
    host == known || host.strip_suffix(&known).is_some_and(|rest| rest.ends_with('.'))
}

/// Whether somebody is the listed recipient, or of the listed domain.
fn reaches(known: &str, who: &str) -> bool {
    let (known, who) = (known.to_lowercase(), who.trim().to_lowercase());
    match known.strip_prefix('@') {
        // One address, and nothing beside it.
        Some(domain) => {
            who.split_once('@').is_some_and(|(name, of)| of == domain && !name.is_empty() && !name.contains([',', ';', ' ', '<']))
        }
        None => known == who,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn passes(test: &Test, value: &Value) -> bool {
        outcome(test, value) == Outcome::Passes
    }

    #[test]
    fn a_path_never_climbs_out_of_its_folder() {
        let test = Test::Under(vec!["/desk".into()]);
        for fine in ["/desk", "/desk/a.txt", "/desk/./b/../c", "file:///desk/x"] {
            assert!(passes(&test, &json!(fine)), "{fine}");
        }
        for out in [
            "/desk/../etc",
            "/desktop/a",
            "desk/a",
            "/desk/%2e%2e/etc",
            "~/desk",
            "/etc",
            "",
            "../desk",
            "/desk/a\\b/../../etc",
            "/desk/a,/etc/x",
            "/desk/a\n/etc",
            "/desk/{a,../../etc}",
            "/desk/.. /.. /x",
            "/desk/a:/etc/x",
            "//desk/a",
        ] {
            assert!(!passes(&test, &json!(out)), "{out}");
        }
    }

    #[test]
    fn a_relative_folder_holds_no_absolute_path() {
        let test = Test::Under(vec![".".into()]);
        assert!(passes(&test, &json!("a/b")));
        for out in ["/etc/passwd", "C:\\etc", "a/../../b"] {
            assert!(!passes(&test, &json!(out)), "{out}");
        }
    }

    #[test]
    fn a_host_is_the_listed_one_or_below_it() {
        let test = Test::Host(vec!["example.org".into()]);
        for fine in ["https://example.org/x", "http://api.example.org:8080", "EXAMPLE.org"] {
            assert!(passes(&test, &json!(fine)), "{fine}");
        }
        for out in [
            "https://example.org.evil.net",
            "https://example.org@evil.net",
            "https://notexample.org",
            "javascript://example.org",
            "https://evil.net\\@example.org",
        ] {
            assert!(!passes(&test, &json!(out)), "{out}");
        }
    }

    #[test]
    fn a_domain_stands_for_one_address_each() {
        let test = Test::Recipient(vec!["@example.org".into(), "boss@example.net".into()]);
        assert!(passes(&test, &json!("a@example.org")) && passes(&test, &json!("Boss@example.net")));
        for out in ["a@evil.net", "a@evil.net,b@example.org", "a@example.org, c@evil.net", "x <a@example.org"] {
            assert!(!passes(&test, &json!(out)), "{out}");
        }
    }

    #[test]
    fn an_amount_is_a_number_whatever_its_sign() {
        let test = Test::Lte(100.into());
        assert!(passes(&test, &json!(100)) && passes(&test, &json!("99.5")));
        for out in [json!(101), json!(-500), json!("1e9"), json!("lots"), json!("NaN"), json!({})] {
            assert!(!passes(&test, &out), "{out}");
        }
    }
}
