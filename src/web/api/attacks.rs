//! The attack library as programs read it.

use super::reply::Meta;
use crate::classify::attacks::{Attached, Attack, Known, Opening, Part, Shape, Source, Telling};
use crate::model::{Category, Cursor, Page};
use crate::web::error::ApiError;
use crate::web::extract::{self, Paging};
use crate::web::references::Reference;
use crate::web::{address, state};
use axum::Json;
use axum::extract::{Path, Query, State};
use serde::Serialize;

#[derive(Serialize)]
pub(in crate::web) struct List {
    attacks: Vec<Item>,
    meta: Meta,
}

#[derive(Serialize)]
pub(in crate::web) struct One {
    attack: Whole,
}

/// An attack in a list.
#[derive(Serialize)]
struct Item {
    id: String,
    kind: &'static str,
    when: String,
    title: String,
    summary: String,
    lists: Vec<Reference>,
    url: String,
}

/// An attack with all that is told of it.
#[derive(Serialize)]
struct Whole {
    #[serde(flatten)]
    item: Item,
    what_happened: String,
    how_it_works: Vec<String>,
    stop: Vec<String>,
    opens: Vec<OpeningShape>,
    known: Known,
    references: Vec<SourceShape>,
    /// The texts in Chinese; null where they were not written.
    zh: Option<TellingShape>,
}

#[derive(Serialize)]
struct OpeningShape {
    reason: String,
    traits: Vec<&'static str>,
    without: Vec<&'static str>,
    category: Option<&'static str>,
    parameter: Option<&'static str>,
    findings: Vec<String>,
    /// Where they must stand.
    #[serde(rename = "in")]
    part: Option<&'static str>,
    named: Vec<String>,
}

#[derive(Serialize)]
struct SourceShape {
    title: String,
    url: String,
}

#[derive(Serialize)]
struct TellingShape {
    title: String,
    summary: String,
    what_happened: String,
    how_it_works: Vec<String>,
    stop: Vec<String>,
}

/// An attack that a tool is open to.
#[derive(Serialize)]
pub(super) struct AttachedShape {
    id: String,
    title: String,
    reason: String,
    parameter: Option<String>,
    url: String,
}

/// `GET /attacks`: by kind and title.
pub(in crate::web) async fn list(State(state): State<state::State>, Query(paging): Query<Paging>) -> Result<Json<List>, ApiError> {
    let all = state.classifier.attacks().all();
    let page = page(all, paging.cursor(1)?.as_ref(), paging.limit()?);
    let meta = Meta { total: all.len() as u64, next: page.next.map(|cursor| cursor.to_string()) };
    Ok(Json(List { attacks: page.rows.into_iter().map(item).collect(), meta }))
}

/// `GET /attacks/{id}`
pub(in crate::web) async fn get(State(state): State<state::State>, Path(id): Path<String>) -> Result<Json<One>, ApiError> {
    Ok(Json(One { attack: whole(extract::attack(&state, &id)?) }))
}

fn page<'a>(attacks: &'a [Attack], after: Option<&Cursor>, limit: usize) -> Page<&'a Attack> {
    let last = after.and_then(|cursor| cursor.keys().first());
    let start = last.and_then(|id| attacks.iter().position(|attack| attack.id == *id)).map_or(0, |at| at + 1);
    Page::of(attacks.iter().skip(start).take(limit + 1).collect(), limit, |attack| vec![attack.id.clone()])
}

fn item(attack: &Attack) -> Item {
    Item {
        id: attack.id.clone(),
        kind: attack.kind.as_str(),
        when: attack.when.clone(),
        title: attack.told.title.clone(),
        summary: attack.told.summary.clone(),
        lists: attack.lists.iter().map(|name| Reference::of(name)).collect(),
        url: address::attack(&attack.id),
    }
}

fn whole(attack: &Attack) -> Whole {
    let Telling { what_happened, how_it_works, stop, .. } = attack.told.clone();
    Whole {
        item: item(attack),
        what_happened,
        how_it_works,
        stop,
        opens: attack.opens.iter().map(opening).collect(),
        known: attack.known,
        references: attack.references.iter().cloned().map(source).collect(),
        zh: attack.zh.clone().map(telling),
    }
}

fn opening(opening: &Opening) -> OpeningShape {
    let Opening { reason, traits, without, category, parameter, findings, part, named, .. } = opening.clone();
    OpeningShape {
        reason,
        traits: traits.iter().map(|found| found.as_str()).collect(),
        without: without.iter().map(|found| found.as_str()).collect(),
        category: category.map(Category::as_str),
        parameter: parameter.map(Shape::as_str),
        findings,
        part: part.map(Part::as_str),
        named,
    }
}

fn source(Source { title, url }: Source) -> SourceShape {
    SourceShape { title, url }
}

fn telling(telling: Telling) -> TellingShape {
    let Telling { title, summary, what_happened, how_it_works, stop } = telling;
    TellingShape { title, summary, what_happened, how_it_works, stop }
}

impl From<Attached<'_>> for AttachedShape {
    fn from(attached: Attached<'_>) -> Self {
        Self {
            id: attached.attack.id.clone(),
            title: attached.attack.told.title.clone(),
            reason: attached.opening.reason.clone(),
            url: address::attack(&attached.attack.id),
            parameter: attached.parameter,
        }
    }
}
