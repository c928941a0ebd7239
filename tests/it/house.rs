//! The house rules of ARCHITECTURE.md: who may import whom, which crates a pure room may use, how long a file may be.

use std::fs;
use std::path::{Path, PathBuf};

/// A room and the rooms that it may import.
const MAY_IMPORT: &[(&str, &[&str])] = &[
    ("model", &[]),
    ("lang", &["model"]),
    ("classify", &["model", "lang"]),
    ("policy", &["model", "lang"]),
    ("clients", &["model"]),
    ("store", &["model"]),
    ("search", &["model"]),
    ("config", &[]),
    ("ingest", &["model", "classify", "clients", "store"]),
    ("web", &["model", "lang", "classify", "policy", "clients", "store", "search", "config"]),
    ("app", &["model", "lang", "classify", "policy", "clients", "store", "search", "config", "ingest", "web"]),
    ("cli", &["model", "lang", "classify", "policy", "clients", "store", "search", "config", "ingest", "web", "app"]),
];

/// What must not stand in a room. A pure room does no I/O, knows no clock and is never async.
const MAY_NOT_USE: &[(&str, &[&str])] = &[
    ("model", &["tokio", "sqlx", "axum", "reqwest", "tantivy", "std::fs", "std::env", "async fn", "SystemTime", "Timestamp::now"]),
    ("lang", &["tokio", "sqlx", "axum", "reqwest", "tantivy", "std::fs", "std::env", "async fn", "SystemTime", "Timestamp::now"]),
    ("classify", &["tokio", "sqlx", "axum", "reqwest", "tantivy", "std::fs", "std::env", "async fn", "SystemTime", "Timestamp::now"]),
    ("policy", &["tokio", "sqlx", "axum", "reqwest", "tantivy", "std::fs", "std::env", "async fn", "SystemTime", "Timestamp::now"]),
    ("clients", &["tokio", "sqlx", "axum", "reqwest", "tantivy", "std::fs", "std::env", "async fn", "SystemTime", "Timestamp::now"]),
    ("store", &["axum", "askama", "reqwest", "tantivy", "icu_segmenter"]),
    ("search", &["axum", "askama", "reqwest", "sqlx", "tokio", "async fn", "SystemTime", "Timestamp::now"]),
    ("ingest", &["axum", "askama", "sqlx", "tantivy"]),
    ("web", &["sqlx", "reqwest", "tantivy", "std::fs", "tokio::spawn(", "select "]),
];

const MAX_LINES: usize = 400;

struct Source {
    room: String,
    path: PathBuf,
    text: String,
}

fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    walk(&root, &root, &mut found);
    assert!(found.len() > 50, "only {} sources found", found.len());
    found
}

fn walk(root: &Path, folder: &Path, found: &mut Vec<Source>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            walk(root, &path, found);
        } else if path.extension().is_some_and(|end| end == "rs") {
            let inside = path.strip_prefix(root).expect("below src");
            let name = inside.iter().next().expect("a name").to_string_lossy().trim_end_matches(".rs").to_owned();
            found.push(Source { room: name, text: fs::read_to_string(&path).expect("text"), path });
        }
    }
}

/// Lines outside test modules, with their numbers, comments left out.
fn code(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let lines = text.lines().enumerate().take_while(|(_, line)| line.trim() != "#[cfg(test)]");
    lines.filter(|(_, line)| !line.trim_start().starts_with("//")).map(|(number, line)| (number + 1, line))
}

#[test]
fn arrows_point_down() {
    for source in sources().iter().filter(|source| !["main", "lib"].contains(&source.room.as_str())) {
        let (_, allowed) =
            MAY_IMPORT.iter().find(|(room, _)| *room == source.room).unwrap_or_else(|| panic!("{} is in no room", source.path.display()));
        for (number, line) in code(&source.text) {
            for imported in line.split("crate::").skip(1) {
                let imported: String = imported.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
                let is_room = MAY_IMPORT.iter().any(|(room, _)| *room == imported);
                let fine = !is_room || imported == source.room || allowed.contains(&imported.as_str());
                assert!(fine, "{}:{number}: {} must not import {imported}", source.path.display(), source.room);
            }
        }
    }
}

#[test]
fn rooms_use_only_what_they_may() {
    for source in sources() {
        let Some((_, forbidden)) = MAY_NOT_USE.iter().find(|(room, _)| *room == source.room) else { continue };
        for (number, line) in code(&source.text) {
            for word in *forbidden {
                assert!(!line.contains(word), "{}:{number}: {} must not use {word}", source.path.display(), source.room);
            }
        }
    }
}

#[test]
fn children_never_import_their_roof() {
    for source in sources().iter().filter(|source| source.path.file_name().is_some_and(|name| name != "mod.rs")) {
        for (number, line) in code(&source.text) {
            assert!(!line.trim_start().starts_with("use super::*"), "{}:{number}", source.path.display());
        }
    }
}

/// See `src/store/mod.rs`: what begins so has its statement planned anew for each call.
const PLANNED_ANEW: [&str; 3] = ["limit $", "limit ?", "limit \").push_bind"];

#[test]
fn statements_are_planned_once() {
    for source in sources().iter().filter(|source| source.room == "store") {
        for (number, line) in code(&source.text) {
            let anew = PLANNED_ANEW.iter().find(|beginning| line.contains(**beginning));
            assert!(anew.is_none(), "{}:{number}: write `limit +$1` for a bound limit", source.path.display());
        }
    }
}

#[test]
fn no_file_holds_two_thoughts() {
    for source in sources() {
        let lines = source.text.lines().count();
        assert!(lines <= MAX_LINES, "{} has {lines} lines; find its second thought", source.path.display());
    }
}

#[test]
fn templates_print_nothing_unescaped() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("templates");
    for entry in fs::read_dir(folder).expect("templates") {
        let path = entry.expect("an entry").path();
        let text = fs::read_to_string(&path).expect("text");
        for forbidden in ["|safe", "| safe", "<script>", "style=", "onclick="] {
            assert!(!text.contains(forbidden), "{} holds {forbidden}", path.display());
        }
    }
}
