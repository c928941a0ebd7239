use super::error::ScanError;
use crate::ingest::http::Reply;
use std::collections::VecDeque;

/// An event of a server's stream.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Event {
    /// `message` where nothing else is said.
    pub(super) name: String,
    pub(super) text: String,
}

/// The events of an answer that comes as a stream.
pub(super) struct Events {
    reply: Reply,
    parser: Parser,
    ready: VecDeque<Event>,
}

impl Events {
    /// Events of at most `limit` bytes each.
    pub(super) fn new(reply: Reply, limit: usize) -> Self {
        Self { reply, parser: Parser { limit, line: vec![], name: String::new(), text: String::new() }, ready: VecDeque::new() }
    }

    /// The next event; `None` at the end.
    pub(super) async fn next(&mut self) -> Result<Option<Event>, ScanError> {
        loop {
            if let Some(event) = self.ready.pop_front() {
                return Ok(Some(event));
            }
            let Some(piece) = self.reply.chunk().await? else { return Ok(None) };
            self.parser.feed(&piece, &mut self.ready)?;
        }
    }
}

/// Reads a stream as the HTML standard has it, as far as servers use it: names and texts.
struct Parser {
    limit: usize,
    line: Vec<u8>,
    name: String,
    text: String,
}

impl Parser {
    fn feed(&mut self, mut bytes: &[u8], ready: &mut VecDeque<Event>) -> Result<(), ScanError> {
        while let Some(end) = bytes.iter().position(|byte| *byte == b'\n') {
            self.keep(&bytes[..end])?;
            bytes = &bytes[end + 1..];
            let line = std::mem::take(&mut self.line);
            ready.extend(self.line(String::from_utf8_lossy(&line).trim_end_matches('\r')));
        }
        self.keep(bytes)
    }

    fn keep(&mut self, bytes: &[u8]) -> Result<(), ScanError> {
        if self.line.len() + self.text.len() + bytes.len() > self.limit {
            return Err(ScanError::TooLarge { limit: self.limit });
        }
        self.line.extend_from_slice(bytes);
        Ok(())
    }

    /// A blank line ends an event.
    fn line(&mut self, line: &str) -> Option<Event> {
        let (field, value) = line.split_once(':').unwrap_or((line, ""));
        let value = value.strip_prefix(' ').unwrap_or(value);
        match field {
            "" if line.is_empty() => {
                let (name, text) = (std::mem::take(&mut self.name), std::mem::take(&mut self.text));
                let name = if name.is_empty() { "message".into() } else { name };
                (!text.is_empty()).then_some(Event { name, text })
            }
            "event" => {
                value.clone_into(&mut self.name);
                None
            }
            "data" => {
                if !self.text.is_empty() {
                    self.text.push('\n');
                }
                self.text.push_str(value);
                None
            }
            // Comments keep a connection alive; ids and retries are for those who come back.
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(pieces: &[&str]) -> Vec<(String, String)> {
        let mut parser = Parser { limit: 100, line: vec![], name: String::new(), text: String::new() };
        let mut ready = VecDeque::new();
        for piece in pieces {
            parser.feed(piece.as_bytes(), &mut ready).expect("a small event");
        }
        ready.into_iter().map(|event| (event.name, event.text)).collect()
    }

    #[test]
    fn events_are_read_wherever_they_are_cut() {
        let whole = ": hello\r\nevent: endpoint\r\ndata: /messages?id=1\r\n\r\ndata: {\"a\":\ndata: 1}\n\nid: 3\n\n";
        let expected = [("endpoint".to_owned(), "/messages?id=1".to_owned()), ("message".to_owned(), "{\"a\":\n1}".to_owned())];
        assert_eq!(read(&[whole]), expected);
        for cut in 1..whole.len() {
            assert_eq!(read(&[&whole[..cut], &whole[cut..]]), expected, "cut at {cut}");
        }
    }

    #[test]
    fn an_event_that_never_ends_ends_at_the_limit() {
        let mut parser = Parser { limit: 100, line: vec![], name: String::new(), text: String::new() };
        let endless = (0..50).try_for_each(|_| parser.feed(b"data: 0123456789\n", &mut VecDeque::new()));
        assert!(matches!(endless, Err(ScanError::TooLarge { limit: 100 })));
    }
}
