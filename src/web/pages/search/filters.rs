use super::links::Links;
use crate::search::{Answer, Filter, FilterField, Has, Kind, Language};
use crate::store::ServerName;
use crate::web::words;

/// A filter that is set, and the search without it.
pub(super) struct Chip {
    pub(super) label: String,
    pub(super) url: String,
}

/// The filters of one field.
pub(super) struct Group {
    pub(super) title: &'static str,
    pub(super) choices: Vec<Choice>,
}

/// A filter with how many tools it leaves; the link sets it, or takes it away.
pub(super) struct Choice {
    pub(super) label: String,
    pub(super) count: String,
    pub(super) url: String,
    pub(super) chosen: bool,
}

/// Fields in the order of the page, with their headings.
const FIELDS: [(FilterField, &str); 6] = [
    (FilterField::Risk, "Risk"),
    (FilterField::Category, "Category"),
    (FilterField::Trait, "Traits"),
    (FilterField::Server, "Server"),
    (FilterField::Language, "Language of the description"),
    (FilterField::Has, "With"),
];

/// The filters that are set.
pub(super) fn chips(links: &Links<'_>) -> Vec<Chip> {
    let chip = |filter| Chip { label: named(filter), url: links.toggled(filter) };
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
        Group { title, choices }
    };
    FIELDS.into_iter().map(group).filter(|group| !group.choices.is_empty()).collect()
}

fn options(answer: &Answer, field: FilterField, links: &Links<'_>) -> Vec<Choice> {
    let options = answer.facets.options.iter().filter(|option| option.filter.field() == field);
    let choice = |filter: &Filter, count, chosen| Choice { label: label(filter), count, url: links.toggled(filter), chosen };
    options.map(|option| choice(&option.filter, words::grouped(option.count), option.chosen)).collect()
}

fn home_choice((server, count): (ServerName, u64), links: &Links<'_>) -> Choice {
    let filter = Filter::Server(server.slug.to_string());
    Choice {
        label: words::shortened(&server.name),
        count: words::grouped(count),
        url: links.toggled(&filter),
        chosen: links.query.filters.contains(&filter),
    }
}

/// "Risk: High", for where a filter stands alone.
pub(super) fn named(filter: &Filter) -> String {
    let field = match filter.field() {
        FilterField::Category => "category",
        FilterField::Risk => "risk",
        FilterField::Trait => "trait",
        FilterField::Language => "language",
        FilterField::Has => "with",
        FilterField::Server => "server",
        FilterField::Kind => "only",
    };
    format!("{field}: {}", label(filter))
}

/// A filter under the heading of its field.
fn label(filter: &Filter) -> String {
    let fixed = match filter {
        Filter::Category(one) => one.as_str(),
        Filter::Risk(one) => one.as_str(),
        Filter::Trait(one) => one.as_str(),
        Filter::Language(Language::Latin) => "Latin script",
        Filter::Language(Language::Chinese) => "Chinese",
        Filter::Language(Language::Japanese) => "Japanese",
        Filter::Language(Language::Korean) => "Korean",
        Filter::Language(Language::Cyrillic) => "Cyrillic script",
        Filter::Language(Language::Other) => "another script",
        Filter::Has(Has::Annotations) => "annotations",
        Filter::Has(Has::Findings) => "findings",
        Filter::Kind(Kind::Tool) => "tools",
        Filter::Kind(Kind::Server) => "servers",
        Filter::Server(name) => return words::shortened(name),
    };
    fixed.to_owned()
}
