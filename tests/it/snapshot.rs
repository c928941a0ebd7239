//! Every starter tool's verdict, one a line, so that what a change of the rules does can be read as a diff.
//!
//! `TOOLGRADE_ACCEPT=1 cargo test --test it snapshot` writes the file anew; read `git diff tests/it/snapshots` before committing it.

use crate::world::CLASSIFIER;
use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use toolgrade::ingest::labelled_starter;
use toolgrade::model::{ToolRow, Trait, Verdict};

/// So many lines of a difference are shown.
const SHOWN: usize = 40;

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

/// `server/tool: Write High, destructive bulk; removes, removes-many`: the rules by their weight.
fn line(row: &ToolRow, verdict: &Verdict) -> String {
    let mut rules: Vec<&str> = Vec::new();
    for item in &verdict.evidence {
        if !rules.contains(&item.rule.as_str()) {
            rules.push(&item.rule);
        }
    }
    let traits: Vec<&str> = verdict.traits.iter().copied().map(Trait::as_str).collect();
    let traits = if traits.is_empty() { "no trait".to_owned() } else { traits.join(" ") };
    let server = row.server.as_deref().unwrap_or("");
    format!("{server}/{}: {} {}, {traits}; {}", row.definition.name, verdict.category, verdict.risk, rules.join(", "))
}

fn verdicts() -> BTreeSet<String> {
    labelled_starter().iter().map(|row| line(row, &CLASSIFIER.classify(&row.subject()))).collect()
}

/// What went and what came, as a diff shows it.
fn difference(kept: &BTreeSet<String>, found: &BTreeSet<String>) -> String {
    let gone = kept.difference(found).map(|line| (line, '-'));
    let mut changed: Vec<_> = gone.chain(found.difference(kept).map(|line| (line, '+'))).collect();
    changed.sort_by_key(|(line, sign)| (line.split(": ").next(), *sign == '+'));
    let mut told = String::new();
    for (line, sign) in changed.iter().take(SHOWN) {
        writeln!(told, "{sign} {line}").expect("text takes text");
    }
    writeln!(told, "{} lines differ.", changed.len()).expect("text takes text");
    told
}

#[test]
fn starter_verdicts_are_as_last_accepted() {
    let path = folder("tests/it/snapshots/starter.txt");
    let found = verdicts();
    if std::env::var_os("TOOLGRADE_ACCEPT").is_some_and(|value| value == "1") {
        let lines: Vec<&str> = found.iter().map(String::as_str).collect();
        std::fs::write(&path, lines.join("\n") + "\n").expect("the snapshot is written");
        return;
    }
    let kept = std::fs::read_to_string(&path).expect("the snapshot; TOOLGRADE_ACCEPT=1 writes it");
    let kept: BTreeSet<String> = kept.lines().map(str::to_owned).collect();
    let told = difference(&kept, &found);
    assert!(kept == found, "{told}Read them; to accept: TOOLGRADE_ACCEPT=1 cargo test --test it snapshot");
}

#[test]
fn every_starter_tool_has_a_line_of_its_own() {
    let files = std::fs::read_dir(folder("data/starter")).expect("the starter files");
    let tools = files.map(|file| {
        let text = std::fs::read_to_string(file.expect("a file").path()).expect("text");
        let answer: serde_json::Value = serde_json::from_str(&text).expect("JSON");
        answer["tools"].as_array().expect("tools").len()
    });
    assert_eq!(verdicts().len(), tools.sum::<usize>());
}
