//! One rule: what it looks for, what it adds, and what it must and must not fire on.

use super::rules::theme_name;
use super::views::ToolView;
use super::{Layout, check};
use crate::classify::{Clause, Example, Rule};
use crate::lang::{Lang, tell};
use crate::model::Trait;
use crate::store::Firing;
use crate::web::error::PageError;
use crate::web::extract::{self, Named};
use crate::web::here::Here;
use crate::web::marked::Marked;
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
    effects: Vec<Marked>,
    only_for: Option<String>,
    when: Vec<ClauseView>,
    /// Of several descriptions, that one is enough.
    one_of: Option<String>,
    unless: Vec<ClauseView>,
    /// The rest of them, behind how many there are.
    more_unless: Vec<ClauseView>,
    more_told: String,
    fires: Vec<ExampleView>,
    quiet: Vec<ExampleView>,
    fired_on: Option<String>,
    tools: Vec<ToolView>,
    theme: String,
    theme_url: String,
    facts: Vec<(String, String)>,
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
    /// How many more there are.
    rest: String,
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

/// Clauses that keep a rule quiet and are shown at once.
const SHOWN_UNLESS: usize = 5;

/// So many more are not worth a click.
const FEW: usize = 8;

/// `GET /rules/{id}`: a rule or a check.
pub(in crate::web) async fn show(State(state): State<state::State>, here: Here, Path(id): Path<String>) -> Result<Response, PageError> {
    Ok(match extract::rule(&state, &id)? {
        Named::Rule(rule) => counted(&state, &here, rule).await?.into_response(),
        Named::Check(check) => check::page(&state, &here, check).await?.into_response(),
    })
}

async fn counted(state: &state::State, here: &Here, rule: &Rule) -> Result<RulePage, PageError> {
    let firings = state.firings();
    let firing = firings.as_ref().map(|all| all.of(&rule.id).cloned().unwrap_or_default());
    let keys = firing.as_ref().map(Firing::examples).unwrap_or_default();
    let tools = if keys.is_empty() { vec![] } else { state.store.tools_by_key(&keys).await? };
    let fired_on = firing.map(|firing| {
        let some = firing.tools > tools.len() as u64 && !tools.is_empty();
        let count = tell!(here.lang, "count-tools", count = firing.tools);
        here.lang.with(if some { "rule-fired-on-some" } else { "rule-fired-on" }, "tools", count)
    });
    let tools = tools.into_iter().map(|card| ToolView::new(here.lang, card)).collect();
    let theme = state.classifier.themes().iter().find(|theme| theme.file == rule.file).map(|theme| theme_name(here.lang, theme));
    Ok(RulePage { fired_on, tools, theme: theme.unwrap_or_default(), ..page(here, rule, state.classifier.version()) })
}

fn page(here: &Here, rule: &Rule, version: &str) -> RulePage {
    let lang = here.lang;
    let searched = |found: Trait| format!("[{}]({})", lang.named(found), address::search(&format!("trait:{found}")));
    let effects = rule.weights().iter().map(|weight| Marked::new(lang, weight.told(lang, searched))).collect();
    let only_for: Vec<String> = rule.categories().iter().map(|category| lang.category(*category)).collect();
    let title = tell!(lang, "rule-title", id = rule.id.as_str(), title = rule.title(lang));
    let when = rule.when();
    let mut unless: Vec<ClauseView> = rule.unless().iter().map(|one| clause(lang, one)).collect();
    // One more alone is not worth a click.
    let more_unless = if unless.len() > SHOWN_UNLESS + 1 { unless.split_off(SHOWN_UNLESS) } else { vec![] };
    RulePage {
        layout: Layout::new(here, title, tell!(lang, "rule-summary", title = rule.title(lang))),
        id: rule.id.clone(),
        title: words::capitalised(rule.title(lang)),
        why: rule.why(lang).to_owned(),
        effects,
        only_for: (!only_for.is_empty()).then(|| tell!(lang, "rule-only-for", categories = lang.either(&only_for))),
        one_of: (when.len() > 1).then(|| tell!(lang, "rule-one-of", count = when.len())),
        when: when.iter().map(|one| clause(lang, one)).collect(),
        unless,
        more_told: tell!(lang, "rule-unless-more", count = more_unless.len()),
        more_unless,
        fires: rule.fires.iter().map(|one| example(lang, one)).collect(),
        quiet: rule.quiet.iter().map(|one| example(lang, one)).collect(),
        fired_on: None,
        tools: vec![],
        theme: String::new(),
        theme_url: address::within(lang, &format!("/rules#{}", address::segment(&rule.file))),
        facts: vec![(lang.say("rule-file"), rule.file.clone()), (lang.say("rule-version"), version.to_owned())],
        api: address::api(&address::rule(&rule.id)),
    }
}

fn clause(lang: Lang, clause: &Clause<'_>) -> ClauseView {
    let place = |name, phrases: &[String]| {
        let mut shown: Vec<Chip> = phrases.iter().map(|text| Chip { language: words::language(text), text: text.clone() }).collect();
        let more = if shown.len() > SHOWN + FEW { shown.split_off(SHOWN) } else { vec![] };
        PlaceView { name, rest: tell!(lang, "rule-more-words", count = more.len()), shown, more }
    };
    ClauseView {
        places: clause.places.iter().map(|one| place(one.told(lang), one.phrases)).collect(),
        states: clause.states.iter().map(|state| state.told(lang)).collect(),
    }
}

fn example(lang: Lang, example: &Example) -> ExampleView {
    let listed = |key, names: &[String]| (!names.is_empty()).then(|| lang.with(key, "names", names.join(lang.comma())));
    let notes = [
        listed("rule-example-params", &example.params),
        listed("rule-example-required", &example.required),
        listed("rule-example-action", &example.action),
        example.server.as_ref().map(|text| tell!(lang, "rule-example-server", names = text.as_str())),
    ];
    ExampleView {
        tool: example.tool.clone(),
        description: example.description.clone(),
        language: words::language(&example.description),
        notes: notes.into_iter().flatten().collect(),
    }
}
