use super::block::{Check, CheckBlock, FileBlock, How};
use super::clue::Clue;
use super::coded::Code;
use super::fold::Characters;
use super::phrases::{Collector, Phrases};
use super::triggers::Triggers;
use crate::classify::pack::{Problem, decisive};
use crate::model::hex;
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, HashSet};

/// Bumped when the same checks find other things because the code around them changed.
const ENGINE: u32 = 1;

/// The checks, compiled.
pub struct Checks {
    pub(super) all: Vec<Check>,
    pub(super) runs: Vec<Run>,
    pub(super) phrases: Phrases,
    pub(super) triggers: Triggers,
    pub(super) simplified: Characters,
    /// The groups of phrases, by name.
    pub(super) words: BTreeMap<String, Vec<String>>,
    pub(super) version: String,
}

/// How a check is run.
pub(super) enum Run {
    /// The number of the first clue among those of all checks, and the clues.
    Clues(usize, Vec<Clue>),
    Code(Code),
}

impl Checks {
    /// Reads the files of checks, each a name and its TOML text.
    ///
    /// # Errors
    /// Every problem of every file at once.
    pub fn parse(files: &[(String, String)]) -> Result<Self, Vec<Problem>> {
        let mut files: Vec<_> = files.iter().collect();
        files.sort();
        let mut reader = Reader::default();
        for (name, text) in &files {
            reader.file(name, text);
        }
        if reader.checks.is_empty() && reader.problems.is_empty() {
            reader.problem("checks", None, "hold no check; add a file with [[check]] blocks");
        }
        let mut collector = Collector::default();
        let runs = reader.compile(&mut collector);
        if !reader.problems.is_empty() {
            return Err(reader.problems);
        }
        let phrases = collector.build();
        let clues = runs.iter().flat_map(|run| if let Run::Clues(_, clues) = run { clues.as_slice() } else { &[] });
        let triggers = Triggers::of(clues, &phrases);
        let Reader { checks, words, simplified, .. } = reader;
        Ok(Self { all: checks, runs, phrases, triggers, simplified, words, version: version(&files) })
    }

    /// The checks, in the order of their files.
    pub fn all(&self) -> &[Check] {
        &self.all
    }

    /// Identifies the checks: eight hexadecimal digits over every file, apart from what is told in Chinese.
    pub fn version(&self) -> &str {
        &self.version
    }
}

fn version(files: &[&(String, String)]) -> String {
    let mut hash = Sha256::new();
    hash.update(ENGINE.to_le_bytes());
    for (name, text) in files {
        hash.update(name.as_bytes());
        hash.update([0]);
        decisive(text).for_each(|line| hash.update(line.as_bytes()));
        hash.update([0]);
    }
    hex(&hash.finalize()[..4])
}

#[derive(Default)]
struct Reader {
    checks: Vec<Check>,
    words: BTreeMap<String, Vec<String>>,
    simplified: Characters,
    ids: HashSet<String>,
    problems: Vec<Problem>,
}

impl Reader {
    fn problem(&mut self, file: &str, check: Option<&str>, message: impl Into<String>) {
        self.problems.push(Problem { file: file.into(), rule: check.map(Into::into), message: message.into() });
    }

    fn file(&mut self, name: &str, text: &str) {
        let file: FileBlock = match toml::from_str(text) {
            Ok(file) => file,
            Err(error) => return self.problem(name, None, format!("is not a file of checks: {}", error.to_string().trim_end())),
        };
        for (group, phrases) in file.words {
            if phrases.iter().any(|phrase| phrase.trim_end_matches('*').trim().is_empty()) {
                self.problem(name, None, format!("the words <{group}> hold an empty phrase; drop it"));
            }
            if self.words.insert(group.clone(), phrases).is_some() {
                self.problem(name, None, format!("the words <{group}> are listed twice; keep one list"));
            }
        }
        if file.traditional.chars().count() != file.simplified.chars().count() {
            self.problem(name, None, "`traditional` and `simplified` differ in length; write one for each of the other");
        }
        self.simplified.extend(file.traditional.chars().zip(file.simplified.chars()));
        file.check.into_iter().for_each(|block| self.check(name, block));
    }

    fn check(&mut self, file: &str, block: CheckBlock) {
        let id = block.id.clone();
        let mut wrong: Vec<&str> = Vec::new();
        if id.is_empty() || !id.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-') {
            wrong.push("the id must be lower-case letters, digits and hyphens");
        }
        if !self.ids.insert(id.clone()) {
            wrong.push("the id is taken by another check; choose another one");
        }
        if block.title.trim().is_empty() || block.why.trim().is_empty() {
            wrong.push("needs a `title` and a `why`");
        }
        if block.fires.is_empty() || block.quiet.is_empty() {
            wrong.push("needs at least one example under `fires` and one under `quiet`");
        }
        let how = match (block.when.is_empty(), block.code) {
            (false, None) => Some(How::Clues(block.when)),
            (true, Some(code)) => Some(How::Code(code)),
            _ => {
                wrong.push("needs either `when` or `code`");
                None
            }
        };
        let complete = wrong.is_empty();
        for message in wrong {
            self.problem(file, Some(&id), message);
        }
        if let Some(how) = how.filter(|_| complete) {
            let CheckBlock { title, why, title_zh, why_zh, severity, family, references, fires, quiet, .. } = block;
            let (file, why) = (file.into(), why.trim().to_owned());
            self.checks.push(Check { id, file, title, why, title_zh, why_zh, severity, family, references, fires, quiet, how });
        }
    }

    fn compile(&mut self, collector: &mut Collector) -> Vec<Run> {
        let (mut runs, mut problems, mut number) = (Vec::new(), Vec::new(), 0);
        for check in &self.checks {
            let clues = match &check.how {
                How::Code(code) => {
                    runs.push(Run::Code(*code));
                    continue;
                }
                How::Clues(blocks) => blocks.iter().map(|block| Clue::compile(block, &self.words, &self.simplified, collector)),
            };
            let mut compiled = Vec::new();
            for clue in clues {
                match clue {
                    Ok(clue) => compiled.push(clue),
                    Err(messages) => problems.extend(messages.into_iter().map(|message| (check.file.clone(), check.id.clone(), message))),
                }
            }
            let first = number;
            number += compiled.len();
            runs.push(Run::Clues(first, compiled));
        }
        for (file, id, message) in problems {
            self.problem(&file, Some(&id), message);
        }
        runs
    }
}
