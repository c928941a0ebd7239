use super::lines::Lines;
use super::offer::{Batch, Refusal};
use super::shapes;
use super::window::Window;
use crate::model::MAX_DEFINITION_BYTES;
use serde::Deserialize;
use serde::de::IgnoredAny;
use serde_json::Value;
use std::ffi::OsStr;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use tokio::sync::mpsc::Sender;

/// The largest file that is read as one JSON document.
const MAX_DOCUMENT: u64 = 256 << 20;

/// Reads files one after the other, and hands over what it finds in windows.
pub(super) struct Reader {
    sender: Sender<Window>,
    window: Window,
}

/// Nobody listens any more.
pub(super) struct Unheard;

impl Reader {
    /// For whoever listens to the other end of the channel.
    pub(super) fn new(sender: Sender<Window>) -> Self {
        Self { sender, window: Window::default() }
    }

    /// Reads all of them.
    pub(super) fn read_all(mut self, files: &[PathBuf]) -> Result<(), Unheard> {
        files.iter().try_for_each(|file| self.read(file))?;
        if self.window.is_empty() { Ok(()) } else { self.hand_over() }
    }

    /// Reads one file to the end.
    fn read(&mut self, path: &Path) -> Result<(), Unheard> {
        let is_standard = path.as_os_str() == "-";
        let name = if is_standard { "standard input".to_owned() } else { path.display().to_string() };
        let opened: io::Result<Box<dyn Read>> =
            if is_standard { Ok(Box::new(io::stdin())) } else { File::open(path).map(|file| Box::new(file) as _) };
        let reader = match opened {
            Ok(reader) => BufReader::with_capacity(1 << 16, reader),
            Err(error) => return self.refuse(&name, format!("can't be read: {error}")),
        };
        match Opened::new(path, reader) {
            Ok(Opened::Lines(reader)) => self.lines(reader, &name),
            Ok(Opened::Document(reader)) => self.document(reader, &name),
            Err(error) => self.refuse(&name, format!("can't be read: {error}")),
        }
    }

    fn lines(&mut self, reader: impl BufRead, name: &str) -> Result<(), Unheard> {
        let mut lines = Lines::new(reader, name.to_owned());
        loop {
            match lines.next() {
                Ok(Some(Ok(batch))) => self.offer(batch)?,
                Ok(Some(Err(refusal))) => self.put(refusal)?,
                Ok(None) => return Ok(()),
                Err(error) => return self.refuse(name, format!("can't be read further: {error}")),
            }
        }
    }

    fn document(&mut self, reader: impl Read, name: &str) -> Result<(), Unheard> {
        match document(reader).and_then(|text| shapes::read(&text, name, None)) {
            Ok((batches, refusals)) => {
                refusals.into_iter().try_for_each(|refusal| self.put(refusal))?;
                batches.into_iter().try_for_each(|batch| self.offer(batch))
            }
            Err(reason) => self.refuse(name, reason),
        }
    }

    fn offer(&mut self, batch: Batch) -> Result<(), Unheard> {
        self.window.offer(batch);
        self.hand_over_when_full()
    }

    fn refuse(&mut self, place: &str, reason: String) -> Result<(), Unheard> {
        self.put(Refusal { place: place.to_owned(), reason })
    }

    fn put(&mut self, refusal: Refusal) -> Result<(), Unheard> {
        self.window.refuse(refusal);
        self.hand_over_when_full()
    }

    fn hand_over_when_full(&mut self) -> Result<(), Unheard> {
        if self.window.is_full() { self.hand_over() } else { Ok(()) }
    }

    fn hand_over(&mut self) -> Result<(), Unheard> {
        self.sender.blocking_send(std::mem::take(&mut self.window)).map_err(|_| Unheard)
    }
}

/// A file whose shape is known, read from its beginning.
pub(super) enum Opened<R> {
    Lines(R),
    Document(R),
}

/// The first line of a file, given back before the rest of it.
pub(super) type Whole<R> = io::Chain<io::Cursor<Vec<u8>>, R>;

/// The keys that tell a tool's row from a document on one line.
#[derive(Deserialize)]
struct Keys {
    tool: Option<IgnoredAny>,
    tools: Option<IgnoredAny>,
    server: Option<Value>,
}

impl<R: BufRead> Opened<Whole<R>> {
    /// JSON Lines are told by the file's ending, else by a first line that is a whole value without a list of tools.
    pub(super) fn new(path: &Path, mut reader: R) -> io::Result<Self> {
        let ending = path.extension().and_then(OsStr::to_str);
        let named = matches!(ending, Some("jsonl" | "ndjson"));
        let mut first = Vec::new();
        // A line of YAML or TOML says nothing.
        let foreign = matches!(ending, Some("yaml" | "yml" | "toml"));
        if !named && !foreign {
            reader.by_ref().take(MAX_DEFINITION_BYTES as u64).read_until(b'\n', &mut first)?;
        }
        let is_lines = named || !foreign && is_row(&first);
        let whole = io::Cursor::new(first).chain(reader);
        Ok(if is_lines { Self::Lines(whole) } else { Self::Document(whole) })
    }
}

/// A whole first line is a row when it names a tool or a server, and holds no list of tools. A broken one is taken for a row as well, so that the rows
/// behind it go in, unless it looks like the beginning of a document: too long for a row, or a brace that it doesn't close.
fn is_row(first: &[u8]) -> bool {
    let line = first.trim_ascii();
    match serde_json::from_slice::<Keys>(line) {
        Ok(keys) => keys.tools.is_none() && (keys.tool.is_some() || keys.server.is_some_and(|server| server.is_string())),
        Err(_) if line.is_empty() || first.len() == MAX_DEFINITION_BYTES => false,
        // So does a comment, which a client's configuration may begin with.
        Err(_) if line.starts_with(b"//") || line.starts_with(b"/*") => false,
        Err(_) => line.ends_with(b"}") || !line.starts_with(b"{") && !line.starts_with(b"["),
    }
}

/// A whole document as text, without a mark of its byte order.
pub(super) fn document(reader: impl Read) -> Result<String, String> {
    let mut bytes = Vec::new();
    reader.take(MAX_DOCUMENT + 1).read_to_end(&mut bytes).map_err(|error| format!("can't be read: {error}"))?;
    if bytes.len() as u64 > MAX_DOCUMENT {
        return Err(format!("is over the limit of {} MiB for one document; use JSON Lines", MAX_DOCUMENT >> 20));
    }
    let text = String::from_utf8(bytes).map_err(|error| format!("is not UTF-8 at byte {}", error.utf8_error().valid_up_to() + 1))?;
    Ok(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text))
}
