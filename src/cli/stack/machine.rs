use crate::cli::neighbours;
use crate::clients::{CLIENTS, Client, MAX_BYTES, NotRead, Source, System, client_of_file};
use std::collections::BTreeSet;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

/// Where `*` and `**` are looked up: so deep, and so many folders and files at most.
const MAX_DEPTH: usize = 6;
const MAX_SEEN: usize = 5000;
const MAX_FILES: usize = 200;

/// This machine, as far as the places of configurations go.
pub(super) struct Machine {
    system: System,
    home: Option<PathBuf>,
}

impl Machine {
    pub(super) fn here() -> Self {
        let system = match std::env::consts::OS {
            "windows" => System::Windows,
            "macos" => System::Mac,
            _ => System::Linux,
        };
        Self { system, home: directories::BaseDirs::new().map(|folders| folders.home_dir().to_path_buf()) }
    }

    /// The configurations that are there, each once.
    pub(super) fn files(&self) -> Vec<PathBuf> {
        let mut found = Vec::new();
        let mut known = BTreeSet::new();
        for (_, place) in self.placed() {
            for file in matching(&place) {
                // One file is one file, by whichever way it is reached.
                if found.len() < MAX_FILES && known.insert(fs::canonicalize(&file).unwrap_or_else(|_| file.clone())) {
                    found.push(file);
                }
            }
        }
        found
    }

    /// Where each client keeps its files here, for people.
    pub(super) fn places(&self) -> Vec<(&'static str, String)> {
        self.placed().map(|(client, place)| (client.name, place)).collect()
    }

    fn placed(&self) -> impl Iterator<Item = (&'static Client, String)> {
        CLIENTS.iter().flat_map(move |client| {
            let here = client.files_on.iter().filter(move |(system, _)| *system == self.system).map(|(_, file)| file);
            client.files.iter().chain(here).filter_map(move |file| Some((client, self.expand(file)?)))
        })
    }

    /// The path behind `~` and `$NAME`; `None` when there is no such folder or variable.
    fn expand(&self, file: &str) -> Option<String> {
        let (first, rest) = file.split_once('/').map_or((file, None), |(first, rest)| (first, Some(rest)));
        let start = match (first, first.strip_prefix('$')) {
            ("~", _) => self.home.clone()?,
            (_, Some(name)) => PathBuf::from(std::env::var_os(name).filter(|value| !value.is_empty())?),
            _ => return Some(file.to_owned()),
        };
        let path = match rest.map(|rest| (rest, rest.strip_prefix(".config/"))) {
            None => start,
            // The table names the usual place of what people may have moved.
            Some((_, Some(below))) if first == "~" => config_folder().unwrap_or_else(|| start.join(".config")).join(below),
            Some((rest, _)) => start.join(rest),
        };
        path.to_str().map(str::to_owned)
    }

    /// The first of these places that this machine can have; without a system a place is for all of them.
    pub(super) fn first_place(&self, places: &[(Option<System>, &str)]) -> Option<PathBuf> {
        let here = places.iter().filter(|(system, _)| system.is_none_or(|system| system == self.system));
        here.filter_map(|(_, place)| self.expand(place)).map(PathBuf::from).next()
    }

    /// Whether a client's file is one of a project, and none of a person's own.
    pub(super) fn is_of_project(&self, client: &Client, file: &Path) -> bool {
        let whole = |path: &Path| fs::canonicalize(path).ok();
        let own = client.files.iter().filter(|place| !place.starts_with("./"));
        let is_own = own.filter_map(|place| self.expand(place)).any(|place| whole(Path::new(&place)) == whole(file));
        !is_own && client.files.iter().filter_map(|place| place.strip_prefix("./")).any(|tail| file.ends_with(tail))
    }

    /// Reads a configuration, or says why it can't be read; `found` where nobody named it, so that it need not hold servers.
    pub(super) fn read(&self, file: &Path, found: bool) -> Source {
        let name = if file == Path::new("-") { "standard input".to_owned() } else { self.shortened(file) };
        let client = client_of_file(&file.to_string_lossy());
        match (text(file), client) {
            (Ok(text), _) => {
                let silent = client.filter(|_| found).and_then(|client| Source::silent(&name, &text, client));
                silent.unwrap_or_else(|| neighbours::read(file, &name, &text, client))
            }
            (Err(problem), _) => Source::unread(&name, client, NotRead::Unopened(problem)),
        }
    }

    /// The path with `~` for the home folder.
    fn shortened(&self, file: &Path) -> String {
        let below = self.home.as_deref().and_then(|home| file.strip_prefix(home).ok());
        below.map_or_else(|| file.display().to_string(), |below| format!("~/{}", below.display()))
    }
}

fn config_folder() -> Option<PathBuf> {
    std::env::var_os("XDG_CONFIG_HOME").map(PathBuf::from).filter(|folder| folder.is_absolute())
}

/// A file's text, up to the limit.
fn text(file: &Path) -> Result<String, String> {
    let problem = |error: std::io::Error| format!("can't be read: {error}");
    let mut bytes = Vec::new();
    let limit = MAX_BYTES as u64 + 1;
    if file == Path::new("-") {
        std::io::stdin().take(limit).read_to_end(&mut bytes).map_err(problem)?;
    } else {
        let opened = fs::File::open(file).map_err(problem)?;
        if !opened.metadata().map_err(problem)?.is_file() {
            return Err("is no file".into());
        }
        opened.take(limit).read_to_end(&mut bytes).map_err(problem)?;
    }
    String::from_utf8(bytes).map_err(|_| "is not UTF-8".into())
}

/// The files behind a path in which `*` stands for any part of a name and `**` for any folders.
fn matching(place: &str) -> Vec<PathBuf> {
    let Some(star) = place.find('*') else {
        return Some(PathBuf::from(place)).filter(|path| path.is_file()).into_iter().collect();
    };
    let from = place[..star].rfind('/').map_or(0, |at| at + 1);
    let (folder, pattern) = place.split_at(from);
    let (deep, name) = pattern.strip_prefix("**/").map_or((0, pattern), |name| (MAX_DEPTH, name));
    let (start, end) = name.split_once('*').unwrap_or((name, ""));
    let fits = |found: &str| if name.contains('*') { found.starts_with(start) && found.ends_with(end) } else { found == name };
    let (mut found, mut seen) = (Vec::new(), 0);
    walk(Path::new(folder), deep, &mut seen, &mut |path, name| {
        if fits(name) && path.is_file() {
            found.push(path.to_path_buf());
        }
    });
    found.sort();
    found
}

fn walk(folder: &Path, deep: usize, seen: &mut usize, visit: &mut impl FnMut(&Path, &str)) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        *seen += 1;
        if *seen > MAX_SEEN {
            return;
        }
        let path = entry.path();
        visit(&path, &entry.file_name().to_string_lossy());
        // Links to folders may lead in a circle.
        if deep > 0 && entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            walk(&path, deep - 1, seen, visit);
        }
    }
}
