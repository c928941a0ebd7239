use super::capture;
use super::lines::{Lines, source_of};
use super::offer::{Batch, Refusal};
use super::pipeline::{Importer, Outcome};
use crate::classify::Classifier;
use crate::model::{MAX_DEFINITION_BYTES, Timestamp};
use crate::store::{Report, Store, StoreError};
use serde::Deserialize;
use serde::de::IgnoredAny;
use std::ffi::OsStr;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use tokio::sync::mpsc::{Receiver, Sender, channel};

/// Why an import could not be done at all.
#[derive(Debug, thiserror::Error)]
pub enum SourceError {
    /// A named file or folder isn't there or can't be read.
    #[error("cannot read {path}: {source}")]
    Unreadable {
        /// The file or folder.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// The catalogue could not be written.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// What a reader found.
enum Found {
    Batch(Box<Batch>),
    Refusal(Refusal),
}

/// Definitions stored in one transaction.
const WINDOW: usize = 2000;

/// The largest file that is read as one JSON document.
const MAX_DOCUMENT: u64 = 256 << 20;

/// Folders are walked this deep.
const MAX_FOLDERS: usize = 16;

/// Imports files, folders and, for `-`, standard input, as one run. `watch` hears how far it has come.
///
/// # Errors
/// When a named path can't be read at all, or the store fails; bad files and lines inside are refused one by one.
pub async fn import(
    store: &Store,
    classifier: &Classifier,
    paths: &[PathBuf],
    now: Timestamp,
    mut watch: impl FnMut(&Report),
) -> Result<Outcome, SourceError> {
    let files = files(paths)?;
    let named: Vec<String> = paths.iter().map(|path| path.display().to_string()).collect();
    let mut importer = Importer::start(store, classifier, "import", &named.join(" "), now).await?;
    let (sender, mut receiver) = channel(WINDOW);
    let reader = Reader { sender, classifier: classifier.clone() };
    let reading = tokio::task::spawn_blocking(move || files.iter().try_for_each(|file| reader.read(file)));
    while let Some((batches, refusals)) = window(&mut receiver).await {
        importer.take(batches, refusals).await?;
        watch(importer.report());
    }
    // A reader that ends early has been told so by a closed channel, which only an error above does.
    let _ = reading.await;
    Ok(importer.finish().await?)
}

/// Waits for as many offers as one transaction takes; `None` at the end.
async fn window(receiver: &mut Receiver<Found>) -> Option<(Vec<Batch>, Vec<Refusal>)> {
    let (mut batches, mut refusals) = (Vec::new(), Vec::new());
    let mut size = 0;
    while size < WINDOW {
        match receiver.recv().await {
            Some(Found::Batch(batch)) => {
                size += batch.offers.len().max(1);
                batches.push(*batch);
            }
            Some(Found::Refusal(refusal)) => {
                size += 1;
                refusals.push(refusal);
            }
            None => break,
        }
    }
    (size > 0).then_some((batches, refusals))
}

/// The files to read, folders walked and sorted, so that the order is the same every time.
pub(super) fn files(paths: &[PathBuf]) -> Result<Vec<PathBuf>, SourceError> {
    let mut found = Vec::new();
    for path in paths {
        let unreadable = |source| SourceError::Unreadable { path: path.clone(), source };
        if path.as_os_str() == "-" {
            found.push(path.clone());
        } else if std::fs::metadata(path).map_err(unreadable)?.is_dir() {
            walk(path, 0, &mut found).map_err(unreadable)?;
        } else {
            found.push(path.clone());
        }
    }
    Ok(found)
}

fn walk(folder: &Path, depth: usize, found: &mut Vec<PathBuf>) -> io::Result<()> {
    let mut entries: Vec<PathBuf> = std::fs::read_dir(folder)?.map(|entry| entry.map(|e| e.path())).collect::<Result<_, _>>()?;
    entries.sort();
    for path in entries {
        // A link could lead anywhere, or round in a circle.
        if path.is_symlink() {
            continue;
        }
        let known = path.extension().and_then(OsStr::to_str).is_some_and(|end| ["json", "jsonl", "ndjson"].contains(&end));
        if path.is_dir() && depth < MAX_FOLDERS {
            walk(&path, depth + 1, found)?;
        } else if path.is_file() && known {
            found.push(path);
        }
    }
    Ok(())
}

/// Reads files one after the other, classifies what it finds and hands it over.
struct Reader {
    sender: Sender<Found>,
    classifier: Classifier,
}

/// Nobody listens any more.
struct Unheard;

impl Reader {
    /// Reads one file to the end.
    fn read(&self, path: &Path) -> Result<(), Unheard> {
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

    fn lines(&self, reader: impl BufRead, name: &str) -> Result<(), Unheard> {
        let mut lines = Lines::new(reader, name.to_owned());
        loop {
            match lines.next() {
                Ok(Some(Ok(batch))) => self.offer(batch)?,
                Ok(Some(Err(refusal))) => self.send(Found::Refusal(refusal))?,
                Ok(None) => return Ok(()),
                Err(error) => return self.refuse(name, format!("can't be read further: {error}")),
            }
        }
    }

    fn document(&self, reader: impl Read, name: &str) -> Result<(), Unheard> {
        match document(reader).and_then(|text| capture::parse(&text, &source_of(name), name)) {
            Ok((batch, refusals)) => {
                refusals.into_iter().try_for_each(|refusal| self.send(Found::Refusal(refusal)))?;
                self.offer(batch)
            }
            Err(reason) => self.refuse(name, reason),
        }
    }

    fn offer(&self, mut batch: Batch) -> Result<(), Unheard> {
        batch.judge(&self.classifier);
        self.send(Found::Batch(Box::new(batch)))
    }

    fn refuse(&self, place: &str, reason: String) -> Result<(), Unheard> {
        self.send(Found::Refusal(Refusal { place: place.to_owned(), reason }))
    }

    fn send(&self, found: Found) -> Result<(), Unheard> {
        self.sender.blocking_send(found).map_err(|_| Unheard)
    }
}

/// A file whose shape is known, read from its beginning.
enum Opened<R> {
    Lines(R),
    Document(R),
}

/// The first line of a file, given back before the rest of it.
type Whole<R> = io::Chain<io::Cursor<Vec<u8>>, R>;

/// The keys that tell a tool's row from a list of tools.
#[derive(Deserialize)]
struct Keys {
    tools: Option<IgnoredAny>,
}

impl<R: BufRead> Opened<Whole<R>> {
    /// JSON Lines are told by the file's ending, else by a first line that is a whole value without a list of tools.
    fn new(path: &Path, mut reader: R) -> io::Result<Self> {
        let named = matches!(path.extension().and_then(OsStr::to_str), Some("jsonl" | "ndjson"));
        let mut first = Vec::new();
        if !named {
            reader.by_ref().take(MAX_DEFINITION_BYTES as u64).read_until(b'\n', &mut first)?;
        }
        let is_lines = named || is_row(&first);
        let whole = io::Cursor::new(first).chain(reader);
        Ok(if is_lines { Self::Lines(whole) } else { Self::Document(whole) })
    }
}

/// A whole first line is a row unless it holds a list of tools. A broken one is taken for a row as well, so that the rows
/// behind it go in, unless it looks like the beginning of a document: too long for a row, or a brace that it doesn't close.
fn is_row(first: &[u8]) -> bool {
    let line = first.trim_ascii();
    match serde_json::from_slice::<Keys>(line) {
        Ok(keys) => keys.tools.is_none(),
        Err(_) if line.is_empty() || first.len() == MAX_DEFINITION_BYTES => false,
        Err(_) => line.ends_with(b"}") || !line.starts_with(b"{") && !line.starts_with(b"["),
    }
}

fn document(reader: impl Read) -> Result<String, String> {
    let mut bytes = Vec::new();
    reader.take(MAX_DOCUMENT + 1).read_to_end(&mut bytes).map_err(|error| format!("can't be read: {error}"))?;
    if bytes.len() as u64 > MAX_DOCUMENT {
        return Err(format!("is over the limit of {} MiB for one document; use JSON Lines", MAX_DOCUMENT >> 20));
    }
    let text = String::from_utf8(bytes).map_err(|error| format!("is not UTF-8 at byte {}", error.utf8_error().valid_up_to() + 1))?;
    Ok(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text))
}
