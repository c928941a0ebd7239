use super::facts::{Facts, Has, Kind, Language};
use crate::model::{Category, Risk, Trait};
use std::fmt;

/// What people write before the colon.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum FilterField {
    /// `category:read`
    Category,
    /// `risk:high`
    Risk,
    /// `trait:financial`
    Trait,
    /// `lang:zh`
    Language,
    /// `has:annotations`
    Has,
    /// `server:github`
    Server,
    /// `kind:tool`
    Kind,
}

impl FilterField {
    /// All of them, in the order in which they are shown.
    pub const ALL: &[Self] = &[Self::Category, Self::Risk, Self::Trait, Self::Language, Self::Has, Self::Server, Self::Kind];

    /// The word before the colon.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Category => "category",
            Self::Risk => "risk",
            Self::Trait => "trait",
            Self::Language => "lang",
            Self::Has => "has",
            Self::Server => "server",
            Self::Kind => "kind",
        }
    }

    /// The words that may stand behind the colon; none for a server, whose name may.
    pub fn values(self) -> Vec<String> {
        fn lower(words: &[impl ToString]) -> Vec<String> {
            words.iter().map(|word| word.to_string().to_lowercase()).collect()
        }
        match self {
            Self::Category => lower(Category::ALL),
            Self::Risk => lower(Risk::ALL),
            Self::Trait => lower(Trait::ALL),
            Self::Language => lower(Language::ALL),
            Self::Has => lower(Has::ALL),
            Self::Kind => lower(Kind::ALL),
            Self::Server => vec![],
        }
    }
}

/// A condition that every hit meets. Of one field any may hold, of several fields all must.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Filter {
    /// What a call does.
    Category(Category),
    /// How bad it can be.
    Risk(Risk),
    /// A property.
    Trait(Trait),
    /// The language of the description.
    Language(Language),
    /// What the definition has.
    Has(Has),
    /// The server, by its slug or another of its names.
    Server(String),
    /// Tools or servers alone.
    Kind(Kind),
}

impl Filter {
    /// Reads a word with a colon; `None` for an unknown field or value, which makes it a word like any other.
    pub fn parse(field: &str, value: &str) -> Option<Self> {
        let field = field.to_ascii_lowercase();
        let field = FilterField::ALL.iter().copied().find(|known| known.as_str() == field)?;
        match field {
            FilterField::Category => value.parse().ok().map(Self::Category),
            FilterField::Risk => value.parse().ok().map(Self::Risk),
            FilterField::Trait => value.replace('_', "-").parse().ok().map(Self::Trait),
            FilterField::Language => value.split(['-', '_']).next().unwrap_or("").parse().ok().map(Self::Language),
            FilterField::Has => value.parse().ok().map(Self::Has),
            FilterField::Server => (!value.is_empty()).then(|| Self::Server(value.to_owned())),
            FilterField::Kind => value.parse().ok().map(Self::Kind),
        }
    }

    /// Its field.
    pub fn field(&self) -> FilterField {
        match self {
            Self::Category(_) => FilterField::Category,
            Self::Risk(_) => FilterField::Risk,
            Self::Trait(_) => FilterField::Trait,
            Self::Language(_) => FilterField::Language,
            Self::Has(_) => FilterField::Has,
            Self::Server(_) => FilterField::Server,
            Self::Kind(_) => FilterField::Kind,
        }
    }

    /// The word behind the colon, in lower case.
    pub fn value(&self) -> String {
        match self {
            Self::Category(one) => one.as_str().to_lowercase(),
            Self::Risk(one) => one.as_str().to_lowercase(),
            Self::Trait(one) => one.as_str().to_owned(),
            Self::Language(one) => one.as_str().to_owned(),
            Self::Has(one) => one.as_str().to_owned(),
            Self::Server(slug) => slug.clone(),
            Self::Kind(one) => one.as_str().to_owned(),
        }
    }

    /// Whether an entry with these facts meets it. Servers are no fact and always meet it here.
    pub(super) fn holds(&self, facts: Facts) -> bool {
        match self {
            Self::Category(one) => facts.category() == Some(*one),
            Self::Risk(one) => facts.risk() == Some(*one),
            Self::Trait(one) => facts.is(*one),
            Self::Language(one) => facts.language() == *one,
            Self::Has(one) => facts.has(*one),
            Self::Kind(one) => facts.kind() == *one,
            Self::Server(_) => true,
        }
    }
}

impl fmt::Display for Filter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let value = self.value();
        let quote = if value.contains(char::is_whitespace) { "\"" } else { "" };
        write!(f, "{}:{quote}{value}{quote}", self.field().as_str())
    }
}

/// Whether facts meet the filters of every field but one.
pub(super) fn all_hold(filters: &[Filter], facts: Facts, but: Option<FilterField>) -> bool {
    FilterField::ALL.iter().filter(|field| Some(**field) != but).all(|field| {
        let mut of_field = filters.iter().filter(|filter| filter.field() == *field).peekable();
        of_field.peek().is_none() || of_field.any(|filter| filter.holds(facts))
    })
}
