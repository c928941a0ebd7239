use super::rule::{Condition, Example, Rule};
use super::segment::is_chinese;
use super::settings::Settings;
use super::target::Target;
use crate::lang::Lang;
use crate::model::{Category, hex};
use serde::de::value::{MapAccessDeserializer, SeqAccessDeserializer};
use serde::de::{MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, HashMap, HashSet};
use std::fmt;

/// Bumped when the same rules give other verdicts because the code around them changed.
const ENGINE: u32 = 1;

/// So many conditions can be numbered.
const MOST_CONDITIONS: usize = u16::MAX as usize;

/// A validated rule pack.
#[derive(Clone, Debug)]
pub struct Pack {
    /// Identifies the rules: `1-` and eight hexadecimal digits over every file, apart from what is told in Chinese.
    pub version: String,
    /// The rules, in the order of their files.
    pub rules: Vec<Rule>,
    /// The files that hold rules.
    pub themes: Vec<Theme>,
    pub(super) settings: Settings,
    gloss: HashMap<String, String>,
}

/// A file of rules.
#[derive(Clone, Debug)]
pub struct Theme {
    /// The file.
    pub file: String,
    /// What its rules are about: the comment that it begins with.
    pub about: String,
    name_zh: Option<String>,
    about_zh: Option<String>,
}

impl Theme {
    /// What it is called, where that isn't the name of the file.
    pub fn name(&self, lang: Lang) -> Option<&str> {
        self.name_zh.as_deref().filter(|_| lang == Lang::Zh)
    }

    /// What its rules are about; in English where the file says it in no other language.
    pub fn about(&self, lang: Lang) -> &str {
        lang.of(&self.about, self.about_zh.as_deref())
    }
}

/// What is wrong with a pack, where, and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The file.
    pub file: String,
    /// The rule's id, when it is known.
    pub rule: Option<String>,
    /// What is wrong, and what to do.
    pub message: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.rule {
            Some(rule) => write!(f, "{}: rule {rule}: {}", self.file, self.message),
            None => write!(f, "{}: {}", self.file, self.message),
        }
    }
}

/// What a file of rules holds.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct File {
    /// What the rules of the file are called and are about, in Chinese.
    name_zh: Option<String>,
    about_zh: Option<String>,
    #[serde(default)]
    language: Option<Settings>,
    /// What Chinese words mean, in English.
    #[serde(default)]
    gloss: BTreeMap<String, String>,
    #[serde(default)]
    rule: Vec<RuleBlock>,
}

/// A `[[rule]]` block as it is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RuleBlock {
    id: String,
    title: String,
    why: String,
    title_zh: Option<String>,
    why_zh: Option<String>,
    #[serde(deserialize_with = "one_or_many")]
    when: Vec<Condition>,
    #[serde(default, deserialize_with = "one_or_many")]
    unless: Vec<Condition>,
    #[serde(default)]
    category: Vec<String>,
    adds: BTreeMap<String, f64>,
    #[serde(default)]
    fires: Vec<Example>,
    #[serde(default)]
    quiet: Vec<Example>,
}

/// A condition, or a list of them.
fn one_or_many<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<Condition>, D::Error> {
    struct OneOrMany;
    impl<'de> Visitor<'de> for OneOrMany {
        type Value = Vec<Condition>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a condition or a list of conditions")
        }

        fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
            Condition::deserialize(MapAccessDeserializer::new(map)).map(|one| vec![one])
        }

        fn visit_seq<A: SeqAccess<'de>>(self, list: A) -> Result<Self::Value, A::Error> {
            Vec::deserialize(SeqAccessDeserializer::new(list))
        }
    }
    from.deserialize_any(OneOrMany)
}

impl Pack {
    /// What a Chinese word means, in English; `None` for words of other scripts and for those without a gloss.
    pub fn gloss(&self, word: &str) -> Option<&str> {
        if word.is_ascii() { None } else { self.gloss.get(word).map(String::as_str) }
    }

    /// The Chinese words that texts are to be cut at, beside those of the dictionary: the ones that the settings list, and
    /// the verbs of two characters that the rules name.
    pub(super) fn chinese_words(&self) -> impl Iterator<Item = &str> {
        let Settings { words, nouns, synonyms, .. } = &self.settings;
        let conditions = self.rules.iter().flat_map(|rule| rule.when.iter().chain(&rule.unless));
        let verbs = conditions.filter(|condition| condition.language.is_none()).flat_map(|condition| &condition.verb);
        let of_two = verbs.filter(|verb| verb.chars().count() == 2 && verb.chars().all(is_chinese));
        words.iter().chain(nouns).chain(synonyms.keys()).chain(of_two).map(String::as_str)
    }

    /// Reads the files of a pack, each a name and its TOML text.
    ///
    /// # Errors
    /// Every problem of every file at once.
    pub fn parse(files: &[(String, String)]) -> Result<Self, Vec<Problem>> {
        let mut files: Vec<_> = files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
        files.sort_unstable();
        let read = read_all(&files, |(_, text)| toml::from_str(text).map_err(|error| error.to_string()));
        Self::of(&files, read)
    }

    /// The pack of these files in their order, each a name and its text, and of what was read in them.
    pub(super) fn of(files: &[(&str, &str)], read: Vec<Result<File, String>>) -> Result<Self, Vec<Problem>> {
        let mut reader = Reader::default();
        for ((name, text), read) in files.iter().zip(read) {
            reader.file(name, text, read);
        }
        if reader.rules.is_empty() && reader.problems.is_empty() {
            reader.problem("pack", None, "holds no rule; add a file with [[rule]] blocks");
        }
        let conditions: usize = reader.rules.iter().map(|rule| rule.when.len() + rule.unless.len()).sum();
        if conditions > MOST_CONDITIONS {
            reader.problem(
                "pack",
                None,
                format!("has {conditions} conditions under `when` and `unless`; at most {MOST_CONDITIONS} are read"),
            );
        }
        if !reader.problems.is_empty() {
            return Err(reader.problems);
        }
        Ok(Self {
            version: version(files),
            themes: reader.themes,
            rules: reader.rules,
            settings: reader.settings.unwrap_or_default(),
            gloss: reader.gloss,
        })
    }
}

