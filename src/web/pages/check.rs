//! One check: what it looks for, why, and what it must and must not object to.

use super::Layout;
use super::views::{SeverityBadge, ToolView};
use crate::classify::{Check, CheckExample, Classifier, ClueView, Part, Search};
use crate::lang::Lang;
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
    family: &'static str,
    meaning: String,
    /// What its code does, when it is code.
    code: Option<String>,
    clues: Vec<ClueShown>,
    groups: Vec<Group>,
    fires: Vec<ExampleView>,
    quiet: Vec<ExampleView>,
    references: Vec<Reference>,
    /// `None` for a check of servers.
    found_on: Option<String>,
    tools: Vec<ToolView>,
    facts: Vec<(&'static str, String)>,
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
pub(super) async fn page(state: &state::State, check: &Check) -> Result<CheckPage, StoreError> {
    let objections = if check.is_of_servers() { None } else { Some(state.store.objections(&check.id).await?) };
    let tools = match &objections {
        Some(found) if !found.examples.is_empty() => state.store.tools_by_key(&found.examples).await?,
        _ => vec![],
    };
    let found_on = objections.map(|found| found_on(&found, !tools.is_empty()));
    Ok(filled(&state.classifier, check, found_on, tools.into_iter().map(|card| ToolView::new(Lang::En, card)).collect()))
}

fn found_on(found: &Objections, shown: bool) -> String {
    let more = if found.more { "More than " } else { "" };
    let some = if shown && found.tools > found.examples.len() as u64 { ", among them these" } else { "" };
    format!("{more}{} in this catalogue{some}.", words::count(found.tools, "tool"))
}

fn filled(classifier: &Classifier, check: &Check, found_on: Option<String>, tools: Vec<ToolView>) -> CheckPage {
    let summary = words::sentence(&format!("A check of the definitions of MCP tools: it objects to one that {}", check.title));
    let (clues, code) = match check.search() {
        Search::Clues(clues) => (clues.iter().map(clue).collect(), None),
        Search::Code(function) => (vec![], Some(function.told(Lang::En))),
    };
    CheckPage {
        layout: Layout::new(&Here::default(), format!("{}: {} · checks · toolgrade", check.id, check.title), summary),
        id: check.id.clone(),
        title: words::capitalised(&check.title),
        why: check.why.clone(),
        severity: SeverityBadge::new(Lang::En, check.severity),
        family: check.family.as_str(),
        meaning: check.family.meaning(Lang::En),
        code,
        clues,
        groups: classifier.groups(check).into_iter().map(group).collect(),
        fires: check.fires.iter().map(example).collect(),
        quiet: check.quiet.iter().map(example).collect(),
        references: check.references.iter().map(|name| Reference::of(name)).collect(),
        found_on,
        tools,
        facts: vec![("File", format!("checks/{}", check.file)), ("Rules version", classifier.version().to_owned())],
        api: address::api(&address::rule(&check.id)),
    }
}

fn clue(clue: &ClueView<'_>) -> ClueShown {
    let places: Vec<String> = clue.places.iter().map(|place| place.told(Lang::En)).collect();
    let part = |(number, part): (usize, &Part<'_>)| {
        let place = if number == 0 && !places.is_empty() { format!(", in {}", places.join(" or in ")) } else { String::new() };
        PartShown { name: format!("{}{place}", part.told(Lang::En)), patterns: part.patterns.iter().map(|text| chip(text)).collect() }
    };
    let end = if clue.across { "also beyond the end of a sentence" } else { "in one sentence" };
    let near = if clue.parts.iter().any(|part| part.key == "near") {
        format!("; “near” is within {} bytes", clue.reach)
    } else {
        String::new()
    };
    ClueShown {
        parts: clue.parts.iter().enumerate().map(part).collect(),
        distance: format!("The phrases of a line stand at most {} bytes apart, {end}{near}.", clue.within),
    }
}

fn group((name, phrases): (&str, &[String])) -> Group {
    Group { name: format!("<{name}>"), phrases: phrases.iter().map(|text| chip(text)).collect() }
}

fn chip(text: &str) -> Chip {
    Chip { text: text.to_owned(), language: words::language(text) }
}

fn example(example: &CheckExample) -> ExampleView {
    let parameter = |(name, text): (&String, &String)| segments::plain(&format!("Parameter {name}: {text}"));
    let before = example.before.iter().map(|text| segments::plain(&format!("Description before: {text}")));
    let title = example.title.iter().map(|title| segments::plain(&format!("Title: {title}")));
    let hint = |(name, value): (&String, &bool)| segments::plain(&format!("Annotation {name}: {value}"));
    let names = example.names.iter().map(|name| segments::plain(&format!("Server: {name}")));
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
