//! Tests of addresses and recipients as regular expressions, for engines that know no other way: in the syntax that RE2 and
//! the `regex` crate share, and to the letter what our own evaluator does.

use crate::policy::{Condition, Test};

/// Every kind of white space, as the inside of a class.
const SPACE: &str = r"\t-\r \x{85}\x{a0}\x{1680}\x{2000}-\x{200a}\x{2028}\x{2029}\x{202f}\x{205f}\x{3000}";

/// What leaves doubt which host is meant: white space, control characters, backslashes.
pub(super) const DOUBTFUL: &str = r"[\x00-\x20\x7f-\x{a0}\x{1680}\x{2000}-\x{200a}\x{2028}\x{2029}\x{202f}\x{205f}\x{3000}\\]";

/// What follows the host.
const REST: &str = "(?:[/?#]|$)";

/// An address with a scheme, on one of these hosts or below them.
pub(super) fn with_scheme(hosts: &[String]) -> String {
    format!("^(?:[hH][tT][tT][pP][sS]?|[wW][sS][sS]?|[fF][tT][pP])://{}{REST}", authority(hosts))
}

/// A bare host with what follows it, one of these or below them. Says nothing of schemes further on.
pub(super) fn without_scheme(hosts: &[String]) -> String {
    format!("^{}{REST}", authority(hosts))
}

/// What stands before a port may hold colons, what stands alone may not.
fn authority(hosts: &[String]) -> String {
    let known: Vec<String> = hosts.iter().map(|host| folded(host.trim_start_matches("*."), "")).collect();
    let known = known.join("|");
    format!(r"(?:(?:[^/?#@:]*\.)?(?:{known})\.*|(?:[^/?#@]*\.)?(?:{known})\.*:[^/?#@:]*)")
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
    let plain = |text: &String| text.is_ascii() && text.trim() == text && !text.trim_start_matches("*.").is_empty();
    match &condition.test {
        Test::Host(texts) | Test::Recipient(texts) => !texts.is_empty() && texts.iter().all(plain),
        _ => false,
    }
}
