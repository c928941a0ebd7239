use crate::lang::Lang;
use crate::model::{Category, Trait};
use std::str::FromStr;

/// What a rule can add weight to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Target {
    /// A category; the heaviest wins.
    Category(Category),
    /// A trait; it holds from a weight of [`super::scoring::HOLDS`].
    Trait(Trait),
    /// An aspect; likewise.
    Aspect(Aspect),
}

/// A property that decides risk but is no trait of its own. Internal to this room.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Aspect {
    /// The definition bounds what an Execute can do: sandboxed, simulated, within a page already open.
    Bounded,
    /// A Write that ends with the caller's own session.
    Session,
    /// Lists names of secrets, not their values.
    SecretNames,
    /// Takes a credential as an argument; what it returns is no secret.
    SecretArgument,
    /// Takes free text in a language that could change state, and only promises not to.
    GuardedQuery,
    /// The address that it reaches is named by the caller.
    NamedAddress,
    /// What lies at the named path comes back.
    PathContent,
}

const ASPECTS: [(&str, Aspect); 7] = [
    ("bounded", Aspect::Bounded),
    ("session", Aspect::Session),
    ("secret-names", Aspect::SecretNames),
    ("secret-argument", Aspect::SecretArgument),
    ("guarded-query", Aspect::GuardedQuery),
    ("named-address", Aspect::NamedAddress),
    ("path-content", Aspect::PathContent),
];

impl Target {
    /// The word for it in rule files.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Category(category) => category.as_str(),
            Self::Trait(found) => found.as_str(),
            Self::Aspect(aspect) => aspect.word(),
        }
    }

    /// Its name for people.
    pub(super) fn named(self, lang: Lang) -> String {
        match self {
            Self::Category(category) => lang.category(category),
            Self::Trait(found) => lang.named(found),
            Self::Aspect(aspect) => aspect.named(lang),
        }
    }
}

impl Aspect {
    /// The word for it in rule files.
    fn word(self) -> &'static str {
        ASPECTS.iter().find(|(_, aspect)| *aspect == self).map_or("", |(word, _)| word)
    }

    /// Its name for people, in a word or two.
    fn named(self, lang: Lang) -> String {
        lang.say(match self {
            Self::Bounded => "aspect-short-bounded",
            Self::Session => "aspect-short-session",
            Self::SecretNames => "aspect-short-secret-names",
            Self::SecretArgument => "aspect-short-secret-argument",
            Self::GuardedQuery => "aspect-short-guarded-query",
            Self::NamedAddress => "aspect-short-named-address",
            Self::PathContent => "aspect-short-path-content",
        })
    }

    /// What holds when it does, for people.
    pub(super) fn meaning(self, lang: Lang) -> String {
        lang.say(match self {
            Self::Bounded => "aspect-bounded",
            Self::Session => "aspect-session",
            Self::SecretNames => "aspect-secret-names",
            Self::SecretArgument => "aspect-secret-argument",
            Self::GuardedQuery => "aspect-guarded-query",
            Self::NamedAddress => "aspect-named-address",
            Self::PathContent => "aspect-path-content",
        })
    }
}

impl FromStr for Target {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        if let Ok(category) = text.parse() {
            return Ok(Self::Category(category));
        }
        if let Ok(found) = text.parse() {
            return Ok(Self::Trait(found));
        }
        let aspect = ASPECTS.iter().find(|(word, _)| *word == text);
        aspect.map(|(_, aspect)| Self::Aspect(*aspect)).ok_or_else(|| {
            let aspects: Vec<&str> = ASPECTS.iter().map(|(word, _)| *word).collect();
            format!("`{text}` is no category (Read, Write, Execute), no trait and no aspect ({})", aspects.join(", "))
        })
    }
}
