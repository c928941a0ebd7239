//! Checks as readers see them: what each looks for, laid out.

use super::block::{Check, ClueBlock, Family, How};
use super::coded::Code;
use super::pack::Checks;
use super::pattern;
use std::collections::BTreeSet;

/// How a check finds what it objects to.
#[derive(Clone, Debug)]
pub enum Search<'a> {
    /// It fires when one of these clues holds.
    Clues(Vec<ClueView<'a>>),
    /// It is a function of the program: its name in files of checks, and what it does in words.
    Code(&'static str, &'static str),
}

/// One clue: patterns that must or must not stand somewhere.
#[derive(Clone, Debug)]
pub struct ClueView<'a> {
    /// What it asks for, in the order in which it is asked.
    pub parts: Vec<Part<'a>>,
    /// Where the first part may stand, by key and in words; anywhere when empty.
    pub places: Vec<(&'a str, &'static str)>,
    /// Bytes between one phrase of a pattern and the next.
    pub within: usize,
    /// Bytes between the first part and what must stand near it.
    pub reach: usize,
    /// Whether a pattern may run over the end of a sentence.
    pub across: bool,
}

/// Patterns with one part to play.
#[derive(Clone, Copy, Debug)]
pub struct Part<'a> {
    /// Its key in files of checks, as `unless`.
    pub key: &'static str,
    /// The part in words.
    pub words: &'static str,
    /// Whether it keeps the clue quiet.
    pub excuses: bool,
    /// Phrases in an order; `<name>` stands for any phrase of a group.
    pub patterns: &'a [String],
}

impl Check {
    /// What the check looks for.
    pub fn search(&self) -> Search<'_> {
        match &self.how {
            How::Clues(blocks) => Search::Clues(blocks.iter().map(clue).collect()),
            How::Code(code) => {
                let (key, words) = told(*code);
                Search::Code(key, words)
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
    pub fn meaning(self) -> &'static str {
        match self {
            Self::Poisoning => "the definition deceives or attacks",
            Self::Hygiene => "the definition is careless",
        }
    }
}

fn clue(block: &ClueBlock) -> ClueView<'_> {
    let parts = [
        ("text", "one of these, in this order", false, &block.text),
        ("near", "and near it one of these", false, &block.near),
        ("also", "and anywhere in the definition one of these", false, &block.also),
        ("unless", "but none of these in the same sentence", true, &block.unless),
        ("without", "and none of these in the name, the title or the first sentence", true, &block.without),
    ];
    let parts = parts.into_iter().filter(|(.., patterns)| !patterns.is_empty());
    ClueView {
        parts: parts.map(|(key, words, excuses, patterns)| Part { key, words, excuses, patterns }).collect(),
        places: block.places.iter().filter_map(|key| Some((key.as_str(), place(key)?))).collect(),
        within: block.within,
        reach: block.reach,
        across: block.across,
    }
}

fn place(key: &str) -> Option<&'static str> {
    Some(match key {
        "name" => "the name",
        "title" => "the title",
        "lead" => "the first sentence of the description",
        "description" => "the description",
        "param" => "a parameter's name",
        "schema" => "any other text of the schemas",
        "act" => "the name, the title or the first sentence",
        _ => return None,
    })
}

/// The name of a function in files of checks, and what it does.
fn told(code: Code) -> (&'static str, &'static str) {
    match code {
        Code::TagCharacters => (
            "tag-characters",
            "Looks in every text for characters from U+E0000 to U+E007F and spells out what they hide. Flags such as that of Wales, which are written with them behind a black flag, are left out.",
        ),
        Code::BidiControls => {
            ("bidi-controls", "Looks in every text for overrides, embeddings and isolates: U+202A to U+202E and U+2066 to U+2069.")
        }
        Code::Escapes => (
            "escapes",
            "Looks in every text for escape sequences and control characters; tabs, ends of lines and ends of pages are left out.",
        ),
        Code::ZeroWidthText => (
            "zero-width-text",
            "Looks in every text for characters that take no room: three in a row, more than eight in one text, or several that split words. Joiners of emoji and of scripts that need them, marks of direction in right-to-left text, and a mark at the very beginning are left out.",
        ),
        Code::StrayInvisible => {
            ("stray-invisible", "Looks in every text for single characters that take no room, with the same exceptions as zero-width-text.")
        }
        Code::VariationSelectors => (
            "variation-selectors",
            "Looks in every text for three or more variation selectors in a row and spells out the bytes that they carry.",
        ),
        Code::MixedScript => (
            "mixed-script",
            "Looks in every word of Latin letters for Greek, Cyrillic, Armenian or Cherokee letters that look like Latin ones; in names also for mathematical and circled letters. Signs of measure such as µ and Δ are left out, and so are words that hold letters which no Latin one looks like.",
        ),
        Code::Annotations => (
            "annotations",
            "Compares the server's hints with the verdict: a tool that is annotated as read-only or not destructive, and is described as writing or destroying. Hints never move the verdict itself.",
        ),
        Code::Secrets => (
            "secrets",
            "Looks for parameters that take free text and whose name is that of a secret, whole or at its end: db_password is one, password_length is none.",
        ),
        Code::LongDescription => ("long-description", "Counts the bytes of the description: more than 8,000."),
        Code::SimilarServerNames => (
            "similar-server-names",
            "Compares the server's name with those of all other servers of the catalogue, once case, separators, words such as mcp and server, and differences between look-alike letters are taken away. It is told on servers' pages, not on tools'.",
        ),
        Code::ChangedForTheWorse => (
            "changed-for-the-worse",
            "Compares what is said of a tool with what was said of it before its definition changed: its risk went up, it gained a trait that can do lasting harm (destructive, financial, code-execution, access-control, secrets), or a check of deceiving definitions objects to it that didn't. It stays until none of that is so any more, or a person corrects the tool, who has then looked.",
        ),
    }
}
