use super::capture;
use super::lines::Lines;
use super::offer::{Batch, Refusal};
use super::pipeline::{Importer, Outcome};
use crate::classify::Classifier;
use crate::model::Timestamp;
use crate::store::{Report, Store, StoreError};
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
    let reader = tokio::task::spawn_blocking(move || files.iter().try_for_each(|file| read(file, &sender)));
    while let Some((batches, refusals)) = window(&mut receiver).await {
        importer.take(batches, refusals).await?;
        watch(importer.report());
    }
    // A reader that ends early has been told so by a closed channel, which only an error above does.
    let _ = reader.await;
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
fn files(paths: &[PathBuf]) -> Result<Vec<PathBuf>, SourceError> {
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

/// Reads one file to the end. Fails only when nobody listens any more.
fn read(path: &Path, sender: &Sender<Found>) -> Result<(), ()> {
    let name = if path.as_os_str() == "-" { "standard input".to_owned() } else { path.display().to_string() };
    let refuse = |error: io::Error| send(sender, Found::Refusal(Refusal { place: name.clone(), reason: format!("can't be read: {error}") }));
    let reader: Box<dyn Read> = match path.as_os_str() == "-" {
        true => Box::new(io::stdin()),
        false => match File::open(path) {
            Ok(file) => Box::new(file),
            Err(error) => return refuse(error),
        },
    };
    let mut reader = BufReader::with_capacity(1 << 16, reader);
    match is_lines(path, &mut reader) {
        Ok(true) => read_lines(Lines::new(reader, name.clone()), sender).or_else(|error| error.map_or(Err(()), refuse)),
        Ok(false) => read_document(reader, &name, sender),
        Err(error) => refuse(error),
    }
}

/// JSON Lines are told by the file's ending, else by a first line that is a whole object with a tool.
fn is_lines(path: &Path, reader: &mut impl BufRead) -> io::Result<bool> {
    match path.extension().and_then(OsStr::to_str) {
        Some("jsonl" | "ndjson") => return Ok(true),
        _ => {}
    }
    let start = reader.fill_buf()?;
    let first = start.trim_ascii_start();
    let line = first.split(|byte| *byte == b'\n').next().unwrap_or_default();
    let opens_document = matches!(line.trim_ascii(), b"{" | b"[" | b"") || contains(line, b"\"tools\"");
    Ok(!opens_document && (contains(line, b"\"tool\"") || contains(first, b"\n{")))
}

fn contains(text: &[u8], part: &[u8]) -> bool {
    text.windows(part.len()).any(|window| window == part)
}

/// `Err(None)` when nobody listens, `Err(Some(_))` when the file can't be read on.
fn read_lines<R: BufRead>(mut lines: Lines<R>, sender: &Sender<Found>) -> Result<(), Option<io::Error>> {
    while let Some(line) = lines.next().map_err(Some)? {
        let found = match line {
            Ok(batch) => Found::Batch(Box::new(batch)),
            Err(refusal) => Found::Refusal(refusal),
        };
        send(sender, found).map_err(|()| None)?;
    }
    Ok(())
}

fn read_document(reader: impl Read, name: &str, sender: &Sender<Found>) -> Result<(), ()> {
    match document(reader).and_then(|text| capture::parse(&text, &format!("import {name}"), name)) {
        Ok((batch, refusals)) => {
            refusals.into_iter().try_for_each(|refusal| send(sender, Found::Refusal(refusal)))?;
            send(sender, Found::Batch(Box::new(batch)))
        }
        Err(reason) => send(sender, Found::Refusal(Refusal { place: name.to_owned(), reason })),
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

fn send(sender: &Sender<Found>, found: Found) -> Result<(), ()> {
    sender.blocking_send(found).map_err(|_| ())
}
