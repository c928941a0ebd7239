//! Words that were meant as filters and are none: `risk:hgih`, `风险：高`. They are searched for as words, and told.

use super::filters::{field_named, label};
use super::links::Links;
use crate::lang::{Lang, tell};
use crate::search::{Filter, FilterField, Wanted, like_filter};
use crate::web::words;

/// Such a word.
pub(super) struct Mistaken {
    /// That it was read as a word, and what its filter takes.
    pub(super) told: String,
    /// The filter that was meant, and the search with it.
    pub(super) meant: Option<(String, String)>,
}

/// So many are told.
const TOLD: usize = 3;

/// How alike the value of a filter has to be, from 0 to 1.
const ALIKE: f64 = 0.8;

/// Those of a query, in their order.
pub(super) fn all(links: &Links<'_>) -> Vec<Mistaken> {
    let mut known: Vec<&Wanted> = Vec::new();
    for word in links.query.words.iter().filter(|word| matches!(word, Wanted::Word(_))) {
        if !known.contains(&word) {
            known.push(word);
        }
    }
    known.into_iter().filter_map(|word| mistaken(links, word)).take(TOLD).collect()
}

fn mistaken(links: &Links<'_>, word: &Wanted) -> Option<Mistaken> {
    let (lang, (field, value)) = (links.lang, like_filter(word.text())?);
    let field = named(field)?;
    let (typed, values) = (words::shortened(word.text()), field.values());
    let told = if values.is_empty() {
        tell!(lang, "search-no-server", typed = typed, field = field.as_str())
    } else {
        tell!(lang, "search-no-filter", typed = typed, field = field.as_str(), values = lang.joined(&values))
    };
    let meant = meant(field, value).map(|filter| (filter.to_string(), links.to(&links.query.with_filter_for(word, filter))));
    Some(Mistaken { told, meant })
}

/// The field that stands before a colon, by its own word or by its name in either language.
fn named(text: &str) -> Option<FilterField> {
    let text = text.to_lowercase();
    let is_named = |field: &FilterField| Lang::ALL.iter().any(|lang| field_named(*lang, *field) == text);
    FilterField::ALL.iter().copied().find(|field| field.as_str() == text || is_named(field))
}

/// The filter whose value this is in either language, else the one that is spelt most like it.
fn meant(field: FilterField, value: &str) -> Option<Filter> {
    let filters: Vec<Filter> = field.values().iter().filter_map(|known| Filter::parse(field.as_str(), known)).collect();
    let value = value.to_lowercase();
    let is_called = |filter: &&Filter| Lang::ALL.iter().any(|lang| label(*lang, filter).to_lowercase() == value);
    let exact = Filter::parse(field.as_str(), &value).or_else(|| filters.iter().find(is_called).cloned());
    let alike = |filter: Filter| (strsim::jaro_winkler(&filter.value(), &value), filter);
    let near = || filters.iter().cloned().map(alike).filter(|(alike, _)| *alike >= ALIKE).max_by(|a, b| a.0.total_cmp(&b.0));
    exact.or_else(|| near().map(|(_, filter)| filter))
}
