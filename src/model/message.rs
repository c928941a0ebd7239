use super::Timestamp;
use super::is_hidden;
use serde::Serialize;

/// What somebody wrote with the contact form, checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewMessage {
    /// Who; not everybody says.
    pub name: Option<String>,
    /// Where an answer may be sent.
    pub address: Option<String>,
    /// What it is about: an address of this catalogue, or words.
    pub about: Option<String>,
    /// The message.
    pub text: String,
}

/// A stored message.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Message {
    /// The store's key.
    pub id: i64,
    /// When it came.
    pub at: Timestamp,
    /// Whether somebody read it before.
    pub read: bool,
    /// Whether it was sent on by mail.
    pub mailed: bool,
    /// Who; not everybody says.
    pub name: Option<String>,
    /// Where an answer may be sent.
    pub address: Option<String>,
    /// What it is about.
    pub about: Option<String>,
    /// The message.
    pub text: String,
}

/// What is wrong with a field of a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MessageProblem {
    /// It is no mail address.
    Address,
    /// It has more characters than are taken.
    Length {
        /// So many it has.
        length: usize,
        /// So many are taken.
        most: usize,
    },
    /// It holds characters that don't show.
    Hidden,
    /// Nothing stands there.
    Empty,
}

/// What is wrong with each field of a message; `None` where nothing is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct MessageProblems {
    /// Of the name.
    pub name: Option<MessageProblem>,
    /// Of the address.
    pub address: Option<MessageProblem>,
    /// Of what it is about.
    pub about: Option<MessageProblem>,
    /// Of the message.
    pub text: Option<MessageProblem>,
}

/// Characters of a name.
pub const MAX_MESSAGE_NAME: usize = 120;

/// Characters of a message.
pub const MAX_MESSAGE_TEXT: usize = 5000;

/// Characters of what it is about: a tool's name can be long, and longer when it is percent-encoded.
pub const MAX_MESSAGE_ABOUT: usize = 2000;

/// Bytes of an address, by RFC 5321.
const MAX_ADDRESS: usize = 254;

impl NewMessage {
    /// Checks what somebody typed; empty fields say nothing.
    ///
    /// # Errors
    /// What is wrong with each field, all at once.
    pub fn checked(name: &str, address: &str, about: &str, text: &str) -> Result<Self, MessageProblems> {
        let text = text.replace("\r\n", "\n").replace('\r', "\n");
        let (name, address, about, text) = (name.trim(), address.trim(), about.trim(), text.trim());
        let problems = MessageProblems {
            name: line(name, MAX_MESSAGE_NAME),
            address: (!address.is_empty() && !is_address(address)).then_some(MessageProblem::Address),
            about: line(about, MAX_MESSAGE_ABOUT),
            text: wrong_text(text),
        };
        if problems != MessageProblems::default() {
            return Err(problems);
        }
        let said = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        let shown = |c: &char| !c.is_control() || matches!(c, '\n' | '\t');
        Ok(Self { name: said(name), address: said(address), about: said(about), text: text.chars().filter(shown).collect() })
    }
}

/// What is wrong with a field of one line.
fn line(text: &str, most: usize) -> Option<MessageProblem> {
    let length = text.chars().count();
    if length > most {
        return Some(MessageProblem::Length { length, most });
    }
    text.chars().any(|c| c.is_control() || is_hidden(c)).then_some(MessageProblem::Hidden)
}

fn wrong_text(text: &str) -> Option<MessageProblem> {
    match text.chars().count() {
        0 => Some(MessageProblem::Empty),
        length if length > MAX_MESSAGE_TEXT => Some(MessageProblem::Length { length, most: MAX_MESSAGE_TEXT }),
        _ if text.chars().all(|c| c.is_whitespace() || is_hidden(c)) => Some(MessageProblem::Empty),
        _ => None,
    }
}

/// Whether mail could be sent there, by its form: the common form of RFC 5321 in ASCII, without quotes and bare numbers.
fn is_address(text: &str) -> bool {
    let Some((local, domain)) = text.rsplit_once('@') else { return false };
    let is_atom = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_alphanumeric() || b"!#$%&'*+-/=?^_`{|}~".contains(&b));
    let is_label = |label: &str| {
        (1..=63).contains(&label.len())
            && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    let last_is_name = domain.rsplit('.').next().is_some_and(|last| last.bytes().any(|b| b.is_ascii_alphabetic()));
    text.len() <= MAX_ADDRESS
        && local.len() <= 64
        && local.split('.').all(is_atom)
        && domain.contains('.')
        && domain.split('.').all(is_label)
        && last_is_name
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_told_from_what_is_none() {
        let good = ["ada@example.org", "a.b+c@mail.example.co.uk", "o'hara@xn--fiqs8s.cn"];
        assert!(good.iter().all(|text| is_address(text)));
        let bad = [
            "ada",
            "ada@",
            "@b.c",
            "a@b",
            "a@b..c",
            ".a@b.c",
            "a b@c.d",
            "a@b.c\r\nBcc: x@y.z",
            "a@-b.c",
            "a@1.2",
            "<a@b.c>",
            "a@b.c,d@e.f",
        ];
        assert_eq!(bad.iter().filter(|text| is_address(text)).collect::<Vec<_>>(), Vec::<&&str>::new());
    }

    #[test]
    fn characters_are_counted_and_not_bytes() {
        let taken = |text: &str| NewMessage::checked("", "", "", text).is_ok();
        assert_eq!((taken(&"删".repeat(5000)), taken(&"删".repeat(5001))), (true, false));
    }

    #[test]
    fn all_fields_are_told_at_once() {
        let problems = NewMessage::checked(&"n".repeat(121), "x", "a\nb", " \u{200b} ").expect_err("all wrong");
        assert!(problems.name.is_some() && problems.address.is_some() && problems.about.is_some() && problems.text.is_some());
    }

    #[test]
    fn control_characters_do_not_get_into_the_text() {
        let message = NewMessage::checked("", "", "", "a\u{1b}[31m\r\nb\0").expect("a message");
        assert_eq!(message.text, "a[31m\nb");
    }
}
