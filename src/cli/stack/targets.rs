use super::machine::Machine;
use crate::cli::output::Output;
use crate::clients::{Reach, System};
use crate::policy::Format;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Where a client takes rules.
enum Place {
    /// In the configuration itself, when it has this name; anywhere where it is empty.
    Same(&'static str),
    /// In the first of these files that this machine can have.
    At(&'static [(Option<System>, &'static str)]),
}

use Place::{At, Same};
use System::{Linux, Mac, Windows};

/// A client, the format of its rules, and where they stand.
const CLIENTS: &[(&str, &str, Place)] = &[
    ("claude-code", "claude-code", At(&[(None, "$CLAUDE_CONFIG_DIR/settings.json"), (None, "~/.claude/settings.json")])),
    ("cline", "cline", Same("")),
    ("codex", "codex", Same("")),
    ("cursor", "cursor", At(&[(None, "~/.cursor/permissions.json")])),
    ("gemini-cli", "gemini-cli", At(&[(None, "~/.gemini/policies/toolgrade.toml")])),
    ("goose", "goose", At(&[(Some(Windows), "$APPDATA/Block/goose/config/permission.yaml"), (None, "~/.config/goose/permission.yaml")])),
    ("kiro", "kiro", Same("mcp.json")),
    (
        "vscode",
        "vscode",
        At(&[
            (Some(Linux), "~/.config/Code/User/settings.json"),
            (Some(Mac), "~/Library/Application Support/Code/User/settings.json"),
            (Some(Windows), "$APPDATA/Code/User/settings.json"),
        ]),
    ),
    ("zed", "zed", At(&[(Some(Windows), "$APPDATA/Zed/settings.json"), (None, "~/.config/zed/settings.json")])),
];

/// A file that rules are to be put into.
pub(super) struct Target {
    pub(super) path: PathBuf,
    pub(super) client: &'static str,
    pub(super) format: &'static Format,
    /// Which of the sources its rules are about.
    pub(super) sources: Vec<usize>,
}

/// The files of the clients that were found, or of those that were chosen. Of the others it is told why nothing is written, and
/// given back whether some should have been written.
pub(super) fn targets(machine: &Machine, reach: &Reach, files: &[PathBuf], chosen: &[String], out: &mut Output) -> (Vec<Target>, bool) {
    let (mut found, mut left): (BTreeMap<PathBuf, Target>, bool) = (BTreeMap::new(), false);
    // What couldn't be read, or names no server, has been told or needs no rules.
    for (at, (source, file)) in reach.sources.iter().zip(files).enumerate().filter(|(_, (source, _))| !source.servers.is_empty()) {
        let name = source.client.map_or(source.name.as_str(), |client| client.name);
        if source.client.is_some_and(|client| !chosen.is_empty() && !chosen.iter().any(|id| id == client.id)) {
            continue;
        }
        let placed = match source.client {
            _ if file == Path::new("-") => Err("what came over standard input has no file".to_owned()),
            Some(client) => target(machine, client.id, file).map(|(path, format)| (client, path, format)),
            None => Err("nobody knows which client's it is; give the file the name that it has there".to_owned()),
        };
        match placed {
            Ok((client, path, format)) => {
                if path != *file && machine.is_of_project(client, file) {
                    out.complain(&format!(
                        "{}: {} takes these rules only in a person's own settings, so they go into {} and hold for every project with \
                         servers of these names",
                        source.name,
                        client.name,
                        path.display()
                    ));
                }
                let target = Target { path: path.clone(), client: client.name, format, sources: vec![] };
                found.entry(path).or_insert(target).sources.push(at);
            }
            Err(why) => {
                // That a client takes no rules is nobody's mistake, unless rules for it were asked for.
                left |= source.client.is_none() || file == Path::new("-") || !chosen.is_empty();
                out.complain(&format!("{}: nothing is written for {name}: {why}", source.name));
            }
        }
    }
    (found.into_values().collect(), left)
}

fn target(machine: &Machine, client: &str, file: &Path) -> Result<(PathBuf, &'static Format), String> {
    let none = "its rules can't be merged into a file; `toolgrade stack --policy FORMAT` prints them";
    let (_, format, place) = CLIENTS.iter().find(|(id, ..)| *id == client).ok_or(none)?;
    if file.components().any(|part| part.as_os_str() == "plugins") {
        return Err("a plugin's servers have other names in the client than in the plugin's file".into());
    }
    let path = match place {
        Same(name) if name.is_empty() || file.file_name().is_some_and(|own| own == *name) => file.to_path_buf(),
        Same(name) => return Err(format!("rules belong into {name}")),
        At(places) => machine.first_place(places).ok_or("there is no home folder")?,
    };
    Ok((path, Format::named(format)?))
}
