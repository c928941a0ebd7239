use super::links::Links;
use crate::lang::{Lang, grouped, tell};
use crate::search::{Answer, Filter, FilterField, Has, Kind, Language};
use crate::store::ServerName;
use crate::web::pages::facets::{Chip, Choice, Group};
use crate::web::words;
use std::cmp::Reverse;

/// Fields in the order of the page, with their headings.
const FIELDS: [(FilterField, &str); 6] = [
    (FilterField::Risk, "search-field-risk"),
    (FilterField::Category, "search-field-category"),
    (FilterField::Trait, "search-field-trait"),
    (FilterField::Server, "search-field-server"),
    (FilterField::Language, "search-field-language"),
    (FilterField::Has, "search-field-has"),
];

/// The filters that are set.
pub(super) fn chips(links: &Links<'_>) -> Vec<Chip> {
    let chip = |filter| Chip { label: named(links.lang, filter), url: links.toggled(filter) };
    links.query.filters.iter().map(chip).collect()
}

/// The filters that could be set, and those that are.
pub(super) fn groups(answer: &Answer, homes: Vec<(ServerName, u64)>, links: &Links<'_>) -> Vec<Group> {
    let mut servers = Some(homes);
    let group = |(field, title)| {
        let choices = match field {
            FilterField::Server => servers.take().into_iter().flatten().map(|home| home_choice(home, links)).collect(),
            _ => options(answer, field, links),
        };
        Group { title: links.lang.say(title), choices }
    };
    FIELDS.into_iter().map(group).filter(|group| !group.choices.is_empty()).collect()
}

fn options(answer: &Answer, field: FilterField, links: &Links<'_>) -> Vec<Choice> {
    let mut options: Vec<_> = answer.facets.options.iter().filter(|option| option.filter.field() == field).collect();
    if field == FilterField::Trait {
        options.sort_by_key(|option| Reverse(option.count));
    }
    let choice = |filter: &Filter, count, chosen| Choice { label: label(links.lang, filter), count, url: links.toggled(filter), chosen };
    options.into_iter().map(|option| choice(&option.filter, grouped(option.count), option.chosen)).collect()
}

fn home_choice((server, count): (ServerName, u64), links: &Links<'_>) -> Choice {
    let filter = Filter::Server(server.slug.to_string());
    Choice {
        label: words::shortened(&server.name),
        count: grouped(count),
        url: links.toggled(&filter),
        chosen: links.query.filters.contains(&filter),
    }
}

/// "risk: High", for where a filter stands alone.
pub(super) fn named(lang: Lang, filter: &Filter) -> String {
    tell!(lang, "search-filter", field = field_named(lang, filter.field()), value = label(lang, filter))
}

/// A field in a sentence: "risk", 「风险」.
pub(super) fn field_named(lang: Lang, field: FilterField) -> String {
    lang.say(match field {
        FilterField::Category => "search-named-category",
        FilterField::Risk => "search-named-risk",
        FilterField::Trait => "search-named-trait",
        FilterField::Language => "search-named-language",
        FilterField::Has => "search-named-has",
        FilterField::Server => "search-named-server",
        FilterField::Kind => "search-named-kind",
    })
}

/// A filter under the heading of its field.
pub(super) fn label(lang: Lang, filter: &Filter) -> String {
    lang.say(match filter {
        Filter::Category(one) => return lang.category(*one),
        Filter::Risk(one) => return lang.risk(*one),
        Filter::Trait(one) => return lang.named(*one),
        Filter::Server(name) => return words::shortened(name),
        Filter::Language(Language::Latin) => "search-latin",
        Filter::Language(Language::Chinese) => "search-chinese",
        Filter::Language(Language::Japanese) => "search-japanese",
        Filter::Language(Language::Korean) => "search-korean",
        Filter::Language(Language::Cyrillic) => "search-cyrillic",
        Filter::Language(Language::Other) => "search-other-script",
        Filter::Has(Has::Annotations) => "search-annotations",
        Filter::Has(Has::Findings) => "search-findings",
        Filter::Kind(Kind::Tool) => "search-tools",
        Filter::Kind(Kind::Server) => "search-servers",
    })
}
