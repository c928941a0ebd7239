//! Search as programs read it.

use super::reply;
use super::shapes::{OptionShape, ServerItem};
use crate::search::{Answer, FacetOption, Filter, FilterField, Hit, MAX_RESULTS, Matching, Reason};
use crate::store::{ServerName, ToolCard};
use crate::web::error::ApiError;
use crate::web::excerpt::{self, Pieces};
use crate::web::finding::{self, Asked, Found};
use crate::web::{address, state};
use axum::body::Bytes;
use axum::extract::{Query, RawQuery, State};
use axum::response::Response;
use serde::Serialize;

#[derive(Serialize)]
pub(in crate::web) struct Results {
    /// How the words and filters were read.
    query: String,
    tools: Vec<ToolHit>,
    servers: Vec<ServerItem>,
    facets: FacetsShape,
    /// Words that nobody uses, and those that were looked up instead.
    corrections: Vec<CorrectionShape>,
    /// The query with these put in; null without any.
    corrected: Option<String>,
    meta: Meta,
}

#[derive(Serialize)]
struct Meta {
    /// Tools in all; where `total_exact` is false there are more.
    total: u64,
    total_exact: bool,
    /// How many of the words the best hits hold: all, most or any.
    matching: &'static str,
    /// Results beyond this can't be paged to.
    reachable: usize,
    next: Option<String>,
    previous: Option<String>,
}

/// A tool that was found.
#[derive(Serialize)]
struct ToolHit {
    server: String,
    server_name: String,
    tool: String,
    category: &'static str,
    risk: &'static str,
    traits: Vec<&'static str>,
    confidence: f64,
    /// The name in pieces.
    name: Vec<Piece>,
    /// The part of the description that holds the most words, in pieces; empty without a description.
    snippet: Vec<Piece>,
    /// What matched: `exact_name`, `name`, `part_of_name`, `text` or `filters`.
    matched: &'static str,
    /// How many of the words it holds at least: all, most or any.
    matching: &'static str,
    why: String,
    /// On the last of several tools of one server: how many more it has, which are left to a search with `server=`.
    more_on_server: Option<u64>,
    url: String,
}

/// A piece of a text, and whether it is what was searched for.
#[derive(Serialize)]
struct Piece {
    text: String,
    marked: bool,
}

/// Counts for each filter, under the filters of all other fields.
#[derive(Serialize)]
struct FacetsShape {
    category: Vec<OptionShape>,
    risk: Vec<OptionShape>,
    #[serde(rename = "trait")]
    traits: Vec<OptionShape>,
    lang: Vec<OptionShape>,
    has: Vec<OptionShape>,
    server: Vec<HomeShape>,
}

#[derive(Serialize)]
struct HomeShape {
    value: String,
    name: String,
    count: u64,
    chosen: bool,
}

#[derive(Serialize)]
struct CorrectionShape {
    typed: String,
    used: String,
}

/// `GET /search?q=`: tools and servers, best first, and how many there are under each filter.
pub(in crate::web) async fn get(
    State(state): State<state::State>,
    RawQuery(address): RawQuery,
    Query(parameters): Query<Vec<(String, String)>>,
) -> Result<Response, ApiError> {
    // The moment comes first: what changes while this is answered makes it too old, never too new.
    let (moment, address) = (state.moment(), address.unwrap_or_default());
    if let Some(known) = state.kept.get(moment, &address) {
        return Ok(reply::json_bytes(known));
    }
    let found = finding::find(&state, &Asked::read(parameters)?).await?;
    let answer = Bytes::from(serde_json::to_vec(&Results::from(found)).expect("plain data with text keys always becomes JSON"));
    state.kept.put(moment, &address, &answer);
    Ok(reply::json_bytes(answer))
}

impl From<Found> for Results {
    fn from(Found { answer, tools, servers, homes }: Found) -> Self {
        Self {
            query: answer.query.to_text().trim_end().to_owned(),
            tools: tools.into_iter().map(|(hit, card)| tool(&hit, card, &answer)).collect(),
            servers: servers.iter().map(Into::into).collect(),
            facets: facets(&answer, homes),
            corrected: (!answer.corrections.is_empty()).then(|| answer.corrected().trim_end().to_owned()),
            corrections: corrections(&answer),
            meta: Meta {
                total: answer.total.count,
                total_exact: !answer.total.more,
                matching: matching(answer.matching),
                reachable: MAX_RESULTS,
                next: answer.next.clone(),
                previous: answer.previous.clone(),
            },
        }
    }
}

fn tool(hit: &Hit, card: ToolCard, answer: &Answer) -> ToolHit {
    let snippet = excerpt::text(&answer.marker, card.description.as_deref().unwrap_or(""));
    ToolHit {
        url: address::tool(&card.server, &card.name),
        server: card.server.to_string(),
        server_name: card.server_name,
        category: card.category.as_str(),
        risk: card.risk.as_str(),
        traits: card.traits.iter().map(|found| found.as_str()).collect(),
        confidence: card.confidence.value(),
        name: pieces(&excerpt::name(&answer.marker, &card.name)),
        matched: matched(hit.reason),
        matching: matching(hit.matching),
        why: excerpt::why(crate::lang::Lang::En, hit, &snippet),
        snippet: pieces(&snippet),
        more_on_server: hit.more,
        tool: card.name,
    }
}

fn pieces(pieces: &Pieces<'_>) -> Vec<Piece> {
    pieces.iter().map(|(text, marked)| Piece { text: (*text).to_owned(), marked: *marked }).collect()
}

fn facets(answer: &Answer, homes: Vec<(ServerName, u64)>) -> FacetsShape {
    let shape = |option: &FacetOption| OptionShape { value: option.filter.value(), count: option.count, chosen: option.chosen };
    let of = |field| answer.facets.options.iter().filter(|option| option.filter.field() == field).map(shape).collect();
    let home = |(server, count): (ServerName, u64)| HomeShape {
        chosen: answer.query.filters.iter().any(|filter| matches!(filter, Filter::Server(name) if *name == server.slug.as_str())),
        value: server.slug.to_string(),
        name: server.name,
        count,
    };
    FacetsShape {
        category: of(FilterField::Category),
        risk: of(FilterField::Risk),
        traits: of(FilterField::Trait),
        lang: of(FilterField::Language),
        has: of(FilterField::Has),
        server: homes.into_iter().map(home).collect(),
    }
}

fn corrections(answer: &Answer) -> Vec<CorrectionShape> {
    answer.corrections.iter().map(|one| CorrectionShape { typed: one.typed.clone(), used: one.used.clone() }).collect()
}

fn matched(reason: Reason) -> &'static str {
    match reason {
        Reason::ExactName => "exact_name",
        Reason::Name => "name",
        Reason::PartOfName => "part_of_name",
        Reason::Text => "text",
        Reason::Filters => "filters",
    }
}

fn matching(matching: Matching) -> &'static str {
    match matching {
        Matching::All => "all",
        Matching::Most => "most",
        Matching::Any => "any",
    }
}
