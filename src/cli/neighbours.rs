//! Files beside a client's configuration that have a say in it: settings that refuse a project's servers, and other files of
//! agents. None of them is told of, and none that can't be read is a mistake here.

use super::reading::text;
use crate::clients::{Client, Dialect, Refused, Source, opens_tools};
use std::fs;
use std::path::{Path, PathBuf};

/// The largest of them that is read, in bytes: Claude Code keeps what was typed in the file of its state.
const MAX_BYTES: u64 = 64 << 20;

/// The most files of a folder that are looked at.
const MAX_FILES: usize = 500;

/// Folders in which opencode looks for agents, and its own files, below one of its places.
const AGENTS: &[&str] = &["agent", "agents", ".opencode/agent", ".opencode/agents"];
const OPENCODE: &[&str] = &["opencode.json", "opencode.jsonc"];

/// Reads a configuration with what its neighbours say.
pub(super) fn read(file: &Path, name: &str, text: &str, client: Option<&'static Client>) -> Source {
    match client.map(|client| client.id) {
        Some("claude-code") if is_of_project(file) => Source::read(name, text, client).without(&refused(file)),
        Some("opencode") if is_opened(file) => Source::read_entries(name, text, client),
        _ => Source::read(name, text, client),
    }
}

fn is_of_project(file: &Path) -> bool {
    file.file_name().is_some_and(|name| name == ".mcp.json") && !file.components().any(|part| part.as_os_str() == ".claude")
}

/// What Claude Code's settings, a person's and the project's, and its state say of the servers of a project.
fn refused(file: &Path) -> Refused {
    let mut refused = Refused::default();
    let Some(folder) = folder(file) else { return refused };
    let own = std::env::var_os("CLAUDE_CONFIG_DIR").filter(|path| !path.is_empty()).map(PathBuf::from);
    let person = own.clone().or_else(|| Some(home()?.join(".claude")));
    let project = ["settings.json", "settings.local.json"].map(|name| folder.join(".claude").join(name));
    for text in person.map(|person| person.join("settings.json")).into_iter().chain(project).filter_map(|path| whole(&path)) {
        refused.take_settings(&text);
    }
    let state = own.or_else(home).and_then(|place| whole(&place.join(".claude.json")));
    if let (Some(state), Some(folder)) = (state, folder.to_str()) {
        refused.take_state(&state, folder);
    }
    refused
}

/// Whether another file, of opencode's or of one of its agents, may show what this one hides.
fn is_opened(file: &Path) -> bool {
    let places: Vec<PathBuf> = folder(file).into_iter().chain([PathBuf::from(".")]).chain(opencode_folder()).collect();
    let named = std::env::var_os("OPENCODE_CONFIG").filter(|path| !path.is_empty()).map(PathBuf::from);
    let files = places.iter().flat_map(|place| OPENCODE.iter().map(|name| place.join(name))).chain(named);
    let itself = fs::canonicalize(file).ok();
    let mut others = files.filter(|other| fs::canonicalize(other).ok() != itself).filter_map(|other| whole(&other));
    if others.any(|text| opens_tools(&text, Dialect::Json)) {
        return true;
    }
    let folders = places.iter().flat_map(|place| AGENTS.iter().map(|agents| place.join(agents)));
    folders.flat_map(|folder| fs::read_dir(folder).into_iter().flatten().flatten().take(MAX_FILES)).any(|entry| {
        let path = entry.path();
        // What lies deeper is an agent as well.
        path.is_dir() || whole(&path).is_some_and(|text| opens_tools(front(&text), Dialect::Yaml))
    })
}

/// What stands between the first two lines of dashes.
fn front(text: &str) -> &str {
    let rest = text.trim_start_matches('\u{FEFF}').trim_start().strip_prefix("---").unwrap_or("");
    rest.find("\n---").map_or("", |end| &rest[..end])
}

fn whole(path: &Path) -> Option<String> {
    path.is_file().then(|| text(path, MAX_BYTES).ok()).flatten()
}

fn folder(file: &Path) -> Option<PathBuf> {
    fs::canonicalize(file).ok()?.parent().map(Path::to_path_buf)
}

fn home() -> Option<PathBuf> {
    directories::BaseDirs::new().map(|folders| folders.home_dir().to_path_buf())
}

fn opencode_folder() -> Option<PathBuf> {
    let moved = std::env::var_os("XDG_CONFIG_HOME").map(PathBuf::from).filter(|folder| folder.is_absolute());
    moved.or_else(|| Some(home()?.join(".config"))).map(|folder| folder.join("opencode"))
}
