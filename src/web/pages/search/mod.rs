//! The page of results: servers and tools apart, filters with their counts, and what to try where nothing was found.

mod advice;
mod filters;
mod hits;
mod links;
mod mistaken;

use self::advice::Advice;
use self::hits::{ServerHit, ToolHit};
use self::links::Links;
use self::mistaken::Mistaken;
use super::Layout;
use super::facets::{Chip, Group};
use crate::lang::{Lang, tell};
use crate::search::{Answer, Filter, Hit, Kind, MAX_RESULTS, Matching, SearchState};
use crate::store::ToolCard;
use crate::web::error::{PageError, RETRY_AFTER};
use crate::web::finding::{self, Asked, Found};
use crate::web::here::Here;
use crate::web::segments::Segment;
use crate::web::{address, state, words};
use askama::Template;
use askama_web::WebTemplate;
use axum::extract::{Query, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};

/// Before anything is asked.
#[derive(Template, WebTemplate)]
#[template(path = "search_start.html")]
struct Start {
    layout: Layout,
}

/// While there is no index to ask.
#[derive(Template, WebTemplate)]
#[template(path = "search_rebuilding.html")]
struct Rebuilding {
    layout: Layout,
    progress: String,
    again: String,
}

#[derive(Template, WebTemplate)]
#[template(path = "search.html")]
struct Results {
    layout: Layout,
    /// Over the tools; none where servers alone are asked for.
    heading: Option<String>,
    correction: Option<Correction>,
    mistaken: Vec<Mistaken>,
    /// Where nothing holds all of the words: what is shown instead.
    note: Option<String>,
    chips: Vec<Chip>,
    servers: Vec<ServerHit>,
    tools: Vec<ToolHit>,
    groups: Vec<Group>,
    advice: Option<Advice>,
    previous: Option<String>,
    next: Option<String>,
    /// Whether there are more results than anybody can page to.
    ends: bool,
}

/// Words were replaced: what is shown, what was typed, and the search for exactly that.
struct Correction {
    used: String,
    used_url: String,
    typed: String,
    typed_url: String,
}

/// `GET /search?q=`
pub(in crate::web) async fn show(
    State(state): State<state::State>,
    here: Here,
    Query(parameters): Query<Vec<(String, String)>>,
) -> Result<Response, PageError> {
    let asked = Asked::read(parameters)?;
    if asked.text.trim().is_empty() {
        return Ok(Start { layout: layout(&here, here.lang.say("search-title"), String::new()) }.into_response());
    }
    if let SearchState::Rebuilding { done, total } = state.search.state() {
        return Ok(rebuilding(&here, &asked, done, total));
    }
    let found = finding::find(&state, &asked).await?;
    let nothing = found.answer.total.count == 0 && found.servers.is_empty();
    let advice = if nothing { Some(Advice::on(here.lang, &state, &asked, &found.answer).await?) } else { None };
    Ok(results(&here, &asked, found, advice).into_response())
}

fn results(here: &Here, asked: &Asked, found: Found, advice: Option<Advice>) -> Results {
    let Found { answer, tools, servers, homes } = found;
    let links = Links::new(here.lang, &answer.query, asked.verbatim);
    let typed = asked.text.trim();
    Results {
        layout: layout(here, tell!(here.lang, "search-title-of", query = words::shortened(typed)), typed.to_owned()),
        heading: (!servers_alone(&answer)).then(|| heading(here.lang, &answer)),
        correction: correction(&answer, &links),
        mistaken: mistaken::all(&links),
        note: note(&answer).map(|key| here.lang.say(key)),
        chips: filters::chips(&links),
        tools: tool_hits(tools, &answer, &links),
        servers: servers.iter().map(|card| ServerHit::new(here.lang, card, &answer.marker)).collect(),
        groups: filters::groups(&answer, homes, &links),
        advice,
        previous: answer.previous.as_deref().map(|cursor| links.page(cursor)),
        ends: answer.next.is_none() && answer.total.count > MAX_RESULTS as u64,
        next: answer.next.as_deref().map(|cursor| links.page(cursor)),
    }
}

fn tool_hits(tools: Vec<(Hit, ToolCard)>, answer: &Answer, links: &Links<'_>) -> Vec<ToolHit> {
    // Where a good name stands above a long text that holds more of the words, its own line says so.
    let fewer = tools.iter().rposition(|(hit, _)| hit.matching == answer.matching).map(|last| last + 1);
    let mut hits: Vec<ToolHit> = tools.into_iter().map(|(hit, card)| ToolHit::new(&hit, card, &answer.marker, links)).collect();
    if let Some(hit) = fewer.and_then(|at| hits.get_mut(at)) {
        hit.begins_fewer = true;
    }
    hits
}

fn rebuilding(here: &Here, asked: &Asked, done: u64, total: u64) -> Response {
    let page = Rebuilding {
        layout: layout(here, here.lang.say("search-title"), asked.text.clone()),
        progress: words::percent(here.lang, done, total),
        again: address::search(&asked.text),
    };
    (StatusCode::SERVICE_UNAVAILABLE, [(header::RETRY_AFTER, RETRY_AFTER)], page).into_response()
}

fn layout(here: &Here, title: String, query: String) -> Layout {
    Layout::new(here, title, here.lang.say("search-summary")).searched(query)
}

fn heading(lang: Lang, answer: &Answer) -> String {
    let tools = tell!(lang, "count-tools", count = answer.total.count);
    match (answer.total.count, answer.total.more) {
        (0, _) => lang.say("search-heading-none"),
        (_, true) => tell!(lang, "search-heading-more-than", tools = tools),
        (_, false) => tools,
    }
}

fn servers_alone(answer: &Answer) -> bool {
    answer.hits.is_empty() && answer.query.filters.contains(&Filter::Kind(Kind::Server))
}

fn note(answer: &Answer) -> Option<&'static str> {
    match (answer.matching, answer.hits.is_empty()) {
        (_, true) | (Matching::All, _) => None,
        (Matching::Most, _) => Some("search-note-most"),
        (Matching::Any, _) => Some("search-note-any"),
    }
}

fn correction(answer: &Answer, links: &Links<'_>) -> Option<Correction> {
    if answer.corrections.is_empty() {
        return None;
    }
    let (used, typed) = (answer.corrected(), answer.query.to_text());
    Some(Correction { used_url: links.to(&used), typed_url: links.verbatim(&typed), used, typed })
}
