//! The page of results: servers and tools apart, filters with their counts, and what to try where nothing was found.

mod advice;
mod filters;
mod hits;
mod links;

use self::advice::Advice;
use self::filters::{Chip, Group};
use self::hits::{ServerHit, ToolHit};
use self::links::Links;
use super::Layout;
use crate::search::{Answer, Filter, Hit, Kind, MAX_RESULTS, Matching, SearchState};
use crate::store::ToolCard;
use crate::web::error::{PageError, RETRY_AFTER};
use crate::web::finding::{self, Asked, Found};
use crate::web::here::Here;
use crate::web::segments::Segment;
use crate::web::{state, words};
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
    /// Where nothing holds all of the words: what is shown instead.
    note: Option<&'static str>,
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
    Query(parameters): Query<Vec<(String, String)>>,
) -> Result<Response, PageError> {
    let asked = Asked::read(parameters)?;
    if asked.text.trim().is_empty() {
        return Ok(Start { layout: layout("Search · toolgrade".into(), String::new()) }.into_response());
    }
    if let SearchState::Rebuilding { done, total } = state.search.state() {
        return Ok(rebuilding(&asked, done, total));
    }
    let found = finding::find(&state, &asked).await?;
    let nothing = found.answer.total.count == 0 && found.servers.is_empty();
    let advice = if nothing { Some(Advice::on(&state, &asked, &found.answer).await?) } else { None };
    Ok(results(&asked, found, advice).into_response())
}

fn results(asked: &Asked, found: Found, advice: Option<Advice>) -> Results {
    let Found { answer, tools, servers, homes } = found;
    let links = Links::new(&answer.query, asked.verbatim);
    let typed = asked.text.trim();
    Results {
        layout: layout(format!("{}: search · toolgrade", words::shortened(typed)), typed.to_owned()),
        heading: (!servers_alone(&answer)).then(|| heading(&answer)),
        correction: correction(&answer, &links),
        note: note(&answer),
        chips: filters::chips(&links),
        tools: tool_hits(tools, &answer, &links),
        servers: servers.iter().map(|card| ServerHit::new(card, &answer.marker)).collect(),
        groups: filters::groups(&answer, homes, &links),
        advice,
        previous: answer.previous.as_deref().map(|cursor| links.page(cursor)),
        ends: answer.next.is_none() && answer.total.count > MAX_RESULTS as u64,
        next: answer.next.as_deref().map(|cursor| links.page(cursor)),
    }
}

fn tool_hits(tools: Vec<(Hit, ToolCard)>, answer: &Answer, links: &Links<'_>) -> Vec<ToolHit> {
    let fewer = tools.iter().position(|(hit, _)| hit.matching != answer.matching);
    let mut hits: Vec<ToolHit> = tools.into_iter().map(|(hit, card)| ToolHit::new(&hit, card, &answer.marker, links)).collect();
    if let Some(hit) = fewer.and_then(|at| hits.get_mut(at)) {
        hit.begins_fewer = true;
    }
    hits
}

fn rebuilding(asked: &Asked, done: u64, total: u64) -> Response {
    let page = Rebuilding {
        layout: layout("Search · toolgrade".into(), asked.text.clone()),
        progress: words::percent(done, total),
        again: crate::web::address::search(&asked.text),
    };
    (StatusCode::SERVICE_UNAVAILABLE, [(header::RETRY_AFTER, RETRY_AFTER)], page).into_response()
}

fn layout(title: String, query: String) -> Layout {
    Layout::new(&Here::default(), title, "Search MCP servers and tools by the words in their names and descriptions.").searched(query)
}

fn heading(answer: &Answer) -> String {
    match (answer.total.count, answer.total.more) {
        (0, _) => "No tools".into(),
        (count, true) => format!("More than {}", words::count(count, "tool")),
        (count, false) => words::count(count, "tool"),
    }
}

fn servers_alone(answer: &Answer) -> bool {
    answer.hits.is_empty() && answer.query.filters.contains(&Filter::Kind(Kind::Server))
}

fn note(answer: &Answer) -> Option<&'static str> {
    match (answer.matching, answer.hits.is_empty()) {
        (_, true) | (Matching::All, _) => None,
        (Matching::Most, _) => Some("Nothing holds all of these words; these hold most of them."),
        (Matching::Any, _) => Some("Nothing holds all of these words; these hold at least one of them."),
    }
}

fn correction(answer: &Answer, links: &Links<'_>) -> Option<Correction> {
    if answer.corrections.is_empty() {
        return None;
    }
    let (used, typed) = (answer.corrected(), answer.query.to_text());
    Some(Correction { used_url: links.to(&used), typed_url: Links::verbatim(&typed), used, typed })
}
