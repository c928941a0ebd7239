use serde::Deserialize;
use std::collections::BTreeMap;

/// What the pack says about the language itself: `data/rules/language.toml`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Settings {
    /// Weights that stand before any evidence.
    pub(super) prior: Prior,
    /// How much a leading verb counts in each place.
    pub(super) strength: Strength,
    /// Verbs that are nouns as often: they lead only where no other verb does.
    pub(super) nounish: Vec<String>,
    /// Words that turn what follows into its opposite.
    pub(super) negators: Vec<String>,
    /// What a call may leave out without doing any less: "overwrites without warning".
    pub(super) notices: Vec<String>,
    /// Words that join verbs.
    pub(super) joiners: Vec<String>,
    /// What a tool does that only names a thing ("recent posts of a channel"), as far as traits go.
    pub(super) implied: Vec<String>,
    /// Verbs that only open a sentence when a demonstrative follows ("call this interface to …").
    pub(super) openers: Vec<String>,
    /// "this", "it" and the like: they stand for what was named before.
    pub(super) demonstratives: Vec<String>,
    /// Chinese words of computing and trade that the dictionary lacks.
    pub(super) words: Vec<String>,
    /// Chinese words that hold a verb and name a person or thing ("调用方").
    pub(super) nouns: Vec<String>,
    /// Words after which a verb's form is a noun ("the update", "a list").
    pub(super) determiners: Vec<String>,
    /// Nouns that make a verb before them a noun too, at the end of a name (`sync_status`).
    pub(super) reports: Vec<String>,
    /// Verbs that say what comes back: they lead only where no other verb does.
    pub(super) outputs: Vec<String>,
    /// Words behind which a noun that may be a verb is one ("to **post**", "quickly **search**").
    pub(super) introducers: Vec<String>,
    /// Words that open a clause which says when, and not what is done ("**before** migrating").
    pub(super) moments: Vec<String>,
    /// Words that end an object ("the note **of** a user").
    pub(super) prepositions: Vec<String>,
    /// Nouns that say little behind another one ("user list").
    pub(super) tails: Vec<String>,
    /// Parameters whose choices are what the tool does (`action`, `operation` …).
    pub(super) mode_parameters: Vec<String>,
    /// Headings of parts that don't say what the tool does.
    pub(super) headings: Headings,
    /// Beginnings of sentences that give advice.
    pub(super) advice: Vec<String>,
    /// Beginnings of sentences that tell of a case: they give advice, or say what is done then.
    pub(super) conditions: Vec<String>,
    /// Words of traditional Chinese, each with the simplified word that it is read as.
    pub(super) synonyms: BTreeMap<String, String>,
    /// Deeds that are told behind the first sentence, and the words around them.
    pub(super) further: Further,
    /// Signs of English, which outweigh signs of another language.
    pub(super) readable: Readable,
    /// Languages of which a few verbs are read.
    pub(super) tongues: Vec<Tongue>,
}

/// What tells a deed behind the first sentence: verbs, and words by the role that they play around one.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Further {
    pub(super) deeds: Vec<String>,
    pub(super) losses: Vec<String>,
    pub(super) adverbs: Vec<String>,
    pub(super) modals: Vec<String>,
    pub(super) auxiliaries: Vec<String>,
    pub(super) subjects: Vec<String>,
    pub(super) switches: Vec<String>,
    pub(super) asides: Vec<String>,
    pub(super) cases: Vec<String>,
}

/// Words by which a text that the rules can read is told.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Readable {
    pub(super) words: Vec<String>,
}

/// A language other than English and Chinese: how it is told, and the words around its verbs.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Tongue {
    /// As people call it.
    pub(super) name: String,
    /// The same in Chinese.
    pub(super) name_zh: Option<String>,
    /// The script that gives it away, if one does.
    pub(super) script: Option<Script>,
    /// Common words that are none of the others.
    pub(super) words: Vec<String>,
    /// Words after which a verb's form is a noun.
    pub(super) determiners: Vec<String>,
    /// Words that turn what follows into its opposite.
    pub(super) negators: Vec<String>,
    /// Words that join verbs.
    pub(super) joiners: Vec<String>,
    /// Where words aren't told apart by spaces: what stands behind a word that is meant as a verb.
    pub(super) endings: Vec<String>,
    /// Likewise: the last characters of verbs that the rules name with their ending.
    pub(super) finals: Vec<String>,
}

/// A script that one language alone is written in, among those of the pack.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Script {
    Kana,
    Hangul,
    Cyrillic,
}

/// Weights before any evidence.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Prior {
    pub(super) read: f64,
    pub(super) write: f64,
    pub(super) execute: f64,
}

/// How much a verb counts, by the place where it leads.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Strength {
    pub(super) name: f64,
    pub(super) noun: f64,
    pub(super) first: f64,
    pub(super) title: f64,
    pub(super) sentence: f64,
    pub(super) joined: f64,
    pub(super) mode: f64,
    pub(super) body: f64,
    /// For a deed that is told behind the first sentence.
    pub(super) further: f64,
    /// For the first sentence in a language of which a few verbs are read.
    pub(super) foreign: f64,
}

impl Default for Strength {
    fn default() -> Self {
        Self { name: 1.0, noun: 0.7, first: 0.9, title: 0.3, sentence: 0.9, joined: 0.6, mode: 1.1, body: 0.8, further: 2.0, foreign: 0.6 }
    }
}

/// Headings, by the part that they open.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Headings {
    pub(super) arguments: Vec<String>,
    pub(super) returns: Vec<String>,
    pub(super) examples: Vec<String>,
    pub(super) advice: Vec<String>,
    pub(super) body: Vec<String>,
}
