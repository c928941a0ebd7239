//! One rule: what it looks for, what it adds, and what it must and must not fire on.

use super::rules::theme_name;
use super::views::ToolView;
use super::{Layout, check};
use crate::classify::{Clause, Example, Rule};
use crate::lang::Lang;
use crate::store::Firing;
use crate::web::error::PageError;
use crate::web::extract::{self, Named};
use crate::web::here::Here;
use crate::web::{address, state, words};
use askama::Template;
use askama_web::WebTemplate;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};

#[derive(Template, WebTemplate)]
#[template(path = "rule.html")]
pub(in crate::web) struct RulePage {
    layout: Layout,
    id: String,
    title: String,
    why: String,
    effects: Vec<String>,
    only_for: String,
    when: Vec<ClauseView>,
    unless: Vec<ClauseView>,
    fires: Vec<ExampleView>,
    quiet: Vec<ExampleView>,
    fired_on: Option<String>,
    tools: Vec<ToolView>,
    theme: String,
    theme_url: String,
    facts: Vec<(&'static str, String)>,
    api: String,
}

/// Words in places that must all be there.
struct ClauseView {
    places: Vec<PlaceView>,
    states: Vec<String>,
}

/// The words of one place: some at once, the rest on demand.
struct PlaceView {
    name: String,
    shown: Vec<Chip>,
    more: Vec<Chip>,
}

/// A word with its language.
struct Chip {
    text: String,
    language: &'static str,
}

/// A definition in short.
struct ExampleView {
    tool: String,
    description: String,
    language: &'static str,
    notes: Vec<String>,
}

/// Words of a place that are shown at once.
const SHOWN: usize = 24;

/// So many more are not worth a click.
const FEW: usize = 8;

/// `GET /rules/{id}`: a rule or a check.
pub(in crate::web) async fn show(State(state): State<state::State>, Path(id): Path<String>) -> Result<Response, PageError> {
    Ok(match extract::rule(&state, &id)? {
        Named::Rule(rule) => counted(&state, rule).await?.into_response(),
        Named::Check(check) => check::page(&state, check).await?.into_response(),
    })
}

async fn counted(state: &state::State, rule: &Rule) -> Result<RulePage, PageError> {
    let firings = state.firings();
    let firing = firings.as_ref().map(|all| all.of(&rule.id).cloned().unwrap_or_default());
    let keys = firing.as_ref().map(Firing::examples).unwrap_or_default();
    let tools = if keys.is_empty() { vec![] } else { state.store.tools_by_key(&keys).await? };
    let fired_on = firing.map(|firing| {
        let some = if firing.tools > tools.len() as u64 && !tools.is_empty() { ", among them these" } else { "" };
        format!("{} in this catalogue{some}.", words::count(firing.tools, "tool"))
    });
    Ok(page(rule, state.classifier.version(), fired_on, tools.into_iter().map(|card| ToolView::new(Lang::En, card)).collect()))
}

fn page(rule: &Rule, version: &str, fired_on: Option<String>, tools: Vec<ToolView>) -> RulePage {
    let effects = rule.weights().into_iter().map(|weight| weight.told(Lang::En)).collect();
    let only_for: Vec<String> = rule.categories().iter().map(ToString::to_string).collect();
    let summary = words::sentence(&format!("A rule by which MCP tools are classified: the tool {}", rule.title));
    let (when, unless) = (rule.when(), rule.unless());
    RulePage {
        layout: Layout::new(&Here::default(), format!("{}: {} · rules · toolgrade", rule.id, rule.title), summary),
        id: rule.id.clone(),
        title: words::capitalised(&rule.title),
        why: rule.why.clone(),
        effects,
        only_for: words::list(&only_for),
        when: when.iter().map(clause).collect(),
        unless: unless.iter().map(clause).collect(),
        fires: rule.fires.iter().map(example).collect(),
        quiet: rule.quiet.iter().map(example).collect(),
        fired_on,
        tools,
        theme: theme_name(&rule.file),
        theme_url: format!("/rules#{}", address::segment(&rule.file)),
        facts: vec![("File", rule.file.clone()), ("Rules version", version.to_owned())],
        api: address::api(&address::rule(&rule.id)),
    }
}

fn clause(clause: &Clause<'_>) -> ClauseView {
    let place = |name, phrases: &[String]| {
        let mut shown: Vec<Chip> = phrases.iter().map(|text| Chip { language: words::language(text), text: text.clone() }).collect();
        let more = if shown.len() > SHOWN + FEW { shown.split_off(SHOWN) } else { vec![] };
        PlaceView { name, shown, more }
    };
    ClauseView {
        places: clause.places.iter().map(|one| place(one.told(Lang::En), one.phrases)).collect(),
        states: clause.states.iter().map(|state| state.told(Lang::En)).collect(),
    }
}

fn example(example: &Example) -> ExampleView {
    let listed = |label: &str, names: &[String]| (!names.is_empty()).then(|| format!("{label}: {}", names.join(", ")));
    let notes = [
        listed("Parameters", &example.params),
        listed("Parameters that must be given", &example.required),
        listed("Choices of action", &example.action),
        example.server.as_ref().map(|text| format!("Server: {text}")),
    ];
    ExampleView {
        tool: example.tool.clone(),
        description: example.description.clone(),
        language: words::language(&example.description),
        notes: notes.into_iter().flatten().collect(),
    }
}
