use super::offer::{Batch, Offer, Refusal};
use crate::model::repository;
use crate::model::{MAX_DEFINITION_BYTES, ServerProfile, ServerSlug, ToolRow};
use crate::store::Sighting;
use std::io::{self, BufRead, Read};

/// Reads JSON Lines with bounded memory: a line over the limit is skipped, not held.
pub(super) struct Lines<R> {
    reader: R,
    name: String,
    nameless: Option<ServerSlug>,
    number: usize,
    buffer: Vec<u8>,
}

/// How much longer than a definition a line may be, for what else stands in it.
const LINE_LIMIT: u64 = MAX_DEFINITION_BYTES as u64 + 1;

impl<R: BufRead> Lines<R> {
    pub(super) fn new(reader: R, name: String) -> Self {
        Self { reader, name, nameless: None, number: 0, buffer: Vec::new() }
    }

    /// The same for a reader that takes rows without a server as those of this one.
    pub(super) fn or(self, nameless: ServerSlug) -> Self {
        Self { nameless: Some(nameless), ..self }
    }

    /// The number of the line that was read last; the first is 1.
    pub(super) fn number(&self) -> usize {
        self.number
    }

    /// The next row that isn't blank; `None` at the end.
    pub(super) fn next(&mut self) -> io::Result<Option<Result<Batch, Refusal>>> {
        loop {
            self.buffer.clear();
            if self.reader.by_ref().take(LINE_LIMIT).read_until(b'\n', &mut self.buffer)? == 0 {
                return Ok(None);
            }
            self.number += 1;
            let place = format!("{}:{}", self.name, self.number);
            let whole = self.buffer.len() as u64 == LINE_LIMIT && self.buffer.last() != Some(&b'\n');
            if whole && self.skip_line()? {
                let reason = format!("the definition is over the limit of {MAX_DEFINITION_BYTES} bytes (1 MiB)");
                return Ok(Some(Err(Refusal { place, reason })));
            }
            let line = self.buffer.trim_ascii();
            let line = if self.number == 1 { line.strip_prefix("\u{feff}".as_bytes()).unwrap_or(line) } else { line };
            if line.is_empty() {
                continue;
            }
            let source = source_of(&self.name);
            let row = ToolRow::parse(line).map_err(|error| error.to_string());
            let batch = row.and_then(|row| batch(row, self.nameless.as_ref(), source, place.clone()));
            return Ok(Some(batch.map_err(|reason| Refusal { place, reason })));
        }
    }

    /// Reads on to the end of the line; says whether there was anything.
    fn skip_line(&mut self) -> io::Result<bool> {
        let mut skipped = false;
        loop {
            let available = self.reader.fill_buf()?;
            if available.is_empty() {
                return Ok(skipped);
            }
            let end = available.iter().position(|byte| *byte == b'\n');
            let used = end.map_or(available.len(), |at| at + 1);
            skipped |= end.unwrap_or(available.len()) > 0;
            self.reader.consume(used);
            if end.is_some() {
                return Ok(skipped);
            }
        }
    }
}

/// What readers of a page are told of a file: its name, and not where it lies on the operator's machine.
pub(super) fn source_of(file: &str) -> String {
    format!("import {}", file.rsplit(['/', '\\']).next().unwrap_or(file))
}

/// A row as an offer of its server. A row is one tool of perhaps many, so it never says that others are gone.
fn batch(row: ToolRow, nameless: Option<&ServerSlug>, source: String, place: String) -> Result<Batch, String> {
    let slug = row.server.as_deref().and_then(ServerSlug::of).or_else(|| nameless.cloned());
    let slug = slug.ok_or("names no server; add \"server\": its slug")?;
    let profile = ServerProfile {
        name: row.server_name,
        description: row.server_description,
        repository: row.repository.as_deref().and_then(repository::normalise),
        ..ServerProfile::default()
    };
    let offer = Offer::new(row.definition, row.description_source, place);
    let server = Sighting { slug, identity: None, profile, listing: None };
    Ok(Batch { offers: vec![offer], ..Batch::of_server(server, source) })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &[u8]) -> Vec<Result<String, String>> {
        let mut lines = Lines::new(text, "f".into());
        let mut found = vec![];
        while let Some(next) = lines.next().expect("reading from memory") {
            found.push(next.map(|b| b.offers[0].place.clone()).map_err(|r| r.place));
        }
        found
    }

    #[test]
    fn a_bad_line_does_not_stop_the_rest() {
        let text = b"\xef\xbb\xbf{\"server\":\"s\",\"tool\":\"a\"}\r\n\nnonsense\n{\"server\":\"s\",\"tool\":\"b\"}";
        assert_eq!(read(text), [Ok("f:1".into()), Err("f:3".into()), Ok("f:4".into())]);
    }

    #[test]
    fn an_endless_line_is_skipped_and_refused() {
        let mut text = vec![b'x'; 3 * MAX_DEFINITION_BYTES];
        text.extend_from_slice(b"\n{\"server\":\"s\",\"tool\":\"b\"}\n");
        assert_eq!(read(&text), [Err("f:1".into()), Ok("f:2".into())]);
    }
}
