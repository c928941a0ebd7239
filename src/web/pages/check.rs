//! One check: what it looks for, why, and what it must and must not object to.

use super::Layout;
use super::rules::family;
use super::views::{SeverityBadge, ToolView};
use crate::classify::{Check, CheckExample, Classifier, ClueView, Part, Search};
use crate::lang::{Lang, tell};
use crate::store::{Objections, StoreError};
use crate::web::here::Here;
use crate::web::references::Reference;
use crate::web::segments::{self, Segment};
use crate::web::{address, state, words};
use askama::Template;
use askama_web::WebTemplate;

#[derive(Template, WebTemplate)]
#[template(path = "check.html")]
pub(in crate::web) struct CheckPage {
    layout: Layout,
    id: String,
    title: String,
    why: String,
    severity: SeverityBadge,
    family: String,
    /// What its code does, when it is code.
    code: Option<String>,
    clues: Vec<ClueShown>,
    /// Of several clues, that one is enough.
    one_of: Option<String>,
    groups: Vec<Group>,
    fires: Vec<ExampleView>,
    quiet: Vec<ExampleView>,
    references: Vec<Reference>,
    /// `None` for a check of servers.
    found_on: Option<String>,
    tools: Vec<ToolView>,
    facts: Vec<(String, String)>,
    api: String,
}

/// A clue, laid out.
struct ClueShown {
    parts: Vec<PartShown>,
    /// How far apart its phrases may stand.
    distance: String,
}

struct PartShown {
    name: String,
    patterns: Vec<Chip>,
}

/// A group of phrases that patterns name.
struct Group {
    name: String,
    /// How many there are.
    size: String,
    phrases: Vec<Chip>,
}

/// Words with their language.
struct Chip {
    text: String,
    language: &'static str,
}

/// A definition in short, its hidden characters written out.
struct ExampleView {
    tool: Vec<Segment>,
    description: Vec<Segment>,
    language: &'static str,
    notes: Vec<Vec<Segment>>,
}

/// An example is quoted up to this length; the API gives all of it.
const MAX_EXAMPLE: usize = 600;

/// The page of a check, with some of the tools that it objects to.
pub(super) async fn page(state: &state::State, here: &Here, check: &Check) -> Result<CheckPage, StoreError> {
    let objections = if check.is_of_servers() { None } else { Some(state.store.objections(&check.id).await?) };
    let tools = match &objections {
        Some(found) if !found.examples.is_empty() => state.store.tools_by_key(&found.examples).await?,
        _ => vec![],
    };
    let found_on = objections.map(|found| found_on(here.lang, &found, !tools.is_empty()));
    let tools = tools.into_iter().map(|card| ToolView::new(here.lang, card)).collect();
    Ok(CheckPage { found_on, tools, ..filled(here, &state.classifier, check) })
}

fn found_on(lang: Lang, found: &Objections, shown: bool) -> String {
    let some = shown && found.tools > found.examples.len() as u64;
    let key = match (found.more, some) {
        (false, false) => "rule-fired-on",
        (false, true) => "rule-fired-on-some",
        (true, false) => "check-found-more",
        (true, true) => "check-found-more-some",
    };
    lang.with(key, "tools", tell!(lang, "count-tools", count = found.tools))
}

fn filled(here: &Here, classifier: &Classifier, check: &Check) -> CheckPage {
    let lang = here.lang;
    let title = tell!(lang, "check-title", id = check.id.as_str(), title = check.title(lang));
    let family = tell!(lang, "check-family-told", family = family(lang, check.family), meaning = check.family.meaning(lang));
    let (clues, code): (Vec<ClueShown>, _) = match check.search() {
        Search::Clues(clues) => (clues.iter().map(|one| clue(lang, one)).collect(), None),
        Search::Code(function) => (vec![], Some(function.told(lang))),
    };
    CheckPage {
        layout: Layout::new(here, title, tell!(lang, "check-summary", title = check.title(lang))),
        id: check.id.clone(),
        title: words::capitalised(check.title(lang)),
        why: check.why(lang).to_owned(),
        severity: SeverityBadge::new(lang, check.severity),
        family,
        code,
        one_of: (clues.len() > 1).then(|| tell!(lang, "check-one-of", count = clues.len())),
        clues,
        groups: classifier.groups(check).into_iter().map(|one| group(lang, one)).collect(),
        fires: check.fires.iter().map(|one| example(lang, one)).collect(),
        quiet: check.quiet.iter().map(|one| example(lang, one)).collect(),
        references: check.references.iter().map(|name| Reference::of(name)).collect(),
        found_on: None,
        tools: vec![],
        facts: vec![(lang.say("rule-file"), format!("checks/{}", check.file)), (lang.say("rule-version"), classifier.version().to_owned())],
        api: address::api(&address::rule(&check.id)),
    }
}

fn clue(lang: Lang, clue: &ClueView<'_>) -> ClueShown {
    let places = clue.places.iter().map(|place| place.told(lang));
    let places = places.reduce(|one, other| tell!(lang, "check-or-in", one = one, other = other));
    let part = |(number, part): (usize, &Part<'_>)| {
        let name = match places.as_deref().filter(|_| number == 0) {
            Some(places) => tell!(lang, "check-places", part = part.told(lang), places = places),
            None => part.told(lang),
        };
        PartShown { name, patterns: part.patterns.iter().map(|text| chip(text)).collect() }
    };
    let (within, reach) = (clue.within, clue.reach);
    let distance = match (clue.across, clue.parts.iter().any(|part| part.key == "near")) {
        (false, false) => tell!(lang, "check-apart", within = within),
        (true, false) => tell!(lang, "check-apart-across", within = within),
        (false, true) => tell!(lang, "check-apart-near", within = within, reach = reach),
        (true, true) => tell!(lang, "check-apart-across-near", within = within, reach = reach),
    };
    ClueShown { parts: clue.parts.iter().enumerate().map(part).collect(), distance }
}

fn group(lang: Lang, (name, phrases): (&str, &[String])) -> Group {
    let size = tell!(lang, "check-phrases", count = phrases.len());
    Group { name: format!("<{name}>"), size, phrases: phrases.iter().map(|text| chip(text)).collect() }
}

fn chip(text: &str) -> Chip {
    Chip { text: text.to_owned(), language: words::language(text) }
}

fn example(lang: Lang, example: &CheckExample) -> ExampleView {
    let parameter = |(name, text): (&String, &String)| segments::plain(&tell!(lang, "check-example-parameter", name = name, text = text));
    let before = example.before.iter().map(|text| segments::plain(&tell!(lang, "check-example-before", text = text)));
    let title = example.title.iter().map(|title| segments::plain(&tell!(lang, "check-example-title", text = title)));
    let hint =
        |(name, value): (&String, &bool)| segments::plain(&tell!(lang, "check-example-annotation", name = name, value = value.to_string()));
    let names = example.names.iter().map(|name| segments::plain(&tell!(lang, "check-example-server", text = name)));
    ExampleView {
        tool: segments::plain(&example.tool),
        description: segments::clipped(&example.description, MAX_EXAMPLE),
        language: words::language(&example.description),
        notes: before
            .chain(title)
            .chain(example.params.iter().map(parameter))
            .chain(example.annotations.iter().map(hint))
            .chain(names)
            .collect(),
    }
}
