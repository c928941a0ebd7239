//! Checks as readers see them: what each looks for, laid out.

use super::block::{Check, ClueBlock, Family, How};
use super::coded::Code;
use super::pack::Checks;
use super::pattern;
use crate::lang::Lang;
use std::collections::BTreeSet;

/// How a check finds what it objects to.
#[derive(Clone, Debug)]
pub enum Search<'a> {
    /// It fires when one of these clues holds.
    Clues(Vec<ClueView<'a>>),
    /// It is a function of the program.
    Code(Function),
}

/// A function that looks for what no phrase expresses.
#[derive(Clone, Copy, Debug)]
pub struct Function {
    /// Its name in files of checks.
    pub key: &'static str,
    message: &'static str,
}

impl Function {
    /// What it does, in words.
    pub fn told(&self, lang: Lang) -> String {
        lang.say(self.message)
    }
}

/// One clue: patterns that must or must not stand somewhere.
#[derive(Clone, Debug)]
pub struct ClueView<'a> {
    /// What it asks for, in the order in which it is asked.
    pub parts: Vec<Part<'a>>,
    /// Where the first part may stand; anywhere when empty.
    pub places: Vec<Region<'a>>,
    /// Bytes between one phrase of a pattern and the next.
    pub within: usize,
    /// Bytes between the first part and what must stand near it.
    pub reach: usize,
    /// Whether a pattern may run over the end of a sentence.
    pub across: bool,
}

/// A part of a definition in which a clue looks.
#[derive(Clone, Copy, Debug)]
pub struct Region<'a> {
    /// Its key in files of checks, as `lead`.
    pub key: &'a str,
    message: &'static str,
}

impl Region<'_> {
    /// The part in words.
    pub fn told(&self, lang: Lang) -> String {
        lang.say(self.message)
    }
}

/// Patterns with one part to play.
#[derive(Clone, Copy, Debug)]
pub struct Part<'a> {
    /// Its key in files of checks, as `unless`.
    pub key: &'static str,
    message: &'static str,
    /// Whether it keeps the clue quiet.
    pub excuses: bool,
    /// Phrases in an order; `<name>` stands for any phrase of a group.
    pub patterns: &'a [String],
}

impl Part<'_> {
    /// The part in words.
    pub fn told(&self, lang: Lang) -> String {
        lang.say(self.message)
    }
}

impl Check {
    /// One short line to stand behind "it", 「它」 or a colon; in English where its file has no other.
    pub fn title(&self, lang: Lang) -> &str {
        lang.of(&self.title, self.title_zh.as_deref())
    }

    /// Why that matters; in English where its file says it in no other language.
    pub fn why(&self, lang: Lang) -> &str {
        lang.of(&self.why, self.why_zh.as_deref())
    }

    /// What the check looks for.
    pub fn search(&self) -> Search<'_> {
        match &self.how {
            How::Clues(blocks) => Search::Clues(blocks.iter().map(clue).collect()),
            How::Code(code) => {
                let (key, message) = function(*code);
                Search::Code(Function { key, message })
            }
        }
    }

    /// Whether one definition by itself can show it; other checks compare servers, or a definition with an earlier one.
    pub fn is_of_one_definition(&self) -> bool {
        !matches!(self.how, How::Code(Code::SimilarServerNames | Code::ChangedForTheWorse))
    }

    /// Whether it is told of servers, which only the store can compare, and never of a single tool.
    pub fn is_of_servers(&self) -> bool {
        matches!(self.how, How::Code(Code::SimilarServerNames))
    }
}

impl Checks {
    /// The groups of phrases that a check's patterns name, by name.
    pub fn groups(&self, check: &Check) -> Vec<(&str, &[String])> {
        let How::Clues(blocks) = &check.how else { return vec![] };
        let patterns = blocks.iter().flat_map(|block| [&block.text, &block.near, &block.also, &block.unless, &block.without]).flatten();
        let named: BTreeSet<&str> = patterns.flat_map(|pattern| pattern::groups_of(pattern)).collect();
        named
            .into_iter()
            .filter_map(|name| self.words.get_key_value(name))
            .map(|(name, phrases)| (name.as_str(), phrases.as_slice()))
            .collect()
    }
}

impl Family {
    /// The word for it in JSON and in files of checks.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Poisoning => "poisoning",
            Self::Hygiene => "hygiene",
        }
    }

    /// What it is about, in words.
    pub fn meaning(self, lang: Lang) -> String {
        lang.say(match self {
            Self::Poisoning => "check-family-poisoning",
            Self::Hygiene => "check-family-hygiene",
        })
    }
}

fn clue(block: &ClueBlock) -> ClueView<'_> {
    let parts = [
        ("text", "check-part-text", false, &block.text),
        ("near", "check-part-near", false, &block.near),
        ("also", "check-part-also", false, &block.also),
        ("unless", "check-part-unless", true, &block.unless),
        ("without", "check-part-without", true, &block.without),
    ];
    let parts = parts.into_iter().filter(|(.., patterns)| !patterns.is_empty());
    ClueView {
        parts: parts.map(|(key, message, excuses, patterns)| Part { key, message, excuses, patterns }).collect(),
        places: block.places.iter().filter_map(|key| Some(Region { key, message: place(key)? })).collect(),
        within: block.within,
        reach: block.reach,
        across: block.across,
    }
}

fn place(key: &str) -> Option<&'static str> {
    Some(match key {
        "name" => "check-place-name",
        "title" => "check-place-title",
        "lead" => "check-place-lead",
        "description" => "check-place-description",
        "param" => "check-place-param",
        "schema" => "check-place-schema",
        "act" => "check-place-act",
        _ => return None,
    })
}

/// The name of a function in files of checks, and the message of what it does.
fn function(code: Code) -> (&'static str, &'static str) {
    match code {
        Code::TagCharacters => ("tag-characters", "check-code-tag-characters"),
        Code::BidiControls => ("bidi-controls", "check-code-bidi-controls"),
        Code::Escapes => ("escapes", "check-code-escapes"),
        Code::ZeroWidthText => ("zero-width-text", "check-code-zero-width-text"),
        Code::StrayInvisible => ("stray-invisible", "check-code-stray-invisible"),
        Code::VariationSelectors => ("variation-selectors", "check-code-variation-selectors"),
        Code::MixedScript => ("mixed-script", "check-code-mixed-script"),
        Code::Annotations => ("annotations", "check-code-annotations"),
        Code::Secrets => ("secrets", "check-code-secrets"),
        Code::LongDescription => ("long-description", "check-code-long-description"),
        Code::SimilarServerNames => ("similar-server-names", "check-code-similar-server-names"),
        Code::ChangedForTheWorse => ("changed-for-the-worse", "check-code-changed-for-the-worse"),
    }
}