/// What the files hold. Each is read by a thread of its own: this is much of what the first verdict waits for.
pub(super) fn read_all<F: Sync>(files: &[F], read: impl Fn(&F) -> Result<File, String> + Sync) -> Vec<Result<File, String>> {
    std::thread::scope(|threads| {
        let reading: Vec<_> = files.iter().map(|file| threads.spawn(|| read(file))).collect();
        reading.into_iter().map(|thread| thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))).collect()
    })
}

fn leading_comment(text: &str) -> String {
    let lines: Vec<&str> = text.lines().map_while(|line| line.trim().strip_prefix('#')).map(str::trim).collect();
    lines.join(" ")
}

/// The lines of a file of rules or checks that a verdict rests on: all but those of Chinese texts, which stand in no verdict, so
/// that no tool need be judged again for a better translation.
pub(super) fn decisive(text: &str) -> impl Iterator<Item = &str> {
    const TOLD: [&str; 4] = ["title_zh = ", "why_zh = ", "name_zh = ", "about_zh = "];
    text.split_inclusive('\n').filter(|line| !TOLD.iter().any(|key| line.starts_with(key)))
}

fn version(files: &[(&str, &str)]) -> String {
    let mut hash = Sha256::new();
    for (name, text) in files {
        hash.update(name.as_bytes());
        hash.update([0]);
        decisive(text).for_each(|line| hash.update(line.as_bytes()));
        hash.update([0]);
    }
    format!("{ENGINE}-{}", hex(&hash.finalize()[..4]))
}

#[derive(Default)]
struct Reader {
    rules: Vec<Rule>,
    themes: Vec<Theme>,
    settings: Option<Settings>,
    gloss: HashMap<String, String>,
    ids: HashSet<String>,
    problems: Vec<Problem>,
}

impl Reader {
    fn problem(&mut self, file: &str, rule: Option<&str>, message: impl Into<String>) {
        self.problems.push(Problem { file: file.into(), rule: rule.map(Into::into), message: message.into() });
    }

    fn file(&mut self, name: &str, text: &str, read: Result<File, String>) {
        match read {
            Err(error) => self.problem(name, None, format!("is not a rule file: {}", error.trim_end())),
            Ok(file) => {
                if let Some(settings) = file.language
                    && self.settings.replace(settings).is_some()
                {
                    self.problem(name, None, "has a [language] table, and so has another file; keep one");
                }
                self.gloss.extend(file.gloss);
                if !file.rule.is_empty() {
                    let File { name_zh, about_zh, .. } = file;
                    self.themes.push(Theme { file: name.into(), about: leading_comment(text), name_zh, about_zh });
                }
                file.rule.into_iter().for_each(|block| self.rule(name, block));
            }
        }
    }

    fn rule(&mut self, file: &str, block: RuleBlock) {
        let before = self.problems.len();
        let id = block.id.clone();
        let well_formed = !id.is_empty() && id.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
        if !well_formed {
            self.problem(file, Some(&id), "the id must be lower-case letters, digits and hyphens");
        }
        if !self.ids.insert(id.clone()) {
            self.problem(file, Some(&id), "the id is taken by another rule; choose another one");
        }
        let (when, unless) = (block.when, block.unless);
        if when.is_empty() || when.iter().any(Condition::is_empty) {
            self.problem(file, Some(&id), "`when` names no words; say where which words must stand");
        }
        for phrase in when.iter().chain(&unless).flat_map(Condition::slots).flat_map(|(_, phrases)| phrases) {
            if !phrase.contains(char::is_alphanumeric) {
                self.problem(file, Some(&id), format!("`{phrase}` holds no word; name one or drop it"));
            }
        }
        let adds = self.targets(file, &id, block.adds);
        let category = self.categories(file, &id, &block.category);
        if !category.is_empty() && adds.iter().any(|(target, _)| matches!(target, Target::Category(_))) {
            self.problem(file, Some(&id), "`category` asks for a decided category, so the rule can't add weight to one; drop either");
        }
        if block.fires.is_empty() || block.quiet.is_empty() {
            self.problem(file, Some(&id), "needs at least one example under `fires` and one under `quiet`");
        }
        if self.problems.len() == before {
            let RuleBlock { title, why, title_zh, why_zh, fires, quiet, .. } = block;
            let why = why.trim().to_owned();
            let file = file.into();
            self.rules.push(Rule { id, file, title, why, title_zh, why_zh, fires, quiet, when, unless, category, adds });
        }
    }

    fn targets(&mut self, file: &str, id: &str, adds: BTreeMap<String, f64>) -> Vec<(Target, f64)> {
        if adds.is_empty() {
            self.problem(file, Some(id), "`adds` is empty; name a category, trait or aspect and its weight");
        }
        let mut targets = Vec::new();
        for (word, weight) in adds {
            match word.parse() {
                Ok(target) => targets.push((target, weight)),
                Err(message) => self.problem(file, Some(id), message),
            }
        }
        targets
    }

    fn categories(&mut self, file: &str, id: &str, words: &[String]) -> Vec<Category> {
        let mut categories = Vec::new();
        for word in words {
            match word.parse() {
                Ok(category) => categories.push(category),
                Err(message) => self.problem(file, Some(id), message),
            }
        }
        categories
    }
}
