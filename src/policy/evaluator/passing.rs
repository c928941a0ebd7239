//! Whether an argument passes a test. What can't be read as what the test is about doesn't pass.

use super::sql;
use crate::policy::Test;
use serde_json::Value;

/// Whether a value passes. A list passes when each item does, but for `max_items`, which is about the list itself.
pub(super) fn passes(test: &Test, value: &Value) -> bool {
    match (test, value) {
        (Test::MaxItems(most), Value::Array(items)) => items.len() as u64 <= *most,
        (Test::MaxItems(_), _) => false,
        (Test::Eq(wanted), value) => wanted == value,
        (test, Value::Array(items)) => items.iter().all(|item| one(test, item)),
        (test, value) => one(test, value),
    }
}

fn one(test: &Test, value: &Value) -> bool {
    match test {
        Test::Eq(wanted) => wanted == value,
        Test::In(values) => values.contains(value),
        Test::Lte(most) => number(value).zip(most.as_f64()).is_some_and(|(number, most)| number <= most),
        Test::Under(folders) => value.as_str().is_some_and(|path| folders.iter().any(|folder| is_under(folder, path))),
        Test::Host(hosts) => value.as_str().and_then(host).is_some_and(|host| hosts.iter().any(|known| is_on(known, &host))),
        Test::Recipient(people) => value.as_str().is_some_and(|who| people.iter().any(|known| reaches(known, who))),
        Test::ReadOnlySql => value.as_str().is_some_and(sql::only_reads),
        Test::MaxItems(_) => false,
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

/// Whether a path lies in a folder, by its text alone: links are not followed. A relative path lies in no absolute folder.
fn is_under(folder: &str, path: &str) -> bool {
    match (steps(folder), steps(path)) {
        (Some(folder), Some(path)) => path.starts_with(&folder),
        _ => false,
    }
}

/// The steps of a path, `.` and `..` resolved, the root as an empty first step; `None` for what leads above its start or can't
/// be told.
fn steps(path: &str) -> Option<Vec<String>> {
    let path = path.strip_prefix("file://").unwrap_or(path);
    if path.contains(['\0', '%', '~', '$']) {
        return None;
    }
    let path = path.replace('\\', "/");
    let rooted = path.starts_with('/');
    let mut steps: Vec<String> = if rooted { vec![String::new()] } else { vec![] };
    for step in path.split('/').filter(|step| !step.is_empty() && *step != ".") {
        if step == ".." {
            if steps.len() == usize::from(rooted) {
                return None;
            }
            steps.pop();
        } else {
            steps.push(step.to_owned());
        }
    }
    Some(steps)
}

/// The host of an address, or of a bare host; `None` where there could be doubt which host is meant.
fn host(address: &str) -> Option<String> {
    if address.chars().any(|c| c.is_whitespace() || c.is_control() || c == '\\') {
        return None;
    }
    let rest = match address.split_once("://") {
        Some((scheme, rest)) if ["http", "https", "ws", "wss", "ftp"].contains(&scheme.to_ascii_lowercase().as_str()) => rest,
        Some(_) => return None,
        None => address,
    };
    let authority = rest.split(['/', '?', '#']).next()?;
    if authority.contains('@') {
        return None;
    }
    let name = authority.rsplit_once(':').map_or(authority, |(name, _)| name);
    let name = name.trim_end_matches('.').to_ascii_lowercase();
    (!name.is_empty()).then_some(name)
}

/// Whether a host is the listed one or lies below it.
fn is_on(known: &str, host: &str) -> bool {
    let known = known.trim_start_matches("*.").to_ascii_lowercase();
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

    #[test]
    fn a_path_never_climbs_out_of_its_folder() {
        let test = Test::Under(vec!["/work".into()]);
        for fine in ["/work", "/work/a.txt", "/work/./b/../c", "file:///work/x"] {
            assert!(passes(&test, &json!(fine)), "{fine}");
        }
        for out in ["/work/../etc", "/workshop/a", "work/a", "/work/%2e%2e/etc", "~/work", "/etc", "", "../work"] {
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
        assert!(passes(&test, &json!(["a@example.org", "Boss@example.net"])));
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
