use super::checks;
use super::reply::Meta;
use crate::classify::{Clause, Example, Rule};
use crate::model::{Cursor, Page};
use crate::store::Firings;
use crate::web::error::ApiError;
use crate::web::extract::{self, Named, Paging};
use crate::web::{address, state};
use axum::Json;
use axum::extract::{Path, Query, State};
use serde::Serialize;
use serde_json::{Map, Value, json};

#[derive(Serialize)]
pub(in crate::web) struct List {
    rules: Vec<Item>,
    /// All of them with every page of rules: they are few, and `meta` counts rules alone.
    checks: Vec<checks::Item>,
    rules_version: String,
    meta: Meta,
}

#[derive(Serialize)]
pub(in crate::web) struct One {
    #[serde(flatten)]
    named: Either,
    rules_version: String,
}

/// What an id under `/rules` names.
#[derive(Serialize)]
#[serde(rename_all = "lowercase")]
enum Either {
    Rule(Box<Whole>),
    Check(Box<checks::Whole>),
}

/// A rule in a list.
#[derive(Serialize)]
struct Item {
    id: String,
    title: String,
    file: String,
    adds: Map<String, Value>,
    /// Tools that it fired on; null until they have been counted.
    tools: Option<u64>,
    url: String,
}

/// A rule with everything that its block says.
#[derive(Serialize)]
struct Whole {
    #[serde(flatten)]
    item: Item,
    why: String,
    when: Vec<Map<String, Value>>,
    unless: Vec<Map<String, Value>>,
    category: Vec<&'static str>,
    fires: Vec<ExampleShape>,
    quiet: Vec<ExampleShape>,
}

#[derive(Serialize)]
struct ExampleShape {
    tool: String,
    description: String,
    params: Vec<String>,
    required: Vec<String>,
    action: Vec<String>,
    server_description: Option<String>,
}

/// `GET /rules`: in the order of their files.
pub(in crate::web) async fn list(State(state): State<state::State>, Query(paging): Query<Paging>) -> Result<Json<List>, ApiError> {
    let (rules, firings) = (state.classifier.rules(), state.firings());
    let page = page(rules, paging.cursor(1)?.as_ref(), paging.limit()?);
    let meta = Meta { total: rules.len() as u64, next: page.next.map(|cursor| cursor.to_string()) };
    let items = page.rows.into_iter().map(|rule| item(rule, firings.as_deref())).collect();
    let checks = state.classifier.checks().iter().map(checks::item).collect();
    Ok(Json(List { rules: items, checks, rules_version: state.classifier.version().to_owned(), meta }))
}

/// `GET /rules/{id}`
pub(in crate::web) async fn get(State(state): State<state::State>, Path(id): Path<String>) -> Result<Json<One>, ApiError> {
    let named = match extract::rule(&state, &id)? {
        Named::Rule(rule) => Either::Rule(Box::new(whole(rule, state.firings().as_deref()))),
        Named::Check(check) => Either::Check(Box::new(checks::whole(check, &state.classifier))),
    };
    Ok(Json(One { named, rules_version: state.classifier.version().to_owned() }))
}

fn page<'a>(rules: &'a [Rule], after: Option<&Cursor>, limit: usize) -> Page<&'a Rule> {
    let last = after.and_then(|cursor| cursor.keys().first());
    let start = last.and_then(|id| rules.iter().position(|rule| rule.id == *id)).map_or(0, |at| at + 1);
    Page::of(rules.iter().skip(start).take(limit + 1).collect(), limit, |rule| vec![rule.id.clone()])
}

fn item(rule: &Rule, firings: Option<&Firings>) -> Item {
    Item {
        id: rule.id.clone(),
        title: rule.title.clone(),
        file: rule.file.clone(),
        adds: rule.weights().into_iter().map(|weight| (weight.target.to_owned(), json!(weight.weight))).collect(),
        tools: firings.map(|all| all.of(&rule.id).map_or(0, |firing| firing.tools)),
        url: address::rule(&rule.id),
    }
}

fn whole(rule: &Rule, firings: Option<&Firings>) -> Whole {
    Whole {
        item: item(rule, firings),
        why: rule.why.clone(),
        when: rule.when().iter().map(clause).collect(),
        unless: rule.unless().iter().map(clause).collect(),
        category: rule.categories().iter().map(|category| category.as_str()).collect(),
        fires: rule.fires.iter().map(example).collect(),
        quiet: rule.quiet.iter().map(example).collect(),
    }
}

/// As it stands in the rule's file: words by place.
fn clause(clause: &Clause<'_>) -> Map<String, Value> {
    let places = clause.places.iter().map(|place| (place.key.to_owned(), json!(place.phrases)));
    places.chain(clause.states.iter().map(|state| (state.key.to_owned(), json!(state.is)))).collect()
}

fn example(example: &Example) -> ExampleShape {
    let Example { tool, description, params, required, action, server } = example.clone();
    ExampleShape { tool, description, params, required, action, server_description: server }
}
