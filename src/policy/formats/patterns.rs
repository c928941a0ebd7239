//! Tests of addresses and recipients as regular expressions, for engines that know no other way: in the syntax that RE2 and
//! the `regex` crate share, and to the letter what our own evaluator does.

use crate::policy::condition::listed_host;
use crate::policy::{Condition, Test};

/// Every kind of white space, as the inside of a class.
const SPACE: &str = r"\t-\r \x{85}\x{a0}\x{1680}\x{2000}-\x{200a}\x{2028}\x{2029}\x{202f}\x{205f}\x{3000}";

/// What leaves doubt which host is meant: white space, control characters, backslashes.
pub(super) const DOUBTFUL: &str = r"[\x00-\x20\x7f-\x{a0}\x{1680}\x{2000}-\x{200a}\x{2028}\x{2029}\x{202f}\x{205f}\x{3000}\\]";

/// What follows the host, to the end: anything in which no second address begins. Read as steps: behind `:` a `/`, behind
/// `:/` no further `/`.
const REST: &str = "(?:$|[/?#](?:[^:]|:(?::|/:)*(?:[^:/]|/[^:/]))*(?::(?::|/:)*/?)?$)";

/// An address with a scheme, on one of these hosts or below them, and no second address behind it.
pub(super) fn with_scheme(hosts: &[String]) -> String {
    format!("^(?:[hH][tT][tT][pP][sS]?|[wW][sS][sS]?|[fF][tT][pP])://{}{REST}", authority(hosts))
}

/// A bare host with what follows it, one of these or below them. Says nothing of schemes further on.
pub(super) fn without_scheme(hosts: &[String]) -> String {
    format!("^{}(?:[/?#]|$)", authority(hosts))
}

fn authority(hosts: &[String]) -> String {
    let known: Vec<String> = hosts.iter().map(|host| folded(&listed_host(host), "")).collect();
    format!(r"(?:[A-Za-z0-9_-]+\.)*(?:{})\.?(?::[0-9]+)?", known.join("|"))
}

/// One of these recipients, or one address of these domains.
pub(super) fn recipient(people: &[String]) -> String {
    let one = |known: &String| match known.strip_prefix('@') {
        Some(domain) => format!("[^@,; <{SPACE}][^@,; <]*@{}", folded(domain, r"\x{212a}")),
        None => folded(known, r"\x{212a}"),
    };
    format!("^[{SPACE}]*(?:{})[{SPACE}]*$", people.iter().map(one).collect::<Vec<_>>().join("|"))
}

/// Text in whatever case. The Kelvin sign is an upper-case k to those who fold more than ASCII.
fn folded(text: &str, kelvin: &str) -> String {
    let letter = |c: char| match c.to_ascii_lowercase() {
        'k' => format!("[kK{kelvin}]"),
        c if c.is_ascii_alphabetic() => format!("[{c}{}]", c.to_ascii_uppercase()),
        c if c.is_ascii_digit() => c.to_string(),
        c => format!(r"\x{{{:x}}}", u32::from(c)),
    };
    text.chars().map(letter).collect()
}

/// Whether a condition on hosts or recipients can be told as a pattern: what isn't ASCII has more than two cases.
pub(super) fn fits(condition: &Condition) -> bool {
    let plain = |text: &String| text.is_ascii() && text.trim() == text && !text.is_empty();
    let is_label = |label: &str| !label.is_empty() && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_');
    match &condition.test {
        Test::Host(hosts) => !hosts.is_empty() && hosts.iter().all(|host| listed_host(host).split('.').all(is_label)),
        Test::Recipient(people) => !people.is_empty() && people.iter().all(plain),
        _ => false,
    }
}
