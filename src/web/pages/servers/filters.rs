use crate::lang::{Lang, grouped, tell};
use crate::model::{Does, Reading, Runs, ServerFacets, ServerField, ServerFilter, ServerOption};
use crate::web::address;
use crate::web::browsing::Browsing;
use crate::web::pages::facets::{Chip, Choice, Group};

/// The filters that are set.
pub(super) fn chips(lang: Lang, asked: &Browsing) -> Vec<Chip> {
    let chip = |filter: &ServerFilter| Chip { label: named(lang, *filter), url: toggled(lang, asked, *filter) };
    asked.filters.iter().map(chip).collect()
}

/// The filters that could be set, and those that are.
pub(super) fn groups(lang: Lang, asked: &Browsing, facets: &ServerFacets) -> Vec<Group> {
    let choice = |option: &ServerOption| Choice {
        label: label(lang, option.filter),
        count: grouped(option.count),
        url: toggled(lang, asked, option.filter),
        chosen: option.chosen,
    };
    let group = |field: &ServerField| {
        let options = facets.options.iter().filter(|option| option.filter.field() == *field);
        Group { title: lang.say(title(*field)), choices: options.map(choice).collect() }
    };
    ServerField::ALL.iter().map(group).filter(|group| !group.choices.is_empty()).collect()
}

fn toggled(lang: Lang, asked: &Browsing, filter: ServerFilter) -> String {
    address::within(lang, &asked.toggled(filter).address())
}

/// "worst risk: High", for where a filter stands alone.
fn named(lang: Lang, filter: ServerFilter) -> String {
    let field = lang.say(match filter.field() {
        ServerField::Risk => "servers-named-risk",
        ServerField::Does => "servers-named-does",
        ServerField::Trait => "servers-named-trait",
        ServerField::Runs => "servers-named-runs",
        ServerField::Tools => "servers-named-tools",
    });
    tell!(lang, "search-filter", field = field, value = label(lang, filter))
}

/// The heading of a field.
fn title(field: ServerField) -> &'static str {
    match field {
        ServerField::Risk => "servers-field-risk",
        ServerField::Does => "servers-field-does",
        ServerField::Trait => "servers-field-trait",
        ServerField::Runs => "servers-field-runs",
        ServerField::Tools => "servers-field-tools",
    }
}

/// A filter under the heading of its field.
fn label(lang: Lang, filter: ServerFilter) -> String {
    lang.say(match filter {
        ServerFilter::Risk(Some(one)) => return lang.risk(one),
        ServerFilter::Trait(one) => return lang.named(one),
        ServerFilter::Risk(None) => "servers-risk-none",
        ServerFilter::Does(Does::Execute) => "servers-does-execute",
        ServerFilter::Does(Does::Write) => "servers-does-write",
        ServerFilter::Does(Does::OnlyRead) => "servers-does-only-read",
        ServerFilter::Runs(Runs::Npm) => "servers-runs-npm",
        ServerFilter::Runs(Runs::Pypi) => "servers-runs-pypi",
        ServerFilter::Runs(Runs::Oci) => "servers-runs-oci",
        ServerFilter::Runs(Runs::Nuget) => "servers-runs-nuget",
        ServerFilter::Runs(Runs::Mcpb) => "servers-runs-mcpb",
        ServerFilter::Runs(Runs::Remote) => "servers-runs-remote",
        ServerFilter::Runs(Runs::Other) => "servers-runs-other",
        ServerFilter::Runs(Runs::Unknown) => "servers-runs-unknown",
        ServerFilter::Tools(Reading::Known) => "servers-tools-known",
        ServerFilter::Tools(Reading::Unread) => "servers-tools-unread",
    })
}
