//! Sources that are read and not stored: the same shapes and limits as for an import, and nothing else.

use super::files::files;
use super::lines::Lines;
use super::offer::{Batch, Refusal};
use super::reader::{Opened, document};
use super::shapes;
use crate::model::{Definition, ServerProfile, ServerSlug};
use std::fs::File;
use std::io::{self, BufReader, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What one file, or one live server, says.
#[derive(Debug, Default)]
pub struct Source {
    /// The file as it was named, or the live server.
    pub name: String,
    /// The file, when it is one that has a name.
    pub path: Option<PathBuf>,
    /// What stands in the file; empty for a live server.
    pub text: String,
    /// Its tools.
    pub tools: Vec<SourceTool>,
    /// Whether it told of tools at all, if only that there are none.
    pub lists: bool,
    /// Whether it is a client's configuration: its servers are to be asked or looked up.
    pub configures: bool,
    /// Why its tools aren't all there are, though all of it was read.
    pub warnings: Vec<String>,
    /// What could not be read.
    pub refusals: Vec<Refusal>,
}

/// A tool of a source.
#[derive(Clone, Debug)]
pub struct SourceTool {
    /// Its server.
    pub server: ServerSlug,
    /// Whether the source names the server; otherwise the file's name stands for it.
    pub named: bool,
    /// What the source says of the server.
    pub profile: Arc<ServerProfile>,
    /// What it says of the tool.
    pub definition: Arc<Definition>,
    /// The line that holds it, in JSON Lines; the first is 1.
    pub line: Option<usize>,
}

/// The largest source that is held as a whole.
const MAX_TEXT: u64 = 256 << 20;

/// What stands for a server without a name: no slug of a name ever looks so.
const NAMELESS: &str = "?";

/// Reads files, folders and, for `-`, standard input; each file is a source of its own. What can't be read says so in its
/// source, so that nothing is left out in silence.
pub fn read_sources(paths: &[PathBuf]) -> impl Iterator<Item = Source> + '_ {
    let of = |path: &PathBuf| match files(std::slice::from_ref(path)) {
        Ok(found) if found.is_empty() => vec![Source::refused(path, "holds no file of tools (.json, .jsonl, .ndjson, server.yaml)".into())],
        Ok(found) => found.iter().map(|file| Source::read(file)).collect(),
        Err(error) => vec![Source::refused(path, error.to_string())],
    };
    paths.iter().flat_map(of)
}

impl Source {
    fn read(path: &Path) -> Self {
        let is_standard = path.as_os_str() == "-";
        let opened: io::Result<Box<dyn Read>> =
            if is_standard { Ok(Box::new(io::stdin())) } else { File::open(path).map(|file| Box::new(file) as _) };
        let opened = opened.and_then(|reader| Opened::new(path, BufReader::with_capacity(1 << 16, reader)));
        let read = match opened {
            Ok(Opened::Lines(reader)) => Self::named(path).lines(reader),
            Ok(Opened::Document(reader)) => Self::named(path).document(reader),
            Err(error) => return Self::refused(path, format!("can't be read: {error}")),
        };
        read.unwrap_or_else(|reason| Self::refused(path, reason))
    }

    fn named(path: &Path) -> Self {
        let is_standard = path.as_os_str() == "-";
        let name = if is_standard { "standard input".to_owned() } else { path.display().to_string() };
        Self { name, path: (!is_standard).then(|| path.to_owned()), ..Self::default() }
    }

    fn refused(path: &Path, reason: String) -> Self {
        let source = Self::named(path);
        Self { refusals: vec![Refusal { place: source.name.clone(), reason }], ..source }
    }

    fn lines(mut self, reader: impl Read) -> Result<Self, String> {
        let mut bytes = Vec::new();
        reader.take(MAX_TEXT + 1).read_to_end(&mut bytes).map_err(|error| format!("can't be read: {error}"))?;
        if bytes.len() as u64 > MAX_TEXT {
            return Err(format!("is over the limit of {} MiB for one file; check it in parts", MAX_TEXT >> 20));
        }
        let mut lines = Lines::new(bytes.as_slice(), self.name.clone()).or(nameless());
        while let Some(next) = lines.next().map_err(|error| format!("can't be read further: {error}"))? {
            match next {
                Ok(batch) => self.take(batch, Some(lines.number())),
                Err(refusal) => self.refusals.push(refusal),
            }
        }
        self.text = String::from_utf8_lossy(&bytes).into_owned();
        Ok(self)
    }

    fn document(mut self, reader: impl Read) -> Result<Self, String> {
        self.text = document(reader)?;
        self.configures = shapes::is_configuration(&self.text, &self.name);
        // Whoever asks its servers, or looks them up, reads a configuration for himself.
        if self.configures {
            return Ok(self);
        }
        let (batches, refusals) = shapes::read(&self.text, &self.name, Some(&nameless()))?;
        self.refusals = refusals;
        let silent = batches.iter().filter(|batch| batch.is_of_server_alone()).count();
        if silent > 0 {
            let (servers, whose) = if silent == 1 { ("server", "its") } else { ("servers", "their") };
            let how = "ask for them with `toolgrade check -- COMMAND` or `--url URL`";
            self.warnings.push(format!("names {silent} {servers} without {whose} tools; {how}"));
        }
        if batches.iter().any(|batch| batch.goes_on) {
            self.warnings.push("holds only a part of a server's tools, as it says itself; the others were not checked".into());
        }
        for batch in batches {
            self.take(batch, None);
        }
        Ok(self)
    }

    /// What a live server answered.
    pub(super) fn live(name: String, batch: Batch, refusals: Vec<Refusal>) -> Self {
        let mut source = Self { name, refusals, ..Self::default() };
        if !batch.complete && source.refusals.is_empty() {
            source.refusals.push(Refusal { place: source.name.clone(), reason: "its list of tools was left before its end".into() });
        }
        source.take(batch, None);
        source
    }

    fn take(&mut self, batch: Batch, line: Option<usize>) {
        self.lists |= !batch.is_of_server_alone();
        let named = batch.server.slug.as_str() != NAMELESS;
        let server = if named { batch.server.slug } else { self.slug() };
        let profile = Arc::new(batch.server.profile);
        self.tools.extend(batch.offers.into_iter().map(|offer| SourceTool {
            server: server.clone(),
            named,
            profile: profile.clone(),
            definition: offer.definition,
            line,
        }));
    }

    /// The slug of the file's name.
    fn slug(&self) -> ServerSlug {
        let stem = self.path.as_deref().and_then(Path::file_stem).map(|stem| stem.to_string_lossy().into_owned());
        stem.as_deref().and_then(ServerSlug::of).unwrap_or_else(|| ServerSlug::stored("unnamed".into()))
    }
}

fn nameless() -> ServerSlug {
    ServerSlug::stored(NAMELESS.into())
}
